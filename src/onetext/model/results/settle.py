"""Texts that all could sign: the zone, its solutions, and what closes it (commands: `settle`, `frontier`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from onetext.model.results.balance import PartyBalance
from onetext.model.results.common import Estimate, Probability, Result
from onetext.model.results.compare import Effect

__all__ = [
    "CompleteTo",
    "Concept",
    "Conflict",
    "Correction",
    "Edit",
    "FrontierPoint",
    "FrontierResult",
    "IntegerTable",
    "LeastChange",
    "Lifting",
    "Member",
    "Package",
    "Proof",
    "ProofKind",
    "Reliance",
    "SettleResult",
    "Solution",
    "SolutionStatus",
    "Zone",
]

Package = Mapping[str, str]
"""One option per issue: issue -> option (S1)."""

ProofKind = Literal["certificate", "exhaustive", "solver", "none"]
Concept = Literal["nash", "ks", "egalitarian", "utilitarian"]
SolutionStatus = Literal["solved", "limit", "empty", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """How a statement is known to be true of the point table (S20).

    Attributes
    ----------
    kind
        `certificate`: checked by the independent checker; `exhaustive`: our integer search finished; `solver`: a
        floating-point solver's word; `none`: nothing is claimed.
    leaves
        Size of the certificate, where there is one.
    holds
        Share of sampled scenarios in which the statement holds too; None where that was not asked for.
    """

    kind: ProofKind
    leaves: int | None = None
    holds: Probability | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Member:
    """Something that could be lifted to open the zone (S14): a red line, a no-deal value, or a consent.

    `id` is the red line's, or the party's for a no-deal value and for the value test of a consent.
    """

    kind: Literal["red_line", "no_deal", "consent"]
    id: str
    party: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegerTable:
    """The exact table that was searched (S20).

    Attributes
    ----------
    scores, weights, denominators, no_deal
        Per signatory: the value of a package is Σ weights·scores / denominator, plus interactions.
    red_lines
        Red lines and consents that count: id -> clauses; a text may meet none (issue -> options, all together).
    rules
        Clauses of the rules.
    rounding
        Largest error of a value by scaling, in points, as a fraction: 0 only where the table is exact.
    """

    issues: tuple[str, ...]
    options: Mapping[str, tuple[str, ...]]
    scores: Mapping[str, Mapping[str, tuple[int, ...]]]
    weights: Mapping[str, Mapping[str, int]]
    denominators: Mapping[str, int]
    no_deal: Mapping[str, Fraction | None]
    red_lines: Mapping[str, tuple[Mapping[str, tuple[str, ...]], ...]]
    rules: tuple[Mapping[str, tuple[str, ...]], ...]
    interactions: Mapping[str, tuple[tuple[Package, Fraction], ...]]
    rounding: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """All packages that every signatory accepts and everyone needed consents to (S11).

    Attributes
    ----------
    status
        `unknown` where acceptance by value cannot be tested (`untested`), or where a limit struck before one was found;
        never to be read as empty. `rules_contradict`: no text at all obeys the rules.
    count, standard_error
        Number of packages; the error is 0 for an exact count, None where nothing was counted.
    undecided
        Packages whose rounding interval straddles a threshold: 0 for an exact table, None where they were not counted
        exactly.
    untested
        Signatories whose value or no deal is unknown.
    example
        One package of the zone, if one is known.
    """

    status: Literal["nonempty", "empty", "unknown", "rules_contradict"]
    count: int | None
    standard_error: float | None
    proof: Proof
    undecided: int | None = 0
    untested: tuple[str, ...] = ()
    packages_in_all: int = 0
    example: Package | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance:
    """Whose promise or consent a package rests on, and what is known of it (S10).

    `what` says in words what happens to the package when the promise is broken.
    """

    party: str
    kind: Literal["consent", "promise"]
    issue: str
    option: str
    body: str = ""
    rule: str = ""
    lines: tuple[str, ...] = ()
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The answer of one solution concept over the zone (S12).

    Attributes
    ----------
    packages
        The best one and all its ties, up to the limit; `ties_complete` says whether there are more.
    values, gains, shares
        Per signatory, of the first package: its own points, points above no deal, and share of its largest gain in the
        zone (None where that is 0 or unknown). `exact_values` are the values as fractions.
    objective, bound, gap
        What was maximised (Nash: sum of logarithms of gains; ks: smallest share; egalitarian: smallest gain;
        utilitarian: sum of values), the proved upper bound on it, and their difference: 0 when proved best.
    strictly_gaining
        Signatories that gain in the package; for Nash the largest set that can.
    no_gain_possible
        Signatories whose largest gain in the zone is 0 (left out of Kalai–Smorodinsky).
    compares_points
        Whether the concept compares points of different parties (S2): only shown when asked for by name.
    next_best
        Further packages, best first, each at least `apart` issues from all before. `next_complete` is False where a
        limit, or rounded numbers, left fewer than were asked for though there may be more.
    in_zone
        Share of sampled scenarios in which all accept the first package.
    gives
        What the first package gives each party, with the range of every number: as `balance` would say of a draft.
    """

    concept: Concept
    status: SolutionStatus
    packages: tuple[Package, ...]
    values: Mapping[str, float]
    exact_values: Mapping[str, Fraction]
    gains: Mapping[str, float]
    shares: Mapping[str, float | None]
    objective: float | None
    bound: float | None
    gap: float | None
    proof: Proof
    ties_complete: bool
    strictly_gaining: tuple[str, ...] = ()
    no_gain_possible: tuple[str, ...] = ()
    compares_points: bool = False
    next_best: tuple[Package, ...] = ()
    next_complete: bool = True
    apart: int = 1
    in_zone: Probability | None = None
    relies_on: tuple[Reliance, ...] = ()
    note: str = ""
    gives: Mapping[str, PartyBalance] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One issue that a least change settles otherwise than the draft, and what that does to each party.

    `before` is None for a filled open issue. `effects`: signatory -> change of its value when this issue alone changes
    (interactions shared out in the order of the issues, so that effects add up to the whole).
    """

    issue: str
    before: str | None
    after: str
    effects: Mapping[str, float]
    gains: tuple[str, ...]
    loses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastChange:
    """The fewest changes to a draft that bring it into the zone (S13).

    `towards` names the party whose value the changes have to raise, where they are to move towards one. All ties are
    listed, in leximin order of shares, unless `ties_complete` is False. `status` is `already` when the draft needs no
    change. `found` with a proof of kind `none`: the package is in the zone, and fewer changes may do, because numbers
    had to be rounded.
    `in_zone` is the share of sampled scenarios in which all accept the package; `effects` say what all of it does to
    each party against the draft, with ranges.
    """

    from_: str
    status: Literal["found", "already", "empty", "limit", "unknown"]
    changes: tuple[Edit, ...]
    fills: tuple[Edit, ...]
    package: Package | None
    shares: Mapping[str, float | None]
    proof: Proof
    towards: str | None = None
    ties: tuple[Package, ...] = ()
    ties_complete: bool = True
    in_zone: Probability | None = None
    effects: Mapping[str, Effect] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """An inclusion-minimal set of members that cannot all hold (S14), and the same in words."""

    members: tuple[Member, ...]
    says: str
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """An inclusion-minimal set of members whose lifting opens the zone, and the same in words."""

    members: tuple[Member, ...]
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteTo:
    """Up to which size all corrections are listed."""

    size: int
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifting:
    """What lifting a single red line does (S14).

    Attributes
    ----------
    opens
        Whether the zone without it holds a text; None where a limit struck, or where acceptance by value cannot be
        tested.
    narrow_opens
        The same for reading it narrowly, where it is read strictly now; None where it has no wider reading.
    best_smallest_share
        Smallest share of the best Kalai–Smorodinsky package without it; None for an empty zone.
    best_values
        Per signatory the largest value it could have in the zone without the line, in its own points.
    says
        Which other lines bar the same, so that lifting this one alone changes nothing; else empty.
    proof
        Of what `opens` says; of nothing else here.
    package
        One that all could sign without it, where `opens` is True.
    """

    member: Member
    opens: bool | None
    narrow_opens: bool | None
    best_smallest_share: float | None
    best_values: Mapping[str, float]
    says: str = ""
    proof: Proof = Proof(kind="none")
    package: Package | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleResult(Result):
    """What all could sign, and if nothing, what stands in the way.

    `zone_strict` is the zone with red lines in their strict reading (S7); None where all was read strictly anyway, or
    where that reading is no wider. `beside` and `beside_solutions`, where the ranges are those that the parties'
    answers leave (S22): the zone and the solutions without their answers.
    """

    table: IntegerTable
    zone: Zone
    solutions: Mapping[str, Solution]
    least_change: tuple[LeastChange, ...]
    conflicts: tuple[Conflict, ...]
    corrections: tuple[Correction, ...]
    corrections_complete_to: CompleteTo | None
    lifting: Mapping[str, Lifting]
    assumptions: tuple[str, ...]
    zone_strict: Zone | None = None
    beside: Zone | None = None
    beside_solutions: Mapping[str, Solution] = field(default_factory=dict)

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per solution and package."""
        for name, solution in self.solutions.items():
            for place, package in enumerate(solution.packages):
                yield {"solution": name, "tie": place + 1, **package}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierPoint:
    """Values that no agreement beats for all, and the packages that give them (up to a limit).

    `values` are those of the signatories of which any are known. `packages_count`: how many packages give them; None
    where that is not known. `ranges`: signatory -> the same value with its bounds over all ranges, for the first
    package.
    """

    values: Mapping[str, float]
    exact_values: Mapping[str, Fraction]
    packages: tuple[Package, ...]
    packages_count: int | None
    ranges: Mapping[str, Estimate] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierResult(Result):
    """The Pareto frontier of the signatories' values over the zone (S12).

    Attributes
    ----------
    complete
        Whether every frontier point is listed; else every agreement is within `epsilon` points of a listed one in every
        signatory's value.
    all_feasible
        Whether the zone's conditions were taken away.
    points_count
        Number of points on the frontier, also where only some are listed; None where it is not known.
    untested
        Signatories of which too little is known to say what they accept by value, or what they get at all. With any of
        them nothing is complete or proved: the points are then what is known of the others, and `epsilon` holds for
        those whose values are listed.
    """

    signatories: tuple[str, ...]
    points: tuple[FrontierPoint, ...]
    complete: bool
    epsilon: float
    proof: Proof
    all_feasible: bool
    zone_status: str
    assumptions: tuple[str, ...]
    points_count: int | None = None
    untested: tuple[str, ...] = ()

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per point."""
        for point in self.points:
            values = {party: point.values.get(party) for party in self.signatories}
            yield {**values, "packages": point.packages_count}
