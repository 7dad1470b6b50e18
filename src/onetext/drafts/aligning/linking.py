"""From what was found to links, in the order of the texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onetext.drafts.aligning.matching import Matching, matched
from onetext.drafts.aligning.order import heaviest_rising, weight
from onetext.drafts.aligning.regroup import Bundle, bundled
from onetext.drafts.aligning.review import Doubts, doubts
from onetext.drafts.aligning.wordless import wordless_links
from onetext.drafts.text import Operation, PointLink, Rival, TextPoint

__all__ = ["links_between"]


def links_between(before: Sequence[TextPoint], after: Sequence[TextPoint]) -> tuple[PointLink, ...]:
    """What `align` returns."""
    if not before or not after:
        return tuple(_alone(point, gone=True) for point in before) + tuple(_alone(point, gone=False) for point in after)
    found = matched(before, after)
    bundles = [one for one in bundled(found) if _has_words(one, found)]
    moved = _moves(bundles, found)
    doubtful = doubts(found, bundles, moved)
    links = {one.before[0]: (_link(one, moved, doubtful, before, after, found), one.after) for one in bundles}
    for a, b in wordless_links(before, after, bundles).items():
        links[a] = PointLink(before=(before[a].key,), after=(after[b].key,), op="kept", score=1.0), (b,)
    return _in_order(links, *_left(before, after, links.values(), doubtful))


def _has_words(one: Bundle, found: Matching) -> bool:
    """Whether both sides say anything; points that do not are linked by what stands below them."""
    return any(found.texts[0][at] for at in one.before) and any(found.texts[1][at] for at in one.after)


def _alone(point: TextPoint, *, gone: bool, rivals: tuple[Rival, ...] = ()) -> PointLink:
    key = (point.key,)
    return PointLink(
        before=key if gone else (),
        after=() if gone else key,
        op="removed" if gone else "added",
        score=0.0,
        review=bool(rivals),
        rivals=rivals,
    )


def _moves(bundles: Sequence[Bundle], found: Matching) -> set[Bundle]:
    """Links of which a piece is outside the heaviest run that keeps the order: what holds less text has moved."""
    pieces = sorted((a, b, one) for one in bundles for a in one.before for b in one.after)
    place = {(a, b): rank for rank, (b, a) in enumerate(sorted((b, a) for a, b, _ in pieces))}
    old, new = found.texts
    weights = [weight(old[a], new[b], (len(one.after), len(one.before))) for a, b, one in pieces]
    kept = heaviest_rising([place[a, b] for a, b, _ in pieces], weights)
    inside = {pieces[at][:2] for at in kept}
    return {one for a, b, one in pieces if (a, b) not in inside}


def _link(
    one: Bundle,
    moved: set[Bundle],
    doubtful: Doubts,
    before: Sequence[TextPoint],
    after: Sequence[TextPoint],
    found: Matching,
) -> PointLink:
    has_moved = one in moved
    if len(one.before) == len(one.after) == 1:
        same = found.texts[0][one.before[0]] == found.texts[1][one.after[0]]
        op: Operation = ("moved" if same else "moved+changed") if has_moved else ("kept" if same else "changed")
    else:
        op = "split" if len(one.before) <= len(one.after) else "merged"
    rivals = doubtful.links.get(one, ())
    return PointLink(
        before=tuple(before[at].key for at in one.before),
        after=tuple(after[at].key for at in one.after),
        op=op,
        score=round(min(1.0, max(0.0, one.score)), 4),
        moved=has_moved,
        review=one in doubtful.links,
        rivals=tuple(Rival(after[at].key, round(min(1.0, max(0.0, score)), 4)) for at, score in rivals),
    )


def _left(
    before: Sequence[TextPoint],
    after: Sequence[TextPoint],
    links: Iterable[tuple[PointLink, tuple[int, ...]]],
    doubtful: Doubts,
) -> tuple[dict[int, PointLink], dict[int, PointLink]]:
    """Links of the points that are in no bundle, by index: removed and added."""
    made = list(links)
    used = {key for link, _ in made for key in link.before}
    used_after = {at for _, places in made for at in places}

    def told(rivals: Sequence[tuple[int, float]], points: Sequence[TextPoint]) -> tuple[Rival, ...]:
        found = [(points[at], round(min(1.0, max(0.0, score)), 4)) for at, score in rivals if points[at].text.strip()]
        return tuple(Rival(point.key, score) for point, score in found)

    removed = {
        at: _alone(point, gone=True, rivals=told(doubtful.removed.get(at, ()) if point.text.strip() else (), after))
        for at, point in enumerate(before)
        if point.key not in used
    }
    added = {
        at: _alone(point, gone=False, rivals=told(doubtful.added.get(at, ()) if point.text.strip() else (), before))
        for at, point in enumerate(after)
        if at not in used_after
    }
    return removed, added


def _in_order(
    links: Mapping[int, tuple[PointLink, tuple[int, ...]]],
    removed: Mapping[int, PointLink],
    added: Mapping[int, PointLink],
) -> tuple[PointLink, ...]:
    by_start = dict(links) | {at: (link, ()) for at, link in removed.items()}
    waiting = dict(added)
    found: list[PointLink] = []

    def follow(at: int) -> None:
        """The added points that stand from a place on without a gap."""
        while at in waiting:
            found.append(waiting.pop(at))
            at += 1

    follow(0)
    for start in sorted(by_start):
        link, after = by_start[start]
        found.append(link)
        for at in after:
            follow(at + 1)
    return tuple(found)
