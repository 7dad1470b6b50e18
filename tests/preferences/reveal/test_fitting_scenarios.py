"""The scenarios that answers leave: closed forms, plain rejection, brute-force integration."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import numpy.typing as npt
import pytest
from answering import WAITING, answer, scored, two_issues
from preference_builders import case, draft, issue, line, number

from onetext.model import Case, NoDeal, Party, Range
from onetext.preferences import acts_of, revealed
from onetext.preferences.reveal.likelihood import Answers
from onetext.preferences.reveal.moving import moved
from onetext.preferences.reveal.revealing import Revealed
from onetext.preferences.reveal.weighting import kish, systematic

Floats = npt.NDArray[np.float64]


def one(plain: Case) -> Revealed:
    """What the answers of party p leave."""
    return revealed(plain, seed=1)["p"]


def weights_moved(plain: Case, seed: int = 1) -> Floats:
    """The weights in scenarios that sequential Monte Carlo finds."""
    answers = Answers(plain, "p", acts_of(plain, "p"))
    found = moved(answers, seed=seed, draws=4096)
    assert found is not None
    return answers.sight.look(found.particles).parts.weights


def test_a_threshold_on_one_weight_leaves_a_truncated_uniform() -> None:
    """Weights 1 and w on [0, 3]: d is worth 100·w/(1 + w), and no deal 60, so accepting says w ≥ 1.5 and no more."""
    plain = replace(two_issues(60), weights=(scored("x", 0, 3, a=0, b=100), scored("y", 1, 1, a=0, b=100)))
    after = one(plain).after.weights[0]
    assert after.min() >= 1.5
    assert after.mean() == pytest.approx(2.25, abs=0.03)
    assert after.var() == pytest.approx(1.5**2 / 12, rel=0.06)
    assert np.quantile(after, [0.25, 0.75]) == pytest.approx([1.875, 2.625], abs=0.05)


def test_refusing_for_want_of_value_leaves_the_rest_and_those_who_wait() -> None:
    """Reliability 1: all of w < 1.5 and a fifth of w ≥ 1.5."""
    plain = replace(two_issues(60, "rejects"), weights=(scored("x", 0, 3, a=0, b=100), scored("y", 1, 1, a=0, b=100)))
    found = one(plain)
    assert found.prior[0] == pytest.approx((1 + WAITING) / 2, abs=0.02)
    assert (found.after.weights[0] < 1.5).mean() == pytest.approx(1 / (1 + WAITING), abs=0.035)


@pytest.mark.parametrize("reliability", [Fraction(1, 2), Fraction(9, 10), Fraction(1)])
def test_reliability_weighs_as_the_formula_says(reliability: Fraction) -> None:
    """Half of the scenarios accept: L = ρ(1 − π) + (1 − ρ)/2 there, and (1 − ρ)/2 elsewhere."""
    plain = replace(
        two_issues(60, "accepts", reliability),
        weights=(scored("x", 0, 3, a=0, b=100), scored("y", 1, 1, a=0, b=100)),
    )
    found, trust = one(plain), float(reliability)
    fits, fails = trust * (1 - WAITING) + (1 - trust) / 2, (1 - trust) / 2
    assert found.prior[0] == pytest.approx((fits + fails) / 2, abs=0.01)
    assert (found.after.weights[0] >= 1.5).mean() == pytest.approx(fits / (fits + fails), abs=0.04)  # four errors


def test_an_answer_without_reliability_leaves_the_prior() -> None:
    found = one(two_issues(60, "accepts", 0))
    assert found.method == "prior"
    assert found.after is found.before


@pytest.mark.parametrize("no_deal", [60, 90, 99])
def test_a_wedge_has_the_moments_of_a_triangle(no_deal: int) -> None:
    """Accepting says w_y ≤ k·w_x: uniform on a triangle, so E w_x = 2/3, Var w_x = 1/18 and E w_y = k/3."""
    first, second = weights_moved(two_issues(no_deal))
    k = 100 / no_deal - 1
    assert (second <= k * first + 1e-9).all()
    assert first.mean() == pytest.approx(2 / 3, abs=0.02)
    assert first.var() == pytest.approx(1 / 18, rel=0.1)
    assert second.mean() == pytest.approx(k / 3, rel=0.05)


def test_moving_finds_a_region_that_no_prior_draw_hits() -> None:
    """A wedge of one in fifty thousand."""
    first, second = weights_moved(two_issues(Fraction(99998, 1000)))
    k = 100 / 99.998 - 1
    assert (second <= k * first * (1 + 1e-6)).all()
    assert (second / first / k).mean() == pytest.approx(0.5, abs=0.04)


def test_a_corner_of_a_cube_has_the_moments_of_a_simplex() -> None:
    """Six weights on [0, 1] beside one of 1: v = 100/(1 + Σ w) ≥ 80 says Σ w ≤ 1/4, a simplex of volume 1/(4⁶·6!).

    There w is Dirichlet(1, …, 1) of seven parts, over 4: E w = 1/28, Var w = 6/(49·8)/16.
    """
    names = [f"k{i}" for i in range(6)]
    plain = case(
        [issue(name, 2) for name in ["x", *names]],
        weights=(scored("x", 1, 1, a=0, b=100), *(scored(name, 0, 1, a=0, b=100) for name in names)),
        drafts=(draft("d", {"x": "b"} | dict.fromkeys(names, "a")),),
        responses=(answer("r", "accepts", "d", number(1)),),
        no_deals=(NoDeal(party="p", value=number(80)),),
    )
    found = one(plain)
    assert found.method == "moved"
    assert found.ess >= 1000
    rest = found.after.weights[1:]
    assert (rest.sum(axis=0) <= 0.25 + 1e-9).all()
    assert rest.mean(axis=1) == pytest.approx(np.full(6, 1 / 28), rel=0.12)
    assert rest.mean() == pytest.approx(1 / 28, rel=0.04)
    assert rest.var(axis=1).mean() == pytest.approx(6 / (49 * 8) / 16, rel=0.1)


def test_an_order_of_scores_is_sampled_within_its_polytope() -> None:
    """The best of four options is the last; d at the first is worth 50 at least: its score u is the least of three
    uniform numbers, so given u ≥ 1/2 all three are uniform above, and E u = 1/2 + 1/8."""
    from preference_builders import position, weight

    plain = case(
        [issue("x", 4)],
        positions=(position("p", "x", "demand", "d"),),
        weights=(weight("p", "x", 1),),
        drafts=(draft("d", {"x": "a"}),),
        responses=(answer("r", "accepts", "d", number(1)),),
        no_deals=(NoDeal(party="p", value=number(50)),),
    )
    for method in ("weighted", "moved"):
        if method == "weighted":
            found = one(plain)
            values = found.after.values["d"]
            assert found.method == method
        else:
            answers = Answers(plain, "p", acts_of(plain, "p"))
            scenarios = moved(answers, seed=3, draws=4096)
            assert scenarios is not None
            values = answers.sight.look(scenarios.particles).values[0]
        assert values.min() >= 50 - 1e-9
        assert values.mean() == pytest.approx(62.5, abs=0.6)


def test_moving_agrees_with_plain_rejection() -> None:
    """Three answers of reliability 1, lines and an interaction-free case: same means as prior draws that fit."""
    plain = case(
        [issue("x", 3), issue("y", 3), issue("z", 2)],
        weights=tuple(scored(name, 0, 1, a=0, b=40, **({"c": 100} if name != "z" else {})) for name in "xyz"),
        red_lines=(line("L", "p", {"z": "b"}, firmness=number(0, 1)),),
        drafts=(
            draft("d", {"x": "c", "y": "a", "z": "b"}),
            draft("e", {"x": "b", "y": "c", "z": "a"}, grew_from=("d",), handed_over_by="P"),
        ),
        responses=(answer("r", "accepts", "d", number(1)), answer("s", "amends", "d", number(1))),
        no_deals=(NoDeal(party="p", value=number(20, 60)),),
    )
    source = np.random.default_rng(5)
    x, y, z, tough, firm = source.random((5, 400_000))
    without = 20 + 40 * source.random(400_000)
    one_value, two_value = (100 * x + 40 * z) / (x + y + z), (40 * x + 100 * y) / (x + y + z)
    fits = (one_value >= without) & ~(firm > tough) & (two_value > one_value)
    assert 0.02 < fits.mean() < 0.2
    first, second, third = weights_moved(plain)
    for found, own in ((first, x), (second, y), (third, z)):
        assert found.mean() == pytest.approx(own[fits].mean(), abs=0.02)
    seen = one(plain)
    assert seen.after.no_deal is not None
    assert seen.after.no_deal.mean() == pytest.approx(without[fits].mean(), abs=0.6)
    assert not seen.after.real["L"].any()


def test_chances_of_answers_by_integration() -> None:
    """The weight on a fine grid, exactly: 100·w/(w + 1) against a no deal uniform on [40, 60], a line real at 0.3."""
    grid = (np.arange(20_000) + 0.5) / 20_000 * 2
    value = 100 * grid / (grid + 1)
    above = np.clip((value - 40) / 20, 0, 1).mean() * 0.7
    plain = replace(
        two_issues(50),
        weights=(scored("x", 0, 2, a=0, b=100), scored("y", 1, 1, a=0, b=100)),
        no_deals=(NoDeal(party="p", value=number(40, 60)),),
        red_lines=(line("L", "p", {"x": "b"}, firmness=number("0.3")),),
        responses=(answer("r", "accepts", "d", number("0.8")), answer("s", "rejects", "d", number("0.8"))),
    )
    accepts = 0.8 * (1 - WAITING) * above + 0.1
    rejects = 0.8 * (1 - above + WAITING * above) + 0.1
    assert one(plain).prior == pytest.approx([accepts, rejects], abs=0.012)


def test_nothing_fits_answers_that_rule_each_other_out() -> None:
    """No weights make d worth 101; and nobody can accept and find better both ways round."""
    assert one(two_issues(101)).method == "clash"
    texts = (
        draft("d", {"x": "b", "y": "a"}, grew_from=("e",), handed_over_by="P"),
        draft("e", {"x": "a", "y": "b"}, grew_from=("d",), handed_over_by="P"),
    )
    both = replace(
        two_issues(1),
        drafts=texts,
        responses=(answer("r", "amends", "d", number(1)), answer("s", "amends", "e", number(1))),
    )
    found = one(both)
    assert (found.method, found.ess, found.kept) == ("clash", 0.0, {})
    assert found.after is found.before


def test_no_deal_is_that_of_the_day_of_the_answer() -> None:
    """It falls by 10 points a month from 60 at the start; the answer came one month after, at 50, so w ≥ 1."""
    import datetime as dt

    from onetext.model import Date

    plain = replace(
        two_issues(60),
        weights=(scored("x", 0, 3, a=0, b=100), scored("y", 1, 1, a=0, b=100)),
        no_deals=(NoDeal(party="p", value=number(60), drift=number(-10), date=dt.date(2025, 1, 1)),),
    )
    when = Date.parse("2025-01-31")
    dated = replace(plain, responses=(answer("r", "accepts", "d", number(1), happened=when, known=when),))
    share = 0.6 - 10 / 100 * 30 / 30.4375
    assert one(dated).after.weights[0].min() == pytest.approx(share / (1 - share), abs=0.01)


def test_parties_are_independent_and_order_does_not_matter() -> None:
    parties = (Party(id="p", name="P"), Party(id="q", name="Q"))
    plain = two_issues(60, parties=parties)
    alone = one(two_issues(60))
    also = replace(plain, responses=(*plain.responses, replace(answer("s", "rejects", "e"), party="q")))
    turned = replace(also, parties=parties[::-1], responses=also.responses[::-1])
    for seen in (also, turned):
        assert np.array_equal(one(seen).after.weights, alone.after.weights)
        assert one(seen).ess == alone.ess


def test_the_same_seed_gives_the_same_scenarios_and_another_others() -> None:
    plain = two_issues(60)
    again, other = revealed(plain, seed=1)["p"], revealed(plain, seed=2)["p"]
    assert np.array_equal(one(plain).after.weights, again.after.weights)
    assert not np.array_equal(one(plain).after.weights, other.after.weights)


def test_systematic_drawing_takes_each_as_often_as_its_weight_says() -> None:
    weights = np.array([0.0, 1.0, 2.0, 5.0])
    assert np.bincount(systematic(weights, 800, 0.5), minlength=4).tolist() == [0, 100, 200, 500]
    assert kish(weights) == pytest.approx(64 / 30)
    assert kish(np.zeros(3)) == 0
    assert Range.of(0).is_exact
