"""A section that is one mapping and no list: a file of its own, or a key of `case.yaml`."""

from __future__ import annotations

from onetext.casefile.nodes import Document
from onetext.casefile.section import Section
from onetext.casefile.values import kind_of
from onetext.errors import Fault

__all__ = ["one_mapping"]


def one_mapping(
    name: str, document: Document, prefix: tuple[str | int, ...], before: Section | None
) -> tuple[Section | None, list[Fault]]:
    """The section under a prefix of a document; None where it is empty, is no mapping, or stands elsewhere already."""
    value = document.value
    if prefix and isinstance(value, dict):
        value = value[name]
    section = Section(name, document, value, prefix)
    if value is None:
        return None, []
    if not isinstance(value, dict):
        message = f"expected a mapping, found {kind_of(value)}"
        return None, [section.fault("E105", (), message, "write a key, a colon and its value on each line")]
    if before is not None:
        message = f"{name} stands in {before.where.file.name} already"
        return None, [section.fault("E310", (), message, "keep one of the two")]
    return section, []
