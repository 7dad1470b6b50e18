"""Sampled scenarios made by chance, and what the definitions say of them, scenario by scenario.

Nothing here uses the code under test beyond the dataclasses.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import product

import numpy as np
from table_builders import Package, meets

from onetext.preferences import SampledLine, SampledRow, Scenarios

PARTIES = ("atlas", "borea", "corvid", "delta")


def random_scenarios(
    seed: int,
    *,
    draws: int = 8,
    parties: int = 2,
    issues: int = 4,
    options: int = 3,
    rules: int = 2,
    lines: int = 3,
    interactions: int = 1,
    consents: int = 1,
    floor: float = 0.5,
) -> Scenarios:
    """Scenarios with whole numbers of points, so that ties are common."""
    rng = random.Random(seed)
    sizes = [rng.randint(1 if options > 2 else options, options) for _ in range(issues)]

    def clause(width: int) -> Mapping[int, frozenset[int]]:
        return {
            k: frozenset(rng.sample(range(sizes[k]), rng.randint(1, max(1, sizes[k] - 1))))
            for k in rng.sample(range(issues), min(issues, width))
        }

    def row(party: str, needed: Mapping[int, frozenset[int]] | None) -> SampledRow:
        cells = np.array([[rng.randint(0, 9) for _ in range(draws)] for _ in range(sum(sizes))], dtype=float)
        added = []
        for _ in range(interactions):
            where = rng.sample(range(issues), min(issues, rng.randint(1, 3)))
            points = np.array([rng.randint(-9, 9) for _ in range(draws)], dtype=float)
            added.append(({k: rng.randrange(sizes[k]) for k in where}, points))
        threshold = np.array([float(rng.randint(0, max(1, int(18 * issues * floor)))) for _ in range(draws)])
        return SampledRow(party=party, cells=cells, threshold=threshold, interactions=tuple(added), needed=needed)

    names = PARTIES[:parties]
    watchers = [f"watcher{i}" for i in range(consents)]
    return Scenarios(
        seed=seed,
        draws=draws,
        issues=tuple(f"issue{k}" for k in range(issues)),
        options=tuple(tuple(f"o{o}" for o in range(size)) for size in sizes),
        rows=(*(row(name, None) for name in names), *(row(name, clause(2)) for name in watchers)),
        lines=tuple(
            SampledLine(
                line=f"L{i}",
                party=names[i % parties],
                clauses=tuple(clause(rng.choice((1, 1, 2))) for _ in range(rng.choice((1, 2)))),
                real=np.array([rng.random() < 0.5 for _ in range(draws)]),
            )
            for i in range(lines)
        ),
        rules=tuple(clause(rng.choice((1, 2, 2, 2))) for _ in range(rules)),
        parties=(*names, *watchers),
    )


def every_package(scenarios: Scenarios) -> list[Package]:
    """All packages."""
    return list(product(*(range(len(options)) for options in scenarios.options)))


def obeys(scenarios: Scenarios, package: Package) -> bool:
    """S1."""
    return not any(meets(clause, package) for clause in scenarios.rules)


def accepted(scenarios: Scenarios, package: Package, place: int) -> bool:
    """S1, S9 and S10 in one scenario, from the definitions."""
    if not obeys(scenarios, package):
        return False
    for line in scenarios.lines:
        if line.real[place] and any(meets(clause, package) for clause in line.clauses):
            return False
    starts = [sum(map(len, scenarios.options[:k])) for k in range(len(scenarios.options))]
    for row in scenarios.rows:
        value = sum(row.cells[start + option, place] for start, option in zip(starts, package, strict=True))
        for where, points in row.interactions:
            if all(package[k] == o for k, o in where.items()):
                value += points[place]
        asked = row.needed is None or any(package[k] in options for k, options in row.needed.items())
        if asked and value < row.threshold[place]:
            return False
    return True


def counts(scenarios: Scenarios) -> dict[Package, int]:
    """Per package in how many scenarios all accept it."""
    return {
        package: sum(accepted(scenarios, package, place) for place in range(scenarios.draws))
        for package in every_package(scenarios)
    }
