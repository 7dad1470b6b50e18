"""One linear programme per region, solved for many rows one after the other (HiGHS, warm starts).

Columns: weights in units of the largest end of their ranges, y in hundreds of points, interactions, and the sum of
weights. Only scores that some row speaks of have columns: what an order or ranges say of the others follows for these.
Floats only propose; `linear_check` and `linear_witness` decide in exact arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from onetext.preferences.reveal.linear import Region, Row, ScoreSet

if TYPE_CHECKING:
    import highspy

__all__ = ["Optimum", "Solver", "quiet"]

INFINITE = float("inf")
Terms = dict[int, float]


@dataclass(frozen=True)
class Optimum:
    """The least value of a row found (in points times the largest weight), where, and multipliers of the answers.

    `weights` and `points` as in the case; `scores` for the options that have columns.
    """

    value: float
    weights: tuple[float, ...]
    scores: Mapping[tuple[int, int], float]
    points: tuple[float, ...]
    multipliers: tuple[float, ...]


class Solver:
    """The programme of a region.

    Parameters
    ----------
    region, answers
        The region, and rows that are at least 0 in it.
    cells
        The (issue, option) of all scores that will be asked about.
    """

    def __init__(self, region: Region, answers: Sequence[Row], cells: Iterable[tuple[int, int]]) -> None:
        self.region, self.answers = region, answers
        self.unit = float(max((item.high for item in region.weights), default=Fraction(1))) or 1.0
        self.issues = len(region.weights)
        used = sorted({*cells, *(cell for row in answers for cell in row.cells)})
        free = [(k, o) for k, o in used if region.sets[k].lows[o] < region.sets[k].highs[o]]
        self.used = used
        self.column = {cell: self.issues + place for place, cell in enumerate(free)}
        self.first_point = self.issues + len(free)
        self.sum = self.first_point + len(region.points)
        self.rows: list[tuple[float, Terms]] = []
        self._weights_and_points()
        for k, scores in enumerate(region.sets):
            self._scores(k, scores, [o for issue, o in free if issue == k])
        self.first_answer = len(self.rows)
        self.rows += [(0.0, self.terms(row)) for row in answers]
        self.highs = quiet()
        self._build()
        self.fits = self._inner()

    # -- the rows ---

    def _weights_and_points(self) -> None:
        whole = dict.fromkeys(range(self.issues), 1.0)
        self.rows.append((0.0, {**whole, self.sum: -1.0}))
        self.rows.append((0.0, {**dict.fromkeys(whole, -1.0), self.sum: 1.0}))
        for i, span in enumerate(self.region.points):
            place = self.first_point + i
            self.rows.append((0.0, {place: 1.0, self.sum: -float(span.low) / 100}))
            self.rows.append((0.0, {place: -1.0, self.sum: float(span.high) / 100}))

    def _scores(self, k: int, scores: ScoreSet, free: Sequence[int]) -> None:
        """Ranges, and the order among the options that have columns."""
        above = {o: [j for j in free if j != o and scores.above[o] >> j & 1] for o in free}
        below_of = {o: [i for i in free if o in above[i]] for o in free}
        for o in free:
            y, low, high = self.column[k, o], float(scores.lows[o]) / 100, float(scores.highs[o]) / 100
            if low > 0 and (
                self._tied(scores, o, above[o]) or not any(scores.lows[i] == low * 100 for i in below_of[o])
            ):
                self.rows.append((0.0, {y: 1.0, k: -low}))
            if not any(scores.highs[j] == scores.highs[o] for j in above[o]) or self._tied(scores, o, above[o]):
                self.rows.append((0.0, {y: -1.0, k: high}))
            for j in above[o]:
                between = any(scores.above[o] >> i & 1 and scores.above[i] >> j & 1 for i in free if i not in (o, j))
                if not between or scores.above[j] >> o & 1:
                    self.rows.append((0.0, {self.column[k, j]: 1.0, y: -1.0}))

    @staticmethod
    def _tied(scores: ScoreSet, option: int, above: Sequence[int]) -> bool:
        """Whether an option stands above one that stands above it."""
        return any(scores.above[j] >> option & 1 for j in above)

    def terms(self, row: Row) -> Terms:
        """A row over the columns, a hundredth of it."""
        found: Terms = {}

        def add(place: int, number: float) -> None:
            found[place] = found.get(place, 0.0) + number

        for (k, o), times in row.cells.items():
            scores = self.region.sets[k]
            if (k, o) in self.column:
                add(self.column[k, o], float(times))
            else:
                add(k, float(times * scores.lows[o]) / 100)
        for k, times in row.weights.items():
            add(k, float(times) / 100)
        for i, times in row.points.items():
            add(self.first_point + i, float(times))
        if row.whole:
            add(self.sum, float(row.whole) / 100)
        return found

    def _build(self) -> None:
        for item in self.region.weights:
            self.highs.addVar(float(item.low) / self.unit, float(item.high) / self.unit)
        for _ in self.column:
            self.highs.addVar(0.0, 1.0)
        for _ in self.region.points:
            self.highs.addVar(-INFINITE, INFINITE)
        self.highs.addVar(float(self.region.floor) / self.unit, INFINITE)
        for low, terms in self.rows:
            self.highs.addRow(low, INFINITE, len(terms), list(terms), list(terms.values()))

    # -- solving ---

    def _inner(self) -> Optimum | None:
        """A point at which the answers hold with most to spare; None where they cannot all hold.

        Its value is what each answer has to spare, in points times the largest weight.
        """
        spare = self.sum + 1
        self.highs.addVar(-INFINITE, 1.0)
        for place in range(self.first_answer, len(self.rows)):
            self.highs.changeCoeff(place, spare, -1.0)
        found = self.least({spare: -1.0})
        self.highs.changeColBounds(spare, 0.0, 0.0)
        return found if found is not None and found.value < 1e-7 else None

    def least(self, terms: Terms) -> Optimum | None:
        """The least value of a row (a hundredth of it, over the columns); None where the solver finds none."""
        import highspy

        width = self.sum + 2
        cost = [0.0] * width
        for place, number in terms.items():
            cost[place] = number
        self.highs.changeColsCost(width, list(range(width)), cost)
        self.highs.run()
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        solution = self.highs.getSolution()
        values, duals = list(solution.col_value), list(solution.row_dual)
        return self._read(values, duals)

    def minimise(self, row: Row) -> Optimum | None:
        """The least value of a row."""
        return self.least(self.terms(row))

    def _read(self, values: Sequence[float], duals: Sequence[float]) -> Optimum:
        weights = values[: self.issues]
        scores = {
            (k, o): 100 * values[self.column[k, o]] / weights[k]
            if (k, o) in self.column and weights[k] > 1e-12
            else float(self.region.sets[k].lows[o])
            for k, o in self.used
        }
        whole = max(sum(weights), 1e-300)
        points = tuple(100 * value / whole for value in values[self.first_point : self.sum])
        value = float(self.highs.getInfo().objective_function_value) * 100
        return Optimum(
            value=value,
            weights=tuple(weight * self.unit for weight in weights),
            scores=scores,
            points=points,
            multipliers=tuple(max(0.0, dual) for dual in duals[self.first_answer :]),
        )


def quiet() -> highspy.Highs:
    """A solver that says nothing, on one thread."""
    import highspy

    highs = highspy.Highs()
    for name, value in (("output_flag", False), ("threads", 1), ("presolve", "off"), ("solver", "simplex")):
        highs.setOptionValue(name, value)
    return highs
