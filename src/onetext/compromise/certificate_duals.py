"""Multipliers for certificates, from the duals of a linear relaxation (HiGHS).

Two relaxations of a statement's demands over the options that are left:

- elastic: the most t such that every demand can be exceeded by t, each in its own scale. Where t < 0, the duals are
  multipliers that refute the demands taken together. It is never infeasible.
- of a product: the largest Σ ln g_p, with the logarithm replaced by tangents that are added as they are needed. The
  duals of the tangents give the a_p of the inequality of the means, those of the demands the rest.

Each row is shifted and scaled so that its smallest cells are 0 and none is above 1, whatever the integers are: the
solver takes no coefficient of 10^15 or more.

Floats only propose; `check_proof.Ground` decides in integers whether what they propose closes a node.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import log, prod
from typing import TYPE_CHECKING

from onetext.compromise.check_proof import Ground, IntegerRow, Left
from onetext.compromise.statements import Multipliers

if TYPE_CHECKING:
    import highspy

__all__ = ["Proposal", "Relaxations"]

FINE = 2**40
"""Multipliers are rounded to whole numbers of this size, relatively to the largest demand."""
ROUNDS = 12
"""Most tangents added at one node."""
INFINITE = float("inf")
OUT = 4
"""No sum in units of its size is as far from 0: from the smallest options a row moves by 1 at most."""


@dataclass(frozen=True)
class Proposal:
    """What a relaxation says of a node.

    `shares`: per issue and option how far it is chosen; `strikes`: multipliers to try; `spread`: how much a row counts.
    """

    shares: list[list[float]]
    strikes: tuple[Multipliers, ...]
    pulls: list[float]


class Relaxations:
    """The relaxations of one statement, for any set of options left."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.elastic = _Model(ground, elastic=True)
        self.product = _Model(ground, elastic=False) if ground.gains and ground.target > 0 else None

    def propose(self, left: Left) -> Proposal:
        """Solve at a node. The product's relaxation speaks first; where it is infeasible, the elastic one does."""
        if self.product is not None:
            found = self._by_product(self.product, left)
            if found is not None:
                return found
        model = self.elastic
        model.restrict(left)
        if not model.solve():
            # A solver that stumbles proposes nothing, and the node is branched on as it is.
            even = [[1.0 / size] * size for size in model.sizes]
            return Proposal(even, (), [0.0] * len(self.ground.rows))
        return Proposal(model.shares(), (model.multipliers(),), model.pulls())

    def _by_product(self, model: _Model, left: Left) -> Proposal | None:
        model.restrict(left)
        target = log(self.ground.target.numerator) - log(self.ground.target.denominator)
        target -= sum(log(size) for size in model.gain_sizes)
        for _ in range(ROUNDS):
            if not model.solve():
                return None
            if model.objective() <= target or not model.add_tangents():
                break
        exact = model.exact_multipliers()
        found = (*((exact,) if exact else ()), model.multipliers())
        return Proposal(model.shares(), found, model.pulls())


class _Model:
    """One HiGHS model: columns are options, then interactions, then t or the logarithms; rows as in `_build`."""

    def __init__(self, ground: Ground, *, elastic: bool) -> None:
        self.ground, self.elastic = ground, elastic
        self.sizes = [len(ids) for ids in ground.asked.options]
        self.starts = [sum(self.sizes[:k]) for k in range(len(self.sizes))]
        self.row_sizes = [row.reach for row in ground.rows]
        self.gain_sizes = [max(row.reach, _highest(row)) for row in ground.gains]
        self.joint = sorted({terms for row in (*ground.rows, *ground.gains) for terms in row.interactions})
        self.options = sum(self.sizes)
        self.extra = self.options + len(self.joint)
        self.highs = _quiet()
        self._build()
        self.tangents: list[tuple[int, float]] = []
        if not elastic:
            for place in range(len(ground.gains)):
                for point in (1.0, 0.5, 0.25, 0.1):
                    self._tangent(place, point)

    def _build(self) -> None:
        """Rows: one per issue (choose one), per demand, per clause; interactions' links come last."""
        highs, ground = self.highs, self.ground
        for _ in range(self.extra):
            highs.addVar(0.0, 1.0)
        if self.elastic:
            highs.addVar(-INFINITE, 1.0)
            highs.changeColCost(self.extra, -1.0)
        else:
            for place in range(len(ground.gains)):
                highs.addVar(-INFINITE, INFINITE)
                highs.changeColCost(self.extra + place, -1.0)
        for start, size in zip(self.starts, self.sizes, strict=True):
            self._row(1.0, 1.0, {start + o: 1.0 for o in range(size)})
        for row, size in zip(ground.rows, self.row_sizes, strict=True):
            self._row(_least(row, size), INFINITE, self._terms(row, size) | self._give(-1.0))
        for clause in ground.clauses:
            terms = {self.starts[k] + o: 1.0 for k, mask in clause for o in range(self.sizes[k]) if mask >> o & 1}
            self._row(-INFINITE, len(clause) - 1.0, terms | self._give(1.0))
        for place, joint in enumerate(self.joint, start=self.options):
            for k, o in joint:
                self._row(-INFINITE, 0.0, {place: 1.0, self.starts[k] + o: -1.0})
            stands = {self.starts[k] + o: 1.0 for k, o in joint}
            self._row(-INFINITE, len(joint) - 1.0, stands | {place: -1.0})

    def _give(self, sign: float) -> dict[int, float]:
        return {self.extra: sign} if self.elastic else {}

    def _terms(self, row: IntegerRow, size: int) -> dict[int, float]:
        """What options and interactions add above the smallest option of each issue; `_lacking` is the rest."""
        found = {
            start + o: (number - min(numbers)) / size
            for start, numbers in zip(self.starts, row.cells, strict=True)
            for o, number in enumerate(numbers)
            if number > min(numbers)
        }
        for terms, points in row.interactions.items():
            found[self.options + self.joint.index(terms)] = points / size
        return found

    def _row(self, low: float, high: float, terms: dict[int, float]) -> None:
        self.highs.addRow(low, high, len(terms), list(terms), list(terms.values()))

    def _tangent(self, place: int, point: float) -> None:
        """The tangent: ln g <= ln point + (g − point) / point, g in units of its size."""
        row, size = self.ground.gains[place], self.gain_sizes[place]
        terms = {column: -number / point for column, number in self._terms(row, size).items()}
        self._row(-INFINITE, log(point) - 1.0 - _least(row, size) / point, terms | {self.extra + place: 1.0})
        self.tangents.append((place, point))

    # -- at a node ---

    def restrict(self, left: Left) -> None:
        """Allow the options that are left; demand what then stands."""
        upper = [float(mask >> o & 1) for mask, size in zip(left, self.sizes, strict=True) for o in range(size)]
        if self.options:
            self.highs.changeColsBounds(self.options, list(range(self.options)), [0.0] * self.options, upper)
        for place, row in enumerate(self.ground.rows):
            if row.only_at:
                low = _least(row, self.row_sizes[place]) if row.stands(left) else -INFINITE
                self.highs.changeRowBounds(len(self.sizes) + place, low, INFINITE)

    def solve(self) -> bool:
        """Whether an optimum was found; it is then kept."""
        import highspy

        self.highs.run()
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return False
        solution = self.highs.getSolution()
        self.values, self.duals = list(solution.col_value), list(solution.row_dual)
        return True

    def objective(self) -> float:
        """The largest Σ ln g_p, by the tangents."""
        return float(sum(self.values[self.extra :]))

    def gains(self) -> list[float]:
        """Gains at the optimum, each in units of its size."""
        found = []
        for row, size in zip(self.ground.gains, self.gain_sizes, strict=True):
            terms = self._terms(row, size)
            found.append(sum(number * self.values[column] for column, number in terms.items()) - _least(row, size))
        return found

    def add_tangents(self) -> bool:
        """Cut the optimum off where the tangents overrate it; False where they do not."""
        added = False
        for place, gain in enumerate(self.gains()):
            if gain > 1e-9 and self.values[self.extra + place] > log(gain) + 1e-9:
                self._tangent(place, gain)
                added = True
        return added

    def shares(self) -> list[list[float]]:
        """Per issue how far each option is chosen."""
        return [self.values[start : start + size] for start, size in zip(self.starts, self.sizes, strict=True)]

    def pulls(self) -> list[float]:
        """Per demand its dual, in its own scale."""
        first = len(self.sizes)
        return [abs(dual) for dual in self.duals[first : first + len(self.ground.rows)]]

    def multipliers(self) -> Multipliers:
        """The duals as integers."""
        if self.elastic:
            return self._rounded(FINE * max(self.row_sizes, default=1), ())
        first = len(self.duals) - len(self.tangents)
        weights = [0.0] * len(self.gain_sizes)
        for (place, point), dual in zip(self.tangents, self.duals[first:], strict=True):
            weights[place] += abs(dual) / point
        whole = FINE * max((*self.row_sizes, *self.gain_sizes))
        gains = tuple(max(1, _times(w, whole, size)) for w, size in zip(weights, self.gain_sizes, strict=True))
        return self._rounded(whole, gains)

    def exact_multipliers(self) -> Multipliers | None:
        """Where the optimum is a package: the a_p that make both means equal there, exactly."""
        package = [max(range(len(shares)), key=shares.__getitem__) for shares in self.shares()]
        if any(shares[o] < 1 - 1e-6 for shares, o in zip(self.shares(), package, strict=True)):
            return None
        gains = [row.total(package) - row.floor for row in self.ground.gains]
        if min(gains) <= 0:
            return None
        whole = prod(gains) * FINE
        return self._rounded(whole, tuple(whole // gain for gain in gains))

    def _rounded(self, whole: int, gains: tuple[int, ...]) -> Multipliers:
        first, rows, clauses = len(self.sizes), len(self.ground.rows), len(self.ground.clauses)
        row_duals = self.duals[first : first + rows]
        clause_duals = self.duals[first + rows : first + rows + clauses]
        found = [_times(abs(dual), whole, size) for dual, size in zip(row_duals, self.row_sizes, strict=True)]
        barred = [_times(abs(dual), whole, 1) for dual in clause_duals]
        return Multipliers(
            rows=tuple((place, times) for place, times in enumerate(found) if times > 0),
            clauses=tuple((place, times) for place, times in enumerate(barred) if times > 0),
            gains=gains,
        )


def _lacking(row: IntegerRow) -> int:
    """What the smallest options leave to be reached."""
    return row.floor - sum(map(min, row.cells))


def _highest(row: IntegerRow) -> int:
    """How far a sum can exceed its floor, at most."""
    together = sum(max(0, points) for points in row.interactions.values())
    return sum(max(numbers) - min(numbers) for numbers in row.cells) + together - _lacking(row)


def _least(row: IntegerRow, size: int) -> float:
    """What is to be reached, in units of a size. Of what is out of reach, or reached anyway, no more need be said."""
    return float(max(Fraction(-OUT), min(Fraction(OUT), Fraction(_lacking(row), size))))


def _times(dual: float, whole: int, size: int) -> int:
    return round(dual * FINE) * whole // (FINE * size)


def _quiet() -> highspy.Highs:
    import highspy

    highs = highspy.Highs()
    for name, value in (("output_flag", False), ("threads", 1), ("presolve", "off"), ("solver", "simplex")):
        highs.setOptionValue(name, value)
    return highs
