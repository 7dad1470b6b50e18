"""Which point of one draft answers which point of another, as the record has it.

Nothing here compares wordings: a link exists because a person recorded it (`answers`, `change`, `struck` in the files
of the drafts). Where the record leaves something open, the link says so in its remarks and asks for a `review`.

1. Pairs are read from the points of the later draft that answer points of the earlier one. Read from the other side
   they are turned round: what the later draft added, the earlier one lacks.
2. Points that hang together form a group: one to one is kept or changed, one to several split, several to one merged.
   In a group of several to several each answering point keeps its own link.
3. Points in no group are removed or added; recorded as such, or else for review.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from onetext.model import Draft, Point
from onetext.model.results import Link

__all__ = ["Recorded", "record_of", "with_sub_points"]

_Change = Literal["kept", "changed", "added", ""]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A point of the first draft and one of the second that the record puts together."""

    before: str
    after: str
    change: _Change
    same_text: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """The points of one draft, and which of them the record says the other draft lacks."""

    draft: Draft
    ids: dict[str, Point]
    lone: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the record says of two drafts, and what it leaves open.

    Attributes
    ----------
    links
        What a person recorded.
    left
        Points that the record does not mention, each taken as removed or added, and for review.
    covered
        Sub-points that the record links only through the point above them -> that point; headings above linked
        points -> "".
    """

    links: tuple[Link, ...] = ()
    left: tuple[Link, ...] = ()
    covered: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether the record says anything at all of these two drafts."""
        return bool(self.links)


def record_of(a: Draft, b: Draft) -> Recorded:
    """What the record says of two drafts, read from either side; empty when neither answers the other."""
    before, after = _ids(a), _ids(b)
    forward = _pairs(b, after, before)
    backward = [_Pair(p.after, p.before, p.change, p.same_text) for p in _pairs(a, before, after)]
    known = _ends(forward)
    pairs = [*forward, *(pair for pair in backward if (pair.before, pair.after) not in known)]
    removed = {item.point for item in b.struck} & before.keys()
    added = {item.point for item in a.struck} & after.keys()
    if not (pairs or removed or added):
        return Recorded()
    if forward or removed:
        added |= _recorded_as_added(after)
    # Turned round, what the first draft added to the second is what the second lacks.
    if backward or added & {item.point for item in a.struck}:
        removed |= _recorded_as_added(before)
    places = {name: place for place, name in enumerate([*before, *after])}
    linked = [link for group in _groups(pairs) for link in _group_links(group, places)]
    first = _Side(a, before, frozenset(removed))
    second = _Side(b, after, frozenset(added))
    lone = _lone(linked, first, second)
    said, left = [link for link in lone if not link.review], [link for link in lone if link.review]
    return Recorded((*linked, *said), tuple(left), _covered(linked, first) | _covered(linked, second))


def _ids(draft: Draft) -> dict[str, Point]:
    return {f"{draft.id}/{point.label}": point for point in draft.points}


def _recorded_as_added(ids: dict[str, Point]) -> set[str]:
    return {name for name, point in ids.items() if point.change == "added" and not point.answers}


def _ends(pairs: Iterable[_Pair]) -> set[tuple[str, str]]:
    return {(pair.before, pair.after) for pair in pairs}


def _pairs(later: Draft, later_ids: dict[str, Point], earlier_ids: dict[str, Point]) -> list[_Pair]:
    return [
        _Pair(answered, name, point.change, point.text == earlier_ids[answered].text)
        for name, point in later_ids.items()
        for answered in point.answers
        if answered in earlier_ids and later.id != answered.partition("/")[0]
    ]


def _groups(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """The connected components of the pairs, in order of their first pair."""
    above: dict[str, str] = {}  # union-find: a name -> one nearer to the root of its component

    def root(name: str) -> str:
        """The name that stands for the component of a name; paths are halved on the way."""
        above.setdefault(name, name)
        while above[name] != name:
            above[name] = name = above[above[name]]
        return name

    for pair in pairs:
        above[root(f"> {pair.after}")] = root(f"< {pair.before}")
    groups: dict[str, list[_Pair]] = {}
    for pair in pairs:
        groups.setdefault(root(f"< {pair.before}"), []).append(pair)
    return list(groups.values())


def _group_links(group: Sequence[_Pair], places: Mapping[str, int]) -> list[Link]:
    """`places`: the place of each point in its draft."""
    froms = tuple(sorted({pair.before for pair in group}, key=places.__getitem__))
    tos = tuple(sorted({pair.after for pair in group}, key=places.__getitem__))
    if len(froms) == len(tos) == 1:
        return [_single(group[0])]
    said = tuple(f"{pair.after}: recorded as {pair.change}" for pair in group if pair.change)
    if len(froms) == 1:
        return [Link(from_=froms, to=tos, op="split", remarks=said)]
    if len(tos) == 1:
        return [Link(from_=froms, to=tos, op="merged", remarks=tuple(dict.fromkeys(said)))]
    own: dict[str, list[_Pair]] = {name: [] for name in tos}
    answering: dict[str, list[str]] = {name: [] for name in froms}
    for pair in group:
        own[pair.after].append(pair)
        answering[pair.before].append(pair.after)
    return [_entangled(name, own[name], answering, places) for name in tos]


def _single(pair: _Pair) -> Link:
    ends = Link(from_=(pair.before,), to=(pair.after,), op="changed")
    silent = "the record does not say whether it was kept or changed"
    match pair.change:
        case "kept" | "changed":
            return replace(ends, op=pair.change)
        case "added":
            return replace(ends, review=True, remarks=("recorded as added, and yet as an answer",))
        case _ if pair.same_text:
            return replace(ends, op="kept", remarks=(f"{silent}; the words are the same",))
        case _:
            return replace(ends, review=True, remarks=(silent,))


def _entangled(
    name: str, own: Sequence[_Pair], answering: Mapping[str, Sequence[str]], places: Mapping[str, int]
) -> Link:
    """The link of one answering point; `answering`: a point of the first draft -> all that answer it."""
    answered = {pair.before for pair in own}
    shared = sorted({other for before in answered for other in answering[before] if other != name})
    remarks = (f"answers what {', '.join(shared)} answers too",)
    if len(answered) > 1:
        froms = tuple(sorted(answered, key=places.__getitem__))
        return Link(from_=froms, to=(name,), op="merged", review=True, remarks=remarks)
    link = _single(own[0])
    return replace(link, review=True, remarks=(*link.remarks, *remarks))


def _parents(name: str, side: _Side) -> list[str]:
    """The points above a point, nearest first."""
    chain: list[str] = []
    parent = side.ids[name].parent
    while parent and (above := f"{side.draft.id}/{parent}") in side.ids and above not in chain:
        chain.append(above)
        parent = side.ids[above].parent
    return chain


def _covered(linked: Iterable[Link], side: _Side) -> dict[str, str]:
    """Unlinked points that hang below a linked one -> that one; headings above linked points -> ""."""
    named = {name for link in linked for name in (*link.from_, *link.to) if name in side.ids} - side.lone
    spoken_for = named | side.lone
    above = {parent for name in spoken_for for parent in _parents(name, side)}
    covered: dict[str, str] = {}
    for name in side.ids:
        if name in spoken_for:
            continue
        holder = next((parent for parent in _parents(name, side) if parent in named), None)
        if holder is not None:
            covered[name] = holder
        elif name in above:
            covered[name] = ""
    return covered


def with_sub_points(links: Iterable[Link], covered: Mapping[str, str]) -> list[Link]:
    """The links, each with a remark on the sub-points that the record links only through it."""
    held: dict[str, list[tuple[int, str]]] = {}
    for place, (name, holder) in enumerate(covered.items()):
        held.setdefault(holder, []).append((place, name))
    out: list[Link] = []
    for link in links:
        holders = dict.fromkeys((*link.from_, *link.to))
        below = [name for _place, name in sorted(each for holder in holders for each in held.get(holder, ()))]
        remarks = (f"sub-points not linked one by one: {', '.join(below)}",) if below else ()
        out.append(replace(link, remarks=(*link.remarks, *remarks)))
    return out


def _lone(linked: Sequence[Link], first: _Side, second: _Side) -> list[Link]:
    gone = [_left_over(name, first, Link(from_=(name,), to=(), op="removed")) for name in _unlinked(linked, first)]
    new = [_left_over(name, second, Link(from_=(), to=(name,), op="added")) for name in _unlinked(linked, second)]
    return [*gone, *new]


def _unlinked(linked: Sequence[Link], side: _Side) -> list[str]:
    named = {name for link in linked for name in (*link.from_, *link.to)}
    covered = _covered(linked, side)
    return [name for name in side.ids if name not in named and (name in side.lone or name not in covered)]


def _left_over(name: str, side: _Side, link: Link) -> Link:
    if name in side.lone:
        return link
    return replace(link, review=True, remarks=(f"no link on record: taken as {link.op}",))
