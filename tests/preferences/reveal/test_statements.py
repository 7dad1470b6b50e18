"""Statements for all values: small cases whose answer is known, and scenarios that never contradict them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from preference_builders import DAY, case, draft, issue, line, number, position, small_cases, weight

from onetext.errors import UnknownId
from onetext.model import Case, NoDeal, Range, Response
from onetext.preferences.draws import draw_scores
from onetext.preferences.effects import effects
from onetext.preferences.frame import Frame
from onetext.preferences.reveal.acts import Act
from onetext.preferences.reveal.clashing import clashes
from onetext.preferences.reveal.statements import orderings, preferences_between
from onetext.preferences.streams import Streams


def act(meaning: Any, about: str, counter: str = "", issues: tuple[str, ...] = (), name: str = "r") -> Act:
    return Act(
        id=name,
        party="p",
        draft=about,
        kind="accepts",
        public=True,
        meaning=meaning,
        counter=counter,
        issues=issues,
        reliability=Range.of(1),
        basis="analyst",
        day=dt.date(2025, 3, 1),
    )


def swaps() -> Case:
    """Three issues of two options, a wanted on all; drafts that give one and take another."""
    names = ("x", "y", "z")
    return case(
        [issue(name, 2) for name in names],
        positions=tuple(position("p", name, "demand", "a") for name in names),
        weights=tuple(weight("p", name, 1, 10) for name in names),
        drafts=(
            draft("takes-x", {"x": "b", "y": "a", "z": "a"}),
            draft("takes-y", {"x": "a", "y": "b", "z": "a"}),
            draft("takes-z", {"x": "a", "y": "a", "z": "b"}),
            draft("takes-all", {"x": "b", "y": "b", "z": "b"}),
        ),
    )


def found(of: Case, acts: tuple[Act, ...], one: str, two: str) -> tuple[str, str, str, str]:
    for item in preferences_between(of, "p", acts):
        if {item.better, item.worse} == {one, two}:
            return item.better, item.verdict, item.before, item.proof
    raise AssertionError


def test_without_answers_only_what_is_better_everywhere_is_better() -> None:
    assert found(swaps(), (), "takes-x", "takes-all") == ("takes-x", "necessarily", "necessarily", "certificate")
    assert found(swaps(), (), "takes-x", "takes-y")[1:] == ("possibly", "possibly", "certificate")
    twin = replace(swaps(), drafts=(*swaps().drafts, draft("twin", {"x": "b", "y": "a", "z": "a"})))
    assert found(twin, (), "takes-x", "twin")[1:] == ("equal", "equal", "certificate")


def test_what_an_answer_says_of_two_drafts_is_proved() -> None:
    acts = (act("improves", "takes-x", "takes-y"),)
    assert found(swaps(), acts, "takes-x", "takes-y") == ("takes-y", "necessarily", "possibly", "certificate")
    # Only the sum of what y = b loses is known: with spacings of scores free, no weight is bound.
    assert not any(item.must for item in orderings(swaps(), "p", acts))


def test_with_scores_known_a_trade_binds_the_weights() -> None:
    scores = {"a": number(100), "b": number(0)}
    known = tuple(weight("p", name, 1, 10, scores=scores) for name in ("x", "y", "z"))
    acts = (act("improves", "takes-x", "takes-y", name="one"), act("improves", "takes-y", "takes-z", name="two"))
    of = replace(swaps(), weights=known, positions=())
    trades = {(item.above, item.below): item for item in orderings(of, "p", acts)}
    assert trades["x", "y"].must
    assert trades["x", "y"].because == ("one",)
    assert trades["x", "y"].proof == "certificate"
    assert trades["y", "z"].because == ("two",)
    # x over z follows from both answers, though no single one trades them.
    assert found(of, acts, "takes-x", "takes-z") == ("takes-z", "necessarily", "possibly", "certificate")
    assert ("y", "x") not in trades or not trades["y", "x"].must


def test_accepting_binds_against_no_deal() -> None:
    scores = {"a": number(100), "b": number(0)}
    of = case(
        [issue("x", 2), issue("y", 2)],
        weights=(weight("p", "x", 0, 10, scores=scores), weight("p", "y", 0, 10, scores=scores)),
        no_deals=(NoDeal(party="p", value=number(60)),),
        drafts=(draft("gets-x", {"x": "a", "y": "b"}), draft("gets-y", {"x": "b", "y": "a"})),
    )
    acts = (act("accepts", "gets-x"),)
    assert found(of, acts, "gets-x", "gets-y") == ("gets-x", "necessarily", "possibly", "certificate")
    assert [(t.above, t.below) for t in orderings(of, "p", acts) if t.must] == [("x", "y")]


def test_another_option_is_better() -> None:
    of = case(
        [issue("x", 3)],
        weights=(weight("p", "x", 1, scores={"a": number(0, 100), "b": number(40), "c": number(0, 30)}),),
        drafts=(draft("at-a", {"x": "a"}), draft("at-b", {"x": "b"}), draft("at-c", {"x": "c"})),
    )
    acts = (act("other-option", "at-b", issues=("x",)),)
    assert found(of, acts, "at-a", "at-b") == ("at-a", "necessarily", "possibly", "certificate")
    assert found(of, acts, "at-a", "at-c") == ("at-a", "necessarily", "possibly", "certificate")


@given(small_cases())
def test_without_answers_it_is_what_the_exact_change_says(of: Case) -> None:
    change = effects(of, of.draft("two"), of.draft("one"), draws=100)["p"].total
    rows = preferences_between(of, "p")
    assert bool(rows) == (change is not None)
    for row in rows:
        assert change is not None
        signs = (change.low, change.high) if row.better == "one" else (-change.high, -change.low)
        assert row.verdict == row.before
        if row.verdict == "undecided":
            assert of.rules or of.interactions
        else:
            assert (signs[0] >= 0, signs[1] <= 0) == {
                "necessarily": (True, False),
                "equal": (True, True),
                "possibly": (False, False),
            }[row.verdict]


@given(small_cases(), st.sampled_from(["improves", "accepts"]), st.integers(0, 100), st.randoms(use_true_random=False))
def test_no_scenario_contradicts_a_statement(of: Case, kind: str, points: int, random: Random) -> None:
    names = ("one", "two", "three")
    made = tuple(draft(name, {i.id: random.choice(i.option_ids) for i in of.issues}) for name in names)
    of = replace(of, no_deals=(NoDeal(party="p", value=number(points)),), rules=(), interactions=(), drafts=made)
    value = sampled(of)
    fits = value["two"] >= value["one"] if kind == "improves" else value["one"] >= points
    for row in preferences_between(of, "p", (act(kind, "one", "two" if kind == "improves" else ""),)):
        better, worse = value[row.better], value[row.worse]
        assert row.verdict != "undecided"
        if row.verdict in ("necessarily", "equal") and fits.any():
            assert (better - worse)[fits].min() >= -1e-9
        if row.before in ("necessarily", "equal"):
            assert (better - worse).min() >= -1e-9
        if row.verdict == "equal" and fits.any():
            assert (worse - better)[fits].min() >= -1e-9


def sampled(of: Case, draws: int = 100) -> dict[str, Any]:
    """Value of each settled draft in each draw."""
    frame, streams = Frame(of), Streams(3, draws)
    (model,) = frame.models
    found = {item.id: np.zeros(draws) for item in of.drafts}
    total = np.zeros(draws)
    for k, about in enumerate(of.issues):
        weights = np.zeros(draws) + streams.within(model.weights[k], "weight", "p", about.id)
        scores = draw_scores(model.scores[k], streams, "p", about.id)
        total += weights
        for item in of.drafts:
            option = item.term(about.id).options[0]
            found[item.id] += weights * scores[about.option_ids.index(option)]
    return {name: row / np.maximum(total, 1e-300) for name, row in found.items()}


# -- clashes ---


def answer(name: str, about: str, kind: Any = "accepts", **more: Any) -> Response:
    return Response(id=name, party="p", draft=about, kind=kind, happened=DAY, known=DAY, **more)


def test_an_acceptance_below_no_deal_clashes_with_what_makes_it_so() -> None:
    scores = {"a": number(100), "b": number(10)}
    of = case(
        [issue("x", 2), issue("y", 2), issue("z", 2)],
        weights=(
            weight("p", "x", 8, scores=scores),
            weight("p", "y", 1, scores=scores),
            weight("p", "z", 1, scores=scores),
        ),
        no_deals=(NoDeal(party="p", value=number(60)),),
        drafts=(draft("poor", {"x": "b", "y": "a", "z": "a"}),),
        responses=(answer("yes", "poor"),),
    )
    (clash,) = clashes(of)
    assert {(item.kind, item.issue) for item in clash.inputs} == {
        ("response", ""),
        ("no-deal", ""),
        ("scores", "x"),
        ("weight", "x"),
        ("weight", "y"),
        ("weight", "z"),
    }
    assert clash.smallest
    assert clash.proof == "certificate"
    better = replace(of, no_deals=(NoDeal(party="p", value=number(20)),))
    assert clashes(better) == ()


def test_asking_for_another_option_than_the_best_clashes_with_the_position() -> None:
    of = case(
        [issue("x", 3)],
        positions=(position("p", "x", "demand", "a"),),
        weights=(weight("p", "x", 1, 5),),
        drafts=(draft("best", {"x": "a"}), draft("far", {"x": "c"})),
        responses=(answer("change", "best", "demands-change", issues=("x",)),),
    )
    (clash,) = clashes(of)
    assert [(item.kind, item.id) for item in clash.inputs] == [("response", "change"), ("position", "p")]
    assert clash.smallest


def test_a_line_that_is_real_for_sure_clashes_with_an_acceptance() -> None:
    of = case(
        [issue("x", 2)],
        positions=(position("p", "x", "demand", "a"),),
        weights=(weight("p", "x", 1),),
        no_deals=(NoDeal(party="p", value=number(0)),),
        red_lines=(line("never-b", "p", {"x": "b"}),),
        drafts=(draft("d", {"x": "b"}),),
        responses=(answer("yes", "d"),),
    )
    assert [[item.kind for item in clash.inputs] for clash in clashes(of)] == [["response", "red-line"]]
    firm = replace(of, red_lines=(line("never-b", "p", {"x": "b"}, firmness=number("0.9")),))
    assert clashes(firm) == ()


def test_an_unknown_party_is_told() -> None:
    with pytest.raises(UnknownId):
        preferences_between(swaps(), "nobody")
