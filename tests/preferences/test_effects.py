"""Changes between two drafts under one draw: bounds by brute force, parts that add up, what holds (S4, S15)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given
from immutabledict import immutabledict
from preference_builders import (
    bonus,
    box_corners,
    case,
    corners_of,
    draft,
    issue,
    line,
    number,
    position,
    ratio_extremes,
    small_cases,
    weight,
    weights_of,
)

from onetext.model import Case, Draft, Interaction, Party, Range, Rule
from onetext.model.results import Effect
from onetext.preferences import effects
from onetext.preferences.effects import _Change, _pair_rows
from onetext.preferences.frame import Frame
from onetext.preferences.picks import Picker
from onetext.preferences.sampling import sampled_change, sampled_values
from onetext.preferences.situations import situation
from onetext.preferences.streams import Streams

CLOSE = 1e-9


def options_of(of: Case, what: Draft) -> list[tuple[str, ...]]:
    """The options of each issue in a draft with settled, bracketed or unknown issues."""
    return [what.term(about.id).options or about.option_ids for about in of.issues]


def pairs_of_fillings(of: Case, before: Draft, after: Draft) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Every way of filling both drafts, alike on issues open over the same options (no rules)."""
    one, two = options_of(of, before), options_of(of, after)
    for filled in product(*one):
        alike = [
            (chosen,) if first == second else second for chosen, first, second in zip(filled, one, two, strict=True)
        ]
        for other in product(*alike):
            yield filled, other


def change_by_hand(of: Case, before: Draft, after: Draft) -> tuple[Fraction, Fraction]:
    found = []
    for one, two in pairs_of_fillings(of, before, after):
        columns = [
            {
                corner[about.option_ids.index(new)] - corner[about.option_ids.index(old)]
                for corner in corners_of(of, about)
            }
            for about, old, new in zip(of.issues, one, two, strict=True)
        ]
        low, high = ratio_extremes(weights_of(of), columns)
        ids = [about.id for about in of.issues]
        first, second = (dict(zip(ids, side, strict=True)) for side in (one, two))
        shifts = [bonus_change(of, first, second, end) for end in ("low", "high")]
        found.append((low + min(shifts), high + max(shifts)))
    return min(low for low, _ in found), max(high for _, high in found)


def bonus_change(of: Case, first: dict[str, str], second: dict[str, str], end: str) -> Fraction:
    """With at most one interaction, the same points are lost and gained."""
    assert len(of.interactions) <= 1
    return bonus(of, second, end) - bonus(of, first, end)


@given(small_cases())
def test_bounds_of_a_change_are_the_extremes_of_all_corners(of: Case) -> None:
    assume(not of.rules and any(w.high > 0 for w in weights_of(of)))
    before, after = of.drafts
    found = effects(of, before, after, draws=1)["p"]
    expected = change_by_hand(of, before, after)
    assert found.total is not None
    assert (found.total.low, found.total.high) == (float(expected[0]), float(expected[1]))
    assert found.total.low <= found.total.point <= found.total.high
    assert found.holds == ("all" if expected[0] > 0 else "none" if expected[1] <= 0 else "some")
    assert found.loses == ("all" if expected[1] < 0 else "none" if expected[0] >= 0 else "some")


@given(small_cases())
def test_bounds_of_a_part_are_the_extremes_of_all_corners(of: Case) -> None:
    assume(not of.rules and not of.interactions and any(w.high > 0 for w in weights_of(of)))
    before, after = of.drafts
    found = effects(of, before, after, draws=1)["p"].by_issue
    pairs = list(pairs_of_fillings(of, before, after))
    for k, about in enumerate(of.issues):
        values = [
            corner[k] * difference / sum(corner)
            for corner in box_corners(weights_of(of))
            if sum(corner) > 0
            for difference in {
                scores[about.option_ids.index(new)] - scores[about.option_ids.index(old)]
                for old, new in {(one[k], two[k]) for one, two in pairs}
                for scores in corners_of(of, about)
            }
        ]
        if about.id in found:
            part = found[about.id]
            assert (part.low, part.high) == (float(min(values)), float(max(values)))
            assert part.low <= part.point <= part.high
        else:
            assert set(values) == {0}


@given(small_cases())
def test_parts_add_up_to_the_total_at_the_point_exactly(of: Case) -> None:
    frame = Frame(of)
    model = frame.models[0]
    now = [situation(frame, what) for what in of.drafts]
    assume(model.values_anything and all(item.has_value for item in now))
    change = _Change(frame, model, _pair_rows(frame, now, model.interactions))
    rows = change.rows.index
    weights = model.point_weights
    parts = [
        weights[k] * sum((change._point(k, change.rows.cells[k][i]) for i in rows[:, k]), Fraction(0)) / len(rows)
        for k in range(len(of.issues))
    ]
    shifts = [
        sum((change._one_added(item, row).point for row in change.pairs.rows), Fraction(0)) / len(rows)
        for item in model.interactions
    ]
    assert change.total().point == sum(parts, Fraction(0)) / sum(weights) + sum(shifts, Fraction(0))
    found = effects(of, *of.drafts, draws=1)["p"]
    assert found.total is not None
    shown = sum(p.point for p in found.by_issue.values()) + sum(p.point for p in found.by_interaction.values())
    assert shown == pytest.approx(found.total.point, abs=CLOSE)


@given(small_cases())
def test_every_draw_lies_within_the_bounds_and_is_the_difference_of_the_two_values(of: Case) -> None:
    frame = Frame(of)
    model = frame.models[0]
    now = [situation(frame, what) for what in of.drafts]
    assume(model.values_anything and all(item.has_value for item in now))
    picker = Picker(frame, Streams(1, 200))
    picks = picker.picks([item.fillings for item in now])
    change = sampled_change(frame, model, picks[0], picks[1], picker)
    values = sampled_values(frame, model, picks, picker)
    assert np.allclose(change, values[1] - values[0], atol=1e-9)
    found = effects(of, *of.drafts, draws=1)["p"].total
    assert found is not None
    assert found.low - CLOSE <= change.min()
    assert change.max() <= found.high + CLOSE


def compare(of: Case, before: dict[str, str], after: dict[str, str], **more: int) -> Effect:
    return effects(of, draft("one", before), draft("two", after), **more)["p"]


TWO = case(
    [issue("k1"), issue("k2"), issue("k3")],
    weights=(weight("p", "k1", 30, 60), weight("p", "k2", 10, 20), weight("p", "k3", 10)),
    positions=(position("p", "k1", "demand", "a"), position("p", "k2", "demand", "a")),
)


def test_a_change_on_one_issue_worked_by_hand() -> None:
    """From b to a on k1 gains 0 to 100 there, with a share of weight between 30/60 and 60/80."""
    found = compare(TWO, {"k1": "b", "k2": "a", "k3": "c"}, {"k1": "a", "k2": "a", "k3": "c"})
    assert found.total is not None
    assert (found.total.low, found.total.high) == (0, 75)
    assert found.total.point == pytest.approx(50 * 45 / 70, abs=CLOSE)
    assert (found.holds, found.loses) == ("some", "none")
    assert list(found.by_issue) == ["k1"]


def test_issues_that_both_drafts_leave_open_alike_make_no_difference() -> None:
    found = compare(TWO, {"k1": "c", "k2": "?", "k3": "ab"}, {"k1": "a", "k2": "?", "k3": "ab"})
    assert list(found.by_issue) == ["k1"]


def test_no_change_holds_for_none_and_loses_for_none() -> None:
    found = compare(TWO, {"k1": "a"}, {"k1": "a"})
    assert found.total is not None
    assert (found.total.low, found.total.high, found.holds, found.loses) == (0, 0, "none", "none")
    assert found.probability is not None
    assert (found.probability.point, found.probability.standard_error) == (0, 0)
    assert (found.by_issue, found.lines) == ({}, ())


def test_going_back_turns_every_sign() -> None:
    there = compare(TWO, {"k1": "b", "k2": "c"}, {"k1": "a", "k2": "a"})
    back = compare(TWO, {"k1": "a", "k2": "a"}, {"k1": "b", "k2": "c"})
    assert there.total is not None
    assert back.total is not None
    assert (back.total.low, back.total.point, back.total.high) == (
        -there.total.high, -there.total.point, -there.total.low
    )  # fmt: skip
    assert (back.holds, back.loses) == (there.loses, there.holds)
    assert there.probability == back.loses_probability


def test_a_certain_gain_has_probability_one_without_error() -> None:
    scores = {"a": number(80, 100), "b": number(0, 20)}
    of = case([issue("k", 2)], weights=(weight("p", "k", 1, scores=scores),))
    found = compare(of, {"k": "b"}, {"k": "a"})
    assert found.probability is not None
    assert (found.holds, found.probability.point, found.probability.low, found.probability.standard_error) == (
        "all", 1, 1, 0
    )  # fmt: skip


def test_an_interaction_is_a_part_of_its_own() -> None:
    item = Interaction(party="p", options=immutabledict({"k1": "a", "k2": "b"}), points=Range(Fraction(4), Fraction(8)))
    of = case([issue("k1", 2), issue("k2", 2)], interactions=(item,))
    found = compare(of, {"k1": "a", "k2": "a"}, {"k1": "a", "k2": "b"})
    (part,) = found.by_interaction.values()
    assert list(found.by_interaction) == ["k1=a + k2=b"]
    assert (part.point, part.low, part.high) == (6, 4, 8)
    assert compare(of, {"k1": "a", "k2": "b"}, {"k1": "a", "k2": "b"}).by_interaction == {}


def test_drafts_filled_under_a_rule_are_filled_alike() -> None:
    """k2 and k3 are open in both and joined by a rule; the same filling serves both, so only k1 counts."""
    rule = Rule(when=immutabledict({"k2": "a", "k3": "a"}))
    of = case(TWO.issues, weights=TWO.weights, positions=TWO.positions, rules=(rule,))
    found = compare(of, {"k1": "b", "k2": "?", "k3": "?"}, {"k1": "a", "k2": "?", "k3": "?"})
    assert list(found.by_issue) == ["k1"]
    assert found.total is not None
    assert (found.total.low, found.total.high) == (0, 75)


def test_unknown_terms_leave_the_effect_unknown() -> None:
    found = effects(TWO, draft("one", {}, kind="described"), draft("two", {"k1": "a"}))["p"]
    assert (found.total, found.holds, found.probability, found.loses) == (None, None, None, None)
    assert found.by_issue == {}


def test_a_line_whose_status_changes_is_listed_with_its_reading() -> None:
    of = case([issue("k1")], red_lines=(line("l", "p", {"k1": "a"}), line("m", "p", {"k1": "c"})))
    found = compare(of, {"k1": "b"}, {"k1": "a"})
    assert [(c.id, c.reading, c.before, c.after) for c in found.lines] == [("l", "narrow", "kept", "broken")]


def test_parties_come_in_the_order_of_their_names() -> None:
    parties = (Party(id="z", name="Alpha"), Party(id="a", name="beta"))
    of = case([issue("k1")], parties=parties)
    assert list(effects(of, draft("one", {"k1": "a"}), draft("two", {"k1": "b"}), draws=10)) == ["z", "a"]


def test_a_sampled_probability_agrees_with_its_closed_form() -> None:
    """Weights u, v uniform on [0, 1] for a gain of 100 and a loss of 50: P(100u > 50v) = 3/4."""
    sure = {"a": number(0), "b": number(100)}
    half = {"a": number(50), "b": number(0), "c": number(100)}
    of = case(
        [issue("k1", 2), issue("k2", 3)],
        weights=(weight("p", "k1", 0, 1, scores=sure), weight("p", "k2", 0, 1, scores=half)),
    )
    found = compare(of, {"k1": "a", "k2": "a"}, {"k1": "b", "k2": "b"}, draws=20_000)
    assert found.probability is not None
    assert abs(found.probability.point - 0.75) < 5 * found.probability.standard_error
    assert found.probability.standard_error == pytest.approx((0.75 * 0.25 / 20_000) ** 0.5, rel=0.05)
