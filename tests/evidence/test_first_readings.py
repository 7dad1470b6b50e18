"""Stumbles of a first reader, one by one: sentences of our own in the turns that were read wrongly."""

from __future__ import annotations

from datetime import date

import pytest

from onetext.evidence import article_of, read_article
from onetext.model import ArticleReading


def read(text: str) -> ArticleReading:
    return read_article(article_of(text, name="first", published=date(2025, 6, 20)))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Leila Marsh gave Ostrava ten days on Thursday to accept the shares.", "2025-06-29"),
        ("The union gave the port 72 hours on Monday to withdraw the timetable.", "2025-06-19"),
        ("Leila Marsh gave Ostrava and Kelm ten days on Thursday to accept the shares.", "2025-06-29"),
        # Another turn, which names the end.
        ("Leila Marsh gave Ostrava until Monday to accept the shares.", "2025-06-23"),
    ],
)
def test_a_day_behind_a_stretch_of_time_is_when_it_was_given(text: str, due: str) -> None:
    assert [item.due_iso for item in read(text).deadlines] == [due]


def test_who_tells_a_deadline_is_no_part_of_what_is_asked() -> None:
    found = read("Boris Kern gave Velland until Monday to accept the plan, a palace official said.").deadlines
    assert [(item.by_whom.name if item.by_whom else "", item.terms) for item in found] == [
        ("Boris Kern", "accept the plan")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Boris Kern gave Velland until Monday to accept the plan.",
        "Boris Kern urged both sides to return to the table before the end of the month.",
        "“There will be no money before autumn,” Boris Kern said.",
    ],
)
def test_a_time_is_no_condition(text: str) -> None:
    found = read(text).demands
    assert found
    assert {item.condition for item in found} == {""}


def test_an_answer_that_does_not_come_is_not_demanded() -> None:
    text = "“If there is no answer by 30 June, the commission will publish the figures,” Ana Prieto said."
    assert read(text).demands == ()


def test_a_condition_of_an_offer_stays_with_it_and_is_no_demand_of_its_own() -> None:
    text = "Ana Prieto said she was ready to open the gate if there is no fine for the crew."
    assert [(item.kind, item.text, item.condition) for item in read(text).demands] == [
        ("offer", "open the gate", "if there is no fine for the crew"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will not give up the dam,” Ana Prieto added.", "give up the dam"),
        ("Velland will never hand over the dam, Ana Prieto said.", "hand over the dam"),
    ],
)
def test_a_verb_of_two_words_is_whole(text: str, expected: str) -> None:
    assert [(item.kind, item.text) for item in read(text).demands] == [("red_line", expected)]


@pytest.mark.parametrize("who", ["the mediator, Ruth Calloway", "Ruth Calloway, the mediator"])
def test_who_somebody_is_besides_is_no_part_of_what_they_say(who: str) -> None:
    text = "received the draft on 3 May"
    found = read(f"According to {who}, both sides {text}.").reports
    assert [(item.speaker.name if item.speaker else "", item.text) for item in found] == [
        ("Ruth Calloway", f"both sides {text}")
    ]
