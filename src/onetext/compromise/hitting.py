"""Implicit hitting sets: everything that must be lifted hits every conflict, so conflicts say where to look (S14).

The tree of R. Reiter, "A theory of diagnosis from first principles", Artificial Intelligence 32 (1987), 57–95: a node
is a set of lifted members; where it leaves the zone empty, a conflict among what is kept names the members one of which
any larger set must lift as well. Level by level, so that what opens the zone at one level is never part of a larger
answer.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass

from onetext.compromise.oracle import Answer, Oracle
from onetext.compromise.toggles import bits

__all__ = ["Openings", "minimal_conflict", "minimal_conflicts", "openings"]

_TREE = 4_000
"""Most nodes that are looked at for conflicts."""
_EFFORT = 3_000
"""After so many nodes of branch and bound, the conflicts found by then have to do."""


@dataclass(frozen=True)
class Openings:
    """Masks whose lifting opens the zone, none part of another; all of at most `complete_to` members are there."""

    masks: tuple[int, ...]
    complete_to: int


def openings(oracle: Oracle, size: int) -> Openings:
    """All inclusion-minimal masks of at most `size` members whose lifting opens the zone."""
    found: list[int] = []
    cores: list[tuple[int, int]] = []
    level = [0]
    for depth in range(size + 1):
        following: dict[int, None] = {}
        oracle.watch.tell("looking for what opens the zone", depth / (size + 1))
        for lifted in level:
            if oracle.watch.struck():
                return Openings(tuple(found), depth - 1)
            if any(one & lifted == one for one in found):
                continue
            core = next((core for _, core in cores if not core & lifted), None)
            if core is None:
                answer = oracle.ask(lifted)
                if answer.open is None:
                    return Openings(tuple(found), depth - 1)
                if answer.open:
                    found.append(lifted)
                    continue
                core = _core(oracle, answer, lifted)
                insort(cores, (core.bit_count(), core))
            if depth < size:
                following.update(dict.fromkeys(lifted | 1 << place for place in bits(core)))
        level = list(following)
    return Openings(tuple(found), size)


def minimal_conflicts(oracle: Oracle, sought: int) -> tuple[int, ...]:
    """Up to `sought` different masks that cannot all hold, while any of their members lifted lets the others hold.

    Fewer where they are hard to find: the effort is counted in nodes, so that the same table gives the same masks.

    The empty mask alone where the rules contradict each other; none where the zone is not empty.
    """
    found: dict[int, None] = {}
    waiting, known = [0], {0}
    for lifted in waiting:
        if len(found) >= sought or (found and oracle.nodes > _EFFORT) or oracle.watch.struck():
            break
        core = next((core for core in found if not core & lifted), None)
        if core is None:
            answer = oracle.ask(lifted)
            if answer.open is not False:
                continue
            core = minimal_conflict(oracle, _core(oracle, answer, lifted))
            if core is None:
                break
            found[core] = None
        for child in (lifted | 1 << place for place in bits(core)):
            if child not in known and len(known) < _TREE:
                known.add(child)
                waiting.append(child)
    return tuple(found)


def minimal_conflict(oracle: Oracle, core: int) -> int | None:
    """A conflict within a conflict, of which no member can be spared; None where a limit struck.

    What comes late among the members is spared first: no deals before red lines.
    """
    every, needed = oracle.toggles.every, 0
    while core & ~needed:
        bit = 1 << ((core & ~needed).bit_length() - 1)
        lifted = every & ~core | bit
        answer = oracle.ask(lifted)
        if answer.open is None:
            return None
        if answer.open:
            needed |= bit
        else:
            core = _core(oracle, answer, lifted)
    return core


def _core(oracle: Oracle, answer: Answer, lifted: int) -> int:
    """Members that contradict each other among those that are kept."""
    assert answer.refutation is not None
    return answer.refutation.conflict(oracle.toggles, lifted)
