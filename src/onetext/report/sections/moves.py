"""Concessions: how positions moved since they were opened, and how drafts moved; two different lists (S15)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onetext.model.results import BriefSections, DraftChange, Estimate, PartyBalance, PositionMove, PositionView
from onetext.report.charts import Node, PanelSpec, slopes_spec
from onetext.report.numbers import and_list, change, estimate, number
from onetext.report.sections.changes import verdict
from onetext.report.words import Words

__all__ = ["MoveRow", "PartyMoves", "SlopeView", "moves_view", "slopes_figures", "slopes_view", "steps_table"]

KINDS = {
    "moved": "asks for something else",
    "tolerates": "lets something else stand, without asking for it",
    "widened": "now leaves room for more",
    "narrowed": "now leaves room for less",
    "same": "the same",
}
"""How a position moved -> words."""


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A position at its opening and at its latest."""

    issue: str
    kind: str
    opening: str
    latest: str
    steps: str
    move: PositionMove
    direction: str = ""
    dropped: str = ""
    lifted: str = ""
    reported: str = ""


@dataclass(frozen=True, slots=True)
class PartyMoves:
    """Where a party moved, and on which issues its words still fit its opening."""

    id: str
    name: str
    moved: tuple[MoveRow, ...]
    same: tuple[str, ...]
    counts: str = ""
    directions: str = ""


@dataclass(frozen=True, slots=True)
class SlopeView:
    """Values of the drafts that grew from one another, for one party."""

    name: str
    figure: str
    nodes: tuple[Node, ...]
    edges: tuple[tuple[int, int], ...]


def moves_view(sections: BriefSections, words: Words) -> tuple[PartyMoves, ...]:
    """Arrange movements of positions by party, in alphabetical order."""
    out = []
    for party in words.case.parties_by_name:
        moves = [move for move in sections.concede.position_moved if move.party == party.id]
        if moves:
            moved = tuple(_row(move, words) for move in moves if move.kind != "same")
            same = tuple(words.issue(move.issue) for move in moves if move.kind == "same")
            out.append(
                PartyMoves(party.id, words.party(party.id), moved, same, _counts(moves), _directions(moves, words))
            )
    return tuple(out)


def _row(move: PositionMove, words: Words) -> MoveRow:
    return MoveRow(
        issue=words.issue(move.issue),
        kind=KINDS[move.kind],
        opening=_options(move.issue, move.opening, words),
        latest=_options(move.issue, move.latest, words),
        steps=_steps(move.steps) if move.steps else "no order on this issue",
        move=move,
        direction=_direction(move, words),
        dropped=words.options(move.issue, move.dropped),
        lifted=words.options(move.issue, move.lifted),
        reported=_options(move.issue, move.reported, words) if move.reported else "",
    )


_COUNTED = (
    ("tolerates", "lets other terms stand on"),
    ("widened", "leaves room for more on"),
    ("narrowed", "leaves room for less on"),
    ("same", "the same on"),
)


def _counts(moves: Sequence[PositionMove]) -> str:
    """Count by kind: asking for something else is one thing, letting it stand another (S15)."""
    found: Counter[str] = Counter(move.kind for move in moves)
    said = [f"moved on {found['moved']}"] + [f"{words} {found[kind]}" for kind, words in _COUNTED if found[kind]]
    return "; ".join(said)


def _directions(moves: Sequence[PositionMove], words: Words) -> str:
    """Count by direction, over all issues on which the position changed in whichever way."""
    changed = [move for move in moves if move.kind != "same"]
    nearer = Counter(party for move in changed for party in move.towards)
    farther = Counter(party for move in changed for party in move.away_from)
    said = []
    for party in (one.id for one in words.case.parties_by_name if one.id in nearer or one.id in farther):
        parts = [f"nearer to {words.party(party)} on {nearer[party]}"] if nearer[party] else []
        parts += [f"farther from {words.party(party)} on {farther[party]}"] if farther[party] else []
        said.append(", ".join(parts))
    untold = sum(not move.towards and not move.away_from for move in changed)
    return "; ".join([*said, *([f"direction cannot be told on {untold}"] if untold else [])])


def _direction(move: PositionMove, words: Words) -> str:
    parts = []
    for said, parties in (("nearer to", move.towards), ("farther from", move.away_from)):
        if parties:
            parts.append(f"{said} what {and_list(words.parties(parties))} ask{'s' if len(parties) == 1 else ''}")
    return ", ".join(parts) or "nearer to no principal’s latest position, as far as can be told"


def _steps(steps: Estimate) -> str:
    noun = "step" if steps.is_exact and steps.point == 1 else "steps"
    return f"{estimate(steps)} {noun} on the scale"


def _options(issue: str, view: PositionView, words: Words) -> str:
    if view.options:
        return words.options(issue, view.options)
    return f"not: {words.options(issue, view.refused)}" if view.refused else "no option named"


def slopes_view(sections: BriefSections, words: Words) -> tuple[SlopeView, ...]:
    """Arrange the movement of drafts for the signatories (for all parties where the case names none)."""
    steps = [step for step in sections.concede.draft_change if any(e.total for e in step.effects.values())]
    ends = {end for step in steps for end in (step.from_, step.to)}
    drafts = [draft for draft in sections.balance.drafts if draft.id in ends]
    signing = words.case.signatories or tuple(party.id for party in words.case.parties)
    out = []
    for party in (party.id for party in words.case.parties_by_name if party.id in signing):
        shares = {draft.id: draft.parties[party] for draft in drafts if party in draft.parties}
        view = _slope(party, shares, steps, words)
        if view.edges:
            out.append(view)
    return tuple(out)


def _slope(party: str, shares: dict[str, PartyBalance], steps: Sequence[DraftChange], words: Words) -> SlopeView:
    valued = {draft: share.value for draft, share in shares.items() if share.value is not None}
    place = {draft: index for index, draft in enumerate(valued)}
    return SlopeView(
        name=words.party(party),
        figure=f"slopes-{words.anchor('party', party)}",
        nodes=tuple(Node(words.draft(draft), value.point, value.low, value.high) for draft, value in valued.items()),
        edges=tuple((place[step.from_], place[step.to]) for step in steps if {step.from_, step.to} <= set(place)),
    )


def slopes_figures(views: Sequence[SlopeView]) -> dict[str, PanelSpec]:
    """One panel of slopes per party, by name."""
    return {view.figure: _panel(view) for view in views}


def _panel(view: SlopeView) -> PanelSpec:
    said = "; ".join(f"{n.label}: {number(n.point)}, between {number(n.low)} and {number(n.high)}" for n in view.nodes)
    return slopes_spec(
        view.nodes,
        view.edges,
        title=f"Value for {view.name} of versions that grew from one another, in its own points from 0 to 100",
        description=f"{said}. The table below has the change of each step.",
    )


def steps_table(sections: BriefSections, words: Words) -> tuple[tuple[str, str, tuple[tuple[str, str, str], ...]], ...]:
    """Give each step between drafts with (party, change, for which values) in alphabetical order of the parties."""
    order = [party.id for party in words.case.parties_by_name]
    return tuple(
        (
            step.from_,
            step.to,
            tuple(
                (words.party(party), change(effect.total) if effect.total else "unknown", verdict(effect))
                for party in order
                if (effect := step.effects.get(party)) is not None
            ),
        )
        for step in sections.concede.draft_change
    )
