"""Whose red lines does the draft break, through which points, in which reading?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from onetext.api.briefing.outlook import Outlook, Said
from onetext.api.briefing.wording import listed, points_of, sentence, the
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
    broken = sum(len(item.broken("strict")) for item in having.values())
    told, bare = _sentences(outlook, having, weak=_weak), _sentences(outlook, having, weak=_unsaid)
    return Said(told, broken, broken, but_firmness=bare)


Weak = Callable[[Sequence[LineStatus]], str]
"""What is said of lines that are weakly held."""


def _sentences(outlook: Outlook, having: Mapping[str, PartyBalance], *, weak: Weak) -> tuple[str, ...]:
    assert outlook.focus is not None
    narrow = {party: lines for party, item in having.items() if (lines := item.broken("narrow"))}
    strict = {party: lines for party, item in having.items() if (lines := item.broken("strict"))}
    through = [
        f"for {outlook.name(party)}{points and f' through {points}'}{_bracketed(weak(lines))}"
        for party, lines in narrow.items()
        if (points := _points(outlook, lines)) or weak(lines)
    ]
    again = _told(outlook, having, strict, lambda lines: _bracketed(_aside(outlook, lines, weak)))
    same = {party: _ids(lines) for party, lines in narrow.items()} == {
        party: _ids(lines) for party, lines in strict.items()
    }
    parts = (
        f"read narrowly, {the(outlook.focus)} would break {_told(outlook, having, narrow, lambda _: '')}",
        f"it does so {'; '.join(through)}" if through else "",
        _possible(outlook, having),
        f"read strictly, it would break {'the same' if same else again}",
    )
    return tuple(sentence(part) if part else "" for part in parts)


def _ids(lines: Sequence[LineStatus]) -> tuple[str, ...]:
    return tuple(line.id for line in lines)


def _told(
    outlook: Outlook, having: Mapping[str, PartyBalance], breaking: Mapping[str, Sequence[LineStatus]], aside: Weak
) -> str:
    """The lines of each party that are broken, then the parties of whom none is."""
    if not breaking:
        return "no red line on record"
    told: list[str] = []
    for party, lines in breaking.items():
        total = len({line.id for line in having[party].red_lines})
        what = "" if told else " red lines" if total > 1 else " red line"
        many = f"{len(lines)} of {total}{what}" if total > 1 else f"the only{what or ' one'}"
        told.append(f"{many} of {outlook.name(party)}{aside(lines)}")
    intact = [outlook.name(party) for party in having if party not in breaking]
    return listed(told) + (f"; none of {listed(intact, last='or')}" if intact else "")


def _possible(outlook: Outlook, having: Mapping[str, PartyBalance]) -> str:
    """Lines of which a term that the draft leaves open decides: neither kept nor broken (S7)."""
    open_lines = {
        party: sum(line.status == "possible" and line.reading == "narrow" for line in item.red_lines)
        for party, item in having.items()
    }
    told = [f"{number} of {outlook.name(party)}" for party, number in open_lines.items() if number]
    return f"depending on open terms, it may break more: {listed(told)}" if told else ""


def _aside(outlook: Outlook, lines: Sequence[LineStatus], weak: Weak) -> str:
    """The points through which lines are broken, and how firmly the lines are held."""
    return "; ".join(part for part in (_points(outlook, lines), weak(lines)) if part)


def _points(outlook: Outlook, lines: Sequence[LineStatus]) -> str:
    """The points through which lines are broken, in the order of the draft."""
    assert outlook.focus is not None
    through = {point.rpartition("/")[2] for line in lines for point in line.points}
    return points_of([point.label for point in outlook.focus.points if point.label in through])


def _bracketed(text: str) -> str:
    return f" ({text})" if text else ""


def _weak(lines: Sequence[LineStatus]) -> str:
    """How many lines their party is held to be likelier to give up than to keep; no word where nothing is known."""
    weak = sum(line.real is False for line in lines)
    return f"{weak if len(lines) > 1 else ''} weakly held".strip() if weak else ""


def _unsaid(_: Sequence[LineStatus]) -> str:
    return ""
