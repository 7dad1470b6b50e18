"""The headlines on nearness, red lines and change say what the numbers say, with their ranges (S4, S7, S17, S23)."""

from __future__ import annotations

from dataclasses import replace

from brief_outlooks import CASE, DAY, EMPTY, near

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
        "The First offer is nearer to what Firm asks than to what the Union asks on 3 of the 7 issues where both are "
        "known, and nearer to the Union on 1 (as near to both on 1, open to how the positions are read on 2, too "
        "little known on 4 more). Counted in options along the scales, the text stands on average between 0.5 and "
        "1.5 steps from what Firm asks and 2.0 steps from what the Union asks."
    )
    assert (said.found, said.needed) == (7, 7)


def test_the_party_to_which_the_draft_is_nearer_on_more_issues_is_told_first() -> None:
    text = nearness_text(near("union", 1, 3, 0, 0, 0, steps=True))
    assert text.startswith("The First offer is nearer to what the Union asks than to what Firm asks on 3 of the 4 ")
    assert "between 0.5 and 1.5 steps from what Firm asks" in text


def test_a_draft_as_often_nearer_to_one_as_to_the_other_is_told_so() -> None:
    assert nearness_text(near("union", 2, 2, 0, 0, 0)) == (
        "The First offer is nearer to what Firm asks on 2 of the 4 issues where both are known, and nearer to the "
        "Union on 2."
    )
    assert nearness_text(near("union", 0, 0, 1, 0, 0)) == (
        "The First offer is nearer neither to what Firm asks nor to what the Union asks on the only issue where both "
        "are known (as near to both on 1)."
    )
    assert nearness_text(near("union", 0, 1, 0, 0, 0)) == (
        "The First offer is nearer to what the Union asks than to what Firm asks on the only issue where both are "
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
        "It cannot be told whether the First offer is nearer to what Firm or to what the Union asks: on no issue are "
        "both positions and the term of the draft known."
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
        "Read narrowly, the First offer would break 1 of 3 red lines of the Union (points 1 and 2a), and none of Firm. "
        "Read strictly, it would break the one red line of Firm (point 1) and 2 of 3 red lines of the Union (points 1 "
        "and 2a)."
    )
    assert said.needed == 3


def test_lines_that_a_party_would_rather_give_up_than_keep_are_marked() -> None:
    weak = replace(status("U1", "broken", "narrow", "d/1"), real=False)
    one = draft_balance(union=party_balance(weak))
    assert (
        "would break the one red line of the Union (point 1; weakly held). Read"
        in say_lines(replace(EMPTY, balance=one)).text
    )
    two = draft_balance(union=party_balance(weak, status("U2", "broken", "narrow", "d/1")))
    assert "2 of 2 red lines of the Union (point 1; 1 weakly held). Read" in say_lines(replace(EMPTY, balance=two)).text


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
        "Going from the First offer to the Second offer, Firm loses between 3.1 and 22.4 of its own 100 points and the "
        "Union gains between 3.1 and 22.4 of its own 100 points. For Firm most comes through “Pay” (point 7); for the "
        "Union most comes through “Pay” (point 7) and “Hours”."
    )


def test_what_a_change_needs_are_a_weight_and_a_wish_of_each_side_on_each_issue_changed() -> None:
    effects = {"firm": effect(1, 2, 3, 1), "union": effect(1, 2, 3, 1)}
    demand = Position(party="union", issue="pay", kind="demand", option="high", happened=DAY, known=DAY)
    weight = Weight(party="firm", issue="pay", weight=Range.of(3))
    known = replace(CASE, positions=(demand,), weights=(weight,))
    said = say_change(replace(EMPTY, case=known, effects=effects))
    # Two sides, one weight and one wish each, on the one issue that both drafts settle, differently.
    assert (said.found, said.needed) == (2, 4)


def test_an_unsure_change_is_told_with_both_signs_and_a_share_of_sampled_values() -> None:
    unsure = effect(-3.14, 5, 22.36, 0.9)
    text = say_change(replace(EMPTY, effects={"firm": unsure})).text
    assert "Firm gains 5.0 of its own 100 points (the middle; all ranges allow between −3.1 and +22.4)." in text
    assert "Firm gains in 90 % of sampled values, standard error 0.5 %." in text
    most = replace(unsure, total_spread=Spread(-0.26, 9.94, 4000))
    assert (
        "Firm gains 5.0 of its own 100 points (nine in ten sampled values lie between −0.3 and +9.9, all ranges allow "
        "between −3.1 and +22.4)."
    ) in say_change(replace(EMPTY, effects={"firm": most})).text
    text = say_change(replace(EMPTY, effects={"firm": effect(-22.36, -5, 3.14, 0.004)})).text
    assert "Firm loses 5.0 of its own 100 points (the middle; all ranges allow between −22.4 and +3.1)." in text
    assert "Firm loses in 99.6 % of sampled values" in text


def test_the_change_is_told_in_steps_too_for_the_two_sides_of_the_first_headline() -> None:
    whole = replace(
        EMPTY,
        effects={"firm": effect(1, 2, 3, 1)},
        nearness=(near("union", 3, 1, 0, 0, 0), near("un", 9, 0, 0, 0, 0)),
        counter_nearness=(near("union", 1, 3, 0, 0, 0, steps=True), near("un", 1, 0, 0, 0, 0)),
    )
    assert say_change(whole).text.endswith(
        "Counted in options along the scales, the Second offer stands on average between 0.5 and 1.5 steps from what "
        "Firm asks and 2.0 steps from what the Union asks."
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
        "Going from the First offer to the Second offer, Firm neither gains nor loses."
    )
    unknown = replace(effect(0, 0, 0), total=None, holds=None, loses=None)
    assert say_change(replace(EMPTY, effects={"firm": unknown})) == Said()
    assert say_change(replace(EMPTY, counter=None)) == Said()
