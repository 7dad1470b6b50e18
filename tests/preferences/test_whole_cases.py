"""Whole cases of every kind: nothing crashes, every point lies within its bounds, parts add up, all of it has JSON."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest
from hypothesis import given

from onetext.model import Case, json_form
from onetext.model.results import Estimate
from onetext.preferences import (
    basis_share,
    draft_balances,
    effects,
    expectation_clashes,
    no_deal_views,
    only_sourced,
)
from strategies import cases

DRAWS = 30
CLOSE = 1e-9


def holds(*numbers: Estimate | None) -> None:
    for number in numbers:
        assert number is None or number.low <= number.point <= number.high


@given(cases())
def test_every_point_of_a_balance_lies_within_its_bounds(of: Case) -> None:
    now = of.at(of.as_of or of.newest or dt.date(2025, 1, 1))
    for full in (now, only_sourced(now)):
        balances = draft_balances(full, draws=DRAWS)
        json_form([balances, basis_share(full), no_deal_views(full), expectation_clashes(full)])
        assert [item.id for item in balances] == [draft.id for draft in full.drafts_by_date]
        for balance in (found for item in balances for found in item.parties.values()):
            holds(balance.value, balance.no_deal, balance.gain)


@given(cases())
def test_the_parts_of_every_effect_add_up(of: Case) -> None:
    now = of.at(of.as_of or of.newest or dt.date(2025, 1, 1))
    for before, after in product(now.drafts[:2], repeat=2):
        found = effects(now, before, after, draws=DRAWS)
        json_form(found)
        for effect in found.values():
            parts = [*effect.by_issue.values(), *effect.by_interaction.values()]
            holds(effect.total, *parts)
            if effect.total is not None:
                assert sum(part.point for part in parts) == pytest.approx(effect.total.point, abs=CLOSE)
