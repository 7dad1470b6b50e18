"""The court lets nothing false through: claims that trying every package refutes end the request (S20)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import log
from pathlib import Path

import pytest
from api_cases import draft
from bargains import ON, Package, bargain, no_deal, packages, signed, value, zone
from hypothesis import given, settings
from hypothesis import strategies as st
from immutabledict import immutabledict

import onetext
from onetext import model as m
from onetext.api.looking import looked_at
from onetext.api.settling import proving
from onetext.api.settling.inquiry import Inquiry, inquiry_into
from onetext.compromise import Limits, Watch, check_reading, original
from onetext.compromise.edits import edits
from onetext.compromise.search import Found
from onetext.errors import CheckFailed
from onetext.model.results import (
    CompleteTo,
    Conflict,
    Correction,
    LeastChange,
    Member,
    Proof,
    Solution,
    Zone,
)

seeds = st.integers(0, 10_000)
fewer = settings(max_examples=settings.default.max_examples // 4)
EXHAUSTIVE = Proof(kind="exhaustive")


def inquiry(case: m.Case, watch: Watch | None = None) -> Inquiry:
    seen, _ = looked_at(case, command="settle", as_of=None, audience="mediator", seed=0)
    return inquiry_into(seen, reading="narrow", watch=watch or Watch(), seed=0)


def refused(ask: Callable[..., object], *claimed: object) -> None:
    with pytest.raises(CheckFailed):
        ask(*claimed)


def without(case: m.Case, lifted: set[Member]) -> list[Package]:
    """The zone when some members are lifted: the case without those lines, and with no deals that all exceed."""
    parties = {member.party for member in lifted if member.kind == "no_deal"}
    lines = {member.id for member in lifted if member.kind == "red_line"}
    free = m.Range.of(-10_000, None)
    floors = tuple(replace(item, value=free) if item.party in parties else item for item in case.no_deals)
    kept = tuple(line for line in case.red_lines if line.id not in lines)
    lowered = replace(case, no_deals=floors, red_lines=kept)
    return [package for package in packages(lowered) if signed(lowered, package)]


# -- conflicts, corrections, single lines ------------------------------------------------------------------------------


@pytest.mark.parametrize("leaves", [proving.LEAVES, 0])
def test_only_minimal_conflicts_are_let_through(leaves: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where no certificate is to be had: then the packages that show that it is minimal are still asked for."""
    monkeypatch.setattr(proving, "LEAVES", leaves)
    wrong = right = 0
    for seed in range(12):
        case = bargain(seed, lines=4, floor=65, issues=3)
        court = inquiry(case).court
        every = set(court.asked.members)
        closing = [
            set(kept)
            for size in range(4)
            for kept in combinations(sorted(every), size)
            if not without(case, every - set(kept))
        ]
        for size in range(1, 4):
            for kept in map(set, combinations(sorted(every), size)):
                said = Conflict(members=tuple(sorted(kept)), says="", proof=EXHAUSTIVE)
                if any(other < kept for other in closing):
                    refused(court.conflict, said)
                    wrong += 1
                elif kept in closing:
                    assert court.conflict(said).proof.kind in ("certificate", "exhaustive")
                    right += 1
                elif leaves:
                    refused(court.conflict, said)
                    wrong += 1
    assert wrong > 20
    assert right > 5


def test_a_correction_that_opens_nothing_or_is_missing_from_the_list_is_refused() -> None:
    opened = missing = 0
    for seed in range(30):
        case = bargain(seed, lines=4, floor=60, issues=3)
        asked = inquiry(case)
        if zone(case) or not (found := asked.corrections())[0]:
            continue
        for member in asked.court.asked.members:
            if not without(case, {member}):
                claimed = Correction(members=(member,), says="")
                none = CompleteTo(size=-1, proof=Proof(kind="none"))
                refused(asked.court.corrections, [claimed], none)
                opened += 1
        listed, complete = found
        refused(asked.court.corrections, listed[1:], replace(complete, proof=EXHAUSTIVE))
        missing += 1
    assert opened > 5
    assert missing > 3


def test_corrections_that_a_limit_leaves_unshown_are_dropped_and_the_list_is_not_called_complete(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = next(case for case in (bargain(s, lines=4, floor=60) for s in range(50)) if not zone(case))
    found, complete = inquiry(case).corrections()
    assert found
    assert complete.size > 0
    (conflict, *_) = inquiry(case).conflicts()
    late = inquiry(case, Watch(Limits(stop=lambda: True))).court
    monkeypatch.setattr(proving, "find", lambda *_: Found(package=None, status="limit", proof="none", nodes=0))
    shown, then = late.corrections(found, complete)
    assert (shown, then.size, then.proof.kind) == ((), -1, "none")
    assert late.conflict(replace(conflict, proof=EXHAUSTIVE)).proof.kind == "none"


@given(seeds)
@fewer
def test_what_lifting_a_line_does_is_shown_by_a_package_or_proved(seed: int) -> None:
    case = bargain(seed, lines=4, floor=55)
    asked = inquiry(case)
    for item in asked.lifting(asked.zone()).values():
        left = without(case, {item.member})
        assert item.opens == bool(left)
        assert item.proof.kind in ("certificate", "exhaustive")
        if left:
            assert item.package in left
            closed = replace(item, opens=False, package=None, proof=EXHAUSTIVE)
            refused(asked.court.lifting, {"it": closed})
            refused(asked.court.lifting, {"it": replace(item, package=None)})
        else:
            assert item.package is None
            anything = next(iter(packages(case)))
            opened = replace(item, opens=True, package=anything)
            refused(asked.court.lifting, {"it": opened})


# -- the zone and what is best in it -----------------------------------------------------------------------------------


@given(seeds)
@fewer
def test_a_zone_is_not_called_empty_when_it_is_not(seed: int) -> None:
    case = bargain(seed, floor=50)
    court, found = inquiry(case).court, zone(case)
    false = Zone(status="empty", count=0, standard_error=0, proof=EXHAUSTIVE)
    contradicting = replace(false, status="rules_contradict")
    if found:
        refused(court.zone, false)
        refused(court.solution, _empty())
    else:
        assert court.zone(false).proof.kind == "certificate"
        assert court.solution(_empty()).proof.kind == "certificate"
    refused(court.zone, contradicting)


def _empty() -> Solution:
    return Solution(
        concept="nash",
        status="empty",
        packages=(),
        values={},
        exact_values={},
        gains={},
        shares={},
        objective=None,
        bound=None,
        gap=None,
        proof=EXHAUSTIVE,
        ties_complete=True,
    )


def _claimed(case: m.Case, found: list[Package], best: Solution, package: Package) -> Solution:
    """The same solution, with another package and its own numbers."""
    values = {party: value(case, party, package) for party in case.signatories}
    gains = {party: values[party] - no_deal(case, party) for party in values}
    most = {party: max(value(case, party, other) for other in found) - no_deal(case, party) for party in values}
    shares = {party: float(gains[party] / most[party]) if most[party] else None for party in values}
    reached = {
        "nash": sum(log(gain) for gain in gains.values() if gain > 0),
        "ks": min((share for share in shares.values() if share is not None), default=None),
        "egalitarian": float(min(gains.values())),
        "utilitarian": float(sum(values.values())),
    }[best.concept]
    return replace(
        best,
        packages=(package,),
        exact_values=values,
        values={party: float(number) for party, number in values.items()},
        gains={party: float(number) for party, number in gains.items()},
        shares=shares,
        objective=reached,
        bound=reached,
        strictly_gaining=tuple(party for party in gains if gains[party] > 0),
        proof=EXHAUSTIVE,
    )


def _goal(case: m.Case, found: list[Package], concept: str, package: Package) -> tuple[Fraction, ...]:
    """What a concept makes as large as possible first, by its definition (S12)."""
    gains = {party: value(case, party, package) - no_deal(case, party) for party in case.signatories}
    if concept == "nash":
        product, strictly = Fraction(1), [gain for gain in gains.values() if gain > 0]
        for gain in strictly:
            product *= gain
        return Fraction(len(strictly)), product
    if concept == "ks":
        most = {party: max(value(case, party, other) for other in found) - no_deal(case, party) for party in gains}
        return (min((gains[party] / most[party] for party in gains if most[party] > 0), default=Fraction(0)),)
    return (min(gains.values()) if concept == "egalitarian" else sum(gains.values(), Fraction(0)),)


@pytest.mark.parametrize("concept", ["nash", "ks", "egalitarian", "utilitarian"])
def test_a_package_of_the_zone_that_is_not_best_is_refused(concept: str) -> None:
    wrong = 0
    for seed in range(8):
        case = bargain(seed, floor=30)
        if not (found := zone(case)):
            continue
        court = inquiry(case).court
        best = onetext.settle(case, concepts=[concept]).solutions[concept]
        top = max(_goal(case, found, concept, package) for package in found)
        for package in found[:: max(1, len(found) // 6)]:
            claim = _claimed(case, found, best, package)
            if _goal(case, found, concept, package) < top:
                refused(court.solution, claim)
                wrong += 1
    assert wrong > 5


# -- least changes -----------------------------------------------------------------------------------------------------


@given(seeds, st.booleans())
@fewer
def test_least_changes_from_whole_drafts_are_certified_also_towards_a_party(seed: int, aimed: bool) -> None:
    """And that there is no change, or that one more than the fewest are the fewest, is refused."""
    case = bargain(seed, floor=30)
    first = next(iter(packages(case)))
    points = (m.Point(label=k, text=k, settles=immutabledict({k: o})) for k, o in first.items())
    whole = replace(case, drafts=(draft("d", *points),))
    party = case.signatories[0] if aimed else None
    asked = inquiry(whole)
    (change,) = asked.least_changes(asked.zone(), whole.drafts, towards=party, ties=3)
    start = Fraction(-10_000) if party is None else value(case, party, first)
    fit = [p for p in zone(case) if party is None or value(case, party, p) > start]
    if not zone(case):
        return
    if not fit:
        assert (change.status, change.proof.kind) == ("empty", "certificate")
        return
    fewest = min(sum(package[k] != o for k, o in first.items()) for package in fit)
    assert len(change.changes) == fewest
    assert change.proof.kind == ("certificate" if fewest else "exhaustive")
    nothing = LeastChange(
        from_="d", status="empty", changes=(), fills=(), package=None, shares={}, proof=EXHAUSTIVE, towards=party
    )
    refused(asked.court.change, nothing, first)
    more = [package for package in fit if sum(package[k] != o for k, o in first.items()) > fewest]
    if more:
        refused(asked.court.change, _to(asked, first, more[0], party), first)


def _to(asked: Inquiry, first: Package, package: Package, party: str | None) -> LeastChange:
    """Going to a package, claimed to be the least change."""
    table = asked.table
    changes, fills = edits(table, table.places(first), table.places(package))
    return LeastChange(
        from_="d",
        status="found",
        changes=changes,
        fills=fills,
        package=package,
        shares={},
        proof=EXHAUSTIVE,
        towards=party,
    )


def as_sets(rules: Iterable[Mapping[int, frozenset[int]]]) -> set[frozenset[tuple[int, frozenset[int]]]]:
    """Rules without their order: two that are each the other turned round are, turned round, the same two."""
    return {frozenset(clause.items()) for clause in rules}


# -- the case itself ---------------------------------------------------------------------------------------------------


@given(seeds, st.sampled_from(["narrow", "strict"]))
@fewer
def test_demands_that_are_not_those_of_the_case_are_refused(seed: int, reading: m.Reading) -> None:
    """A line less, a line of another's, a rule turned round, a no deal a hair off: none is taken for the case's own."""
    case = bargain(seed, lines=4, rules=2)
    asked = original(case, reading=reading)
    check_reading(case, asked, reading)
    member, clauses = asked.bars[0]
    stranger = replace(member, party=next(name for name in case.signatories if name != member.party))
    first = asked.values[0]
    assert first.no_deal is not None
    hair = replace(first, no_deal=first.no_deal + Fraction(1, 10**30))
    turned = [{k: frozenset(range(len(asked.options[k]))) - o for k, o in clause.items()} for clause in asked.rules]
    others = [
        replace(asked, bars=asked.bars[1:]),
        replace(asked, bars=((stranger, clauses), *asked.bars[1:])),
        replace(asked, rules=asked.rules[:0]),
        replace(asked, values=(hair, *asked.values[1:])),
        *([replace(asked, rules=tuple(turned))] if as_sets(turned) != as_sets(asked.rules) else ()),
    ]
    for other in others:
        refused(check_reading, case, other, reading)


def test_consents_requirements_and_consequences_are_read_as_the_case_means_them() -> None:
    """By hand: a line that requires, a rule with a consequence, a consent asked for one option, a line not meant."""
    drawn = (bargain(seed, issues=2, lines=0, rules=0, drafts=0) for seed in range(100))
    case = next(case for case in drawn if all(len(issue.options) == 3 for issue in case.issues))
    one, two = case.issues
    cy = m.Party(id="cy", name="Cy")
    one = replace(one, consents=(m.Consent(by="cy", options=("o2",)),))
    line = m.RedLine(
        id="R", party="cy", narrow=_bar("i0", "o1", "o2"), firmness=m.Range.of("0.9"), happened=ON, known=ON
    )
    case = replace(
        case,
        issues=(one, two),
        parties=(*case.parties, cy),
        rules=(m.Rule(when=immutabledict({"i0": "o0"}), then=immutabledict({"i1": "o1"})),),
        red_lines=(
            line,
            replace(line, id="Q", party="ada", narrow=replace(_bar("i1", "o0"), requires=True)),
            replace(line, id="P", party="ada", firmness=m.Range.of("0.4")),
        ),
    )
    asked = original(case)
    assert [dict(clause) for clause in asked.rules] == [{0: {0}, 1: {0, 2}}]
    assert {member.id: [dict(c) for c in clauses] for member, clauses in asked.bars} == {
        "Q": [{1: {1, 2}}],
        "R": [{0: {2}}],
    }
    check_reading(case, asked, "narrow")
    refused(check_reading, replace(case, red_lines=case.red_lines[:1]), asked, "narrow")
    refused(check_reading, replace(case, rules=()), asked, "narrow")


def _bar(issue: str, *options: str) -> m.Bar:
    return m.Bar(options=immutabledict({issue: options}))


# -- rounded numbers ---------------------------------------------------------------------------------------------------

ROUNDED = """
id: round
title: Rounded tie
as_of: 2024-01-01
signatories: [a, b]
parties: [{id: a, name: Aa}, {id: b, name: Bb}]
issues:
  - {id: k, title: Question, ordered: false, options: [{id: z, title: Zed}, {id: y, title: Why}, {id: x, title: Ex}]}
weights:
  - {party: a, issue: k, weight: 1, scores: {z: 0, y: 53.3333333333333333333333, x: 100}}
  - {party: b, issue: k, weight: 1, scores: {z: 100, y: 50, x: 0}}
nodeal:
  - {party: a, value: 33.3333333333333333333333}
  - {party: b, value: 20}
"""


def test_what_is_certified_of_rounded_numbers_is_claimed_and_the_rounding_is_never_shown_as_none(
    tmp_path: Path,
) -> None:
    (tmp_path / "round.yaml").write_text(ROUNDED, encoding="utf-8")
    result = onetext.settle(onetext.load_case(tmp_path / "round.yaml"), concepts=["all"])
    for name, solution in result.solutions.items():
        assert solution.packages[0] == {"k": "y"}, name
        assert solution.proof.kind == "certificate"
        assert (solution.bound, solution.gap, solution.note) == (solution.objective, 0, "")
    shown = json.loads(json.dumps(result.to_json()))
    table = shown.get("result", shown)["table"]
    assert Fraction(table["rounding"]) > 0
