"""`frontier` on a terminal: the trade-offs that remain when nothing can be gained for nothing (S12)."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from rich.console import Console

from onetext.model import Case
from onetext.model.results import FrontierPoint, FrontierResult
from onetext.report.numbers import and_list, count, number
from onetext.report.terminal.packages import MEANING, amount, assumption_notes, proof_line
from onetext.report.terminal.parts import grid, heading, notes, opening, para, ranged
from onetext.report.words import Words

__all__ = ["show_frontier"]

_MOST = 15
"""Points on a terminal; all of them are in the JSON."""


def show_frontier(result: FrontierResult, case: Case, console: Console) -> None:
    """Print what can be traded, then the points from one end to the other."""
    words = Words(case)
    opening(console, case, result.envelope, "what can only be traded")
    heading(console, "The answer")
    for sentence in _answer(result, words):
        para(console, sentence)
    if result.points:
        para(console, proof_line(result.proof, len(result.assumptions), what="this"))
        _agreed(result.points, words, console)
        _points(result, words, console)
    heading(console, f"What is taken for granted ({count(len(result.assumptions), 'assumption')})")
    assumption_notes(result.assumptions, words, console)
    notes(console, *(MEANING if result.points else ()))


def _answer(result: FrontierResult, words: Words) -> list[str]:
    signers = and_list(words.parties(result.signatories))
    whole = "that obeys the rules" if result.all_feasible else f"that {signers} could all sign"
    if not result.points:
        if result.zone_status == "empty":
            return [f"There is no text {whole}, so there is nothing to trade."]
        return [f"No text {whole} was found; that is not to say that there is none."]
    if not result.complete and result.points_count is None:
        alone = len(result.points) == 1
        return [
            f"{'1 text stands' if alone else f'{len(result.points)} texts stand'} for all texts {whole}: whatever such "
            f"a text gives, {'this one' if alone else 'one of these'} gives every side as much, or less by at most "
            f"{_at_most(result.epsilon)} of its own points."
        ]
    found = result.points_count or len(result.points)
    said = [
        f"{amount(found)} {'outcome' if found == 1 else 'outcomes'} cannot be bettered: in every other text {whole}, "
        "some side gets less than in one of these, and no side gets more."
    ]
    if found > len(result.points):
        alone = len(result.points) == 1
        said.append(
            f"{len(result.points)} of them {'is' if alone else 'are'} listed. Whatever one of the others gives, "
            f"{'this one' if alone else 'one of these'} gives every side as much, or less by at most "
            f"{_at_most(result.epsilon)} of its own points."
        )
    if result.zone_status == "unknown":
        said.append("For some signatories no deal is unknown, so what they would accept by value is not tested.")
    return said


def _at_most(epsilon: float) -> str:
    """A bound in points, rounded up: rounded down it would promise too much."""
    return number(ceil(10 * epsilon) / 10)


def _agreed(points: Sequence[FrontierPoint], words: Words, console: Console) -> None:
    """Which questions are settled alike at every point, and which are traded."""
    packages = [package for point in points for package in point.packages]
    taken = {issue: {package[issue] for package in packages} for issue in packages[0]} if packages else {}
    traded = {issue: options for issue, options in taken.items() if len(options) > 1}
    alike = [issue for issue in taken if issue not in traded]
    if alike and len(points) > 1:
        heading(console, f"Settled alike in all that are listed ({count(len(alike), 'question')})")
        table = grid("Question", "Option")
        for issue in alike:
            table.add(words.issue(issue), words.options(issue, taken[issue]))
        console.print(table)
    if traded:
        heading(console, f"Traded ({count(len(traded), 'question')})")
        table = grid("Question", "Options that occur")
        for issue, options in traded.items():
            table.add(words.issue(issue), words.options(issue, options))
        console.print(table)


def _points(result: FrontierResult, words: Words, console: Console) -> None:
    shown = _spread(result.points)
    left = len(result.points) - len(shown)
    rest = f", {len(shown)} of {len(result.points)}; --json has the others" if left else ""
    heading(console, f"From one end to the other{rest}")
    names = [words.party(party) for party in result.signatories]
    counted = result.complete or result.points_count is not None
    table = grid(*names, *(["Combinations"] if counted else []), right=("Combinations",), whole=names)
    for point in shown:
        cells = [
            ranged(point.ranges[party]) if party in point.ranges else number(point.values[party])
            for party in result.signatories
        ]
        table.add(*cells, *([amount(point.packages_count)] if counted else []))
    console.print(table)


def _spread(points: Sequence[FrontierPoint]) -> list[FrontierPoint]:
    """At most `_MOST` of the points, both ends among them, evenly by place."""
    if len(points) <= _MOST:
        return list(points)
    step = (len(points) - 1) / (_MOST - 1)
    return [points[round(place * step)] for place in range(_MOST)]
