"""`whatif` on a terminal: what one change does to the chances, and to what each side ends with."""

from __future__ import annotations

from rich.console import Console

from onetext.model import Case
from onetext.model.results import AskedChange, PairedValue, WhatIfResult
from onetext.report.forecast_words import MECHANISMS, ORDER, OUTCOMES, named_modes, share_band, whose
from onetext.report.numbers import and_list, day, number, signed
from onetext.report.terminal.forecast import how_made
from onetext.report.terminal.parts import basis_line, grid, heading, notes, opening, para
from onetext.report.without_words import changed_without
from onetext.report.words import Words

__all__ = ["show_whatif"]

_SURE = 2.0
"""Standard errors beyond which a difference is taken for more than chance."""


def show_whatif(result: WhatIfResult, case: Case, console: Console) -> None:
    """Print what is changed, the chances with and without it, the differences, and what each side ends with."""
    words = Words(case)
    opening(console, case, result.envelope, "what a change would do")
    heading(console, "What is changed")
    for change in result.changes:
        para(console, f"{_said(change, words)}.")
    how_made(console, result.runs, result.modes, result.policy, (), until=day(result.horizon))
    heading(console, f"How the talks stand on {day(result.horizon)}")
    names = named_modes(result.modes)
    heads = [f"{name}: change" for name in names]
    table = grid("Outcome", "Before", "After", *heads, right=("Before", "After", *heads))
    for outcome in (name for name in ORDER if _comes(result, name)):
        differences = [
            _difference(100 * result.difference[mode][outcome], 100 * result.difference_error[mode][outcome])
            for mode in result.modes
        ]
        before = share_band([result.base[mode][outcome] for mode in result.modes])
        after = share_band([result.changed[mode][outcome] for mode in result.modes])
        table.add(OUTCOMES[outcome], before, after, *differences)
    console.print(table)
    para(console, "Before and after are bands over the ways of looking ahead; changes are in percentage points.")
    para(console, _told(result))
    if result.beside is not None and result.beside_error is not None:
        para(console, changed_without(result.beside, result.beside_error))
    _values(result, words, console)
    notes(
        console,
        basis_line(result.basis_share),
        "Run by run both sides meet the same chance, so that a change is known better than the shares themselves. ±:"
        " standard error of sampling.",
    )


def _comes(result: WhatIfResult, outcome: str) -> bool:
    """Whether any run ends so."""
    return any(chances[mode][outcome].point for chances in (result.base, result.changed) for mode in result.modes)


def _difference(points: float, error: float) -> str:
    """A difference with its error: `+2.1 ±0.4`; 0 where no run differs."""
    if not error and not points:
        return "0"
    text = f"{points:+.1f}".replace("-", "\N{MINUS SIGN}")
    return f"{'0' if text[1:] == '0.0' else text} ±{error:.1f}"


def _told(result: WhatIfResult) -> str:
    """In a sentence what it does to the chance of a signature."""
    pairs = [(result.difference[mode]["signed"], result.difference_error[mode]["signed"]) for mode in result.modes]
    if not any(each for mode in result.modes for each in result.difference_error[mode].values()):
        return "No run ends otherwise: what is changed is not at work in these talks."
    up = all(change > _SURE * error for change, error in pairs)
    down = all(change < -_SURE * error for change, error in pairs)
    if up or down:
        points = sorted(abs(100 * change) for change, _ in pairs)
        low, high = number(points[0]), number(points[-1])
        size = low if low == high else f"{low} to {high}"
        return f"A signature becomes {'likelier' if up else 'less likely'}, by {size} points, in all that was tried."
    if all(abs(change) <= _SURE * error for change, error in pairs):
        return "It makes no difference to a signature that these runs could tell from chance."
    return "Whether a signature becomes likelier depends on how the parties look ahead, or cannot be told from chance."


def _values(result: WhatIfResult, words: Words, console: Console) -> None:
    heading(console, "What each side ends with, in its own points")
    names = named_modes(result.modes)
    heads = [f"{name}: change" for name in names]
    table = grid("Party", "Before", "After", *heads, right=("Before", "After", *heads))
    for party in sorted(result.values, key=lambda item: words.party(item)):
        values = result.values[party]
        before, after = (
            _band([item.base for item in values.values()]),
            _band([item.changed for item in values.values()]),
        )
        table.add(words.party(party), before, after, *(_change(values[mode]) for mode in result.modes))
    console.print(table)


def _band(values: list[float]) -> str:
    low, high = number(min(values)), number(max(values))
    return low if low == high else f"{low} to {high}"


def _change(value: PairedValue) -> str:
    if not value.difference and not value.standard_error:
        return "0"
    return f"{signed(value.difference)} ±{value.standard_error:.1f}"


def _said(change: AskedChange, words: Words) -> str:
    """A change in words."""
    when = f" from {day(change.date)} on" if change.date else ""
    if change.kind == "without":
        return f"Left out: {MECHANISMS.get(change.key, change.key)} ({change.key})"
    if change.kind == "event":
        on = f" on {day(change.date)}" if change.date else ""
        told = {"election": f"A vote ({words.party(change.party)})", "leak": "The text on the table leaks"}
        return told.get(change.key, "The text on the table is published") + on
    of = whose(change.party, change.towards, words, everybody="")
    if change.key == "support":
        power = of or and_list(["every power that backs a party"])
        return f"{power}: support is {change.to}{when}, and stays so"
    return f"{change.key}{f' of {of}' if of else ''} is {change.to}{when}"
