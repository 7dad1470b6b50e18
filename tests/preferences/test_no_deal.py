"""What a party gets without a deal, and expectations that cannot all be true (S8)."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutabledict import immutabledict
from preference_builders import AS_OF, case, chance_maps, draft, issue, number, position, weight
from scipy.optimize import linprog

from onetext.model import Case, Expectation, NoDeal, Party
from onetext.model.results import NoDealView
from onetext.preferences import draft_balance, expectation_clashes, no_deal_views

CLOSE = 1e-9
SURE = {"a": number(0), "b": number(50), "c": number(100)}


def expects(about: str, six: dict[str, Any], twelve: dict[str, Any] | None = None, **more: Any) -> Expectation:
    after_6, after_12 = (
        immutabledict({option: number(*ends) for option, ends in (given_ or {}).items()}) for given_ in (six, twelve)
    )
    return Expectation(issue=about, after_6=after_6, after_12=after_12, **more)


def view(no_deal: NoDeal | None, **more: Any) -> NoDealView:
    of = case([issue("k1"), issue("k2")], **more, no_deals=(no_deal,) if no_deal else ())
    return no_deal_views(of)[0]


ONE_SURE = {"weights": (weight("p", "k1", 1, scores=SURE), weight("p", "k2", 0))}


def ends(found: Any) -> tuple[float, float, float]:
    assert found is not None
    return found.low, found.point, found.high


def test_a_party_without_a_no_deal_has_none() -> None:
    found = view(None)
    assert (found.value, found.after_6, found.after_12, found.basis) == (None, None, None, "default")


def test_a_given_number_drifts_from_its_date() -> None:
    """Two months of 30.4375 days at −1 to −3 points."""
    start = AS_OF - dt.timedelta(days=round(2 * 30.4375))
    months = Fraction((AS_OF - start).days) / Fraction("30.4375")
    found = view(NoDeal(party="p", value=number(40, 60), drift=number(-3, -1), date=start))
    assert ends(found.value) == (float(40 - 3 * months), float(50 - 2 * months), float(60 - months))


def test_drift_does_not_run_backwards_and_needs_a_date() -> None:
    later = AS_OF + dt.timedelta(days=90)
    assert ends(view(NoDeal(party="p", value=number(40), drift=number(5), date=later)).value) == (40, 40, 40)
    assert ends(view(NoDeal(party="p", value=number(40), drift=number(5))).value) == (40, 40, 40)


def test_expectations_at_two_times_give_their_mean_and_their_hull() -> None:
    """After 6 months 0.5·50 + 0.5·100 = 75, after 12 months 0..0.4 on c and the rest on b: 50..70; cost 10."""
    item = expects("k1", {"b": ("0.5",), "c": ("0.5",)}, {"a": (0,), "c": (0, "0.4")})
    found = view(NoDeal(party="p", expectations=(item,), cost=number(10)), **ONE_SURE)
    assert ends(found.after_6) == (65, 65, 65)
    assert ends(found.after_12) == pytest.approx((40, 50, 60), abs=CLOSE)
    assert ends(found.value) == pytest.approx((40, 57.5, 65), abs=CLOSE)
    assert found.cost is not None
    assert found.cost.point == 10


def test_a_time_of_which_nothing_is_expected_is_left_out() -> None:
    found = view(NoDeal(party="p", expectations=(expects("k1", {"b": (1,)}),)), **ONE_SURE)
    assert ends(found.after_6) == ends(found.value) == (50, 50, 50)
    assert found.after_12 is None


def test_an_issue_without_expectations_may_end_at_any_option() -> None:
    weights = (weight("p", "k1", 1, scores=SURE), weight("p", "k2", 1, scores=SURE))
    found = view(NoDeal(party="p", expectations=(expects("k1", {"c": (1,)}),)), weights=weights)
    assert ends(found.value) == (50, 75, 100)


def test_chances_that_cannot_add_to_one_leave_the_value_unknown() -> None:
    item = expects("k1", {"a": ("0.7",), "b": ("0.7",)})
    assert view(NoDeal(party="p", expectations=(item,)), **ONE_SURE).value is None


def test_an_unknown_no_deal_leaves_gain_and_acceptance_open() -> None:
    of = case([issue("k1")])
    balance = draft_balance(of, draft("d", {"k1": "a"})).parties["p"]
    assert balance.value is not None
    assert (balance.gain, balance.accepts, balance.accept_probability) == (None, "depends", None)


def test_a_number_given_later_is_marked_as_hindsight() -> None:
    after = AS_OF + dt.timedelta(days=1)
    assert view(NoDeal(party="p", value=number(4), known_from=after)).hindsight
    assert not view(NoDeal(party="p", value=number(4), known_from=AS_OF)).hindsight
    item = expects("k1", {"a": (1,)}, known_from=after)
    assert view(NoDeal(party="p", expectations=(item,)), **ONE_SURE).hindsight


def test_reasons_and_expectations_are_shown_by_issue() -> None:
    item = expects("k1", {"a": ("0.2", "0.4")}, reason="because")
    found = view(NoDeal(party="p", expectations=(item,), reason="on the whole"), **ONE_SURE)
    assert found.reasons == {"": "on the whole", "k1": "because"}
    shown = found.expectations["k1"]["after_6"]["a"]
    assert (shown.low, shown.high, shown.unit) == (0.2, 0.4, "probability")


@given(st.data())
def test_expected_values_of_given_scores_have_the_extremes_of_linear_programs(data: st.DataObject) -> None:
    """One weighted issue with fixed scores: the no-deal value is linear in the chances."""
    about = issue("k1", 4)
    scores = [data.draw(st.integers(0, 100)) for _ in range(4)]
    given_ = data.draw(chance_maps(about))
    of = case(
        [about],
        weights=(weight("p", "k1", 3, scores={o: number(s) for o, s in zip("abcd", scores, strict=True)}),),
        no_deals=(NoDeal(party="p", expectations=(Expectation(issue="k1", after_6=given_),)),),
    )
    found = no_deal_views(of)[0].value
    if not given_:
        assert found is None
        return
    assert found is not None
    left = max(Fraction(0), 1 - sum(item.high for item in given_.values())) if len(given_) == 4 else Fraction(0)
    bounds = [
        (float(given_[o].low), float(given_[o].high + left)) if o in given_ else (0.0, 1.0) for o in about.option_ids
    ]
    for sign, value in ((1, found.low), (-1, found.high)):
        program = linprog(sign * np.array(scores), A_eq=np.ones((1, 4)), b_eq=[1], bounds=bounds)
        assert value == pytest.approx(sign * program.fun, abs=1e-6)


PAIR = (Party(id="p", name="P"), Party(id="q", name="Q"))


def two(one: dict[str, Any], other: dict[str, Any], size: int = 3) -> Case:
    no_deals = tuple(
        NoDeal(party=party, expectations=(expects("k", given_),)) for party, given_ in (("p", one), ("q", other))
    )
    return case([issue("k", size)], parties=PAIR, no_deals=no_deals)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ({"a": ("0.6", "0.9")}, {"a": ("0.1", "0.3")}, True),
        ({"a": ("0.6", "0.9")}, {"a": ("0.9", "1")}, False),
        ({"a": ("0.6", "0.9")}, {"b": ("0.5", "0.8")}, True),
        ({"a": ("0.6", "0.9")}, {"b": ("0.4", "0.8")}, False),
        ({"a": (0, "0.2"), "b": (0, "0.2")}, {"c": (0, "0.5")}, True),
        ({"a": (0, "0.2"), "b": (0, "0.2")}, {"c": (0, "0.6")}, False),
        ({"a": (1,)}, {}, False),
    ],
)
def test_expectations_clash_when_no_chances_fit_both(one: dict[str, Any], other: dict[str, Any], clash: bool) -> None:
    found = expectation_clashes(two(one, other))
    assert bool(found) == clash
    if found:
        assert [(item.issue, item.months, item.parties) for item in found] == [("k", 6, ("p", "q"))]
        assert set(found[0].expects) == {"p", "q"}


@given(chance_maps(issue("k")), chance_maps(issue("k")))
def test_a_clash_means_that_the_linear_program_is_infeasible(one: Any, other: Any) -> None:
    of = case(
        [issue("k")],
        parties=PAIR,
        no_deals=tuple(
            NoDeal(party=party, expectations=(Expectation(issue="k", after_12=given_),))
            for party, given_ in (("p", one), ("q", other))
        ),
    )
    clashes = bool(expectation_clashes(of))
    grid = 30
    fits = any(
        all(
            (o not in given_ or given_[o].low <= Fraction(share, grid) <= _high(given_, o))
            for given_ in (one, other)
            for o, share in zip("abc", shares, strict=True)
        )
        for shares in product(range(grid + 1), repeat=3)
        if sum(shares) == grid
    )
    if fits:
        assert not clashes
    lows = [max((g[o].low for g in (one, other) if o in g), default=0) for o in "abc"]
    highs = [min((_high(g, o) for g in (one, other) if o in g), default=1) for o in "abc"]
    program = linprog(
        np.zeros(3), A_ub=np.vstack([np.eye(3), -np.eye(3)]), b_ub=[float(x) for x in [*highs, *(-x for x in lows)]],
        A_eq=np.ones((1, 3)), b_eq=[1], bounds=[(None, None)] * 3,
    )  # fmt: skip
    if one and other:
        assert clashes == (program.status == 2)


def _high(given_: Any, option: str) -> Fraction:
    left = max(Fraction(0), 1 - sum((item.high for item in given_.values()), Fraction(0))) if len(given_) == 3 else 0
    return given_[option].high + left  # type: ignore[no-any-return]


def test_a_party_expecting_nothing_for_sure_clashes_with_nobody() -> None:
    of = two({"a": (1,)}, {"a": (0,)})
    assert len(expectation_clashes(of)) == 1
    assert expectation_clashes(case([issue("k")], parties=PAIR, positions=(position("p", "k", "demand", "a"),))) == ()


def test_expectations_that_fit_nothing_by_themselves_clash_with_nobody() -> None:
    assert expectation_clashes(two({"a": ("0.7",), "b": ("0.7",)}, {"c": (1,)})) == ()
