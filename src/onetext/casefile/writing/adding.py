"""Put a draft into a case folder that is there already: its file, a copy of its source, and what waits in the inbox."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic_core import PydanticCustomError

from onetext.casefile.book import Book
from onetext.casefile.fields import to_id
from onetext.casefile.nodes import paused_collection
from onetext.casefile.reading import read_book
from onetext.casefile.writing.atomic import write_all
from onetext.casefile.writing.items import candidate
from onetext.casefile.writing.layout import draft_files, list_text
from onetext.casefile.writing.writing import case_texts, changes, told
from onetext.errors import CaseError, UsageError
from onetext.model import Candidate, Case, Draft

__all__ = ["add_draft"]


def add_draft(
    folder: str | os.PathLike[str], draft: Draft, candidates: Sequence[Candidate], copy: bytes | None
) -> tuple[str, ...]:
    """See `onetext.casefile.add_draft`."""
    target = Path(folder)
    with paused_collection():
        case, faults, book = read_book(target)
    if case is None:
        raise CaseError(faults)
    _check_id(case, draft.id)
    name = draft_files([draft], _homes(book))[draft.id]
    draft = _with_copy_beside(draft, name)
    waiting = tuple(item for item in case.candidates if not _stale(item, draft.id))
    new = replace(case, drafts=_placed(case, draft, name, book), candidates=waiting)
    files: dict[str, str | bytes | None] = dict(changes(new, target, before := case_texts(target)))
    if candidates:
        inbox = _free(target, f"inbox/{Path(name).stem}", ".yaml")
        files[inbox] = list_text([candidate(item, new.default_audience) for item in candidates])
    _check_told(before, files, replace(new, candidates=(*waiting, *candidates)), target)
    first: dict[str, str | bytes | None] = {}
    if copy is not None and draft.file is not None and draft.file.copy:
        first[f"drafts/{draft.file.copy}"] = copy
    for path in (*first, name):
        if os.path.lexists(target / path):
            raise UsageError(f'"{path}" is there already; nothing is written over it. Choose another id (--id)')
    _check_inside(target, (*first, *files))
    write_all(target, {**first, **files})
    return tuple(sorted({**first, **files}))


def _with_copy_beside(draft: Draft, name: str) -> Draft:
    """The draft whose copy goes by the name of its own file, so that no file system confuses it with another one."""
    if draft.file is None or not draft.file.copy:
        return draft
    return replace(draft, file=replace(draft.file, copy=f"{Path(name).stem}{Path(draft.file.copy).suffix}"))


def _check_inside(target: Path, names: Iterable[str]) -> None:
    """No folder that is written into is a link out of the case: nothing that lies there would be read."""
    home = target.resolve()
    for folder in {(target / name).parent for name in names}:
        if not folder.resolve().is_relative_to(home):
            raise UsageError(f'"{folder}" is a link that leads out of the case folder; put a folder in its place')


def _check_id(case: Case, name: str) -> None:
    try:
        to_id(name)
    except PydanticCustomError as error:
        context = error.context or {}
        raise UsageError(f"{context.get('message')}; {context.get('hint')}") from None
    if name in {draft.id for draft in case.drafts}:
        raise UsageError(f'the case has a draft "{name}" already; nothing is written over it. Choose another id (--id)')


def _homes(book: Book) -> dict[str, str]:
    """Draft -> its own file."""
    return {
        entry.entry.shape.id: entry.entry.section.where.file.name
        for entry in book.drafts
        if not entry.entry.section.prefix
    }


def _placed(case: Case, draft: Draft, name: str, book: Book) -> tuple[Draft, ...]:
    """The drafts with the new one where reading the folder will find it, so that no order has to be written down."""
    assert book.header is not None
    if book.header.shape.draft_order:
        return (*case.drafts, draft)
    homes = _homes(book)
    before = [item for item in case.drafts if homes.get(item.id, "") < name]
    return (*before, draft, *(item for item in case.drafts if item not in before))


def _stale(item: Candidate, draft: str) -> bool:
    """Whether a candidate still waits from an earlier import under the same id, which nobody keeps."""
    return item.waits and item.kind == "settles" and item.fields.get("draft") == draft


def _free(target: Path, stem: str, ending: str) -> str:
    name, number = f"{stem}{ending}", 2
    while os.path.lexists(target / name):
        name, number = f"{stem}-{number}{ending}", number + 1
    return name


def _check_told(
    before: Mapping[str, str], files: Mapping[str, str | bytes | None], expected: Case, target: Path
) -> None:
    """What is to be written reads back as what was meant, before anything is written."""
    after = {**before, **{name: text for name, text in files.items() if isinstance(text, str)}}
    kept = {name: text for name, text in after.items() if files.get(name, text) is not None}
    found, faults = told(kept, target.resolve().name)
    if found is None:
        raise CaseError(faults)
    same = replace(found, candidates=()) == replace(expected, candidates=())
    if not same or set(found.candidates) != set(expected.candidates):
        draft = next((item.id for item in expected.drafts if item not in found.drafts), "")
        raise UsageError(f'the draft "{draft}" holds something that no file of a case can tell')
