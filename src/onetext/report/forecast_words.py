"""Words for forecasts, the same on the page and on a terminal: outcomes, modes, answers, and bands over modes (S23)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onetext.model.results import Band, Drafted, EndValue, ForecastText, Probability
from onetext.report.numbers import MINUS, number, percent
from onetext.report.words import Words

__all__ = [
    "ANSWERS",
    "MECHANISMS",
    "MODES",
    "MODE_MEANINGS",
    "ORDER",
    "OUTCOMES",
    "SHORT_OUTCOMES",
    "band_of",
    "drafts_alone",
    "error_of",
    "failed",
    "figure",
    "mean_band",
    "named_modes",
    "share_band",
    "text_name",
    "whose",
]

ORDER = ("signed", "walked", "force", "patron_left", "collapsed", "talking")
"""Outcomes in the order in which they are shown."""
OUTCOMES = {
    "signed": "A text is signed",
    "walked": "A side walks out",
    "force": "Decided by force",
    "patron_left": "A backer leaves",
    "collapsed": "A side falls apart",
    "talking": "Still talking",
}
SHORT_OUTCOMES = {
    "signed": "Signed",
    "walked": "Walk out",
    "force": "Force",
    "patron_left": "Backer leaves",
    "collapsed": "Falls apart",
    "talking": "Talking",
}
MODES = {"perpetual": "As now", "fight": "To the end", "planned": "Planned", "rollout": "Rollout"}
MODE_MEANINGS = {
    "perpetual": "whoever does not sign takes it that things go on as now, for ever",
    "fight": "whoever does not sign takes it that force will decide",
    "planned": "all look through each other to the horizon, and plan back from it",
    "rollout": "whoever does not sign expects what sampled futures bring",
}
ANSWERS = {"sign": "Sign it", "amend": "Ask for a change", "refuse": "Refuse it"}
MECHANISMS = {
    "front": "the front",
    "support": "backing that may stop",
    "stock": "what is left to fight with",
    "domestic": "moods at home",
    "shocks": "shocks at home",
    "collapse": "sides that may fall apart",
    "elections": "votes",
    "leaks": "leaks and publication",
    "audience": "costs of backing down",
    "statements": "public demands",
    "learning": "learning from battle and refusal",
    "ultimatums": "ultimatums",
    "voices": "second voices of a power",
    "consent": "consent of others",
    "commitment": "doubts whether it will be kept",
    "proposals": "new texts",
    "walking": "walking out",
}


def band_of(low: float | None, high: float | None) -> str:
    """A band of shares: `47–52 %`; one share where both are written alike; a dash where there is none."""
    if low is None or high is None:
        return "–"
    first, last = percent(low), percent(high)
    if first == last:
        return last.replace("over ", ">").replace("under ", "<")
    if first.startswith("under"):
        return f"0–{last}"
    if last.startswith("over"):
        return f"{first.split(chr(0xA0))[0]}–100\N{NO-BREAK SPACE}%"
    if "." not in first and "." in last and low >= 0.1 and high < 0.995:
        last = f"{100 * high:.0f}{chr(0xA0)}%"
    return f"{first.split(chr(0xA0))[0]}–{last}"


def share_band(chances: Iterable[Probability] | Band) -> str:
    """The band over modes of a chance."""
    if isinstance(chances, Band):
        return band_of(chances.low, chances.high)
    points = [chance.point for chance in chances]
    return band_of(min(points), max(points))


def error_of(chances: Iterable[Probability]) -> str:
    """The largest standard error of some chances, in percentage points: `±0.4`."""
    return f"±{max(100 * chance.standard_error for chance in chances):.1f}"


def failed(chances: Mapping[str, Probability]) -> float:
    """The chance that the talks end without a text."""
    return 1.0 - chances["signed"].point - chances["talking"].point


def figure(value: float) -> str:
    """A parameter in three digits: `0.065`, `<0.001`, `12,300`, never with an exponent."""
    size = abs(value)
    if 0 < size < 0.001:
        return "<0.001" if value > 0 else f"{MINUS}<0.001"
    return f"{MINUS if value < 0 else ''}{f'{size:,.0f}' if size >= 1000 else f'{size:.3g}'}"


def drafts_alone(drafted: Drafted) -> str:
    """The chances where nobody puts anything but a draft on record to the table, as a sentence."""
    signed = [chances["signed"] for chances in drafted.outcomes.values()]
    ends = [failed(chances) for chances in drafted.outcomes.values()]
    return (
        f"If nothing but the drafts on record can come to the table: a text is signed in {share_band(signed)} of the"
        f" runs, and the talks end without one in {band_of(min(ends), max(ends))} ({drafted.runs:,} runs,"
        f" {error_of(signed)})."
    )


def mean_band(values: Iterable[EndValue]) -> str:
    """What a party ends with on average, as a band over modes: `48` or `48 to 52`."""
    means = sorted(value.mean for value in values)
    low, high = number(means[0]), number(means[-1])
    return low if low == high else f"{low} to {high}"


def text_name(text: ForecastText, words: Words) -> str:
    """A text in words: a draft by its name; others by what they are, since they are no draft language (S23)."""
    if text.origin == "draft":
        return words.draft(text.id)
    if text.origin == "change":
        changed = f"{words.issue(text.issue)}: {words.option(text.issue, text.option)}"
        return f"{words.draft(text.changed_from)}, but {changed}"
    return _COMBINATIONS[text.why]


_COMBINATIONS = {
    "nash": "Combination with the largest product of gains (Nash)",
    "ks": "Combination with equal shares of the possible gains",
    "least_change": "Fewest changes to the text on the table that all could sign",
}


def whose(party: str, towards: str, words: Words, everybody: str = "the talks") -> str:
    """Whose a number is: a party's, a power's towards another party, or everybody's."""
    if not party:
        return everybody
    return f"{words.party(party)} towards {words.party(towards)}" if towards else words.party(party)


def named_modes(modes: Sequence[str]) -> list[str]:
    """The modes by their names in tables."""
    return [MODES.get(mode, mode) for mode in modes]
