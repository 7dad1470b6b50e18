"""The words around candidates, from the file in which they were read."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from onetext.api.reading.opened import file_bytes, told_name
from onetext.errors import UsageError
from onetext.model import Candidate, Case, ReadDocument
from onetext.model.results import InboxContext

__all__ = ["contexts"]

_AROUND = 240
"""Characters on either side that are shown, at most to the end of a word."""


def contexts(
    case: Case, folder: Path, items: Sequence[Candidate], file: str | os.PathLike[str] | None
) -> tuple[Mapping[str, InboxContext], tuple[str, ...]]:
    """The context of each candidate that was read in an article, and what could not be shown.

    Parameters
    ----------
    file
        The file of the one document that `items` are of; None: the files are looked for where they were read.

    Returns
    -------
    Id of a candidate -> its context, and sentences about files that are not there or have changed.
    """
    named = dict.fromkeys(item.document for item in items)
    wanted = [one for one in case.documents if one.id in named]
    if file is not None and len(wanted) != 1:
        shown = ", ".join(one.id for one in wanted) or "no article"
        raise UsageError(f"--file is the file of one article, and what is listed is of {shown}; add --document NAME")
    found: dict[str, InboxContext] = {}
    told: list[str] = []
    for document in wanted:
        text = _text(document, folder, file, told)
        mine = [item for item in items if item.document == document.id]
        if text is not None:
            found |= _around(text, mine, document, told)
    return found, tuple(told)


def _text(document: ReadDocument, folder: Path, file: str | os.PathLike[str] | None, told: list[str]) -> str | None:
    from onetext.documents import prose

    path = Path(file) if file is not None else folder / document.path if document.path else None
    if file is None and (path is None or not path.is_file()):
        where = f'is not at "{document.path}"' if document.path else "lies elsewhere"
        told.append(
            f'the file "{document.file}" of {document.id} {where}; show it with --document {document.id} --file FILE'
        )
        return None
    assert path is not None
    data = file_bytes(path)
    name = told_name(path)
    return prose(data, name, format="txt" if document.file == "standard input" else None).text


def _around(text: str, items: Sequence[Candidate], document: ReadDocument, told: list[str]) -> dict[str, InboxContext]:
    from onetext.evidence import holds

    found = {}
    for item in items:
        if item.orphan or not holds(text, item):
            continue
        found[item.id] = InboxContext(
            before=_cut_left(text[max(0, item.start - _AROUND) : item.start], item.start > _AROUND),
            words=text[item.start : item.end],
            after=_cut_right(text[item.end : item.end + _AROUND], item.end + _AROUND < len(text)),
            line=text.count("\n", 0, item.start) + 1,
        )
    if lost := [item.id for item in items if item.id not in found]:
        names = ", ".join(lost[:6]) + (", …" if len(lost) > 6 else "")
        told.append(f"the words of {names} do not stand where they were read: the file of {document.id} was changed")
    return found


def _cut_left(text: str, more: bool) -> str:
    return "…" + text.partition(" ")[2] if more else text


def _cut_right(text: str, more: bool) -> str:
    return text.rpartition(" ")[0] + "…" if more else text
