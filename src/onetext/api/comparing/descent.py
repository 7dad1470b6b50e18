"""The line of one point through the versions: back to all that it came from, and on to all that came of it.

1. Back: for each version that carries the line, newest first, the points that links lead to in those it grew from.
2. On: from the point that was asked about, for each version that grew from a carrier, oldest first, the points that
   links lead to there. Where none does, the line has ended in that version.
3. A version of which no point is on record hands on what those before it hold: links are then told across it.

What else grew from an ancestor is another line, and is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onetext.model import Draft
from onetext.model.results import Link

__all__ = ["Descent", "descent"]

Links = Callable[[Draft, Draft], Sequence[Link]]
Covered = Callable[[Draft, Draft], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Descent:
    """A line of points.

    Attributes
    ----------
    carried
        Version -> ids of the points that carry the line there; empty where it has ended, None where no point of the
        version is on record. Versions that are not in the line are not in it.
    steps
        Later version -> earlier version -> the links that the line goes through.
    """

    carried: dict[str, tuple[str, ...] | None] = field(default_factory=dict)
    steps: dict[str, dict[str, tuple[Link, ...]]] = field(default_factory=dict)


def descent(start: str, newest_first: Sequence[Draft], links: Links, covered: Covered) -> Descent:
    """Follow a point.

    Parameters
    ----------
    start
        Id of the point, `us28/21a`.
    newest_first
        All versions, each before those it grew from.
    links, covered
        Of two versions, the earlier one first: the links, and sub-points that the record links only through the point
        above them (see `links.Recorded`).
    """
    line = Descent()
    version = start.partition("/")[0]
    line.carried[version] = (start,)
    before = {draft.id: _before(draft, newest_first[place + 1 :]) for place, draft in enumerate(newest_first)}
    _back(line, newest_first, before, links, covered)
    _on(line, version, newest_first, before, links, covered)
    return line


@dataclass(frozen=True, slots=True)
class _Before:
    """The versions with points that a version grew from, and those without that stand between."""

    parents: tuple[Draft, ...]
    passed: tuple[str, ...]


def _before(draft: Draft, older: Iterable[Draft]) -> _Before:
    """What stands before a version. Of versions that grew from each other in a ring, the older one stands before."""
    unseen = {one.id: one for one in older}
    parents: list[Draft] = []
    passed: list[str] = []
    waiting = list(draft.grew_from)
    while waiting:
        one = unseen.pop(waiting.pop(0), None)
        if one is not None and one.points:
            parents.append(one)
        elif one is not None:
            passed.append(one.id)
            waiting += one.grew_from
    return _Before(tuple(parents), tuple(passed))


def _back(
    line: Descent, versions: Sequence[Draft], before: Mapping[str, _Before], links: Links, covered: Covered
) -> None:
    for draft in versions:
        if not (names := line.carried.get(draft.id)):
            continue
        for passed in before[draft.id].passed:
            line.carried[passed] = None
        for parent in before[draft.id].parents:
            found = _through(names, links(parent, draft), covered(parent, draft))
            line.steps.setdefault(draft.id, {})[parent.id] = found
            ends = _in_order(parent, (name for link in found for name in link.from_))
            if ends:
                line.carried[parent.id] = _in_order(parent, (*(line.carried.get(parent.id) or ()), *ends))


def _on(
    line: Descent,
    version: str,
    versions: Sequence[Draft],
    before: Mapping[str, _Before],
    links: Links,
    covered: Covered,
) -> None:
    alive = {version: line.carried[version]}
    for draft in reversed(versions):
        carriers = [parent for parent in before[draft.id].parents if alive.get(parent.id)]
        if not carriers:
            continue
        if not draft.points:
            line.carried[draft.id] = None
            continue
        steps = line.steps.setdefault(draft.id, {})
        for parent in carriers:
            steps[parent.id] = _through(alive[parent.id] or (), links(parent, draft), covered(parent, draft))
        ends = _in_order(draft, (name for found in steps.values() for link in found for name in link.to))
        line.carried[draft.id] = alive[draft.id] = ends


def _through(names: Collection[str], links: Sequence[Link], covered: Mapping[str, str]) -> tuple[Link, ...]:
    """The links that name a point, or the point above it where the record links it through that one only."""
    named = {name for link in links for name in (*link.from_, *link.to)}
    wanted = {name if name in named else covered.get(name, "") for name in names}
    return tuple(link for link in links if wanted & {*link.from_, *link.to})


def _in_order(draft: Draft, names: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order of the text."""
    wanted = set(names)
    return tuple(name for point in draft.points if (name := f"{draft.id}/{point.label}") in wanted)
