"""Sampled scores, chances and ranges: means, order, uniformity, streams that leave each other alone (S3, S4, S19)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from preference_builders import chance_maps, issue, keeps_order, number
from test_scores import ordered_scores

from onetext.model import Issue, Range
from onetext.preferences.chances import Chances
from onetext.preferences.draws import draw_chances, draw_scores
from onetext.preferences.scores import GivenScores, OrderScores
from onetext.preferences.streams import Streams

DRAWS = 20_000
SIGMAS = 5
ROUNDING = 1e-9


def close(sample: np.ndarray, expected: float) -> bool:  # type: ignore[type-arg]
    """Whether the mean of a sample lies within five standard errors of what it should be."""
    error = float(np.std(sample)) / len(sample) ** 0.5
    return bool(abs(float(np.mean(sample)) - expected) <= SIGMAS * error + ROUNDING)


@given(ordered_scores())
def test_every_draw_keeps_the_order_of_some_possible_peak(given_: tuple[OrderScores, Issue]) -> None:
    model, about = given_
    scores = draw_scores(model, Streams(3, 40), "p", "k")
    assert scores.shape == (model.size, 40)
    assert scores.min() >= 0
    assert scores.max() <= 100
    for column in scores.T:
        peaks = model.peaks or (None,)
        assert any(keeps_order(column, about, peak, model.refused) for peak in peaks)


def test_scores_around_a_peak_have_the_means_of_sorted_uniform_numbers() -> None:
    """Two chains of 2 and 3 options beside the peak: the r-th best of n has mean 100·(n + 1 − r) / (n + 1)."""
    scores = draw_scores(OrderScores(6, ((2,),)), Streams(0, DRAWS), "p", "k")
    for option, mean in enumerate([100 / 3, 200 / 3, 100, 75, 50, 25]):
        assert close(scores[option], mean)


def test_refused_options_take_the_lowest_of_all_numbers() -> None:
    """Peak a, b refused, c and d not: of three numbers the lowest is b's, the others are sorted along the scale."""
    scores = draw_scores(OrderScores(4, ((0,),), frozenset({1})), Streams(0, DRAWS), "p", "k")
    for option, mean in enumerate([100, 25, 75, 50]):
        assert close(scores[option], mean)


@pytest.mark.parametrize("refused", [0, 1, 3])
def test_unknown_scores_have_their_point_as_mean(refused: int) -> None:
    model = OrderScores(4, (), frozenset(range(refused)))
    scores = draw_scores(model, Streams(0, DRAWS), "p", "k")
    for option, mean in enumerate(model.points):
        assert close(scores[option], float(mean))


def test_each_speaker_is_as_likely_as_any_other_and_so_is_each_of_his_options() -> None:
    model = OrderScores(4, ((0,), (2, 3)))
    scores = draw_scores(model, Streams(0, DRAWS), "p", "k")
    assert close(scores[0] == 100, 0.5)
    assert close(scores[2] == 100, 0.25)
    assert close(scores[3] == 100, 0.25)


def test_pairs_without_rank_are_drawn_uniformly_over_all_orders_that_fit() -> None:
    """Peak a; b to d in a chain but for b–c: b > d, c > d, so bcd and cbd, each half the time."""
    pairs = frozenset({(1, 2), (2, 1)})
    scores = draw_scores(OrderScores(4, ((0,),), unranked=pairs), Streams(0, DRAWS), "p", "k")
    assert close(scores[1] > scores[2], 0.5)
    for option, mean in enumerate([100, 62.5, 62.5, 25]):
        assert close(scores[option], mean)


def test_a_random_extension_is_uniform_over_all_of_them() -> None:
    """Six options around c with d–e and e–f unranked; every order that fits comes up alike (chi-square)."""
    pairs = [(3, 4), (4, 5)]
    model = OrderScores(6, ((2,),), unranked=frozenset([*pairs, *((b, a) for a, b in pairs)]))
    about = issue("k", 6, unranked=(("d", "e"), ("e", "f")))
    fitting = [
        order
        for order in permutations(range(6))
        if keeps_order([100 if k == 2 else 99 - order.index(k) for k in range(6)], about, 2, ()) and order[0] == 2
    ]
    scores = draw_scores(model, Streams(0, DRAWS), "p", "k")
    counts = Counter(tuple(int(i) for i in order) for order in np.argsort(-scores, axis=0).T)
    assert set(counts) == set(fitting)
    expected = DRAWS / len(fitting)
    chi_square = sum((count - expected) ** 2 / expected for count in counts.values())
    degrees = len(fitting) - 1
    assert abs(chi_square - degrees) <= SIGMAS * (2 * degrees) ** 0.5


def test_a_long_scale_with_unranked_pairs_stays_inside_the_order() -> None:
    pairs = frozenset({(3, 4), (4, 3)})
    scores = draw_scores(OrderScores(20, ((0,),), unranked=pairs), Streams(0, 50), "p", "k")
    about = issue("k", 20, unranked=(("d", "e"),))
    assert all(keeps_order(column, about, 0, ()) for column in scores.T)


def test_given_scores_are_uniform_or_triangular() -> None:
    ranges = (number(20, 60), number(0, 90, 30), number(7), number(0, 50, 50), number(10, 40, 10))
    scores = draw_scores(GivenScores(ranges), Streams(0, DRAWS), "p", "k")
    for row, mean in zip(scores, [40, 40, 7, 100 / 3, 20], strict=True):
        assert close(row, mean)
    variance = (0 + 90**2 + 30**2 - 90 * 30) / 18
    assert float(np.var(scores[1])) == pytest.approx(variance, rel=0.05)


@given(chance_maps(issue("k", 4)))
def test_drawn_chances_add_to_one_within_their_ranges(given_: dict) -> None:  # type: ignore[type-arg]
    chances = Chances.of("abcd", given_)
    drawn = draw_chances(chances, Streams(0, 50), "p", "k")
    assert np.allclose(drawn.sum(axis=0), 1)
    for row, low, high in zip(drawn, chances.lows, chances.highs, strict=True):
        assert row.min() >= float(low) - ROUNDING
        assert row.max() <= float(high) + ROUNDING


def test_chances_that_are_wholly_open_are_even_in_the_mean() -> None:
    drawn = draw_chances(Chances.of("abc", {}), Streams(0, DRAWS), "p", "k")
    for row in drawn:
        assert close(row, 1 / 3)


def test_what_listed_chances_leave_over_is_shared_by_the_others() -> None:
    drawn = draw_chances(Chances.of("abc", {"a": number("0.4")}), Streams(0, DRAWS), "p", "k")
    assert np.allclose(drawn[0], 0.4)
    assert close(drawn[1], 0.3)


def test_a_stream_depends_on_seed_purpose_and_ids_alone() -> None:
    def one(*key: object, seed: int = 0) -> list[float]:
        return Streams(seed, 3).uniform(*key).tolist()  # type: ignore[arg-type,no-any-return]

    assert one("weight", "p", "k") == one("weight", "p", "k")
    others = [one("weight", "p", "j"), one("weight", "q", "k"), one("score", "p", "k"), one("weight", "pk")]
    assert one("weight", "p", "k") not in [*others, one("weight", "p", "k", seed=1)]


def test_the_first_numbers_of_a_stream_never_change() -> None:
    """A change here changes every published probability; it needs a new version and a word in the change log."""
    assert Streams(0, 2).uniform("weight", "p", "k").tolist() == FIRST


FIRST = [0.539877942996163, 0.29520904310247476]


@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 20))
def test_draws_stay_inside_their_range(low: int, width: int, parts: int) -> None:
    item = Range(Fraction(low, parts), Fraction(low + width, parts))
    drawn = np.asarray(Streams(0, 20).within(item, "x"))
    assert drawn.min() >= float(item.low)
    assert drawn.max() <= float(item.high)
