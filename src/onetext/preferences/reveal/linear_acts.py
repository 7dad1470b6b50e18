"""A party's answers as linear rows, taken at their word (S22).

accepts        v(d) is at least the lowest no deal that is possible on the day of the answer;
improves       v(d′) is at least v(d);
other-option   the score of some other option is at least that of the one settled: a choice of sets of scores;
refuses        no row: a line may be broken, or waiting be better.

Strict statements stand with their closure: ties that the words exclude are let in. Where no deal follows from
expectations, each issue's expected score stands at the least that its set of scores allows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from onetext.model import DAYS_PER_MONTH, Case
from onetext.preferences.frame import Frame, PartyModel
from onetext.preferences.nodeal import NoDealModel, no_deal_model
from onetext.preferences.reveal.acts import Act, other_options
from onetext.preferences.reveal.linear import MOST_REGIONS, Region, Row, ScoreSet, regions_of, score_sets
from onetext.preferences.reveal.linear_texts import Text, Texts
from onetext.preferences.terms import read_terms

__all__ = ["Answer", "Polytope", "added_at_least", "chosen", "least_expected"]


@dataclass(frozen=True)
class Answer:
    """An answer that gives a row: the act, the draft it calls better (or good enough), and the other one."""

    act: Act
    better: Text
    worse: Text | None


@dataclass(frozen=True)
class Polytope:
    """What is known of a party's values, its answers included, as regions and rows.

    Attributes
    ----------
    choices
        Per issue the sets of scores that the record, and answers that say `other-option`, allow.
    regions
        One per choice; none where an answer leaves an issue no scores.
    exact
        False where sets of scores were merged: then the regions take in more than is known.
    teaches
        Whether any answer leaves less than the record does.
    """

    frame: Frame
    model: PartyModel
    texts: Texts
    no_deal: NoDealModel | None
    choices: tuple[tuple[ScoreSet, ...], ...]
    regions: tuple[Region, ...]
    answers: tuple[Answer, ...]
    exact: bool
    teaches: bool

    @classmethod
    def of(cls, case: Case, party: str, acts: Sequence[Act] = ()) -> Polytope:
        """The polytope of a party.

        Parameters
        ----------
        case
            As of a day.
        party
            Its id.
        acts
            Answers that are taken at their word, whatever their reliability.

        Raises
        ------
        UnknownId
            For a party that the case does not have.
        """
        case.party(party)
        frame = Frame(case)
        model = next(item for item in frame.models if item.party == party)
        texts = Texts(frame, model.interactions)
        no_deal = no_deal_model(frame, model)
        answers = tuple(found for act in acts if (found := _answer(case, texts, act, no_deal)) is not None)
        choices, whole = chosen(frame, model, acts)
        touched = [k for k in range(len(choices)) if any(_touches(texts, item, k) for item in answers)]
        points = tuple(item.points for item in model.interactions)
        regions, exact = regions_of(model.weights, choices, points, touched)
        less = any(left != score_sets(item) for left, item in zip(choices, model.scores, strict=True))
        return cls(
            frame, model, texts, no_deal, choices, regions, answers, exact and whole, teaches=bool(answers) or less
        )

    def rows(self, region: Region) -> list[Row]:
        """The rows of the answers in a region, each at least 0."""
        return [self.row(region, answer) for answer in self.answers]

    def row(self, region: Region, answer: Answer) -> Row:
        """The row of an answer in a region."""
        if answer.worse is not None:
            return -self.texts.least_difference(region, answer.worse, answer.better)
        assert self.no_deal is not None
        value = self.texts.most_value(region, answer.better)
        added = added_at_least(self.model, self.no_deal, answer.act.day)
        if self.no_deal.number is not None:
            return value.plus(Row(whole=self.no_deal.number.low + added), -1)
        lows = {k: low for k, scores in enumerate(region.sets) if (low := least_expected(self.no_deal, k, scores.lows))}
        return value.plus(Row(weights=lows, whole=added), -1)

    @property
    def acts(self) -> tuple[str, ...]:
        """Ids of the answers that give rows."""
        return tuple(answer.act.id for answer in self.answers)


def least_expected(no_deal: NoDealModel, issue: int, scores: Sequence[Fraction | int]) -> Fraction:
    """The least score that can be expected of an issue without a deal, at either time."""
    numbers = [Fraction(score) for score in scores]
    return min(chances[issue].smallest_mean(numbers) for chances in no_deal.horizons.values())


def added_at_least(model: PartyModel, no_deal: NoDealModel, day: dt.date) -> Fraction:
    """The least that drift and cost can have added to no deal by a day."""
    given = model.no_deal
    assert given is not None
    days = max(0, (day - given.date).days) if given.date is not None else 0
    drift = given.drift.low * Fraction(days) / Fraction(DAYS_PER_MONTH)
    return drift - (no_deal.cost.high if no_deal.number is None else 0)


def chosen(frame: Frame, model: PartyModel, acts: Sequence[Act]) -> tuple[tuple[tuple[ScoreSet, ...], ...], bool]:
    """Per issue the sets of scores that are left, and whether no answer had to be left out as too many to split."""
    found, exact = [score_sets(item) for item in model.scores], True
    for act in acts:
        if act.meaning != "other-option":
            continue
        terms = read_terms(frame, frame.case.draft(act.draft))
        for issue in act.issues:
            k = frame.place[issue]
            others, here = other_options(frame, terms, k), terms.domains[k][0]
            left = tuple(dict.fromkeys(new for item in found[k] for new in _other(item, act.id, others, here)))
            if len(left) > MOST_REGIONS:
                exact = False
            else:
                found[k] = left
    return tuple(found), exact


def _other(scores: ScoreSet, answer: str, others: Sequence[int], here: int) -> list[ScoreSet]:
    """What is left of a set when some other option is better than the one settled."""
    better = [option for option in others if scores.highs[option] > scores.lows[here]]
    if any(scores.at_least(option, here) for option in better):
        return [scores]
    return [found for option in better if (found := scores.with_relation(answer, option, here)) is not None]


def _answer(case: Case, texts: Texts, act: Act, no_deal: NoDealModel | None) -> Answer | None:
    if act.meaning == "accepts" and no_deal is not None:
        return Answer(act, texts.of(case.draft(act.draft)), None)
    if act.meaning == "improves":
        return Answer(act, texts.of(case.draft(act.counter)), texts.of(case.draft(act.draft)))
    return None


def _touches(texts: Texts, answer: Answer, issue: int) -> bool:
    """Whether an answer's row speaks of the scores of an issue."""
    return answer.worse is None or not texts.alike(answer.better, answer.worse, issue)
