"""How talks may unfold: a stochastic model of negotiation under pressure, its sensitivity, and scores of its forecasts.

Modules are loaded at first use: whoever scores a forecast needs no engine.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onetext.process.baselines import Chances, Past, constant_hazard, past_of, persistence
    from onetext.process.distributions import quantile
    from onetext.process.draws import BLOCK, Floats
    from onetext.process.ensemble import mapped
    from onetext.process.inputs import places_of, quantities, world_of
    from onetext.process.known import VALUES, Known, scenes_of
    from onetext.process.parameters import Distribution, Parameter, Quantity
    from onetext.process.policies import CONCEDING, policy_named
    from onetext.process.region import Box, Limit, find_boxes, sentence
    from onetext.process.scoring import (
        Murphy,
        Paired,
        brier,
        brier_categories,
        ipcw_brier,
        log_score,
        murphy,
        paired,
        ranked_probability,
        smallest_detectable,
    )
    from onetext.process.sensitivity import Driver, Sensitivity, what_drives
    from onetext.process.sobol import Design, Index, evaluated, indices, ranked, rows_of, varies
    from onetext.process.state import Outcome
    from onetext.process.studies import PairedRuns, Studied, Study, Variant, run_study
    from onetext.process.tally import Tally
    from onetext.process.world import (
        MECHANISMS,
        MOST_TEXTS,
        Change,
        Election,
        Front,
        Mode,
        OpenThreat,
        Patron,
        Text,
        World,
    )


__all__ = [
    "BLOCK",
    "CONCEDING",
    "Box",
    "Chances",
    "Change",
    "Design",
    "Distribution",
    "Driver",
    "Election",
    "Floats",
    "Front",
    "Index",
    "Known",
    "Limit",
    "MECHANISMS",
    "MOST_TEXTS",
    "Mode",
    "Murphy",
    "OpenThreat",
    "Outcome",
    "Paired",
    "PairedRuns",
    "Parameter",
    "Past",
    "Patron",
    "Quantity",
    "Sensitivity",
    "Studied",
    "Study",
    "Tally",
    "Text",
    "VALUES",
    "Variant",
    "World",
    "brier",
    "brier_categories",
    "constant_hazard",
    "evaluated",
    "find_boxes",
    "indices",
    "ipcw_brier",
    "log_score",
    "mapped",
    "murphy",
    "paired",
    "past_of",
    "persistence",
    "places_of",
    "policy_named",
    "quantile",
    "quantities",
    "ranked",
    "ranked_probability",
    "rows_of",
    "run_study",
    "scenes_of",
    "sentence",
    "smallest_detectable",
    "varies",
    "what_drives",
    "world_of",
]

_IN = {
    "baselines": "Chances Past constant_hazard past_of persistence",
    "distributions": "quantile",
    "inputs": "places_of quantities world_of",
    "region": "Box Limit find_boxes sentence",
    "scoring": (
        "Murphy Paired brier brier_categories ipcw_brier log_score murphy paired ranked_probability smallest_detectable"
    ),
    "sensitivity": "Driver Sensitivity what_drives",
    "sobol": "Design Index evaluated indices ranked rows_of varies",
    "world": "MECHANISMS MOST_TEXTS Change Election Front Mode OpenThreat Patron Text World",
    "studies": "PairedRuns Studied Study Variant run_study",
    "state": "Outcome",
    "parameters": "Distribution Parameter Quantity",
    "tally": "Tally",
    "policies": "CONCEDING policy_named",
    "draws": "BLOCK Floats",
    "ensemble": "mapped",
    "known": "VALUES Known scenes_of",
}
"""File -> the names that it declares."""
_HOMES = {name: file for file, names in _IN.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    value: object = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
