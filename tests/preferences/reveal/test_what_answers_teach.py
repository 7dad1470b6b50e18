"""Bits and leave-one-out by closed forms and by runs without the answer; calibration on invented parties."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import log2

import numpy as np
import pytest
from answering import WAITING, answer, answered, invented, scored, two_issues, uniform_ranks
from preference_builders import draft, number

from onetext.model import Case, Party
from onetext.model.results import Prediction
from onetext.preferences import learned, party_ranges, prediction_scores, predictions, revealed


def halves(*answers: object, **more: object) -> Case:
    """Half of the prior scenarios accept d."""
    weights = (scored("x", 0, 3, a=0, b=100), scored("y", 1, 1, a=0, b=100))
    return replace(two_issues(60), weights=weights, responses=answers, **more)


def test_bits_of_a_single_answer_are_the_divergence_from_the_prior() -> None:
    """Reliability 0.8: likelihoods 0.74 and 0.1, half of the scenarios each."""
    plain = halves(answer("r", "accepts", "d", number("0.8")))
    fits, fails = 0.8 * (1 - WAITING) + 0.1, 0.1
    after = fits / (fits + fails)
    bits = after * log2(2 * after) + (1 - after) * log2(2 * (1 - after))
    found = revealed(plain, seed=1)
    assert learned(plain, found)["r"] == pytest.approx(bits, abs=0.03)
    made = predictions(plain, found)["r"]
    assert made.predicted == pytest.approx((fits + fails) / 2, abs=0.015)
    assert made.base == 0.5


def test_an_answer_that_rules_out_half_teaches_one_bit() -> None:
    plain = halves(answer("r", "accepts", "d", number(1)))
    assert learned(plain, revealed(plain, seed=1))["r"] == pytest.approx(1, abs=0.04)


@pytest.mark.parametrize("reliability", [Fraction(8, 10), Fraction(1)])
def test_what_an_answer_says_of_open_issues_is_not_counted(reliability: Fraction) -> None:
    """Filled at y = b, d is worth 100 to all; at y = a half of the scenarios accept it."""
    plain = halves(answer("r", "accepts", "d", number(reliability)), drafts=(draft("d", {"x": "b"}),))
    r = float(reliability)
    fits, fails = r * (1 - WAITING) + (1 - r) / 2, (1 - r) / 2
    either = (fits + fails) / 2
    bits = (fits * log2(fits) + either * log2(either)) / (fits + either) - log2((fits + either) / 2)
    assert learned(plain, revealed(plain, seed=1))["r"] == pytest.approx(bits, abs=0.015)


def test_an_answer_that_speaks_of_open_issues_alone_teaches_nothing() -> None:
    weights = (scored("x", 1, 1, a=0, b=100), scored("y", 1, 1, a=0, b=100))
    plain = halves(answer("r", "accepts", "d", number("0.8")), drafts=(draft("d", {"x": "b"}),))
    plain = replace(plain, weights=weights)
    assert learned(plain, revealed(plain, seed=1)) == pytest.approx({"r": 0}, abs=0.001)


def test_a_second_answer_of_the_same_kind_teaches_less_and_is_foreseen() -> None:
    """The second acceptance, with likelihoods a and b again: E[L] = (a² + b²)/(a + b) after the first."""
    first, second = (answer(name, "accepts", "d", number("0.8")) for name in "rs")
    plain = halves(first, second)
    fits, fails = 0.8 * (1 - WAITING) + 0.1, 0.1
    found = revealed(plain, seed=1)
    made = predictions(plain, found)
    expected = (fits**2 + fails**2) / (fits + fails)
    assert made["r"].predicted == pytest.approx(expected, abs=0.015)
    assert made["r"] == made["s"]
    assert made["r"].base == pytest.approx(2 / 3)
    weights = np.array([fits, fails]) ** 2 / (fits**2 + fails**2)
    bits = float((weights * np.log2([fits, fails])).sum()) - log2(expected)
    assert learned(plain, found)["r"] == pytest.approx(bits, abs=0.03)


def test_scenarios_that_were_moved_foretell_as_prior_draws_do() -> None:
    """A hard answer of one in a thousand, and a soft one that half of what is left fits."""
    plain = replace(
        two_issues(Fraction(999, 10)),
        responses=(answer("r", "accepts", "d", number(1)), answer("s", "rejects", "e", number("0.8"))),
    )
    found = revealed(plain, seed=1)
    assert found["p"].method == "moved"
    made = predictions(plain, found)
    # e is worth next to nothing wherever d is worth 99.9: the refusal is sure if it speaks of the text.
    assert made["s"].predicted == pytest.approx(0.9, abs=0.01)
    assert made["r"].predicted == pytest.approx(0.5 / 999 * (1 - WAITING), rel=0.8)
    assert learned(plain, found)["r"] == pytest.approx(log2(999 * 2), abs=1)


def test_base_rates_count_the_same_question_over_all_parties_without_this_answer() -> None:
    parties = (Party(id="p", name="P"), Party(id="q", name="Q"))
    plain = halves(
        answer("a", "accepts", "d", number("0.8")),
        answer("b", "rejects", "d", number("0.8")),
        answer("c", "accepts", "e", number("0.8"), party="q"),
        parties=parties,
    )
    plain = replace(
        plain,
        weights=(*plain.weights, *(replace(item, party="q") for item in plain.weights)),
        no_deals=(*plain.no_deals, replace(plain.no_deals[0], party="q")),
    )
    made = predictions(plain, revealed(plain, seed=1))
    assert {name: item.base for name, item in made.items()} == {"a": 2 / 4, "b": 1 / 4, "c": 2 / 4}


def test_scores_of_predictions() -> None:
    scores = prediction_scores([Prediction(predicted=0.5, base=0.25), Prediction(predicted=1 / 8, base=1 / 4)])
    assert (scores.cases, scores.log, scores.base_log) == (2, 2.0, 2.0)
    assert scores.brier == pytest.approx((0.25 + 49 / 64) / 2)
    assert scores.base_brier == pytest.approx(9 / 16)
    assert prediction_scores([]).log is None


def test_ranges_before_and_after() -> None:
    plain = halves(answer("r", "accepts", "d", number(1)))
    before, after = party_ranges(plain, revealed(plain, seed=1)["p"])
    found = [after.weights["x"].low, after.weights["x"].median, after.weights["x"].high]
    assert found == pytest.approx([1.575, 2.25, 2.925], abs=0.05)
    assert before.weights["x"].median == pytest.approx(1.5, abs=0.06)
    assert after.accepts["d"] is not None
    assert (after.accepts["d"].point, after.accepts["d"].basis) == (1.0, "response")
    assert after.no_deal == before.no_deal


@pytest.fixture(scope="module")
def invented_parties() -> list[tuple[float, ...]]:
    """Ranks of the truths of 60 invented parties among the scenarios that their answers leave."""
    found = []
    for seed in range(60):
        plain, truth = answered(invented(seed), seed, reliability=Fraction(9, 10))
        after = revealed(plain, seed=seed, draws=1000)["p"].after
        assert after.no_deal is not None
        found.append(
            (
                float((after.shares[0] < truth.shares[0]).mean()),
                float((after.no_deal < truth.no_deal).mean()),
                float((after.values["d0"] - after.no_deal < truth.values["d0"] - truth.no_deal).mean()),
                float((after.values["d3"] < truth.values["d3"]).mean()),
            )
        )
    return found


@pytest.mark.parametrize("kind", range(4))
def test_truths_rank_uniformly_among_the_scenarios_left(kind: int, invented_parties: list[tuple[float, ...]]) -> None:
    """Simulation-based calibration (Talts et al., 2018): 60 ranks in ten bins, chi-squared within three deviations."""
    ranks = [own[kind] for own in invented_parties]
    assert uniform_ranks(ranks) < 3
    assert np.mean(ranks) == pytest.approx(0.5, abs=0.12)
    assert 48 <= sum(0.05 <= rank <= 0.95 for rank in ranks) <= 60


def test_an_answer_that_no_scenario_fits_is_foretold_badly_and_counts() -> None:
    """No deal is above every value: accepting then has the chance that a pose falls so, (1 − 0.9)/2."""
    plain = replace(two_issues(200), responses=(answer("r", "accepts", "d", number("0.9")),))
    found = revealed(plain)
    made = predictions(plain, found)["r"]
    assert found["p"].constant == ("never",)
    assert made.predicted == pytest.approx(0.05)
    assert prediction_scores([made]).log == pytest.approx(-log2(0.05))


def test_a_sure_answer_that_no_prior_draw_fits_teaches_what_its_rarity_says() -> None:
    """A wedge of one in a million is found by moving: at least as many bits as draws missed it, not none."""
    plain = two_issues(Fraction(9999980, 100000))
    found = revealed(plain)
    assert (found["p"].method, found["p"].constant) == ("moved", ("",))
    assert 13 < learned(plain, found)["r"] < 20
    assert predictions(plain, found)["r"].predicted < 1e-4
