"""Put what was read in an article into a case folder: its file in the inbox, and its source."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pydantic_core import PydanticCustomError

from onetext.casefile.fields import to_id
from onetext.casefile.nodes import paused_collection
from onetext.casefile.reading import read_book
from onetext.casefile.writing.atomic import write_all
from onetext.casefile.writing.writing import case_texts, changes
from onetext.errors import CaseError, UsageError
from onetext.model import Candidate, Case, ReadDocument, Source

__all__ = ["add_reading"]


def add_reading(
    folder: str | os.PathLike[str], document: ReadDocument, candidates: Sequence[Candidate], sources: Sequence[Source]
) -> tuple[str, ...]:
    """See `onetext.casefile.add_reading`."""
    target = Path(folder)
    for name in (document.id, *(source.id for source in sources)):
        _check_id(name)
    with paused_collection():
        case, faults, _book = read_book(target)
    if case is None:
        raise CaseError(faults)
    new = replace(
        case,
        sources=(*case.sources, *(one for one in sources if one.id not in {known.id for known in case.sources})),
        documents=_with_document(case, document),
        candidates=_with_candidates(case, document.id, candidates),
    )
    files = changes(new, target, case_texts(target), _alike)
    write_all(target, files)
    return tuple(sorted(files))


def _check_id(name: str) -> None:
    try:
        to_id(name)
    except PydanticCustomError as error:
        context = error.context or {}
        raise UsageError(f"{context.get('message')}; {context.get('hint')}") from None


def _with_document(case: Case, document: ReadDocument) -> tuple[ReadDocument, ...]:
    if document.id not in {one.id for one in case.documents}:
        return (*case.documents, document)
    return tuple(document if one.id == document.id else one for one in case.documents)


def _with_candidates(case: Case, document: str, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """All candidates, those of the document where they stood before."""
    mine = [place for place, item in enumerate(case.candidates) if item.document == document]
    at = mine[0] if mine else len(case.candidates)
    before = tuple(item for item in case.candidates[:at] if item.document != document)
    return (*before, *candidates, *(item for item in case.candidates[at:] if item.document != document))


def _alike(found: Case, wanted: Case) -> bool:
    """Whether two cases differ in nothing but the order in which files of the inbox are read."""
    bare = {"documents": (), "candidates": ()}
    return (
        replace(found, **bare) == replace(wanted, **bare)  # type: ignore[arg-type]  # both are tuples
        and set(found.documents) == set(wanted.documents)
        and len(found.candidates) == len(wanted.candidates)
        and set(found.candidates) == set(wanted.candidates)
    )
