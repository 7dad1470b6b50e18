"""Which items of two texts belong together, and in which order the redline shows them.

The quality of the links decides how readable a redline is; that it is exact does not hang on them.
"""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from onetext.drafts.aligning import align
from onetext.drafts.text import TextPoint
from onetext.drafts.word.items import Item, Para, Table, text_of, text_to_link

__all__ = ["Step", "linked"]

Kind = Literal["pair", "gone", "new", "from", "to"]

_ALIKE = 0.5
_TABLES_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the redline, from top to bottom: indexes into the items before and after.

    A `pair` stands at one place in both; `from` and `to` are the two ends of one move, and hold the same indexes.
    """

    kind: Kind
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    before: tuple[int, ...]
    after: tuple[int, ...]
    weight: int


def linked(
    before: Sequence[Item],
    after: Sequence[Item],
    *,
    simple: bool = False,
    alone: Callable[[Item], bool] = lambda _: False,
    moved: Set[int] = frozenset(),
) -> list[Step]:
    """The steps that lead through both texts. Every index of either side occurs in one step, or in the two of a move.

    Parameters
    ----------
    simple
        By order alone: nothing moves, nothing is split.
    alone
        Tells the items that must not run into their neighbours.
    moved
        Items before that are known to have moved: the others keep their order where they can.
    """
    old, new = [text_of(item) for item in before], [text_to_link(item) for item in after]
    kinds = [isinstance(item, Table) for item in before], [isinstance(item, Table) for item in after]
    head, tail = _same_ends([*zip(old, kinds[0], strict=True)], [*zip(new, kinds[1], strict=True)])
    ends = (len(before) - tail, len(after) - tail)
    groups = [_Group((at,), (at,), 1 + len(old[at])) for at in range(head)]
    middle = (range(head, ends[0]), range(head, ends[1]))
    groups += _tables(before, after, middle, old, new)
    paras = [at for at in middle[0] if not kinds[0][at]], [at for at in middle[1] if not kinds[1][at]]
    if simple or min(map(len, paras)) == 0 or max(map(len, paras)) <= 1:
        groups += _in_order(paras, old, new)
    else:
        apart = {at for at in paras[0] if alone(before[at])}, {at for at in paras[1] if alone(after[at])}
        groups += _aligned(paras, old, new, apart)
    groups += [_Group((ends[0] + at,), (ends[1] + at,), 1 + len(old[ends[0] + at])) for at in range(tail)]
    spine, away = _parted(_weighed(groups, moved))
    gone = [group for group in away if not kinds[0][group.before[0]]]  # a table is never moved: it goes and comes
    spine = _with_gaps_filled(spine, gone, before, after, old, new)
    return list(_steps(spine, gone, len(before), len(after)))


def _same_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
    return head, tail


def _tables(
    before: Sequence[Item], after: Sequence[Item], middle: tuple[range, range], old: Sequence[str], new: Sequence[str]
) -> list[_Group]:
    ours = [at for at in middle[0] if isinstance(before[at], Table)]
    theirs = [at for at in middle[1] if isinstance(after[at], Table)]
    return _in_order((ours, theirs), old, new, _TABLES_ALIKE)


def _best(
    ours: Sequence[int], theirs: Sequence[int], old: Sequence[str], new: Sequence[str], least: float
) -> list[tuple[int, int]]:
    """The pairs in order whose likeness is greatest in sum (Needleman and Wunsch), each at least `least`."""
    from rapidfuzz import fuzz

    if not ours or not theirs:
        return []
    scores = [[fuzz.ratio(old[first], new[second], score_cutoff=100 * least) for second in theirs] for first in ours]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in range(len(ours) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            pair = best[i + 1][j + 1] + scores[i][j] if scores[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], pair)
    found = []
    i = j = 0
    while i < len(ours) and j < len(theirs):
        if scores[i][j] and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            found.append((ours[i], theirs[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _in_order(
    paras: tuple[Sequence[int], Sequence[int]], old: Sequence[str], new: Sequence[str], least: float = _ALIKE
) -> list[_Group]:
    """Equal texts first, and between them what is most alike."""
    ours, theirs = paras
    match = difflib.SequenceMatcher(None, [old[at] for at in ours], [new[at] for at in theirs], autojunk=False)
    pairs = []
    for op, first, last, start, end in match.get_opcodes():
        if op == "equal":
            pairs += list(zip(ours[first:last], theirs[start:end], strict=True))
        elif op == "replace" and (last - first) * (end - start) <= 10_000:
            pairs += _best(ours[first:last], theirs[start:end], old, new, least)
    return [_Group((first,), (second,), 1 + len(old[first])) for first, second in pairs]


def _aligned(
    paras: tuple[Sequence[int], Sequence[int]],
    old: Sequence[str],
    new: Sequence[str],
    apart: tuple[set[int], set[int]],
) -> list[_Group]:
    points = [
        [TextPoint(key=str(at), text=texts[at].strip()) for at in side if texts[at].strip()]
        for side, texts in zip(paras, (old, new), strict=True)
    ]
    groups = []
    for link in align(points[0], points[1]):
        before, after = _row(map(int, link.before)), _row(map(int, link.after))
        if (
            before
            and after
            and len(before) + len(after) > 2
            and (apart[0].intersection(before) or apart[1].intersection(after))
        ):
            before = (max(before, key=lambda at: len(old[at])),)
            after = (max(after, key=lambda at: len(new[at])),)
        if before and after:
            weight = 1 + min(sum(len(old[at]) for at in before), sum(len(new[at]) for at in after))
            groups.append(_Group(before, after, weight))
    return groups


def _row(found: Iterable[int]) -> tuple[int, ...]:
    """The longest run of neighbours: only what stands together can be split or merged."""
    runs: list[list[int]] = []
    for at in sorted(found):
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    longest: list[int] = max(runs, key=len, default=[])
    return tuple(longest)


def _weighed(groups: Sequence[_Group], moved: Set[int]) -> list[_Group]:
    """Groups that are known to have moved weigh less, all together, than any other."""
    known = {at for at, group in enumerate(groups) if not moved.isdisjoint(group.before)} if moved else set()
    more = 1 + len(known)
    return [
        replace(group, weight=1 if at in known else group.weight * more) if known else group
        for at, group in enumerate(groups)
    ]


def _parted(groups: Sequence[_Group]) -> tuple[list[_Group], list[_Group]]:
    """The groups that keep their order (the heaviest chain of them), and the others, which moved."""
    ranked = sorted(groups, key=lambda group: group.before)
    ends: list[int] = []  # ends of the best chains, rising in place and in weight
    sums: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for at, group in enumerate(ranked):
        place = bisect_left(ends, group.after[0])
        total = group.weight + (sums[place - 1] if place else 0)
        previous.append(last[place - 1] if place else -1)
        spot = bisect_left(ends, group.after[-1])
        if spot < len(ends) and ends[spot] == group.after[-1] and sums[spot] >= total:
            continue
        if spot and sums[spot - 1] >= total:
            continue
        stop = spot
        while stop < len(ends) and sums[stop] <= total:
            stop += 1
        ends[spot:stop], sums[spot:stop], last[spot:stop] = [group.after[-1]], [total], [at]
    chain: set[int] = set()
    at = last[-1] if last else -1
    while at >= 0:
        chain.add(at)
        at = previous[at]
    return (
        [group for at, group in enumerate(ranked) if at in chain],
        [group for at, group in enumerate(ranked) if at not in chain],
    )


def _with_gaps_filled(
    spine: Sequence[_Group],
    moved: Sequence[_Group],
    before: Sequence[Item],
    after: Sequence[Item],
    old: Sequence[str],
    new: Sequence[str],
) -> list[_Group]:
    """Pair empty paragraphs that stand in the same gap: they hold no words to be linked by."""
    away = {at for group in moved for at in group.before}, {at for group in moved for at in group.after}
    filled: list[_Group] = []
    at = [0, 0]
    for group in [*spine, _Group((len(before),), (len(after),), 0)]:
        ours = [i for i in range(at[0], group.before[0]) if _is_blank(before[i], old[i]) and i not in away[0]]
        theirs = [i for i in range(at[1], group.after[0]) if _is_blank(after[i], new[i]) and i not in away[1]]
        filled += [_Group((first,), (second,), 1) for first, second in zip(ours, theirs, strict=False)]
        if group.weight:
            filled.append(group)
        at = [group.before[-1] + 1, group.after[-1] + 1]
    return filled


def _is_blank(item: Item, text: str) -> bool:
    return isinstance(item, Para) and not text.strip() and not text_of(item).strip()


def _steps(spine: Sequence[_Group], moved: Sequence[_Group], olds: int, news: int) -> Iterable[Step]:
    origin = {group.before[0]: group for group in moved}
    target = {group.after[0]: group for group in moved}
    at = [0, 0]
    for group in [*spine, None]:
        stop = (olds, news) if group is None else (group.before[0], group.after[0])
        while at[0] < stop[0]:
            found = origin.get(at[0])
            yield Step("from", found.before, found.after) if found else Step("gone", (at[0],))
            at[0] += len(found.before) if found else 1
        while at[1] < stop[1]:
            found = target.get(at[1])
            yield Step("to", found.before, found.after) if found else Step("new", (), (at[1],))
            at[1] += len(found.after) if found else 1
        if group is not None:
            yield Step("pair", group.before, group.after)
            at = [group.before[-1] + 1, group.after[-1] + 1]
