"""Splits and merges: one point of a version against several of the other.

Written for splits; for merges the caller turns the versions round. A group is taken if it explains more than the
links of which it takes the place: the likeness of one point with the pieces read as one text, times the weight of the
words on both sides. Each piece has to bring words of its own that the other pieces leave open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from onetext.drafts.aligning.likeness import Floats, Ints, Side, likeness

__all__ = ["Group", "groups"]

MOST, CLOSEST = 4, 6
"""Pieces of a group, if they are not all below one point; and how many are tried for each point."""
EQUAL, TAKEN = 0.97, 0.9
"""Likeness from which a link is never broken up; and from which its points are no pieces of others."""
PIECE, BESIDE, OPEN = 0.46, 0.34, 0.36
"""Least share of a piece's words (by weight) that the whole has; the same where it stands right beside the next piece;
and least share of the words which only this piece has that the whole has."""
BETTER = 0.02
"""How much more alike the group must be than the best of its pieces alone."""
APART = 3
"""Pieces stand so close together, if they are not contained nearly in full."""
FULL, LONG = 0.82, 0.3
"""Share of a piece that stands apart which the whole has; and its least weight beside that of the whole."""
SLIGHT = 0.06
"""Least share of the whole that each piece brings."""
WORDY = 3.0
"""Rare words of a piece that stands apart; and of a whole none of whose pieces was linked to it before."""
LEAST = 0.50
"""Least likeness of a group."""


@dataclass(frozen=True, slots=True)
class Group:
    """A point and its pieces. `gain` is what it explains beyond the links that it replaces."""

    whole: int
    pieces: tuple[int, ...]
    score: float
    gain: float


def groups(
    whole: Side,
    piece: Side,
    weights: Mapping[str, float],
    pairs: tuple[Ints, Ints, Floats],
    linked: tuple[Mapping[int, tuple[int, float]], Mapping[int, tuple[int, float]]],
    families: Ints,
    floor: float,
) -> list[Group]:
    """All groups that explain more than what they replace, the best first.

    Parameters
    ----------
    pairs
        Points of the whole's version, points of the pieces' version, and their likeness.
    linked
        For each side, what a point is linked to, and how alike they are.
    families
        For each point of the pieces' version the point above it, or itself where it has none.
    floor
        Likeness below which a link explains nothing.
    """
    tried = _tried(_contained(whole, piece, weights, pairs, linked), whole, piece, linked[1], families)
    if not tried:
        return []
    wholes = np.asarray([one for one, _ in tried], dtype=np.int64)
    joined = piece.joined([parts for _, parts in tried])
    scores = likeness(whole, joined, wholes, np.arange(len(tried)))
    singles = {(int(a), int(b)): float(s) for a, b, s in zip(*pairs, strict=True)}
    found = []
    for (one, parts), score in zip(tried, scores.tolist(), strict=True):
        single = max(singles.get((one, part), 0.0) for part in parts)
        if score < LEAST or score < single + BETTER:
            continue
        gain = _gain(one, parts, score, whole.mass, piece.mass, linked, floor)
        if gain > 0 and _each_brings_its_own(whole.spelt[one], [piece.spelt[part] for part in parts], weights):
            found.append(Group(one, parts, score, gain))
    return sorted(found, key=lambda group: (-group.gain, group.whole, group.pieces))


def _contained(
    whole: Side,
    piece: Side,
    weights: Mapping[str, float],
    pairs: tuple[Ints, Ints, Floats],
    linked: tuple[Mapping[int, tuple[int, float]], Mapping[int, tuple[int, float]]],
) -> dict[int, list[tuple[float, int]]]:
    """For each point what it may have for pieces: the share of a piece's words that it has, and the piece."""
    forth, back = linked
    found: dict[int, list[tuple[float, int]]] = {}
    for a, b, alike in zip(pairs[0].tolist(), pairs[1].tolist(), pairs[2].tolist(), strict=True):
        if not 0.15 <= alike <= EQUAL or piece.mass[b] > 1.6 * whole.mass[a] or forth.get(a, (-1, 0.0))[1] > EQUAL:
            continue
        partner, close = back.get(b, (a, 0.0))
        if partner != a and close > TAKEN:
            continue
        share = _share(whole.spelt[a], piece.spelt[b], weights)
        if share >= BESIDE:
            found.setdefault(a, []).append((share, b))
    return found


def _tried(
    contained: Mapping[int, list[tuple[float, int]]],
    whole: Side,
    piece: Side,
    back: Mapping[int, tuple[int, float]],
    families: Ints,
) -> list[tuple[int, tuple[int, ...]]]:
    """Sets of pieces worth a closer look: some that stand together, or all of one family."""
    found: set[tuple[int, tuple[int, ...]]] = set()
    for a, parts in contained.items():
        best = sorted(sorted(parts, reverse=True)[:CLOSEST], key=lambda item: item[1])
        for size in range(2, MOST + 1):
            for chosen in combinations(best, size):
                if _together(chosen, piece.mass, float(whole.mass[a])):
                    found.add((a, tuple(b for _, b in chosen)))
        if len(parts) > MOST:
            kin: dict[int, list[int]] = {}
            for _, b in parts:
                kin.setdefault(int(families[b]), []).append(b)
            found |= {(a, tuple(sorted(one))) for one in kin.values() if len(one) > MOST}
    return sorted(
        (a, chosen)
        for a, chosen in found
        if any(back[b][0] == a for b in chosen if b in back)
        or (whole.mass[a] >= WORDY and any(b not in back for b in chosen))
    )


def _together(chosen: Sequence[tuple[float, int]], mass: Floats, whole: float) -> bool:
    """Whether the pieces stand together; where two stand apart, one has to be contained nearly in full, both long."""
    for (one, a), (two, b) in pairwise(chosen):
        if b - a > APART and (max(one, two) < FULL or min(mass[a], mass[b]) < max(WORDY, LONG * whole)):
            return False
        if b - a > 1 and min(one, two) < PIECE:
            return False
    return True


def _share(whole: str, piece: str, weights: Mapping[str, float]) -> float:
    """Share of a piece's words that the whole has, by weight."""
    there, here = Counter(whole), Counter(piece)
    total = sum(weights[sign] * count for sign, count in here.items())
    common = sum(weights[sign] * min(count, there[sign]) for sign, count in here.items() if sign in there)
    return common / total if total else 0.0


def _each_brings_its_own(whole: str, pieces: Sequence[str], weights: Mapping[str, float]) -> bool:
    """Whether the words that only one piece has are words of the whole, and count for something there."""
    there = Counter(whole)
    total = sum(weights[sign] * count for sign, count in there.items())
    for at, piece in enumerate(pieces):
        others = Counter("".join([*pieces[:at], *pieces[at + 1 :]]))
        own = Counter(piece) - others
        left = there - others
        has = sum(weights[sign] * count for sign, count in own.items())
        brings = sum(weights[sign] * min(count, left[sign]) for sign, count in own.items() if sign in left)
        if brings < OPEN * has or brings < SLIGHT * total:
            return False
    return True


def _gain(
    one: int,
    parts: tuple[int, ...],
    score: float,
    mass: Floats,
    piece_mass: Floats,
    linked: tuple[Mapping[int, tuple[int, float]], Mapping[int, tuple[int, float]]],
    floor: float,
) -> float:
    forth, back = linked
    replaced = {(back[part][0], part): back[part][1] for part in parts if part in back}
    if one in forth:
        replaced[one, forth[one][0]] = forth[one][1]
    lost = sum((alike - floor) * (mass[a] + piece_mass[b]) for (a, b), alike in replaced.items())
    return float((score - floor) * (mass[one] + sum(piece_mass[part] for part in parts)) - lost)
