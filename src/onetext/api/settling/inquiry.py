"""One question about a case: its table, its limits, its sampled scenarios, and the court that checks what is found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onetext import compromise
from onetext.api.settling.giving import effects_of, given_by
from onetext.api.settling.proving import Court, court_for
from onetext.compromise import Problem, Table, Watch, problem_of, table_of
from onetext.model import Case, Draft, Reading
from onetext.model.results import (
    CompleteTo,
    Concept,
    Conflict,
    Correction,
    LeastChange,
    Lifting,
    Package,
    Probability,
    Proof,
    Solution,
    Zone,
)
from onetext.preferences import Scenarios, sampled_scenarios

__all__ = ["SCENARIOS", "Inquiry", "inquiry_into"]

SCENARIOS = 200
"""Sampled scenarios that what is proved is held against."""


@dataclass(frozen=True, kw_only=True)
class Inquiry:
    """What was asked about a case, and everything that answers share.

    Attributes
    ----------
    seen
        The case as its audience sees it on its day.
    reading
        Of the red lines (S7).
    watch
        Over the whole request.
    seed
        Of estimates and scenarios (S19).
    """

    seen: Case
    table: Table
    problem: Problem
    watch: Watch
    reading: Reading
    seed: int

    @cached_property
    def court(self) -> Court:
        """Where everything is checked."""
        return court_for(self.seen, self.table, self.problem, self.watch)

    @cached_property
    def scenarios(self) -> Scenarios:
        """Sampled worlds, the same for everything that is held against them."""
        return sampled_scenarios(self.seen, seed=self.seed, draws=SCENARIOS, reading=self.reading)

    # -- whether there is a text ---

    def zone(self) -> Zone:
        """The zone, checked, with the share of scenarios in which its status is the same (S11)."""
        zone = self.court.zone(compromise.zone(self.table, self.watch, seed=self.seed))
        if zone.status not in ("empty", "nonempty"):
            return zone
        share = self._share_with_zone()
        if share is not None and zone.status == "empty":
            # The scenarios without a text; the error is the same.
            share = replace(share, point=1 - share.point)
        return replace(zone, proof=replace(zone.proof, holds=share))

    def zone_strict(self) -> Zone | None:
        """The zone with red lines in their strict reading (S7); None where that is no other question."""
        if self.reading == "strict":
            return None
        wider = inquiry_into(self.seen, reading="strict", watch=self.watch, seed=self.seed)
        if wider.table.lines == self.table.lines:
            return None
        return wider.court.zone(compromise.zone(wider.table, self.watch, seed=self.seed))

    def _share_with_zone(self) -> Probability | None:
        """The share of scenarios in which some text could be signed by all; None where some stayed undecided."""
        if self.watch.struck():
            return None
        share = compromise.share_with_zone(self.scenarios, self.watch)
        return None if share.undecided else share.nonempty

    # -- which ---

    def solutions(
        self, zone: Zone, concepts: Sequence[Concept], *, ties: int, more: int, apart: int
    ) -> dict[str, Solution]:
        """The solutions asked for (S12), checked, with what their first package gives and how often all accept it."""
        if zone.status in ("empty", "rules_contradict"):
            return {concept: _none(concept, zone, apart) for concept in concepts}
        self.watch.tell("choosing among them", None)
        found = compromise.solutions(self.table, self.watch, concepts=concepts, ties=ties, more=more, apart=apart)
        checked = {name: self.court.solution(item) for name, item in found.items()}
        firsts = list(dict.fromkeys(_key(item.packages[0]) for item in checked.values() if item.packages))
        gives = dict(zip(firsts, given_by(self.seen, [dict(key) for key in firsts], seed=self.seed), strict=True))
        shares = dict(zip(firsts, self.accepting([dict(key) for key in firsts]), strict=True))
        return {
            name: replace(
                item,
                gives=gives[_key(item.packages[0])],
                in_zone=shares[_key(item.packages[0])],
                relies_on=compromise.reliances(self.seen, item.packages[0], reading=self.reading),
            )
            if item.packages
            else item
            for name, item in checked.items()
        }

    def accepting(self, packages: Sequence[Package]) -> tuple[Probability, ...]:
        """Per package the share of scenarios in which all accept it."""
        return compromise.shares_accepting(self.scenarios, packages)

    # -- from where ---

    def least_changes(
        self, zone: Zone, drafts: Sequence[Draft], *, towards: str | None, ties: int
    ) -> tuple[LeastChange, ...]:
        """Per draft the fewest changes that bring it into the zone (S13), checked, with what they do to each party."""
        found = []
        for number, draft in enumerate(drafts):
            self.watch.tell("looking for the fewest changes to each draft", number / len(drafts))
            found.append(self._least_change(zone, draft, towards=towards, ties=ties))
        return tuple(found)

    def _least_change(self, zone: Zone, draft: Draft, *, towards: str | None, ties: int) -> LeastChange:
        if zone.status in ("empty", "rules_contradict"):
            return _hopeless(zone, draft, towards)
        found = compromise.least_change(self.seen, self.table, draft, self.watch, towards=towards, ties=ties)
        checked = self.court.change(found, compromise.settled_terms(self.seen, draft))
        if found.package is None:
            return checked
        effects = effects_of(self.seen, draft.id, found.package, seed=self.seed) if found.changes or found.fills else {}
        return replace(checked, effects=effects, in_zone=self.accepting([found.package])[0])

    # -- why not ---

    def conflicts(self) -> tuple[Conflict, ...]:
        """What cannot all hold (S14), each certified and checked."""
        self.watch.tell("looking for what clashes", None)
        found = compromise.conflicts(self.table, self.watch, case=self.seen)
        checked = (self.court.conflict(item) for item in found)
        return tuple(replace(item, proof=replace(item.proof, holds=self._clashing(item))) for item in checked)

    def _clashing(self, conflict: Conflict) -> Probability | None:
        """The share of scenarios in which a conflict is in force; None where values take part in it.

        A conflict among lines alone follows from their words, so it is in force wherever all of them are meant.
        """
        real = {(line.line, line.party): line.real for line in self.scenarios.lines}
        names = [(member.id, member.party) for member in conflict.members]
        if not names or any(member.kind == "no_deal" for member in conflict.members) or not set(names) <= set(real):
            return None
        every = [all(one) for one in zip(*(real[name].tolist() for name in names), strict=True)]
        return compromise.sampled_share(sum(every), len(every))

    def corrections(self) -> tuple[tuple[Correction, ...], CompleteTo]:
        """What would have to give (S14), each checked."""
        self.watch.tell("looking for what would have to give", None)
        found, complete = compromise.corrections(self.table, self.watch, case=self.seen)
        return self.court.corrections(found, complete)

    def lifting(self, zone: Zone) -> Mapping[str, Lifting]:
        """What lifting each single line would do (S14), checked."""
        if zone.status == "rules_contradict":
            return {}
        self.watch.tell("lifting single red lines", None)
        return self.court.lifting(compromise.lifting(self.table, self.watch, case=self.seen))


def inquiry_into(seen: Case, *, reading: Reading, watch: Watch, seed: int) -> Inquiry:
    """Turn a case into an exact table, and check that it is the case's own (S20)."""
    table = table_of(seen, reading=reading)
    return Inquiry(seen=seen, table=table, problem=problem_of(table), watch=watch, reading=reading, seed=seed)


def _key(package: Package) -> tuple[tuple[str, str], ...]:
    return tuple(package.items())


def _none(concept: Concept, zone: Zone, apart: int) -> Solution:
    """The solution of a zone that holds nothing: proved as the zone is."""
    return Solution(
        concept=concept,
        status="empty",
        packages=(),
        values={},
        exact_values={},
        gains={},
        shares={},
        objective=None,
        bound=None,
        gap=None,
        proof=replace(zone.proof, holds=None),
        ties_complete=True,
        compares_points=concept in ("egalitarian", "utilitarian"),
        apart=apart,
    )


def _hopeless(zone: Zone, draft: Draft, towards: str | None) -> LeastChange:
    """No change helps where no text does."""
    return LeastChange(
        from_=draft.id,
        status="empty" if draft.terms_known else "unknown",
        changes=(),
        fills=(),
        package=None,
        shares={},
        proof=replace(zone.proof, holds=None) if draft.terms_known else Proof(kind="none"),
        towards=towards,
    )
