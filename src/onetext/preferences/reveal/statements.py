"""What a party's answers say for all its values: pairs of drafts, and trades between issues (S4, S20, S22).

Whether a row can fall below 0 is settled, cheapest first: by a witness found for another question; in closed form
without the answers; by a linear programme, whose multipliers `linear_check` turns into a proof, and whose optimum
`linear_witness` turns into a witness.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import Literal

from onetext.model import Case
from onetext.model.results import DraftPreference
from onetext.preferences.reveal.acts import Act
from onetext.preferences.reveal.linear import Region, Row
from onetext.preferences.reveal.linear_acts import Polytope
from onetext.preferences.reveal.linear_check import TooMany, least, least_scores, proves
from onetext.preferences.reveal.linear_solver import Solver
from onetext.preferences.reveal.linear_texts import Text
from onetext.preferences.reveal.linear_witness import Witness, witness
from onetext.preferences.scores import Number

__all__ = ["Trade", "orderings", "preferences_between"]

Proof = Literal["certificate", "solver"]
Verdict = Literal["necessarily", "possibly", "never", "equal", "undecided"]
_TOLERANCE = 1e-7
_FINE = (10**3, 10**6, 10**9)


@dataclass(frozen=True)
class Trade:
    """That an answer trades one issue against another, and whether the first must then weigh at least as much.

    `because`: answers that the proof rests on; where nothing is proved, those that make the trade.
    """

    above: str
    below: str
    must: bool
    proof: Literal["certificate", "solver", ""]
    because: tuple[str, ...]


@dataclass(frozen=True)
class _Found:
    """Whether a row is nowhere below 0: None where that stays open; with proof, and answers it rests on."""

    never: bool | None
    proof: Proof = "certificate"
    rests_on: tuple[str, ...] = ()


class _Asker:
    """Questions about one party, with the answers taken at their word, and the witnesses found on the way."""

    def __init__(self, polytope: Polytope, cells: Collection[tuple[int, int]] = ()) -> None:
        self.polytope = polytope
        self.witnesses: list[Witness] = []
        self.solvers: list[tuple[Region, list[Row], Solver]] = []
        for region in polytope.regions:
            answers = polytope.rows(region)
            solver = Solver(region, answers, cells)
            if solver.fits is not None:
                self.solvers.append((region, answers, solver))
                self._keep(region, solver, solver.fits)

    @property
    def fits(self) -> bool:
        """Whether anything fits the answers."""
        return bool(self.solvers)

    def _keep(self, region: Region, solver: Solver, at: object) -> None:
        found = witness(self.polytope, region, at, solver.fits)  # type: ignore[arg-type]  # both are optima
        if found is not None:
            self.witnesses.append(found)

    def never_below(self, row: Callable[[Region], Row], below: Callable[[Witness], bool], *, exact: bool) -> _Found:
        """Whether a row is nowhere below 0.

        `below` says whether it is at a witness; `exact` whether the row is the thing itself and no bound of it.
        """
        if any(below(item) for item in self.witnesses):
            return _Found(False)
        proof: Proof = "certificate"
        rests: dict[str, None] = {}
        for region, answers, solver in self.solvers:
            asked = row(region)
            if _least_at_all(region, asked):
                continue
            at = solver.minimise(asked)
            if at is None:
                return _Found(None)
            seen = len(self.witnesses)
            if at.value < -_TOLERANCE:
                self._keep(region, solver, at)
                if any(below(item) for item in self.witnesses[seen:]):
                    return _Found(False)
                return _Found(False, "solver") if exact and self.polytope.exact else _Found(None)
            found = _proved(region, asked, answers, at.multipliers)
            if found is None:
                proof, found = "solver", [Fraction(number) for number in at.multipliers]
            rests |= {name: None for name, n in zip(self.polytope.acts, found, strict=True) if n}
        return _Found(True, proof, tuple(rests))


def preferences_between(case: Case, party: str, acts: Sequence[Act] = ()) -> tuple[DraftPreference, ...]:
    """What a party must think of each pair of drafts with known terms, by its answers and without them.

    Parameters
    ----------
    case
        As of a day.
    party
        Its id.
    acts
        Its answers (`acts_of`), taken at their word.

    Returns
    -------
    tuple of DraftPreference
        One per pair, in the order of the case; `better` is the one that is necessarily better where either is. Where
        nothing fits all answers, as without them. Empty for a party that values nothing.

    Raises
    ------
    UnknownId
        For a party that the case does not have.
    """
    polytope = Polytope.of(case, party, acts)
    if not polytope.model.values_anything:
        return ()
    return _Pairs(polytope).all()


class _Pairs:
    """All pairs of drafts for one party."""

    def __init__(self, polytope: Polytope) -> None:
        self.polytope, self.texts = polytope, polytope.texts
        self.drafts = [(draft.id, self.texts.of(draft)) for draft in self.texts.valued]
        self.apart: dict[tuple[int, tuple[int, ...], tuple[int, ...]], Number] = {}

    def all(self) -> tuple[DraftPreference, ...]:
        """Every pair."""
        return tuple(self._pair(*one, *other) for one, other in combinations(self.drafts, 2))

    @cached_property
    def asker(self) -> _Asker:
        """Made when a pair needs it."""
        domains = {(k, domain) for _, text in self.drafts for k, domain in enumerate(text.domains)}
        return _Asker(self.polytope, {(k, option) for k, domain in domains for option in domain})

    def _pair(self, one: str, first: Text, other: str, second: Text) -> DraftPreference:
        before = self._before(first, second), self._before(second, first)
        if not self.polytope.teaches or before == (True, True) or not self.asker.fits:
            after = tuple(_Found(item) for item in before)
        else:
            after = self._after(first, second, before[0]), self._after(second, first, before[1])
        # A witness of what the answers allow is one of what is allowed without them.
        before = tuple(False if b is None and a.never is False else b for a, b in zip(after, before, strict=True))  # type: ignore[assignment]  # two of them
        now, was = _verdict(after[0].never, after[1].never), _verdict(before[0], before[1])
        backwards = "never" in (now, was) and now in ("never", "equal", "possibly", "undecided")
        better, worse = (other, one) if backwards else (one, other)
        if backwards:
            now, was = _verdict(after[1].never, after[0].never), _verdict(before[1], before[0])
        proof: Proof = "solver" if any(item.proof == "solver" for item in after) else "certificate"
        return DraftPreference(better=better, worse=worse, verdict=now, before=was, proof=proof)

    def _after(self, one: Text, other: Text, before: bool | None) -> _Found:
        """Whether one draft is never worse than another where the answers hold."""
        if before:
            return _Found(True)

        def worse(at: Witness) -> bool:
            gain = at.gain(self.polytope, other, one)
            return gain is not None and gain > 0

        exact = all(len(domain) == 1 for text in (one, other) for domain in text.domains)
        return self.asker.never_below(
            lambda region: self.texts.least_difference(region, one, other), worse, exact=exact
        )

    def _before(self, one: Text, other: Text) -> bool | None:
        """Whether one draft is never worse than another without answers: in closed form, issue by issue."""
        model = self.polytope.model
        region = Region(model.weights, (), tuple(item.points for item in model.interactions))
        points, whole = self.texts.between(region, one, other)
        added = whole + sum(min(n * region.points[i].low, n * region.points[i].high) for i, n in points.items())
        total = Fraction(0)
        for k, weight in enumerate(model.weights):
            low = added
            if not self.texts.alike(one, other, k):
                low += self._least_apart(k, one.domains[k], other.domains[k])
            total += low * (weight.low if low > 0 else weight.high)
        if total >= 0:
            return True
        plain = not any(text.joined or text.fixed != {} for text in (one, other))
        return False if plain else None

    def _least_apart(self, issue: int, up: tuple[int, ...], down: tuple[int, ...]) -> Number:
        """The least score of an option of one domain minus that of an option of another, worked out once."""
        if (issue, up, down) not in self.apart:
            scores = self.polytope.model.scores[issue]
            self.apart[issue, up, down] = min(scores.difference(a, b)[0] for a in up for b in down)
        return self.apart[issue, up, down]


def orderings(case: Case, party: str, acts: Sequence[Act]) -> tuple[Trade, ...]:
    """Pairs of issues that an answer trades against each other, and whether the first must weigh at least as much.

    An answer trades A for B where, by what it says, A may speak for the draft it calls better and B against it. Pairs
    that the ranges of the weights decide without any answer are left out.

    Raises
    ------
    UnknownId
        For a party that the case does not have.
    """
    polytope = Polytope.of(case, party, acts)
    if not polytope.model.values_anything or not polytope.answers or not polytope.regions:
        return ()
    asker = _Asker(polytope)
    if not asker.fits:
        return ()
    made: dict[tuple[int, int], list[str]] = {}
    for answer in polytope.answers:
        row = polytope.row(polytope.regions[0], answer)
        for pair in _traded(polytope, row):
            made.setdefault(pair, []).append(answer.act.id)
    return tuple(_trade(case, asker, pair, names) for pair, names in sorted(made.items()))


def _trade(case: Case, asker: _Asker, pair: tuple[int, int], names: Sequence[str]) -> Trade:
    above, below = pair
    found = asker.never_below(
        lambda _: Row(weights={above: 1, below: -1}), lambda at: at.weights[below] > at.weights[above], exact=True
    )
    must = found.never is True
    return Trade(
        above=case.issues[above].id,
        below=case.issues[below].id,
        must=must,
        proof=found.proof if must else "",
        because=found.rests_on if must else tuple(names),
    )


def _traded(polytope: Polytope, row: Row) -> Iterator[tuple[int, int]]:
    """(A, B): A may add to a row and B may take from it, and their weights are not ranked without answers."""
    region, weights = polytope.regions[0], polytope.model.weights
    adds, takes = [], []
    for k in range(len(weights)):
        own = {option: n for (issue, option), n in row.cells.items() if issue == k}
        if not own and not row.weights.get(k):
            continue
        base = row.weights.get(k, 0) + row.whole
        try:
            low = least_scores(region.sets[k], own)
            high = -least_scores(region.sets[k], {option: -n for option, n in own.items()})
        except TooMany:
            continue
        adds += [k] if base + high > 0 else []
        takes += [k] if base + low < 0 else []
    for a in adds:
        yield from ((a, b) for b in takes if a != b and weights[a].low < weights[b].high and weights[a].high > 0)


def _least_at_all(region: Region, row: Row) -> bool:
    try:
        return least(region, row) >= 0
    except TooMany:
        return False


def _proved(region: Region, row: Row, answers: Sequence[Row], multipliers: Sequence[float]) -> list[Fraction] | None:
    """Multipliers that prove that a row is nowhere below 0, from a solver's."""
    for fine in _FINE:
        made = [Fraction(number).limit_denominator(fine) for number in multipliers]
        if proves(region, row, answers, made):
            return made
    return None


def _verdict(never_worse: bool | None, never_better: bool | None) -> Verdict:
    """Of one draft against another, from whether it is never worse and whether it is never better."""
    if never_worse is None or never_better is None:
        return "undecided"
    if never_worse:
        return "equal" if never_better else "necessarily"
    return "never" if never_better else "possibly"
