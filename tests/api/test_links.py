"""Links between points: what the record says, seen from either side, and nothing that it does not say."""

from __future__ import annotations

import pytest
from api_cases import draft
from hypothesis import given
from hypothesis import strategies as st
from recorded import recorded_links

from onetext.model import Point, Struck
from onetext.model.results import Link


def point(label: str, *answers: str, change: str = "", text: str = "", parent: str = "") -> Point:
    return Point(label=label, text=text or f"text {label}", answers=answers, change=change, parent=parent)


OLD = draft("old", point("1"), point("2"), point("3"), point("4"))
NEW = draft(
    "new",
    point("1", "old/1", change="kept"),
    point("2", "old/2", change="changed"),
    point("3", change="added"),
    struck=(Struck(point="old/3"), Struck(point="old/4")),
)


def ops(links: tuple[Link, ...]) -> list[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    return [(link.from_, link.op, link.to) for link in links]


def test_links_tell_what_the_later_draft_kept_changed_struck_and_added() -> None:
    assert ops(recorded_links(OLD, NEW)) == [
        (("old/1",), "kept", ("new/1",)),
        (("old/2",), "changed", ("new/2",)),
        (("old/3",), "removed", ()),
        (("old/4",), "removed", ()),
        ((), "added", ("new/3",)),
    ]


def test_read_backwards_what_was_added_is_removed_and_what_was_struck_is_added() -> None:
    assert ops(recorded_links(NEW, OLD)) == [
        (("new/1",), "kept", ("old/1",)),
        (("new/2",), "changed", ("old/2",)),
        (("new/3",), "removed", ()),
        ((), "added", ("old/3",)),
        ((), "added", ("old/4",)),
    ]


def test_all_that_the_record_says_needs_no_review() -> None:
    assert not any(link.review or link.remarks for link in recorded_links(OLD, NEW))


def test_one_point_answered_by_two_is_split_and_two_answered_by_one_are_merged() -> None:
    later = draft("new", point("1", "old/1"), point("2", "old/1"), point("3", "old/2", "old/3"))
    assert ops(recorded_links(OLD, later))[:2] == [
        (("old/1",), "split", ("new/1", "new/2")),
        (("old/2", "old/3"), "merged", ("new/3",)),
    ]
    assert ops(recorded_links(later, OLD))[:2] == [
        (("new/1", "new/2"), "merged", ("old/1",)),
        (("new/3",), "split", ("old/2", "old/3")),
    ]


def test_points_entangled_many_to_many_keep_a_link_each_and_ask_for_review() -> None:
    later = draft("new", point("1", "old/1", "old/2"), point("2", "old/2", change="kept"))
    first, second, *_ = recorded_links(OLD, later)
    assert (first.from_, first.op, first.to, first.review) == (("old/1", "old/2"), "merged", ("new/1",), True)
    assert (second.from_, second.op, second.to, second.review) == (("old/2",), "kept", ("new/2",), True)


def test_points_that_the_record_does_not_mention_ask_for_review() -> None:
    later = draft("new", point("1", "old/1", change="kept"), point("9"))
    left = {link.op: link for link in recorded_links(OLD, later) if link.review}
    assert set(left) == {"removed", "added"}
    assert left["added"].to == ("new/9",)
    assert "no link on record" in left["added"].remarks[0]


def test_a_link_without_a_recorded_change_is_changed_unless_the_words_are_the_same() -> None:
    later = draft("new", point("1", "old/1", text="text 1"), point("2", "old/2", text="other"))
    same, other, *_ = recorded_links(OLD, later)
    assert (same.op, same.review) == ("kept", False)
    assert (other.op, other.review) == ("changed", True)


def test_an_answer_recorded_as_added_is_a_contradiction_for_review() -> None:
    later = draft("new", point("1", "old/1", change="added"))
    assert recorded_links(OLD, later)[0].review


def test_headings_above_linked_points_and_sub_points_below_them_are_not_called_removed() -> None:
    earlier = draft("old", point("1"), point("1a", parent="1"), point("2"), point("2a", parent="2"))
    later = draft("new", point("1", "old/1", change="kept"), point("2", "old/2a", change="kept"))
    links = recorded_links(earlier, later)
    assert ops(links) == [(("old/1",), "kept", ("new/1",)), (("old/2a",), "kept", ("new/2",))]
    assert links[0].remarks == ("sub-points not linked one by one: old/1a",)


def test_drafts_that_do_not_answer_each_other_have_no_links() -> None:
    stranger = draft("other", point("1", "third/1"), point("2", change="added"))
    assert recorded_links(OLD, stranger) == ()
    assert recorded_links(stranger, OLD) == ()


@st.composite
def answering(draw: st.DrawFn) -> tuple[tuple[str, ...], ...]:
    """For each of four later points, which of four earlier ones it answers."""
    labels = st.lists(st.sampled_from("1234"), max_size=3, unique=True)
    return tuple(tuple(f"old/{label}" for label in sorted(draw(labels))) for _ in range(4))


@given(answering())
def test_every_point_of_both_drafts_stands_in_a_link(answers: tuple[tuple[str, ...], ...]) -> None:
    later = draft("new", *(point(str(number), *given) for number, given in enumerate(answers, 1)))
    links = recorded_links(OLD, later)
    if not any(answers):
        assert links == ()
        return
    assert {name for link in links for name in link.from_} == {f"old/{label}" for label in "1234"}
    assert {name for link in links for name in link.to} == {f"new/{label}" for label in "1234"}


@given(answering())
def test_a_link_puts_together_exactly_what_answers(answers: tuple[tuple[str, ...], ...]) -> None:
    later = draft("new", *(point(str(number), *given) for number, given in enumerate(answers, 1)))
    recorded = {(old, f"new/{number}") for number, given in enumerate(answers, 1) for old in given}
    told = {(old, new) for link in recorded_links(OLD, later) for old in link.from_ for new in link.to}
    assert told == recorded


@given(answering())
def test_turning_the_drafts_round_turns_every_link_round(answers: tuple[tuple[str, ...], ...]) -> None:
    later = draft("new", *(point(str(number), *given) for number, given in enumerate(answers, 1)))
    there = {(old, new) for link in recorded_links(OLD, later) for old in link.from_ for new in link.to}
    back = {(old, new) for link in recorded_links(later, OLD) for new in link.from_ for old in link.to}
    assert there == back


@pytest.mark.parametrize("links", [recorded_links(OLD, NEW), recorded_links(NEW, OLD)])
def test_similarity_is_unknown(links: tuple[Link, ...]) -> None:
    assert {link.similarity for link in links} == {None}
