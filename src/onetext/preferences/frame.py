"""A case with its ids as numbers, and what is known of each party's wishes: made once, used by every calculation.

A weight that the case does not give lies anywhere between 0 and the party's largest; a party without any weight counts
all issues equally, basis `default` (S6).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from onetext.model import Case, Interaction, Issue, NoDeal, Party, Position, Range, Weight
from onetext.preferences.positions import PositionSet, grouped_positions, read_positions
from onetext.preferences.scores import GivenScores, OrderScores, ScoreModel, order_scores

__all__ = ["Frame", "PartyModel", "one_basis", "score_model"]


@dataclass(frozen=True)
class PartyModel:
    """What is known of one party's values: per issue, in the order of the case, a weight and a score model."""

    party: str
    weights: tuple[Range, ...]
    weight_basis: tuple[str, ...]
    scores: tuple[ScoreModel, ...]
    interactions: tuple[Interaction, ...]
    no_deal: NoDeal | None

    @property
    def on_record(self) -> bool:
        """Whether anything is on record of what the party wants on any issue."""
        return any(model.basis != "default" for model in self.scores)

    @property
    def values_anything(self) -> bool:
        """Whether any weight can be above zero; otherwise no value is known (S2)."""
        return any(weight.high > 0 for weight in self.weights)

    @cached_property
    def point_weights(self) -> tuple[Fraction, ...]:
        """Modes or middles of the weights; their middles where all the modes are zero."""
        points = tuple(weight.point for weight in self.weights)
        return points if any(points) else tuple((weight.low + weight.high) / 2 for weight in self.weights)

    @cached_property
    def basis(self) -> str:
        """The one basis of all weights and scores, or `mixed` (S17)."""
        return one_basis([*self.weight_basis, *(model.basis for model in self.scores)])


@dataclass(frozen=True)
class Frame:
    """A case and the places of its issues and options."""

    case: Case

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Issue id -> its place in the case."""
        return {issue.id: k for k, issue in enumerate(self.case.issues)}

    @cached_property
    def option_place(self) -> tuple[Mapping[str, int], ...]:
        """Per issue: option id -> its place on the scale."""
        return tuple({option.id: i for i, option in enumerate(issue.options)} for issue in self.case.issues)

    @cached_property
    def ids(self) -> tuple[tuple[str, ...], ...]:
        """Per issue: the ids of its options, in order."""
        return tuple(issue.option_ids for issue in self.case.issues)

    @cached_property
    def positions(self) -> Mapping[tuple[str, str], Sequence[Position]]:
        """The case's positions by (party, issue)."""
        return grouped_positions(self.case.positions)

    @cached_property
    def models(self) -> tuple[PartyModel, ...]:
        """One model per party, in alphabetical order of their names."""
        return tuple(self._model(party) for party in self.case.parties_by_name)

    @cached_property
    def _weights(self) -> Mapping[tuple[str, str], Weight]:
        return {(item.party, item.issue): item for item in self.case.weights}

    def options(self, issue: int, ids: Sequence[str]) -> tuple[int, ...]:
        """The places of some options of an issue, in order, each once."""
        places = self.option_place[issue]
        return tuple(sorted({places[option] for option in ids}))

    @cached_property
    def _wishes(self) -> dict[tuple[str, str], PositionSet]:
        return {}

    def wishes(self, party: Party, issue: Issue) -> PositionSet:
        """What the record makes of a party's wishes on an issue (S3)."""
        key = (party.id, issue.id)
        if key not in self._wishes:
            self._wishes[key] = read_positions(party, issue, self.positions.get(key, ()))
        return self._wishes[key]

    def model(self, party: Party, issue: Issue) -> ScoreModel:
        """How satisfied a party is with the options of an issue."""
        weight = self._weights.get((party.id, issue.id))
        if weight is not None and weight.scores:
            return GivenScores(tuple(weight.scores[option] for option in issue.option_ids), weight.basis)
        if (party.id, issue.id) not in self.positions:
            return order_scores(len(issue.options), (), frozenset(), issue.ordered, frozenset())
        return score_model(issue, self.wishes(party, issue))

    def _model(self, party: Party) -> PartyModel:
        given = [self._weights.get((party.id, issue.id)) for issue in self.case.issues]
        ranges = [item.weight if item else None for item in given]
        weights, basis = _weights(ranges, [item.basis if item else "default" for item in given])
        return PartyModel(
            party=party.id,
            weights=weights,
            weight_basis=basis,
            scores=tuple(self.model(party, issue) for issue in self.case.issues),
            interactions=tuple(item for item in self.case.interactions if item.party == party.id),
            no_deal=next((item for item in self.case.no_deals if item.party == party.id), None),
        )


def score_model(issue: Issue, wishes: PositionSet) -> OrderScores:
    """The scores that a set of positions allows (S3, S6).

    Each speaker's refusals go with that speaker's own best options; those of speakers who name none go with all.
    """
    demanding = [speaker for speaker in wishes.speakers if speaker.peaks]
    others = [option for speaker in wishes.speakers if not speaker.peaks for option in speaker.refused]
    place = {option: i for i, option in enumerate(issue.option_ids)}
    pairs = [(place[one], place[two]) for one, two in issue.unranked]
    return order_scores(
        len(place),
        tuple(tuple(place[o] for o in speaker.peaks) for speaker in demanding),
        frozenset(place[option] for option in others),
        issue.ordered,
        frozenset(pairs) | {(two, one) for one, two in pairs},
        tuple(frozenset(place[o] for o in speaker.refused) for speaker in demanding),
    )


def one_basis(bases: Sequence[str]) -> str:
    """The basis that all share, or `mixed`; `default` of none."""
    kinds = set(bases)
    return kinds.pop() if len(kinds) == 1 else "mixed" if kinds else "default"


def _weights(given: Sequence[Range | None], bases: Sequence[str]) -> tuple[tuple[Range, ...], tuple[str, ...]]:
    highs = [item.high for item in given if item is not None]
    missing = Range(Fraction(0), max(highs)) if highs else Range.of(1)
    return (
        tuple(item if item is not None else missing for item in given),
        tuple(basis if item is not None else "default" for item, basis in zip(given, bases, strict=True)),
    )
