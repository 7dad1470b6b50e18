"""What follows from answers, by other roads: closed forms, plain counting, and authors whose weights are known."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, permutations

import numpy as np
import pytest
from immutabledict import immutabledict
from preference_builders import case, draft, issue, line, number, weight

from onetext.model import Case, Interview, NoDeal, Range, Swing, Trade, TradeReply
from onetext.preferences import (
    agreed_on,
    implied_by,
    implied_trades,
    joined,
    next_trade,
    pairs_ranked,
    questions_of,
    ranked,
    swings,
    with_given,
)
from onetext.preferences.elicit.answered import chances
from onetext.preferences.elicit.programs import Program
from onetext.preferences.elicit.rows import AnswerRows

UP = {"a": number(0), "b": number(50), "c": number(100)}


def plain(names: str, **more: object) -> Case:
    """Issues whose options a, b and c are worth 0, 50 and 100."""
    weights = tuple(weight("p", name, 10, scores=UP) for name in names)
    return case([issue(name) for name in names], **{"weights": weights, **more})


def whole(name: str, worse: str = "a", better: str = "c") -> Swing:
    return Swing(issue=name, worse=worse, better=better)


def trade(gives: str, gets: str, reply: TradeReply | None = "yes") -> Trade:
    return Trade(gives=whole(gives), gets=whole(gets), reply=reply)


def asked(first: str = "x", trades: Sequence[Trade] = (), **more: object) -> Interview:
    relative = more.pop("relative", {})
    assert isinstance(relative, Mapping)
    ranges = {name: item if isinstance(item, Range) else Range.of(item) for name, item in relative.items()}
    return Interview(party="p", first=first, trades=tuple(trades), relative=immutabledict(ranges), **more)  # type: ignore[arg-type]  # by name


# -- ranges ------------------------------------------------------------------------------------------------------------


def test_a_trade_makes_two_uniform_swings_the_smaller_and_the_larger() -> None:
    """P(max < t) = t² and P(min < t) = 1 − (1 − t)²: ends at the 5 % and 95 % points, where they moved at all."""
    wide = {"y": Range.of(0, 100), "z": Range.of(0, 100)}
    found = implied_by(plain("xyz"), asked(trades=[trade("y", "z")], relative=wide)).weights
    assert float(found["z"].low) == pytest.approx(100 * 0.05**0.5, abs=2.5)
    assert found["z"].high == 100
    assert float(found["z"].point) == pytest.approx(100 * 0.5**0.5, abs=2.5)
    assert float(found["y"].high) == pytest.approx(100 * (1 - 0.05**0.5), abs=2.5)
    assert found["y"].low == 0
    assert found["x"] == Range.of(100)


def test_answers_that_nothing_bears_on_stay_as_they_are() -> None:
    told = {"y": Range.of(40, 60), "z": Range(Fraction(1), Fraction(9), Fraction(3))}
    assert implied_by(plain("xyz"), asked(relative=told)).weights == {"x": Range.of(100), **told}


def test_the_same_means_within_a_tenth() -> None:
    wide = {"y": Range.of(0, 100), "z": Range.of(50)}
    found = implied_by(plain("xyz"), asked(trades=[trade("y", "z", "same")], relative=wide)).weights["y"]
    assert 45 <= found.low <= 46.5
    assert 54 <= found.high <= Fraction(50 * 10, 9)


def test_issues_that_were_not_asked_count_no_more_than_the_least() -> None:
    told = {"y": Range.of(60, 80), "z": Range.of(30, 40), "u": 50, "v": 45}
    assert swings(plain("xyzuvw"), asked(relative=told))["w"] == Range.of(0, 40)
    assert swings(plain("xyzuvw"), asked(relative={"y": 10}))["w"] == Range.of(0, 100)


def test_a_thin_region_has_exact_ends() -> None:
    """Three swings that must be the same as 50, within a tenth of each other: hardly a draw fits, the program does."""
    names = "xyzuv"
    wide = {name: Range.of(0, 100) for name in "yzuv"} | {"y": Range.of("50")}
    chain = [trade(one, other, "same") for one, other in (("y", "z"), ("z", "u"), ("u", "v"))]
    found = implied_by(plain(names), asked(trades=chain, relative=wide))
    assert found.fit.size < 200
    assert found.clashes == ()
    assert float(found.weights["v"].low) == pytest.approx(50 * 0.9**3, abs=0.11)
    assert float(found.weights["v"].high) == pytest.approx(50 / 0.9**3, abs=0.11)


def test_a_signed_and_a_refused_draft_bound_the_weights() -> None:
    """v = (100·x + w·y) / (100 + w): signing only-y at no deal 30 says w ≥ 300/7; refusing it says w < 300/7."""
    drafts = (draft("only-y", {"x": "a", "y": "c"}), draft("only-x", {"x": "c", "y": "a"}))
    talks = plain("xy", drafts=drafts, no_deals=(NoDeal(party="p", value=Range.of(30)),))
    wide = {"y": Range.of(0, 100)}
    signed = implied_by(talks, asked(relative=wide, signs="only-y"))
    assert float(signed.fit.weights[1].min()) == pytest.approx(300 / 7, abs=0.3)
    refused = implied_by(talks, asked(relative=wide, refuses="only-y"))
    assert float(refused.fit.weights[1].max()) == pytest.approx(300 / 7, abs=0.3)
    assert float(refused.weights["y"].high) == pytest.approx(0.95 * 300 / 7, abs=1.5)


def test_a_red_line_may_be_why_a_draft_is_refused() -> None:
    barred = line("L", "p", {"x": "c"}, firmness=number(1))
    talks = plain("xy", drafts=(draft("d", {"x": "c", "y": "c"}),), no_deals=(NoDeal(party="p", value=Range.of(10)),))
    assert implied_by(talks, asked(relative={"y": 50}, refuses="d")).clashes == (("refuses",),)
    firm = implied_by(replace(talks, red_lines=(barred,)), asked(relative={"y": 50}, refuses="d"))
    assert (firm.clashes, firm.fit.size) == ((), 4000)


def test_without_a_no_deal_the_signed_draft_is_better_than_the_refused_one() -> None:
    drafts = (draft("d", {"x": "a", "y": "c", "z": "a"}), draft("e", {"x": "a", "y": "a", "z": "c"}))
    talks = plain("xyz", drafts=drafts)
    told = asked(relative={"y": Range.of(0, 100), "z": Range.of(0, 100)}, signs="d", refuses="e")
    weights = implied_by(talks, told).fit.weights
    assert (weights[1] > weights[2]).all()


def test_three_outcomes_become_chances() -> None:
    assert chances(("a", "b", "c")) == {
        "a": number("0.2", "0.4", "0.3"),
        "b": number("0.3", "0.5", "0.4"),
        "c": number("0.2", "0.4", "0.3"),
    }
    assert chances(("a", "a", "c")) == {"a": number("0.5", "0.9", "0.7"), "c": number("0.2", "0.4", "0.3")}
    assert chances(("b", "b", "b")) == {"b": number("0.8", 1, 1)}


# -- trades ------------------------------------------------------------------------------------------------------------


def test_the_next_trade_is_the_one_that_tells_most() -> None:
    """By plain counting over all pairs of swings: variance between yes and no, times 4p(1 − p)."""
    drafts = (draft("d", {"x": "a", "y": "c", "z": "b"}), draft("e", {"x": "b", "y": "a", "z": "c"}))
    talks = plain("xyz", drafts=drafts)
    fit = implied_by(talks, asked(relative={"y": Range.of(20, 90), "z": Range.of(10, 70)})).fit.only(slice(0, 400))
    found = next_trade(fit, ())
    assert found is not None
    moves = [whole(name, worse, better) for name in "xyz" for worse, better in (("a", "c"), ("b", "c"), ("a", "b"))]
    best = max(_told(fit, one, other) for one, other in permutations(moves, 2) if one.issue != other.issue)
    assert _told(fit, found[0].gives, found[0].gets) == pytest.approx(best, rel=1e-3)
    assert found[1] == np.mean(fit.gain(found[0].gets) >= fit.gain(found[0].gives))


def _told(fit, gives: Swing, gets: Swing) -> float:  # type: ignore[no-untyped-def]
    yes = [bool(flag) for flag in fit.gain(gets) >= fit.gain(gives)]
    share = sum(yes) / len(yes)
    if not 0.1 <= share <= 0.9:
        return 0.0
    total = 0.0
    for values in fit.values.tolist():
        inside = [value for value, flag in zip(values, yes, strict=True) if flag]
        outside = [value for value, flag in zip(values, yes, strict=True) if not flag]
        total += share * (1 - share) * (sum(inside) / len(inside) - sum(outside) / len(outside)) ** 2
    return total * 4 * share * (1 - share)


def test_a_trade_is_not_asked_twice_and_nothing_is_asked_where_all_is_known() -> None:
    talks, told = plain("xyz"), asked(relative={"y": Range.of(20, 90), "z": Range.of(10, 70)})
    first = next_trade(implied_by(talks, told).fit, ())
    assert first is not None
    again = next_trade(implied_by(talks, told).fit, (first[0],))
    assert again is not None
    assert {again[0].gives, again[0].gets} != {first[0].gives, first[0].gets}
    assert next_trade(implied_by(talks, asked(relative={"y": 50, "z": 20})).fit, ()) is None


def test_implied_trades_are_those_that_all_scenarios_like() -> None:
    fit = implied_by(plain("xyz"), asked(relative={"y": 60, "z": 20})).fit
    found = implied_trades([fit], ())
    assert {item.chance for item in found} == {1.0}
    worth = {"x": 100, "y": 60, "z": 20}
    part = {("a", "c"): 1.0, ("b", "c"): 0.5, ("a", "b"): 0.5}
    for item in found:
        given = worth[item.gives.issue] * part[item.gives.worse, item.gives.better]
        assert given <= worth[item.gets.issue] * part[item.gets.worse, item.gets.better]
    assert len({frozenset((item.gives.issue, item.gets.issue)) for item in found}) == len(found) == 3


# -- clashes -----------------------------------------------------------------------------------------------------------


def clashes(talks: Case, told: Interview) -> set[frozenset[str]]:
    return {frozenset(item) for item in Program(AnswerRows(talks, told)).clashes()}


def test_a_trade_against_two_swings() -> None:
    told = asked(relative={"y": Range.of(20, 30), "z": Range.of(50, 60)}, trades=[trade("z", "y")])
    assert clashes(plain("xyz"), told) == {frozenset({"relative.y", "relative.z", "trades.1"})}
    assert implied_by(plain("xyz"), told).fit.size == 0


def test_trades_in_a_ring() -> None:
    ring = [trade("x", "y", "no"), trade("y", "z", "no"), trade("z", "x", "no")]
    assert clashes(plain("xyz"), asked(first="", trades=ring)) == {frozenset({"trades.1", "trades.2", "trades.3"})}
    assert clashes(plain("xyz"), asked(first="", trades=ring[:2])) == set()


@pytest.mark.parametrize(("no_deal", "clash"), [("none", {"signs", "refuses"}), (60, {"signs"}), (40, {"refuses"})])
def test_the_same_draft_signed_and_refused(no_deal: str | int, clash: set[str]) -> None:
    """It is worth 50 whatever the weights: what is refused must lie strictly below."""
    known = () if no_deal == "none" else (NoDeal(party="p", value=number(no_deal)),)
    talks = plain("xyz", drafts=(draft("d", dict.fromkeys("xyz", "b")),), no_deals=known)
    assert clashes(talks, asked(signs="d", refuses="d")) == {frozenset(clash)}


def test_every_minimal_clash_of_random_answers_is_found() -> None:
    """Against trying every set of answers, with exact weights from a fine grid as witnesses."""
    dice = random.Random(7)
    talks = plain("xyz")
    grid = [(100, y, z) for y in range(0, 101, 5) for z in range(0, 101, 5)]
    for _ in range(12):
        told = asked(
            relative={name: Range.of(low := 10 * dice.randrange(9), low + 10) for name in "yz"},
            trades=[trade(*dice.sample("xyz", 2), dice.choice(("yes", "no"))) for _ in range(2)],  # type: ignore[arg-type]  # two of three
        )
        names = AnswerRows(talks, told).names
        fits = {some: _has_witness(told, some, grid) for size in range(5) for some in combinations(names, size)}
        bad = [set(some) for some, fit in fits.items() if not fit]
        minimal = {frozenset(some) for some in bad if not any(other < some for other in bad)}
        assert clashes(talks, told) == minimal


def _has_witness(told: Interview, names: Sequence[str], grid: Sequence[tuple[int, int, int]]) -> bool:
    scaled = (
        grid
        if "first" in names
        else [(x, y, z) for x in range(0, 101, 10) for y in range(0, 101, 5) for z in range(0, 101, 5) if x + y + z]
    )
    for triple in scaled:
        worth = dict(zip("xyz", triple, strict=True))
        good = all(told.relative[n].low <= worth[n] <= told.relative[n].high for n in "yz" if f"relative.{n}" in names)
        for place, item in enumerate(told.trades, start=1):
            if good and f"trades.{place}" in names:
                likes = worth[item.gets.issue] >= worth[item.gives.issue]
                good = likes == (item.reply == "yes")
        if good:
            return True
    return False


# -- several experts ---------------------------------------------------------------------------------------------------


def test_ranges_are_joined_and_nobody_is_averaged_away() -> None:
    talks = plain("xyz")
    kim = replace(asked(relative={"y": Range.of(20, 40), "z": Range.of(10)}), expert="kim")
    lee = replace(asked(first="y", relative={"x": Range.of(50, 70), "z": Range.of(10)}), expert="lee")
    experts = [implied_by(talks, item) for item in (kim, lee)]
    assert joined(talks, experts).weights == {"x": Range.of(50, 100), "y": Range.of(20, 100), "z": Range.of(10)}
    shown = {item.issue: item for item in agreed_on(talks, experts)}
    assert shown["x"].overlap == 0
    assert shown["z"].overlap == 1
    assert shown["y"].ranges == {"kim": (20, 40), "lee": (100, 100)}
    half = replace(kim, expert="moe", relative=immutabledict(y=Range.of(30, 50), z=Range.of(10)))
    both = {item.issue: item for item in agreed_on(talks, [experts[0], implied_by(talks, half)])}
    assert both["y"].joined == (20, 50)
    assert both["y"].overlap == pytest.approx(1 / 3)


def test_hulls_of_chances_hold_what_each_expert_says() -> None:
    talks = plain("xy")
    kim = replace(asked(relative={"y": 50}, without_deal=immutabledict(x=("a", "b", "c"))), expert="kim")
    lee = replace(asked(relative={"y": 50}, without_deal=immutabledict(x=("b", "b", "b"))), expert="lee")
    found = joined(talks, [implied_by(talks, item) for item in (kim, lee)]).chances["x"]
    assert found == {"a": number(0, "0.4"), "b": number("0.3", 1), "c": number(0, "0.4")}


# -- reading back ------------------------------------------------------------------------------------------------------


def test_pairs_ranked_for_all_values() -> None:
    drafts = (
        draft("both", {"x": "c", "y": "c", "z": "a"}),
        draft("one", {"x": "c", "y": "a", "z": "a"}),
        draft("other", {"x": "a", "y": "a", "z": "c"}),
    )
    weights = tuple(weight("p", name, 0, 10, scores=UP) for name in "xyz")
    talks = plain("xyz", drafts=drafts, weights=weights)
    none = {(p.better, p.worse): p.before for p in pairs_ranked(talks, [implied_by(talks, asked(first=""))])}
    assert none == {("both", "one"): "necessarily"}
    told = implied_by(talks, asked(relative={"y": Range.of(0, 100), "z": Range.of(0, 90)}))
    found = {(p.better, p.worse): p.before for p in pairs_ranked(talks, [told])}
    assert found == {("both", "one"): "necessarily", ("both", "other"): "possibly", ("one", "other"): "possibly"}


def test_questions_that_do_not_apply_are_left_out() -> None:
    talks = plain("x")
    assert questions_of(talks, Interview(party="p")) == questions_of(talks, asked())
    found = questions_of(replace(talks, signatories=()), asked())
    assert (found.relative, found.without_deal, found.drafts, found.lines, found.trades) == ((), (), (), (), 0)


# -- authors whose weights are known -----------------------------------------------------------------------------------


def interviewed(talks: Case, truth: Mapping[str, float], dice: random.Random) -> Interview:
    """What somebody with these weights answers who gives ranges of 30 and 60 points around what he means."""
    first = max(truth, key=lambda name: truth[name])
    told = Interview(party="p", first=first)
    for name in questions_of(talks, told).relative:
        low, high = truth[name] - dice.uniform(0, 60), truth[name] + dice.uniform(0, 60)
        span = Range(Fraction(max(0, int(low))), Fraction(min(100, int(high) + 1)))
        told = replace(told, relative=immutabledict({**told.relative, name: span}))
    worth = {"a": 0.0, "b": 0.5, "c": 1.0}
    for _ in range(3):
        found = next_trade(implied_by(talks, told).fit, told.trades)
        if found is None:
            break
        gives, gets = (truth[s.issue] * (worth[s.better] - worth[s.worse]) for s in (found[0].gives, found[0].gets))
        told = replace(told, trades=(*told.trades, replace(found[0], reply="yes" if gets >= gives else "no")))
    return told


def test_weights_that_somebody_had_in_mind_lie_in_the_ranges() -> None:
    """Forty invented authors with four swings each: the ranges are narrower than the answers, and hold the truth."""
    dice = random.Random(20)
    drafts = tuple(draft(f"d{k}", {name: dice.choice("abc") for name in "xyzuv"}) for k in range(4))
    talks = plain("xyzuv", drafts=drafts)
    held, asked_for, narrower = 0, 0, 0
    for _ in range(40):
        truth = {name: dice.uniform(5, 95) for name in "xyzuv"}
        truth[dice.choice("xyzuv")] = 100.0
        told = interviewed(talks, truth, dice)
        found = implied_by(talks, told)
        assert found.clashes == ()
        for name, answer in told.relative.items():
            asked_for += 1
            held += float(found.weights[name].low) <= truth[name] <= float(found.weights[name].high)
            narrower += found.weights[name] != answer
    assert asked_for == 160
    assert held >= 0.87 * asked_for
    assert narrower >= 0.3 * asked_for


def test_ranking_follows_the_values() -> None:
    drafts = (draft("low", {"x": "a", "y": "c"}), draft("high", {"x": "c", "y": "b"}))
    talks = plain("xy", drafts=drafts, no_deals=(NoDeal(party="p", value=Range.of(50)),))
    experts = [implied_by(talks, asked(relative={"y": 50}))]
    from onetext.preferences import draft_balances

    answered = with_given(talks, joined(talks, experts))
    values = {item.id: item.parties["p"].value for item in draft_balances(answered)}
    assert all(values.values())
    found = ranked(experts, {name: value for name, value in values.items() if value})
    assert [(item.draft, item.value.point, item.accepts.point if item.accepts else None) for item in found] == [
        ("high", pytest.approx(125 / 1.5), 1.0),
        ("low", pytest.approx(50 / 1.5), 0.0),
    ]


def test_what_a_red_line_bars_is_not_traded() -> None:
    barred = line("L", "p", {"x": "a"}, firmness=number("0.1"))
    talks = plain("xyz", red_lines=(barred,))
    fit = implied_by(talks, asked(relative={"y": Range.of(0, 90), "z": Range.of(0, 90)})).fit
    found = next_trade(fit, ())
    assert found is not None
    moves = [
        found[0].gives,
        found[0].gets,
        *(move for item in implied_trades([fit], ()) for move in (item.gives, item.gets)),
    ]
    assert all(move.issue != "x" or (move.worse, move.better) == ("b", "c") for move in moves)
    never = replace(talks, red_lines=(replace(barred, firmness=number(0)),))
    assert implied_by(never, asked(relative={"y": 50, "z": 40})).fit.free == ((0, 1, 2),) * 3
    assert fit.free == ((1, 2), (0, 1, 2), (0, 1, 2))
