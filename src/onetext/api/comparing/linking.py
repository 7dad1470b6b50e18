"""Links from the record and links from the wordings, joined: the record is the truth, the wordings fill its gaps.

1. A recorded link stays as it is. Where the wordings give the same link, its basis is `both`; what they say of its
   place in the order (`moved`) and of its likeness is added.
2. Points that the record leaves open are linked as the wordings have it, where both ends are open.
3. Where the wordings speak strongly against the record, the link stays, and asks for a review.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onetext.api.comparing.cells import with_cells
from onetext.api.comparing.points import by_name, named
from onetext.api.links import Recorded, with_sub_points
from onetext.model.results import Link, LinkOp

if TYPE_CHECKING:
    from onetext.drafts import PointLink, TextPoint

__all__ = ["aligned", "doubts", "in_order", "joined"]

STRONG = 0.75
"""From this likeness on, wordings that go against the record are pointed out."""

_MOVED: Mapping[LinkOp, LinkOp] = {"kept": "moved", "changed": "moved+changed"}


def aligned(
    before: Sequence[TextPoint], after: Sequence[TextPoint], first: str = "", second: str = ""
) -> tuple[Link, ...]:
    """The links that the wordings give, points named as in results (`first` and `second` are "" for files)."""
    from onetext.drafts import align

    from_names, to_names = named(before, first), named(after, second)
    links = [_link(link, from_names, to_names) for link in align(before, after)]
    return with_cells(links, by_name(before, first), by_name(after, second))


def _link(link: PointLink, from_names: Mapping[str, str], to_names: Mapping[str, str]) -> Link:
    one_sided = not (link.before and link.after)
    other = to_names if link.before else from_names
    return Link(
        from_=tuple(from_names[key] for key in link.before),
        to=tuple(to_names[key] for key in link.after),
        op=link.op,
        basis="text",
        similarity=None if one_sided else link.score,
        moved=link.moved,
        review=link.review,
        remarks=_why(link, other) if link.review else (),
    )


def _why(link: PointLink, names: Mapping[str, str]) -> tuple[str, ...]:
    """Why a link that the wordings give wants a person's look."""
    if link.rivals:
        rivals = ", ".join(f"{names.get(rival.key, rival.key)} ({rival.score:.2f})" for rival in link.rivals[:3])
        return (f"the wordings would also fit {rivals}",)
    if link.before and link.after:
        return (f"the wordings are not very alike ({link.score:.2f})",)
    return ()


def joined(record: Recorded, found: Sequence[Link]) -> list[Link]:
    """All links: those on record, and for points that it leaves open those of the wordings."""
    if not record:
        return list(found)
    open_ones = {name for link in record.left for name in (*link.from_, *link.to)} | set(record.covered)
    offered = [
        link for link in found if link.from_ and link.to and {*link.from_, *link.to} <= open_ones and link.similarity
    ]
    taken = {name for link in offered for name in (*link.from_, *link.to)}
    covered = {name: above for name, above in record.covered.items() if name not in taken}
    left = [link for link in record.left if not taken & {*link.from_, *link.to}]
    wordings = _Wordings(found)
    said = [_held_against(link, wordings) for link in with_sub_points(record.links, covered)]
    return [*said, *offered, *(_left(link, wordings) for link in left)]


class _Wordings:
    """The links that the wordings give, found by their ends."""

    def __init__(self, found: Iterable[Link]) -> None:
        self.same: dict[tuple[tuple[str, ...], tuple[str, ...]], Link] = {}
        self._at: dict[str, Link] = {}
        for link in found:
            self.same[link.from_, link.to] = link
            self._at |= dict.fromkeys((*link.from_, *link.to), link)

    def against(self, link: Link) -> tuple[str, ...]:
        """What they have strongly against a link: other partners for its points, very much alike."""
        others = dict.fromkeys(self._at[name] for name in (*link.from_, *link.to) if name in self._at)
        return tuple(said for other in others if (said := _other_partner(link, other)))


def _other_partner(link: Link, other: Link) -> str:
    """A sentence where another link gives one end of a link a very similar other partner; else ""."""
    strong = other.similarity is not None and other.similarity >= STRONG and not other.review
    same_start, same_end = set(other.from_) & set(link.from_), set(other.to) & set(link.to)
    if not strong or bool(same_start) == bool(same_end):
        return ""
    return f"the wordings put {', '.join(other.from_)} with {', '.join(other.to)} ({other.similarity:.2f})"


def _held_against(link: Link, wordings: _Wordings) -> Link:
    """A recorded link beside what the wordings say of the same points."""
    other = wordings.same.get((link.from_, link.to))
    if other is not None:
        op = _MOVED.get(link.op, link.op) if other.moved else link.op
        return replace(link, basis="both", op=op, similarity=other.similarity, moved=other.moved)
    against = wordings.against(link)
    return replace(link, review=True, remarks=(*link.remarks, *against)) if against else link


def _left(link: Link, wordings: _Wordings) -> Link:
    """A point that the record does not mention, with what the wordings say of it."""
    other = wordings.same.get((link.from_, link.to))
    if other is not None:
        return replace(link, basis="text", review=other.review, remarks=other.remarks)
    return replace(link, remarks=(*link.remarks, *wordings.against(link)))


def in_order(links: Iterable[Link], before: Iterable[str], after: Iterable[str]) -> tuple[Link, ...]:
    """The links in the order of the first text, each added point after the link of the point that it follows."""
    place = {name: index for index, name in enumerate(before)}
    links = list(links)
    added = {link.to[0]: link for link in links if not link.from_}
    following: dict[str, list[Link]] = {}
    anchor = ""
    for name in after:
        if name in added:
            following.setdefault(anchor, []).append(added[name])
        else:
            anchor = name
    ordered = following.pop("", [])
    for link in sorted((one for one in links if one.from_), key=lambda one: min(place[name] for name in one.from_)):
        ordered.append(link)
        for name in link.to:
            ordered += following.pop(name, [])
    # What follows a point that stands in no link (a sub-point, a heading) comes last.
    return (*ordered, *(link for rest in following.values() for link in rest))


def doubts(doubtful: int, links: int) -> str:
    """How many of the links a person should look at."""
    if links == 1:
        return "the only link is doubtful: review it"
    return (
        f"1 of {links} links is doubtful: review it"
        if doubtful == 1
        else f"{doubtful} of {links} links are doubtful: review them"
    )
