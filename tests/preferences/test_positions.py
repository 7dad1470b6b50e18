"""What the record makes of a party's wishes: who counts, what supersedes what, what adds up (S3)."""

from __future__ import annotations

import pytest
from preference_builders import case, issue, position

from onetext.errors import UnknownId
from onetext.model import Date, Party, Position, Speaker
from onetext.preferences import PositionSet, position_set

BOSS = Speaker(name="Boss", aliases=("The Boss",))
DEPUTY = Speaker(name="Deputy")
LEAK = Speaker(name="Leak", authorised=False)
LISTED = Party(id="p", name="P", speakers=(BOSS, DEPUTY, LEAK))
UNLISTED = Party(id="p", name="P")


def day(number: int) -> Date:
    return Date.parse(f"2025-01-{number:02}")


def at(number: int, kind: str, options: str = "", speaker: str = "", **more: object) -> Position:
    dates = {"happened": day(number), "known": day(number)}
    return position("p", "k", kind, options, speaker=speaker, **(dates | more))


def wishes(*positions: Position, party: Party = LISTED) -> PositionSet:
    return position_set(case([issue("k", 4)], parties=(party,), positions=positions), "p", "k")


def test_the_latest_demand_of_a_speaker_sets_the_peak() -> None:
    found = wishes(at(1, "demand", "a"), at(3, "demand", "b"), at(2, "demand", "c"))
    assert found.peaks == ("b",)
    assert not found.from_offer


def test_words_that_leak_late_do_not_undo_what_was_said_after_them() -> None:
    assert wishes(at(5, "demand", "a"), at(1, "demand", "b", known=day(9))).peaks == ("a",)


def test_of_records_known_on_one_day_the_later_said_counts_and_then_the_place_in_the_file() -> None:
    known = {"known": day(9)}
    assert wishes(at(5, "demand", "a", **known), at(1, "demand", "b", **known)).peaks == ("a",)
    assert wishes(at(5, "demand", "a", **known), at(5, "demand", "b", **known)).peaks == ("b",)


def test_a_demand_without_options_leaves_the_peak_that_was_named_before() -> None:
    assert wishes(at(1, "demand", "a"), at(2, "demand")).peaks == ("a",)


def test_a_speaker_supersedes_only_his_own_words() -> None:
    found = wishes(at(1, "demand", "a", "Boss"), at(2, "demand", "d", "Deputy"))
    assert found.peaks == ("a", "d")
    assert [speaker.speaker for speaker in found.speakers] == ["Boss", "Deputy"]


def test_an_alias_is_the_same_speaker() -> None:
    assert wishes(at(1, "demand", "a", "Boss"), at(2, "demand", "d", "The Boss")).peaks == ("d",)


@pytest.mark.parametrize("kind", ["demand", "offer", "tolerates", "refuses"])
def test_words_of_somebody_without_authority_change_nothing(kind: str) -> None:
    assert wishes(at(1, "demand", "a"), at(2, kind, "b", "Leak")) == wishes(at(1, "demand", "a"))


def test_a_party_that_lists_no_speakers_is_bound_by_all() -> None:
    assert wishes(at(1, "demand", "a", "anybody"), party=UNLISTED).peaks == ("a",)
    assert wishes(at(1, "demand", "a", "anybody")).peaks == ()


def test_without_a_demand_the_latest_offer_of_each_speaker_is_the_peak_and_marked() -> None:
    found = wishes(at(1, "offer", "a"), at(2, "offer", "b"), at(3, "offer", "c", "Boss"))
    assert (found.peaks, found.from_offer) == (("b", "c"), True)
    assert found.negotiable == ("a",)


def test_one_demand_of_anybody_with_authority_keeps_offers_from_being_peaks() -> None:
    found = wishes(at(1, "demand", "a", "Boss"), at(2, "offer", "c", "Deputy"))
    assert (found.peaks, found.from_offer, found.negotiable) == (("a",), False, ("c",))


def test_tolerating_alone_leaves_the_peak_unknown() -> None:
    found = wishes(at(1, "tolerates", "b"))
    assert (found.peaks, found.negotiable) == ((), ("b",))


def test_a_statement_changes_nothing() -> None:
    assert wishes(at(1, "statement", "b")) == wishes()


def test_refusals_add_up_per_speaker_until_the_same_speaker_takes_them_back() -> None:
    found = wishes(at(1, "refuses", "ab", "Boss"), at(2, "refuses", "c", "Deputy"), at(3, "tolerates", "a", "Boss"))
    assert found.refused == ("b", "c")
    assert wishes(at(1, "refuses", "b", "Boss"), at(2, "offer", "b", "Deputy")).refused == ("b",)
    assert wishes(at(1, "refuses", "b", "Boss"), at(2, "statement", "b", "Boss")).refused == ("b",)


def test_a_later_refusal_withdraws_what_the_same_speaker_offered() -> None:
    found = wishes(at(1, "demand", "a"), at(2, "offer", "b"), at(3, "refuses", "b"))
    assert (found.negotiable, found.refused) == ((), ("b",))


def test_a_refused_peak_is_reported_as_a_contradiction() -> None:
    found = wishes(at(1, "demand", "a", "Boss"), at(2, "refuses", "ab", "Deputy"))
    assert (found.peaks, found.refused, found.contradicts) == (("a",), ("a", "b"), ("a",))


def test_unknown_ids_are_named() -> None:
    of = case([issue("k")])
    with pytest.raises(UnknownId, match="party"):
        position_set(of, "q", "k")
    with pytest.raises(UnknownId, match="issue"):
        position_set(of, "p", "j")
