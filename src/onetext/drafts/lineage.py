"""Which points of many versions are the same point, grown older."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from onetext.drafts.aligning import align
from onetext.drafts.text import PointLink, TextPoint
from onetext.errors import UsageError

__all__ = ["lineages"]


def lineages(
    versions: Sequence[tuple[str, tuple[TextPoint, ...]]], parents: Mapping[str, Sequence[str]]
) -> Mapping[tuple[str, str], str]:
    """Name the line of descent of each point: `version/key` of its oldest ancestor.

    Parameters
    ----------
    versions
        Id and points of each version, in any order.
    parents
        Version -> the versions it grew from, the most important first. Parents that are not among `versions` are
        passed over.

    Returns
    -------
    (version, key) -> lineage. It depends on a version's ancestors only, so it stays when later versions are added.

    Notes
    -----
    A point descends from the point it is linked to; of several parents, by the link with the highest score, of equals
    by the first parent. All pieces of a split stay in the lineage of the whole; a merger is in the lineage of the
    longest point that went into it. A link that is up for review carries no lineage: the point begins a new one,
    rather than be taken for another.

    Raises
    ------
    UsageError
        When versions grow from each other in a circle, or two have one id.
    """
    points = dict(versions)
    if len(points) < len(versions):
        raise UsageError("two versions have the same id; give each its own")
    grown_from = {name: [one for one in dict.fromkeys(parents.get(name, ())) if one in points] for name in points}
    try:
        order = tuple(TopologicalSorter(grown_from).static_order())
    except CycleError as circle:
        raise UsageError(f"versions grow from each other in a circle: {' → '.join(circle.args[1])}") from None
    found: dict[tuple[str, str], str] = {}
    for name in order:
        best: dict[str, tuple[float, str]] = {}
        for parent in grown_from[name]:
            lengths = {point.key: len(point.text) for point in points[parent]}
            for key, score, ancestor in _descents(align(points[parent], points[name]), lengths):
                if key not in best or score > best[key][0]:
                    best[key] = (score, found[parent, ancestor])
        for point in points[name]:
            found[name, point.key] = best[point.key][1] if point.key in best else f"{name}/{point.key}"
    return found


def _descents(links: Sequence[PointLink], lengths: Mapping[str, int]) -> Iterator[tuple[str, float, str]]:
    """Key of each point that descends from another, the score, and the other's key."""
    for link in links:
        if link.before and not link.review:
            ancestor = max(link.before, key=lambda key: lengths[key])
            yield from ((key, link.score, ancestor) for key in link.after)
