"""Whether a least change is in the zone, changes what it says, and is the least (S13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isclose

from onetext.compromise.check_case import Original, places_of, values_of
from onetext.compromise.check_common import distinct, same
from onetext.compromise.check_package import check_package
from onetext.compromise.check_tree import needed
from onetext.compromise.statements import Evidence, Level, Near, Statement, level
from onetext.errors import CheckFailed
from onetext.model.results import LeastChange, Package

__all__ = ["change_statement", "check_least_change", "towards_levels"]


def change_statement(
    asked: Original, terms: Mapping[str, str], changes: int, towards: Sequence[Level] = ()
) -> Statement:
    """No package of the zone is at most so many changes away from a draft's terms."""
    return Statement(levels=tuple(towards), near=Near(terms=tuple(sorted(terms.items())), changes=changes))


def check_least_change(
    asked: Original, found: LeastChange, terms: Mapping[str, str], evidence: Evidence | None = None
) -> None:
    """The package is in the zone, its edits and fills are all it changes, effects add up, ties change as many (S13).

    Parameters
    ----------
    terms
        What the draft settles: issue -> option.
    """
    name = f"the least change from {found.from_}"
    if found.package is None:
        if found.proof.kind == "certificate":
            needed(asked, evidence, change_statement(asked, terms, len(terms), _towards(asked, found, terms)), name)
        return
    for package in (found.package, *found.ties):
        check_package(asked, package, result=name)
        changed = sum(package[issue] != option for issue, option in terms.items())
        if changed != len(found.changes):
            raise CheckFailed(name, f"{changed} settled issues change, not {len(found.changes)}")
        _check_towards(asked, found, package, terms, name)
    distinct([package for package in found.ties if package != found.package], name)
    edits = {edit.issue: (edit.before, edit.after) for edit in (*found.changes, *found.fills)}
    right = {issue: (terms.get(issue), option) for issue, option in found.package.items() if terms.get(issue) != option}
    same(f"{name}: its edits", edits, right)
    if found.status == "already" and found.changes:
        raise CheckFailed(name, "the draft is said to need no change, and has some")
    _check_effects(asked, found, terms, name)
    if found.proof.kind == "certificate" and found.changes:
        statement = change_statement(asked, terms, len(found.changes) - 1, _towards(asked, found, terms))
        needed(asked, evidence, statement, name)


def towards_levels(asked: Original, terms: Mapping[str, str], party: str) -> tuple[Level, ...]:
    """What moving towards a party asks besides: more for it than in the draft, which must settle all issues."""
    name = f"moving towards {party}"
    if set(terms) != set(asked.issues):
        raise CheckFailed(name, "a draft with open issues has no value that could be certified to be exceeded")
    return (level(party, values_of(asked, places_of(asked, terms, name))[party], strict=True),)


def _towards(asked: Original, found: LeastChange, terms: Mapping[str, str]) -> tuple[Level, ...]:
    return () if found.towards is None else towards_levels(asked, terms, found.towards)


def _check_towards(asked: Original, found: LeastChange, package: Package, terms: Mapping[str, str], name: str) -> None:
    """The changes by themselves raise the party's value: against the draft with the same fills."""
    if found.towards is None:
        return
    after = values_of(asked, places_of(asked, package, name))[found.towards]
    before = values_of(asked, places_of(asked, {**package, **terms}, name))[found.towards]
    if after <= before:
        raise CheckFailed(name, f"it does not move towards {found.towards}, who has {before} before and {after} after")


def _check_effects(asked: Original, found: LeastChange, terms: Mapping[str, str], name: str) -> None:
    """Who gains and loses by an edit is who its effects say; and effects add up to the whole change of value."""
    for edit in (*found.changes, *found.fills):
        same(f"{name}: who gains by {edit.issue}", set(edit.gains), {p for p, e in edit.effects.items() if e > 0})
        same(f"{name}: who loses by {edit.issue}", set(edit.loses), {p for p, e in edit.effects.items() if e < 0})
    if set(terms) != set(asked.issues) or found.package is None:
        return
    before = values_of(asked, places_of(asked, terms, name))
    after = values_of(asked, places_of(asked, found.package, name))
    for party, value in after.items():
        said = sum(edit.effects.get(party, 0.0) for edit in found.changes)
        if not isclose(said, value - before[party], rel_tol=1e-6, abs_tol=1e-6):
            raise CheckFailed(name, f"effects on {party} add up to {said}, not to {float(value - before[party])}")
