"""Boxes of inputs: boxes that were put there are found, and none where there is none."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from onetext.process.region import Box, Limit, find_boxes, sentence

NAMES = ("support", "drift", "discount", "leaks")


def points(amount: int = 4000, columns: int = 4, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).random((amount, columns))


def limits(box: Box) -> dict[int, tuple[float | None, float | None]]:
    return {limit.place: (limit.low, limit.high) for limit in box.limits}


def test_a_sharp_box_is_found_with_its_limits() -> None:
    """The outcome comes where the first input is above 0.6 and the second below 0.3, and nowhere else."""
    inputs = points()
    outcome = (inputs[:, 0] > 0.6) & (inputs[:, 1] < 0.3)
    box = find_boxes(inputs, outcome, wanted=0.95)[0]
    found = limits(box)
    assert set(found) == {0, 1}
    assert found[0] == (pytest.approx(0.6, abs=0.03), None)
    assert found[1] == (None, pytest.approx(0.3, abs=0.03))
    assert box.density > 0.9  # 0.95 on the points that found it
    assert box.coverage > 0.85
    assert box.base == pytest.approx(float(outcome[2000:].mean()))
    assert all(limit.quasi_p < 1e-6 for limit in box.limits)


def test_the_figures_are_those_of_the_points_that_did_not_find_it() -> None:
    """Counted anew over the second half, and the quasi-p-values by scipy's binomial test."""
    inputs = points(seed=4)
    outcome = np.random.default_rng(9).random(4000) < np.where((inputs[:, 2] > 0.5) & (inputs[:, 3] > 0.4), 0.8, 0.2)
    box = find_boxes(inputs, outcome)[0]
    half, came = inputs[2000:], outcome[2000:]

    def inside(places: set[int]) -> np.ndarray:
        chosen = np.ones(2000, dtype=bool)
        for limit in box.limits:
            if limit.place in places:
                column = half[:, limit.place]
                chosen &= column >= (limit.low if limit.low is not None else -1)
                chosen &= column <= (limit.high if limit.high is not None else 2)
        return chosen

    places = {limit.place for limit in box.limits}
    members = inside(places)
    assert {2, 3} <= places
    assert box.points == members.sum()
    assert box.support == pytest.approx(members.mean())
    assert box.density == pytest.approx(came[members].mean())
    assert box.coverage == pytest.approx(came[members].sum() / came.sum())
    for limit in box.limits:
        rate = came[inside(places - {limit.place})].mean()
        exact = stats.binomtest(int(came[members].sum()), int(members.sum()), rate, alternative="greater").pvalue
        assert limit.quasi_p == pytest.approx(exact, rel=1e-6, abs=1e-300)


def test_a_limit_on_both_sides() -> None:
    inputs = points()
    outcome = np.abs(inputs[:, 2] - 0.5) < 0.15
    box = find_boxes(inputs, outcome, wanted=0.95)[0]
    assert limits(box) == {2: (pytest.approx(0.35, abs=0.03), pytest.approx(0.65, abs=0.03))}


def test_two_boxes_one_after_the_other() -> None:
    inputs = points(6000)
    first = (inputs[:, 0] > 0.7) & (inputs[:, 1] > 0.5)
    second = (inputs[:, 2] < 0.2) & (inputs[:, 3] < 0.6)
    found = find_boxes(inputs, first | second, wanted=0.9)
    assert sorted(sorted(limits(box)) for box in found) == [[0, 1], [2, 3]]
    assert sum(box.coverage for box in found) > 0.75


@pytest.mark.parametrize("seed", range(8))
def test_where_nothing_matters_hardly_anything_is_promised(seed: int) -> None:
    """Pure chance: what the first half seems to show does not hold on the second."""
    inputs = points(2000, 6, seed)
    outcome = np.random.default_rng(100 + seed).random(2000) < 0.3
    for box in find_boxes(inputs, outcome):
        assert box.density < 0.5


def test_a_second_box_that_shows_nothing_more_is_not_told() -> None:
    """One input decides; once its box is taken out, what the rest seems to show is chance."""
    inputs = points(2048, 30)
    found = find_boxes(inputs, inputs[:, 5] + 0.2 * inputs[:, 6] > 0.9)
    assert 5 in limits(found[0])
    assert all(box.density > 2 * box.base or 5 in limits(box) for box in found)


def test_inputs_of_few_values_go_or_stay_together() -> None:
    inputs = np.random.default_rng(2).integers(0, 3, (3000, 3)).astype(float)
    outcome = inputs[:, 1] == 2
    box = find_boxes(inputs, outcome)[0]
    assert limits(box) == {1: (1.5, None)}
    assert (box.density, box.coverage) == (1, 1)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_an_outcome_that_is_always_the_same_has_no_region(share: float) -> None:
    assert find_boxes(points(400), np.full(400, bool(share))) == ()


def test_a_handful_of_points_shows_nothing() -> None:
    inputs = points(20)
    assert find_boxes(inputs, inputs[:, 0] > 0.5) == ()


def test_units_do_not_matter() -> None:
    inputs = points(2000)
    outcome = (inputs[:, 0] > 0.6) & (inputs[:, 1] < 0.4)
    plain = find_boxes(inputs, outcome)[0]
    other = find_boxes(1024 * inputs - 512, outcome)[0]
    assert (plain.density, plain.coverage, plain.points) == (other.density, other.coverage, other.points)


def test_a_box_is_told_as_a_sentence() -> None:
    box = Box(
        limits=(
            Limit(place=0, low=0.348, high=None, quasi_p=0.001),
            Limit(place=1, low=-0.02, high=2.0, quasi_p=0.01),
            Limit(place=3, low=None, high=1234.0, quasi_p=0.02),
        ),
        support=0.11,
        density=0.823,
        coverage=0.37,
        base=0.24,
        points=110,
    )
    told = sentence(box, NAMES, outcome="signed").replace("\N{NO-BREAK SPACE}", " ")
    assert told == (
        "Where support is at least 0.35, drift is between −0.02 and 2 and leaks is at most 1,200, 82 % of the sampled "
        "inputs lead to “signed”, against 24 % of all. 11 % of all inputs lie there, and with them 37 % of those that "
        "lead to it."
    )
    sure = Box(
        limits=(Limit(place=2, low=0.5, high=None, quasi_p=0.0),),
        support=0.001,
        density=0.999,
        coverage=1.0,
        base=0.2,
        points=9,
    )
    said = sentence(sure, NAMES)
    assert "over 99" in said
    assert "under 1" in said
