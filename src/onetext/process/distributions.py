"""Inverse distribution functions: from a uniform number to a parameter's value (S4)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from onetext.process.draws import Floats
from onetext.process.parameters import Distribution, Shape

__all__ = ["quantile"]


def quantile(distribution: Distribution, u: npt.ArrayLike) -> Floats:
    """The value below which a share `u` of the distribution lies, of the shape of `u`.

    Parameters
    ----------
    distribution
        One of the eight shapes.
    u
        In [0, 1]. At the ends of an unbounded distribution the value is infinite: draw `u` from inside.
    """
    share = np.asarray(u, dtype=np.float64)
    return np.asarray(_INVERSES[distribution.shape](share, *distribution.numbers), dtype=np.float64)


def _fixed(u: Floats, value: float) -> Floats:
    return np.full_like(u, value)


def _uniform(u: Floats, low: float, high: float) -> Floats:
    return low + (high - low) * u


def _triangular(u: Floats, low: float, mode: float, high: float) -> Floats:
    width = high - low
    if width == 0:
        return np.full_like(u, low)
    turn = (mode - low) / width
    rising, falling = np.sqrt(u * turn), 1 - np.sqrt((1 - u) * (1 - turn))
    return np.asarray(low + width * np.where(u < turn, rising, falling))


def _standard(u: Floats) -> Floats:
    from scipy.special import ndtri

    return np.asarray(ndtri(u))


def _normal(u: Floats, mean: float, sd: float) -> Floats:
    return mean + sd * _standard(u) if sd else np.full_like(u, mean)


def _halfnormal(u: Floats, scale: float) -> Floats:
    from scipy.special import erfinv

    return np.asarray(scale * np.sqrt(2) * erfinv(u)) if scale else np.zeros_like(u)


def _lognormal(u: Floats, median: float, sd: float) -> Floats:
    return median * np.exp(sd * _standard(u)) if sd else np.full_like(u, median)


def _beta(u: Floats, alpha: float, beta: float) -> Floats:
    from scipy.special import betaincinv

    return np.asarray(betaincinv(alpha, beta, u))


def _gamma(u: Floats, shape: float, rate: float) -> Floats:
    from scipy.special import gammaincinv

    return np.asarray(gammaincinv(shape, u) / rate)


_INVERSES: dict[Shape, Callable[..., Floats]] = {
    "fixed": _fixed,
    "uniform": _uniform,
    "triangular": _triangular,
    "normal": _normal,
    "halfnormal": _halfnormal,
    "lognormal": _lognormal,
    "beta": _beta,
    "gamma": _gamma,
}
