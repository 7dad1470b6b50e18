"""A changed article: decisions stay, places are found word for word or not at all, numbers are never used again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutabledict import immutabledict

from onetext.evidence import Reread, candidates_of, merged
from onetext.model import ArticleReading, Candidate, QuotedSpeech, Voice

DAY = dt.date(2024, 3, 4)
FIRST = "Ada said “no deal”. Ole said “no deal”. Ida said “we shall see about the wages and the nights next week”."


def read(text: str, *said: tuple[str, int, str]) -> tuple[Candidate, ...]:
    """A reading in which words, at their nth place, are somebody's."""
    quotes = []
    for words, nth, speaker in said:
        start = -1
        for _ in range(nth):
            start = text.index(words, start + 1)
        voice = Voice(name=speaker, party="union", speaker=speaker)
        quotes.append(QuotedSpeech(start=start, end=start + len(words), text=words, speaker=voice, rule="r"))
    reading = ArticleReading(
        name="a", sha256="0" * 64, language="en", published=DAY, characters=len(text), quotes=tuple(quotes)
    )
    return candidates_of(reading, text, document="a", published=DAY, outlet="Herald")


LONG = "we shall see about the wages and the nights next week"
FOUND = read(FIRST, ("no deal", 1, "Ada"), ("no deal", 2, "Ole"), (LONG, 1, "Ida"))


def decided(number: int, status: str = "accepted") -> list[Candidate]:
    return [replace(item, status=status) if at == number else item for at, item in enumerate(FOUND)]  # type: ignore[arg-type]  # one of its values


def again(old: list[Candidate], text: str, new: tuple[Candidate, ...] = ()) -> Reread:
    return merged(old, new, text, {"statement": 3})


def test_the_same_article_changes_nothing() -> None:
    for old in (list(FOUND), decided(0), decided(1, "rejected"), [replace(item, edited=True) for item in FOUND]):
        result = again(old, FIRST, FOUND)
        assert list(result.candidates) == old
        assert (result.new, result.dropped, result.orphans, dict(result.differs)) == ((), (), (), {})
        assert result.numbers == {"statement": 3}


def test_decisions_move_with_their_words() -> None:
    text = "Updated at noon. " + FIRST
    result = again(decided(1), text, read(text, ("no deal", 1, "Ada"), ("no deal", 2, "Ole"), (LONG, 1, "Ida")))
    second = result.candidates[1]
    assert (second.id, second.status, second.orphan) == ("a.s2", "accepted", False)
    assert second.start == FOUND[1].start + len("Updated at noon. ")
    assert [item.id for item in result.candidates] == ["a.s1", "a.s2", "a.s3"]


def test_one_of_two_like_places_that_is_gone_is_an_orphan_and_not_the_other_one() -> None:
    text = FIRST.replace("Ada said “no deal”. ", "")
    result = again(decided(0), text, read(text, ("no deal", 1, "Ole"), (LONG, 1, "Ida")))
    kept = next(item for item in result.candidates if item.id == "a.s1")
    assert kept.orphan
    assert kept.status == "accepted"
    assert result.orphans == ("a.s1",)
    # The place that is left is its own candidate still, under the id that it had.
    assert [item.id for item in result.candidates if not item.orphan] == ["a.s2", "a.s3"]


def test_short_words_between_other_words_are_not_taken_for_the_same() -> None:
    old = [replace(item, status="accepted") for item in read("He: “No.”", ("No.", 1, "Ada"))]
    assert again(old, "Later, elsewhere, somebody else: “No.” And so on, as it goes.").candidates[0].orphan


def test_many_words_that_stand_once_are_the_same_wherever_they_stand() -> None:
    text = (
        "A whole new beginning, twice as long as before. Asked, Ida repeated: “" + LONG + "”, and left the room then."
    )
    (found,) = again(decided(2), text).candidates
    assert (found.id, found.orphan, found.start) == ("a.s3", False, text.index(LONG))


@pytest.mark.parametrize(
    "changed", [FIRST.replace("no deal", "No deal"), FIRST.replace("deal”. Ole", "deals”. Ole"), ""]
)
def test_changed_words_are_orphans(changed: str) -> None:
    assert "a.s1" in again(decided(0), changed).orphans


def test_what_nobody_decided_on_gives_way_and_its_number_is_not_used_again() -> None:
    text = FIRST.replace("Ada said “no deal”. ", "") + " Ada said “perhaps”."
    result = again(list(FOUND), text, read(text, ("no deal", 1, "Ole"), ("perhaps", 1, "Ada")))
    assert [item.id for item in result.candidates] == ["a.s2", "a.s4"]
    assert result.dropped == ("a.s1", "a.s3")
    assert result.new == ("a.s4",)
    later = merged(list(result.candidates), read(text + " “Yes”.", ("Yes", 1, "Ada")), text + " “Yes”.", result.numbers)
    assert [item.id for item in later.candidates] == ["a.s5"]


def test_words_that_come_back_are_found_again() -> None:
    gone = again(decided(2), "Nothing.").candidates
    back = merged(gone, (), FIRST, {"statement": 3}).candidates
    assert [(item.id, item.orphan, item.start) for item in back] == [("a.s3", False, FOUND[2].start)]


def test_an_edited_candidate_keeps_its_fields() -> None:
    mine = replace(FOUND[0], edited=True, fields=immutabledict({**FOUND[0].fields, "to": "the owners"}))
    result = again([mine, *FOUND[1:]], FIRST, FOUND)
    assert result.candidates[0].fields["to"] == "the owners"
    assert result.kept == ("a.s1",)


def test_a_decision_that_rests_on_what_the_article_corrected_is_told() -> None:
    result = again(decided(0), FIRST, read(FIRST, ("no deal", 1, "Eva"), ("no deal", 2, "Ole"), (LONG, 1, "Ida")))
    assert dict(result.differs) == {"a.s1": (("speaker", "Ada", "Eva"), ("voice", "Ada", "Eva"))}
    assert result.candidates[0].fields["speaker"] == "Ada"


def test_two_of_a_kind_at_one_place_keep_their_numbers() -> None:
    both = read(FIRST, ("no deal", 1, "Ada"), ("no deal", 1, "Ole"))
    result = merged(both, both, FIRST, {})
    assert result.candidates == both


@given(st.text(alphabet="ab .", max_size=60), st.text(alphabet="ab .", max_size=60), st.data())
def test_a_place_found_again_has_the_very_words(before: str, after: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    quotes = (QuotedSpeech(start=start, end=end, text=before[start:end]),)
    reading = ArticleReading(
        name="a", sha256="0" * 64, language="en", published=DAY, characters=len(before), quotes=quotes
    )
    (item,) = candidates_of(reading, before, document="a", published=DAY, outlet="Herald")
    (found,) = merged([replace(item, status="accepted")], (), after, {}).candidates
    assert found.orphan or after[found.start : found.end] == before[start:end]
    assert found.status == "accepted"


def test_a_number_of_an_article_that_is_gone_is_not_given_again() -> None:
    text = FIRST + " Ada said “perhaps”."
    said = (("no deal", 1, "Ada"), ("no deal", 2, "Ole"), (LONG, 1, "Ida"), ("perhaps", 1, "Ada"))
    result = merged(list(FOUND), read(text, *said), text, {"statement": 7})
    assert result.new == ("a.s8",)
    assert result.numbers == {"statement": 8}


def test_what_a_person_changed_is_not_told_to_differ() -> None:
    mine = replace(decided(0)[0], edited=True)
    result = again(
        [mine, *FOUND[1:]], FIRST, read(FIRST, ("no deal", 1, "Eva"), ("no deal", 2, "Ole"), (LONG, 1, "Ida"))
    )
    assert not result.differs
    assert result.candidates[0].fields["speaker"] == "Ada"
