"""Which way does the answer to the draft move the balance, and through which points?"""

from __future__ import annotations

from collections.abc import Sequence

from onetext.api.briefing.outlook import Outlook
from onetext.api.briefing.wording import counted, listed, named, points_of, sentence, spread, spread_signed, the
from onetext.model.results import Effect, Estimate

__all__ = ["say_change"]

_SHOWN = 3
"""Issues named for each party."""


def say_change(outlook: Outlook) -> tuple[str, float]:
    """What the counter-draft does to each principal, in its own points; and the share of its weight that has a source.

    The range is that of the change under one draw (S4), never the difference of two ranges. The issues are those with
    the largest parts at the point (S15).
    """
    if outlook.focus is None or outlook.counter is None:
        return "", 0
    known = {party: effect for party, effect in outlook.effects.items() if effect.total is not None}
    principals = [item.id for item in outlook.case.parties_by_name if item.kind == "principal" and item.id in known]
    if not principals:
        return "", 0
    told = [_party(outlook, party, known[party], total) for party in principals if (total := known[party].total)]
    head = f"against {the(outlook.focus)}, {the(outlook.counter)} changes the balance so:"
    text = f"{head} {'; '.join(told)}{_through(outlook, principals)}"
    return " ".join(sentence(part) for part in (text, _lines(outlook, principals)) if part), _known(outlook, principals)


def _party(outlook: Outlook, party: str, effect: Effect, total: Estimate) -> str:
    name = named(outlook.party(party))
    if total.low == total.high == 0:
        return f"for {name} nothing changes"
    if effect.holds == "all" or effect.loses == "all":
        size = total if total.low >= 0 else Estimate(-total.point, -total.high, -total.low)
        verb = "gains" if effect.holds == "all" else "loses"
        return f"{name} {verb} {spread(size)} of its own 100 points"
    return f"{name} gains or loses, {spread_signed(total)} of its own 100 points{_chance(effect)}"


def _chance(effect: Effect) -> str:
    """The side on which most sampled values fall, with its standard error."""
    chances = [("a gain", effect.probability), ("a loss", effect.loses_probability)]
    found = [(word, chance) for word, chance in chances if chance is not None]
    if not found:
        return ""
    word, chance = max(found, key=lambda item: item[1].point)
    if chance.standard_error == 0 and chance.point in (0, 1):
        return ""
    error = max(0.1, 100 * chance.standard_error)
    return f" ({word} in {100 * chance.point:.0f} % of sampled values, standard error {error:.1f} %)"


def _through(outlook: Outlook, principals: Sequence[str]) -> str:
    """The issues through which most of it comes, with the points of the counter-draft."""
    told = []
    for party in principals:
        issues = _largest(outlook.effects[party])
        if issues:
            told.append(f"for {named(outlook.party(party))} most through {listed(_issue(outlook, i) for i in issues)}")
    return f"; {'; '.join(told)}" if told else ""


def _largest(effect: Effect) -> list[str]:
    """Issues whose parts point the way of the whole, the largest first."""
    if effect.total is None:
        return []
    way = 1 if effect.total.point >= 0 else -1
    parts = [(issue, way * part.point) for issue, part in effect.by_issue.items() if way * part.point > 0]
    return [issue for issue, _ in sorted(parts, key=lambda item: -item[1])[:_SHOWN]]


def _issue(outlook: Outlook, issue: str) -> str:
    assert outlook.counter is not None
    settling = [point.label for point in outlook.counter.points if issue in point.settles]
    touching = [point.label for point in outlook.counter.points if issue in point.touches]
    through = points_of(settling or touching)
    title = outlook.case.issue(issue).title
    return f"{title} ({through})" if through else title


def _lines(outlook: Outlook, principals: Sequence[str]) -> str:
    """Lines of the principals that are mended or newly broken, read narrowly."""
    told = []
    for party in principals:
        changes = [item for item in outlook.effects[party].lines if item.reading == "narrow"]
        mended = sum(item.before == "broken" and item.after != "broken" for item in changes)
        broken = sum(item.after == "broken" and item.before != "broken" for item in changes)
        name = named(outlook.party(party))
        if mended:
            told.append(f"no longer breaks {counted(mended, 'red line')} of {name}")
        if broken:
            told.append(f"breaks {counted(broken, 'red line')} of {name} that stood")
    return f"read narrowly, it {listed(told)}" if told else ""


def _known(outlook: Outlook, principals: Sequence[str]) -> float:
    """The smallest share of a principal's weight on which its own words fix what it wants."""
    if outlook.balance is None:
        return 0
    shares = [outlook.balance.parties[party].sourced_share for party in principals if party in outlook.balance.parties]
    return min((share for share in shares if share is not None), default=0)
