"""The files that drafts were imported from, where a copy of them lies in the case folder."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from onetext.api.comparing.comparison import Comparison
from onetext.api.comparing.margins import outside_warning, with_tracked
from onetext.api.comparing.sides import Side
from onetext.api.comparing.untracked import untracked, untracked_warning, with_untracked
from onetext.api.looking import warned
from onetext.model import Case
from onetext.model.results import CompareResult

__all__ = ["with_sources"]


def with_sources(comparison: Comparison, place: Path | None, audience: str) -> Comparison:
    """The comparison with the Word files of its drafts.

    What is written from it keeps their look; and where the file after tracks changes, links that were changed without a
    tracked change are flagged.

    Parameters
    ----------
    place
        The folder or file that the case was read from, or None.
    audience
        Nobody but the mediator gets anything out of a file: it may hold comments and changes that are not for others.
    """
    if comparison.seen is None or place is None or audience != "mediator":
        return comparison
    folder = place if place.is_dir() else place.parent
    sides = [_with_source(side, comparison.seen, folder) for side in (comparison.before, comparison.after)]
    found = replace(comparison, before=sides[0], after=sides[1])
    result = found.result if sides[1].document is None else _flagged(found)
    envelope = warned(result.envelope, *outside_warning(*sides))
    return replace(found, result=replace(result, envelope=envelope))


def _flagged(comparison: Comparison) -> CompareResult:
    """The result with what was not tracked; the file's own points have the places that tell."""
    from onetext.drafts import document_points

    result, after = comparison.result, comparison.after
    assert after.document is not None
    cut = replace(after, points=document_points(after.document).points)
    found = untracked(comparison.before, cut)
    if found is None:
        return result
    links = with_untracked(result.links, found.named(result.a, result.b))
    links = with_tracked(links, comparison.before, cut, result.a, result.b)
    return replace(result, links=links, envelope=warned(result.envelope, *untracked_warning(links, result.b)))


def _with_source(side: Side, seen: Case, folder: Path) -> Side:
    """The side with the Word file that its points were read from, if that is here, whole and the same file still."""
    from onetext.documents import DEFAULT_LIMITS, read_document

    file = seen.draft(side.name).file
    if file is None or file.format != "docx" or not file.copy:
        return side
    path = folder / "drafts" / Path(file.copy).name
    if not path.is_file() or path.stat().st_size > DEFAULT_LIMITS.file_bytes:
        return side
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != file.sha256:
        return side
    return replace(side, document=read_document(data, file.name), data=data)
