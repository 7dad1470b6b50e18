"""How far agreements can rise above a corner: the best mixture of options, a package near it, and the slope there.

The mixture and the slope come from a linear program, and are only ever used to look in the right place: what is claimed
rests on packages evaluated in integers and on walls (`slopes`).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np
import numpy.typing as npt

from onetext.compromise.problem import FREE, Ints, Packages, Problem
from onetext.compromise.relax import relax

__all__ = ["Peak", "peak_above"]

Floats = npt.NDArray[np.float64]
_SHARE, _TRIES = 1e-6, 4096


@dataclass(frozen=True, eq=False)
class Peak:
    """Above one corner.

    Attributes
    ----------
    sums
        Of the mixture, per row.
    slope
        Multipliers of the rows, >= 0.
    package
        The one among those the mixture is made of that rises highest above the corner; None where none fits and rises.
    """

    sums: Floats
    slope: Floats
    package: Ints | None


def peak_above(problem: Problem, floors: Ints, corner: Ints) -> Peak | None:
    """The peak above a corner (per row; FREE where a row only keeps its floor), as high in points as can be.

    None where no mixture keeps the floors, as far as the linear program can tell.
    """
    risen = corner > FREE
    units = np.array(problem.denominators, dtype=np.float64)
    found = relax(problem, np.where(risen, corner, floors), np.where(risen, units, 0.0))
    if found.status != "solved":
        return None
    sums = (found.shares[None] * problem.cells).sum(axis=(1, 2))
    return Peak(sums, np.maximum(found.rows, 0.0), _near(problem, found.shares, corner, units))


def _near(problem: Problem, shares: Floats, corner: Ints, units: Floats) -> Ints | None:
    packages = _mixed(problem, shares)
    risen = corner > FREE
    if not len(packages):
        return None
    packages = packages[problem.fits(packages)]
    rise = ((problem.totals(packages) - corner) / units)[:, risen].min(axis=1, initial=np.inf)
    if not len(packages) or rise.max() <= 0:
        return None
    best: Ints = packages[int(rise.argmax())]
    return best


def _mixed(problem: Problem, shares: Floats) -> Packages:
    """All packages of options that the mixture has; of the larger shares only where those are too many."""
    options = [np.flatnonzero(own > _SHARE) for own in shares]
    order = np.argsort([-own.max(initial=0.0) for own in shares], kind="stable")
    for k in order:
        if prod(map(len, options)) <= _TRIES:
            break
        options[k] = options[k][[int(shares[k][options[k]].argmax())]]
    count = prod(map(len, options))
    index = np.unravel_index(np.arange(count), [len(own) for own in options]) if count else ()
    columns = [own[places] for own, places in zip(options, index, strict=False)]
    return np.stack(columns, axis=1).astype(np.int64) if columns else np.zeros((0, problem.issues), dtype=np.int64)
