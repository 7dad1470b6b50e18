"""Whether conflicts are conflicts, corrections open the zone, and a list of corrections is complete (S14)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations

from onetext.compromise.check_case import Original
from onetext.compromise.check_common import fits, known, names
from onetext.compromise.check_tree import needed
from onetext.compromise.statements import Evidence, Statement
from onetext.errors import CheckFailed
from onetext.model.results import Conflict, Correction, Member

__all__ = [
    "check_complete",
    "check_conflict",
    "check_correction",
    "check_minimal",
    "conflict_statement",
    "unlisted",
]


def conflict_statement(asked: Original, members: Collection[Member]) -> Statement:
    """Nothing is left when only these members are kept."""
    return Statement(lifted=tuple(sorted(set(asked.members) - set(members))))


def check_conflict(asked: Original, conflict: Conflict, evidence: Evidence) -> None:
    """Its members cannot all hold (by certificate), and without any one of them they can (by witness) (S14)."""
    name = f"the conflict of {names(conflict.members)}"
    known(asked, conflict.members, name)
    needed(asked, evidence, conflict_statement(asked, conflict.members), name)
    check_minimal(asked, conflict, evidence)


def check_minimal(asked: Original, conflict: Conflict, evidence: Evidence) -> None:
    """Without any one member of a conflict the others can hold: one of the witnesses obeys them."""
    name = f"the conflict of {names(conflict.members)}"
    known(asked, conflict.members, name)
    for member in conflict.members:
        lifted = set(asked.members) - set(conflict.members) | {member}
        if not any(fits(asked, package, lifted, name) for package in evidence.witnesses):
            raise CheckFailed(name, f"nothing shows that the others can hold without {member.id}")


def check_correction(asked: Original, correction: Correction, evidence: Evidence) -> None:
    """Lifting its members opens the zone: one of the witnesses is then in it (S14)."""
    name = f"the correction by {names(correction.members)}"
    known(asked, correction.members, name)
    if not any(fits(asked, package, correction.members, name) for package in evidence.witnesses):
        raise CheckFailed(name, "nothing shows that the zone is open without them")


def check_complete(
    asked: Original,
    corrections: Sequence[Correction],
    size: int,
    conflicts: Sequence[Collection[Member]],
    evidence: Evidence,
) -> None:
    """All corrections of at most `size` members are listed, and all are minimal.

    Each of the `conflicts` (not necessarily minimal) is certified; every correction must take a member out of each. So
    whatever hits all of them with `size` members or fewer must contain a listed correction.
    """
    name = f"the list of all corrections up to size {size}"
    listed = [frozenset(correction.members) for correction in corrections]
    for correction in corrections:
        check_correction(asked, correction, evidence)
    for one, other in combinations(listed, 2):
        if one <= other or other <= one:
            raise CheckFailed(name, "one correction contains another")
    for members in conflicts:
        known(asked, members, name)
        needed(asked, evidence, conflict_statement(asked, members), name)
    sets = [frozenset(members) for members in conflicts]
    missed = unlisted(sets, listed, size)
    if missed is not None:
        raise CheckFailed(name, f"nothing excludes {names(sorted(missed)) or 'lifting nothing'}")
    for one in listed:
        for member in one:
            if not any(members.isdisjoint(one - {member}) for members in sets):
                raise CheckFailed(name, f"nothing shows that {names(sorted(one))} needs {member.id}")


def unlisted(
    conflicts: Sequence[frozenset[Member]],
    listed: Sequence[frozenset[Member]],
    size: int,
    chosen: frozenset[Member] = frozenset(),
) -> frozenset[Member] | None:
    """A set that hits all conflicts and contains no listed correction, if there is one of that size."""
    if any(one <= chosen for one in listed):
        return None
    open_ = [members for members in conflicts if not members & chosen]
    if not open_:
        return chosen
    if len(chosen) == size:
        return None
    smallest = min(open_, key=len)
    for member in sorted(smallest):
        found = unlisted(conflicts, listed, size, chosen | {member})
        if found is not None:
            return found
    return None
