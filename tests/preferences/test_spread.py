"""Where nine in ten sampled values lie: quantiles known in closed form, and never outside the exact bounds (S4)."""

from __future__ import annotations

import pytest
from preference_builders import case, draft, issue, number, weight

from onetext.model import NoDeal
from onetext.preferences import draft_balances, effects

DRAWS = 40_000
TOLERANCE = 0.6
"""Six standard errors of a 5 % quantile of a uniform on 40 points width, at 40,000 draws, rounded up."""


def test_a_uniform_score_spreads_over_the_middle_nine_tenths_of_its_range() -> None:
    scores = {"a": number(20, 60), "b": number(0), "c": number(100)}
    one = case(
        [issue("k")],
        weights=(weight("p", "k", 1, scores=scores),),
        drafts=(draft("d", {"k": "a"}),),
        no_deals=(NoDeal(party="p", value=number(10)),),
    )
    balance = draft_balances(one, draws=DRAWS)[0].parties["p"]
    assert balance.value_spread is not None
    assert balance.gain_spread is not None
    assert balance.value_spread.low == pytest.approx(20 + 0.05 * 40, abs=TOLERANCE)
    assert balance.value_spread.high == pytest.approx(20 + 0.95 * 40, abs=TOLERANCE)
    assert balance.gain_spread.low == pytest.approx(12, abs=TOLERANCE)
    assert balance.gain_spread.high == pytest.approx(48, abs=TOLERANCE)


def test_the_spread_of_a_change_is_that_of_the_difference_under_one_draw() -> None:
    """Both options move the same weight: w/(w + 1) for w uniform on [0, 1] has its quantiles at q/(q + 1)."""
    fixed = {"a": number(0), "b": number(100), "c": number(50)}
    one = case(
        [issue("k"), issue("m")],
        weights=(weight("p", "k", 0, 1, scores=fixed), weight("p", "m", 1, scores=fixed)),
        drafts=(draft("d", {"k": "a", "m": "a"}), draft("e", {"k": "b", "m": "a"})),
    )
    found = effects(one, one.drafts[0], one.drafts[1], draws=DRAWS)["p"].total_spread
    assert found is not None
    assert found.low == pytest.approx(100 * 0.05 / 1.05, abs=TOLERANCE)
    assert found.high == pytest.approx(100 * 0.95 / 1.95, abs=TOLERANCE)


def test_where_nothing_varies_the_spread_is_the_value() -> None:
    fixed = {"a": number(30), "b": number(0), "c": number(100)}
    one = case([issue("k")], weights=(weight("p", "k", 1, scores=fixed),), drafts=(draft("d", {"k": "a"}),))
    balance = draft_balances(one)[0].parties["p"]
    assert balance.value_spread is not None
    assert (balance.value_spread.low, balance.value_spread.high) == (30, 30)
    assert balance.gain_spread is None
