"""Days, months and years that are named: every way of writing a day leads back to it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.evidence import article_of
from onetext.evidence.dating import dates
from onetext.model import Date, DatedPlace

PUBLISHED = dt.date(2031, 3, 14)


def read(text: str, published: dt.date | None = PUBLISHED, language: str = "en") -> list[DatedPlace]:
    article = article_of(text, published=published, language_code=language)
    found = dates(article, ())
    assert all(text[one.start : one.end] == one.text for one in found)
    return list(found)


def isos(text: str, published: dt.date | None = PUBLISHED, language: str = "en") -> list[str]:
    return [one.iso for one in read(text, published, language)]


def _suffix(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_each_way_of_writing_a_day_leads_back_to_it(day: dt.date) -> None:
    number, month = day.day, day.strftime("%B")
    ways = [
        f"{number} {month} {day.year}",
        f"{number}{_suffix(number)} {month} {day.year}",
        f"the {number}{_suffix(number)} of {month} {day.year}",
        f"{month} {number}, {day.year}",
        f"{month} {number}{_suffix(number)}, {day.year}",
        f"{day.strftime('%A')}, {number} {month} {day.year}",
        f"{day.strftime('%A')}, {month} {number}, {day.year}",
        day.isoformat(),
        f"{day.year}/{day.month:02}/{number:02}",
    ]
    if day.strftime("%b") != "May":
        ways.append(f"{day.strftime('%b')}. {number}{_suffix(number)}, {day.year}")
    for way in ways:
        (found,) = read(f"The treaty was signed on {way} in the harbour.")
        assert (found.iso, found.text, found.kind) == (day.isoformat(), way, "absolute")
        assert found.date is not None
        assert found.date.earliest == found.date.latest == day


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("signed on 25/11/2025", "2025-11-25"),
        ("signed on 11/25/2025", "2025-11-25"),
        ("signed on 25.11.2025", "2025-11-25"),
        ("signed on 03/04/2025", "2025-03-04|2025-04-03"),
    ],
)
def test_days_in_figures_say_so_when_their_order_is_open(text: str, iso: str) -> None:
    (found,) = read(text)
    assert found.iso == iso
    assert (found.date is None) == ("|" in iso)


def test_one_date_in_figures_shows_the_order_of_the_others() -> None:
    assert isos("Talks on 03/04/2025 and on 25/11/2025.") == ["2025-04-03", "2025-11-25"]
    assert isos("Talks on 03/04/2025 and on 11/25/2025.") == ["2025-03-04", "2025-11-25"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("since November 2025", "2025-11"),
        ("The war ended in 1998.", "1998"),
        ("in mid-November 2025", "2025-11-11/2025-11-20"),
        ("early 2026", "2026-01/2026-04"),
        ("the first half of 2026", "2026-01/2026-06"),
        ("the third quarter of 2026", "2026-07/2026-09"),
        ("the end of November 2025", "2025-11-30"),
        ("in the winter of 2024", "2024-12/2025-02"),
        ("from 12 to 15 May 2030", "2030-05-12/2030-05-15"),
        ("12–15 May 2030", "2030-05-12/2030-05-15"),
        ("between May 12 and 15, 2030", "2030-05-12/2030-05-15"),
        ("May 28 to June 2, 2030", "2030-05-28/2030-06-02"),
        ("30 December to 2 January 2030", "2029-12-30/2030-01-02"),
        ("the weekend of 12 May 2030", "2030-05-11/2030-05-12"),
        ("from 12 May 2030 to 3 June 2030", "2030-05-12/2030-06-03"),
        ("from 2019 to 2021", "2019/2021"),
        ("Thanksgiving 2025", "2025-11-27"),
        ("Christmas Eve", "2030-12-24"),
        ("Easter 2031", "2031-04-13"),
        ("Orthodox Easter 2025", "2025-04-20"),
        ("Good Friday 2025", "2025-04-18"),
    ],
)
def test_partial_dates_ranges_and_holidays(text: str, iso: str) -> None:
    assert iso in isos(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill opened in the spring of ’98.", ["1998-03/1998-05"]),
        ("They will be gone by the spring of ’39.", ["2039-03/2039-05"]),
        ("The weir dates from the 1980s.", ["1980/1989"]),
        ("Fares were lower back in the '90s.", ["1990/1999"]),
        ("The cabinet lasted a hundred and six days.", ["P106D"]),
        ("Two dozen days went by.", ["P24D"]),
        ("The abbey was sold on St Martin’s Day.", ["2030-11-11"]),
        ("They will answer on the feast of St. Luke.", ["2031-10-18"]),
        ("The strike began on the eve of Epiphany.", ["2031-01-05"]),
        ("They met in the first week of March.", ["2031-03-01/2031-03-07"]),
        ("They left in the last week of February.", ["2031-02-22/2031-02-28"]),
        ("The council must answer by end-March.", ["2031-03-31"]),
        ("Rents will rise from the 3rd of next month.", ["2031-04-03"]),
        ("The road will open by the autumn.", ["2031-09/2031-11"]),
        ("The court sat for seven hours.", []),
        ("The crew has six hours to leave.", ["PT6H"]),
        ("He lost the weekend rate.", []),
    ],
)
def test_short_years_decades_feasts_and_parts(text: str, expected: list[str]) -> None:
    assert isos(text) == expected


def test_a_year_that_bounds_a_time_is_not_that_of_the_days_behind_it() -> None:
    assert isos("The stock has shrunk since 2010. The collector has invited them for talks on March 25.") == [
        "2010",
        "2031-03-25",
    ]


def test_the_year_of_a_day_is_the_nearest_in_the_direction_of_the_verb() -> None:
    assert isos("They met on 20 December.") == ["2030-12-20"]
    assert isos("They will meet on 20 December.") == ["2031-12-20"]
    assert isos("The offer was published on 2 March.") == ["2031-03-02"]
    assert isos("The offer is due on 2 April.") == ["2031-04-02"]


def test_without_a_publication_a_day_has_no_year() -> None:
    (found,) = read("They met on 21 November.", None)
    assert (found.iso, found.date) == ("--11-21", None)
    assert isos("They met on Monday.", None) == [""]


def test_a_year_named_before_holds_for_the_days_behind_it() -> None:
    assert isos("In 2023 the party left. It came back on 1 October.") == ["2023", "2023-10-01"]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on, now or in a second.",
        "Article 12 of Resolution 2202 names 2031 tonnes of steel.",
        "It cost 21.11 crowns, or 12/2 shares.",
        "The Sunday Times and the Good Friday Agreement.",
        "The May government met in the 21st century.",
        "Three of the twelve points of version 2.5.1",
        "It happened on 31 February.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert [one for one in read(text) if one.date is not None] == []


@pytest.mark.parametrize("year", range(1990, 2060))
def test_easter_agrees_with_another_rule(year: int) -> None:
    """The full moon by Gauss's rule, not by that of Meeus."""
    a, b, c = year % 19, year % 4, year % 7
    k = year // 100
    m, n = (15 - (13 + 8 * k) // 25 + k - k // 4) % 30, (4 + k - k // 4) % 7
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + n) % 7
    if d + e == 35 or (d == 28 and e == 6 and (11 * m + 11) % 30 < 19):
        e -= 7
    assert isos(f"before Easter {year}") == [str(dt.date(year, 3, 22) + dt.timedelta(days=d + e))]


@pytest.mark.parametrize(("year", "days"), [(1900, 28), (2000, 29), (2028, 29), (2030, 28), (2100, 28)])
def test_february_has_the_days_that_its_year_gives_it(year: int, days: int) -> None:
    assert [one.date for one in read(f"It was signed on {days} February {year}.")] == [Date.on(dt.date(year, 2, days))]
    assert not any(one.date and one.date.is_day for one in read(f"It was signed on {days + 1} February {year}."))
