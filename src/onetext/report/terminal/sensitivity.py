"""`sensitivity` on a terminal: what drives the share of signed runs, where it is large, and what that rests on."""

from __future__ import annotations

from rich.console import Console

from onetext.model import Case, parameter
from onetext.model.results import SensitivityDriver, SensitivityResult
from onetext.report.forecast_words import MECHANISMS, MODE_MEANINGS, whose
from onetext.report.numbers import and_list, count, day, percent
from onetext.report.terminal.parts import basis_line, grid, heading, notes, opening, para
from onetext.report.words import Words

__all__ = ["show_sensitivity"]

_MOST, _EXPLAINED = 12, 5
_SMALL = 0.01
"""Drivers whose estimate lies below this stand together in one line."""
_VALUES = "values"
_FULL = 512


def show_sensitivity(result: SensitivityResult, case: Case, console: Console) -> None:
    """Print the inputs by what they drive, what the first of them mean, regions, and what drives it rests on."""
    words = Words(case)
    opening(console, case, result.envelope, "what drives a signature")
    _made(result, console)
    _drivers(result, words, console)
    _regions(result, console)
    heading(console, "What this rests on")
    if result.driving_basis_share:
        para(console, f"What drives it, by weight. {basis_line(result.driving_basis_share)}")
    para(console, f"All inputs, whether they drive it or not. {basis_line(result.basis_share)}")
    notes(
        console,
        "Nine in ten: the interval in which In all lies, as far as so many inputs can tell"
        + ("." if result.samples >= _FULL else f"; --samples {_FULL} narrows it.")
        + " It says how exact the sample is, not how right the model. What is known and does not vary drives nothing"
        " here.",
    )


def _made(result: SensitivityResult, console: Console) -> None:
    console.print()
    para(
        console,
        f"{result.inputs:,} inputs were drawn from their ranges, and under each the talks played out"
        f" {count(result.runs, 'time') if result.runs < 1000 else f'{result.runs:,} times'}, to {day(result.horizon)}:"
        f" {MODE_MEANINGS.get(result.mode, result.mode)}.",
        indent=0,
    )
    if result.without:
        para(console, f"Left out: {and_list(MECHANISMS.get(item, item) for item in result.without)}.", indent=0)
    para(
        console,
        f"With all inputs known, a text is signed in {percent(result.low)} to {percent(result.high)} of the runs for"
        f" nine in ten inputs; the middle one has {percent(result.median)}.",
        indent=0,
    )


def _drivers(result: SensitivityResult, words: Words, console: Console) -> None:
    heading(console, "What explains that spread")
    shown = [item for item in result.drivers[:_MOST] if item.total >= _SMALL]
    if not shown:
        para(console, "Nothing that varies makes a difference that so many inputs could show.")
        return
    table = grid("Input", "Whose", "Alone", "In all", "Nine in ten", "Basis", right=("Alone", "In all", "Nine in ten"))
    for item in shown:
        table.add(item.key, _whose(item, words), _share(item.first), _share(item.total), _between(item), _basis(item))
    console.print(table)
    rest = [item for item in result.drivers if item not in shown]
    if rest:
        most = max(item.total for item in rest)
        para(console, f"{count(len(rest), 'more input')}, at most {_share(most)} each.")
    para(
        console,
        "Alone: the share of the spread that would go if this were known. In all: the share that it has a part in,"
        " together with others; these may add up to more than 100 %.",
    )
    for item in shown[:_EXPLAINED]:
        para(console, f"{item.key}: {_means(item)}")


def _whose(item: SensitivityDriver, words: Words) -> str:
    if item.key == _VALUES:
        return "all parties"
    if len(item.quantities) > 1:
        return f"{len(item.quantities)} together"
    one = item.quantities[0]
    return whose(one.party, one.towards, words)


def _means(item: SensitivityDriver) -> str:
    known = parameter(item.key)
    return known.means if known else "What each party gains and loses: weights, scores, no deals, red lines, consents."


def _share(value: float) -> str:
    """An index as a share; one that is estimated below nought is nought."""
    return percent(min(max(value, 0.0), 1.0)).replace("under ", "<").replace("over ", ">")


def _between(item: SensitivityDriver) -> str:
    return f"{_share(item.total_low)} to {_share(item.total_high)}"


def _basis(item: SensitivityDriver) -> str:
    there = [basis for basis, part in item.basis_share.items() if part]
    return there[0] if len(there) == 1 else "mixed"


def _regions(result: SensitivityResult, console: Console) -> None:
    heading(console, "Where a signature is likely")
    if not result.regions:
        para(
            console,
            "No region of the inputs was found in which it is likelier than elsewhere by more than chance, judged on"
            f" {count(result.samples, 'input')} kept apart from the search.",
        )
    for region in result.regions:
        para(console, region.sentence)
    if result.regions:
        para(
            console,
            "Found on half of the drawn inputs and judged on the other half. It says what goes with a signature in the"
            " model, and not what anybody can bring about.",
        )
