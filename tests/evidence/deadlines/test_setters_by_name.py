"""Who set a deadline where the text tells it by a role, in an interview without labels, or by nobody's name."""

from __future__ import annotations

import datetime as dt

import pytest

from onetext.evidence import article_of, read_article
from onetext.model import Deadline

PUBLISHED = dt.date(2031, 3, 14)


def read(text: str, published: dt.date = PUBLISHED) -> list[Deadline]:
    return list(read_article(article_of(text, published=published, language_code="en")).deadlines)


def setter(text: str) -> str:
    [one] = read(text)[-1:]
    return "" if one.by_whom is None else one.by_whom.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Lund gives Orme until Monday to pay\n\nThe chair of the port board told the mayor"
            " that the cranes would stop unless"
            " the city paid its bill by Monday.\n\nKarl Lund sent the letter last week. Rita Orme has not answered it.",
            "Karl Lund",
        ),
        (
            "The government of Ada Brenner is divided. In March, the prime minister gave the"
            " Farmers’ League 48 hours to drop"
            " its bill.\n\nBrenner said on Thursday that she was calm.",
            "Ada Brenner",
        ),
        (
            "A judge ordered the dockers on Tuesday to return to work by 8am on Monday or face"
            " fines. Justice Nora Pell of the"
            " Harbour Court said the strike broke the law.",
            "Nora Pell",
        ),
        (
            "Allied Bus Drivers rejected the offer, Carla Stone said. The union gave managers"
            " until May 1 to open talks.",
            "Allied Bus Drivers",
        ),
        (
            "The Courier reports that the hill villages have told the mine to stop digging by"
            " Friday noon or see its road"
            " closed.",
            "the hill villages",
        ),
    ],
)
def test_a_role_leads_to_the_name(text: str, name: str) -> None:
    assert setter(text) == name


def test_two_unions_are_not_guessed_between() -> None:
    text = (
        "The Rail Staff Union and the Bus Drivers Union met on Tuesday. The drivers’ union"
        " gave managers until May 1 to open"
        " talks."
    )
    assert setter(text) == "the drivers’ union"


def test_what_is_done_to_a_thing_is_not_its_doing() -> None:
    [one] = read("The fund would be frozen if the strike was not called off by 5pm on Friday.")
    assert one.by_whom is None


INTERVIEW = """“We keep the door open”

Mira Talbot, transport minister of Oresia, on the talks with Pellmark

The minister receives us in her office.

Are the talks going well?

They are going slowly. I have met them twice.

Your colleagues say you have lost patience. Is that so?

No. We have time. I sleep well.

You have set a date for the ferries.

Yes. We have told Pellmark that the boats have to be returned by the end of the month. If not, we will end the talks.

What will you do then?

I do not know yet. We shall see.

Do you trust them?

I trust what I can count.
"""


def test_in_an_interview_without_labels_we_is_the_guest() -> None:
    found = read(INTERVIEW)
    assert [(one.by_whom and one.by_whom.name, one.due_iso) for one in found if one.rule == "must"] == [
        ("Mira Talbot", "2031-03-31")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The draft gives the island the harbour for fifteen years, Anna Lund said.",
        "The nurses would consider a pay freeze if a new tax were dropped, an aide to Anna Lund said.",
        "Anna Lund says she will call off the strike if the notices are suspended.",
        "“If the clerk cannot count, let us find somebody who can,” Anna Lund said.",
        "The letter bears the date of March 10, Anna Lund said.",
        "The union had failed to give the notice required by law before its members walked out on March 6.",
    ],
)
def test_no_deadline(text: str) -> None:
    assert read(text) == []


def test_who_tells_it_is_not_part_of_the_penalty() -> None:
    [one] = read(
        "Henrik Dahl has told the parties to produce a plan by March 20. If they do not, he says, he will resign."
    )
    assert one.penalty == "he will resign"


def test_pledges_of_somebody_are_no_promise() -> None:
    [one] = read("Joan Berg has urged donors to pay their pledges by the end of the month.")
    assert (one.rule, one.by_whom and one.by_whom.name) == ("demand", "Joan Berg")


def test_from_a_day_told_long_after_will() -> None:
    text = (
        "Tarland will stop guarding the grain ships that cross the Gulf of Meren from"
        " midnight on Sunday unless Ostria drops"
        " its inspections, Transport Minister Ilka Brandt said."
    )
    [one] = read(text)
    assert (one.by_whom and one.by_whom.name, one.due_iso) == ("Ilka Brandt", "2031-03-16")


def test_an_open_offer_is_told_by_whoever_tells_of_it() -> None:
    text = (
        "Greta Holt told the assembly that the city’s offer of 9 per cent ‘remains on the"
        " table until the end of the month’."
    )
    assert setter(text) == "Greta Holt"


def test_days_of_a_story_follow_one_another() -> None:
    text = (
        "On Tuesday, February 25, both sent their ministers to Caldera. On Wednesday Anna Osei wrote her terms down. At"
        " lunch on Thursday she told them that unless there was a text by midnight, she would go home."
    )
    [one] = read(text)
    assert one.due_iso == "2031-02-27"
    days = read_article(article_of(text, published=PUBLISHED, language_code="en")).dates
    assert [day.iso for day in days][:3] == ["2031-02-25", "2031-02-26", "2031-02-27"]


def test_a_day_of_this_week_is_no_part_of_a_story_of_last_month() -> None:
    text = "The law was passed on February 4. On Wednesday Anna Osei repealed it."
    days = read_article(article_of(text, published=PUBLISHED, language_code="en")).dates
    assert [day.iso for day in days] == ["2031-02-04", "2031-03-12"]


def test_who_is_told_has_not_told_themselves() -> None:
    [one] = read("Teachers have been told to return by Monday or lose their pay.")
    assert one.by_whom is None


def test_an_ultimatum_expires_at_an_hour_of_a_day() -> None:
    [one] = read("The ultimatum, delivered by the Danish ambassador on Monday, expires at 6pm on Thursday.")
    assert one.due_iso == "2031-03-20"
