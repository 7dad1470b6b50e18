"""Whose red lines does the draft break, through which points, in which reading?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onetext.api.briefing.outlook import Outlook, Said
from onetext.api.briefing.wording import listed, named, points_of, sentence, the
from onetext.model import Reading
from onetext.model.results import LineStatus, PartyBalance

__all__ = ["say_lines"]


def say_lines(outlook: Outlook) -> Said:
    """Red lines broken by the focus, by party and reading, with the points that break them; what it needs are lines.

    A line without a wider reading counts in both; one of which the analyst holds it likelier than not that the party
    would give it up is marked as weakly held (S7).
    """
    balance, focus = outlook.balance, outlook.focus
    if focus is None or balance is None or not balance.known_terms:
        return Said()
    having = {party: item for party, item in balance.parties.items() if item.red_lines}
    if not having:
        return Said()
    narrow, strict = (_told(outlook, having, reading) for reading in ("narrow", "strict"))
    broken = sum(len(item.broken("strict")) for item in having.values())
    parts = (
        f"read narrowly, {the(focus)} would break {narrow}",
        f"read strictly, it would break {'the same' if strict == narrow else strict}",
    )
    return Said(" ".join(map(sentence, parts)), broken, broken)


def _told(outlook: Outlook, having: Mapping[str, PartyBalance], reading: Reading) -> str:
    breaking = {party: item for party, item in having.items() if item.broken(reading)}
    if not breaking:
        return "no red line on record"
    told = [_party(outlook, party, item, reading) for party, item in breaking.items()]
    intact = [named(outlook.party(party)) for party in having if party not in breaking]
    return listed(told) + (f", and none of {listed(intact, last='or')}" if intact else "")


def _party(outlook: Outlook, party: str, item: PartyBalance, reading: Reading) -> str:
    broken = item.broken(reading)
    total = len({line.id for line in item.red_lines})
    lines = f"{len(broken)} of {total} red lines" if total > 1 else "the one red line"
    weak = sum(not line.real for line in broken)
    aside = [points_of(_in_order(outlook, broken)), f"{weak if len(broken) > 1 else ''} weakly held" if weak else ""]
    told = "; ".join(part.strip() for part in aside if part)
    return f"{lines} of {named(outlook.party(party))}" + (f" ({told})" if told else "")


def _in_order(outlook: Outlook, lines: Sequence[LineStatus]) -> list[str]:
    """Points through which lines are broken, in the order of the draft."""
    assert outlook.focus is not None
    named_points = {point.rpartition("/")[2] for line in lines for point in line.points}
    return [point.label for point in outlook.focus.points if point.label in named_points]
