"""How likely a party's answers are in each scenario (S22).

An answer of reliability ρ speaks of the text with chance ρ, and otherwise falls either way:
L = ρ·f + (1 − ρ)/2, where f is the chance of the answer if it speaks of the text. f takes two values, one where the
scenario fits the answer and one where it does not, so that each answer is a test with two likelihoods. Where the second
is zero (reliability 1), the distance to fitting leads the search (`moving.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from onetext.model import Case
from onetext.preferences.acceptance import SLACK
from onetext.preferences.fillings import Fillings
from onetext.preferences.frame import Frame, PartyModel
from onetext.preferences.reveal.acts import Act, other_options
from onetext.preferences.reveal.defaults import waiting
from onetext.preferences.reveal.sight import Compared, Sight, View
from onetext.preferences.situations import Situation, situation
from onetext.preferences.streams import Floats
from onetext.preferences.terms import read_terms

__all__ = ["Answers", "Judged", "accepts"]


@dataclass(frozen=True)
class Judged:
    """Answers against scenarios, one row per answer.

    Attributes
    ----------
    likelihood
        L of each answer in each scenario.
    distance
        0 where the scenario fits, else how far it is from fitting, in points or in hundredths of firmness.
    """

    likelihood: Floats
    distance: Floats

    @cached_property
    def log(self) -> Floats:
        """The sum of the logarithms; −inf where an answer rules the scenario out."""
        with np.errstate(divide="ignore"):
            found: Floats = np.log(self.likelihood).sum(axis=0)
        return found

    def chosen(self, places: npt.NDArray[np.intp]) -> Judged:
        """The scenarios at some places."""
        return Judged(self.likelihood[:, places], self.distance[:, places])


class Answers:
    """The answers of a party that may teach something, ready to be held against scenarios.

    Parameters
    ----------
    acts
        Those whose meaning is `nothing` are left out.
    drafts
        Ids of drafts whose values are wanted too.
    """

    def __init__(self, case: Case, party: str, acts: Sequence[Act], drafts: Sequence[str] = ()) -> None:
        self.case, self.party = case, party
        self.frame = Frame(case)
        self.model: PartyModel = next(item for item in self.frame.models if item.party == party)
        self.acts = tuple(act for act in acts if act.meaning != "nothing")
        self.drafts = tuple(draft for draft in drafts if self._situation(draft).has_value)
        groups: list[list[Fillings]] = [[self._situation(draft).fillings] for draft in self.drafts]
        self.single: dict[str, int] = {draft: row for row, draft in enumerate(self.drafts)}
        self.pairs: dict[str, tuple[int, int]] = {}
        self._place_singles(groups)
        self._place_pairs(groups)
        self.compared, self.comparisons = self._options()
        days = dict.fromkeys([None, *(act.day for act in self.acts if act.meaning in ("accepts", "refuses"))])
        self.sight = Sight(self.frame, self.model, groups, list(days), self.compared)
        self.wait = float(waiting().point)

    def without(self, act: str) -> Answers:
        """The same answers but one."""
        return Answers(self.case, self.party, [item for item in self.acts if item.id != act], self.drafts)

    def with_drafts(self, drafts: Sequence[str]) -> Answers:
        """The same answers, with other drafts to value."""
        return Answers(self.case, self.party, self.acts, drafts)

    def _situation(self, draft: str) -> Situation:
        return situation(self.frame, self.case.draft(draft))

    def _place_singles(self, groups: list[list[Fillings]]) -> None:
        for act in self.acts:
            if act.meaning in ("accepts", "refuses") and act.draft not in self.single:
                self.single[act.draft] = len(groups)
                groups.append([self._situation(act.draft).fillings])

    def _place_pairs(self, groups: list[list[Fillings]]) -> None:
        row = len(groups)
        for act in self.acts:
            if act.meaning == "improves":
                groups.append([self._situation(act.draft).fillings, self._situation(act.counter).fillings])
                self.pairs[act.id] = (row, row + 1)
                row += 2

    def _options(self) -> tuple[tuple[Compared, ...], Mapping[str, tuple[int, ...]]]:
        compared: dict[Compared, int] = {}
        numbers: dict[str, tuple[int, ...]] = {}
        for act in self.acts:
            if act.meaning == "other-option":
                terms = read_terms(self.frame, self.case.draft(act.draft))
                about = [self.frame.place[issue] for issue in act.issues]
                items = [(k, terms.domains[k][0], other_options(self.frame, terms, k)) for k in about]
                numbers[act.id] = tuple(compared.setdefault(item, len(compared)) for item in items)
        return tuple(compared), numbers

    def judged(self, view: View) -> Judged:
        """Every answer against every scenario of a view."""
        n = view.weight.size
        likelihood, distance = np.ones((len(self.acts), n)), np.zeros((len(self.acts), n))
        for row, act in enumerate(self.acts):
            away = self._distance(act, view)
            fits, fails = self.chances(act)
            distance[row] = away
            likelihood[row] = np.where(away == 0, fits, fails)
        return Judged(likelihood, distance)

    def chances(self, act: Act) -> tuple[float, float]:
        """The likelihood of an answer where a scenario fits it, and where it does not."""
        trust, wait = act.trust, self.wait
        fits, fails = {"accepts": (1 - wait, 0.0), "refuses": (1.0, wait)}.get(act.meaning, (1.0, 0.0))
        return trust * fits + (1 - trust) / 2, trust * fails + (1 - trust) / 2

    @property
    def hard(self) -> tuple[bool, ...]:
        """Per answer whether scenarios that do not fit it are ruled out."""
        return tuple(self.chances(act)[1] == 0 for act in self.acts)

    @property
    def open(self) -> bool:
        """Whether some answer speaks of a text that leaves an issue open."""
        return any(len(domain) > 1 for group in self.sight.groups for text in group for domain in text.domains)

    def _distance(self, act: Act, view: View) -> Floats:
        if act.meaning == "improves":
            before, after = self.pairs[act.id]
            found: Floats = _not_above(view.values[after] - view.values[before]) + view.over[after]
            return found
        if act.meaning == "other-option":
            away = np.zeros(view.weight.size)
            for number in self.comparisons[act.id]:
                away = away + _not_above(view.parts.margins[number] / view.weight)
            return away
        row = self.single[act.draft]
        gain = view.values[row] - view.no_deal(act.day)
        short: Floats = np.where(gain < -SLACK, -gain, 0.0) + view.over[row]
        if act.meaning == "accepts":
            return short
        # It refuses for a reason where it falls short or breaks a real line; else by how much it would have to.
        return np.where(short > 0, 0.0, np.maximum(gain, SLACK))


def _not_above(difference: Floats) -> Floats:
    """0 where a difference is above zero, else what it lacks (a tie lacks a hair); 100 where nothing could be above."""
    lacks: Floats = np.where(difference > SLACK, 0.0, np.maximum(-difference, SLACK))
    return np.minimum(lacks, 100.0)


def accepts(answers: Answers, view: View) -> Mapping[str, Floats | None]:
    """Per draft whether the party accepts it in each scenario (S9), as 0 and 1; None where no deal is unknown."""
    if answers.sight.no_deal is None:
        return dict.fromkeys(answers.drafts)
    without = view.no_deal(None)
    return {
        draft: ((view.values[row] - without >= -SLACK) & ~view.breaks[row]).astype(float)
        for row, draft in enumerate(answers.drafts)
    }
