"""What drives a forecast, and where a signature becomes likely: a Sobol design over the quantities of a case.

The engine is an argument: a function from values of the quantities to the chance of a signature.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onetext.process.distributions import quantile
from onetext.process.draws import Floats
from onetext.process.parameters import Quantity
from onetext.process.region import Box, find_boxes
from onetext.process.sobol import Design, Index, evaluated, indices, ranked, rows_of, varies

__all__ = ["Driver", "Sensitivity", "what_drives"]

_LIKELY = 0.5
_RARE = 0.05
_UPPER = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """A quantity with what it explains; nine in ten of its values lie from `low` to `high`."""

    quantity: Quantity
    index: Index
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """What drives the chance of a signature.

    Attributes
    ----------
    drivers
        The quantities that vary, those that drive most first.
    by_basis
        Basis -> its share of all total indices: what rests on defaults, on analysts, on sources (S17). Empty where
        nothing drives anything.
    boxes
        Regions of the quantities, `Limit.place` counting in `varying`, in which a signature is likely.
    varying
        The quantities that vary, in the order of the case.
    level
        Chance from which a signature counts as likely: one half, or where hardly any or nearly all inputs reach that,
        the chance that a quarter of them reach.
    rows
        How many inputs were evaluated.
    """

    drivers: tuple[Driver, ...]
    by_basis: Mapping[str, float]
    boxes: tuple[Box, ...]
    varying: tuple[Quantity, ...]
    level: float
    rows: int


def what_drives(
    quantities: Sequence[Quantity],
    chance: Callable[[Floats], Floats],
    *,
    base: int = 512,
    seed: int = 0,
    checkpoint: str | os.PathLike[str] | None = None,
    depends_on: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> Sensitivity | None:
    """Rank the quantities by what they drive, and look for regions; None where no quantity varies.

    Parameters
    ----------
    quantities
        All of a case; those that do not vary are left at their value.
    chance
        From values of all quantities, shape (k, quantities), to the chance of a signature, shape (k,): of each row
        alone, and with the same random numbers for each, so that differences come from the inputs.
    base
        Size of the base sample, a power of two: `base * (varying + 2)` rows are evaluated.
    checkpoint, depends_on, progress
        As for `sobol.evaluated`: what was done before an interruption is not done again.
    """
    places = [place for place, item in enumerate(quantities) if varies(item.distribution)]
    if not places:
        return None
    design = Design(distributions=tuple(quantities[place].distribution for place in places), base=base, seed=seed)
    still = np.array([float(quantile(item.distribution, 0.5)) for item in quantities])

    def run(rows: Floats) -> Floats:
        whole = np.tile(still, (len(rows), 1))
        whole[:, places] = rows
        return np.asarray(chance(whole), dtype=np.float64).reshape(-1, 1)

    told = repr((depends_on, places, still.tolist()))
    values = evaluated(design, 1, run, checkpoint=checkpoint, depends_on=told, progress=progress)[:, 0]
    found = ranked(indices(design, values))
    varying = tuple(quantities[place] for place in places)
    # Both samples of the design, and not the mixed rows: those are their neighbours, and no points of their own.
    own = values[: 2 * base]
    level = _level(own)
    return Sensitivity(
        drivers=tuple(_driver(varying[index.place], index) for index in found),
        by_basis=_by_basis(varying, found),
        boxes=find_boxes(rows_of(design)[: 2 * base], own >= level),
        varying=varying,
        level=level,
        rows=design.size,
    )


def _driver(quantity: Quantity, index: Index) -> Driver:
    low, high = quantile(quantity.distribution, [0.05, 0.95])
    return Driver(quantity=quantity, index=index, low=float(low), high=float(high))


def _level(chances: Floats) -> float:
    share = float(np.mean(chances >= _LIKELY))
    return _LIKELY if _RARE <= share <= 1 - _RARE else float(np.quantile(chances, _UPPER))


def _by_basis(varying: Sequence[Quantity], found: Sequence[Index]) -> dict[str, float]:
    """Shares of the total indices; an estimate under 0 is noise around 0."""
    parts: dict[str, float] = {}
    for index in sorted(found, key=lambda index: index.place):
        basis = varying[index.place].basis
        parts[basis] = parts.get(basis, 0.0) + max(index.total, 0.0)
    whole = sum(parts.values())
    return {basis: part / whole for basis, part in parts.items()} if whole else {}
