"""What drafts mean to parties: values, exact bounds, probabilities, red lines, acceptance (S2–S10, S15, S17, S21).

Everything here takes a case as of a day, filtered for an audience, and returns frozen results.
"""

from __future__ import annotations

from onetext.preferences.balance import draft_balance, draft_balances
from onetext.preferences.bases import basis_share, hindsight, only_sourced
from onetext.preferences.demands import Clause, ConsentDemand, Demands, LineDemand, PointValues, demands
from onetext.preferences.effects import effects
from onetext.preferences.expectations import expectation_clashes, no_deal_views
from onetext.preferences.movement import positions_moved
from onetext.preferences.nearness import nearness
from onetext.preferences.positions import PositionSet, SpeakerPosition, position_set
from onetext.preferences.scenarios import (
    SampledLine,
    SampledRow,
    Sampler,
    Scenarios,
    draft_fillings,
    fresh_seed,
    sampled_others,
    sampled_scenarios,
)
from onetext.preferences.stances import stance
from onetext.preferences.terms import term_changes, term_view, with_terms

__all__ = [
    "Clause",
    "ConsentDemand",
    "Demands",
    "LineDemand",
    "PointValues",
    "PositionSet",
    "SpeakerPosition",
    "SampledLine",
    "SampledRow",
    "Sampler",
    "Scenarios",
    "basis_share",
    "demands",
    "draft_balance",
    "draft_balances",
    "draft_fillings",
    "effects",
    "expectation_clashes",
    "fresh_seed",
    "hindsight",
    "nearness",
    "no_deal_views",
    "only_sourced",
    "position_set",
    "positions_moved",
    "sampled_others",
    "sampled_scenarios",
    "stance",
    "term_changes",
    "term_view",
    "with_terms",
]
