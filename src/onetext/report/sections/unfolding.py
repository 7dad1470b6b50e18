"""How the talks may unfold: outcomes over time, the choice under pressure, terms, what it hangs on, and the guesses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from onetext.model.results import (
    BriefSections,
    ForecastBranch,
    ForecastChange,
    ForecastDilemma,
    ForecastResult,
)
from onetext.report.charts import PanelSpec, Stretch, fan_spec
from onetext.report.forecast_words import (
    ANSWERS,
    MECHANISMS,
    MODE_MEANINGS,
    MODES,
    ORDER,
    OUTCOMES,
    band_of,
    drafts_alone,
    error_of,
    failed,
    figure,
    mean_band,
    share_band,
    text_name,
    whose,
)
from onetext.report.numbers import and_list, day, number
from onetext.report.words import Words

__all__ = [
    "BranchView",
    "ChangeRow",
    "Fan",
    "UnfoldingView",
    "forecast_in_short",
    "unfolding_figures",
    "unfolding_view",
]

_LIKELY, _MOST_TERMS, _MOST_TEXTS = 0.75, 16, 6
_SURE = 2.0
"""Standard errors beyond which a difference is told from chance."""
_MONTH_WEEKS = 4.345


@dataclass(frozen=True, slots=True, kw_only=True)
class Fan:
    """An outcome over time, as a band over the ways of looking ahead."""

    name: str
    title: str
    stretches: tuple[Stretch, ...]
    share: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchView:
    """What follows if a party always gives one answer."""

    answer: str
    same_text: str
    signed: str
    without: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """What a change does to the chance of a signature: in words, and for each way of looking ahead."""

    text: str
    verdict: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfoldingView:
    """The whole part, in words and rows."""

    result: ForecastResult
    answer: str
    warnings: tuple[str, ...]
    modes: tuple[tuple[str, str], ...]
    fans: tuple[Fan, ...]
    never: str
    dates: tuple[tuple[str, tuple[str, ...]], ...]
    when: str
    dilemma: ForecastDilemma | None
    why: str
    branches: tuple[BranchView, ...]
    branch_error: str
    texts: tuple[tuple[str, str], ...]
    more_texts: int
    terms: tuple[tuple[str, str, str], ...]
    more_terms: int
    unsettled: int
    values: tuple[tuple[str, str, str, str, str], ...]
    pivotal: tuple[tuple[str, str], ...]
    without: tuple[ChangeRow, ...]
    changes: tuple[ChangeRow, ...]
    compared: int
    parameters: int
    known: tuple[tuple[str, str, str, str, str], ...]


def unfolding_view(sections: BriefSections, words: Words) -> UnfoldingView | None:
    """Arrange the forecast; None where the page has none."""
    result = sections.forecast
    if result is None:
        return None
    shown = [outcome for outcome in ORDER if result.bands[outcome].high]
    texts = sorted((text for text in result.texts if text.signed.high), key=lambda text: -(text.signed.high or 0.0))
    terms = _terms(result)
    used = [item for item in result.quantities if item.counts]
    known = [item for item in used if item.basis != "default"]
    changed = (*sections.forecast_without, *sections.forecast_changes)
    return UnfoldingView(
        result=result,
        answer=forecast_in_short(result),
        warnings=_warnings(result, sections),
        modes=tuple((MODES.get(mode, mode), MODE_MEANINGS.get(mode, mode)) for mode in result.modes),
        fans=tuple(_fan(result, outcome) for outcome in shown),
        never=and_list(OUTCOMES[outcome].lower() for outcome in ORDER if outcome not in shown),
        dates=_dates(result, shown),
        when=_when(result),
        dilemma=result.dilemma,
        why=_why(result.dilemma),
        branches=tuple(_branch(branch) for branch in result.dilemma.branches) if result.dilemma else (),
        branch_error=_branch_error(result.dilemma),
        texts=tuple((text_name(text, words), share_band(text.signed)) for text in texts[:_MOST_TEXTS]),
        more_texts=len(texts[_MOST_TEXTS:]),
        terms=tuple(
            (words.issue(issue), words.option(issue, option), band) for issue, option, band in terms[:_MOST_TERMS]
        ),
        more_terms=len(terms[_MOST_TERMS:]),
        unsettled=len(result.terms) - len({issue for issue, _, _ in terms}),
        values=_values(result, words),
        pivotal=tuple((words.party(party), share_band(part)) for party, part in result.pivotal.items() if part.high),
        without=_rows(sections.forecast_without, words),
        changes=_rows(sections.forecast_changes, words),
        compared=changed[0].runs if changed else 0,
        parameters=len(used),
        known=tuple(
            (
                item.key,
                whose(item.party, item.towards, words),
                figure(item.median),
                f"{figure(item.low)} to {figure(item.high)}" if item.low < item.high else "fixed",
                item.basis,
            )
            for item in known
        ),
    )


# -- outcomes ------------------------------------------------------------------------------------------------------


def forecast_in_short(result: ForecastResult) -> str:
    """The whole in a sentence: bands only, and never one number (S23)."""
    signed, talking = result.bands["signed"], result.bands["talking"]
    ends = [failed(chances) for chances in result.outcomes.values()]
    drafted = f" {drafts_alone(result.drafted)}" if result.drafted is not None else ""
    return (
        f"In {band_of(signed.low, signed.high)} of the runs a text is signed by {day(result.horizon)}, in"
        f" {band_of(min(ends), max(ends))} the talks end without one, and in {band_of(talking.low, talking.high)} they"
        f" still go on.{drafted}"
    )


def _warnings(result: ForecastResult, sections: BriefSections) -> tuple[str, ...]:
    """What a reader must know of the forecast, and the page does not say elsewhere; each as a sentence begins."""
    said = sections.balance.envelope.warnings
    return tuple(text[:1].upper() + text[1:] for text in result.envelope.warnings if text not in said)


def _fan(result: ForecastResult, outcome: str) -> Fan:
    chances = [result.outcomes[mode][outcome] for mode in result.modes]
    stretches = []
    for row in result.incidence:
        shares = [row.modes[mode][outcome] for mode in result.modes]
        stretches.append(Stretch(row.date, min(shares), max(shares)))
    return Fan(
        name=f"forecast-{outcome.replace('_', '-')}",
        title=OUTCOMES[outcome],
        stretches=tuple(stretches),
        share=share_band(chances),
        error=error_of(chances),
    )


def unfolding_figures(view: UnfoldingView | None) -> dict[str, PanelSpec]:
    """One panel an outcome, all on the same scale."""
    if view is None:
        return {}
    return {
        fan.name: fan_spec(
            fan.stretches,
            fan.share,
            title=f"{fan.title}, share of runs over time",
            description=f"From {day(fan.stretches[0].day)} to {day(fan.stretches[-1].day)}: at the end {fan.share}. "
            "The table below has every quarter.",
        )
        for fan in view.fans
    }


def _dates(result: ForecastResult, shown: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    ends: set[dt.date] = {item.date for item in result.signed_by}
    rows = []
    for row in result.incidence:
        if row.date in ends:
            shares = [[chances[outcome] for chances in row.modes.values()] for outcome in shown]
            rows.append((day(row.date), tuple(band_of(min(each), max(each)) for each in shares)))
    return tuple(rows)


def _when(result: ForecastResult) -> str:
    found = []
    for place in ("0.5", "0.9"):
        weeks = [item.quantiles[place] for item in result.time_to_signature.values()]
        found.append([week for week in weeks if week is not None])
    half, late = found
    if not half or not late:
        return ""
    return f"Of the runs with a signature, half have it within {_weeks(half)}, nine in ten within {_weeks(late)}."


def _weeks(weeks: Sequence[float]) -> str:
    unit, size = ("months", _MONTH_WEEKS) if min(weeks) > 26 else ("weeks", 1.0)
    return f"{_between([week / size for week in weeks])} {unit}"


def _between(values: Sequence[float]) -> str:
    if not values:
        return "–"
    low, high = number(min(values)), number(max(values))
    return low if low == high else f"{low} to {high}"


# -- the choice ----------------------------------------------------------------------------------------------------


def _why(dilemma: ForecastDilemma | None) -> str:
    if dilemma is None:
        return ""
    if dilemma.why == "pressed":
        return "an open ultimatum presses it"
    return "of all who sign it is the likeliest to refuse this text"


def _branch(branch: ForecastBranch) -> BranchView:
    ends = [failed(chances) for chances in branch.outcomes.values()]
    return BranchView(
        answer=ANSWERS[branch.answer],
        same_text=share_band(branch.same_text.values()),
        signed=share_band([chances["signed"] for chances in branch.outcomes.values()]),
        without=band_of(min(ends), max(ends)),
        value=mean_band(branch.value.values()),
    )


def _branch_error(dilemma: ForecastDilemma | None) -> str:
    if dilemma is None:
        return ""
    chances = [each["signed"] for branch in dilemma.branches for each in branch.outcomes.values()]
    values = [item.standard_error for branch in dilemma.branches for item in branch.value.values()]
    return f"{error_of(chances)} percentage points in the shares, and ±{number(max(values))} points in the values"


# -- terms and values ----------------------------------------------------------------------------------------------


def _terms(result: ForecastResult) -> list[tuple[str, str, str]]:
    """Issue, option and share of what most signed texts settle alike, the most frequent first."""
    rows = [
        (-part.low, issue, option, share_band(part))
        for issue, options in result.terms.items()
        for option, part in options.items()
        if part.low is not None and part.low >= _LIKELY
    ]
    return [row[1:] for row in sorted(rows)]


def _values(result: ForecastResult, words: Words) -> tuple[tuple[str, str, str, str, str], ...]:
    rows = []
    for party in sorted(result.values, key=words.party):
        values, now = result.values[party], result.no_deal.get(party)
        low, high = min(item.low for item in values.values()), max(item.high for item in values.values())
        signed = [value for item in values.values() if (value := item.by_outcome["signed"]) is not None]
        rows.append(
            (
                words.party(party),
                "unknown" if now is None else _between([now.low, now.high]),
                mean_band(values.values()),
                f"{number(low)} to {number(high)}",
                _between(signed),
            )
        )
    return tuple(rows)


# -- changes -------------------------------------------------------------------------------------------------------


def _rows(items: Sequence[ForecastChange], words: Words) -> tuple[ChangeRow, ...]:
    """What moves a signature most comes first."""
    ranked = sorted(items, key=lambda item: -max(abs(each["signed"]) for each in item.difference.values()))
    return tuple(
        ChangeRow(
            text=_told(item, words),
            verdict=_verdict(item),
            cells=tuple(
                _difference(100 * each["signed"], 100 * item.difference_error[mode]["signed"])
                for mode, each in item.difference.items()
            ),
        )
        for item in ranked
    )


def _told(item: ForecastChange, words: Words) -> str:
    change = item.change
    if change.kind == "without":
        return f"Without {MECHANISMS.get(change.key, change.key)}"
    if change.key == "support":
        return f"{words.party(change.party)} stops backing {words.party(change.towards)} at once, for good"
    return "The text on the table is published at once"


def _verdict(item: ForecastChange) -> str:
    """Which way it goes, where chance alone does not explain it."""
    ways = {_way(each["signed"], item.difference_error[mode]["signed"]) for mode, each in item.difference.items()}
    if ways == {0}:
        return "no difference that could be told from chance"
    if ways <= {0, 1}:
        return "likelier" if ways == {1} else "likelier, or no difference"
    if ways <= {0, -1}:
        return "less likely" if ways == {-1} else "less likely, or no difference"
    return "likelier or less likely, as the parties look ahead"


def _way(change: float, error: float) -> int:
    return 0 if abs(change) <= _SURE * error else 1 if change > 0 else -1


def _difference(points: float, error: float) -> str:
    if not points and not error:
        return "0"
    text = f"{points:+.1f}".replace("-", "\N{MINUS SIGN}")
    return f"{'0' if text[1:] == '0.0' else text} ±{error:.1f}"
