"""What NegMAS makes of a table: its frontier and its Nash points. Run by the Python of `.venv-peers` alone.

Reads from standard input, as JSON, `options` (issue -> names), `parties` (each with `utilities`, issue -> option ->
number, and `reserved`) and `rounds`; writes to standard output, as JSON, the median seconds of each step and the values
found. Utilities are between 0 and 1, as NegMAS has them.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import TypeVar

T = TypeVar("T")


def main() -> None:
    """Answer one request."""
    from negmas import __version__
    from negmas.outcomes import make_issue
    from negmas.preferences import LinearAdditiveUtilityFunction
    from negmas.preferences.ops import nash_points, pareto_frontier

    asked = json.load(sys.stdin)
    names = list(asked["options"])

    def built() -> tuple[list[object], list[object]]:
        issues = [make_issue(asked["options"][name], name=name) for name in names]
        parties = [
            LinearAdditiveUtilityFunction(
                {name: party["utilities"][name] for name in names},
                weights=dict.fromkeys(names, 1.0),
                issues=issues,
                reserved_value=party["reserved"],
            )
            for party in asked["parties"]
        ]
        return issues, parties

    build, (issues, parties) = timed(built, asked["rounds"])
    pareto, (frontier, _) = timed(lambda: pareto_frontier(parties, issues=issues), asked["rounds"])
    nash, points = timed(lambda: nash_points(parties, frontier, issues=issues), asked["rounds"])
    json.dump(
        {
            "version": __version__,
            "seconds": {"build": build, "pareto": pareto, "nash": nash},
            "frontier": [list(map(float, values)) for values in frontier],
            "nash": [list(map(float, values)) for values, _ in points],
        },
        sys.stdout,
    )


def timed(call: Callable[[], T], rounds: int) -> tuple[float, T]:
    """The median seconds of some runs, and what the last one found."""
    took = []
    for _ in range(rounds):
        started = time.perf_counter()
        found = call()
        took.append(time.perf_counter() - started)
    return median(took), found


if __name__ == "__main__":
    main()
