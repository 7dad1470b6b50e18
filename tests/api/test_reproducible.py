"""S19: the same case and seed give the same bytes, in any process; another seed moves sampled numbers only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

import onetext

COMMANDS = (
    ("balance", "harbour-wages"),
    ("compare", "harbour-wages", "chair-text", "rolling-text"),
    ("compare", "ukraine-2025", "e3", "ua20", "--base", "us28"),
    ("concede", "harbour-wages"),
    ("brief", "harbour-wages"),
    ("frontier", "ukraine-2025"),
    ("log", "ukraine-2025"),
    ("robust", "harbour-wages"),
    ("settle", "ukraine-2025", "--solutions", "all"),
    ("settle", "ukraine-2025", "--reading", "strict"),
    ("show", "harbour-wages"),
)


SCRIPT = """
import contextlib, io, json, sys
from onetext.cli import main

told = {}
for arguments in json.load(sys.stdin):
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)) as out:
        status = main([*arguments, "--json"])
    told[" ".join(arguments)] = [status, out.buffer.getvalue().decode()]
json.dump(told, sys.stdout)
"""
"""One process that answers all commands, one after the other: to start one for each takes longer than to answer."""


def printed(hash_seed: str, commands: tuple[tuple[str, ...], ...]) -> dict[str, list[Any]]:
    """Status and standard output of each command, from one process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps(commands),
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=environment,
    )
    found: dict[str, list[Any]] = json.loads(told.stdout)
    return found


@pytest.fixture(scope="module")
def processes() -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
    """Two processes: other hashes, and another order, so that nothing rests on what was answered before."""
    return printed("1", COMMANDS), printed("424242", COMMANDS[::-1])


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_two_processes_print_the_same_bytes(
    arguments: tuple[str, ...], processes: tuple[dict[str, list[Any]], dict[str, list[Any]]]
) -> None:
    (status, out), again = (told[" ".join(arguments)] for told in processes)
    assert status == 0
    assert json.loads(out)["command"] == arguments[0]
    assert [status, out] == again


def test_the_seed_moves_chances_by_no_more_than_sampling_explains_and_bounds_not_at_all() -> None:
    case = onetext.load_case("harbour-wages")
    one, two = onetext.balance(case, seed=1), onetext.balance(case, seed=2)
    moved = False
    for first, second in zip(one.drafts, two.drafts, strict=True):
        for party, before in first.parties.items():
            after = second.parties[party]
            assert (before.value, before.no_deal, before.accepts) == (after.value, after.no_deal, after.accepts)
            if before.accept_probability and after.accept_probability:
                a, b = before.accept_probability, after.accept_probability
                moved = moved or a.point != b.point
                # Six standard errors of the difference: one run in half a billion would exceed it.
                assert abs(a.point - b.point) <= 6 * (a.standard_error**2 + b.standard_error**2) ** 0.5 + 1e-12
    assert moved
