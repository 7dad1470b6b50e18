"""What is only asked about is nobody's demand; what the words before it deny is denied; who is told does not tell."""

from __future__ import annotations

import datetime as dt

import pytest

from onetext.evidence import article_of, read_article
from onetext.model import ArticleReading


def read(text: str) -> ArticleReading:
    return read_article(article_of(text, published=dt.date(2024, 5, 8), language_code="en"))


@pytest.mark.parametrize(
    "text",
    [
        "Reporters asked whether Mr. Hart had demanded that the bank pay by Friday.",
        "He would not say whether the president had given Iran until Sunday to answer.",
        "Ms. Marsh would neither confirm nor deny that the EU wants the quota halved by 2030.",
        "Mr. Pole was asked if the minister had threatened to resign unless the tax was scrapped by Monday.",
    ],
)
def test_what_is_only_asked_about_is_no_demand_and_no_deadline(text: str) -> None:
    reading = read(text)
    assert not reading.deadlines
    assert not reading.demands


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether she would sign, Ms. Lind said that the harbour must pay the arrears by Friday.",
        "The court told the harbour to say by Friday whether it would pay.",
    ],
)
def test_a_deadline_beside_a_question_stays(text: str) -> None:
    assert len(read(text).deadlines) == 1


@pytest.mark.parametrize(
    "text",
    [
        "“It is not true that we asked for money,” said Nina Wolf.",
        "It is untrue that the union demanded a rise, Nina Wolf said.",
    ],
)
def test_what_the_words_before_it_deny_is_denied(text: str) -> None:
    assert [one.certainty.polarity for one in read(text).demands] == ["denied"]


def test_what_nobody_said_is_denied() -> None:
    reports = read("Nobody at the ministry said the minister had lied, Olaf Bern insisted.").reports
    assert {one.certainty.polarity for one in reports if one.text == "the minister had lied"} == {"denied"}


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Adeyemi told Mr. Cole, the chairman, that she would leave.",
        "Ms. Adeyemi wrote in a letter to Mr. Cole, the chairman of the bank, that she would leave.",
    ],
)
def test_whoever_is_told_does_not_tell(text: str) -> None:
    names = [one.speaker.name for one in read(text).reports if one.speaker]
    assert names == ["Adeyemi"]


def test_the_verb_of_the_clause_before_is_meant_again() -> None:
    reports = read("Ana Krol said that the talks were dead, and Otto Venn, that they would go on.").reports
    assert [one.speaker.name for one in reports if one.speaker] == ["Ana Krol", "Otto Venn"]


def test_a_penalty_takes_in_its_quotation_and_not_its_teller() -> None:
    lost = read("The insurer must pay by 15 August, the court ruled, or the ship, the “Ocean Pearl,” will be sold.")
    assert [one.penalty for one in lost.deadlines] == ["the ship, the “Ocean Pearl,” will be sold"]
    struck = read("Unless the airline pays by midnight on Thursday, pilots will strike, Ruth Adair warned.")
    assert [one.penalty for one in struck.deadlines] == ["pilots will strike"]


def test_a_mark_that_is_never_closed_ends_the_penalty() -> None:
    lost = read("The insurer must pay by 15 August, the court ruled, or the ship, the Pearl” “will be sold at once.")
    assert [one.penalty for one in lost.deadlines] == ["the ship, the Pearl"]


def test_what_is_to_be_done_is_nobody_who_is_told() -> None:
    reading = read("The EU wants the quota halved by 2030. The union gave the small brewers until Friday to answer.")
    assert [[one.name for one in deadline.to_whom] for deadline in reading.deadlines] == [[], ["the small brewers"]]
