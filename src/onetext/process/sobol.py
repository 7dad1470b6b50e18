"""What drives a result: Sobol indices of first order and in total, with confidence (Sobol, 2001; Saltelli, 2002).

The design is Saltelli's: two samples A and B, and for each input A with that one column from B: `n (d + 2)` rows. The
points are a scrambled Sobol sequence of twice as many dimensions (scipy). First-order indices are estimated as by
Saltelli and others (2010), total ones as by Jansen (1999). Confidence is a percentile bootstrap over the rows of the
base sample, seeded, so that the same design and values give the same bytes (S19): scipy's own bootstrap of
`sobol_indices` takes no seed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from onetext.process.checkpoint import Checkpoint
from onetext.process.distributions import quantile
from onetext.process.draws import Floats
from onetext.process.parameters import Distribution

__all__ = ["Design", "Index", "Mapped", "evaluated", "indices", "ranked", "rows_of", "varies"]

_INSIDE = 2.0**-40
"""Shares are kept this far from 0 and 1, where unbounded distributions end nowhere."""
_BATCH = 64

Mapped = Callable[[Callable[[Floats], Floats], Sequence[Floats]], Iterable[Floats]]
"""Does something for each of several batches, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """Which rows of inputs are evaluated.

    Attributes
    ----------
    distributions
        One for each input: d of them, and only such as vary, since what does not drives nothing.
    base
        Size n of each of both samples: a power of two.
    seed
        Scrambles the points.
    groups
        Places of inputs that are changed together, and whose indices are those of all of them; each input alone where
        none are given.
    """

    distributions: tuple[Distribution, ...]
    base: int
    seed: int
    groups: tuple[tuple[int, ...], ...] = ()

    def __post_init__(self) -> None:
        if self.base < 2 or self.base & (self.base - 1):
            raise ValueError(f"the base sample has {self.base} rows; take a power of two")
        if not self.distributions or not all(map(varies, self.distributions)):
            raise ValueError("a design needs inputs, and only such as vary")
        if sorted(place for group in self.taken for place in group) != list(range(len(self.distributions))):
            raise ValueError("every input belongs to one group of the design")

    @property
    def taken(self) -> tuple[tuple[int, ...], ...]:
        """The inputs that are changed together."""
        return self.groups or tuple((place,) for place in range(len(self.distributions)))

    @property
    def size(self) -> int:
        """Rows in all."""
        return self.base * (len(self.taken) + 2)


def varies(distribution: Distribution) -> bool:
    """Whether a distribution gives more than one value."""
    low, high = quantile(distribution, [0.25, 0.75])
    return bool(low != high)


def shares_of(design: Design) -> Floats:
    """The design as shares of each distribution: shape (size, d); A, then B, then A with each group from B."""
    from scipy.stats import qmc

    d, n = len(design.distributions), design.base
    points = qmc.Sobol(d=2 * d, scramble=True, bits=53, rng=np.random.default_rng(design.seed)).random(n)
    a, b = points[:, :d], points[:, d:]
    mixed = np.repeat(a[np.newaxis], len(design.taken), axis=0)
    for place, group in enumerate(design.taken):
        mixed[place][:, group] = b[:, group]
    return np.asarray(np.clip(np.concatenate([a, b, mixed.reshape(-1, d)]), _INSIDE, 1 - _INSIDE))


def rows_of(design: Design) -> Floats:
    """The inputs of all rows, shape (size, d)."""
    shares = shares_of(design)
    return np.stack([quantile(item, shares[:, place]) for place, item in enumerate(design.distributions)], axis=1)


def evaluated(
    design: Design,
    outputs: int,
    run: Callable[[Floats], Floats],
    *,
    checkpoint: str | os.PathLike[str] | None = None,
    depends_on: str = "",
    batch: int = _BATCH,
    progress: Callable[[int, int], None] | None = None,
    mapped: Mapped = map,
) -> Floats:
    """The outputs of all rows, shape (size, outputs).

    Parameters
    ----------
    outputs
        Numbers that one row gives.
    run
        From some rows, shape (k, d), to their outputs, shape (k, outputs): of each row alone, so that it does not
        matter which rows come together.
    checkpoint
        A folder in which batches are kept as they are done. Whoever is interrupted calls again and goes on; the answer
        has the same bytes. Without it nothing is kept.
    depends_on
        All else that the outputs depend on (case, version, settings): what was kept for another text is not used.
    batch
        Rows that are evaluated and kept together.
    progress
        Told after each batch how many rows are done, and of how many.
    mapped
        Does `run` for each of several batches, and gives the results in their order as they come: `map`, or a pool's.

    Raises
    ------
    ValueError
        When `run` gives another shape, or a number that is not finite: indices of such would be none.
    OSError
        When the checkpoint cannot be written.
    """
    rows = rows_of(design)
    kept = Checkpoint(checkpoint, _key(rows, outputs, depends_on, batch)) if checkpoint is not None else None
    found = np.empty((design.size, outputs))
    parts = [slice(start, min(start + batch, design.size)) for start in range(0, design.size, batch)]
    missing, done = [], 0
    for number, part in enumerate(parts):
        numbers = kept.read(number, found[part].shape) if kept else None
        if numbers is None:
            missing.append(number)
        else:
            found[part] = numbers
            done += len(numbers)
    if progress and done:
        progress(done, design.size)
    for number, numbers in zip(missing, mapped(run, [rows[parts[number]] for number in missing]), strict=True):
        part = parts[number]
        found[part] = _checked(numbers, found[part].shape)
        if kept:
            kept.write(number, found[part])
        done += len(numbers)
        if progress:
            progress(done, design.size)
    return found


def _key(rows: Floats, outputs: int, depends_on: str, batch: int) -> bytes:
    head = f"{rows.shape} {outputs} {batch} {depends_on}\0".encode()
    return head + sha256(np.ascontiguousarray(rows, dtype="<f8").tobytes()).digest()


def _checked(numbers: Floats, shape: tuple[int, int]) -> Floats:
    if numbers.shape != shape:
        raise ValueError(f"the evaluation gave numbers of shape {numbers.shape}, not {shape}")
    if not np.isfinite(numbers).all():
        raise ValueError("the evaluation gave a number that is not finite")
    return numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """How much of an output's variance an input explains.

    Attributes
    ----------
    place
        The place of the input in the design, or of the group.
    first, first_low, first_high
        Alone: what would go, on average, if the input were known. With its confidence interval.
    total, total_low, total_high
        With all that it does together with others: what would be left if all others were known.
    """

    place: int
    first: float
    first_low: float
    first_high: float
    total: float
    total_low: float
    total_high: float


def indices(design: Design, values: Floats, *, level: float = 0.9, resamples: int = 1000) -> tuple[Index, ...]:
    """The indices of one output, in the order of the inputs, or of the groups.

    An output that never changes has the index 0 for all inputs.

    Parameters
    ----------
    values
        The output of all rows, shape (size,).
    level
        Of the confidence intervals: they say how exact the sample is, not how right the model.
    resamples
        Bootstrap samples.
    """
    n, d = design.base, len(design.taken)
    centred = values - values[: 2 * n].mean()
    a, b, mixed = centred[:n], centred[n : 2 * n], centred[2 * n :].reshape(d, n)
    # Every estimate is a mean over rows divided by the variance, so a bootstrap sample is a vector of row counts.
    first_parts, total_parts = b * (mixed - a), (a - mixed) ** 2 / 2
    picks = np.random.default_rng([design.seed, 1]).integers(0, n, size=(resamples, n))
    counts = np.stack([np.bincount(pick, minlength=n) for pick in picks]) / n
    weights = np.concatenate([np.full((1, n), 1 / n), counts])
    mean = weights @ (a + b) / 2
    variance = weights @ (a**2 + b**2) / 2 - mean**2
    safe = np.where(variance > 0, variance, 1.0)[:, np.newaxis]
    there = (variance > 0)[:, np.newaxis]
    first = np.where(there, weights @ first_parts.T / safe, 0.0)
    total = np.where(there, weights @ total_parts.T / safe, 0.0)
    tails = [(1 - level) / 2, (1 + level) / 2]
    first_ends, total_ends = (np.quantile(item[1:], tails, axis=0) for item in (first, total))
    return tuple(
        Index(
            place=place,
            first=float(first[0, place]),
            first_low=float(first_ends[0, place]),
            first_high=float(first_ends[1, place]),
            total=float(total[0, place]),
            total_low=float(total_ends[0, place]),
            total_high=float(total_ends[1, place]),
        )
        for place in range(d)
    )


def ranked(found: Sequence[Index]) -> tuple[Index, ...]:
    """The inputs that drive most first, by their total index; ties in the order of the inputs."""
    return tuple(sorted(found, key=lambda index: (-index.total, index.place)))
