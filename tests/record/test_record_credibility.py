"""Credibility is a beta distribution from Jeffreys' prior, counted from visible fates (S16)."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from onetext.model import Case, Date, Fate, Party, Ultimatum
from onetext.record import credibility
from onetext.record.beta import beta_quantile, incomplete_beta

shapes = st.floats(0.5, 60)
DAY = dt.date(2025, 3, 1)


def on(days: int) -> Date:
    return Date.on(DAY + dt.timedelta(days))


def ultimatum(id_: str, *fates: str, by: str = "north", set_on: int = 0) -> Ultimatum:
    history = tuple(Fate(fate=fate, date=on(set_on + 1 + n)) for n, fate in enumerate(fates))
    return Ultimatum(id=id_, by=by, to=("south",), terms="Sign.", happened=on(set_on), known=on(set_on), fates=history)


def case(*ultimatums: Ultimatum) -> Case:
    parties = (Party(id="south", name="South"), Party(id="north", name="North"))
    return Case(id="c", title="C", parties=parties, ultimatums=ultimatums).at(DAY + dt.timedelta(365))


@given(shapes, shapes, st.floats(1e-6, 1 - 1e-6))
def test_the_incomplete_beta_function_is_scipys(alpha: float, beta: float, x: float) -> None:
    """Nearer to the ends than this scipy itself strays from the closed forms below."""
    assert incomplete_beta(alpha, beta, x) == pytest.approx(special.betainc(alpha, beta, x), abs=1e-11)


@given(shapes, shapes, st.sampled_from([0.05, 0.5, 0.95]))
def test_the_quantile_is_where_scipys_distribution_reaches_the_share(alpha: float, beta: float, share: float) -> None:
    """Held against scipy's distribution function, whose own inverse is a few digits less exact than it."""
    found = beta_quantile(alpha, beta, share)
    assert special.betainc(alpha, beta, found) == pytest.approx(share, abs=1e-11)
    assert found == pytest.approx(special.betaincinv(alpha, beta, share), abs=1e-7)


@pytest.mark.parametrize("x", [0.0, 1e-12, 0.3, 1 - 1e-12, 1.0])
def test_the_arcsine_law_holds_up_to_the_ends(x: float) -> None:
    tail = 2 / math.pi * math.asin(math.sqrt(min(x, 1 - x)))
    assert incomplete_beta(0.5, 0.5, x) == pytest.approx(tail if x < 0.5 else 1 - tail, abs=1e-12)


@pytest.mark.parametrize("share", [0.01, 0.05, 0.5, 0.95])
def test_the_arcsine_law_has_a_closed_form(share: float) -> None:
    """Beta(1/2, 1/2), the state of knowing nothing, is the arcsine law: its quantile is sin²(pi·share/2)."""
    assert beta_quantile(0.5, 0.5, share) == pytest.approx(math.sin(math.pi * share / 2) ** 2, abs=1e-12)


def test_a_beta_with_one_shape_at_one_has_a_closed_form() -> None:
    """Beta(a, 1) has the distribution function x^a."""
    assert beta_quantile(3, 1, 0.05) == pytest.approx(0.05 ** (1 / 3), abs=1e-12)


def test_lapsed_reversed_and_extended_count_against_and_kept_counts_for() -> None:
    (north,) = credibility(
        case(ultimatum("a", "kept"), ultimatum("b", "lapsed"), ultimatum("c", "reversed"), ultimatum("d", "extended"))
    )
    assert (north.alpha, north.beta) == (1.5, 3.5)
    assert north.point == pytest.approx(0.3)
    assert [item.counts for item in north.cases] == ["kept", "broken", "broken", "broken"]


def test_met_denied_and_open_ultimatums_count_for_nothing() -> None:
    (north,) = credibility(case(ultimatum("a", "met"), ultimatum("b", "denied"), ultimatum("c")))
    assert (north.alpha, north.beta, north.point) == (0.5, 0.5, 0.5)
    assert [(item.fate, item.counts) for item in north.cases] == [("met", None), ("denied", None), ("open", None)]


def test_an_ultimatum_counts_once_by_its_newest_fate() -> None:
    (north,) = credibility(case(ultimatum("a", "extended", "extended", "kept")))
    assert (north.alpha, north.beta) == (1.5, 0.5)


def test_of_two_fates_on_one_day_the_later_entry_holds() -> None:
    twice = Ultimatum(
        id="a",
        by="north",
        to=(),
        terms="Sign.",
        happened=on(0),
        known=on(0),
        fates=(Fate(fate="extended", date=on(3)), Fate(fate="met", date=on(3))),
    )
    assert credibility(case(twice))[0].cases[0].fate == "met"


def test_a_fate_that_came_later_is_not_visible_on_the_day_before() -> None:
    whole = case(ultimatum("a", "lapsed", set_on=10))
    (before,) = credibility(whole.at(DAY + dt.timedelta(10)))
    (after,) = credibility(whole.at(DAY + dt.timedelta(11)))
    assert (before.beta, after.beta) == (0.5, 1.5)


def test_parties_stand_in_the_order_of_their_names_and_only_if_they_threatened() -> None:
    whole = case(ultimatum("a", by="south"), ultimatum("b", by="north"))
    assert [item.party for item in credibility(whole)] == ["north", "south"]
    assert [item.party for item in credibility(case(ultimatum("a", by="south")))] == ["south"]


@given(st.lists(st.sampled_from(["kept", "lapsed", "reversed", "extended", "met", "denied"]), max_size=12))
def test_bounds_enclose_the_middle_and_shapes_count_the_cases(fates: list[str]) -> None:
    found = credibility(case(*(ultimatum(f"u{n}", fate) for n, fate in enumerate(fates))))
    for north in found:
        assert 0 < north.low < beta_quantile(north.alpha, north.beta, 0.5) < north.high < 1
        assert north.alpha + north.beta - 1 == sum(fate not in ("met", "denied") for fate in fates)
