"""Where an outcome becomes likely: boxes of inputs, by the patient rule induction method (Friedman and Fisher, 1999).

A box is peeled: again and again the small slice whose loss raises the share of the outcome most is cut off one side of
one input. Patience is the point: small slices leave room to mend a choice that was not so good. Then borders are
pasted outwards as long as the share does not fall. What is found on half of the points is judged on the other half,
since the best of many boxes flatters itself. Limits that explain little are dropped again (the quasi-p-values of
Bryant and Lempert, 2010).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onetext.process.draws import Bools, Floats, Ints

__all__ = ["Box", "Limit", "find_boxes", "sentence"]

_PEEL = 0.05
"""Share of the points in the box that one peel takes."""
_SMALLEST = 0.05
"""A box holds at least this share of all points."""
_FEWEST = 20
"""And at least so many points of the half that finds: fewer show nothing."""
_WORTH = 0.05
"""Quasi-p-value above which a limit is dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """An input that a box restricts.

    Attributes
    ----------
    place
        Column of the input.
    low, high
        Where the box ends; None where it does not.
    quasi_p
        How likely so high a share would be by chance if this limit did nothing, on the points that did not find it.
        Only quasi: the limit was still looked for.
    """

    place: int
    low: float | None
    high: float | None
    quasi_p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box of inputs in which an outcome is likely, with figures of the points that it was not found on.

    Attributes
    ----------
    limits
        The inputs that it restricts, the most telling first; all others may be anything.
    support
        Share of all points that lie in it.
    density
        Share of the points in it that have the outcome.
    coverage
        Share of the points with the outcome that lie in it.
    base
        Share of all points that have the outcome.
    points
        How many points lie in it, of those it is judged on.
    """

    limits: tuple[Limit, ...]
    support: float
    density: float
    coverage: float
    base: float
    points: int


_Sides = dict[int, tuple[float, float]]
"""Column -> its lowest and highest value in the box."""


def find_boxes(inputs: Floats, outcome: Bools, *, wanted: float = 0.75, most: int = 2) -> tuple[Box, ...]:
    """Boxes of inputs in which an outcome is likely, each one looked for outside those before it.

    Parameters
    ----------
    inputs
        Shape (points, columns). The first half finds and the second judges, so that the halves must be alike: as the
        two samples of a Sobol design are.
    outcome
        Shape (points,).
    wanted
        The largest box whose share reaches this is taken; where none does, the box with the highest share.
    most
        Boxes to look for.

    Returns
    -------
    The boxes in which the outcome is more likely than over all points, by more than chance; none where nothing helps.
    """
    half = len(outcome) // 2
    finding, judging = np.arange(half), np.arange(half, len(outcome))
    found: list[Box] = []
    open_ = np.ones(len(outcome), dtype=np.bool_)
    for _ in range(most):
        here = finding[open_[finding]]
        if here.size < _FEWEST or not 0 < outcome[here].sum() < here.size:
            break
        least = max(_FEWEST, int(np.ceil(_SMALLEST * half)))
        sides = _found(inputs[here], outcome[here], wanted, least)
        box = _judged(inputs, outcome, judging, open_, sides)
        if box is None:
            break
        found.append(box)
        open_ &= ~_inside(inputs, {limit.place: _ends(limit) for limit in box.limits})
    return tuple(found)


# -- finding ----------------------------------------------------------------------------------------------------------


def _found(inputs: Floats, outcome: Bools, wanted: float, least: int) -> _Sides:
    """The sides of the best box on these points."""
    boxes = [*_peeled(inputs, outcome, least)]
    shares = [float(outcome[_inside(inputs, sides)].mean()) for sides in boxes]
    place = next((place for place, share in enumerate(shares) if share >= wanted), int(np.argmax(shares)))
    return _between(inputs, _pasted(inputs, outcome, boxes[place]))


def _peeled(inputs: Floats, outcome: Bools, least: int) -> Iterator[_Sides]:
    """All boxes on the way from the whole space to the smallest."""
    sides: _Sides = {}
    members = np.arange(len(outcome))
    while True:
        yield dict(sides)
        best: tuple[float, int, int, int, tuple[float, float]] | None = None
        for column in range(inputs.shape[1]):
            values = inputs[members, column]
            for turn, ends in enumerate(_slices(values)):
                kept = (values >= ends[0]) & (values <= ends[1])
                amount = int(kept.sum())
                if least <= amount < members.size:
                    # Of equal shares the box that keeps more, then the first input and its lower side.
                    rank = (float(outcome[members[kept]].mean()), amount, -column, -turn, ends)
                    best = rank if best is None or rank[:4] > best[:4] else best
        if best is None:
            return
        column, ends = -best[2], best[4]
        values = inputs[members, column]
        members = members[(values >= ends[0]) & (values <= ends[1])]
        before = sides.get(column, (-np.inf, np.inf))
        sides[column] = (max(before[0], ends[0]), min(before[1], ends[1]))


def _slices(values: Floats) -> Iterator[tuple[float, float]]:
    """What is left of a column after a slice went from below, and from above; equal values go or stay together."""
    amount = max(1, int(_PEEL * values.size))
    order = np.sort(values)
    above = order[np.searchsorted(order, order[amount - 1], side="right") :]
    below = order[: np.searchsorted(order, order[-amount], side="left")]
    if above.size:
        yield float(above[0]), np.inf
    if below.size:
        yield -np.inf, float(below[-1])


def _pasted(inputs: Floats, outcome: Bools, sides: _Sides) -> _Sides:
    """The box with its borders moved outwards by small steps, as long as the share of the outcome does not fall."""
    sides = dict(sides)
    while True:
        inside = _inside(inputs, sides)
        share, amount = float(outcome[inside].mean()), int(inside.sum())
        best = None
        for column, ends in sides.items():
            rest = _inside(inputs, {other: item for other, item in sides.items() if other != column})
            for wider in _wider(inputs[rest, column], ends, max(1, int(_PEEL * amount))):
                members = _inside(inputs, {**sides, column: wider})
                rank = (float(outcome[members].mean()), int(members.sum()))
                if rank[0] >= share and rank[1] > amount and (best is None or rank > best[0]):
                    best = (rank, column, wider)
        if best is None:
            return sides
        sides[best[1]] = best[2]


def _wider(values: Floats, ends: tuple[float, float], amount: int) -> Iterator[tuple[float, float]]:
    below, above = np.sort(values[values < ends[0]]), np.sort(values[values > ends[1]])
    if below.size:
        yield (float(below[-amount]) if below.size > amount else -np.inf), ends[1]
    if above.size:
        yield ends[0], (float(above[amount - 1]) if above.size > amount else np.inf)


def _between(inputs: Floats, sides: _Sides) -> _Sides:
    """Borders half way to the next point outside, rather than on the last one inside."""
    moved = {}
    for column, (low, high) in sides.items():
        values = inputs[:, column]
        outside_low, outside_high = values[values < low], values[values > high]
        moved[column] = (
            (low + float(outside_low.max())) / 2 if outside_low.size else -np.inf,
            (high + float(outside_high.min())) / 2 if outside_high.size else np.inf,
        )
    return {column: ends for column, ends in moved.items() if ends != (-np.inf, np.inf)}


def _inside(inputs: Floats, sides: Mapping[int, tuple[float, float]]) -> Bools:
    inside = np.ones(len(inputs), dtype=np.bool_)
    for column, (low, high) in sides.items():
        inside &= (inputs[:, column] >= low) & (inputs[:, column] <= high)
    return inside


# -- judging ----------------------------------------------------------------------------------------------------------


def _judged(inputs: Floats, outcome: Bools, judging: Ints, open_: Bools, sides: _Sides) -> Box | None:
    """The box without limits that explain nothing, with its figures on the points that did not find it."""
    here = judging[open_[judging]]
    points, came = inputs[here], outcome[here]
    while sides:
        worth = {column: _quasi_p(points, came, sides, column) for column in sides}
        worst = max(worth, key=lambda column: (worth[column], column))
        if worth[worst] <= _WORTH:
            break
        del sides[worst]
    inside = _inside(points, sides)
    base = float(outcome[judging].mean())
    if not sides or _by_chance(came[inside], base) > _WORTH:
        return None
    limits = [
        Limit(place=column, low=_end(low), high=_end(high), quasi_p=worth[column])
        for column, (low, high) in sides.items()
    ]
    return Box(
        limits=tuple(sorted(limits, key=lambda limit: (limit.quasi_p, limit.place))),
        support=float(inside.sum() / judging.size),
        density=float(came[inside].mean()),
        coverage=float(came[inside].sum() / outcome[judging].sum()),
        base=base,
        points=int(inside.sum()),
    )


def _quasi_p(inputs: Floats, outcome: Bools, sides: _Sides, column: int) -> float:
    """How likely so high a share in the box would be at the share that holds without the limit."""
    without = _inside(inputs, {other: ends for other, ends in sides.items() if other != column})
    return _by_chance(outcome[_inside(inputs, sides)], float(outcome[without].mean())) if without.any() else 1.0


def _by_chance(came: Bools, share: float) -> float:
    """Chance of so many outcomes or more at a share (binomial); 1 where there is none."""
    from scipy.special import bdtrc

    hits = int(came.sum())
    return float(bdtrc(hits - 1, came.size, share)) if hits else 1.0


def _end(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _ends(limit: Limit) -> tuple[float, float]:
    return (-np.inf if limit.low is None else limit.low, np.inf if limit.high is None else limit.high)


# -- telling ----------------------------------------------------------------------------------------------------------


def sentence(box: Box, names: Sequence[str], *, outcome: str = "signed") -> str:
    """The box in words: its limits, how often the outcome comes inside and everywhere, and how much that covers.

    Parameters
    ----------
    names
        Name of each input, by column.
    outcome
        What to call the outcome.
    """
    told = [f"{names[limit.place]} is {_told(limit)}" for limit in box.limits]
    where = " and ".join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else told[0]
    return (
        f"Where {where}, {_percent(box.density)} of the sampled inputs lead to “{outcome}”, against "
        f"{_percent(box.base)} of all. {_percent(box.support)} of all inputs lie there, and with them "
        f"{_percent(box.coverage)} of those that lead to it."
    )


def _told(limit: Limit) -> str:
    if limit.low is None:
        return f"at most {_number(limit.high or 0.0)}"
    if limit.high is None:
        return f"at least {_number(limit.low)}"
    return f"between {_number(limit.low)} and {_number(limit.high)}"


def _number(value: float) -> str:
    text = f"{value:.2g}"
    plain = f"{float(text):,.0f}" if abs(value) >= 100 else f"{float(text):g}" if abs(value) >= 1e-4 else text
    return plain.replace("-", "\N{MINUS SIGN}")


def _percent(share: float) -> str:
    """A share in whole percent; one that is neither 0 nor 1 is never told as if it were."""
    space = "\N{NO-BREAK SPACE}"
    if 0 < share < 0.005:
        return f"under 1{space}%"
    return f"over 99{space}%" if 0.995 < share < 1 else f"{100 * share:.0f}{space}%"
