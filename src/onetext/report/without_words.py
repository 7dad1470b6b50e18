"""What a result would be without the parties' answers, as sentences beside the one that counts them in (S22)."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot

from onetext.model.results import DraftBalance, Probability, RobustResult, SettleResult, Zone
from onetext.report.forecast_words import band_of, failed, share_band
from onetext.report.numbers import and_list, percent, signed
from onetext.report.words import Words

__all__ = ["accepting_without", "changed_without", "robust_without", "settled_without", "unfolding_without"]

_WITHOUT = "Without the parties' answers to drafts"
_ALIKE, _SURE = 0.005, 3.0
"""Shares that are no further apart, or by fewer standard errors, are the same to a reader."""
_CONCEPTS = {"nash": "Nash", "ks": "Kalai–Smorodinsky", "egalitarian": "egalitarian", "utilitarian": "utilitarian"}
_MOST_ISSUES = 6


def accepting_without(draft: DraftBalance, raw: Mapping[str, Probability | None], words: Words) -> str:
    """How often each party would accept a draft without their answers, those whose share is another one."""
    other = []
    for party, item in draft.parties.items():
        now, was = item.accept_probability, raw.get(party)
        if now is not None and was is not None and _apart(now, was):
            other.append(f"{words.party(party)} in {percent(was.point)} of draws, not {percent(now.point)}")
    if not other:
        return f"{_WITHOUT} the shares are the same, but for what chance in sampling does."
    return f"{_WITHOUT} this would be accepted by {and_list(other)}."


def _apart(now: Probability, was: Probability) -> bool:
    chance = _SURE * hypot(now.standard_error, was.standard_error)
    return abs(now.point - was.point) > max(_ALIKE, chance)


def settled_without(result: SettleResult, raw: Zone, sentence: str, words: Words) -> str:
    """Whether there would be a text that all could sign, and on which issues each solution would differ."""
    if raw.status != result.zone.status:
        return f"{_WITHOUT}: {sentence}"
    told = [_solution_without(name, result, words) for name in result.solutions if name in result.beside_solutions]
    return " ".join([f"{_WITHOUT} the result is the same.", *filter(None, told)])


def _solution_without(name: str, result: SettleResult, words: Words) -> str:
    now, was = result.solutions[name].packages, result.beside_solutions[name].packages
    if not now or not was:
        return ""
    if was[0] in now:
        return f"The {_CONCEPTS[name]} solution would be the same."
    issues = [issue for issue, option in was[0].items() if now[0].get(issue) != option]
    named = [f"{words.issue(issue)}: {words.option(issue, was[0][issue])}" for issue in issues[:_MOST_ISSUES]]
    more = f"; and {len(issues) - _MOST_ISSUES} more" if len(issues) > _MOST_ISSUES else ""
    return f"The {_CONCEPTS[name]} solution would have other options: {'; '.join(named)}{more}."


def robust_without(result: RobustResult) -> tuple[str, ...]:
    """In how many scenarios all would sign without their answers; nothing where that was not asked for."""
    if result.beside is None or result.beside_package is None:
        return ()
    same = result.beside_package == result.package
    which = "the same combination" if same else "another combination"
    return (f"{_WITHOUT} {which} would be accepted in the most scenarios, in {percent(result.beside.point)} of them.",)


def unfolding_without(raw: Mapping[str, Mapping[str, Probability]]) -> str:
    """How talks might end without their answers, as bands over the ways of looking ahead (S23)."""
    sealed, talking = ([chances[name] for chances in raw.values()] for name in ("signed", "talking"))
    ends = [failed(chances) for chances in raw.values()]
    return (
        f"{_WITHOUT}: a text is signed in {share_band(sealed)} of the runs, the talks end without one in "
        f"{band_of(min(ends), max(ends))}, and they still go on in {share_band(talking)}."
    )


def changed_without(raw: Mapping[str, Mapping[str, float]], error: Mapping[str, Mapping[str, float]]) -> str:
    """What the change would do to a signature without their answers."""
    changes = [100 * each["signed"] for each in raw.values()]
    errors = [100 * each["signed"] for each in error.values()]
    low, high = signed(min(changes)), signed(max(changes))
    size = low if low == high else f"{low} to {high}"
    return f"{_WITHOUT} the share of runs with a signature would change by {size} points, ±{max(errors):.1f}."
