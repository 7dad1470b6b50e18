"""How many packages the zone holds."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from instances import instance
from measuring import measure, reach, watch
from onetext.compromise import Table
from onetext.model.results import Zone

ERROR = 0.03
"""Standard error asked for, as a share of the count."""


@pytest.mark.parametrize("rules", [0, 30])
def test_zone_count(rules: int, benchmark: BenchmarkFixture) -> None:
    """The count, with its standard error; 0 for an exact one."""
    from onetext.compromise.zone import zone

    tables = [instance(5, 60, rules=rules, seed=seed) for seed in range(3)]

    def call(table: Table) -> Zone:
        return zone(table, watch(), seed=0)

    work = f"zone count, 5 parties, 60 issues{f', {rules} rules' if rules else ''}"
    asked = "-" if rules else f"under 1 s, error at most {ERROR:.0%}"
    found = measure(benchmark, work, asked, call, tables)
    errors = [
        float("inf") if not answer.count or answer.standard_error is None else answer.standard_error / answer.count
        for answer in found.answers
    ]
    told = f"error at most {max(errors):.1%}"
    reach(benchmark, None if rules else 1.0, found, told=told, good=max(errors) <= ERROR)
