"""Orders and scores against brute force over every 0/100 vector that keeps S3 pair by pair."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from preference_builders import (
    Draw,
    box_corners,
    case,
    chance_corners,
    chance_maps,
    issue,
    keeps_order,
    number,
    number_ranges,
    position,
    score_corners,
    small_issues,
)

from onetext.model import Issue
from onetext.preferences.chances import Chances
from onetext.preferences.frame import Frame
from onetext.preferences.scores import GivenScores, OrderScores


@st.composite
def ordered_scores(draw: Draw, most: int = 5) -> tuple[OrderScores, Issue]:
    about = draw(small_issues("k", most))
    size = len(about.options)
    places = st.integers(0, size - 1)
    speakers = draw(st.lists(st.sets(places, min_size=1, max_size=2).map(sorted).map(tuple), max_size=2))
    pairs = [(about.option_ids.index(a), about.option_ids.index(b)) for a, b in about.unranked]
    model = OrderScores(
        size=size,
        speakers=tuple(speakers),
        refused=frozenset(draw(st.sets(places, max_size=3))),
        ordered=about.ordered,
        unranked=frozenset([*pairs, *((b, a) for a, b in pairs)]),
    )
    return model, about


def corners(model: OrderScores, about: Issue) -> list[tuple[int, ...]]:
    return score_corners(about, model.peaks, model.refused)


@given(ordered_scores())
def test_each_score_reaches_from_its_least_to_its_largest_corner(given_: tuple[OrderScores, Issue]) -> None:
    model, about = given_
    for option in range(model.size):
        values = [corner[option] for corner in corners(model, about)]
        assert (model.lows[option], model.highs[option]) == (min(values), max(values))


@given(ordered_scores())
def test_differences_have_the_extremes_of_the_corners(given_: tuple[OrderScores, Issue]) -> None:
    model, about = given_
    for one in range(model.size):
        for other in range(model.size):
            values = [corner[one] - corner[other] for corner in corners(model, about)]
            assert model.difference(one, other) == (min(values), max(values))


@given(ordered_scores(4), st.data())
def test_scores_against_expectations_have_the_extremes_of_the_corners(
    given_: tuple[OrderScores, Issue], data: st.DataObject
) -> None:
    model, about = given_
    chances = Chances.of(about.option_ids, data.draw(chance_maps(about)))
    expected = [
        (corner, sum(p * s for p, s in zip(ps, corner, strict=True)))
        for corner in corners(model, about)
        for ps in chance_corners(chances.lows, chances.highs)
    ]
    means = [mean for _, mean in expected]
    assert model.expected(chances) == (min(means), max(means))
    for option in range(model.size):
        gains = [corner[option] - mean for corner, mean in expected]
        assert model.against(option, chances) == (min(gains), max(gains))


@given(st.lists(number_ranges(0, 100), min_size=1, max_size=3), st.data())
def test_given_scores_have_the_extremes_of_their_box(ranges: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    model, about = GivenScores(tuple(ranges)), issue("k", len(ranges))
    chances = Chances.of(about.option_ids, data.draw(chance_maps(about)))
    expected = [
        (corner, sum(p * s for p, s in zip(ps, corner, strict=True)))
        for corner in box_corners(ranges)
        for ps in chance_corners(chances.lows, chances.highs)
    ]
    means = [mean for _, mean in expected]
    assert model.expected(chances) == (min(means), max(means))
    for one in range(len(ranges)):
        gains = [corner[one] - mean for corner, mean in expected]
        assert model.against(one, chances) == (min(gains), max(gains))
        for other in range(len(ranges)):
            values = [corner[one] - corner[other] for corner, _ in expected]
            assert model.difference(one, other) == (min(values), max(values))


@given(ordered_scores())
def test_point_scores_lie_among_the_scores_that_keep_the_order(given_: tuple[OrderScores, Issue]) -> None:
    """A mean over possible peaks need not keep any one order, but every difference stays within its bounds."""
    model, about = given_
    for one in range(model.size):
        assert model.lows[one] <= model.points[one] <= model.highs[one]
        for other in range(model.size):
            low, high = model.difference(one, other)
            assert low <= model.points[one] - model.points[other] <= high
    if len(model.peaks) <= 1:
        peak = model.peaks[0] if model.peaks else None
        assert keeps_order(model.points, about, peak, model.refused)  # type: ignore[arg-type]  # fractions compare alike


@given(ordered_scores(4), st.data())
def test_the_point_of_an_expectation_lies_within_its_bounds(
    given_: tuple[OrderScores, Issue], data: st.DataObject
) -> None:
    model, about = given_
    chances = Chances.of(about.option_ids, data.draw(chance_maps(about)))
    mean = sum(p * s for p, s in zip(chances.point, model.points, strict=True))
    low, high = model.expected(chances)
    assert low <= mean <= high
    for option in range(model.size):
        low, high = model.against(option, chances)
        assert low <= model.points[option] - mean <= high


def test_the_linear_convention_falls_to_zero_at_the_farther_end() -> None:
    assert OrderScores(5, ((1,),)).points == (Fraction(200, 3), 100, Fraction(200, 3), Fraction(100, 3), 0)
    assert OrderScores(1, ((0,),)).points == (100,)


def test_two_possible_peaks_share_the_point_evenly() -> None:
    assert OrderScores(3, ((0,), (2,))).points == (50, 50, 50)
    assert OrderScores(3, ((0, 1),)).points == (50, 75, 0)


def test_a_refused_option_is_capped_at_the_least_of_the_others() -> None:
    assert OrderScores(3, ((0,),), frozenset({1})).points == (100, 0, 0)


def test_a_refusal_of_a_peak_is_dropped_where_it_is_the_peak_and_kept_elsewhere() -> None:
    model = OrderScores(3, ((0,), (2,)), frozenset({0}))
    assert model.points == (50, 50, 50)
    assert OrderScores(3, ((0,),), frozenset({0})).points == OrderScores(3, ((0,),)).points


def test_without_an_order_only_the_peak_is_known() -> None:
    model = OrderScores(4, ((1,),), ordered=False)
    assert model.points == (50, 100, 50, 50)
    assert (model.lows, model.highs) == ((0, 100, 0, 0), (100, 100, 100, 100))


@pytest.mark.parametrize(("size", "refused"), [(3, 0), (3, 1), (4, 2), (5, 5)])
def test_unknown_scores_have_the_means_of_order_statistics(size: int, refused: int) -> None:
    """The r-th smallest of n uniform numbers has mean r / (n + 1)."""
    model = OrderScores(size, (), frozenset(range(refused)))
    ranks = [Fraction(100 * rank, size + 1) for rank in range(1, size + 1)]
    low = sum(ranks[:refused], Fraction(0)) / refused if refused else None
    high = sum(ranks[refused:], Fraction(0)) / (size - refused) if refused < size else None
    assert model.points == tuple(low if k < refused else high for k in range(size))


def test_a_long_scale_is_exact_too() -> None:
    model = OrderScores(256, ((100,),), frozenset({0}))
    assert model.difference(90, 80) == (0, 100)
    assert model.difference(80, 120) == (-100, 100)
    assert model.difference(0, 255) == (-100, 0)


def test_given_scores_come_before_positions_and_positions_before_nothing() -> None:
    from immutabledict import immutabledict

    from onetext.model import Weight

    scores = immutabledict({"a": number(10), "b": number(20, 30), "c": number(100)})
    of = case(
        [issue("k1"), issue("k2"), issue("k3")],
        weights=(Weight(party="p", issue="k1", scores=scores, basis="source"),),
        positions=(position("p", "k1", "demand", "a"), position("p", "k2", "demand", "b")),
    )
    given_scores, placed, unknown = Frame(of).models[0].scores
    assert (given_scores.basis, placed.basis, unknown.basis) == ("source", "position", "default")
    assert given_scores.points == (10, 25, 100)
    assert placed.points == (0, 100, 0)
    assert unknown.points == (50, 50, 50)


def test_refusals_of_a_speaker_bind_that_speakers_reading_only() -> None:
    """A asks for option 0, B asks for option 3 and refuses 1: A's position alone lets option 1 beat option 2 (S3)."""
    model = OrderScores(4, ((0,), (3,)), own=(frozenset(), frozenset({1})))
    assert model.difference(1, 2) == (-100, 100)
    # With a refusal by somebody who asks for nothing, no reading lets the refused option be better.
    assert OrderScores(4, ((0,), (3,)), frozenset({1})).difference(1, 2) == (-100, 0)
    # A: 100, 66 2/3, 33 1/3, 0; B: 0, 0 (capped), 66 2/3, 100.
    assert model.points == (50, Fraction(100, 3), 50, 50)
