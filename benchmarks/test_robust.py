"""The package that most sampled scenarios accept, and the bound on what any package could reach."""

from __future__ import annotations

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from measuring import measure, reach, watch
from onetext.compromise.robust_search import Best
from onetext.preferences import Scenarios
from worlds import BEST_KNOWN, Worlds, scenarios_of, worlds

NEAR, BOUND = 5, 0.10
"""Scenarios that the package found may fall short of the best known, and what the bound may exceed it by."""
ASKED = {
    1000: f"within {NEAR} of the best known in under 2 s",
    100: f"bound within {BOUND:.0%}, in any time",
}


@pytest.mark.parametrize("count", ASKED)
def test_robust(count: int, benchmark: BenchmarkFixture) -> None:
    """Search and bound as `robust` does both, on scenarios of a table that are drawn before the clock starts."""
    from onetext.compromise.duals import dual_bounds
    from onetext.compromise.robust_bound import Bound, most_possible
    from onetext.compromise.robust_search import most_accepted
    from onetext.compromise.worlds import worlds_of

    sampled = {seed: worlds(count, seed=seed) for size, seed in BEST_KNOWN if size == count}

    def call(scenarios: Scenarios) -> tuple[Best | None, Bound]:
        limits, now = watch(), worlds_of(scenarios)
        duals = dual_bounds(now, limits)
        best = most_accepted(now, duals.packages, limits, seed=0)
        return best, most_possible(now, duals.empty, best.accepted if best else 0, limits)

    work = f"robust, {count:,} scenarios, 5 parties, 28 issues"
    found = measure(benchmark, work, ASKED[count], call, [scenarios_of(own) for own in sampled.values()])
    reached = [verified(own, best) for own, (best, _) in zip(sampled.values(), found.answers, strict=True)]
    known = [BEST_KNOWN[count, seed][0] for seed in sampled]
    bounds = [bound.most for _, bound in found.answers]
    short = max(best - own for best, own in zip(known, reached, strict=True))
    over = max(most / own - 1 if own else np.inf for most, own in zip(bounds, reached, strict=True))
    told = f"accepted {listed(reached)} (best known {listed(known)}), bound {listed(bounds)}"
    good = short <= NEAR if count == 1000 else over <= BOUND
    reach(benchmark, 2.0 if count == 1000 else float("inf"), found, told=told, good=good)


def verified(own: Worlds, best: Best | None) -> int:
    """In how many scenarios the package is accepted, counted in integers."""
    accepted = int(own.accepted(best.package[None])[0]) if best is not None else 0
    assert accepted == (best.accepted if best is not None else 0)
    return accepted


def listed(numbers: list[int]) -> str:
    """Numbers of all seeds."""
    return ", ".join(map(str, numbers))
