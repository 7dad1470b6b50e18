"""Sealed forecasts, what came of them, and how they scored (commands: `forecast --seal`, `resolve`)."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onetext.model.jsonform import JSON, json_form
from onetext.model.results.common import Result

__all__ = [
    "SEAL_FORMAT",
    "SIGNED",
    "ScoreComparison",
    "ForecastScores",
    "Power",
    "Question",
    "Resolution",
    "ResolveResult",
    "ScoredForecast",
    "Seal",
    "SealedChances",
    "StoredForecast",
    "seal_digest",
]

SEAL_FORMAT = "onetext/forecast/1"
SIGNED = "signed"
"""The outcome that every question has."""
_CLOSE = 1e-6
_ID_LENGTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked, and how it will be decided: written down before anybody knows.

    Attributes
    ----------
    text
        The question.
    horizon
        The last day that counts.
    outcomes
        Outcome -> how it will be decided that it came. They exclude each other, and the first to come counts.
    otherwise
        The outcome that holds where none of the others came by the horizon.
    days
        Days, rising, up to the horizon: the chance of a signature by each of them is given.
    """

    text: str
    horizon: dt.date
    outcomes: Mapping[str, str]
    otherwise: str
    days: tuple[dt.date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedChances:
    """What one mode of the model, or a baseline, gives.

    Attributes
    ----------
    outcomes
        Outcome -> chance that it comes by the horizon; they add to 1.
    signed_by
        Chance of a signature by each of the question's days.
    standard_errors
        Outcome -> error of sampling of its chance; empty where nothing was sampled.
    """

    outcomes: Mapping[str, float]
    signed_by: tuple[float, ...]
    standard_errors: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A forecast as it was made, with all that is needed to make it again and to judge it.

    Attributes
    ----------
    case, case_sha256
        The case it is about, and the hash of what it knew on the day.
    version, seed, settings
        What made it, from which seed, and with which settings (name -> value, as text).
    as_of, audience
        The day it looks from, and for whom.
    question
        What is asked, and the rules by which it will be decided.
    modes
        How the parties look ahead -> what the model gives then: a band over structure, not one number (S23).
    baselines
        Name -> what a forecaster who knows nothing of the matter gives.

    Raises
    ------
    ValueError
        When it contradicts itself: the message says where.
    """

    case: str
    case_sha256: str
    version: str
    seed: int
    settings: Mapping[str, str]
    as_of: dt.date
    audience: str
    question: Question
    modes: Mapping[str, SealedChances]
    baselines: Mapping[str, SealedChances]

    def __post_init__(self) -> None:
        _check_question(self.question, self.as_of)
        if not self.modes:
            raise ValueError("there is no forecast in it")
        for name, chances in (*self.modes.items(), *self.baselines.items()):
            _check_chances(name, chances, self.question)

    @property
    def sha256(self) -> str:
        """The hash of all that it says, in hex: whoever holds it can tell whether anything was changed since."""
        return seal_digest(self.to_json())

    @property
    def id(self) -> str:
        """The first signs of its hash."""
        return self.sha256[:_ID_LENGTH]

    @property
    def name(self) -> str:
        """What its file is called, without the ending: its day and its id."""
        return f"{self.as_of.isoformat()}-{self.id}"

    def objection(self, outcome: str, on: dt.date) -> str:
        """Why an outcome of the question cannot have been decided on a day; "" where it can."""
        horizon, otherwise = self.question.horizon, self.question.otherwise
        if on <= self.as_of:
            return f"{on} is not after {self.as_of}, the day of the forecast: what had happened was no longer open"
        if outcome == otherwise and on < horizon:
            return f'on {on} it is not sure yet that "{outcome}" holds: the question runs until {horizon}'
        if outcome != otherwise and on > horizon:
            return f'{on} is after {horizon}, the last day that counts: by then the outcome was "{otherwise}"'
        return ""

    def to_json(self) -> dict[str, JSON]:
        """Its JSON form, without the hash."""
        body = json_form(self)
        assert isinstance(body, dict)
        return {"format": SEAL_FORMAT, **body}


def seal_digest(content: Mapping[str, object]) -> str:
    """SHA-256, in hex, of a JSON object whose keys are sorted and that has no blanks; a key `sha256` is left out."""
    rest = {key: value for key, value in content.items() if key != "sha256"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _check_question(question: Question, as_of: dt.date) -> None:
    days = question.days
    if SIGNED not in question.outcomes or question.otherwise not in question.outcomes or question.otherwise == SIGNED:
        raise ValueError(f'the outcomes must hold "{SIGNED}" and, apart from it, "{question.otherwise}"')
    if not days or days[-1] != question.horizon or days[0] <= as_of:
        raise ValueError("the days must lie after the day of the forecast, and the last must be the horizon")
    if any(later <= earlier for earlier, later in itertools.pairwise(days)):
        raise ValueError("the days do not rise")


def _check_chances(name: str, chances: SealedChances, question: Question) -> None:
    parts, signed = chances.outcomes, chances.signed_by
    if unknown := sorted(set(parts) - set(question.outcomes)):
        raise ValueError(f'{name}: "{unknown[0]}" is no outcome of the question')
    if not all(0 <= chance <= 1 for chance in (*parts.values(), *signed)):
        raise ValueError(f"{name}: a chance lies outside 0 to 1")
    if abs(math.fsum(parts.values()) - 1) > _CLOSE:
        raise ValueError(f"{name}: the chances of the outcomes add to {math.fsum(parts.values()):g}, not to 1")
    if len(signed) != len(question.days):
        raise ValueError(f"{name}: {len(signed)} chances of a signature stand against {len(question.days)} days")
    if any(later < earlier - _CLOSE for earlier, later in itertools.pairwise(signed)):
        raise ValueError(f"{name}: the chance of a signature falls from one day to the next")
    if abs(signed[-1] - parts.get(SIGNED, 0.0)) > _CLOSE:
        raise ValueError(f"{name}: the chance of a signature by the horizon is given in two ways")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What happened.

    Attributes
    ----------
    seal
        Hash of the forecast that it is about.
    outcome, on
        Which outcome came, and when; for the one that holds otherwise, the day on which that was sure.
    source
        Id of the source that says so.
    note
        What else to know ("" for nothing).
    """

    seal: str
    outcome: str
    on: dt.date
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredForecast:
    """A sealed forecast as a case folder holds it, and its resolution, if it has one."""

    seal: Seal
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastScores:
    """Losses: 0 is the best.

    Attributes
    ----------
    brier
        Squared distance of the chance of a signature by the horizon from 0 or 1: 0 to 1.
    brier_outcomes
        Sum of squares over all outcomes: 0 to 2.
    log
        Surprise at the outcome that came, in nats; chances under 0.005 count as 0.005, so that it ends at 5.3.
    ranked
        Ranked probability score over the stretches between the question's days: a near miss costs less; 0 to 1.
    """

    brier: float
    brier_outcomes: float
    log: float
    ranked: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredForecast:
    """A sealed forecast, whether it is decided, and its scores.

    Attributes
    ----------
    id, sha256
        The first signs of its hash, and all of it.
    case, as_of, version
        What it is about, from which day, made by which version.
    question
        What was asked and how it is decided.
    modes, baselines
        What was forecast.
    resolution
        What happened; None while it is open.
    scores, baseline_scores
        Mode or baseline -> its scores; empty while it is open.
    """

    id: str
    sha256: str
    case: str
    as_of: dt.date
    version: str
    question: Question
    modes: Mapping[str, SealedChances]
    baselines: Mapping[str, SealedChances]
    resolution: Resolution | None
    scores: Mapping[str, ForecastScores]
    baseline_scores: Mapping[str, ForecastScores]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreComparison:
    """A mode against a baseline, over all cases that have both.

    Attributes
    ----------
    difference
        Mean difference of their `brier` scores, the forecasts of one case averaged first: under 0, the mode did better.
    cases
        How many cases.
    sd, own_sd
        Standard deviation of a case's difference, and whether it is the cases' own (from ten on). With fewer it is
        0.15, or what they show if that is more.
    smallest_difference
        The smallest true difference that so many cases would show, four times out of five, at 5 %.
    """

    mode: str
    baseline: str
    difference: float
    cases: int
    sd: float
    own_sd: bool
    smallest_difference: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """How much the scores can show.

    Attributes
    ----------
    cases, forecasts
        Cases with a decided forecast, and decided forecasts. Forecasts of one case are no independent evidence.
    means
        Mode or baseline -> mean scores over its cases, the forecasts of one case averaged first.
    comparisons
        Each mode against each baseline.
    smallest_difference
        The smallest true difference of two Brier scores that so many cases would show, at the assumed spread; None
        without a case.
    """

    cases: int
    forecasts: int
    means: Mapping[str, ForecastScores]
    comparisons: tuple[ScoreComparison, ...]
    smallest_difference: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveResult(Result):
    """The sealed forecasts of a case after this call.

    Attributes
    ----------
    path
        The case folder.
    forecasts
        By the day they look from, oldest first.
    resolved
        Id of the forecast that this call decided; "" for none.
    power
        Over these forecasts and those of other cases that were set beside.
    written
        The files that were written, relative to `path`.
    """

    path: str
    forecasts: tuple[ScoredForecast, ...]
    resolved: str
    power: Power
    written: tuple[str, ...] = ()

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per forecast and mode or baseline."""
        for item in self.forecasts:
            happened = item.resolution.outcome if item.resolution else None
            for name, chances in (*item.modes.items(), *item.baselines.items()):
                scores = item.scores.get(name) or item.baseline_scores.get(name)
                yield {
                    "id": item.id,
                    "as_of": item.as_of,
                    "mode": name,
                    "signed": chances.outcomes.get(SIGNED, 0.0),
                    "outcome": happened,
                    "brier": scores.brier if scores else None,
                    "log": scores.log if scores else None,
                    "ranked": scores.ranked if scores else None,
                }
