"""What `frontier` says on a terminal of what is not known: by name, and why."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

import onetext
from onetext.model import Case, Range
from onetext.report.terminal.frontier import show_frontier

WAGES = onetext.load_case("harbour-wages")
PARTIES = {party.name: party.id for party in WAGES.parties}


def said(case: Case, **asked: bool) -> str:
    """What is printed at 80 columns, with single blanks."""
    console = Console(file=io.StringIO(), width=80, highlight=False, markup=False, emoji=False)
    day = case.as_of or case.newest
    assert day is not None
    show_frontier(onetext.frontier(case, **asked), case.at(day), console)
    assert isinstance(console.file, io.StringIO)
    return " ".join(console.file.getvalue().split())


def weightless(name: str) -> Case:
    nothing = Range.of(0, None)
    party = PARTIES[name]
    weights = tuple(replace(item, weight=nothing) if item.party == party else item for item in WAGES.weights)
    return replace(WAGES, weights=weights)


@pytest.mark.parametrize(
    ("name", "other"), [("Dockers' Union", "Harbour Company"), ("Harbour Company", "Dockers' Union")]
)
def test_a_signatory_whose_weights_are_zero_is_named_and_nothing_is_called_proved(name: str, other: str) -> None:
    case = weightless(name)
    result = onetext.frontier(case)
    assert set(result.signatories) == set(case.signatories)
    assert result.untested == (PARTIES[name],)
    assert all(set(point.values) == {PARTIES[other]} for point in result.points)
    assert all(row[PARTIES[name]] is None for row in result.rows())
    assert (result.complete, result.proof.kind, result.zone_status) == (False, "none", "unknown")
    text = said(case)
    assert f"What any text is worth to {name} is not known, since its weights are all zero" in text
    assert "not proved" in text
    assert "cannot be bettered" not in text
    assert "no deal is unknown" not in text


def test_a_signatory_whose_no_deal_is_unknown_is_named() -> None:
    party = PARTIES["Harbour Company"]
    case = replace(WAGES, no_deals=tuple(item for item in WAGES.no_deals if item.party != party))
    text = said(case)
    assert "What no deal is worth to Harbour Company is not known, so which texts it would accept by value" in text
    assert "cannot be bettered" not in text
    # Without the conditions of the zone, no deal plays no part.
    assert "What no deal is worth" not in said(case, all_feasible=True)
    assert "cannot be bettered" in said(case, all_feasible=True)


def test_an_unknown_number_of_combinations_is_a_dash() -> None:
    result = onetext.frontier(WAGES)
    unknown = replace(result, points=tuple(replace(point, packages_count=None, ranges={}) for point in result.points))
    console = Console(file=io.StringIO(), width=80, highlight=False, markup=False, emoji=False)
    assert WAGES.as_of or WAGES.newest
    show_frontier(unknown, WAGES.at(WAGES.as_of or WAGES.newest), console)  # type: ignore[arg-type]  # a day, as above
    assert isinstance(console.file, io.StringIO)
    lines = [line for line in console.file.getvalue().splitlines() if line.endswith(" –")]
    assert len(lines) == len(result.points)
