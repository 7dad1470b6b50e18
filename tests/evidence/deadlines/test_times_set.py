"""Turns of phrase in which English sets a time, read through the whole chain; and such as only look like it."""

from __future__ import annotations

import datetime as dt

import pytest

from onetext.evidence import article_of, read_article
from onetext.model import Deadline

PUBLISHED = dt.date(2031, 3, 14)


def read(text: str, published: dt.date = PUBLISHED) -> list[Deadline]:
    return list(read_article(article_of(text, published=published, language_code="en")).deadlines)


def told(text: str) -> tuple[str, str, str]:
    """The words of time, who set it and until when, of the only deadline of a text."""
    [one] = read(text)
    return one.text, "" if one.by_whom is None else one.by_whom.name, one.due_iso


@pytest.mark.parametrize(
    ("text", "time", "by", "due"),
    [
        ("Paul Reyes gave the mill owners until dusk to sign.", "until dusk", "Paul Reyes", "2031-03-14"),
        ("“We need an answer by 6pm,” Paul Reyes said.", "by 6pm", "Paul Reyes", "2031-03-14"),
        (
            "Ida Brandt warned that unless the gates were opened by dawn, her troops would close the pass.",
            "by dawn",
            "Ida Brandt",
            "2031-03-15",
        ),
        (
            "On Monday, Ida Brandt gave the crew until six in the evening.",
            "until six in the evening",
            "Ida Brandt",
            "2031-03-10",
        ),
        ("“The offer stays open until 18:00 today,” Paul Reyes said.", "until 18:00 today", "Paul Reyes", "2031-03-14"),
        (
            "Paul Reyes said the offer would remain on the table until midnight.",
            "until midnight",
            "Paul Reyes",
            "2031-03-14",
        ),
    ],
)
def test_an_hour_is_of_the_day_that_is_told(text: str, time: str, by: str, due: str) -> None:
    assert told(text) == (time, by, due)


@pytest.mark.parametrize(
    ("text", "time", "by", "due"),
    [
        ("The Dockers' Union issued a 48-hour ultimatum to the port.", "48-hour", "Dockers' Union", ""),
        ("Paul Reyes set Norland a 1 May deadline to repay the loan.", "1 May", "Paul Reyes", "2031-05-01"),
        ("Norland faces a 1 May deadline to repay the loan.", "1 May", "", "2031-05-01"),
        ("“You have six hours to leave the harbour,” Ida Brandt told the crews.", "six hours", "Ida Brandt", ""),
        ("Ida Brandt accused Norland of piracy and gave its navy three days to leave.", "three days", "Ida Brandt", ""),
        ("The annex gives both armies ten days to withdraw.", "ten days", "", ""),
        ("Under the agreement the army must leave the city by 9 April.", "by 9 April", "", "2031-04-09"),
        ("Holders of the bonds were given thirty days to object.", "thirty days", "", ""),
        ("“The rebels must leave the valley by 9 April,” Ida Brandt said.", "by 9 April", "Ida Brandt", "2031-04-09"),
        ("Ida Brandt sent Norland a note requesting an answer within five days.", "within five days", "Ida Brandt", ""),
        (
            "Ida Brandt offered to free the crew provided the ship was moved by Monday.",
            "by Monday",
            "Ida Brandt",
            "2031-03-17",
        ),
        (
            "Paul Reyes demanded that the clause be struck out before the summer recess.",
            "before the summer recess",
            "Paul Reyes",
            "",
        ),
        (
            "It was Paul Reyes who on 10 March gave the others until Easter to sign.",
            "until Easter",
            "Paul Reyes",
            "2031-04-13",
        ),
    ],
)
def test_times_given_faced_and_set(text: str, time: str, by: str, due: str) -> None:
    found = told(text)
    assert found[0].endswith(time)
    assert found[1:] == (by, due)


@pytest.mark.parametrize(
    ("text", "by", "due", "penalty"),
    [
        (
            "Paul Reyes said that should there be no reply by Monday, the ministry would go to court.",
            "Paul Reyes",
            "2031-03-17",
            "the ministry would go to court",
        ),
        (
            "Those who have not left by Sunday will be arrested, Ida Brandt said.",
            "Ida Brandt",
            "2031-03-16",
            "will be arrested",
        ),
        (
            "Failure to pay by 30 June will trigger sanctions, Paul Reyes said.",
            "Paul Reyes",
            "2031-06-30",
            "will trigger sanctions",
        ),
        (
            "Unless the rebels disarm, sanctions will apply from 1 June, Ida Brandt said.",
            "Ida Brandt",
            "2031-06-01",
            "sanctions will apply from 1 June",
        ),
        (
            "The guild will strike from Monday unless its pay is raised, Paul Reyes said.",
            "Paul Reyes",
            "2031-03-17",
            "will strike",
        ),
        (
            "If no agreement is reached by Friday, tariffs will take effect.",
            "",
            "2031-03-14",
            "tariffs will take effect",
        ),
        ("“If you sign that paper I'll resign,” Paul Reyes told the council.", "Paul Reyes", "", "I'll resign"),
        (
            "The party will walk out if the tax is not dropped by the end of the month, Ida Brandt said.",
            "Ida Brandt",
            "2031-03-31",
            "The party will walk out",
        ),
    ],
)
def test_conditions_that_threaten(text: str, by: str, due: str, penalty: str) -> None:
    [one] = read(text)
    assert ("" if one.by_whom is None else one.by_whom.name) == by
    assert (one.due_iso, one.penalty) == (due, penalty)


@pytest.mark.parametrize(
    "text",
    [
        "Paul Reyes promised that nobody would be dismissed before 2033.",
        "The reservoir must not be emptied before October, Ida Brandt said.",
        "The bakers have ten days to go before the fair.",
        "The bridge is due to open by Friday.",
        "It rained until midnight.",
        "The court sat for seven hours on Monday.",
        "“We are prepared to give them two weeks,” Ida Brandt said.",
        "Ida Brandt said on Monday that the river would rise unless it stopped raining.",
        "Morning papers are sold until noon.",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert [one for one in read(text) if one.due_iso] == []


def test_a_second_time_in_the_same_breath_is_of_the_same_people() -> None:
    first, second = read("Paul Reyes gave Norland until 1 April to answer and then until 10 April.")
    assert [first.due_iso, second.due_iso] == ["2031-04-01", "2031-04-10"]
    assert first.by_whom == second.by_whom
    assert first.to_whom == second.to_whom


def test_a_later_time_in_the_place_of_one_extends_it() -> None:
    first, second = read("Ida Brandt set a deadline of 1 April. It was later extended to 20 April.")
    assert (first.status, second.due_iso, second.status) == ("extended", "2031-04-20", "open")
    assert second.by_whom == first.by_whom


def test_who_has_a_time_is_told_though_no_table_knows_them() -> None:
    [one] = read("Donors have until 31 March to file their shares.")
    assert [voice.name for voice in one.to_whom] == ["Donors"]


def test_the_time_grows_with_the_length_alone() -> None:
    """A deadline in each sentence: twice the sentences hold twice the deadlines, found with no more looking back."""
    text = "Paul Reyes gave Norland until 6pm to answer. Unless it pays by dawn, the ministry will go to court. "
    assert len(read(text * 40)) == 2 * len(read(text * 20))
