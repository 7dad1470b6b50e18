"""Whether packages are in the zone, with the values they are said to have: on the case itself (S2, S11)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction

from onetext.compromise.check_case import Original, faults_of, places_of, values_of
from onetext.errors import CheckFailed
from onetext.model.results import Member, Package

__all__ = ["check_package", "check_values"]


def check_package(
    asked: Original, package: Package, *, lifted: Collection[Member] = (), result: str = "a package"
) -> None:
    """A package is in the zone when some members are lifted; else CheckFailed names all it violates (S11)."""
    faults = list(faults_of(asked, places_of(asked, package, result), lifted))
    if faults:
        raise CheckFailed(result, f"{dict(package)} is not in the zone: {'; '.join(faults)}")


def check_values(
    asked: Original, package: Package, values: Mapping[str, Fraction], *, result: str = "the values of a package"
) -> None:
    """Values are exactly those that the definition gives (S2), of every signatory that has any."""
    right = values_of(asked, places_of(asked, package, result))
    if set(values) != set(right):
        raise CheckFailed(result, f"values are given for {sorted(values)}, not for {sorted(right)}")
    for party, number in right.items():
        if values[party] != number:
            raise CheckFailed(result, f"{party} gets {number}, not {values[party]}")
