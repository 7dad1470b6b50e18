"""What an export is asked for, and which drafts it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from onetext.api.comparing.comparison import Comparison
from onetext.api.looking import known_draft
from onetext.errors import UsageError
from onetext.model import Case, Draft
from onetext.model.results import Dropped

__all__ = ["Asked", "Written", "pairs", "the_text", "without_points"]

Written = tuple[tuple[str, ...], tuple[Dropped, ...]]
"""Names of the files, and what has no place in them."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """An export.

    Attributes
    ----------
    case, seen
        The case as it was given, and as its audience sees it on its day.
    folder
        Where to write.
    before, after
        Ids of drafts, or None for the newest draft and those it grew from.
    place
        Where the case was read from, for copies of imported files; None where it was not read from anywhere.
    party, file
        `sheet`: the one party whose workbook is written, and the name of the file; else one of each party.
    """

    case: Case
    seen: Case
    folder: Path
    before: str | None = None
    after: str | None = None
    author: str = "onetext"
    as_of: dt.date | None = None
    audience: str = "mediator"
    place: Path | None = None
    party: str | None = None
    file: str = ""

    def comparison(self, before: Draft, after: Draft) -> Comparison:
        """Two drafts side by side, as `compare` shows them."""
        from onetext.api.compare import compared

        return compared(self.case, before.id, after.id, place=self.place, as_of=self.as_of, audience=self.audience)


def pairs(asked: Asked) -> list[tuple[Draft, Draft]]:
    """The drafts to be compared, before and after: those asked for, or the newest and each that it grew from.

    Raises
    ------
    UsageError
        When there is no draft with points to write, or those asked for have none.
    """
    after = _after(asked)
    if asked.before is not None:
        return [(_with_points(known_draft(asked.case, asked.seen, asked.before)), after)]
    parents = [asked.seen.draft(parent) for parent in after.grew_from]
    return [(parent, after) for parent in parents if parent.points]


def _after(asked: Asked) -> Draft:
    if asked.after is not None:
        return _with_points(known_draft(asked.case, asked.seen, asked.after))
    with_points = [draft for draft in asked.seen.drafts_by_date if draft.points]
    if not with_points:
        raise UsageError(f'case "{asked.seen.id}" has no draft whose points are known, so there is no text to write')
    return with_points[-1]


def the_text(asked: Asked) -> Draft:
    """The draft to be written as a text: the one asked for, or the newest whose points are known."""
    return _after(asked)


def _with_points(draft: Draft) -> Draft:
    if not draft.points:
        raise UsageError(f'the points of draft "{draft.id}" are not known, so there is no text to write')
    return draft


def without_points(case: str, drafts: Iterable[Draft]) -> tuple[Dropped, ...]:
    """A word on the drafts that have no text to write."""
    named = [draft.id for draft in drafts if not draft.points]
    what = f"draft{'s' if len(named) > 1 else ''} {', '.join(named)}"
    return (Dropped(what=what, where=case, why="their points are not known"),) if named else ()
