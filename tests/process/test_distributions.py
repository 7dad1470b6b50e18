"""Inverse distribution functions against scipy's distributions, and against their own definition."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from onetext.process.distributions import quantile
from onetext.process.parameters import Distribution

SHARES = np.concatenate([[1e-9, 1e-4], np.linspace(0.01, 0.99, 99), [0.9999]])
FROZEN = {
    "uniform": ((2.0, 5.0), stats.uniform(2, 3)),
    "triangular": ((1.0, 2.0, 5.0), stats.triang(0.25, loc=1, scale=4)),
    "normal": ((-0.05, 0.03), stats.norm(-0.05, 0.03)),
    "halfnormal": ((0.05,), stats.halfnorm(scale=0.05)),
    "lognormal": ((0.1, 0.7), stats.lognorm(0.7, scale=0.1)),
    "beta": ((2.0, 8.0), stats.beta(2, 8)),
    "gamma": ((2.0, 40.0), stats.gamma(2, scale=1 / 40)),
}


@pytest.mark.parametrize("shape", FROZEN)
def test_quantiles_are_scipys(shape: str) -> None:
    numbers, frozen = FROZEN[shape]
    found = quantile(Distribution(shape, numbers), SHARES)  # type: ignore[arg-type]  # a key of the table
    assert found == pytest.approx(frozen.ppf(SHARES), rel=1e-7, abs=1e-12)


@pytest.mark.parametrize("shape", FROZEN)
def test_the_share_below_a_quantile_is_that_share(shape: str) -> None:
    numbers, frozen = FROZEN[shape]
    found = quantile(Distribution(shape, numbers), SHARES)  # type: ignore[arg-type]  # a key of the table
    assert frozen.cdf(found) == pytest.approx(SHARES, rel=1e-6)


def test_a_fixed_value_stays() -> None:
    assert quantile(Distribution("fixed", (0.4,)), np.array([[0.1, 0.9]])).tolist() == [[0.4, 0.4]]
    assert quantile(Distribution("fixed", (np.inf,)), 0.5) == np.inf


@pytest.mark.parametrize(
    ("shape", "numbers", "value"),
    [
        ("normal", (0.3, 0.0), 0.3),
        ("halfnormal", (0.0,), 0.0),
        ("lognormal", (12.0, 0.0), 12.0),
        ("uniform", (2.0, 2.0), 2.0),
        ("triangular", (2.0, 2.0, 2.0), 2.0),
    ],
)
def test_without_width_all_shares_give_one_value(shape: str, numbers: tuple[float, ...], value: float) -> None:
    found = quantile(Distribution(shape, numbers), [0.0, 0.3, 1.0])  # type: ignore[arg-type]  # from the table above
    assert found.tolist() == [value] * 3


@pytest.mark.parametrize("numbers", [(1.0, 1.0, 5.0), (1.0, 5.0, 5.0)])
def test_a_triangle_may_have_its_top_at_an_end(numbers: tuple[float, ...]) -> None:
    low, mode, high = numbers
    frozen = stats.triang((mode - low) / (high - low), loc=low, scale=high - low)
    assert quantile(Distribution("triangular", numbers), SHARES) == pytest.approx(frozen.ppf(SHARES), rel=1e-9)
