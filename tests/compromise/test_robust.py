"""The text that most scenarios accept, against brute force on small cases, and the shares beside it (S4, S7)."""

from __future__ import annotations

import random
from math import sqrt

import numpy as np
import pytest
from immutabledict import immutabledict
from scenario_builders import counts, every_package, obeys, random_scenarios

from onetext.compromise.duals import dual_bounds
from onetext.compromise.limits import Limits, Watch
from onetext.compromise.robust import blockers, robust, wilson
from onetext.compromise.robust_bound import most_possible
from onetext.compromise.robust_search import most_accepted
from onetext.compromise.table import table_of
from onetext.compromise.worlds import worlds_of
from onetext.model import Bar, Case, Date, Draft, Issue, NoDeal, Option, Party, Range, RedLine, Rule, Term, Weight
from onetext.preferences import draft_balances

DAY = Date.parse("2025-01-01")


@pytest.mark.parametrize("seed", range(40))
def test_local_search_finds_the_best_package_of_small_cases_and_the_bound_holds(seed: int) -> None:
    rng = random.Random(seed)
    sampled = random_scenarios(
        seed, draws=20, parties=rng.randint(1, 3), issues=5, rules=rng.randint(0, 3), floor=rng.uniform(0.2, 0.6)
    )
    by_hand = counts(sampled)
    worlds = worlds_of(sampled)
    good = np.array([package for package in every_package(sampled) if obeys(sampled, package)], dtype=np.int64)
    if not len(good):
        assert most_accepted(worlds, np.array(every_package(sampled)), Watch(), seed=0) is None
        return
    best = most_accepted(worlds, good[:3], Watch(), seed=0)
    assert best is not None
    assert best.accepted == by_hand[tuple(map(int, best.package))] == max(by_hand.values())
    bound = most_possible(worlds, dual_bounds(worlds, Watch()).empty, best.accepted, Watch())
    assert best.accepted <= bound.most <= sampled.draws


def test_repairing_a_package_makes_it_keep_the_rules_wherever_one_swap_after_the_other_does() -> None:
    mended = 0
    for seed in range(60):
        sampled = random_scenarios(seed, draws=1, issues=5, rules=4)
        worlds = worlds_of(sampled)
        for package in np.array(every_package(sampled), dtype=np.int64)[::17]:
            fixed = worlds.repaired(package)
            if worlds.obeys(package[None])[0]:
                assert fixed.tolist() == package.tolist()
            mended += bool(worlds.obeys(fixed[None])[0]) and not worlds.obeys(package[None])[0]
    assert mended > 50


# -- whole cases ---


def small_case(**more: object) -> Case:
    """Two signatories at odds on two of four issues, with lines of uncertain firmness and one rule."""
    issues = tuple(
        Issue(id=name, title=name, options=tuple(Option(id=o, title=o) for o in "abc")) for name in ("k", "m", "n", "o")
    )
    high, low = (
        {o: Range.of(points) for o, points in zip("abc", row, strict=True)} for row in ((100, 60, 0), (0, 70, 100))
    )
    weights = [
        Weight(party=party, issue=name, weight=Range.of(10, 50), scores=immutabledict(scores))
        for party, each in (("p", (high, high, low, high)), ("q", (low, low, low, high)))
        for name, scores in zip(("k", "m", "n", "o"), each, strict=True)
    ]
    lines = [("P1", "p", {"k": ("c",)}, (1, 2)), ("P2", "p", {"m": ("c",)}, (2, 3)), ("Q1", "q", {"k": ("a",)}, (3, 4))]
    terms = {
        "one": {"k": "b", "m": "b", "n": "c", "o": "a"},
        "two": {"k": "a", "m": "c", "n": "a", "o": "b"},
    }
    fields = {
        "weights": tuple(weights),
        "red_lines": tuple(
            RedLine(
                id=name,
                party=party,
                narrow=Bar(options=immutabledict(bar)),
                firmness=Range.of(f"{top}/{bottom}"),
                happened=DAY,
                known=DAY,
            )
            for name, party, bar, (top, bottom) in lines
        ),
        "rules": (Rule(when=immutabledict({"k": "b", "o": "b"})),),
        "no_deals": (NoDeal(party="p", value=Range.of(45, 75)), NoDeal(party="q", value=Range.of(45, 75))),
        "drafts": tuple(
            Draft(
                id=name,
                title=name,
                happened=DAY,
                known=DAY,
                kind="proposal",
                terms=immutabledict({k: Term(state="settled", options=(o,)) for k, o in options.items()}),
            )
            for name, options in terms.items()
        ),
    } | more
    return Case(
        id="c",
        title="c",
        parties=(Party(id="p", name="P"), Party(id="q", name="Q")),
        issues=issues,
        as_of=DAY.latest,
        signatories=("p", "q"),
        **fields,  # type: ignore[arg-type]  # fields by name
    )


def test_drafts_are_accepted_as_their_balance_says_and_by_all_at_most_as_often() -> None:
    case = small_case()
    answer = robust(case, table_of(case), Watch(), seed=5, draws=400)
    balances = {item.id: item for item in draft_balances(case, seed=5, draws=400)}
    assert {item.id for item in answer.drafts} == {"one", "two"}
    for draft in answer.drafts:
        for party, share in draft.parties.items():
            shown = balances[draft.id].parties[party].accept_probability
            assert shown is not None
            assert share.point == pytest.approx(shown.point, abs=1e-12)
        assert draft.all.point <= min(share.point for share in draft.parties.values())
        assert draft.all.point >= sum(share.point for share in draft.parties.values()) - 1 - 1e-12
        for blocker in draft.blockers:
            assert blocker.share == pytest.approx(1 - draft.parties[blocker.party].point)
            assert max([blocker.by_value, *blocker.by_line.values()]) <= blocker.share
            assert blocker.share <= blocker.by_value + sum(blocker.by_line.values()) + 1e-12


def test_the_package_keeps_the_rules_and_does_as_well_on_fresh_scenarios_as_its_interval_says() -> None:
    case = small_case()
    table = table_of(case)
    answer = robust(case, table, Watch(), seed=1, draws=500)
    assert answer.package is not None
    assert answer.probability is not None
    assert answer.interval is not None
    assert answer.in_sample is not None
    assert not (answer.package["k"] == "b" and answer.package["o"] == "b")
    assert answer.interval[0] <= answer.probability.point <= answer.interval[1]
    assert answer.in_sample <= answer.upper_bound
    again = robust(case, table, Watch(), seed=2, draws=2000)
    assert again.probability is not None
    spread = sqrt(answer.probability.point * (1 - answer.probability.point) * (1 / 500 + 1 / 2000)) + 1e-9
    assert again.package == answer.package
    assert abs(again.probability.point - answer.probability.point) < 4 * spread


def test_same_seed_same_answer() -> None:
    case = small_case()
    assert robust(case, table_of(case), Watch(), seed=3, draws=100) == robust(
        case, table_of(case), Watch(), seed=3, draws=100
    )


def test_what_nobody_ever_accepts_is_no_package() -> None:
    case = small_case(no_deals=(NoDeal(party="p", value=Range.of(101)), NoDeal(party="q", value=Range.of(0))))
    answer = robust(case, table_of(case), Watch(), seed=0, draws=50)
    assert answer.package is None
    assert answer.probability is None
    assert (answer.in_sample, answer.upper_bound, answer.proof.kind) == (0.0, 0.0, "exhaustive")


def test_contradictory_rules_leave_no_package() -> None:
    rules = tuple(Rule(when=immutabledict({"k": option})) for option in "abc")
    case = small_case(rules=rules)
    answer = robust(case, table_of(case), Watch(), seed=0, draws=50)
    assert answer.package is None
    assert answer.upper_bound == 0.0


def test_a_signatory_without_a_no_deal_is_named_and_tested_on_its_lines() -> None:
    case = small_case(no_deals=(NoDeal(party="p", value=Range.of(50)),))
    answer = robust(case, table_of(case), Watch(), seed=0, draws=100)
    assert answer.untested == ("q",)
    assert answer.package is not None
    assert answer.parties["q"].point == 1.0


def test_a_raised_hand_gives_the_best_so_far() -> None:
    case = small_case()
    answer = robust(case, table_of(case), Watch(Limits(stop=lambda: True)), seed=0, draws=100)
    assert answer.upper_bound <= 1.0
    assert answer.in_sample is None or answer.in_sample <= answer.upper_bound


def test_blockers_count_every_cause_and_stand_by_how_often_they_refuse() -> None:
    sampled = random_scenarios(4, draws=50, parties=3, floor=0.7)
    found = blockers(sampled, np.zeros(len(sampled.issues), dtype=np.intp))
    assert [item.share for item in found] == sorted((item.share for item in found), reverse=True)
    for item in found:
        row = next(row for row in sampled.rows if row.party == item.party)
        choices = np.zeros(len(sampled.issues), dtype=np.intp)
        assert item.by_value == float(sampled.falls_short(row, choices).mean())


@pytest.mark.parametrize(
    ("count", "draws", "low", "high"), [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)]
)
def test_intervals_are_those_of_wilson(count: int, draws: int, low: float, high: float) -> None:
    """81 of 263 is the example of Newcombe, "Two-sided confidence intervals for the single proportion" (1998)."""
    assert wilson(count, draws) == pytest.approx((low, high), abs=6e-5)
