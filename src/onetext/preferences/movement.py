"""How far the parties' positions moved from where they opened (S15)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from onetext.model import Case, Issue, Party, Position
from onetext.model.results import PositionMove, PositionView
from onetext.preferences.steps import between, between_sets

__all__ = ["positions_moved"]

_ASKING = ("demand", "offer")
_NAMING = ("demand", "offer", "tolerates")


def positions_moved(case: Case) -> tuple[PositionMove, ...]:
    """Opening and latest position of each party on each issue, by name of the party and order of the issues.

    The opening is the earliest demand or offer on record, by when it was made, that names options and was made by
    somebody who can bind the party; the latest is the newest such demand, offer or toleration. A party with a single
    such record on an issue is left out there: one record shows neither movement nor standing firm.
    """
    return tuple(
        _move(case, party, issue, ends)
        for party in case.parties_by_name
        for issue in case.issues
        if (ends := _ends(case, party, issue))
    )


def _records(case: Case, party: Party, issue: Issue) -> list[Position]:
    """A party's records on an issue, oldest first."""
    found = [item for item in case.positions if item.party == party.id and item.issue == issue.id]
    return sorted(found, key=lambda item: item.happened)


def _binds(party: Party, position: Position) -> bool:
    """Whether the words bind the party (S3): its own, a listed speaker's who may, anybody's if none is listed."""
    if not position.speaker or not party.speakers:
        return True
    speaker = party.speaker(position.speaker)
    return speaker is not None and speaker.authorised


def _naming(case: Case, party: Party, issue: Issue) -> Iterator[Position]:
    """Records that bind the party and name options, from its opening on."""
    opened = False
    for item in _records(case, party, issue):
        if item.named and item.kind in _NAMING and _binds(party, item):
            opened = opened or item.kind in _ASKING
            if opened:
                yield item


def _ends(case: Case, party: Party, issue: Issue) -> tuple[Position, Position] | None:
    records = list(_naming(case, party, issue))
    return (records[0], records[-1]) if len(records) > 1 else None


def _move(case: Case, party: Party, issue: Issue, ends: tuple[Position, Position]) -> PositionMove:
    opening, latest = ends
    towards, away_from = _directions(case, party, issue, ends)
    return PositionMove(
        party=party.id,
        issue=issue.id,
        opening=_view(issue, opening),
        latest=_view(issue, latest),
        steps=between_sets(issue, opening.named, latest.named),
        kind=_kind(opening, latest),
        dropped=_dropped(issue, opening, latest),
        lifted=_lifted(case, party, issue, latest),
        towards=towards,
        away_from=away_from,
        reported=_reported(case, party, issue, latest),
    )


def _kind(opening: Position, latest: Position) -> Literal["moved", "tolerates", "widened", "narrowed", "same"]:
    before, after = set(opening.named), set(latest.named)
    if latest.kind == "tolerates":
        return "same" if after <= before else "tolerates"
    if after == before:
        return "same"
    if after < before:
        return "narrowed"
    return "widened" if after > before else "moved"


def _dropped(issue: Issue, opening: Position, latest: Position) -> tuple[str, ...]:
    if latest.kind == "tolerates":
        return ()
    return tuple(option for option in issue.option_ids if option in opening.named and option not in latest.named)


def _lifted(case: Case, party: Party, issue: Issue, latest: Position) -> tuple[str, ...]:
    refused = {
        option
        for item in _records(case, party, issue)
        if item.kind == "refuses" and _binds(party, item) and item.happened < latest.happened
        for option in item.refused
    }
    return tuple(option for option in issue.option_ids if option in refused and option in latest.named)


def _directions(
    case: Case, party: Party, issue: Issue, ends: tuple[Position, Position]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Principals to whom the party came nearer, and from whom it went farther, for every reading of the words."""
    nearer, farther = [], []
    for other in case.parties_by_name:
        if other.kind != "principal" or other.id == party.id or not issue.ordered:
            continue
        theirs = list(_naming(case, other, issue))
        if not theirs:
            continue
        if _all_nearer(issue, ends[1].named, ends[0].named, theirs[-1].named):
            nearer.append(other.id)
        elif _all_nearer(issue, ends[0].named, ends[1].named, theirs[-1].named):
            farther.append(other.id)
    return tuple(nearer), tuple(farther)


def _all_nearer(issue: Issue, these: Sequence[str], those: Sequence[str], target: Sequence[str]) -> bool:
    """Whether every one of these is nearer than every one of those to each possible target."""
    return all(
        between(issue, this, goal)[1] < between(issue, that, goal)[0]
        for goal in target
        for this in these
        for that in those
    )


def _reported(case: Case, party: Party, issue: Issue, latest: Position) -> PositionView | None:
    later = [
        item
        for item in _records(case, party, issue)
        if item.kind in _NAMING
        and item.named
        and not _binds(party, item)
        and latest.happened < item.happened
        and not set(item.named) <= set(latest.named)
    ]
    return _view(issue, later[-1]) if later else None


def _view(issue: Issue, position: Position) -> PositionView:
    return PositionView(
        options=tuple(option for option in issue.option_ids if option in position.named),
        refused=position.refused,
        kind=position.kind,
        speaker=position.speaker,
        happened=position.happened,
        known=position.known,
        stance=position.stance,
        sources=position.sources,
    )
