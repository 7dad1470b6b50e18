"""What does not change while a forecast is sampled: who negotiates, over which texts, when, under which rules.

Times are steps from the start: step `t` lasts from `start + t * step_days` to `start + (t + 1) * step_days`. Utilities
are a party's own points divided by 100 (S2): 0 its worst settlement, 1 its best. Nothing here is random; what is drawn
is in `Draws`, what moves is in `State`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

__all__ = [
    "DAYS_A_WEEK",
    "DAYS_A_YEAR",
    "MECHANISMS",
    "MOST_TEXTS",
    "Change",
    "Election",
    "Front",
    "Mode",
    "OpenThreat",
    "Patron",
    "Text",
    "World",
]

DAYS_A_WEEK = 7.0
DAYS_A_YEAR = 365.25
MOST_TEXTS = 16
"""Texts that a forecast weighs; a game that is planned in tests may have any number."""

MECHANISMS = (
    "front",
    "support",
    "stock",
    "domestic",
    "shocks",
    "collapse",
    "elections",
    "leaks",
    "audience",
    "statements",
    "learning",
    "ultimatums",
    "voices",
    "consent",
    "commitment",
    "proposals",
    "walking",
)
"""What a forecast can be made without, one by one."""

Mode = Literal["perpetual", "fight", "planned", "rollout"]
"""What a party takes to follow if it does not sign: fighting on for ever, fighting to the finish, a plan by backward
induction, or what sampled futures bring it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text that could be signed.

    Attributes
    ----------
    id, title
        A draft's id, or a name of ours for a changed draft or a compromise.
    terms
        Issue -> option; an issue that is left open is missing.
    origin
        A draft of the case, a draft with one clause changed, or a package that was found.
    changed_from, changed
        Of a changed draft: the draft, and the issue.
    author
        Party whose own draft it is; "" where nobody's.
    """

    id: str
    title: str
    terms: Mapping[str, str]
    origin: Literal["draft", "change", "compromise"] = "draft"
    changed_from: str = ""
    changed: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patron:
    """A power that presses a party with ultimatums, backs it, or both.

    Attributes
    ----------
    party, client
        Places in `World.parties`: who presses or backs, and whom.
    backs
        Whether the client leans on its support, which may stop.
    presses
        Whether it sets ultimatums to the client.
    """

    party: int
    client: int
    backs: bool = True
    presses: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenThreat:
    """An ultimatum that is open when the forecast starts: by which patron, for which text, due when.

    Attributes
    ----------
    id
        The ultimatum's id.
    patron
        Place in `World.patrons`; a patron has one open threat at a time, so two open ones make two patrons of it.
    due
        Step in which it falls due; None for a threat without a date, which is due a lead time after the start.
    text
        Place in `World.texts` of the text to be accepted; -1 where it names none: then it is about any.
    """

    id: str
    patron: int
    due: int | None
    text: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """A vote that may change who decides for a party."""

    party: int
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that is made to happen in a step, or to hold from it on, whatever else moves; nobody expects it.

    Attributes
    ----------
    kind
        `support`: a patron's support is off (0) or on (1) from then on. `publicity`: the text on the table is known by
        then, as a `Publicity` (1 leaked, 2 published). `parameter`: a parameter has another value from then on.
    place
        Place in `World.patrons` for `support`; for a parameter of parties or patrons the place of one of them. None
        for all.
    key
        The parameter.
    """

    step: int
    kind: Literal["support", "publicity", "parameter"]
    place: int | None
    value: float
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """A line that moves while they talk, as a share of what is fought over.

    Attributes
    ----------
    start
        Share held by `gains` at the start, in [0, 1].
    gains, loses
        The parties for whom a higher and a lower share is better.
    low, high
        Shares at which the matter is decided by force, for `loses` and for `gains`.
    lattice
        None for a line that drifts (Brownian). Else the number of forts: each step is one battle that moves the line
        by one fort, as in Smith and Stam (2004).
    unit, per_share
        The series of the record that it follows, and how much of its unit one whole share is; "" and 0 where none.
    """

    start: float
    gains: int
    loses: int
    low: float = 0.0
    high: float = 1.0
    lattice: int | None = None
    unit: str = ""
    per_share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One negotiation, ready to be sampled.

    Attributes
    ----------
    parties
        Ids: signatories first, then patrons and whoever else proposes.
    signatories
        How many of `parties` must sign.
    quota
        How many signatories must accept; None for all.
    texts
        What could be signed, at most `MOST_TEXTS` from `api`.
    on_table
        Place of the text that lies on the table at the start; -1 for none.
    public, known_years
        Whether it is secret, leaked or published then, and for how many years it has been known.
    steps, step_days
        Horizon and length of a step.
    recognition
        Who proposes: at random by the parameters' shares, or in turn.
    standing
        Per signatory the text that it stands by and that others would concede to; empty where texts are only signed
        by all together. Only policies of concession (Fearon 1994, Abreu and Gul 2000) use it.
    changes
        What is made to happen, whatever the model says (`whatif`).
    off
        Mechanisms that are left out (`whatif --without`): names of `MECHANISMS`.
    """

    parties: tuple[str, ...]
    signatories: int
    texts: tuple[Text, ...]
    start: dt.date
    steps: int
    step_days: float = 7.0
    quota: int | None = None
    on_table: int = -1
    public: Literal["secret", "leaked", "published"] = "secret"
    known_years: float = 0.0
    front: Front | None = None
    patrons: tuple[Patron, ...] = ()
    threats: tuple[OpenThreat, ...] = ()
    elections: tuple[Election, ...] = ()
    recognition: Literal["random", "alternating"] = "random"
    standing: tuple[int, ...] = ()
    changes: tuple[Change, ...] = ()
    off: frozenset[str] = field(default_factory=frozenset)

    @property
    def weeks(self) -> float:
        """Length of a step in weeks: hazards are given per week."""
        return self.step_days / DAYS_A_WEEK

    @property
    def years(self) -> float:
        """Length of a step in years: flows and drifts are given per year."""
        return self.step_days / DAYS_A_YEAR

    @property
    def guarantor(self) -> int | None:
        """Place of the first patron that need not sign: no side of a deal stands behind the deal's other side."""
        return next((place for place, item in enumerate(self.patrons) if item.party >= self.signatories), None)

    @property
    def leavers(self) -> list[int]:
        """Places of the patrons whose leaving ends the talks: each power that need not sign, once."""
        first = {item.party: place for place, item in reversed(list(enumerate(self.patrons)))}
        return sorted(place for party, place in first.items() if party >= self.signatories)

    @property
    def backing(self) -> tuple[int, ...]:
        """Places of the patrons that back somebody."""
        return tuple(place for place, item in enumerate(self.patrons) if item.backs)

    @property
    def pressing(self) -> tuple[int, ...]:
        """Places of the patrons from which a threat can come."""
        threatened = {item.patron for item in self.threats}
        return tuple(place for place, item in enumerate(self.patrons) if item.presses or place in threatened)

    @property
    def quorum(self) -> int:
        """How many signatories must accept."""
        return self.signatories if self.quota is None else self.quota
