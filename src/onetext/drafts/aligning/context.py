"""What stands around two points: evidence beside their wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onetext.drafts.aligning.likeness import Floats, Ints
from onetext.drafts.aligning.order import heaviest_rising, positions_between, weight
from onetext.drafts.text import TextPoint

__all__ = ["Frame", "Places", "context", "frame", "places"]

NEIGHBOURS, PARENT, CHILDREN, NUMBER, PLACE, KIND, LONELY = 0.20, 0.05, 0.40, 0.03, 0.08, 0.10, 0.85
REACH = ((1, 1.0), (2, 0.7), (3, 0.5))
SHORT = 1.0
"""Rare words of a point at which the evidence of its words counts in full by half, where it stands alone elsewhere."""
FAR = 8.0
"""Points away from the expected place at which the price of another place stops growing."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The tree of a version: each point's parent or -1, how many points are below it, its number, how much it says."""

    parent: Ints
    below: Ints
    number: tuple[str, ...]
    mass: Floats


@dataclass(frozen=True, slots=True)
class Places:
    """Where each point is expected in the other version, by the links that keep the order."""

    forth: Floats
    back: Floats


def frame(points: Sequence[TextPoint], mass: Floats) -> Frame:
    """Read the tree off the keys."""
    at = {point.key: index for index, point in enumerate(points)}
    parent = np.asarray([at.get(point.parent, -1) for point in points], dtype=np.int64).reshape(len(points))
    below = np.bincount(parent[parent >= 0], minlength=len(points)).astype(np.int64)
    return Frame(parent, below, tuple(point.number for point in points), mass)


def places(linked: Ints, texts: tuple[Sequence[str], Sequence[str]]) -> Places:
    """Expected places, by the heaviest run of links that keep the order; `linked` has -1 where there is no link."""
    rows = np.flatnonzero(linked >= 0).tolist()
    columns = linked[rows].tolist()
    weights = [weight(texts[0][row], texts[1][column]) for row, column in zip(rows, columns, strict=True)]
    chain = heaviest_rising(columns, weights)
    size_after = len(texts[1])
    anchors = [(rows[at], columns[at]) for at in chain]
    forth = positions_between(anchors, len(linked), size_after)
    back = positions_between([(b, a) for a, b in anchors], size_after, len(linked))
    return Places(np.asarray(forth, dtype=np.float64), np.asarray(back, dtype=np.float64))


def context(
    before: Frame, after: Frame, linked: Ints, where: Places, likeness: Floats, rows: Ints, columns: Ints
) -> Floats:
    """What to add to the likeness of each pair, if the links so far are right."""
    back = _turned(linked, len(after.parent))
    around = 0.5 * (_neighbours(linked, rows, columns) + _neighbours(back, columns, rows))
    up, down = before.parent[rows], after.parent[columns]
    kin = (up >= 0) & (down >= 0) & (linked[up] == down)
    top = (up < 0) & (down < 0)
    number = np.asarray([before.number[a] == after.number[b] != "" for a, b in zip(rows, columns, strict=True)])
    far = 0.5 * (np.abs(where.forth[rows] - columns) + np.abs(where.back[columns] - rows))
    children = _children(before, after, linked, rows, columns)
    other_kind = (before.below[rows] > 0) != (after.below[columns] > 0)
    found = NEIGHBOURS * around + PARENT * kin + CHILDREN * children * (1 - likeness)
    found += NUMBER * (number.reshape(len(rows)) & (kin | top))
    alone = np.minimum(far / FAR, 1.0) * (1 - around)
    short = 1.0 / (1.0 + np.minimum(before.mass[rows], after.mass[columns]) / SHORT)
    found -= (PLACE + LONELY * short) * alone
    found -= KIND * other_kind * (likeness < 0.999)
    return np.asarray(np.round(found, 9), dtype=np.float64)


def _turned(linked: Ints, size: int) -> Ints:
    back = np.full(size, -1, dtype=np.int64)
    rows = np.flatnonzero(linked >= 0)
    back[linked[rows]] = rows
    return back


def _neighbours(linked: Ints, rows: Ints, columns: Ints) -> Floats:
    """Share of the linked neighbours of a row that are linked to neighbours of the column, on the same side."""
    found, whole = np.zeros(len(rows)), np.full(len(rows), 0.4)
    for away, share in REACH:
        for step in (-away, away):
            beside = rows + step
            inside = (beside >= 0) & (beside < len(linked))
            other = np.where(inside, linked[np.where(inside, beside, 0)], -1)
            has = other >= 0
            close = np.maximum(0.0, 1.0 - np.abs(other - columns - step) / 4.0)
            found += share * close * has
            whole += share * has
    return np.asarray(found / whole, dtype=np.float64)


def _children(before: Frame, after: Frame, linked: Ints, rows: Ints, columns: Ints) -> Floats:
    """Share of the points below that are linked with points below the other."""
    counts = Counter(
        (int(before.parent[a]), int(after.parent[b]))
        for a, b in enumerate(linked)
        if b >= 0 and before.parent[a] >= 0 and after.parent[b] >= 0
    )
    found = np.zeros(len(rows))
    for at in np.flatnonzero((before.below[rows] > 0) & (after.below[columns] > 0)):
        row, column = int(rows[at]), int(columns[at])
        found[at] = counts[row, column] / max(before.below[row], after.below[column])
    return found
