"""Which links a person should look at, and what else could stand in their place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onetext.drafts.aligning.matching import LEAST, Matching
from onetext.drafts.aligning.regroup import Bundle

__all__ = ["Doubts", "doubts"]

MARGIN, TWIN = 0.12, 0.30
"""How much the links would have to lose by an exchange for it to be out of the question; the same where a point with
the same words is left over."""
LOW, LOW_WORTH, LOW_GROUP, LOW_APART = 0.40, 0.52, 0.72, 0.85
"""What is looked at in any case below: likeness of a link; the same with context; likeness of a split or merger; and of
one whose pieces do not stand together."""
SLIGHT = 3.0
"""Rare words of a point that is taken for moved, with nothing around it, and yet not looked at."""
NEARLY = 0.04
"""How far below the least worth a pair may lie and still be told of as what a removed point could have become."""
TOLD = 3
"""How many rivals are told of."""

Rivals = tuple[tuple[int, float], ...]
Worth = Mapping[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Doubts:
    """Links in doubt with their rivals among the points after; the same for removed and added points."""

    links: Mapping[Bundle, Rivals]
    removed: Mapping[int, Rivals]
    added: Mapping[int, Rivals]


def doubts(found: Matching, bundles: Sequence[Bundle], moved: set[Bundle]) -> Doubts:
    """Weigh each link against what its points could be exchanged for."""
    worth = {
        (a, b): value
        for a, b, value in zip(found.rows.tolist(), found.columns.tolist(), found.worth.tolist(), strict=True)
        if value > LEAST - MARGIN
    }
    of_row = {at: one for one in bundles for at in one.before}
    of_column = {at: one for one in bundles for at in one.after}
    rivals = _rivals(found, worth, of_row, of_column)
    for one in bundles:
        if _weak(found, one, worth) or (one in moved and _lonely(found, one, of_row)):
            rivals.setdefault(one, {})
    nearly = {pair: value for pair, value in worth.items() if pair[0] not in of_row and pair[1] not in of_column}
    removed: dict[int, dict[int, float]] = {}
    added: dict[int, dict[int, float]] = {}
    for (a, b), value in nearly.items():
        if value > LEAST - NEARLY:
            removed.setdefault(a, {})[b] = value
            added.setdefault(b, {})[a] = value
    return Doubts(
        {one: _listed(others) for one, others in rivals.items()},
        {a: _listed(others) for a, others in removed.items()},
        {b: _listed(others) for b, others in added.items()},
    )


def _rivals(
    found: Matching, worth: Worth, of_row: Mapping[int, Bundle], of_column: Mapping[int, Bundle]
) -> dict[Bundle, dict[int, float]]:
    """For each link that an exchange could replace at little loss, the points after that it could have instead."""
    counts = Counter(found.texts[0]), Counter(found.texts[1])
    own = {id(one): _worth(one, worth) for one in {*of_row.values(), *of_column.values()}}
    rivals: dict[Bundle, dict[int, float]] = {}
    for (a, b), value in worth.items():
        mine, its = of_row.get(a), of_column.get(b)
        if mine is its:
            continue
        now = (own[id(mine)] if mine else LEAST) + (own[id(its)] if its else LEAST)
        margin = MARGIN if mine and its else _margin(found, a, b, mine or its)
        if now - _then(value, mine, its, worth) >= margin:
            continue
        if _settled(found, counts, mine, its):
            continue
        if mine is not None:
            rivals.setdefault(mine, {})[b] = value
        if its is not None:
            rivals.setdefault(its, {})
    return rivals


def _margin(found: Matching, a: int, b: int, one: Bundle | None) -> float:
    """Greater where the same words stand elsewhere unlinked: what is around then has been read off these very links."""
    same = found.texts[0][a] == found.texts[1][b]
    return TWIN if same and one and len(one.before) == len(one.after) == 1 and one.score == 1 else MARGIN


def _then(value: float, mine: Bundle | None, its: Bundle | None, worth: Worth) -> float:
    """What the links are worth after an exchange: the pair, and its former partners with each other or alone."""
    if not mine or not its:
        return value + LEAST
    return value + max([LEAST, *(worth.get((c, d), 0.0) for c in its.before for d in mine.after)])


def _settled(
    found: Matching, counts: tuple[Counter[str], Counter[str]], mine: Bundle | None, its: Bundle | None
) -> bool:
    """Whether both links join equal texts that occur equally often in both versions, in the same order."""
    if mine is None or its is None:
        return False
    one, two = found.texts
    text = one[mine.before[0]]
    alike = text == two[mine.after[0]] == one[its.before[0]] == two[its.after[0]]
    same_order = (mine.before[0] < its.before[0]) == (mine.after[0] < its.after[0])
    return alike and same_order and counts[0][text] == counts[1][text]


def _worth(one: Bundle, worth: Worth) -> float:
    best = max(worth.get((a, b), 0.0) for a in one.before for b in one.after)
    return max(best, one.score) if len(one.before) + len(one.after) > 2 else best


def _weak(found: Matching, one: Bundle, worth: Worth) -> bool:
    """Whether there is little to hold the link together."""
    if len(one.before) + len(one.after) == 2:
        return one.score < LOW or (_worth(one, worth) < LOW_WORTH and one.score < LOW_GROUP)
    many = one.before if len(one.before) > 1 else one.after
    apart = many[-1] - many[0] >= len(many)
    both = len(one.before) > 1 < len(one.after)
    return both or one.score < (LOW_APART if apart else LOW_GROUP)


def _lonely(found: Matching, one: Bundle, of_row: Mapping[int, Bundle]) -> bool:
    """Whether a moved point says little, and neither its neighbours nor its parent went with it."""
    row, column = one.main
    if min(found.wordings.before.mass[row], found.wordings.after.mass[column]) >= SLIGHT:
        return False
    before, after = found.frames
    above = of_row.get(int(before.parent[row]))
    if above is not None and int(after.parent[column]) in above.after:
        return False
    return not any(
        beside is not None and column + step in beside.after for step in (-1, 1) for beside in [of_row.get(row + step)]
    )


def _listed(others: Mapping[int, float]) -> Rivals:
    return tuple(sorted(others.items(), key=lambda item: (-item[1], item[0]))[:TOLD])
