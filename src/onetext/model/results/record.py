"""What the record says: claims, concessions, deadlines, credibility, what is at hand (S15, S16, S18)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from onetext.model.dates import Date
from onetext.model.items import Basis
from onetext.model.positions import PositionKind
from onetext.model.record import Relation
from onetext.model.results.common import BasisShare, Estimate, Result
from onetext.model.results.compare import Effect
from onetext.model.voices import Certainty

__all__ = [
    "ClaimView",
    "ClaimsResult",
    "ConcedeResult",
    "Credibility",
    "CredibilityCase",
    "DraftChange",
    "PositionMove",
    "PositionView",
    "PublicFloor",
    "Subject",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim as it stands beside its rivals.

    Attributes
    ----------
    certainty
        Hedge, denial, condition and inference of the places that it was read from, where not plainly affirmed.
    """

    id: str
    claimant: str
    says: str
    happened: Date
    known: Date
    sources: tuple[str, ...]
    relations: tuple[Relation, ...]
    certainty: tuple[Certainty, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A question on which claims are on record. `contested` when two of them contradict each other."""

    about: str
    draft: str | None
    contested: bool
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsResult(Result):
    """Contested claims side by side, by subject, oldest first."""

    subjects: tuple[Subject, ...]

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per claim."""
        for subject in self.subjects:
            for claim in subject.claims:
                yield {
                    "about": subject.about,
                    "draft": subject.draft,
                    "id": claim.id,
                    "claimant": claim.claimant,
                    "says": claim.says,
                    "known": str(claim.known),
                }


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionView:
    """A position as it stood: the options the words allow, who said it and when."""

    options: tuple[str, ...]
    refused: tuple[str, ...]
    kind: PositionKind
    speaker: str
    happened: Date
    known: Date
    stance: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionMove:
    """How a party's position on an issue moved from its opening (S15).

    Attributes
    ----------
    opening, latest
        The earliest position that names an option, and the one farthest along the record that does.
    steps
        Options moved along the scale (absolute, over all options that either position allows); None where the issue
        has no order.
    kind
        `moved`: it now demands or offers something else. `tolerates`: it lets another option stand, without asking for
        it. `same`: the options it names still fit the opening. `widened`/`narrowed`: more or fewer options fit.
    dropped
        Options that the opening named and the latest position, being a demand or an offer, names no more.
    lifted
        Options that the party had refused before and that its latest position names.
    towards, away_from
        Principals to whose own latest position the party came nearer, or from whose it went farther, on the scale,
        whichever way the two positions are read.
    reported
        The newest record by a speaker who cannot bind the party, where it is later than `latest` and names other
        options.
    """

    party: str
    issue: str
    opening: PositionView
    latest: PositionView
    steps: Estimate | None
    kind: Literal["moved", "tolerates", "widened", "narrowed", "same"]
    dropped: tuple[str, ...] = ()
    lifted: tuple[str, ...] = ()
    towards: tuple[str, ...] = ()
    away_from: tuple[str, ...] = ()
    reported: PositionView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChange:
    """What going from one version to a version that grew from it does to each party."""

    from_: str
    to: str
    effects: Mapping[str, Effect]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcedeResult(Result):
    """Movement of positions, and movement of drafts: two different lists (S15)."""

    position_moved: tuple[PositionMove, ...]
    draft_change: tuple[DraftChange, ...]

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per party and issue."""
        for move in self.position_moved:
            yield {
                "party": move.party,
                "issue": move.issue,
                "opening": " / ".join(move.opening.options),
                "latest": " / ".join(move.latest.options),
                "kind": move.kind,
                "steps": move.steps.point if move.steps else None,
            }


@dataclass(frozen=True, slots=True, kw_only=True)
class CredibilityCase:
    """One ultimatum as it counts towards credibility; `counts` is None while it is open or its setting is denied."""

    ultimatum: str
    fate: str
    counts: Literal["kept", "broken"] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credibility:
    """How often a party did what it threatened: a Beta distribution with the list behind it (S16).

    Starts from Beta(1/2, 1/2) (Jeffreys), which knows nothing: `low` and `high` are its 5 % and 95 % points.
    `basis_share` is over the ultimatums behind it (S17).
    """

    party: str
    alpha: float
    beta: float
    point: float
    low: float
    high: float
    cases: tuple[CredibilityCase, ...]
    basis_share: BasisShare = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicFloor:
    """What a party said in public that it would not go below, as it stands."""

    party: str
    statement: str
    issue: str
    options: tuple[str, ...]
    cost: str
    speaker: str = ""
    happened: Date | None = None
    text: str = ""
    sources: tuple[str, ...] = ()
    basis: Basis = "analyst"
