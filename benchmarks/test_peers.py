"""The frontier and the Nash solution of 4^10 drafts, by NegMAS and by us, in one run and with the same answers.

NegMAS lives in an environment of its own (`make bench-peers`) and in a process of its own; tables go to it as JSON.
Both take no deal at or above what each party gets at least, where the conventions of both agree: NegMAS reads a lower
one as that least value. It compares sums of floating-point numbers as they are, so what only rounding tells apart is
taken out of its answer: values are rounded to `DIGITS`, and a point that another one then equals or beats is dropped.

Our compiled code is loaded before, by a larger instance: a fresh process answers small ones without it, in about three
times as long for two parties and ten times for three, which beats waiting for it.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Collection, Sequence
from math import prod
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from as_case import case_of
from instances import POINTS, instance
from measuring import measure, reach, shown, watch
from onetext.compromise import Row, Table, table_of
from onetext.compromise.problem import problem_of
from onetext.model import Case

HERE = Path(__file__).resolve().parent
PYTHON = HERE.parent / ".venv-peers" / "bin" / "python"
ISSUES, DIGITS, ROUNDS, OURS = 10, 9, 3, 51
ASKED = {2: 10_000, 3: 5_000}
"""Parties -> how many times as fast we are to be."""
Values = tuple[float, ...]


@pytest.mark.parametrize("below", [0.85, 0.0], ids=["no deal as above", "no deal 0"])
@pytest.mark.parametrize("parties", ASKED)
def test_against_negmas(parties: int, below: float, benchmark: BenchmarkFixture) -> None:
    """Both find the same frontier and the same Nash values."""
    if not PYTHON.exists():
        raise FileNotFoundError("NegMAS is not installed: run `make bench-peers`")
    table = instance(parties, ISSUES, below=below)
    theirs = asked_of_negmas(table)
    frontier_and_nash(instance(3, 60))
    work = f"frontier + Nash, {parties} parties, 4^{ISSUES} drafts{'' if below else ', no deal 0'}"
    asked = f"{ASKED[parties]:,} times as fast as NegMAS" if below else "-"
    found = measure(benchmark, work, asked, frontier_and_nash, [table], rounds=OURS)
    frontier, nash = found.answers[0]
    assert rounded(frontier) == unbeaten(theirs["frontier"])
    assert rounded(nash) == rounded(theirs["nash"])
    whole = with_table(case_of(table))
    seconds = theirs["seconds"]["pareto"] + theirs["seconds"]["nash"]
    ratio, built = seconds / found.typical, (seconds + theirs["seconds"]["build"]) / whole
    told = f"{ratio:,.0f} times as fast as NegMAS {theirs['version']} ({shown(seconds)}), {built:,.0f} with the table"
    reach(benchmark, float("inf") if below else None, found, told=told, good=ratio >= ASKED[parties])


def frontier_and_nash(table: Table) -> tuple[set[Values], set[Values]]:
    """All vectors of values that no agreement beats, and those of the largest product of gains."""
    from onetext.compromise.frontier import frontier

    problem = problem_of(table)
    found = frontier(problem, watch())
    assert found is not None
    assert found.complete
    floors = problem.floors.tolist()
    points = found.values.tolist()
    products = [prod(value - floor for value, floor in zip(point, floors, strict=True)) for point in points]
    most = max(products)
    scales = [denominator * POINTS for denominator in problem.denominators]

    def shares(point: list[int]) -> Values:
        return tuple(value / scale for value, scale in zip(point, scales, strict=True))

    nash = [point for point, product in zip(points, products, strict=True) if product == most]
    return {shares(point) for point in points}, {shares(point) for point in nash}


def with_table(case: Case) -> float:
    """Seconds from a case to the same answers."""
    took = []
    for _ in range(OURS):
        started = time.perf_counter()
        frontier_and_nash(table_of(case))
        took.append(time.perf_counter() - started)
    return median(took)


def asked_of_negmas(table: Table) -> dict[str, Any]:
    """What NegMAS finds, and how long each step takes it."""
    asked = {
        "options": dict(zip(table.issues, table.options, strict=True)),
        "parties": [party(table, row) for row in table.rows],
        "rounds": ROUNDS,
    }
    told = [str(PYTHON), str(HERE / "peers" / "negmas_side.py")]
    run = subprocess.run(told, input=json.dumps(asked), capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def party(table: Table, row: Row) -> dict[str, object]:
    """A party's utilities, from 0 to 1."""
    scale = row.denominator * POINTS
    assert row.no_deal is not None
    columns = zip(table.issues, table.options, row.cells, strict=True)
    utilities = {k: {o: cell / scale for o, cell in zip(ids, cells, strict=True)} for k, ids, cells in columns}
    return {"utilities": utilities, "reserved": float(row.no_deal / POINTS)}


def rounded(points: Collection[Sequence[float]]) -> set[Values]:
    """The distinct points, to so many digits."""
    return {tuple(round(float(value), DIGITS) for value in point) for point in points}


def unbeaten(points: Collection[Sequence[float]]) -> set[Values]:
    """The distinct points, without those that another one equals or beats in all values."""
    distinct = rounded(points)
    return {
        point
        for point in distinct
        if not any(other != point and all(a >= b for a, b in zip(other, point, strict=True)) for other in distinct)
    }
