"""`forecast` on a terminal: how the talks may unfold, in tables of 80 columns, readable without statistics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console

from onetext.model import Case
from onetext.model.results import ForecastQuantity, ForecastResult, ForecastSeries
from onetext.report.forecast_words import (
    ANSWERS,
    MECHANISMS,
    MODE_MEANINGS,
    ORDER,
    OUTCOMES,
    SHORT_OUTCOMES,
    band_of,
    drafts_alone,
    error_of,
    failed,
    figure,
    mean_band,
    named_modes,
    share_band,
    text_name,
    whose,
)
from onetext.report.numbers import and_list, count, day, number, percent
from onetext.report.terminal.parts import UNKNOWN, basis_line, grid, heading, notes, opening, para, ranged
from onetext.report.without_words import unfolding_without
from onetext.report.words import Words

__all__ = ["how_made", "show_forecast"]

_MOST_TEXTS, _MOST_TERMS = 6, 12
_LIKELY = 0.75
_MONTH_WEEKS = 4.345


def show_forecast(result: ForecastResult, case: Case, console: Console) -> None:
    """Print how the talks may end and when, the choice under pressure, the terms, the values, and what it rests on."""
    words = Words(case)
    opening(console, case, result.envelope, "how the talks may unfold")
    how_made(console, result.runs, result.modes, result.policy, result.without, until=day(result.horizon))
    _outcomes(result, console)
    _dilemma(result, words, console)
    _texts(result, words, console)
    _terms(result, words, console)
    _values(result, words, console)
    _over_time(result, words, console)
    _waiting(result, console)
    _guesses(result, words, console)
    if result.sealed:
        heading(console, f"Sealed as {result.sealed}")
        kept = ", ".join(result.written) or "It lay in forecasts/ already"
        para(console, f"{kept}. Once it is known what happened:")
        para(console, f"onetext resolve CASE {result.sealed} --outcome OUTCOME --on DATE --source ID")
    notes(
        console,
        "Every share is a share of runs of a model, not the chance of an agreement: it holds if the model and its"
        " numbers do. How the parties look ahead is only one of the things that could be otherwise.",
    )


def how_made(
    console: Console, runs: int, modes: Sequence[str], policy: str, without: Sequence[str], *, until: str
) -> None:
    """Say how a forecast was made, and what the columns mean."""
    console.print()
    chooses = "" if policy == "logit" else f" They choose by the policy {policy}."
    para(
        console,
        f"The talks were played out {count(runs, 'time') if runs < 1000 else f'{runs:,} times'} for each way in which"
        f" the parties may look ahead, to {until}.{chooses}",
        indent=0,
    )
    for mode, name in zip(modes, named_modes(modes), strict=True):
        para(console, f"{name} (--mode {mode}): {MODE_MEANINGS.get(mode, mode)}.", indent=2)
    if without:
        para(console, f"Left out: {and_list(MECHANISMS.get(item, item) for item in without)}.", indent=0)


# -- how and when --------------------------------------------------------------------------------------------------


def _outcomes(result: ForecastResult, console: Console) -> None:
    heading(console, f"How the talks stand on {day(result.horizon)}")
    names = named_modes(result.modes)
    table = grid("Outcome", *names, "Band", "Sampling", right=(*names, "Band", "Sampling"))
    shown = [outcome for outcome in ORDER if result.bands[outcome].high]
    for outcome in shown:
        chances = [result.outcomes[mode][outcome] for mode in result.modes]
        cells = [percent(chance.point).replace("under ", "<").replace("over ", ">") for chance in chances]
        table.add(OUTCOMES[outcome], *cells, share_band(chances), error_of(chances))
    console.print(table)
    never = [OUTCOMES[outcome].lower() for outcome in ORDER if outcome not in shown]
    came = f" In no run: {and_list(never)}." if never else ""
    para(console, f"Band: over the ways of looking ahead. Sampling: standard error, in percentage points.{came}")
    if result.drafted is not None:
        para(console, drafts_alone(result.drafted))
    if result.beside is not None:
        para(console, unfolding_without(result.beside))
    heading(console, "By when")
    ends = [item.date for item in result.signed_by]
    heads = [SHORT_OUTCOMES[name] for name in shown]
    table = grid("By", *heads, right=heads)
    for row in result.incidence:
        if row.date in ends:
            table.add(row.date.isoformat(), *(_band(row.modes, name) for name in shown))
    console.print(table)
    _time(result, console)


def _band(modes: Mapping[str, Mapping[str, float]], outcome: str) -> str:
    shares = [chances[outcome] for chances in modes.values()]
    return band_of(min(shares), max(shares))


def _time(result: ForecastResult, console: Console) -> None:
    halves = [item.quantiles["0.5"] for item in result.time_to_signature.values()]
    late = [item.quantiles["0.9"] for item in result.time_to_signature.values()]
    half, nine = [weeks for weeks in halves if weeks is not None], [weeks for weeks in late if weeks is not None]
    if half and nine:
        para(
            console,
            f"Of the runs with a signature, half have it within {_weeks(min(half), max(half))}, nine in ten within"
            f" {_weeks(min(nine), max(nine))}.",
        )


def _weeks(low: float, high: float) -> str:
    """A time in weeks, or in months where it is long."""
    unit, size = ("months", _MONTH_WEEKS) if low > 26 else ("weeks", 1.0)
    first, last = number(low / size), number(high / size)
    return f"{first} {unit}" if first == last else f"{first} to {last} {unit}"


# -- the choice ----------------------------------------------------------------------------------------------------


def _dilemma(result: ForecastResult, words: Words, console: Console) -> None:
    choice = result.dilemma
    if choice is None:
        heading(console, "The choice")
        para(console, "No text lies on the table at the start.")
        return
    party, text = words.party(choice.party), words.draft(choice.text)
    heading(console, f"{party}'s choice: {text}")
    why = (
        "an open ultimatum presses it"
        if choice.why == "pressed"
        else "of all who sign it is the likeliest to refuse this"
    )
    para(
        console,
        f"Chosen because {why}. What follows if it always gives this answer while this text is on the table"
        f" ({choice.runs:,} runs each; values in its own points, the mean over all that may follow):",
    )
    columns = ("This text signed", "Any text signed", "Ends without", f"{party} gets")
    table = grid("Answer", *columns, right=columns)
    for branch in choice.branches:
        ends = [failed(chances) for chances in branch.outcomes.values()]
        table.add(
            ANSWERS[branch.answer],
            share_band(branch.same_text.values()),
            share_band([chances["signed"] for chances in branch.outcomes.values()]),
            band_of(min(ends), max(ends)),
            mean_band(branch.value.values()),
        )
    console.print(table)
    errors = [item.standard_error for branch in choice.branches for item in branch.value.values()]
    chances = [each["signed"] for branch in choice.branches for each in branch.outcomes.values()]
    para(
        console,
        f"By sampling alone these may be off by {error_of(chances)} percentage points in the shares, and by"
        f" ±{number(max(errors))} points in the values.",
    )


# -- texts and terms -----------------------------------------------------------------------------------------------


def _texts(result: ForecastResult, words: Words, console: Console) -> None:
    heading(console, "Which texts are signed, where one is")
    signed = [text for text in result.texts if text.signed.high]
    if not signed:
        para(console, "No text is signed in any run.")
        return
    ranked = sorted(signed, key=lambda text: -(text.signed.high or 0.0))
    table = grid("Text", "Share", right=("Share",))
    for text in ranked[:_MOST_TEXTS]:
        table.add(text_name(text, words), share_band(text.signed))
    console.print(table)
    rest = ranked[_MOST_TEXTS:]
    if rest:
        para(console, f"{count(len(rest), 'more text')}, each {share_band(rest[0].signed)} or less.")
    if any(text.origin != "draft" for text in signed):
        para(console, "Combinations and changes are options that a machine found, and no draft language.")
    if result.amended.high:
        para(console, f"{share_band(result.amended)} of the signed texts came to the table after the start.")
    held = [f"{words.party(party)} in {share_band(part)}" for party, part in result.pivotal.items() if part.high]
    if held:
        para(console, f"When last asked, the one less ready to sign was {and_list(held)} of the runs.")


def _terms(result: ForecastResult, words: Words, console: Console) -> None:
    rows = []
    for issue, options in result.terms.items():
        for option, part in options.items():
            if part.low is not None and part.low >= _LIKELY:
                rows.append((-part.low, issue, option, part))
    heading(console, "Terms that most signed texts share")
    if not rows:
        para(console, f"No option stands in {percent(_LIKELY)} of the signed texts or more.")
        return
    rows.sort(key=lambda row: row[:3])
    table = grid("Question", "Settled as", "Share", right=("Share",))
    for _, issue, option, part in rows[:_MOST_TERMS]:
        table.add(words.issue(issue), words.option(issue, option), share_band(part))
    console.print(table)
    more = f" {len(rows) - _MOST_TERMS} more such options are in --json." if len(rows) > _MOST_TERMS else ""
    unsettled = len(result.terms) - len({issue for _, issue, _, _ in rows})
    others = f" {count(unsettled, 'question')} of {len(result.terms)} without one." if unsettled else ""
    para(console, f"Options that stand in {percent(_LIKELY)} of them or more.{others}{more}")


# -- values and series ---------------------------------------------------------------------------------------------


def _values(result: ForecastResult, words: Words, console: Console) -> None:
    heading(console, "What each side ends with")
    columns = ("No deal now", "Mean", "Nine in ten", "If signed", "If not")
    table = grid("Party", *columns, right=columns)
    for party in sorted(result.values, key=lambda item: words.party(item)):
        values = list(result.values[party].values())
        low, high = min(item.low for item in values), max(item.high for item in values)
        signed = [item.by_outcome["signed"] for item in values]
        table.add(
            words.party(party),
            ranged(result.no_deal.get(party)) if result.no_deal.get(party) is not None else UNKNOWN,
            mean_band(values),
            f"{number(low)} to {number(high)}",
            _numbers([value for value in signed if value is not None]),
            _numbers(_unsigned(result, party)),
        )
    console.print(table)
    para(
        console,
        "In each party's own points; those of different parties cannot be compared. Bands are over the ways of looking"
        " ahead, but for the nine in ten, which are runs.",
    )


def _unsigned(result: ForecastResult, party: str) -> list[float]:
    """The mean over runs that end without a text, for each mode."""
    found = []
    for mode, value in result.values[party].items():
        chances = result.outcomes[mode]
        parts = [(chances[name].point, mean) for name, mean in value.by_outcome.items() if name != "signed"]
        weight = sum(part for part, _ in parts)
        if weight:
            found.append(sum(part * mean for part, mean in parts if mean is not None) / weight)
    return found


def _numbers(values: Sequence[float]) -> str:
    if not values:
        return "–"
    low, high = number(min(values)), number(max(values))
    return low if low == high else f"{low} to {high}"


_SERIES = {
    "front": "Front held by {of}",
    "public": "Text known, in share of runs",
    "support": "Backing by {of}",
    "credibility": "Threats believed: {of}",
    "belief": "Resolve as others see it: {of}",
    "belief_sd": "… give or take: {of}",
    "audience": "Cost of backing down: {of}",
}
"""Series that are shown, and their words."""


def _over_time(result: ForecastResult, words: Words, console: Console) -> None:
    shown = [item for item in result.series if item.name in _SERIES and _moves(item)]
    if not shown:
        return
    heading(console, "What moves meanwhile, on average")
    dates = shown[0].dates
    places = (0, len(dates) // 2, len(dates) - 1)
    columns = [day(dates[place]) for place in places]
    table = grid("", *columns, right=columns)
    for item in sorted(shown, key=lambda item: _place(item, shown)):
        of = whose(item.party, item.towards, words)
        unit = "" if item.unit in ("share", "points", "points per point") else f", {item.unit}"
        table.add(_SERIES[item.name].format(of=of) + unit, *(_at(item, place) for place in places))
    console.print(table)
    para(
        console,
        "Shares of runs for what is or is not. Resolve: in points beyond what its no deal says; 0 is as expected, above"
        " it bears more. Costs of backing down: in points lost for each point conceded.",
    )


def _place(item: ForecastSeries, shown: Sequence[ForecastSeries]) -> int:
    """How unsure others are of a party's resolve comes at once below it."""
    of = "belief" if item.name == "belief_sd" else item.name
    return next(
        place for place, one in enumerate(shown) if (one.name, one.party) in ((of, item.party), (item.name, item.party))
    )


def _moves(item: ForecastSeries) -> bool:
    values = [value for mode in item.mean.values() for value in mode]
    return max(values) - min(values) > 1e-9


def _at(item: ForecastSeries, place: int) -> str:
    values = [mode[place] for mode in item.mean.values()]
    if item.unit == "share":
        return band_of(min(values), max(values))
    low, high = (_level(value) for value in (min(values), max(values)))
    return low if low == high else f"{low} to {high}"


def _level(value: float) -> str:
    """A level: two decimals where they say something."""
    return number(value) if abs(value) >= 1 else f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "\N{MINUS SIGN}")


def _waiting(result: ForecastResult, console: Console) -> None:
    if not result.waiting:
        return
    heading(console, "What waiting brings, at the rate on record")
    columns = ("A month", "Least to most", "While they talk", "Months on record")
    table = grid("Series", *columns, right=columns)
    for unit, item in result.waiting.items():
        waits = list(item.over_wait.values())
        table.add(
            unit,
            number(item.per_month),
            f"{number(item.low)} to {number(item.high)}",
            _numbers(waits),
            str(item.values),
        )
    console.print(table)
    months = [part for item in result.waiting.values() for part in item.months.values()]
    para(
        console,
        f"Each series in its own unit. While they talk: {number(min(months))} to {number(max(months))} months on"
        " average in these runs.",
    )


# -- what it rests on ----------------------------------------------------------------------------------------------


def _guesses(result: ForecastResult, words: Words, console: Console) -> None:
    heading(console, "What rests on guesses")
    para(console, f"Values and red lines. {basis_line(result.value_basis_share)}")
    used = [item for item in result.quantities if item.counts]
    para(console, f"Parameters ({len(used)} count here). {basis_line(result.parameter_basis_share)}")
    known = [item for item in used if item.basis != "default"]
    if known:
        table = grid("Not a default", "Whose", "Middle", "Nine in ten", "Basis", right=("Middle", "Nine in ten"))
        for item in known[:_MOST_TERMS]:
            of = whose(item.party, item.towards, words)
            table.add(item.key, of, figure(item.median), _nine(item), item.basis)
        console.print(table)
    if len(known) > _MOST_TERMS:
        para(console, f"{len(known) - _MOST_TERMS} more that are no default are in --json.")
    para(
        console,
        "Which of them matter most: onetext sensitivity CASE. What each means, and its unit:"
        " docs/reference/parameters.md.",
    )


def _nine(item: ForecastQuantity) -> str:
    """Where nine in ten of the drawn numbers lie; a number that is known as it is has no range."""
    return f"{figure(item.low)} to {figure(item.high)}" if item.low < item.high else "fixed"
