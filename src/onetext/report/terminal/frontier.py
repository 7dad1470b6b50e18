"""`frontier` on a terminal: the trade-offs that remain when nothing can be gained for nothing (S12)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import ceil

from rich.console import Console

from onetext.model import Case
from onetext.model.results import FrontierPoint, FrontierResult
from onetext.report.numbers import and_list, count, number
from onetext.report.terminal.packages import (
    MEANING,
    WIDELY,
    amount,
    assumption_notes,
    proof_line,
    read_strictly,
)
from onetext.report.terminal.parts import grid, heading, notes, opening, para, ranged
from onetext.report.words import Words

__all__ = ["show_frontier"]

_MOST = 15
"""Points on a terminal; all of them are in the JSON."""
_UNKNOWN = "–"


def show_frontier(result: FrontierResult, case: Case, console: Console) -> None:
    """Print what can be traded, then the points from one end to the other."""
    words = Words(case)
    opening(console, case, result.envelope, "what can only be traded")
    heading(console, "The answer")
    for sentence in _answer(result, words):
        para(console, sentence)
    if result.points:
        para(console, proof_line(result.proof, len(result.assumptions), what="this"))
        _agreed(result, words, console)
        _points(result, words, console)
    elif result.zone_status == "empty":
        para(console, proof_line(result.proof, len(result.assumptions), what="there is none"))
    heading(console, f"What is taken for granted ({count(len(result.assumptions), 'assumption')})")
    assumption_notes(result.assumptions, words, console)
    notes(console, *(MEANING if result.points else ()))


def _answer(result: FrontierResult, words: Words) -> list[str]:
    signers = words.parties(result.signatories)
    together = {1: "", 2: "both "}.get(len(signers), "all ")
    whole = every = f"that {and_list(signers)} could {together}sign"
    if result.all_feasible:
        whole, every = "that obeys the rules", "that obey the rules"
    elif result.untested:
        whole, every = "that passes every test that can be made", "that pass every test that can be made"
    if not result.points:
        if result.zone_status == "rules_contradict":
            return ["The rules of the case contradict each other: there is no text that obeys them all."]
        if result.zone_status == "empty":
            widely = read_strictly(result.assumptions) and not result.all_feasible
            return [f"{f'{WIDELY}, there' if widely else 'There'} is no text {whole}, so there is nothing to trade."]
        return [f"No text {whole} was found; that is not to say that there is none."]
    if result.untested:
        return [*_untested(result, words), _standing_for(result, every)]
    if not result.complete and result.points_count is None:
        return [_standing_for(result, every)]
    return _counted(result, whole, signers)


def _untested(result: FrontierResult, words: Words) -> list[str]:
    """Of whom too little is known, and why."""
    valued = result.points[0].values
    without = [party for party in result.untested if party not in valued]
    floorless = [party for party in result.untested if party in valued]
    said = []
    if without:
        weights = "its weights are all zero" if len(without) == 1 else "their weights are all zero"
        named = and_list(words.parties(without))
        said.append(
            f"What any text is worth to {named} is not known, since {weights}: what can be traded with {named} cannot "
            "be said."
        )
    if floorless:
        accepting = "it" if len(floorless) == 1 else "they"
        said.append(
            f"What no deal is worth to {and_list(words.parties(floorless))} is not known, so which texts {accepting} "
            "would accept by value cannot be tested."
        )
    return said


def _standing_for(result: FrontierResult, every: str) -> str:
    alone = len(result.points) == 1
    sides = "every side" if len(result.points[0].values) == len(result.signatories) else "every side with known values"
    return (
        f"{'1 text stands' if alone else f'{len(result.points)} texts stand'} for all texts {every}: whatever such "
        f"a text gives, {'this one' if alone else 'one of these'} gives {sides} as much{_or_less(result.epsilon)}."
    )


def _counted(result: FrontierResult, whole: str, signers: Sequence[str]) -> list[str]:
    found = result.points_count or len(result.points)
    if len(signers) == 1:
        # One value is best: there is a single outcome.
        return [f"1 outcome cannot be bettered: no other text {whole} gives it more."]
    said = [
        f"{amount(found)} {'outcome' if found == 1 else 'outcomes'} cannot be bettered: in every other text {whole}, "
        "some side gets less than in one of these, and no side gets more."
    ]
    if found > len(result.points):
        alone = len(result.points) == 1
        said.append(
            f"{len(result.points)} of them {'is' if alone else 'are'} listed. Whatever one of the others gives, "
            f"{'this one' if alone else 'one of these'} gives every side as much{_or_less(result.epsilon)}."
        )
    return said


def _or_less(epsilon: float) -> str:
    """By how much at most, rounded up: rounded down it would promise too much."""
    return f", or less by at most {number(ceil(10 * epsilon) / 10)} of its own points" if epsilon > 0 else ""


def _agreed(result: FrontierResult, words: Words, console: Console) -> None:
    """Which questions are settled alike in what is listed, and which are not.

    Only where nothing else gives the same does that tell what is traded and what costs nobody anything: else options
    may be there because they come first among those that make no difference.
    """
    packages = [package for point in result.points for package in point.packages]
    taken = {issue: {package[issue] for package in packages} for issue in packages[0]} if packages else {}
    differing = {issue: options for issue, options in taken.items() if len(options) > 1}
    alike = {issue: options for issue, options in taken.items() if issue not in differing}
    whole = result.complete and all(point.packages_count == len(point.packages) for point in result.points)
    if alike and len(packages) > 1:
        where = "in all of them" if whole else _shown(result)
        heading(console, f"Settled alike {where} ({count(len(alike), 'question')})")
        _options("Option", alike, words, console)
    if differing:
        title = "Traded" if whole else "Not settled alike in these"
        heading(console, f"{title} ({count(len(differing), 'question')})")
        _options("Options that occur", differing, words, console)
    if taken and not whole:
        para(
            console,
            "Combinations that are not shown may settle any of these questions otherwise, and give every side as much. "
            "So neither list says that a question is agreed or traded; --each N looks at more of each outcome.",
        )


def _shown(result: FrontierResult) -> str:
    """Of which combinations a list of questions speaks."""
    if max(len(point.packages) for point in result.points) > 1:
        return "in the combinations looked at for each outcome"
    return "in the one combination shown for each outcome"


def _options(head: str, taken: Mapping[str, Collection[str]], words: Words, console: Console) -> None:
    table = grid("Question", head)
    for issue, options in taken.items():
        table.add(words.issue(issue), words.options(issue, options))
    console.print(table)


def _points(result: FrontierResult, words: Words, console: Console) -> None:
    shown = _spread(result.points)
    left = len(result.points) - len(shown)
    rest = f", {len(shown)} of {len(result.points)}; --json has the others" if left else ""
    heading(console, f"From one end to the other{rest}")
    names = [words.party(party) for party in result.signatories]
    table = grid(*names, "Combinations", right=("Combinations",), whole=names)
    for point in shown:
        cells = [_value(point, party) for party in result.signatories]
        table.add(*cells, _UNKNOWN if point.packages_count is None else amount(point.packages_count))
    console.print(table)


def _value(point: FrontierPoint, party: str) -> str:
    if party not in point.values:
        return _UNKNOWN
    return ranged(point.ranges[party]) if party in point.ranges else number(point.values[party])


def _spread(points: Sequence[FrontierPoint]) -> list[FrontierPoint]:
    """At most `_MOST` of the points, both ends among them, evenly by place."""
    if len(points) <= _MOST:
        return list(points)
    step = (len(points) - 1) / (_MOST - 1)
    return [points[round(place * step)] for place in range(_MOST)]
