"""What drives a forecast, and where a signature becomes likely: a Sobol design over the quantities of a case.

The engine is an argument: a function from values of the quantities to the chance of a signature.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onetext.process.distributions import quantile
from onetext.process.draws import Bools, Floats
from onetext.process.parameters import Quantity
from onetext.process.region import Box, find_boxes
from onetext.process.sobol import Design, Index, Mapped, evaluated, indices, ranked, rows_of, varies

__all__ = ["Driver", "Sensitivity", "what_drives"]

_LIKELY = 0.5
_RARE = 0.05
_UPPER = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """A quantity, or several that are changed together, with what they explain; nine in ten of the first one's values
    lie from `low` to `high`.
    """

    quantities: tuple[Quantity, ...]
    index: Index
    low: float
    high: float

    @property
    def quantity(self) -> Quantity:
        """The first of them."""
        return self.quantities[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """What drives the chance of a signature.

    Attributes
    ----------
    drivers
        The quantities that vary, those that drive most first.
    by_basis
        Basis -> its share of all total indices: what rests on defaults, on analysts, on sources (S17); quantities that
        are changed together count alike. Empty where nothing drives anything.
    boxes
        Regions of the quantities, `Limit.place` counting in `varying`, in which a signature is likely.
    varying
        The quantities that vary, in the order of the case.
    level
        Chance from which a signature counts as likely: one half, or where hardly any or nearly all inputs reach that,
        the chance that a quarter of them reach.
    spread
        The chances that 5, 50 and 95 in a hundred of the inputs stay below.
    rows
        How many inputs were evaluated.
    """

    drivers: tuple[Driver, ...]
    by_basis: Mapping[str, float]
    boxes: tuple[Box, ...]
    varying: tuple[Quantity, ...]
    level: float
    spread: tuple[float, float, float]
    rows: int


def what_drives(
    quantities: Sequence[Quantity],
    chance: Callable[[Floats], Floats],
    *,
    base: int = 512,
    seed: int = 0,
    together: Callable[[Quantity], object] | None = None,
    unordered: Collection[str] = (),
    checkpoint: str | os.PathLike[str] | None = None,
    depends_on: str = "",
    batch: int = 64,
    progress: Callable[[int, int], None] | None = None,
    mapped: Mapped = map,
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
        Size of the base sample, a power of two: `base * (drivers + 2)` rows are evaluated.
    together
        Quantities for which it gives the same are changed together and ranked as one; each alone by default.
    unordered
        Keys of quantities whose numbers have no order: no region is told by them.
    checkpoint, depends_on, batch, progress, mapped
        As for `sobol.evaluated`: what was done before an interruption is not done again.
    """
    places = [place for place, item in enumerate(quantities) if varies(item.distribution)]
    if not places:
        return None
    varying = tuple(quantities[place] for place in places)
    groups = _groups(varying, together)
    design = Design(distributions=tuple(item.distribution for item in varying), base=base, seed=seed, groups=groups)
    still = np.array([float(quantile(item.distribution, 0.5)) for item in quantities])
    run = _Run(chance, still, tuple(places))
    told = repr((depends_on, places, groups, still.tolist()))
    values = evaluated(
        design, 1, run, checkpoint=checkpoint, depends_on=told, batch=batch, progress=progress, mapped=mapped
    )[:, 0]
    found = ranked(indices(design, values))
    # Both samples of the design, and not the mixed rows: those are their neighbours, and no points of their own.
    own = values[: 2 * base]
    level = _level(own)
    low, middle, high = np.quantile(own, [0.05, 0.5, 0.95])
    drivers = tuple(_driver([varying[place] for place in groups[index.place]], index) for index in found)
    return Sensitivity(
        drivers=drivers,
        by_basis=_by_basis(drivers),
        boxes=_boxes(rows_of(design)[: 2 * base], own >= level, varying, unordered),
        varying=varying,
        level=level,
        spread=(float(low), float(middle), float(high)),
        rows=design.size,
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """The evaluation of a design's rows, to be sent to workers: what does not vary is put in."""

    chance: Callable[[Floats], Floats]
    still: Floats
    places: tuple[int, ...]

    def __call__(self, rows: Floats) -> Floats:
        whole = np.tile(self.still, (len(rows), 1))
        whole[:, list(self.places)] = rows
        return np.asarray(self.chance(whole), dtype=np.float64).reshape(-1, 1)


def _groups(varying: Sequence[Quantity], together: Callable[[Quantity], object] | None) -> tuple[tuple[int, ...], ...]:
    found: dict[object, list[int]] = {}
    for place, item in enumerate(varying):
        found.setdefault(place if together is None else together(item), []).append(place)
    return tuple(tuple(group) for group in found.values())


def _boxes(inputs: Floats, likely: Bools, varying: Sequence[Quantity], unordered: Collection[str]) -> tuple[Box, ...]:
    columns = [place for place, item in enumerate(varying) if item.key not in unordered]
    if not columns:
        return ()
    return tuple(
        replace(box, limits=tuple(replace(limit, place=columns[limit.place]) for limit in box.limits))
        for box in find_boxes(inputs[:, columns], likely)
    )


def _driver(quantities: Sequence[Quantity], index: Index) -> Driver:
    low, high = quantile(quantities[0].distribution, [0.05, 0.95])
    return Driver(quantities=tuple(quantities), index=index, low=float(low), high=float(high))


def _level(chances: Floats) -> float:
    share = float(np.mean(chances >= _LIKELY))
    return _LIKELY if _RARE <= share <= 1 - _RARE else float(np.quantile(chances, _UPPER))


def _by_basis(drivers: Sequence[Driver]) -> dict[str, float]:
    """Shares of the total indices; an estimate under 0 is noise around 0."""
    parts: dict[str, float] = {}
    for driver in sorted(drivers, key=lambda driver: driver.index.place):
        for item in driver.quantities:
            each = max(driver.index.total, 0.0) / len(driver.quantities)
            parts[item.basis] = parts.get(item.basis, 0.0) + each
    whole = sum(parts.values())
    return {basis: part / whole for basis, part in parts.items()} if whole else {}
