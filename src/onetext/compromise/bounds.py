"""Exact upper bounds from multipliers: whatever they are, the bound holds, since it is added up in integers."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from onetext.compromise.goals import Goal, Key, Product, Smallest, Sum
from onetext.compromise.problem import FREE
from onetext.compromise.scaled import Multipliers, Scaled

__all__ = ["bound_of"]


def bound_of(goal: Goal, own: Scaled, multipliers: Multipliers) -> Key | float | None:
    """No package's key is larger than this; None where the multipliers say nothing.

    For any multipliers a ≥ 0 of rows and b ≥ 0 of clauses, Σ a·total ≤ Σ_k max_o (Σ a·cell − Σ b·[named]) +
    Σ b·(size − 1) for every package that meets no clause.
    """
    problem = goal.problem
    rows, clauses = own.integers(multipliers)
    worth = np.tensordot(rows, own.cells, 1) - np.tensordot(clauses, own.members, 1)
    worth = np.where(problem.allowed, worth, np.iinfo(np.int64).min)
    most = int(worth.max(axis=1).sum()) + int(clauses @ (own.sizes - 1))
    # On the scale of exact sums: multiplier a of a scaled row is a / 2^shift of the exact one, whose base comes back.
    exact = [Fraction(int(a), 2**shift) for a, shift in zip(rows, own.shifts, strict=True)]
    total = most + sum((a * base for a, base in zip(exact, own.base, strict=True)), Fraction(0))
    if isinstance(goal, Smallest):
        return _smallest(goal, exact, total)
    if isinstance(goal, Sum):
        floors = _floors(goal, exact[:-1])
        return (total - floors) / exact[-1] / goal.scale if exact[-1] > 0 else None
    if isinstance(goal, Product):
        return _product(goal, exact, total)
    return None


def _floors(goal: Goal, exact: list[Fraction]) -> Fraction:
    pairs = zip(exact, goal.problem.floors.tolist(), strict=False)
    return sum((a * floor for a, floor in pairs if a and floor > FREE), Fraction(0))


def _smallest(goal: Smallest, exact: list[Fraction], total: Fraction) -> Fraction | None:
    offset = slope = Fraction(0)
    left = list(exact)
    for m in goal.measures:
        a = left[m.row] * goal.problem.denominators[m.row]
        left[m.row] = Fraction(0)
        offset += a * m.offset
        slope += a * m.unit
    return (total - offset - _floors(goal, left)) / slope if slope > 0 else None


def _product(goal: Product, exact: list[Fraction], total: Fraction) -> Fraction | None:
    """Σ a·g ≤ U gives Π g ≤ (U / n)^n / Π a."""
    left, product, count = list(exact), Fraction(1), len(goal.gaining)
    for r, origin in zip(goal.gaining, goal.origins, strict=True):
        a = left[r] * goal.problem.denominators[r]
        left[r] = Fraction(0)
        total -= a * origin
        product *= a
    total -= _floors(goal, left)
    return (max(total, Fraction(0)) / count) ** count / product if product > 0 else None
