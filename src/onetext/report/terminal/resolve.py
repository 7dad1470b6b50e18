"""`resolve` on a terminal: sealed forecasts, open and decided, their scores, and how little these show."""

from __future__ import annotations

import shlex

from rich.console import Console

from onetext.model.results import ForecastScores, Power, ResolveResult, ScoredForecast, SealedChances
from onetext.report.numbers import count, day, percent
from onetext.report.terminal.parts import grid, heading, item_line, notes, para, plain, title

__all__ = ["show_resolve"]

_ENOUGH = 10
"""Cases below which no difference is taken for more than chance."""
_SCORES = ("Brier", "Outcomes", "Log", "Ranked")
_MEANING = (
    "Scores are losses: 0 is the best. Brier: squared distance of the chance of a signature from what happened, 0 to 1."
    " Outcomes: the same over all outcomes, 0 to 2. Log: surprise at what came, 0 to 5.3 (chances under"
    " 0.5\N{NO-BREAK SPACE}% count as 0.5\N{NO-BREAK SPACE}%). Ranked: over the stretches of time,"
    " 0 to 1; a near miss costs less."
)
_BASELINES = (
    "constant-hazard goes on at the rate of the past; persistence takes it that what holds stays. Neither knows"
    " anything of the drafts or the parties."
)


def show_resolve(result: ResolveResult, console: Console) -> None:
    """Print each forecast with what came of it, then how the modes did beside the baselines."""
    open_ = sum(item.resolution is None for item in result.forecasts)
    told = f", {open_ or 'none'} of them open" if result.forecasts else ""
    title(console, f"{result.path}: {count(len(result.forecasts), 'sealed forecast')}{told}")
    if result.resolved:
        para(console, f"Written down: {result.resolved} is decided.", indent=0)
    for name in result.written:
        console.print(plain(f"  {name}"), soft_wrap=True)
    for warning in result.envelope.warnings:
        para(console, f"Note: {warning}.", indent=0)
    if not result.forecasts:
        para(console, "A forecast is sealed by: onetext forecast CASE --seal", indent=0)
    for item in result.forecasts:
        _forecast(item, console, result.path, whole=len(result.forecasts) == 1)
    _power(result.power, console)
    if result.forecasts:
        notes(console, _MEANING if result.power.forecasts else "", _BASELINES)


def _forecast(item: ScoredForecast, console: Console, path: str, *, whole: bool) -> None:
    heading(console, f"{item.id}: made for {day(item.as_of)} by onetext {item.version}")
    para(console, item.question.text)
    if item.resolution is None:
        para(console, f"Open until {day(item.question.horizon)}. What was forecast:")
        _chances(item, console)
    else:
        happened = item.resolution
        note = f" {happened.note}" if happened.note else ""
        para(console, f"Decided: {happened.outcome} on {day(happened.on)}, by the source {happened.source}.{note}")
        _scores(item, console)
    if whole:
        console.print()
        para(console, "How it is decided:")
        wide = max(map(len, item.question.outcomes)) + 1
        for outcome, rule in item.question.outcomes.items():
            item_line(console, outcome, rule, wide=wide)
        para(console, f"Sealed as {item.sha256}")
    if item.resolution is None:
        asked = f"onetext resolve {shlex.quote(path)} {item.id} --outcome OUTCOME --on DATE --source ID"
        console.print(plain(f"  Once it is known: {asked}"), soft_wrap=True)


def _chances(item: ScoredForecast, console: Console) -> None:
    """Outcome by forecaster; what nobody gives a chance is left out."""
    everyone = {**item.modes, **item.baselines}
    table = grid("Outcome", *everyone, right=tuple(everyone))
    for outcome in item.question.outcomes:
        if any(chances.outcomes.get(outcome) for chances in everyone.values()):
            table.add(outcome, *(_chance(chances, outcome) for chances in everyone.values()))
    console.print(table)


def _chance(chances: SealedChances, outcome: str) -> str:
    """A chance, with the error of sampling where it was sampled."""
    error = chances.standard_errors.get(outcome)
    return percent(chances.outcomes.get(outcome, 0.0)) + (f" ±{100 * error:.1f}" if error else "")


def _scores(item: ScoredForecast, console: Console) -> None:
    assert item.resolution is not None
    table = grid("Forecaster", "Signed", "What came", *_SCORES, right=("Signed", "What came", *_SCORES))
    for name, chances in {**item.modes, **item.baselines}.items():
        scores = item.scores.get(name) or item.baseline_scores[name]
        given = chances.outcomes.get(item.resolution.outcome, 0.0)
        table.add(name, percent(chances.outcomes.get("signed", 0.0)), percent(given), *_cells(scores))
    console.print(table)


def _cells(scores: ForecastScores) -> list[str]:
    return [f"{loss:.3f}" for loss in (scores.brier, scores.brier_outcomes, scores.log, scores.ranked)]


def _power(power: Power, console: Console) -> None:
    """Means over all cases, each mode against each baseline, and what so few cases cannot show."""
    if power.smallest_difference is None:
        return
    cases = count(power.cases, "case")
    heading(console, f"All together: {count(power.forecasts, 'decided forecast')} of {cases}")
    if power.forecasts > 1:
        table = grid("Forecaster", *_SCORES, right=_SCORES)
        for name, means in power.means.items():
            table.add(name, *_cells(means))
        console.print(table)
        console.print()
    columns = ("Difference", "Cases", "Would show from")
    table = grid("Mode against baseline", *columns, right=columns)
    for item in power.comparisons:
        difference = f"{item.difference:+.3f}".replace("-", "\N{MINUS SIGN}")
        table.add(f"{item.mode} – {item.baseline}", difference, f"{item.cases}", f"{item.smallest_difference:.3f}")
    console.print(table)
    para(
        console,
        "Difference of Brier scores; below 0 the mode did better. Would show from: the smallest true difference that so"
        " many cases show four times out of five (at 5\N{NO-BREAK SPACE}%, and a standard deviation of 0.15"
        f" a case at least, until ten cases bring their own). {_proof(power.cases)}",
    )


def _proof(cases: int) -> str:
    if cases == 1:
        return "One case proves nothing, however large the difference."
    if cases < _ENOUGH:
        return f"{cases} cases are too few to say which is better, however large the difference."
    return "A smaller difference tells nothing of which is better."
