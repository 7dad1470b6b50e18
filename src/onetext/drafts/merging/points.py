"""Three-way merge of whole texts: points of a base, joined with what two drafts grown from it made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from onetext.drafts.merging.words import MergePiece, are_adjoining, merge
from onetext.drafts.text import PointLink, TextPoint

__all__ = ["MergeStatus", "PointMerge", "joined_points", "merge_points"]

MergeStatus = Literal["kept", "a", "b", "both", "conflict", "review"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointMerge:
    """Points of the base and what two drafts made of them; an added point has no base.

    Attributes
    ----------
    base, a, b
        Keys.
    status
        `a` or `b` where one draft changed it, `both` where both did and nothing conflicts, `conflict` where something
        does, `review` where a person must look: a split or merger in one draft and another change in the other, a move
        to two places, or a link that is not sure.
    conflicts
        Stretches that both changed, and differently.
    """

    base: tuple[str, ...]
    a: tuple[str, ...]
    b: tuple[str, ...]
    status: MergeStatus
    conflicts: int
    pieces: tuple[MergePiece, ...]
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class _Group:
    """Points that links join, by side: base, a, b; and the links."""

    keys: tuple[list[str], list[str], list[str]] = field(default_factory=lambda: ([], [], []))
    links: tuple[list[PointLink], list[PointLink]] = field(default_factory=lambda: ([], []))


_ADJOINING = "adjoining changes in A and in B within one sentence: merged it says what neither wrote"

Texts = tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]]


def merge_points(base: Sequence[TextPoint], a: Sequence[TextPoint], b: Sequence[TextPoint]) -> tuple[PointMerge, ...]:
    """Align both drafts with their base and merge what belongs together.

    Returns
    -------
    tuple of PointMerge
        In the order of the base; points that a draft added stand after the one that they follow there. Every point of
        the three texts occurs exactly once.
    """
    from onetext.drafts import align

    to_a, to_b = align(base, a), align(base, b)
    by_key_a, by_key_b = ({point.key: point for point in points} for points in (a, b))
    added = align(_added(to_a, by_key_a), _added(to_b, by_key_b))
    return joined_points((base, a, b), to_a, to_b, added)


def joined_points(
    points: tuple[Sequence[TextPoint], Sequence[TextPoint], Sequence[TextPoint]],
    to_a: Sequence[PointLink],
    to_b: Sequence[PointLink],
    added: Sequence[PointLink] = (),
) -> tuple[PointMerge, ...]:
    """The same from links that are known.

    Parameters
    ----------
    points
        Of the base and the two drafts.
    to_a, to_b
        Links from the base to each draft; every point in one of them.
    added
        Links between points that both drafts added.
    """
    texts: Texts = tuple({point.key: point.text for point in side} for side in points)  # type: ignore[assignment]  # three
    groups = _groups(points, to_a, to_b, added)
    return tuple(_merged(group, texts) for group in _in_order(groups, points, to_a, to_b))


def _added(links: Iterable[PointLink], by_key: Mapping[str, TextPoint]) -> list[TextPoint]:
    return [by_key[key] for link in links if not link.before for key in link.after]


# -- what belongs together ---------------------------------------------------------------------------------------------

_Node = tuple[int, str]


def _groups(
    points: tuple[Sequence[TextPoint], ...],
    to_a: Sequence[PointLink],
    to_b: Sequence[PointLink],
    added: Sequence[PointLink],
) -> list[_Group]:
    """Points joined by links, directly or through others."""
    parent: dict[_Node, _Node] = {(side, one.key): (side, one.key) for side, some in enumerate(points) for one in some}

    def root(node: _Node) -> _Node:
        """The point that stands for all that are joined with one; paths are halved on the way."""
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for links, left, right in ((to_a, 0, 1), (to_b, 0, 2), (added, 1, 2)):
        for link in links:
            nodes = [*((left, key) for key in link.before), *((right, key) for key in link.after)]
            for node in nodes[1:]:
                parent[root(node)] = root(nodes[0])
    groups: dict[_Node, _Group] = {}
    for side, some in enumerate(points):
        for one in some:
            groups.setdefault(root((side, one.key)), _Group()).keys[side].append(one.key)
    for number, links in enumerate((to_a, to_b)):
        for link in links:
            if link.before:
                groups[root((0, link.before[0]))].links[number].append(link)
    return list(groups.values())


def _in_order(
    groups: Sequence[_Group],
    points: tuple[Sequence[TextPoint], ...],
    to_a: Sequence[PointLink],
    to_b: Sequence[PointLink],
) -> list[_Group]:
    """By the base; what a draft added after the point of the base whose successor precedes it there."""
    place = {one.key: number for number, one in enumerate(points[0])}
    after: list[dict[str, tuple[int, int]]] = []
    for links, side in ((to_a, points[1]), (to_b, points[2])):
        home = {key: max(place[one] for one in link.before) for link in links if link.before for key in link.after}
        last, found = -1, {}
        for number, one in enumerate(side):
            last = home.get(one.key, last)
            found[one.key] = (last, number)
        after.append(found)

    def rank(group: _Group) -> tuple[int, int, int]:
        """The place in the base; of what was added, the place that it follows, A's before B's."""
        if group.keys[0]:
            return min(place[key] for key in group.keys[0]), 0, 0
        side = 1 if group.keys[1] else 2
        where, number = after[side - 1][group.keys[side][0]]
        return where, side, number

    return sorted(groups, key=rank)


# -- what became of it -------------------------------------------------------------------------------------------------


def _merged(group: _Group, texts: Texts) -> PointMerge:
    said = ["\n".join(texts[side][key] for key in keys) if keys else None for side, keys in enumerate(group.keys)]
    status, pieces = _compared(*said)
    remarks = list(_remarks(group, status))
    if are_adjoining(pieces):
        remarks.append(_ADJOINING)
    conflicts = sum(piece.by == "conflict" for piece in pieces)
    if _doubtful(group, status):
        status = "review"
    elif status == "kept":
        status = _moved_by(group)
    return PointMerge(
        base=tuple(group.keys[0]),
        a=tuple(group.keys[1]),
        b=tuple(group.keys[2]),
        status=status,
        conflicts=conflicts,
        pieces=pieces,
        remarks=tuple(remarks),
    )


def _compared(base: str | None, a: str | None, b: str | None) -> tuple[MergeStatus, tuple[MergePiece, ...]]:
    """What became of the wording; None where a text has no such point."""
    if base is None and (a is None or b is None):
        by: Literal["a", "b"] = "a" if b is None else "b"
        return by, (MergePiece(by=by, base="", a=a or "", b=b or ""),)
    if base is not None and (a is None or b is None):
        return _removed(base, a, b)
    pieces = merge(base or "", a or "", b or "")
    kinds = {piece.by for piece in pieces} - {"none"}
    if "conflict" in kinds:
        return "conflict", pieces
    if not kinds:
        return "kept", pieces
    only = kinds.pop() if len(kinds) == 1 else "both"
    return ("a" if only == "a" else "b" if only == "b" else "both"), pieces


def _removed(base: str, a: str | None, b: str | None) -> tuple[MergeStatus, tuple[MergePiece, ...]]:
    """A point struck by one or both: a conflict if the other changed it."""
    by: Literal["a", "b", "both", "conflict"]
    if a is None and b is None:
        by = "both"
    elif (a if b is None else b) == base:
        by = "a" if a is None else "b"
    else:
        by = "conflict"
    return by, (MergePiece(by=by, base=base, a=a or "", b=b or ""),)


def _doubtful(group: _Group, status: MergeStatus) -> bool:
    """Whether what the machine made of it must not be taken for settled."""
    if any(link.review for links in group.links for link in links):
        return True
    parted = [any(len(link.before) > 1 or len(link.after) > 1 for link in links) for links in group.links]
    if any(parted) and (status in ("both", "conflict") or all(parted)):
        return True
    if any(parted):
        changed_by = "b" if parted[0] else "a"
        return status == changed_by
    return bool(group.keys[0]) and all(_has_moved(links) for links in group.links)


def _has_moved(links: Iterable[PointLink]) -> bool:
    return any(link.moved for link in links)


def _moved_by(group: _Group) -> MergeStatus:
    """Who did something to a point whose wording both left alone."""
    by = [_has_moved(links) or any(len(link.before) + len(link.after) > 2 for link in links) for links in group.links]
    return "both" if all(by) else "a" if by[0] else "b" if by[1] else "kept"


def _remarks(group: _Group, status: MergeStatus) -> Iterator[str]:
    for name, other, links, keys in zip("AB", "BA", group.links, group.keys[1:], strict=True):
        if group.keys[0] and not keys:
            yield f"removed in {name}" + (f", changed in {other}" if status == "conflict" else "")
        if not group.keys[0] and keys:
            yield f"added in {name}"
        if any(len(link.after) > 1 for link in links):
            yield f"split in {name}"
        if any(len(link.before) > 1 for link in links):
            yield f"merged in {name}"
        if _has_moved(links):
            yield f"moved in {name}"
        if any(link.review for link in links):
            yield f"the link to {name} is not sure"
