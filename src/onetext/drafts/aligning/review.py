"""Which links a person should look at, and what else could stand in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onetext.drafts.aligning.matching import LEAST, Matching
from onetext.drafts.aligning.regroup import Bundle

__all__ = ["Doubts", "doubts"]

MARGIN = 0.12
"""How much the links would have to lose by an exchange for it to be out of the question."""
LOW = 0.50
"""A worth (likeness with context) below which a link is looked at in any case."""
NEARLY = 0.04
"""How far below the least worth a pair may lie and still be told of as what a removed point could have become."""

Rivals = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Doubts:
    """Links in doubt with their rivals among the points after; the same for removed and added points."""

    links: Mapping[Bundle, Rivals]
    removed: Mapping[int, Rivals]
    added: Mapping[int, Rivals]


def doubts(found: Matching, bundles: Sequence[Bundle], moved: set[Bundle]) -> Doubts:
    """Weigh each link against what its points could be exchanged for."""
    worth = {(int(a), int(b)): float(s) for a, b, s in zip(found.rows, found.columns, found.worth, strict=True)}
    of_row = {at: one for one in bundles for at in one.before}
    of_column = {at: one for one in bundles for at in one.after}
    rivals: dict[Bundle, dict[int, float]] = {}
    for (a, b), value in worth.items():
        mine, its = of_row.get(a), of_column.get(b)
        if mine is its or (mine is None and its is None):
            continue
        if _settled(found, mine, its) or _regret(a, b, value, mine, its, worth) >= MARGIN:
            continue
        if mine is not None:
            rivals.setdefault(mine, {})[b] = max(value, rivals.get(mine, {}).get(b, 0.0))
        if its is not None:
            rivals.setdefault(its, {})
    for one in bundles:
        best = max((worth.get((a, b), 0.0) for a in one.before for b in one.after), default=0.0)
        if max(best, one.score) < LOW or len(one.before) > 1 < len(one.after):
            rivals.setdefault(one, {})
    removed, added = _nearly(worth, of_row, of_column)
    return Doubts({one: _listed(found) for one, found in rivals.items()}, removed, added)


def _settled(found: Matching, mine: Bundle | None, its: Bundle | None) -> bool:
    """Whether both links join equal texts that occur equally often in both versions, in the same order."""
    if mine is None or its is None:
        return False
    one, two = found.texts
    texts = {one[mine.before[0]], two[mine.after[0]], one[its.before[0]], two[its.after[0]]}
    if len(texts) > 1:
        return False
    same_order = (mine.before[0] < its.before[0]) == (mine.after[0] < its.after[0])
    text = texts.pop()
    return same_order and one.count(text) == two.count(text)


def _regret(
    a: int,
    b: int,
    value: float,
    mine: Bundle | None,
    its: Bundle | None,
    worth: Mapping[tuple[int, int], float],
) -> float:
    """What is lost if row `a` is linked to column `b`, and their partners to each other or to nothing."""
    now = LEAST * ((mine is None) + (its is None))
    now += _worth(mine, worth) if mine else 0.0
    now += _worth(its, worth) if its else 0.0
    then = value
    if mine and its:
        then += max([LEAST, *(worth.get((c, d), 0.0) for c in its.before for d in mine.after)])
    elif mine or its:
        then += LEAST
    return now - then


def _worth(one: Bundle, worth: Mapping[tuple[int, int], float]) -> float:
    best = max(worth.get((a, b), 0.0) for a in one.before for b in one.after)
    return max(best, one.score) if len(one.before) + len(one.after) > 2 else best


def _nearly(
    worth: Mapping[tuple[int, int], float], of_row: Mapping[int, Bundle], of_column: Mapping[int, Bundle]
) -> tuple[dict[int, Rivals], dict[int, Rivals]]:
    removed: dict[int, dict[int, float]] = {}
    added: dict[int, dict[int, float]] = {}
    for (a, b), value in worth.items():
        if a not in of_row and b not in of_column and value > LEAST - NEARLY:
            removed.setdefault(a, {})[b] = value
            added.setdefault(b, {})[a] = value
    return (
        {a: _listed(found) for a, found in removed.items()},
        {b: _listed(found) for b, found in added.items()},
    )


def _listed(found: Mapping[int, float]) -> Rivals:
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:3])


