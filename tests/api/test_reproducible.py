"""S19: the same case and seed give the same bytes, in any process; another seed moves sampled numbers only."""

from __future__ import annotations

import os
import subprocess
import sys

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


def printed(arguments: tuple[str, ...], hash_seed: str) -> bytes:
    command = [sys.executable, "-m", "onetext", *arguments, "--json"]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run(command, capture_output=True, check=True, env=environment).stdout


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_two_processes_print_the_same_bytes(arguments: tuple[str, ...]) -> None:
    assert printed(arguments, "1") == printed(arguments, "424242")


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
