"""Forecasts to be sealed in tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onetext.model.results import Question, Seal, SealedChances

DAY = dt.date(2024, 3, 1)
HORIZON = dt.date(2024, 9, 1)
DAYS = (dt.date(2024, 5, 1), dt.date(2024, 7, 1), HORIZON)
RULES = {"signed": "Both signed.", "walked": "One left – “for good”.", "talking": "Neither."}


def chances(signed: float = 0.4, walked: float = 0.1, by: tuple[float, ...] = ()) -> SealedChances:
    """Chances of the three outcomes; of a signature, a growing part by each day."""
    return SealedChances(
        outcomes={"signed": signed, "walked": walked, "talking": round(1 - signed - walked, 9)},
        signed_by=by or (signed / 4, signed / 2, signed),
        standard_errors={"signed": 0.003},
    )


def question(**changed: Any) -> Question:
    given: dict[str, Any] = {
        "text": "Have they signed?",
        "horizon": HORIZON,
        "outcomes": RULES,
        "otherwise": "talking",
        "days": DAYS,
    }
    return Question(**{**given, **changed})


def seal(**changed: Any) -> Seal:
    given: dict[str, Any] = {
        "case": "harbour-wages",
        "case_sha256": "0" * 64,
        "version": "1.2.3",
        "seed": 7,
        "settings": {"runs": "20000"},
        "as_of": DAY,
        "audience": "mediator",
        "question": question(),
        "modes": {"perpetual": chances(), "planned": chances(0.2)},
        "baselines": {
            "constant-hazard": chances(0.3, 0.0),
            "persistence": SealedChances(outcomes={"signed": 0.0, "talking": 1.0}, signed_by=(0.0, 0.0, 0.0)),
        },
    }
    return Seal(**{**given, **changed})
