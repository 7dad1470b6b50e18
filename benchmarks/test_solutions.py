"""Single best packages, proved: egalitarian, Nash, Kalai–Smorodinsky, leximin."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from instances import instance
from measuring import measure, reach, watch
from onetext.compromise import Table
from onetext.compromise.problem import Problem, problem_of
from onetext.model.results import Concept, Solution

SEEDS = range(3)
EGALITARIAN = {
    "5 parties, 28 issues": (5, 28, 0, 0.050, "under 50 ms, gap 0"),
    "5 parties, 28 issues, 30 rules": (5, 28, 30, None, "-"),
    "5 parties, 60 issues": (5, 60, 0, 1.0, "under 1 s, gap 0"),
    "5 parties, 60 issues, 30 rules": (5, 60, 30, None, "-"),
    "8 parties, 60 issues, 30 rules": (8, 60, 30, 5.0, "under 5 s, gap 0"),
}
"""What is measured: parties, issues, rules, and the seconds asked for."""
CONCEPTS: dict[str, tuple[Concept, int, int, float | None, str]] = {
    "Nash, 3 parties, 60 issues": ("nash", 3, 0, 0.5, "under 0.5 s, gap at most 1e-5"),
    "Nash, 5 parties, 60 issues": ("nash", 5, 0, 0.5, "under 0.5 s, gap at most 1e-5"),
    "Nash, 8 parties, 60 issues": ("nash", 8, 0, 0.5, "under 0.5 s, gap at most 1e-5"),
    "Nash, 8 parties, 60 issues, 30 rules": ("nash", 8, 30, None, "-"),
    "Kalai–Smorodinsky, 5 parties, 60 issues": ("ks", 5, 0, 1.0, "under 1 s, proved"),
    "Kalai–Smorodinsky, 5 parties, 60 issues, 30 rules": ("ks", 5, 30, None, "-"),
    "full leximin of gains, 5 parties, 60 issues": ("egalitarian", 5, 0, 2.0, "under 2 s, proved"),
    "full leximin of gains, 5 parties, 60 issues, 30 rules": ("egalitarian", 5, 30, None, "-"),
}
"""What is measured: concept, parties, rules, and the seconds asked for."""
GAP = 1e-5
"""In the sum of logarithms."""


@pytest.mark.parametrize("name", EGALITARIAN)
def test_egalitarian(name: str, benchmark: BenchmarkFixture) -> None:
    """The largest smallest gain, and the proof that none is larger."""
    from onetext.compromise.search import Best, Measure, best_smallest

    parties, issues, rules, seconds, asked = EGALITARIAN[name]
    problems = [problem_of(instance(parties, issues, rules=rules, seed=seed)) for seed in SEEDS]

    def call(problem: Problem) -> Best:
        measures = [
            Measure(row=row, offset=no_deal, unit=Fraction(1))
            for row, no_deal in enumerate(problem.no_deal)
            if no_deal is not None
        ]
        return best_smallest(problem, measures, watch())

    found = measure(benchmark, f"egalitarian, {name}", asked, call, problems)
    gaps = [_gap(answer.objective, answer.bound) for answer in found.answers]
    proofs = sorted({answer.proof for answer in found.answers})
    solved = all(answer.status == "solved" for answer in found.answers)
    reach(benchmark, seconds, found, told=_told(gaps, proofs), good=solved and max(gaps) == 0)


@pytest.mark.parametrize("name", CONCEPTS)
def test_concept(name: str, benchmark: BenchmarkFixture) -> None:
    """A concept with all its ties, as `settle` asks for it."""
    from onetext.compromise.solutions import solutions

    concept, parties, rules, seconds, asked = CONCEPTS[name]
    tables = [instance(parties, 60, rules=rules, seed=seed) for seed in SEEDS]

    def call(table: Table) -> Solution:
        return solutions(table, watch(), concepts=(concept,))[concept]

    found = measure(benchmark, name, asked, call, tables)
    gaps = [float("inf") if answer.gap is None else answer.gap for answer in found.answers]
    proofs = sorted({answer.proof.kind for answer in found.answers})
    most = GAP if concept == "nash" else 0.0
    reach(benchmark, seconds, found, told=_told(gaps, proofs), good=max(gaps) <= most and "none" not in proofs)


def _gap(objective: Fraction | float | None, bound: Fraction | float | None) -> float:
    return float("inf") if objective is None or bound is None else float(bound - objective)


def _told(gaps: Sequence[float], proofs: Sequence[str]) -> str:
    return f"gap {max(gaps):.2g}, proof: {' or '.join(proofs)}"
