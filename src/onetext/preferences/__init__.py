"""What drafts mean to parties: values, exact bounds, probabilities, red lines, acceptance (S2–S10, S15, S17, S21).

Everything here takes a case as of a day, filtered for an audience, and returns frozen results.
"""

from __future__ import annotations

from onetext.preferences.balance import draft_balance, draft_balances
from onetext.preferences.bases import basis_share, hindsight, only_sourced
from onetext.preferences.demands import Clause, ConsentDemand, Demands, LineDemand, PointValues, demands
from onetext.preferences.effects import effects
from onetext.preferences.elicit import (
    ENOUGH,
    FIRMNESS,
    Given,
    Implied,
    agreed_on,
    implied_by,
    implied_trades,
    joined,
    next_trade,
    no_deal_of,
    pairs_ranked,
    questions_of,
    ranked,
    swings,
    weighed,
    with_given,
)
from onetext.preferences.expectations import expectation_clashes, no_deal_views
from onetext.preferences.movement import positions_moved
from onetext.preferences.nearness import nearness
from onetext.preferences.positions import PositionSet, SpeakerPosition, position_set
from onetext.preferences.reveal import (
    Act,
    Movers,
    Revealed,
    Sampled,
    Trade,
    acts_of,
    clashes,
    disciplined,
    learned,
    orderings,
    party_ranges,
    prediction_scores,
    predictions,
    preferences_between,
    revealed,
    revealed_party,
)
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
    "Act",
    "Clause",
    "ConsentDemand",
    "Demands",
    "ENOUGH",
    "FIRMNESS",
    "Given",
    "Implied",
    "LineDemand",
    "Movers",
    "PointValues",
    "PositionSet",
    "Revealed",
    "Sampled",
    "SampledLine",
    "SampledRow",
    "Sampler",
    "Scenarios",
    "SpeakerPosition",
    "Trade",
    "acts_of",
    "agreed_on",
    "basis_share",
    "clashes",
    "demands",
    "disciplined",
    "draft_balance",
    "draft_balances",
    "draft_fillings",
    "effects",
    "expectation_clashes",
    "fresh_seed",
    "hindsight",
    "learned",
    "implied_by",
    "implied_trades",
    "joined",
    "nearness",
    "next_trade",
    "no_deal_of",
    "no_deal_views",
    "only_sourced",
    "orderings",
    "pairs_ranked",
    "party_ranges",
    "position_set",
    "positions_moved",
    "prediction_scores",
    "predictions",
    "preferences_between",
    "questions_of",
    "ranked",
    "revealed",
    "revealed_party",
    "sampled_others",
    "sampled_scenarios",
    "stance",
    "swings",
    "term_changes",
    "term_view",
    "weighed",
    "with_given",
    "with_terms",
]
