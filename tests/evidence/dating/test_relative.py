"""Days counted from the publication, and from the day the text spoke of last."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.evidence import article_of
from onetext.evidence.dating import dates
from onetext.evidence.marks import marked

PUBLISHED = dt.date(2031, 3, 14)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def isos(text: str, published: dt.date | None = PUBLISHED, language: str = "en") -> list[str]:
    article = article_of(text, published=published, language_code=language)
    return [one.iso for one in dates(article, marked(article).quotes)]


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(DAYS))
def test_a_day_of_the_week_is_the_last_or_the_next_one(published: dt.date, name: str) -> None:
    day = published
    while day.strftime("%A") != name:
        day -= dt.timedelta(days=1)
    assert isos(f"The minister said on {name} that all was well.", published) == [day.isoformat()]
    day = published + dt.timedelta(days=1)
    while day.strftime("%A") != name:
        day += dt.timedelta(days=1)
    assert isos(f"The minister will speak on {name}.", published) == [day.isoformat()]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("He left today.", "2031-03-14"),
        ("He left yesterday evening.", "2031-03-13"),
        ("He leaves tomorrow.", "2031-03-15"),
        ("They spoke last night.", "2031-03-13"),
        ("It began a week ago.", "2031-03-07"),
        ("It began three days ago.", "2031-03-11"),
        ("It began two months ago.", "2031-01"),
        ("It will end in three days.", "2031-03-17"),
        ("It was done in three days.", "P3D"),
        ("It ends next week.", "2031-03-17/2031-03-23"),
        ("It began last week.", "2031-03-03/2031-03-09"),
        ("It began earlier this week.", "2031-03-10/2031-03-14"),
        ("It began this month.", "2031-03"),
        ("It began last year.", "2030"),
        ("It ends by the end of the month.", "2031-03-31"),
        ("It ends by the end of the year.", "2031-12-31"),
        ("They met over the weekend.", "2031-03-08/2031-03-09"),
        ("They will meet over the weekend.", "2031-03-15/2031-03-16"),
        ("They met last Tuesday.", "2031-03-11"),
        ("They meet next Tuesday.", "2031-03-18"),
        ("They met last winter.", "2030-12/2031-02"),
        ("They met last November.", "2030-11"),
        ("They met in March of last year.", "2030-03"),
        ("They must leave within 72 hours.", "P3D"),
        ("It took two weeks.", "P14D"),
        ("They demanded that the port reopen by Monday.", "2031-03-17"),
        ("They left on Monday after the guards, who had agreed to go, went.", "2031-03-10"),
        ("The union called the offer “too late and too small” on Tuesday before it left.", "2031-03-11"),
    ],
)
def test_from_the_day_of_publication(text: str, iso: str) -> None:
    assert isos(text) == [iso]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 18 November 2030 a site told of a plan. Two days later a member published it.",
            ["2030-11-18", "2030-11-20"],
        ),
        ("On 21 November 2030 it surfaced. He spoke that same day.", ["2030-11-21", "2030-11-21"]),
        ("He left on 3 March 2031. The next day she followed.", ["2031-03-03", "2031-03-04"]),
        ("He left on 3 March 2031. The previous evening they had dined.", ["2031-03-03", "2031-03-02"]),
        ("He left on 3 March 2031 and came back the following week.", ["2031-03-03", "2031-03-10/2031-03-16"]),
        ("He left on 3 March 2031. A week earlier he had signed.", ["2031-03-03", "2031-02-24"]),
        ("Two days later he left.", [""]),
        ("In March 2030 they met. The next day he left.", ["2030-03", ""]),
        (
            "He wrote on 3 March 2031: “We met on 1 February 2031.” Two days later he left.",
            ["2031-03-03", "2031-02-01", "2031-03-05"],
        ),
    ],
)
def test_from_the_day_the_text_spoke_of_last(text: str, expected: list[str]) -> None:
    assert isos(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2027 the port closed. Two years later it paid until Oct. 1.", ["2027", "2029", "2029-10-01"]),
        (
            "On 4 March the board said the toll would apply from 12 March. Two days later the guild replied.",
            ["2031-03-04", "2031-03-12", "2031-03-06"],
        ),
        (
            "On 4 March he gave them until 10 March. The guild refused the same evening.",
            ["2031-03-04", "2031-03-10", "2031-03-04"],
        ),
        ("It was due on 11 March and came three days late.", ["2031-03-11", "2031-03-14"]),
        ("They meet a week on Tuesday.", ["2031-03-25"]),
        ("They must pay by the end of the day.", ["2031-03-14"]),
        ("The siege of this winter was long.", ["2030-12/2031-02"]),
    ],
)
def test_what_counts_from_what_was_told(text: str, expected: list[str]) -> None:
    assert isos(text) == expected


def test_the_anchor_is_said() -> None:
    article = article_of(
        "On 3 March 2031 he left. Two days later he was back. It rained yesterday.", published=PUBLISHED
    )
    assert [one.anchor for one in dates(article, ())] == ["", "3:15", "published"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Il a signé le 21 novembre 2025.", "2025-11-21"),
        ("Il l’a dit mardi.", "2031-03-11"),
        ("Il partira la semaine prochaine.", "2031-03-17/2031-03-23"),
        ("Il est parti l’an dernier.", "2030"),
        ("Ils se verront avant la fin du mois.", "2031-03-31"),
        ("Il est parti hier.", "2031-03-13"),
        ("Signé le 03/04/2025.", "2025-04-03"),
    ],
)
def test_french(text: str, iso: str) -> None:
    assert isos(text, language="fr") == [iso]


ODD = [
    *"0123456789/-.,“”'\" \n",
    "May ",
    "the ",
    "Monday ",
    "2031",
    "days ",
    "last ",
    "two ",
    "of ",
    "-11-",
    " to ",
    "by ",
]


@given(st.lists(st.sampled_from(ODD), max_size=40).map("".join))
def test_no_text_is_too_odd(text: str) -> None:
    article = article_of(text, published=PUBLISHED, language_code="en")
    for one in dates(article, marked(article).quotes):
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    ("published", "days"),
    [
        # The first day has no yesterday and no Monday before it; the last one, a Friday, has no tomorrow.
        (dt.date.min, {"0001-01-02", "0002"}),
        (dt.date.max, {"9999-12-30", "9000", "9999-12-27"}),
        (None, set()),
    ],
)
def test_the_ends_of_the_calendar(published: dt.date | None, days: set[str]) -> None:
    found = isos(
        "Yesterday, tomorrow, 999 years ago, in 999 years, next year, last Monday, this winter, 29 February.", published
    )
    assert {iso for iso in found if iso[:1].isdigit()} == days
