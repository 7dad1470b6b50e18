"""The headlines on nearness, red lines and change say what the numbers say, with their ranges (S4, S7, S17, S23)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from brief_outlooks import CASE, DAY, EMPTY, near

from onetext.api.briefing.headlines import headlines
from onetext.api.briefing.outlook import Said
from onetext.api.briefing.say_change import say_change
from onetext.api.briefing.say_lines import say_lines
from onetext.api.briefing.say_nearness import say_nearness
from onetext.model import Position, Range, Weight
from onetext.model.results import (
    DraftBalance,
    Effect,
    Estimate,
    LineChange,
    LineStatus,
    Nearness,
    PartyBalance,
    Probability,
    Spread,
)


def nearness_text(*items: Nearness) -> str:
    return say_nearness(replace(EMPTY, nearness=items)).text


def test_nearness_counts_the_sure_the_open_and_the_unknown_issues_apart() -> None:
    said = say_nearness(replace(EMPTY, nearness=(near("union", 3, 1, 1, 2, 4, steps=True),)))
    assert said.text == (
        "The First offer is nearer to the position of Firm than to that of the Union on 3 of the 7 issues where both "
        "are known, and nearer to that of the Union on 1. The other issues: as near to both on 1, open to how the "
        "positions are read on 2, too little known on 4 more. Counted in options along the scales, the text stands on "
        "average between 0.5 and 1.5 steps from the position of Firm and 2.0 steps from that of the Union."
    )
    assert (said.found, said.needed) == (7, 7)


def test_the_party_to_which_the_draft_is_nearer_on_more_issues_is_told_first() -> None:
    text = nearness_text(near("union", 1, 3, 0, 0, 0, steps=True))
    assert text.startswith("The First offer is nearer to the position of the Union than to that of Firm on 3 of the 4 ")
    assert "between 0.5 and 1.5 steps from that of Firm" in text


def test_a_draft_as_often_nearer_to_one_as_to_the_other_is_told_so() -> None:
    assert nearness_text(near("union", 2, 2, 0, 0, 0)) == (
        "The First offer is nearer to the position of Firm on 2 of the 4 issues where both are known, and nearer to "
        "that of the Union on 2."
    )
    assert nearness_text(near("union", 0, 0, 1, 0, 0)) == (
        "The First offer is nearer neither to the position of Firm nor to that of the Union on the only issue where "
        "both are known. The other issues: as near to both on 1."
    )
    assert nearness_text(near("union", 0, 1, 0, 0, 0)) == (
        "The First offer is nearer to the position of the Union than to that of Firm on the only issue where both are "
        "known."
    )


def test_allies_are_held_against_the_party_that_is_told_first() -> None:
    text = nearness_text(
        near("union", 0, 2, 0, 0, 0), near("un", 1, 0, 0, 0, 0), near("un", 4, 0, 0, 1, 0, party="union")
    )
    assert text.endswith(
        "Held against the UN instead of Firm, the text is nearer to the Union on 4 of 5 issues and to the UN on none."
    )


def test_without_two_known_positions_the_answer_is_that_it_cannot_be_told() -> None:
    said = say_nearness(replace(EMPTY, nearness=(near("union", 0, 0, 0, 0, 5),)))
    assert said.text == (
        "It cannot be told whether the First offer is nearer to the position of Firm or to that of the Union: on no "
        "issue are both positions and the term of the draft known."
    )
    assert said.needed == 0
    assert say_nearness(EMPTY) == Said()


def status(id_: str, what: str, reading: str, *points: str) -> LineStatus:
    return LineStatus(
        id=id_,
        status=what,  # type: ignore[arg-type]  # a test gives what the caller wrote
        reading=reading,  # type: ignore[arg-type]  # likewise
        firmness=Estimate(1, 1, 1),
        real=True,
        evidence=None,
        points=points,
    )


def party_balance(*lines: LineStatus, share: float = 0.5) -> PartyBalance:
    return PartyBalance(
        value=None,
        no_deal=None,
        gain=None,
        accepts=None,
        accept_probability=None,
        accepts_strict=None,
        accept_probability_strict=None,
        red_lines=lines,
        sourced_share=share,
        unknown_issues=(),
    )


def draft_balance(**parties: PartyBalance) -> DraftBalance:
    return DraftBalance(
        id="d",
        title="First offer",
        happened=DAY,
        known_terms=True,
        open_issues=(),
        terms={},
        parties=parties,
        stances={},
        issue_stances={},
    )


def test_red_lines_are_counted_by_party_and_reading_with_the_points_that_break_them() -> None:
    balance = draft_balance(
        firm=party_balance(status("F1", "kept", "narrow"), status("F1", "broken", "strict", "1")),
        union=party_balance(
            status("U1", "broken", "narrow", "d/2a", "d/1"),
            status("U2", "possible", "narrow"),
            status("U3", "kept", "narrow"),
            status("U3", "broken", "strict", "d/2a"),
        ),
    )
    said = say_lines(replace(EMPTY, balance=balance))
    assert said.text == (
        "Read narrowly, the First offer would break 1 of 3 red lines of the Union; none of Firm. It does so for the "
        "Union through points 1 and 2a. Depending on open terms, it may break more: 1 of the Union. Read strictly, it "
        "would break the only red line of Firm (point 1) and 2 of 3 of the Union (points 1 and 2a)."
    )
    assert said.needed == 3


def test_lines_that_a_party_would_rather_give_up_than_keep_are_marked() -> None:
    weak = replace(status("U1", "broken", "narrow", "d/1"), real=False)
    one = draft_balance(union=party_balance(weak))
    assert (
        "would break the only red line of the Union. It does so for the Union through point 1 (weakly held). Read"
        in say_lines(replace(EMPTY, balance=one)).text
    )
    two = draft_balance(union=party_balance(weak, status("U2", "broken", "narrow", "d/1")))
    assert "for the Union through point 1 (1 weakly held). Read" in say_lines(replace(EMPTY, balance=two)).text


def test_a_line_of_whose_firmness_nothing_is_known_is_not_called_weakly_held() -> None:
    unknown = replace(status("U1", "broken", "narrow", "d/1"), real=None)
    balance = draft_balance(union=party_balance(unknown, status("U2", "broken", "narrow", "d/1")))
    assert "weakly" not in say_lines(replace(EMPTY, balance=balance)).text


def test_a_line_of_whose_firmness_nothing_is_known_is_not_called_weak() -> None:
    unknown = replace(status("U1", "broken", "narrow", "d/1"), real=None)
    assert "weakly" not in say_lines(replace(EMPTY, balance=draft_balance(union=party_balance(unknown)))).text


def test_when_only_firmness_differs_the_sourced_version_says_just_that() -> None:
    firm = status("U1", "broken", "narrow", "d/1")
    weak = draft_balance(union=party_balance(replace(firm, real=False)))
    bare = draft_balance(union=party_balance(firm))
    (found,) = headlines(replace(EMPTY, balance=weak), replace(EMPTY, balance=bare))
    assert found.sourced_only_text == (
        "Sourced records alone say the same; how firmly lines are held is the analyst's reading."
    )


def test_a_draft_that_breaks_nothing_is_told_so_once() -> None:
    balance = draft_balance(firm=party_balance(status("F1", "kept", "narrow")), union=party_balance())
    assert (
        say_lines(replace(EMPTY, balance=balance)).text
        == "Read narrowly, the First offer would break no red line on record. Read strictly, it would break the same."
    )


def test_without_red_lines_or_terms_nothing_is_said_of_them() -> None:
    assert say_lines(EMPTY) == Said()
    assert say_lines(replace(EMPTY, balance=draft_balance(firm=party_balance()))) == Said()
    lines = draft_balance(firm=party_balance(status("F1", "kept", "narrow")))
    assert say_lines(replace(EMPTY, balance=replace(lines, known_terms=False))) == Said()


def effect(low: float, point: float, high: float, chance: float = 0.9, *lines: LineChange, **parts: float) -> Effect:
    gain = Probability(chance, 0, 1, 0.005, 4000)
    loss = Probability(1 - chance, 0, 1, 0.005, 4000)
    return Effect(
        total=Estimate(point, low, high),
        holds="all" if low > 0 else "none" if high <= 0 else "some",
        probability=gain,
        loses="all" if high < 0 else "none" if low >= 0 else "some",
        loses_probability=loss,
        by_issue={issue: Estimate(part, part, part) for issue, part in parts.items()},
        by_interaction={},
        lines=lines,
    )


def test_a_sure_gain_and_a_sure_loss_are_told_with_their_ranges_and_their_issues() -> None:
    effects = {
        "firm": effect(-22.36, -8, -3.14, 0, pay=-9, hours=1),
        "union": effect(3.14, 8, 22.36, 1, pay=6, hours=2),
    }
    said = say_change(replace(EMPTY, effects=effects))
    assert said.text == (
        "Going from the First offer to the Second offer, for Firm the change is a loss of between 3.1 and 22.4 of its "
        "own 100 points; for the Union the change is a gain of between 3.1 and 22.4 of its own 100 points. For Firm "
        "most comes through “Pay” (point 7); for the Union most comes through “Pay” (point 7) and “Hours”."
    )


def test_what_a_change_needs_are_a_weight_and_a_wish_of_each_side_on_each_issue_changed() -> None:
    effects = {"firm": effect(1, 2, 3, 1), "union": effect(1, 2, 3, 1)}
    demand = Position(party="union", issue="pay", kind="demand", option="high", happened=DAY, known=DAY)
    weight = Weight(party="firm", issue="pay", weight=Range.of(3))
    known = replace(CASE, positions=(demand,), weights=(weight,))
    said = say_change(replace(EMPTY, case=known, effects=effects))
    # Two sides, one weight and one wish each, on the one issue that both drafts settle, differently.
    assert (said.found, said.needed) == (2, 4)


def test_a_change_that_may_be_none_is_not_told_as_a_sure_gain_or_loss() -> None:
    for low, high, expected in ((0, 4.2, "no loss, and a gain"), (-4.2, 0, "no gain, and a loss")):
        text = say_change(replace(EMPTY, effects={"firm": effect(low, (low + high) / 2, high)})).sentences[0]
        assert text.endswith(f"for Firm the change is {expected} of up to 4.2 of its own 100 points.")


UNTOLD = "for Firm it cannot be told whether the change is a gain or a loss"


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (None, UNTOLD),
        (Spread(-0.26, 9.94, 4000), UNTOLD),
        (Spread(0, 9.94, 4000), UNTOLD),
        (Spread(0.26, 9.94, 4000), "for Firm the change is a gain for most values in the ranges, not for all"),
        (Spread(-9.94, -0.26, 4000), "for Firm the change is a loss for most values in the ranges, not for all"),
    ],
)
def test_a_direction_is_told_only_where_nine_in_ten_sampled_values_carry_it(most: Spread | None, expected: str) -> None:
    unsure = replace(effect(-3.14, 5, 22.36, 0.9), total_spread=most)
    text = say_change(replace(EMPTY, effects={"firm": unsure})).text
    assert text.startswith(f"Going from the First offer to the Second offer, {expected}. ")


def test_an_unsure_change_is_told_with_both_signs_and_shares_of_sampled_values() -> None:
    unsure = replace(effect(-3.14, 5, 22.36, 0.7), total_spread=Spread(-0.26, 9.94, 4000))
    assert say_change(replace(EMPTY, effects={"firm": unsure})).text.endswith(
        "For Firm the middle is +5.0 of its own 100 points; nine in ten sampled values lie between −0.3 and +9.9, all "
        "ranges allow between −3.1 and +22.4; a gain in 70 % of sampled values, standard error 0.5 %; a loss in 30 % "
        "of sampled values, standard error 0.5 %."
    )
    most = replace(effect(-22.36, -5, 3.14, 0.004), total_spread=Spread(-9.94, -0.26, 4000))
    text = say_change(replace(EMPTY, effects={"firm": most})).text
    assert text.endswith("+3.1; a loss in 99.6 % of sampled values, standard error 0.5 %.")


def test_parties_of_whom_the_same_is_to_be_said_share_a_sentence() -> None:
    unsure = effect(-3, 5, 22)
    text = say_change(replace(EMPTY, effects={"firm": unsure, "union": unsure})).text
    assert "for Firm and for the Union it cannot be told whether the change is a gain or a loss. For Firm" in text


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (5, -5, " (from sourced records alone the middle is a loss, here a gain)."),
        (-5, 5, " (from sourced records alone the middle is a gain, here a loss)."),
        (5, 1, "gain or a loss."),
        (5, 0, "gain or a loss."),
    ],
)
def test_the_first_sentence_says_when_sourced_records_alone_point_the_other_way(
    ours: int, theirs: int, expected: str
) -> None:
    whole = replace(EMPTY, effects={"firm": effect(-22, ours, 22)}, sourced_effects={"firm": effect(-22, theirs, 22)})
    assert say_change(whole).sentences[0].endswith(expected)


def test_the_change_is_told_in_steps_too_for_the_two_sides_of_the_first_headline() -> None:
    whole = replace(
        EMPTY,
        effects={"firm": effect(1, 2, 3, 1)},
        nearness=(near("union", 3, 1, 0, 0, 0), near("un", 9, 0, 0, 0, 0)),
        counter_nearness=(near("union", 1, 3, 0, 0, 0, steps=True), near("un", 1, 0, 0, 0, 0)),
    )
    assert say_change(whole).text.endswith(
        "Counted in options along the scales, the Second offer stands on average between 0.5 and 1.5 steps from "
        "the position of Firm and 2.0 steps from that of the Union."
    )


def test_red_lines_mended_and_newly_broken_are_counted_in_the_narrow_reading() -> None:
    lines = (
        LineChange(id="a", reading="narrow", before="broken", after="kept"),
        LineChange(id="b", reading="narrow", before="broken", after="possible"),
        LineChange(id="c", reading="strict", before="broken", after="kept"),
    )
    broken = LineChange(id="d", reading="narrow", before="kept", after="broken")
    effects = {"firm": effect(1, 2, 3, 1, broken), "union": effect(1, 2, 3, 1, *lines)}
    assert say_change(replace(EMPTY, effects=effects)).text.endswith(
        "Read narrowly, the new text breaks 1 red line of Firm that stood and no longer breaks 2 red lines of the "
        "Union."
    )


def test_no_change_is_told_as_none_and_an_unknown_one_not_at_all() -> None:
    assert say_change(replace(EMPTY, effects={"firm": effect(0, 0, 0, 0)})).text == (
        "Going from the First offer to the Second offer, for Firm the change is neither a gain nor a loss."
    )
    unknown = replace(effect(0, 0, 0), total=None, holds=None, loses=None)
    assert say_change(replace(EMPTY, effects={"firm": unknown})) == Said()
    assert say_change(replace(EMPTY, counter=None)) == Said()
