"""Which way does the answer to the draft move the balance, and through which points?"""

from __future__ import annotations

from collections.abc import Sequence

from onetext.api.briefing.outlook import Outlook, Said
from onetext.api.briefing.say_nearness import principal_pair, steps_apart
from onetext.api.briefing.wording import (
    agreeing,
    counted,
    listed,
    middle,
    points_of,
    quoted,
    sentence,
    share,
    spread,
    spread_signed,
    the,
    upto,
)
from onetext.model.results import Effect, Estimate
from onetext.preferences import position_set, term_changes

__all__ = ["say_change"]

_SHOWN = 3
"""Issues named for each party."""


def say_change(outlook: Outlook) -> Said:
    """What the counter-draft does to each principal, in its own points, and through which issues and points.

    The range is that of the change under one draw (S4), never the difference of two ranges. The issues are those with
    the largest parts at the point (S15). What it needs are a weight and a wish of each principal on each issue changed.
    """
    if outlook.focus is None or outlook.counter is None:
        return Said()
    known = {party: effect for party, effect in outlook.effects.items() if effect.total is not None}
    principals = [item.id for item in outlook.case.parties_by_name if item.kind == "principal" and item.id in known]
    if not principals:
        return Said()
    parts = (
        f"going from {the(outlook.focus)} to {the(outlook.counter)}, {_directions(outlook, principals)}",
        *(_unsure(outlook.name(party), known[party]) for party in principals),
        _through(outlook, principals),
        _steps(outlook),
        _lines(outlook, principals),
    )
    issues = [change.issue for change in term_changes(outlook.case, outlook.focus, outlook.counter)]
    found = sum(_numbers(outlook, party, issue) for party in principals for issue in issues)
    return Said(tuple(sentence(part) if part else "" for part in parts), found, 2 * len(principals) * len(issues))


def _directions(outlook: Outlook, principals: Sequence[str]) -> str:
    """What the change is for each party, parties of whom the same is to be said together."""
    alike: dict[str, list[str]] = {}
    for party in principals:
        said = _direction(outlook.effects[party]) + _contrary(outlook, party)
        alike.setdefault(said, []).append(f"for {outlook.name(party)}")
    return "; ".join(f"{listed(names)} {said}" for said, names in alike.items())


def _direction(effect: Effect) -> str:
    """A direction only where the numbers carry one: all of them, or nine in ten sampled ones at least."""
    total, most = effect.total, effect.total_spread
    assert total is not None
    if total.low == total.high == 0:
        return "the change is neither a gain nor a loss"
    if total.low == 0:
        return f"the change is no loss, and a gain of up to {upto(total.high)} of its own 100 points"
    if total.high == 0:
        return f"the change is no gain, and a loss of up to {upto(total.low)} of its own 100 points"
    if total.low > 0:
        return f"the change is a gain of {spread(total)} of its own 100 points"
    if total.high <= 0:
        return (
            f"the change is a loss of {spread(Estimate(-total.point, -total.high, -total.low))} of its own 100 points"
        )
    if most is None or most.low <= 0 <= most.high:
        return "it cannot be told whether the change is a gain or a loss"
    return f"the change is a {'gain' if most.low > 0 else 'loss'} for most values in the ranges, not for all"


def _contrary(outlook: Outlook, party: str) -> str:
    """Whether sourced records alone put the middle of the change on the other side (S17)."""
    cited = outlook.sourced_effects.get(party)
    ours, theirs = outlook.effects[party].total, cited.total if cited else None
    if ours is None or theirs is None or ours.point * theirs.point >= 0:
        return ""
    sides = ("gain", "loss") if theirs.point > 0 else ("loss", "gain")
    return f" (from sourced records alone the middle is a {sides[0]}, here a {sides[1]})"


def _unsure(name: str, effect: Effect) -> str:
    """The numbers of a change that has no sure direction: its middle, most sampled values, all, and how many have it.

    Both shares where the direction cannot be told, since some sampled values may be neither a gain nor a loss.
    """
    total, most = effect.total, effect.total_spread
    if total is None or total.low >= 0 or total.high <= 0:
        return ""
    nine = f"nine in ten sampled values lie {spread_signed(most)}, " if most else ""
    told = (
        f"for {name} the middle is {middle(total)} of its own 100 points; {nine}all ranges allow {spread_signed(total)}"
    )
    way = _direction(effect)
    chances = {"gain": effect.probability, "loss": effect.loses_probability}
    shares = [f"a {side} in {share(chance)}" for side, chance in chances.items() if chance and side in way]
    return "; ".join((told, *shares))


def _through(outlook: Outlook, principals: Sequence[str]) -> str:
    """The issues through which most of it comes, with the points of the counter-draft."""
    told = []
    for party in principals:
        total = outlook.effects[party].total
        issues = _largest(outlook.effects[party], total) if total else []
        if issues and total:
            through = listed(_issue(outlook, issue) for issue in issues)
            most = "most" if total.low >= 0 or total.high <= 0 else "most of the middle"
            told.append(f"for {outlook.name(party)} {most} comes through {through}")
    return "; ".join(told)


def _largest(effect: Effect, total: Estimate) -> list[str]:
    """Issues whose parts point the way of the whole, the largest first."""
    way = 1 if total.point >= 0 else -1
    parts = [(issue, way * part.point) for issue, part in effect.by_issue.items() if way * part.point > 0]
    return [issue for issue, _ in sorted(parts, key=lambda item: -item[1])[:_SHOWN]]


def _issue(outlook: Outlook, issue: str) -> str:
    """The issue by its title, with the points of the counter-draft that settle it, or else touch it."""
    assert outlook.counter is not None
    settling = [point.label for point in outlook.counter.points if issue in point.settles]
    touching = [point.label for point in outlook.counter.points if issue in point.touches]
    through = points_of(settling or touching)
    title = quoted(outlook.case.issue(issue).title)
    return f"{title} ({through})" if through else title


def _steps(outlook: Outlook) -> str:
    """How far the counter-draft stands from the two principals of whom most is known, counted in options."""
    pair = principal_pair(outlook)
    ends = {pair.party, pair.other} if pair else set()
    found = [item for item in outlook.counter_nearness if {item.party, item.other} == ends]
    if not found or outlook.counter is None:
        return ""
    subject = f"{the(outlook.counter)} {agreeing(outlook.counter, 'stands', 'stand')}"
    return steps_apart(outlook, found[0], f"counted in options along the scales, {subject}")


def _lines(outlook: Outlook, principals: Sequence[str]) -> str:
    """Lines of the principals that are mended or newly broken, read narrowly."""
    told = []
    for party in principals:
        changes = [item for item in outlook.effects[party].lines if item.reading == "narrow"]
        mended = sum(item.before == "broken" and item.after != "broken" for item in changes)
        broken = sum(item.after == "broken" and item.before != "broken" for item in changes)
        name = outlook.name(party)
        if mended:
            told.append(f"no longer breaks {counted(mended, 'red line')} of {name}")
        if broken:
            told.append(f"breaks {counted(broken, 'red line')} of {name} that stood")
    return f"read narrowly, the new text {listed(told)}" if told else ""


def _numbers(outlook: Outlook, party: str, issue: str) -> int:
    """How many of the two numbers behind a part are on record: the weight, and the scores or a position (S17)."""
    given = [item for item in outlook.case.weights if item.party == party and item.issue == issue]
    weighed = any(item.weight is not None for item in given)
    wished = any(item.scores for item in given) or bool(position_set(outlook.case, party, issue).peaks)
    return weighed + wished
