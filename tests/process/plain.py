"""Talks in which nothing moves unless a test says so: all mechanisms' parameters at nought."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np

from onetext.process.draws import Draws
from onetext.process.world import Text, World

NEUTRAL: dict[str, tuple[str, float]] = {
    "front_drift": ("talks", 0.0),
    "front_volatility": ("talks", 0.0),
    "front_support": ("patron", 0.0),
    "front_stock": ("talks", 0.0),
    "front_win": ("talks", 0.5),
    "front_expected": ("talks", 0.0),
    "front_value": ("party", 0.0),
    "win_value": ("party", 1.0),
    "lose_value": ("party", 0.0),
    "attrition": ("party", 0.0),
    "attrition_power": ("party", 1.0),
    "stock_loss": ("party", 0.0),
    "stock_supply": ("patron", 0.0),
    "support_off": ("patron", 0.0),
    "support_on": ("patron", 0.0),
    "support_rejection": ("patron", 0.0),
    "support_election": ("patron", 0.0),
    "patron_exit": ("patron", 0.0),
    "cut_chance": ("patron", 0.0),
    "domestic_memory": ("party", 0.95),
    "domestic_noise": ("party", 0.0),
    "shock_hazard": ("party", 0.0),
    "shock_size": ("party", 0.0),
    "collapse_hazard": ("party", 0.0),
    "turn_chance": ("party", 0.0),
    "turn_audience": ("party", 1.0),
    "leak_hazard": ("talks", 0.0),
    "leak_weakness": ("talks", 0.0),
    "leak_discount": ("talks", 0.4),
    "publish_hazard": ("talks", 0.0),
    "audience_growth": ("party", 0.0),
    "audience_fade": ("talks", 0.0),
    "statement_hazard": ("party", 0.0),
    "statement_height": ("party", 0.0),
    "statement_noise": ("party", 0.2),
    "statement_bias": ("party", 0.0),
    "resolve_sd": ("party", 0.0),
    "battle_noise": ("party", 1.0),
    "ultimatum_hazard": ("patron", 0.0),
    "ultimatum_lead": ("patron", 3.0),
    "penalty": ("patron", 0.0),
    "execution": ("patron", 0.0),
    "voices_hazard": ("patron", 0.0),
    "forgetting": ("patron", 1.0),
    "credibility_prior": ("patron", 0.5),
    "credibility_types": ("patron", 0.0),
    "kept": ("patron", 0.0),
    "broken": ("patron", 0.0),
    "decisiveness": ("party", np.inf),
    "decision_rate": ("talks", 1.0),
    "discount": ("party", 0.0),
    "renege": ("talks", 0.0),
    "common_noise": ("talks", 0.0),
    "consent_share": ("talks", 0.0),
    "amend_cost": ("party", 0.0),
    "walk_cost": ("party", np.inf),
    "proposal_hazard": ("talks", 0.0),
    "recognition": ("party", 1.0),
    "review": ("talks", 4.345),
}
"""Key -> scope and the number that makes its mechanism do nothing; the decision rule is the best response."""


def world_of(parties: int = 2, texts: int = 1, **changes: Any) -> World:
    """A plain world with so many signatories and texts, for two years of weeks unless changed."""
    plain: dict[str, Any] = {
        "parties": tuple("abcdefgh"[:parties]),
        "signatories": parties,
        "texts": tuple(Text(id=f"t{k}", title=f"Text {k}", terms={}) for k in range(texts)),
        "start": dt.date(2030, 1, 1),
        "steps": 104,
        "on_table": 0 if texts else -1,
    }
    return World(**(plain | changes))


def draws_of(
    world: World, size: int = 1024, *, value: Sequence[Sequence[float]], no_deal: Sequence[float], **parameters: Any
) -> Draws:
    """Draws that are the same in every trajectory, but for arrays given whole.

    `value` has a row per party and a column per text; a parameter is a number, a sequence with one per party or patron,
    or an array of the full shape.
    """
    n, k, p = len(world.parties), len(world.texts), len(world.patrons)
    shapes = {"talks": (size,), "party": (n, size), "patron": (p, size)}
    unknown = set(parameters) - set(NEUTRAL)
    assert not unknown, unknown
    found = {}
    for key, (scope, neutral) in NEUTRAL.items():
        given = np.asarray(parameters.get(key, neutral), dtype=float)
        if given.ndim == 1 and scope != "talks":
            given = given[:, None]
        found[key] = np.array(np.broadcast_to(given, shapes[scope]))
    worth = np.array(np.broadcast_to(np.asarray(value, dtype=float)[..., None], (n, k, size)))
    return Draws(
        value=worth,
        no_deal=np.array(np.broadcast_to(np.asarray(no_deal, dtype=float)[..., None], (n, size)))
        if np.ndim(no_deal) == 1
        else np.asarray(no_deal, dtype=float),
        barred=np.zeros((world.signatories, k, size), dtype=np.bool_),
        shortfall=np.zeros((world.signatories, k, size)),
        consent=np.ones((k, size)),
        unconsented=worth.copy(),
        parameters=found,
    )
