"""Wrong answers that articles of another hand brought to light: each sentence told wrongly once."""

from __future__ import annotations

import datetime as dt

import pytest

from onetext.evidence import article_of, read_article
from onetext.model import ArticleReading, Voice

PUBLISHED = dt.date(2031, 2, 12)  # a Wednesday


def read(text: str, language: str = "en") -> ArticleReading:
    return read_article(article_of(text, language_code=language, published=PUBLISHED))


def name(voice: Voice | None) -> str:
    return "" if voice is None else voice.name


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Georgia Lund, who runs the quay, replied that the toll was too high. “We paid twice,” she said.",
            "Georgia Lund",
        ),
        ("Chad Ames, a lawyer for the quay, said the toll “does not bind anybody here.”", "Chad Ames"),
        ("Paris Oduya told reporters: “The gate is shut.”", "Paris Oduya"),
    ],
)
def test_a_person_may_be_called_like_a_place(text: str, who: str) -> None:
    assert {name(item.speaker) for item in read(text).quotes} == {who}


@pytest.mark.parametrize("text", ["Georgia said that it would sign.", "The Chad delegation said that it would sign."])
def test_a_place_stays_one(text: str) -> None:
    (report,) = read(text).reports
    assert name(report.speaker) in ("Georgia", "the Chad delegation")


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("‘I saw no lamp,’ said the sexton, whose boots were wet.", "en", "the sexton"),
        ("“I saw no lamp,” said an old ferryman near the bridge.", "en", "an old ferryman"),
        ("« Rien », a dit le bedeau.", "fr", "le bedeau"),
    ],
)
def test_a_trade_that_no_table_knows_speaks(text: str, language: str, who: str) -> None:
    reading = read(text, language)
    assert [name(item.speaker) for item in reading.quotes] == [who]
    assert reading.reports == ()


@pytest.mark.parametrize(
    ("text", "what", "who", "day"),
    [
        (
            "The city has not asked for a truce, its mayor, Ana Prieto, said on Monday.",
            "The city has not asked for a truce",
            "Ana Prieto",
            dt.date(2031, 2, 10),
        ),
        (
            "The winter was hard, the chairman, Otto Brandt, said on 28 December.",
            "The winter was hard",
            "Otto Brandt",
            dt.date(2030, 12, 28),
        ),
    ],
)
def test_role_and_name_between_commas_behind_what_is_said(text: str, what: str, who: str, day: dt.date) -> None:
    reading = read(text)
    (report,) = reading.reports
    assert (report.text, name(report.speaker), report.reported_by) == (what, who, ())
    assert report.said_on is not None
    assert (report.said_on.earliest, report.said_on.latest) == (day, day)
    assert all("mayor" not in demand.text for demand in reading.demands)


def test_what_is_asked_not_to_be_done_is_no_demand_to_do_it() -> None:
    reading = read("Otto Brandt urged the crews not to load the ship.")
    assert [item.text for item in reading.demands] == ["not to load the ship"]
    assert [item.text for item in reading.reports] == ["not to load the ship"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ana Prieto demanded an answer by 15 June. “We have waited,” Ana Prieto said.", "en"),
        ("Anne Roche a exigé le retrait du projet avant le 15 juin. « Nous attendons », a dit Anne Roche.", "fr"),
    ],
)
def test_nobody_spoke_on_the_day_something_is_due(text: str, language: str) -> None:
    reading = read(text, language)
    assert [item.said_on for item in reading.quotes] == [None]
    assert [item.due.latest for item in reading.deadlines if item.due] == [dt.date(2031, 6, 15)]


def test_a_past_day_that_is_due_is_not_the_day_of_the_speech() -> None:
    reading = read("Ana Prieto had demanded an answer by 15 January 2031. “We have waited,” Ana Prieto said.")
    assert [item.said_on for item in reading.quotes] == [None]


@pytest.mark.parametrize("word", ["It is unlikely that the port will open", "The port is highly unlikely to open"])
def test_unlikely_is_a_hedge(word: str) -> None:
    (report,) = read(f"{word}, analysts said.").reports
    assert "unlikely" in report.certainty.hedge


def test_what_had_been_set_is_past_and_a_year_in_figures_counts() -> None:
    reading = read("The union had given the port until 1 September to answer. The port did so on 30 August.")
    assert [item.iso for item in reading.dates] == ["2030-09-01", "2030-08-30"]
    text = "They met on 3 March 2029. On 2030-05-07 the board met. On 28 December it parted. By 31 January it must pay."
    assert [item.iso for item in read(text).dates] == ["2029-03-03", "2030-05-07", "2030-12-28", "2031-01-31"]


def test_when_a_report_was_published_is_not_what_it_says() -> None:
    (report,) = read("According to the inquiry's report, published on 9 October 2030, the map had two authors.").reports
    assert report.text == "the map had two authors"


def test_it_is_the_body_of_the_sentence_before() -> None:
    text = "The co-op had written to the mayor. The bank did so on Monday. It now asks that the files be sealed."
    reading = read(text)
    assert [name(item.holder) for item in reading.demands] == ["the bank"]
    reading = read("The union met the ministry. The ministry left early. It said that the talks were over.")
    assert [name(item.speaker) for item in reading.reports] == ["the ministry"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tavira calls upon Corvo to return to the Joint Commission no later than 1 March.", []),
        ("Ana Prieto called on the union to return to the Joint Commission by 1 March.", ["the union"]),
        ("Ana Prieto gave the quay until noon on Friday to answer.", ["the quay"]),
        ("Ana Prieto had given her tenants until 1 March to answer.", ["her tenants"]),
        ("Otto Brandt spoke on Monday. Ana Prieto gave his tenants until 1 March to answer.", ["his tenants"]),
        ("Ana Prieto gave a deadline of 1 March.", []),
    ],
)
def test_to_whom_a_deadline_is_set(text: str, wanted: list[str]) -> None:
    reading = read(text)
    assert [[name(voice) for voice in item.to_whom] for item in reading.deadlines] == [wanted]


def test_what_nobody_says_is_denied_and_nobody_demands_nothing() -> None:
    (report,) = read("Nobody said that the port was shut.").reports
    assert (report.certainty.polarity, report.speaker) == ("denied", None)
    assert read("No minister demanded a toll.").demands == ()


def test_what_could_not_be_confirmed_is_not_denied() -> None:
    (report,) = read("Ana Prieto could not confirm that the port was shut.").reports
    assert (report.certainty.polarity, report.certainty.hedge) == ("affirmed", "could not confirm")


def test_when_somebody_wrote_is_not_what_he_wrote() -> None:
    assert read("The talks ended on Monday. Two days later, Otto Brandt wrote to her.").reports == ()
    (report,) = read("They will meet two days later, Otto Brandt wrote to her.").reports
    assert report.text == "They will meet two days later"


def test_who_says_it_between_commas_tells_nothing_of_the_day() -> None:
    assert [one.iso for one in read("In May, Ana Prieto said, the works would stop.").dates] == ["2031-05"]
    assert [one.iso for one in read("In May, the works stopped, Ana Prieto said.").dates] == ["2030-05"]
