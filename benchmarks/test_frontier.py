"""The Pareto frontier: complete for two and three parties, represented for five."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from instances import instance
from measuring import measure, reach, watch
from onetext.compromise.problem import Problem, problem_of

COMPLETE = {
    "2 parties, 60 issues": (2, 0, 0.010, "under 10 ms"),
    "2 parties, 60 issues, 30 rules": (2, 30, 0.100, "under 100 ms"),
    "3 parties, 60 issues": (3, 0, 3.0, "under 3 s"),
    "3 parties, 60 issues, 30 rules": (3, 30, 10.0, "under 10 s"),
}
"""What is measured: parties, rules, and the seconds asked for."""
COVERED = 2
"""Points: every agreement is to be that near to one of the set."""


@pytest.mark.parametrize("name", COMPLETE)
def test_frontier(name: str, benchmark: BenchmarkFixture) -> None:
    """All points of the frontier of the zone; what stands behind each is worked out when it is asked for."""
    from onetext.compromise.frontier import Frontier, frontier

    parties, rules, seconds, asked = COMPLETE[name]
    problems = [problem_of(instance(parties, 60, rules=rules, seed=seed)) for seed in range(3)]

    def call(problem: Problem) -> Frontier | None:
        return frontier(problem, watch())

    found = measure(benchmark, f"frontier, {name}", asked, call, problems)
    sizes = [len(answer.values) if answer is not None and answer.complete else 0 for answer in found.answers]
    reach(benchmark, seconds, found, told=f"{min(sizes)} to {max(sizes)} points", good=all(sizes))


def test_representatives(benchmark: BenchmarkFixture) -> None:
    """At most 200 packages, such that every agreement is proved to be near one of them in every party's value."""
    from onetext.compromise.representatives import Representatives, representatives

    problems = [problem_of(instance(5, 35, seed=0))]

    def call(problem: Problem) -> Representatives:
        return representatives(problem, watch(120), at_most=200)

    work = "representative set, 5 parties, 35 issues"
    found = measure(benchmark, work, f"under 30 s, epsilon at most {COVERED} points", call, problems, rounds=1)
    (answer,) = found.answers
    assert len(answer.packages) <= 200
    told = f"epsilon {float(answer.epsilon):.2f} points, {len(answer.packages)} packages, proof: {answer.proof}"
    reach(benchmark, 30.0, found, told=told, good=answer.epsilon <= COVERED)
