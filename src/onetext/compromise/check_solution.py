"""Whether a solution is what it is said to be, and best by its concept (S12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import combinations
from math import isclose, log, prod

from onetext.compromise.check_case import Original, places_of, values_of
from onetext.compromise.check_common import CLOSE, distinct, near_numbers, same
from onetext.compromise.check_package import check_package, check_values
from onetext.compromise.check_tree import needed
from onetext.compromise.statements import Evidence, Level, Product, Statement, level
from onetext.errors import CheckFailed
from onetext.model.results import Package, Solution

__all__ = ["best_statements", "check_solution", "ideal_statements"]


def check_solution(asked: Original, solution: Solution, evidence: Evidence | None = None) -> None:
    """Packages in the zone, values, gains, shares and objective right, the bound no lower; and proved, if said so.

    A certificate covers the number that is maximised first (the product over the largest set of gainers; the smallest
    share or gain; the sum), not the ties behind it.
    """
    name = f"the {solution.concept} solution"
    for package in (*solution.packages, *solution.next_best):
        check_package(asked, package, result=name)
    distinct([*solution.packages, *solution.next_best], name)
    if not solution.packages:
        return
    first = solution.packages[0]
    check_values(asked, first, solution.exact_values, result=name)
    gains = gains_of(asked, first, name)
    near_numbers(solution.values, {party: float(v) for party, v in solution.exact_values.items()}, f"{name}: values")
    near_numbers(solution.gains, {party: float(gain) for party, gain in gains.items()}, f"{name}: gains")
    _check_objective(solution, gains, name)
    units = None
    if solution.concept == "ks" and solution.proof.kind == "certificate":
        units = units_of(asked, ideals_of(asked, (*(evidence or Evidence()).witnesses, *solution.packages), name))
        shares = {party: float(gains[party] / unit) if unit > 0 else None for party, unit in units.items()}
        near_numbers(solution.shares, shares, f"{name}: shares")
    _check_others(asked, solution, units, name)
    if solution.concept == "nash":
        strictly = sorted(party for party, gain in gains.items() if gain > 0)
        same(f"{name}: who strictly gains", sorted(solution.strictly_gaining), strictly)
    if solution.proof.kind == "certificate":
        for statement in best_statements(asked, solution, evidence or Evidence()):
            needed(asked, evidence, statement, name)


def best_statements(asked: Original, solution: Solution, evidence: Evidence) -> list[Statement]:
    """All that must hold for a solution's first package to be the best of its concept (S12).

    For Kalai–Smorodinsky the largest values in the zone are those of the evidence's witnesses, and that there are no
    larger ones is among the statements.
    """
    name = f"the {solution.concept} solution"
    gains = gains_of(asked, solution.packages[0], name)
    if solution.concept == "nash":
        return _nash_statements(asked, solution, name)
    if solution.concept == "utilitarian":
        values = values_of(asked, places_of(asked, solution.packages[0], name))
        every = tuple((party, Fraction(1)) for party in sorted(values))
        return [Statement(levels=(Level(coefficients=every, least=sum(values.values(), Fraction(0)), strict=True),))]
    if solution.concept == "egalitarian":
        return [_all_above(asked, dict.fromkeys(gains, Fraction(1)), min(gains.values()))] if gains else []
    ideals = ideals_of(asked, (*evidence.witnesses, *solution.packages), name)
    measured = {party: unit for party, unit in units_of(asked, ideals).items() if unit > 0}
    found = ideal_statements(asked, ideals)
    if measured:
        smallest = min(gains[party] / unit for party, unit in measured.items())
        found.append(_all_above(asked, measured, smallest))
    return found


def ideal_statements(asked: Original, ideals: Mapping[str, Fraction]) -> list[Statement]:
    """No party can have more in the zone than its largest value there."""
    return [Statement(levels=(level(own.party, ideals[own.party], strict=True),)) for own in asked.values]


def _nash_statements(asked: Original, solution: Solution, name: str) -> list[Statement]:
    """No larger set gains strictly, and no listed one has a larger product; nor gains another, if all are listed.

    Products over different sets are of different points, and are not compared.
    """
    best = _products(asked, solution, name)
    parties = sorted(own.party for own in asked.values if own.no_deal is not None)
    size = len(next(iter(best)))
    found = [_gaining(asked, others) for others in combinations(parties, size + 1)]
    for own in combinations(parties, size) if size else ():
        if own in best:
            found.append(Statement(product=Product(parties=own, above=best[own])))
        elif solution.ties_complete:
            found.append(_gaining(asked, own))
    return found


def _gaining(asked: Original, parties: Iterable[str]) -> Statement:
    return _all_above(asked, dict.fromkeys(parties, Fraction(1)), Fraction(0))


def _products(asked: Original, solution: Solution, name: str) -> dict[tuple[str, ...], Fraction]:
    """Per set of parties that strictly gain in a listed package, the product of their gains there."""
    found: dict[tuple[str, ...], Fraction] = {}
    for package in solution.packages:
        gaining, product = _gained(asked, package, name)
        if found.setdefault(gaining, product) != product or len(gaining) != len(next(iter(found))):
            raise CheckFailed(name, f"{dict(package)} is listed as a tie, and is none")
    return found


def _gained(asked: Original, package: Package, name: str) -> tuple[tuple[str, ...], Fraction]:
    gains = {party: gain for party, gain in gains_of(asked, package, name).items() if gain > 0}
    return tuple(sorted(gains)), prod(gains.values(), start=Fraction(1))


def _all_above(asked: Original, units: Mapping[str, Fraction], smallest: Fraction) -> Statement:
    return Statement(
        levels=tuple(
            level(party, (asked.own(party).no_deal or 0) + smallest * unit, strict=True)
            for party, unit in sorted(units.items())
        )
    )


def ideals_of(asked: Original, packages: Iterable[Package], name: str) -> dict[str, Fraction]:
    """Each signatory's largest value over some packages of the zone."""
    found: dict[str, Fraction] = {}
    for package in packages:
        check_package(asked, package, result=f"{name}: a witness of a largest value")
        for party, number in values_of(asked, places_of(asked, package, name)).items():
            found[party] = max(number, found.get(party, number))
    return found


def units_of(asked: Original, ideals: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """What a gain is a share of: the largest gain of each signatory whose no deal is known."""
    return {own.party: ideals[own.party] - own.no_deal for own in asked.values if own.no_deal is not None}


def gains_of(asked: Original, package: Package, name: str) -> dict[str, Fraction]:
    """Gains of those whose no deal is known."""
    values = values_of(asked, places_of(asked, package, name))
    return {own.party: values[own.party] - own.no_deal for own in asked.values if own.no_deal is not None}


def _check_objective(solution: Solution, gains: Mapping[str, Fraction], name: str) -> None:
    numbers: dict[str, float | None] = {
        "nash": sum(log(gain) for gain in gains.values() if gain > 0),
        "egalitarian": float(min(gains.values(), default=0)),
        "utilitarian": float(sum(solution.exact_values.values())),
    }
    shares = [share for share in solution.shares.values() if share is not None]
    right = min(shares, default=None) if solution.concept == "ks" else numbers[solution.concept]
    said = solution.objective
    if said is not None and right is not None and not isclose(said, right, rel_tol=1e-6, abs_tol=1e-6):
        raise CheckFailed(name, f"what it maximises is {right} at its package, not {said}")
    if said is not None and solution.bound is not None and solution.bound < said - 1e-6 * max(1.0, abs(said)):
        raise CheckFailed(name, f"its bound {solution.bound} is below what it reaches, {said}")
    for party, share in solution.shares.items():
        gain = gains.get(party)
        if (
            share is not None
            and gain is not None
            and (share < -CLOSE or share > 1 + CLOSE or (share > CLOSE) != (gain > 0))
        ):
            raise CheckFailed(name, f"{party} gains {gain}, which is no share of {share}")


def _check_others(asked: Original, solution: Solution, units: Mapping[str, Fraction] | None, name: str) -> None:
    """Ties reach what the first package reaches; further packages do not exceed it, and are apart from all before."""
    best = _reached(asked, solution, solution.packages[0], units, name)
    products = _products(asked, solution, name) if solution.concept == "nash" else {}
    for package in solution.packages[1:]:
        if _reached(asked, solution, package, units, name) != best:
            raise CheckFailed(name, f"{dict(package)} is listed as a tie, and is none")
    before = [*solution.packages]
    for package in solution.next_best:
        gaining, product = _gained(asked, package, name)
        more = product > products.get(gaining, product)
        if more or _reached(asked, solution, package, units, name) > best:
            raise CheckFailed(name, f"{dict(package)} is listed as a further package, and is better than the best")
        nearest = min(sum(package[issue] != other[issue] for issue in asked.issues) for other in before)
        if nearest < solution.apart:
            raise CheckFailed(name, f"{dict(package)} is not {solution.apart} issues apart from all before")
        before.append(package)


def _reached(
    asked: Original, solution: Solution, package: Package, units: Mapping[str, Fraction] | None, name: str
) -> tuple[Fraction, ...]:
    """What a concept maximises, as far as it can be told: shares only where the largest gains (`units`) are known."""
    gains = gains_of(asked, package, name)
    if solution.concept == "nash":
        return (Fraction(len(_gained(asked, package, name)[0])),)
    if solution.concept == "egalitarian":
        return tuple(sorted(gains.values()))
    if solution.concept == "utilitarian":
        return (sum(values_of(asked, places_of(asked, package, name)).values(), Fraction(0)),)
    return tuple(sorted(gains[party] / unit for party, unit in (units or {}).items() if unit > 0))
