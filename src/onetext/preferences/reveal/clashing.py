"""The smallest sets of a case's inputs that cannot all hold (S22): answers, weights, scores, no deals, red lines.

Lifted, an input says nothing: a weight may be any, scores anything from 0 to 100, no deal as low as one likes.
Interactions, and weights that the case does not give, stand as they are.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from onetext.model import Case
from onetext.model.results import Clash, ClashInput
from onetext.preferences.fillings import bar_clauses
from onetext.preferences.lines import status_of
from onetext.preferences.reveal.acts import Act, acts_of
from onetext.preferences.reveal.linear import Region, ScoreSet, score_sets
from onetext.preferences.reveal.linear_acts import Answer, Polytope, chosen, least_expected
from onetext.preferences.reveal.linear_clash import NamedRow, Number, smallest_clash
from onetext.preferences.reveal.linear_solver import Solver
from onetext.preferences.reveal.linear_texts import Text, bounding
from onetext.preferences.scores import GivenScores

__all__ = ["clashes"]

Terms = dict[Hashable, Number]


def clashes(case: Case) -> tuple[Clash, ...]:
    """Per party the smallest set of inputs that cannot hold with its answers taken at their word; one at most of each.

    Every red line that an accepted draft breaks for sure, though it is real for sure, is one more.
    """
    found: list[Clash] = []
    for party in case.parties_by_name:
        acts = tuple(act for act in acts_of(case, party.id) if act.meaning != "nothing")
        if acts:
            polytope = Polytope.of(case, party.id, acts)
            found += _by_lines(case, polytope)
            clash = _by_values(polytope, acts) if polytope.model.values_anything else None
            found += [clash] if clash else []
    return tuple(found)


def _by_lines(case: Case, polytope: Polytope) -> Iterator[Clash]:
    party = polytope.model.party
    for answer in polytope.answers:
        text = answer.better
        for line in case.red_lines:
            if line.party != party or line.firmness_now.low < 1:
                continue
            if status_of(bar_clauses(polytope.frame, line.narrow), text.now.fillings) == "broken":
                inputs = (ClashInput(kind="response", id=answer.act.id), ClashInput(kind="red-line", id=line.id))
                yield Clash(party=party, inputs=inputs, smallest=True, proof="certificate")


def _by_values(polytope: Polytope, acts: Sequence[Act]) -> Clash | None:
    party = polytope.model.party
    if not polytope.regions:
        names = _without_scores(polytope, acts)
        return Clash(party=party, inputs=_inputs(party, names), smallest=len(names) <= 2, proof="certificate")
    for region in polytope.regions:
        if Solver(region, polytope.rows(region), ()).fits is not None:
            return None
    made = [_Rows(polytope, region).all() for region in polytope.regions]
    found = smallest_clash(*made)
    if found is None:
        return None
    return Clash(party=party, inputs=_inputs(party, found.names), smallest=found.smallest, proof=found.proof)


def _without_scores(polytope: Polytope, acts: Sequence[Act]) -> tuple[str, ...]:
    """The fewest answers that leave an issue no scores, with what the record says of it."""
    issues = polytope.frame.case.issues
    asking = [act for act in acts if act.meaning == "other-option"]
    for size in range(1, len(asking) + 1):
        for some in combinations(asking, size):
            for k, left in enumerate(chosen(polytope.frame, polytope.model, some)[0]):
                if not left:
                    return (*(f"response:{act.id}" for act in some), f"{_kind(polytope, k)}:{issues[k].id}")
    return tuple(f"response:{act.id}" for act in asking)


def _inputs(party: str, names: Sequence[str]) -> tuple[ClashInput, ...]:
    found = []
    for kind, _, what in (name.partition(":") for name in names):
        issue = what if kind in ("weight", "scores", "position") else ""
        own = party if issue or kind == "no-deal" else what
        found.append(ClashInput(kind=kind, id=own, issue=issue))  # type: ignore[arg-type]  # names are made in this file
    return tuple(found)


def _kind(polytope: Polytope, issue: int) -> str:
    return "scores" if isinstance(polytope.model.scores[issue], GivenScores) else "position"


class _Rows:
    """The rows of a region, each with the inputs that it rests on."""

    def __init__(self, polytope: Polytope, region: Region) -> None:
        self.polytope, self.region = polytope, region
        self.ids = [issue.id for issue in polytope.frame.case.issues]
        self.base = [self._base(k, item) for k, item in enumerate(region.sets)]
        self.found: list[NamedRow] = []

    def all(self) -> list[NamedRow]:
        """Every row."""
        self._weights()
        for k, scores in enumerate(self.base):
            self._scores(k, scores)
        for i, span in enumerate(self.region.points):
            self._add({("q", i): 1, "W": -span.low})
            self._add({("q", i): -1, "W": span.high})
        if self.polytope.no_deal is not None and self.polytope.no_deal.number is None:
            self._expected()
        for place, answer in enumerate(self.polytope.answers):
            self._answer(place, answer)
        return self.found

    def _add(self, terms: Terms, *names: str, low: Number = 0) -> None:
        self.found.append(NamedRow(frozenset(names), terms, low))

    def _base(self, k: int, item: ScoreSet) -> ScoreSet:
        """The set of scores before any answer."""
        for one in score_sets(self.polytope.model.scores[k]):
            made: ScoreSet | None = one
            for relation in item.relations:
                made = made.with_relation(*relation) if made is not None else None
            if made == item:
                return one
        return item

    def _named(self, k: int) -> str:
        return f"{_kind(self.polytope, k)}:{self.ids[k]}"

    def _weights(self) -> None:
        whole: Terms = {("w", k): 1 for k in range(len(self.ids))}
        self._add({**whole, "W": -1})
        self._add({**dict.fromkeys(whole, -1), "W": 1})
        self._add({"W": 1}, low=self.region.floor)
        for k, span in enumerate(self.region.weights):
            given = self.polytope.model.weight_basis[k] != "default"
            names = (f"weight:{self.ids[k]}",) if given else ()
            self._add({("w", k): 1})
            self._add({("w", k): 1}, *names, low=span.low)
            self._add({("w", k): -1}, *names, low=-span.high)

    def _scores(self, k: int, scores: ScoreSet) -> None:
        name = self._named(k)
        for o, (low, high, mask) in enumerate(zip(scores.lows, scores.highs, scores.above, strict=True)):
            y = ("y", k, o)
            self._add({y: 1})
            self._add({y: -1, ("w", k): 100})
            if low > 0:
                self._add({y: 1, ("w", k): -low}, name)
            if high < 100:
                self._add({y: -1, ("w", k): high}, name)
            for j in range(len(scores.lows)):
                if j != o and mask >> j & 1:
                    self._add({("y", k, j): 1, y: -1}, name)
        for answer, better, worse in self.region.sets[k].relations:
            self._add({("y", k, better): 1, ("y", k, worse): -1}, f"response:{answer}")

    def _expected(self) -> None:
        """What is expected without a deal, issue by issue."""
        assert self.polytope.no_deal is not None
        for k, scores in enumerate(self.base):
            self._add({("e", k): 1})
            low = least_expected(self.polytope.no_deal, k, scores.lows)
            if low > 0:
                self._add({("e", k): 1, ("w", k): -low}, self._named(k))

    def _answer(self, place: int, answer: Answer) -> None:
        name, row = f"response:{answer.act.id}", self.polytope.row(self.region, answer)
        terms: Terms = {("q", i): number for i, number in row.points.items()}
        if answer.worse is None:
            self._value(place, answer.better, terms, 1, range(len(self.ids)))
            self._add({**terms, **self._no_deal(), "W": row.whole}, name, "no-deal:")
            return
        differing = [k for k in range(len(self.ids)) if not self.polytope.texts.alike(answer.better, answer.worse, k)]
        self._value(place, answer.better, terms, 1, differing)
        self._value(-1 - place, answer.worse, terms, -1, differing)
        self._add({**terms, "W": row.whole}, name)

    def _value(self, place: int, text: Text, terms: Terms, sign: int, issues: Sequence[int]) -> None:
        """Add a draft's value; what it leaves open is filled as well as can be, of the worse draft as badly."""
        for k in issues:
            domain = text.domains[k]
            if len(domain) == 1:
                terms["y", k, domain[0]] = terms.get(("y", k, domain[0]), 0) + sign
                continue
            filled = ("f", place, k)
            terms[filled] = sign
            self._add({filled: 1})
            self._add({filled: -1, ("w", k): 100})
            option, number = bounding(self.base[k], domain, highest=sign > 0)
            bound: Terms = {("y", k, option): sign, filled: -sign}
            self._add(bound if option >= 0 else {("w", k): sign * number, filled: -sign}, self._named(k))

    def _no_deal(self) -> Terms:
        no_deal = self.polytope.no_deal
        if no_deal is None or no_deal.number is not None:
            return {}
        return {("e", k): -1 for k in range(len(self.ids))}
