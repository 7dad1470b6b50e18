"""Which points stand together in the end: links of one with one, splits, merges, and the rare many with many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onetext.drafts.aligning.assignment import assigned
from onetext.drafts.aligning.far import far_off
from onetext.drafts.aligning.gaps import left_in_gaps
from onetext.drafts.aligning.grouping import Group, groups
from onetext.drafts.aligning.likeness import likeness
from onetext.drafts.aligning.matching import LEAST, Matching
from onetext.drafts.aligning.strays import strays

__all__ = ["Bundle", "bundled"]

MOSTLY = 0.5
"""Share of what is below two points that has to be linked for the two to be linked."""
FLOOR = 0.36
"""Likeness of two wordings that have nothing to do with each other, and to spare."""


@dataclass(frozen=True, slots=True, order=True)
class Bundle:
    """Points of both versions that hold the same matter, by index; `main` is the heaviest point of each side."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    score: float
    main: tuple[int, int]


def bundled(found: Matching) -> list[Bundle]:
    """Replace links of one with one by splits and merges where these explain more; link anew what that sets free."""
    score_of = {(int(a), int(b)): float(s) for a, b, s in zip(found.rows, found.columns, found.likeness, strict=True)}
    links = {a: int(b) for a, b in enumerate(found.linked) if b >= 0}
    chosen: list[tuple[Group, bool]] = []
    for _ in range(2):
        taken = {at for group, split in chosen for at in _sides(group, split=split)[0]}
        taken_after = {at for group, split in chosen for at in _sides(group, split=split)[1]}
        more = _chosen(found, links, score_of, taken, taken_after)
        if not more:
            break
        chosen += more
        links = _linked_anew(found, links, chosen)
    made = [_bundle(found, _sides(group, split=split), group.score) for group, split in chosen]
    made += [_bundle(found, ((a,), (b,)), score_of[a, b]) for a, b in links.items()]
    made += _in_gaps(found, made)
    made += _far_off(found, made)
    made = _with_strays(found, made)
    made += _by_what_is_below(found, made)
    return sorted(made, key=lambda one: one.before)


def _far_off(found: Matching, made: Sequence[Bundle]) -> list[Bundle]:
    return [
        _bundle(found, ((a,), (b,)), alike) for a, b, alike in far_off(found, [(one.before, one.after) for one in made])
    ]


def _with_strays(found: Matching, made: Sequence[Bundle]) -> list[Bundle]:
    """The same with the pieces taken in that were cut off a point of a link, or put into one."""
    worded = found.wordings
    out = list(made)
    for split in (True, False):
        links = [(one.before, one.after) if split else (one.after, one.before) for one in out]
        taken = {at for whole, _ in links for at in whole}, {at for _, pieces in links for at in pieces}
        pairs = (found.rows, found.columns) if split else (found.columns, found.rows)
        near: dict[int, list[int]] = {}
        for a, b in zip(pairs[0].tolist(), pairs[1].tolist(), strict=True):
            if b not in taken[1] and a in taken[0]:
                near.setdefault(a, []).append(b)
        whole, piece = (worded.before, worded.after) if split else (worded.after, worded.before)
        for number, stray in strays(whole, piece, worded.weights, links, near):
            sides = links[number][0], (*links[number][1], stray)
            alike = likeness(whole, piece.joined([sorted(sides[1])]), np.asarray(sides[0]), np.asarray([0]))
            out[number] = _bundle(found, sides if split else (sides[1], sides[0]), float(alike[0]))
    return out


def _in_gaps(found: Matching, made: Sequence[Bundle]) -> list[Bundle]:
    """What is left over at the same place, and again in the smaller gaps that this leaves, as long as any is found."""
    out: list[Bundle] = []
    while True:
        linked = [*made, *out]
        taken = {at for one in linked for at in one.before}, {at for one in linked for at in one.after}
        left = left_in_gaps(found, taken, sorted(one.main for one in linked))
        if not left:
            return out
        out += [_bundle(found, ((a,), (b,)), score) for a, b, score in left]


def _by_what_is_below(found: Matching, made: Sequence[Bundle]) -> list[Bundle]:
    """Parents that are still alone and have most of what is below them in common, whatever their own words."""
    before, after = found.frames
    alone = [set(range(len(before.parent))), set(range(len(after.parent)))]
    common: Counter[tuple[int, int]] = Counter()
    for one in made:
        alone[0] -= set(one.before)
        alone[1] -= set(one.after)
        above = {int(before.parent[at]) for at in one.before}, {int(after.parent[at]) for at in one.after}
        if len(above[0]) == len(above[1]) == 1:
            common[min(above[0]), min(above[1])] += max(len(one.before), len(one.after))
    chosen = []
    for (a, b), count in common.most_common():
        enough = count >= MOSTLY * max(int(before.below[a]), int(after.below[b]))
        if a in alone[0] and b in alone[1] and a >= 0 <= b and enough:
            alone[0].discard(a)
            alone[1].discard(b)
            alike = likeness(found.wordings.before, found.wordings.after, np.asarray([a]), np.asarray([b]))
            chosen.append(_bundle(found, ((a,), (b,)), float(alike[0])))
    return chosen


def _sides(group: Group, *, split: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return ((group.whole,), group.pieces) if split else (group.pieces, (group.whole,))


def _chosen(
    found: Matching,
    links: Mapping[int, int],
    score_of: Mapping[tuple[int, int], float],
    taken: set[int],
    taken_after: set[int],
) -> list[tuple[Group, bool]]:
    """Groups that do not overlap, the most gainful first."""
    forth = {a: (b, score_of[a, b]) for a, b in links.items()}
    back = {b: (a, score_of[a, b]) for a, b in links.items()}
    free = np.asarray(
        [int(a) not in taken and int(b) not in taken_after for a, b in zip(found.rows, found.columns, strict=True)],
        dtype=bool,
    ).reshape(len(found.rows))
    rows, columns, close = found.rows[free], found.columns[free], found.likeness[free]
    worded = found.wordings
    kin, kin_after = (np.where(one.parent >= 0, one.parent, np.arange(len(one.parent))) for one in found.frames)
    splits = groups(
        worded.before, worded.after, worded.weights, (rows, columns, close), (forth, back), kin_after, FLOOR
    )
    merges = groups(worded.after, worded.before, worded.weights, (columns, rows, close), (back, forth), kin, FLOOR)
    tried = [(group, True) for group in splits] + [(group, False) for group in merges]
    used: set[int] = set()
    used_after: set[int] = set()
    kept = []
    for group, split in sorted(tried, key=lambda item: -item[0].gain):
        here, there = _sides(group, split=split)
        if used & set(here) or used_after & set(there):
            continue
        kept.append((group, split))
        used |= set(here)
        used_after |= set(there)
        for a in here:
            used_after |= {links[a]} if a in links else set()
        for b in there:
            used |= {back[b][0]} if b in back else set()
    return kept


def _linked_anew(found: Matching, links: Mapping[int, int], chosen: Sequence[tuple[Group, bool]]) -> dict[int, int]:
    """The links that are left, and new ones among the points that lost theirs or never had one."""
    taken = {at for group, split in chosen for at in _sides(group, split=split)[0]}
    taken_after = {at for group, split in chosen for at in _sides(group, split=split)[1]}
    kept = {a: b for a, b in links.items() if a not in taken and b not in taken_after}
    taken |= set(kept)
    taken_after |= set(kept.values())
    free = np.asarray(
        [int(a) not in taken and int(b) not in taken_after for a, b in zip(found.rows, found.columns, strict=True)],
        dtype=bool,
    ).reshape(len(found.rows))
    again = assigned(
        found.rows[free], found.columns[free], found.worth[free], LEAST, len(found.linked), len(found.texts[1])
    )
    return kept | {a: int(b) for a, b in enumerate(again) if b >= 0}


def _bundle(found: Matching, sides: tuple[tuple[int, ...], tuple[int, ...]], score: float) -> Bundle:
    before, after = tuple(sorted(sides[0])), tuple(sorted(sides[1]))
    main = max(before, key=lambda at: len(found.texts[0][at])), max(after, key=lambda at: len(found.texts[1][at]))
    return Bundle(before, after, score, main)
