"""What searches answer."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
import numpy.typing as npt

from onetext.compromise.problem import Ints, Packages
from onetext.model.results import ProofKind, SolutionStatus

__all__ = ["TIES", "Best", "Every", "Found", "rows_of", "sorted_packages"]

TIES = 20
"""So many equally good packages are listed unless more are asked for."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Found:
    """A package that fits (`found`), or that there is none (`none`), or that a limit struck before either was known."""

    package: Ints | None
    status: Literal["found", "none", "limit"]
    proof: ProofKind
    nodes: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Every:
    """Packages that fit, in order; all of them where `complete`."""

    packages: Packages
    complete: bool
    proof: ProofKind
    nodes: int = 0


@dataclass(frozen=True, kw_only=True, eq=False)
class Best:
    """The best package and its ties as far as they are known, with a bound that no package exceeds.

    `objective` and `bound` are exact fractions, or sums of logarithms for a product of gains.
    """

    packages: Packages
    objective: Fraction | float | None
    bound: Fraction | float | None
    status: SolutionStatus
    proof: ProofKind
    ties_complete: bool
    nodes: int


def rows_of(issues: int, packages: list[Ints]) -> Packages:
    """Packages as rows; none gives an empty array of the right shape."""
    return np.array(packages, dtype=np.int64).reshape(len(packages), issues)


def sorted_packages(packages: npt.NDArray[np.int64]) -> Packages:
    """Packages in the order of their places, each once."""
    return np.unique(packages, axis=0) if len(packages) else packages
