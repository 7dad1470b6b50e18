"""How talks may unfold (command: `forecast`).

Chances are given for each mode, which is one way in which the parties may look ahead, and as the band over all of them:
no single number is the chance of an agreement (S23).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onetext.model.items import Basis
from onetext.model.results.common import BasisShare, Estimate, Probability, Result

__all__ = [
    "Band",
    "Drafted",
    "EndValue",
    "ForecastBranch",
    "ForecastDilemma",
    "ForecastOutcome",
    "ForecastQuantity",
    "ForecastResult",
    "ForecastSeries",
    "ForecastText",
    "Incidence",
    "SignedBy",
    "TimeToSign",
    "Waiting",
]

ForecastOutcome = Literal["talking", "signed", "walked", "force", "patron_left", "collapsed"]
"""How talks stand at the horizon. Each but `talking` ends them, and the first to come counts."""
ByOutcome = Mapping[str, Mapping[str, Probability]]
"""Mode -> outcome -> its chance by the horizon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A share in each mode, and the least and the largest of them. Null where nothing was there to be shared."""

    modes: Mapping[str, float | None]
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedBy:
    """The chance that a text has been signed by the end of a day, in each mode, and the band over them."""

    date: dt.date
    modes: Mapping[str, Probability]
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Incidence:
    """How the talks stand at the end of a day: mode -> outcome -> chance."""

    date: dt.date
    modes: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeToSign:
    """Weeks from the start until a text is signed, given that one is by the horizon.

    `quantiles` has the weeks by which 10, 25, 50, 75 and 90 in a hundred of the signed ones are; null where none is.
    `signed` is how many of the runs those are.
    """

    signed: int
    quantiles: Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastText:
    """A text that can come to the table.

    Attributes
    ----------
    id, title
        A draft's id; otherwise a name made for it, which no draft of the case bears.
    origin
        A draft of the case, a draft with one clause changed, or a combination that was found. The last two are options
        and no draft language (S23).
    changed_from, issue, option
        Of a changed draft: the draft, and the issue with its new option.
    on_table
        Whether it lies on the table at the start.
    why, towards
        Why it is among them; of a changed draft, towards which signatory the change goes.
    signed
        Share of it among the texts that are signed.
    """

    id: str
    title: str
    origin: Literal["draft", "change", "compromise"]
    changed_from: str
    issue: str
    option: str
    on_table: bool
    why: Literal["on_table", "draft", "nash", "ks", "least_change", "one_change"]
    towards: str
    signed: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class EndValue:
    """What a party ends with, in its own points: the signed text, or going on without one as it then stands.

    Attributes
    ----------
    mean, standard_error
        Over all runs, with the error of sampling.
    low, high
        Nine in ten of the runs lie between.
    by_outcome
        Outcome -> mean over the runs that end so; null where none does.
    """

    mean: float
    standard_error: float
    low: float
    high: float
    by_outcome: Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastSeries:
    """Something that moves while they talk: its mean over all runs on some days. What has ended stays as it was.

    Attributes
    ----------
    name
        `front`, `public`, `exposure`, `support`, `credibility`, `belief`, `belief_sd` or `audience`.
    party, towards
        Whose it is: a party; or a patron, and towards whom. "" where it is nobody's.
    unit
        The unit of its values; a unit of the record for the front.
    dates
        Days, at most 53.
    mean, standard_deviation
        Mode -> a value for each day: the mean over runs, and how far runs differ.
    """

    name: str
    party: str
    towards: str
    unit: str
    dates: tuple[dt.date, ...]
    mean: Mapping[str, tuple[float, ...]]
    standard_deviation: Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What a month of waiting brings in a unit of the record that counts by the month.

    Attributes
    ----------
    per_month, low, high
        Mean of the last twelve months on record, and the least and largest of them.
    months
        Mode -> months that the talks last on average within the horizon.
    over_wait
        Mode -> what the wait brings on average.
    values, basis_share
        How many values on record the mean is of, and on what those rest.
    """

    per_month: float
    low: float
    high: float
    months: Mapping[str, float]
    over_wait: Mapping[str, float]
    values: int
    basis_share: BasisShare


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastQuantity:
    """A parameter as the forecast took it: for a party, for a patron towards its client, or for the talks ("").

    Attributes
    ----------
    shape, numbers
        Its distribution by its usual numbers, as `docs/reference/parameters.md` explains them.
    low, median, high
        Five in a hundred draws lie below `low`, half below `median`, and five in a hundred above `high`.
    counts
        Whether it can move this forecast at all: what it belongs to is at work.
    """

    key: str
    party: str
    towards: str
    unit: str
    shape: str
    numbers: tuple[float, ...]
    low: float
    median: float
    high: float
    counts: bool
    basis: Basis
    reason: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastBranch:
    """What follows if a party gives one answer to the text on the table, every time that it is asked.

    Attributes
    ----------
    answer
        `sign`, `amend` (to ask for the change that it would then like best) or `refuse`.
    outcomes
        Mode -> outcome -> chance by the horizon.
    same_text
        Mode -> chance that this very text is signed.
    value
        Mode -> what the party ends with.
    """

    answer: Literal["sign", "amend", "refuse"]
    outcomes: ByOutcome
    same_text: Mapping[str, Probability]
    value: Mapping[str, EndValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastDilemma:
    """The choice of the signatory under the most pressure, with the text on the table.

    `why` says why this one: an open ultimatum presses it, or it is the likeliest to refuse the text; `runs` how many
    runs each branch has (fewer than the forecast itself).
    """

    party: str
    text: str
    why: Literal["pressed", "likeliest_to_refuse"]
    runs: int
    branches: tuple[ForecastBranch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """The chances if nothing but drafts of the case can come to the table."""

    runs: int
    outcomes: ByOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastResult(Result):
    """How the talks may unfold from a day to a horizon.

    Attributes
    ----------
    outcomes, bands
        Chances by the horizon for each mode, with the error of sampling; and the least and largest over the modes.
    drafted
        The chances with no texts but the case's own drafts; null where there are no others.
    incidence
        How the talks stand on at most 53 days.
    signed_by
        The chance of a signature by the end of each quarter, and by the horizon.
    texts
        What can come to the table.
    amended
        Share of signed texts that came onto the table after the start.
    terms
        Issue -> option -> share of the signed texts that settle it so; `terms_open` those that leave it open.
    values
        Party -> mode -> what it ends with; beside `no_deal`, what going on without a text is worth at the start (null
        where that is unknown).
    pivotal
        Signatory -> share of the runs in which it was the least likely to accept when last asked.
    dilemma
        Null where no text lies on the table.
    waiting
        Unit -> what a month of waiting brings.
    basis_share
        Where the numbers come from (S17): values, red lines and parameters that count in this forecast.
    value_basis_share, parameter_basis_share
        The same for either alone.
    runs, horizon, step_days, modes, policy, without, drafts_only
        How it was made.
    sealed, written
        Id of the seal, and the files written with it; empty where it was not asked for.
    beside
        Where the ranges are those that the parties' answers leave (S22): the `outcomes` without their answers; null
        otherwise.
    """

    outcomes: ByOutcome
    bands: Mapping[str, Band]
    drafted: Drafted | None
    incidence: tuple[Incidence, ...]
    signed_by: tuple[SignedBy, ...]
    time_to_signature: Mapping[str, TimeToSign]
    texts: tuple[ForecastText, ...]
    amended: Band
    terms: Mapping[str, Mapping[str, Band]]
    terms_open: Mapping[str, Band]
    values: Mapping[str, Mapping[str, EndValue]]
    no_deal: Mapping[str, Estimate | None]
    pivotal: Mapping[str, Band]
    dilemma: ForecastDilemma | None
    series: tuple[ForecastSeries, ...]
    waiting: Mapping[str, Waiting]
    basis_share: BasisShare
    value_basis_share: BasisShare
    parameter_basis_share: BasisShare
    quantities: tuple[ForecastQuantity, ...]
    runs: int
    horizon: dt.date
    step_days: float
    modes: tuple[str, ...]
    policy: str
    without: tuple[str, ...]
    drafts_only: bool
    sealed: str = ""
    written: tuple[str, ...] = ()
    beside: ByOutcome | None = None

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per mode and outcome."""
        for mode, chances in self.outcomes.items():
            for outcome, chance in chances.items():
                yield {
                    "mode": mode,
                    "outcome": outcome,
                    "probability": chance.point,
                    "standard_error": chance.standard_error,
                }
