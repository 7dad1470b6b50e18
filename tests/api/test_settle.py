"""What `settle` and `frontier` answer, against the definitions: every package tried, in fractions."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import isclose, prod

import pytest
from api_cases import case as small_case
from bargains import NAMES, ON, Package, bargain, breaks, no_deal, obeys, packages, shuffled, signed, value, zone
from hypothesis import given, settings
from hypothesis import strategies as st
from immutabledict import immutabledict

import onetext
from onetext import model as m
from onetext.errors import UnknownId, UsageError
from onetext.model.results import Solution

seeds = st.integers(0, 10_000)
fewer = settings(max_examples=settings.default.max_examples // 4)
CLOSE = 1e-9


def gains(case: m.Case, package: Package) -> dict[str, Fraction]:
    return {party: value(case, party, package) - no_deal(case, party) for party in case.signatories}


def ideals(case: m.Case, found: Sequence[Package]) -> dict[str, Fraction]:
    """Each party's largest gain in the zone."""
    return {party: max(gains(case, package)[party] for package in found) for party in case.signatories}


def leximin(numbers: Mapping[str, Fraction]) -> tuple[Fraction, ...]:
    return tuple(sorted(numbers.values()))


def shares(case: m.Case, found: Sequence[Package], package: Package) -> tuple[Fraction, ...]:
    most = ideals(case, found)
    own = gains(case, package)
    return leximin({party: own[party] / most[party] for party in own if most[party] > 0})


def by_name(items: Sequence[Package]) -> set[tuple[tuple[str, str], ...]]:
    return {tuple(sorted(item.items())) for item in items}


@given(seeds, st.integers(1, 3))
@fewer
def test_the_zone_is_counted_as_trying_every_package_counts_it(seed: int, parties: int) -> None:
    case = bargain(seed, parties=parties)
    found, result = zone(case), onetext.settle(case, concepts=["nash"]).zone
    assert (result.count, result.standard_error) == (len(found), 0)
    assert result.packages_in_all == len(list(packages(case)))
    nothing = not any(obeys(case, package) for package in packages(case))
    assert result.status == ("nonempty" if found else "rules_contradict" if nothing else "empty")
    assert result.proof.kind == "certificate"
    if result.example is not None:
        assert signed(case, result.example)


@given(seeds, st.integers(2, 3))
@fewer
def test_solutions_are_the_best_of_the_zone_by_their_definitions(seed: int, parties: int) -> None:
    case = bargain(seed, parties=parties, floor=30)
    found = zone(case)
    result = onetext.settle(case, concepts=["all"], ties=1000).solutions
    assert list(result) == ["nash", "ks", "egalitarian", "utilitarian"]
    if not found:
        assert {solution.status for solution in result.values()} == {"empty"}
        return
    best = {
        "ks": max(shares(case, found, package) for package in found),
        "egalitarian": max(leximin(gains(case, package)) for package in found),
    }
    for package in result["ks"].packages:
        assert shares(case, found, package) == best["ks"]
    for package in result["egalitarian"].packages:
        assert leximin(gains(case, package)) == best["egalitarian"]
    sums = [sum(gains(case, package).values()) for package in found]
    assert {sum(gains(case, package).values()) for package in result["utilitarian"].packages} == {max(sums)}
    _nash(case, found, result["nash"])
    for name, solution in result.items():
        assert solution.status == "solved", name
        assert solution.ties_complete, name
        assert solution.proof.kind in ("certificate", "exhaustive"), name
    tied = [package for package in found if shares(case, found, package) == best["ks"]]
    assert by_name(result["ks"].packages) == by_name(tied)


def _nash(case: m.Case, found: Sequence[Package], solution: Solution) -> None:
    """As many strictly gain as can; then no larger product of their gains (S12)."""

    def key(package: Package) -> tuple[int, Fraction]:
        strictly = [gain for gain in gains(case, package).values() if gain > 0]
        return len(strictly), prod(strictly, start=Fraction(1))

    best = max(key(package) for package in found)
    assert {key(package) for package in solution.packages} == {best}
    assert len(solution.strictly_gaining) == best[0]


@given(seeds)
@fewer
def test_a_package_carries_what_it_gives_with_ranges_around_its_exact_values(seed: int) -> None:
    case = bargain(seed, floor=20, lines=1)
    for solution in onetext.settle(case).solutions.values():
        for party in solution.exact_values:
            given_ = solution.gives[party]
            assert given_.value is not None
            assert isclose(given_.value.point, solution.exact_values[party], abs_tol=1e-6)
            assert given_.value.low - CLOSE <= solution.values[party] <= given_.value.high + CLOSE


@given(seeds)
@fewer
def test_where_every_number_is_plain_what_is_proved_holds_in_every_scenario(seed: int) -> None:
    """No range leaves a scenario another number; only how tough a party is differs, and its lines are firm at 0.9."""
    case = bargain(seed, lines=0)
    result = onetext.settle(case)
    holds = result.zone.proof.holds
    assert holds is not None
    assert holds.point == 1
    for solution in result.solutions.values():
        if solution.packages:
            assert solution.in_zone is not None
            assert solution.in_zone.point == 1


@given(seeds)
@fewer
def test_least_changes_are_the_fewest_that_trying_every_package_finds(seed: int) -> None:
    case = bargain(seed, drafts=2, floor=25)
    found = zone(case)
    for change in onetext.settle(case, ties=1000).least_change:
        terms = {k: term.option for k, term in case.draft(change.from_).terms.items() if term.state == "settled"}
        if not found:
            assert (change.status, change.package) == ("empty", None)
            continue
        counts = [sum(package[k] != o for k, o in terms.items()) for package in found]
        assert len(change.changes) == min(counts)
        assert change.status == ("found" if min(counts) else "already")
        assert change.package is not None
        assert signed(case, change.package)
        assert {edit.issue for edit in change.fills} == set(change.package) - set(terms)
        assert {edit.issue: edit.before for edit in change.changes}.items() <= terms.items()


@given(seeds)
@fewer
def test_the_frontier_holds_every_vector_that_nothing_beats_and_counts_its_packages(seed: int) -> None:
    case = bargain(seed, parties=2, floor=25)
    for all_feasible in (False, True):
        kept = [p for p in packages(case) if (obeys if all_feasible else signed)(case, p)]
        vectors = [tuple(value(case, party, package) for party in case.signatories) for package in kept]
        best = {one for one in vectors if not any(o != one and all(map(Fraction.__ge__, o, one)) for o in vectors)}
        result = onetext.frontier(case, all_feasible=all_feasible)
        got = {tuple(point.exact_values[party] for party in case.signatories) for point in result.points}
        assert got == best
        assert result.complete
        for point in result.points:
            assert point.packages_count == vectors.count(tuple(point.exact_values[p] for p in case.signatories))
            for party, spread in point.ranges.items():
                assert isclose(spread.point, point.values[party], abs_tol=1e-6)


@given(seeds)
@fewer
def test_the_order_of_parties_issues_and_options_changes_no_answer(seed: int) -> None:
    case = bargain(seed, parties=3, drafts=0)
    one, two = onetext.settle(case, ties=1000), onetext.settle(shuffled(case, seed + 1), ties=1000)
    assert (one.zone.status, one.zone.count) == (two.zone.status, two.zone.count)
    for name, solution in one.solutions.items():
        assert by_name(solution.packages) == by_name(two.solutions[name].packages)
    assert {item.members for item in one.corrections} == {item.members for item in two.corrections}
    curve, other = onetext.frontier(case), onetext.frontier(shuffled(case, seed + 1))
    assert {frozenset(p.exact_values.items()) for p in curve.points} == {
        frozenset(p.exact_values.items()) for p in other.points
    }


@given(seeds, st.integers(0, 3), st.integers(0, 1))
@fewer
def test_one_more_red_line_never_enlarges_the_zone(seed: int, issue: int, party: int) -> None:
    case = bargain(seed, drafts=0)
    where = case.issues[issue]
    bar = m.Bar(options=immutabledict({where.id: where.option_ids[:1]}))
    line = m.RedLine(id="one-more", party=NAMES[party], narrow=bar, firmness=m.Range.of(1), happened=ON, known=ON)
    before = onetext.settle(case, concepts=["nash"]).zone
    after = onetext.settle(replace(case, red_lines=(*case.red_lines, line)), concepts=["nash"]).zone
    assert before.count is not None
    assert after.count is not None
    assert after.count <= before.count


@given(seeds)
@fewer
def test_parties_who_want_the_same_get_the_same(seed: int) -> None:
    """Two parties with mirrored wishes on mirrored issues: with each package its mirror image is as good."""
    case = _mirrored(seed)
    result = onetext.settle(case, concepts=["all"], ties=1000)
    for solution in result.solutions.values():
        assert by_name([_mirror(package) for package in solution.packages]) == by_name(solution.packages)
    points = {(p.exact_values["ada"], p.exact_values["ben"]) for p in onetext.frontier(case).points}
    assert {(b, a) for a, b in points} == points


def _mirrored(seed: int) -> m.Case:
    """Issue `xk` is to Ada what `yk` is to Ben, and the other way round."""
    one = bargain(seed, parties=2, issues=3, lines=0, rules=0, interactions=0, drafts=0)
    pairs = [(issue, "xy") for issue in one.issues]
    issues = [replace(issue, id=f"{side}{issue.id}") for issue, sides in pairs for side in sides]
    mirror = {"ada": {"x": "ada", "y": "ben"}, "ben": {"x": "ben", "y": "ada"}}
    own = {(item.party, item.issue): item for item in one.weights}
    weights = [
        replace(own[mirror[party][side], issue.id], party=party, issue=f"{side}{issue.id}")
        for party in ("ada", "ben")
        for issue in one.issues
        for side in "xy"
    ]
    floor = one.no_deals[0]
    floors = tuple(replace(floor, party=party) for party in ("ada", "ben"))
    return replace(one, issues=tuple(issues), weights=tuple(weights), no_deals=floors)


def _mirror(package: Package) -> Package:
    return {f"{'y' if issue[0] == 'x' else 'x'}{issue[1:]}": option for issue, option in package.items()}


@given(seeds)
@fewer
def test_conflicts_cannot_hold_and_corrections_open_the_way(seed: int) -> None:
    case = bargain(seed, lines=5, floor=60, drafts=0)
    result = onetext.settle(case)
    if zone(case):
        assert result.conflicts == result.corrections == ()
        return
    for correction in result.corrections:
        assert _without(case, {member.id for member in correction.members})
    for conflict in result.conflicts:
        ids = {member.id for member in conflict.members}
        assert not _keeping(case, ids)
        for spared in ids:
            assert _keeping(case, ids - {spared})


def _members(case: m.Case) -> set[str]:
    real = {line.id for line in case.red_lines if line.firmness.point >= Fraction(1, 2)}
    return real | set(case.signatories)


def _keeping(case: m.Case, ids: set[str]) -> list[Package]:
    """Packages that obey the rules and what of lines and no deals is kept."""
    return [
        package
        for package in packages(case)
        if obeys(case, package)
        and not any(breaks(line, package) for line in case.red_lines if line.id in ids)
        and all(value(case, party, package) >= no_deal(case, party) for party in case.signatories if party in ids)
    ]


def _without(case: m.Case, ids: set[str]) -> list[Package]:
    return _keeping(case, _members(case) - ids)


# -- questions ---------------------------------------------------------------------------------------------------------


def test_towards_a_party_its_value_rises() -> None:
    """Wherever such a change is found, the party has more than in the draft, which must settle everything."""
    raised = 0
    for seed in range(40):
        case = bargain(seed, drafts=1, floor=20, lines=1)
        (draft,) = case.drafts
        if len(draft.terms) < len(case.issues):
            continue
        terms = {k: term.options[0] for k, term in draft.terms.items()}
        (change,) = onetext.settle(case, towards="ben").least_change
        if change.package is not None:
            assert value(case, "ben", change.package) > value(case, "ben", terms)
            assert change.towards == "ben"
            raised += 1
    assert raised > 3


def test_next_best_packages_lie_apart_and_fall_off() -> None:
    case = bargain(3, floor=10, lines=0, rules=0)
    for solution in onetext.settle(case, more=3, apart=2).solutions.values():
        assert len(solution.next_best) == 3
        chosen = [solution.packages[0], *solution.next_best]
        for place, package in enumerate(chosen):
            assert all(sum(package[k] != other[k] for k in package) >= 2 for other in chosen[:place])


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"draft": "nope"}, UnknownId),
        ({"towards": "nobody"}, UnknownId),
        ({"towards": "cy"}, UsageError),
        ({"concepts": ["fair"]}, UnknownId),
        ({"concepts": []}, UsageError),
        ({"reading": "wide"}, UnknownId),
        ({"more": -1}, UsageError),
        ({"apart": 0}, UsageError),
        ({"ties": 0}, UsageError),
        ({"limits": onetext.Limits(seconds=-1.0)}, UsageError),
        ({"limits": onetext.Limits(seconds=float("nan"))}, UsageError),
        ({"limits": onetext.Limits(nodes=-5)}, UsageError),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else value.__name__,
)
def test_what_cannot_be_asked_is_refused(asked: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        onetext.settle(small_case(), **asked)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize("verb", [onetext.settle, onetext.frontier, onetext.robust])
def test_nothing_to_settle_and_nobody_to_sign_are_refused(verb: object) -> None:
    with pytest.raises(UsageError, match="nothing to settle"):
        verb(small_case(issues=()))  # type: ignore[operator]  # a verb
    with pytest.raises(UsageError, match="nobody would sign"):
        verb(small_case(signatories=()))  # type: ignore[operator]  # a verb


def test_a_frontier_cut_short_is_whole_or_every_outcome_lies_within_its_bound() -> None:
    """Asked for in no time at all: said to be whole, it is the whole one; else no point of that one is further off."""
    whole_ones, nonempty = 0, 0
    for seed in range(10):
        cut, whole = (onetext.frontier(bargain(seed), limits=onetext.Limits(seconds=n)) for n in (0, None))
        assert (cut.envelope.status, whole.envelope.status, whole.complete) == ("limit", "ok", True)
        if cut.complete:
            assert cut.points == whole.points
        for point in whole.points:
            short = min(max(point.values[p] - own.values[p] for p in point.values) for own in cut.points)
            assert short <= cut.epsilon + CLOSE
        whole_ones, nonempty = whole_ones + cut.complete, nonempty + bool(whole.points)
    assert 0 < whole_ones < 10
    assert nonempty > 3


def test_a_limit_of_no_time_is_told_and_gives_an_answer_all_the_same() -> None:
    result = onetext.settle(bargain(1), limits=onetext.Limits(seconds=0))
    assert result.envelope.status == "limit"
    assert any("time limit" in warning for warning in result.envelope.warnings)


def test_where_all_texts_are_tried_a_limit_cuts_nothing_short() -> None:
    for seed in range(8):
        cut, whole = (onetext.robust(bargain(seed), draws=50, limits=onetext.Limits(seconds=n)) for n in (0, None))
        assert cut == whole
        assert (cut.envelope.status, cut.proof.kind) == ("ok", "exhaustive")
        assert cut.in_sample == cut.in_sample_bound


def test_a_robust_text_cut_short_says_so_and_its_bound_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound is not below what the best of all texts reaches, and is wide where nothing was searched."""
    best = [onetext.robust(bargain(seed), draws=50).in_sample for seed in range(8)]
    monkeypatch.setattr(sys.modules["onetext.compromise.robust"], "ALL", 0)
    wide = 0
    for seed, reached in enumerate(best):
        cut = onetext.robust(bargain(seed), draws=50, limits=onetext.Limits(seconds=0))
        assert reached is not None
        assert cut.in_sample is not None
        assert cut.envelope.status == "limit"
        assert cut.in_sample <= reached <= cut.in_sample_bound <= cut.upper_bound
        wide += cut.in_sample < cut.in_sample_bound
    assert wide > 0


def test_no_share_stands_above_the_bound_beside_it() -> None:
    """Here the fresh share is above what any text reaches in the searched scenarios: the bound is of all of them."""
    case = onetext.load_case("ukraine-2025")
    result = onetext.robust(case, draws=100, reading="strict", as_of=dt.date(2025, 11, 26))
    assert result.probability is not None
    assert result.in_sample is not None
    assert result.in_sample <= result.in_sample_bound < result.probability.point <= result.upper_bound < 1
