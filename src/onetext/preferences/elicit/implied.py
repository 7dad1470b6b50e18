"""What an interview comes to: ranges, clashes, and how it ranks drafts (S2, S4).

An end of a range stays as it was answered as long as the other answers leave scenarios near it; where they do not, it
moves to the 5 % or 95 % point of those that fit. Where fewer than `ENOUGH` scenarios fit, the exact ends that linear
programming gives stand instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

import numpy as np

from onetext.model import Case, Interview, Range
from onetext.preferences.elicit.answered import given, with_given
from onetext.preferences.elicit.asking import swings
from onetext.preferences.elicit.fitting import ENOUGH, Fit, fitted
from onetext.preferences.elicit.programs import Program
from onetext.preferences.elicit.rows import AnswerRows
from onetext.preferences.streams import Floats, from_uniform

__all__ = ["Implied", "implied_by"]

_LOW, _HIGH = 0.05, 0.95
_NOTICED = 0.02
"""Part of a range by which its 5 % point must move to count as moved."""
_TENTHS = 10


@dataclass(frozen=True, kw_only=True)
class Implied:
    """What follows from one interview.

    Attributes
    ----------
    answered
        The case with the numbers as they were answered.
    fit
        The scenarios that fit all answers; none where they clash.
    weights
        Issue -> range, the largest swing 100.
    clashes
        Sets of questions whose answers cannot all hold.
    """

    interview: Interview
    answered: Case
    fit: Fit
    weights: Mapping[str, Range]
    clashes: tuple[tuple[str, ...], ...]
    program: Program


def implied_by(case: Case, interview: Interview, *, seed: int = 0) -> Implied:
    """What follows from an interview about a party of a case as of a day."""
    told = swings(case, interview)
    answered = with_given(case, given(interview, told))
    fit = fitted(answered, interview, seed=seed)
    program = Program(AnswerRows(case, interview))
    clashes = program.clashes() if fit.size < ENOUGH else ()
    weights = {issue: told[issue] for issue in told}
    if fit.size >= ENOUGH and fit.size < fit.drawn:
        weights = {issue: _narrowed(told[issue], fit.weights[k]) for k, issue in enumerate(fit.issues)}
    elif not clashes and fit.size < ENOUGH and (ends := program.weights(program.rows.names)) is not None:
        weights = {issue: _within(told[issue], *pair) for issue, pair in zip(fit.issues, ends, strict=True)}
    return Implied(interview=interview, answered=answered, fit=fit, weights=weights, clashes=clashes, program=program)


def _narrowed(told: Range, sampled: Floats) -> Range:
    if told.is_exact:
        return told
    low, median, high = (float(x) for x in np.quantile(sampled, (_LOW, 0.5, _HIGH)))
    before = from_uniform(told, np.array([_LOW, 0.5, _HIGH]))
    noticed = _NOTICED * float(told.high - told.low)
    first = _outward(low, floor) if low > before[0] + noticed else told.low
    last = _outward(high, ceil) if high < before[2] - noticed else told.high
    moved = first != told.low or last != told.high or abs(median - before[1]) > noticed
    first, last = max(first, told.low), min(last, told.high)
    middle = min(max(Fraction(round(median * _TENTHS), _TENTHS), first), last)
    return Range(first, last, middle) if moved else told


def _within(told: Range, low: float, high: float) -> Range:
    first, last = max(told.low, _outward(low, floor)), min(told.high, _outward(high, ceil))
    return Range(min(first, last), max(first, last))


def _outward(value: float, to: Callable[[float], int]) -> Fraction:
    return Fraction(to(value * _TENTHS), _TENTHS)
