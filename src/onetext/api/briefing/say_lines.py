"""Whose red lines does the draft break, through which points, in which reading?"""

from __future__ import annotations

from collections.abc import Sequence

from onetext.api.briefing.outlook import Outlook
from onetext.api.briefing.wording import listed, named, points_of, sentence, the
from onetext.model import Reading
from onetext.model.results import LineStatus, PartyBalance

__all__ = ["say_lines"]


def say_lines(outlook: Outlook) -> tuple[str, float]:
    """Red lines broken by the focus, by party and reading, with the points that break them; and how many in all.

    A line without a wider reading counts in both (S7).
    """
    balance, focus = outlook.balance, outlook.focus
    if focus is None or balance is None or not balance.known_terms:
        return "", 0
    having = {party: item for party, item in balance.parties.items() if item.red_lines}
    if not having:
        return "", 0
    narrow, strict = (_told(outlook, having, reading) for reading in ("narrow", "strict"))
    text = f"read narrowly, {the(focus)} breaks {narrow}"
    text += "; read strictly, the same" if strict == narrow else f"; read strictly, {strict}"
    size = len({line.id for item in having.values() for line in item.broken("strict")})
    return sentence(text), size


def _told(outlook: Outlook, having: dict[str, PartyBalance], reading: Reading) -> str:
    breaking = {party: item for party, item in having.items() if item.broken(reading)}
    told = [_party(outlook, party, item, reading) for party, item in breaking.items()]
    intact = [named(outlook.party(party)) for party in having if party not in breaking]
    if not told:
        return "no red line on record"
    return listed([*told, *([f"none of {listed(intact, last='or')}"] if intact else [])])


def _party(outlook: Outlook, party: str, item: PartyBalance, reading: Reading) -> str:
    broken = item.broken(reading)
    total = len({line.id for line in item.red_lines})
    lines = f"{len(broken)} of the {total} red lines" if total > 1 else "the one red line"
    through = points_of(_in_order(outlook, broken))
    return f"{lines} of {named(outlook.party(party))}" + (f" ({through})" if through else "")


def _in_order(outlook: Outlook, lines: Sequence[LineStatus]) -> list[str]:
    """Points through which lines are broken, in the order of the draft."""
    assert outlook.focus is not None
    named_points = {point.rpartition("/")[2] for line in lines for point in line.points}
    return [point.label for point in outlook.focus.points if point.label in named_points]
