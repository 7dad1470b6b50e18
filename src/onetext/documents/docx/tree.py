"""A part as a tree, with the bytes at which its paragraphs stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onetext.documents.docx.names import WORD, WORD_STRICT, w
from onetext.documents.docx.package import Package
from onetext.documents.docx.parsing import built, parse_xml, places
from onetext.documents.text import Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Part", "root_of"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part, its root, and each of its paragraphs to the bytes of the unpacked part at which it stands."""

    name: str
    root: Element
    spans: Mapping[Element, Span]

    @classmethod
    def of(cls, package: Package, part: str) -> Part:
        """Parse a part of a package."""
        data = package.parts[part]
        found = places(data, package.name, part, package.limits, of=(f"{WORD} p", f"{WORD_STRICT} p"))
        root = built(data, package.name, part)
        spans = {
            element: Span(part=part, start=start, end=end)
            for element, (start, end) in zip(root.iter(w("p")), found, strict=True)
        }
        return cls(part, root, spans)


def root_of(package: Package, part: str) -> Element | None:
    """The root of a part, or None where the package has no such part."""
    if part not in package.parts:
        return None
    return parse_xml(package.parts[part], package.name, part, package.limits)
