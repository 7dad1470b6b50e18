"""What all parts of the checker use: comparisons that name the result when they fail."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import isclose

from onetext.compromise.check_case import Original, faults_of, places_of
from onetext.errors import CheckFailed
from onetext.model.results import Member, Package

__all__ = ["CLOSE", "distinct", "fits", "known", "names", "near_numbers", "same"]

CLOSE = 1e-9
"""How far a float may be from the fraction it was made of, relatively (or absolutely, near 0)."""


def same(what: str, said: object, right: object) -> None:
    """Something is as it should be."""
    if said != right:
        raise CheckFailed(what, f"it should be {right}, not {said}")


def near_numbers(said: Mapping[str, float | None], right: Mapping[str, float | None], what: str) -> None:
    """Every party's number is right, up to a float's last digits."""
    for party, number in right.items():
        given = said.get(party)
        if given is None or number is None:
            close = given is None and number is None and party in said
        else:
            close = isclose(given, number, rel_tol=CLOSE, abs_tol=CLOSE)
        if not close:
            raise CheckFailed(what, f"{party} has {number}, not {given}")


def distinct(packages: Sequence[Package], name: str) -> None:
    """No package comes twice."""
    if len({tuple(sorted(package.items())) for package in packages}) < len(packages):
        raise CheckFailed(name, "a package is listed twice")


def fits(asked: Original, package: Package, lifted: Collection[Member], name: str) -> bool:
    """Whether a package is in the zone when some members are lifted."""
    return not any(faults_of(asked, places_of(asked, package, name), lifted))


def known(asked: Original, members: Collection[Member], name: str) -> None:
    """All of these are members that the case has."""
    odd = set(members) - set(asked.members)
    if odd:
        raise CheckFailed(name, f"there is nothing to lift called {names(sorted(odd))}")


def names(members: Iterable[Member]) -> str:
    """Members in words, as short as can be."""
    return ", ".join(f"{member.kind} {member.id}" for member in members)
