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

MOST = 4
"""Pieces of a group."""
PIECE, BESIDE, OPEN = 0.46, 0.34, 0.36
"""Least share of a piece's words (by weight) that the whole has; the same where it stands right beside the next piece;
and least share of the words which only this piece has that the whole has."""
BETTER = 0.02
"""How much more alike the group must be than the best of its pieces alone."""
APART = 3
"""Pieces stand so close together, if they are not contained nearly in full."""
FULL, LONG = 0.75, 0.3
"""Share of a piece that stands apart which the whole has; and its least weight beside that of the whole."""
SLIGHT = 0.06
"""Least share of the whole that each piece brings."""
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
    floor: float,
) -> list[Group]:
    """All groups that explain more than what they replace, the best first.

    Parameters
    ----------
    pairs
        Points of the whole's version, points of the pieces' version, and their likeness.
    linked
        For each side, what a point is linked to, and how alike they are.
    floor
        Likeness below which a link explains nothing.
    """
    tried = list(_tried(whole, piece, weights, pairs, linked))
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


def _tried(
    whole: Side,
    piece: Side,
    weights: Mapping[str, float],
    pairs: tuple[Ints, Ints, Floats],
    linked: tuple[Mapping[int, tuple[int, float]], Mapping[int, tuple[int, float]]],
) -> list[tuple[int, tuple[int, ...]]]:
    """Sets of pieces worth a closer look."""
    forth, back = linked
    contained: dict[int, list[tuple[float, int]]] = {}
    for one, part, alike in zip(*pairs, strict=True):
        if alike < 0.15 or piece.mass[part] > 1.6 * whole.mass[one] or alike > 0.97:
            continue
        a, b = int(one), int(part)
        if forth.get(a, (-1, 0.0))[1] > 0.97 or (back.get(b, (a, 0.0))[0] != a and back[b][1] > 0.9):
            continue
        share = _share(whole.spelt[a], piece.spelt[b], weights)
        if share >= BESIDE:
            contained.setdefault(a, []).append((share, b))
    found = []
    for a, parts in contained.items():
        best = sorted(sorted(parts, reverse=True)[:6], key=lambda item: item[1])
        for size in range(2, MOST + 1):
            for chosen in combinations(best, size):
                if _together(chosen, piece.mass, float(whole.mass[a])) and any(
                    back.get(b, (a, 0.0))[0] in (a,) or b not in back for _, b in chosen
                ):
                    found.append((a, tuple(b for _, b in chosen)))
    return found


def _together(chosen: Sequence[tuple[float, int]], mass: Floats, whole: float) -> bool:
    """Whether the pieces stand together; where two stand apart, one has to be contained nearly in full, both long."""
    for (one, a), (two, b) in pairwise(chosen):
        if b - a > APART and (max(one, two) < FULL or min(mass[a], mass[b]) < LONG * whole):
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
