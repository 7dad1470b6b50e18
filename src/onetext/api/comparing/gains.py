"""What each link gives and takes: the issues that its points settle, and their part of the change of value (S15)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onetext.model import Draft, Point
from onetext.model.results import Effect, Estimate, Link, TermChange

__all__ = ["with_gains"]


def with_gains(
    links: Iterable[Link],
    drafts: tuple[Draft, Draft],
    changes: Sequence[TermChange],
    effects: Mapping[str, Effect],
) -> tuple[Link, ...]:
    """The links, each with the issues that its points are about, among those that the drafts treat differently.

    An issue that several links settle stands with each of them, with its whole effect and a remark: it has one effect,
    not several.
    """
    points = {f"{draft.id}/{point.label}": point for draft in drafts for point in draft.points}
    changed = {change.issue for change in changes}
    settling: dict[str, list[Link]] = {}
    links = list(links)
    for link in links:
        for issue in _settled(link, points):
            settling.setdefault(issue, []).append(link)
    return tuple(_with_gains(link, points, changed, settling, effects) for link in links)


def _with_gains(
    link: Link,
    points: Mapping[str, Point],
    changed: set[str],
    settling: Mapping[str, Sequence[Link]],
    effects: Mapping[str, Effect],
) -> Link:
    settled = _settled(link, points)
    about = dict.fromkeys((*settled, *(issue for point in _points(link, points) for issue in point.issues)))
    issues = tuple(issue for issue in about if issue in changed)
    counted = [issue for issue in issues if issue in settled or issue not in settling]
    shares = [
        f"{issue} is also settled by {_ends(other)}"
        for issue in counted
        for other in settling.get(issue, ())
        if other is not link
    ]
    return replace(
        link, issues=issues, effects=_effects(counted, effects), remarks=tuple(dict.fromkeys((*link.remarks, *shares)))
    )


def _effects(issues: Iterable[str], effects: Mapping[str, Effect]) -> dict[str, dict[str, Estimate]]:
    """Party -> issue -> change, parties and issues without effect left out."""
    issues = tuple(issues)
    found = {
        party: {issue: effect.by_issue[issue] for issue in issues if issue in effect.by_issue}
        for party, effect in effects.items()
    }
    return {party: parts for party, parts in found.items() if parts}


def _points(link: Link, points: Mapping[str, Point]) -> list[Point]:
    return [points[name] for name in (*link.from_, *link.to) if name in points]


def _settled(link: Link, points: Mapping[str, Point]) -> dict[str, None]:
    return dict.fromkeys(issue for point in _points(link, points) for issue in point.settles)


def _ends(link: Link) -> str:
    return ", ".join(link.to or link.from_)
