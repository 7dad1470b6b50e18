"""How the drafts grew: the graph of versions, newest first, with what each step did (S18)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onetext.model.results import LoggedDraft, LogResult
from onetext.report.changes_words import OPERATIONS
from onetext.report.lanes import Lanes, lanes
from onetext.report.numbers import change, count, when
from onetext.report.words import Words

__all__ = ["MOST_LANES", "Stroke", "VersionRow", "versions_view"]

MOST_LANES = 8
"""Drawn beside each other; versions beyond stand in the last one, and the words tell what each grew from."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A piece of the drawing in one row.

    `through`: a line from top to bottom in `lane`. `out`: from the version's own lane across to `lane`, then down.
    `into`: from the top in `lane`, then across to the version's own lane.
    """

    kind: Literal["through", "out", "into"]
    lane: int
    own: int

    @property
    def first(self) -> int:
        """The leftmost lane that it touches."""
        return min(self.lane, self.own)

    @property
    def span(self) -> int:
        """How many lanes it crosses."""
        return abs(self.lane - self.own)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version, where it stands in the drawing, and what is told beside it."""

    id: str
    when: str
    kind: str
    status: str
    by: str
    grew_from: tuple[str, ...]
    size: str
    steps: tuple[tuple[str, str], ...]
    change: tuple[str, ...]
    lane: int
    strokes: tuple[Stroke, ...]

    @property
    def wide(self) -> int:
        """How many lanes the row draws in."""
        return 1 + max([self.lane, *(stroke.first + stroke.span for stroke in self.strokes)])


def versions_view(log: LogResult | None, words: Words) -> tuple[VersionRow, ...]:
    """One row per version, newest first. `change` has one entry for each signatory, in alphabetical order."""
    if log is None:
        return ()
    order = [draft.id for draft in log.drafts]
    drawn = lanes(order, {draft.id: draft.grew_from for draft in log.drafts})
    signing = [party.id for party in words.case.parties_by_name if party.id in words.case.signatories]
    return tuple(_row(draft, row, drawn, signing, words) for row, draft in enumerate(log.drafts))


def _row(draft: LoggedDraft, row: int, drawn: Lanes, signing: list[str], words: Words) -> VersionRow:
    newest = max(draft.status, key=lambda step: (step.date.latest, step.date.earliest), default=None)
    return VersionRow(
        id=draft.id,
        when=when(draft.happened),
        kind=draft.kind,
        status=f"{newest.status} {when(newest.date)}" if newest else "",
        by=_by(draft.handed_over_by, words),
        grew_from=draft.grew_from,
        size=_size(draft),
        steps=tuple((parent, _ops(ops)) for parent, ops in draft.links.items()),
        change=tuple(_change(draft, party) for party in signing),
        lane=_drawn(drawn.rows[row]),
        strokes=_strokes(row, drawn),
    )


def _by(who: str, words: Words) -> str:
    """A party's name, or the words that stand in place of one."""
    return words.party(who)


def _size(draft: LoggedDraft) -> str:
    if draft.points is None:
        return "no point known"
    brackets = f", {count(draft.brackets, 'bracket')}" if draft.brackets else ""
    return f"{count(draft.points, 'point')}{brackets}"


def _ops(ops: Mapping[str, int]) -> str:
    return ", ".join(f"{amount} {OPERATIONS.get(op, op)}" for op, amount in ops.items() if amount)


def _change(draft: LoggedDraft, party: str) -> str:
    if not draft.change:
        return ""
    part = draft.change.get(party)
    return change(part) if part is not None else "unknown"


def _drawn(lane: int) -> int:
    return min(lane, MOST_LANES - 1)


def _strokes(row: int, drawn: Lanes) -> tuple[Stroke, ...]:
    own = _drawn(drawn.rows[row])
    found: dict[Stroke, None] = {}
    for edge in drawn.edges:
        lane = _drawn(edge.lane)
        if edge.child < row < edge.parent:
            found[Stroke("through", lane, lane)] = None
        elif edge.child == row:
            found[Stroke("out", lane, own)] = None
        elif edge.parent == row:
            found[Stroke("into", lane, own)] = None
    return tuple(found)
