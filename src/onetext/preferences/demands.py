"""What a case demands of any text, as exact numbers and clauses (S1, S2, S7, S8, S10, S20).

The point of every range is taken (S4), and the point rule for red lines: real at firmness of one half or more (S7). A
line of which nothing is known stands at one half, and so counts as real: a text is then not called acceptable on the
strength of what nobody knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from onetext.model import Case, Range, Reading
from onetext.preferences.bases import unknown_issues
from onetext.preferences.consents import consent_clauses
from onetext.preferences.fillings import Clause, rule_clauses
from onetext.preferences.frame import Frame, PartyModel
from onetext.preferences.lines import READINGS, Lines
from onetext.preferences.nodeal import no_deal_bounds, no_deal_model
from onetext.preferences.situations import interaction_places

__all__ = ["Clause", "ConsentDemand", "Demands", "LineDemand", "PointValues", "demands"]


@dataclass(frozen=True, kw_only=True)
class PointValues:
    """One party's values at the point: Σ w·s / Σ w plus interactions, in the party's own points (S2).

    Attributes
    ----------
    weights
        Per issue.
    scores
        Per issue and option, 0 to 100.
    interactions
        Options that must all stand (issue -> option), and the points they add; single-issue ones too.
    no_deal, no_deal_range
        Point, and lowest and highest value over all ranges; None where unknown (S8).
    unknown
        Ids of issues on which nothing is known of what the party wants (S6).
    weight_basis, score_basis
        Per issue (S17).
    """

    party: str
    weights: tuple[Fraction, ...]
    scores: tuple[tuple[Fraction, ...], ...]
    interactions: tuple[tuple[Mapping[int, int], Fraction], ...]
    no_deal: Fraction | None
    no_deal_range: tuple[Fraction, Fraction] | None
    no_deal_basis: str
    unknown: tuple[str, ...]
    weight_basis: tuple[str, ...]
    score_basis: tuple[str, ...]

    @property
    def known(self) -> bool:
        """Whether the party has a value at all: with all weights zero it has none (S2)."""
        return any(self.weights)


@dataclass(frozen=True, kw_only=True)
class LineDemand:
    """A red line as clauses, per reading; a line without a wider reading has the same in both.

    `consent` is set for a line of a party that does not sign: its clauses are then cut down to options that need its
    consent (S10), and may be empty.
    """

    line: str
    party: str
    clauses: Mapping[Reading, tuple[Clause, ...]]
    firmness: Range
    known: bool
    consent: bool

    @property
    def real(self) -> bool:
        """The point rule (S7)."""
        return self.firmness.point >= Fraction(1, 2)


@dataclass(frozen=True, kw_only=True)
class ConsentDemand:
    """A party that must reach its no deal too as soon as any of some options stands (`test: value`, S10)."""

    party: str
    options: Mapping[int, frozenset[int]]


@dataclass(frozen=True, kw_only=True)
class Demands:
    """All of it. Parties stand in alphabetical order of their names; issues and options in the order of the case."""

    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    signatories: tuple[str, ...]
    values: tuple[PointValues, ...]
    rules: tuple[tuple[Clause, ...], ...]
    lines: tuple[LineDemand, ...]
    consents: tuple[ConsentDemand, ...]


def demands(case: Case) -> Demands:
    """What a case as of a day demands of any text, at the point."""
    frame = Frame(case)
    signing = set(case.signatories)
    return Demands(
        issues=tuple(issue.id for issue in case.issues),
        options=frame.ids,
        signatories=tuple(party.id for party in case.parties_by_name if party.id in signing),
        values=tuple(_values(frame, model) for model in frame.models),
        rules=tuple(tuple(rule_clauses(frame, rule)) for rule in case.rules),
        lines=_lines(frame, signing),
        consents=_value_consents(frame, signing),
    )


def _values(frame: Frame, model: PartyModel) -> PointValues:
    without = no_deal_model(frame, model)
    bounds = no_deal_bounds(model, without) if without else None
    return PointValues(
        party=model.party,
        weights=model.point_weights,
        scores=tuple(tuple(map(Fraction, scores.points)) for scores in model.scores),
        interactions=tuple((interaction_places(frame, item), item.points.point) for item in model.interactions),
        no_deal=bounds.point if bounds else None,
        no_deal_range=(bounds.low, bounds.high) if bounds else None,
        no_deal_basis=without.basis if without else "default",
        unknown=unknown_issues(frame, model),
        weight_basis=model.weight_basis,
        score_basis=tuple(scores.basis for scores in model.scores),
    )


def _lines(frame: Frame, signing: set[str]) -> tuple[LineDemand, ...]:
    lines, found = Lines(frame), []
    for party in frame.case.parties_by_name:
        signs = party.id in signing
        needed = {} if signs else _needed(frame, party.id)
        for line in lines.of(party.id) if signs or needed else ():
            whole = {reading: lines.clauses(line, reading) for reading in READINGS}
            cut = {reading: consent_clauses(clauses, needed) for reading, clauses in whole.items()}
            found.append(
                LineDemand(
                    line=line.id,
                    party=party.id,
                    clauses=whole if signs else cut,
                    firmness=line.firmness_now,
                    known=line.firmness_known,
                    consent=not signs,
                )
            )
    return tuple(found)


def _needed(frame: Frame, party: str, test: str | None = None) -> dict[int, frozenset[int]]:
    """Issue -> the options that need a party's consent; only those of one test, if that is given."""
    found: dict[int, frozenset[int]] = {}
    for k, issue in enumerate(frame.case.issues):
        for consent in issue.consents:
            if consent.by == party and test in (None, consent.test):
                places = frozenset(frame.options(k, consent.options or issue.option_ids))
                found[k] = found.get(k, frozenset()) | places
    return found


def _value_consents(frame: Frame, signing: set[str]) -> tuple[ConsentDemand, ...]:
    named = [(party.id, _needed(frame, party.id, "value")) for party in frame.case.parties_by_name]
    return tuple(
        ConsentDemand(party=party, options=options) for party, options in named if options and party not in signing
    )
