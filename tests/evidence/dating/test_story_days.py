"""Days of a story: counted from the day told last; what names or bounds something dates nothing else."""

from __future__ import annotations

import datetime as dt

import pytest

from onetext.evidence import article_of
from onetext.evidence.dating import dates

PUBLISHED = dt.date(2031, 6, 20)
"""A Friday."""


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("Talks began on Wednesday last week. On the Thursday she left.", ["2031-06-11", "2031-06-12"]),
        ("Talks began on Wednesday last week. He had come on the Tuesday.", ["2031-06-11", "2031-06-10"]),
        ("The pact was signed on 3 March 2031. It was leaked on the Sunday.", ["2031-03-03", "2031-03-02"]),
        ("They have met since 14 May. They met on Wednesday. He left on the Thursday.", ["05-14", "06-18", "06-19"]),
        ("The 2004 agreement limits the catch. Ships came in August.", ["2004", "2030-08"]),
        ("Prices have fallen since the dispute of 2029. The lanes must open by 1 December.", ["2029", "2031-12-01"]),
        ("In 2027 the ministry broke its word. Last March it kept it.", ["2027", "2031-03"]),
        ("It was founded in 1976. Nobody came.\n\nHe signed a letter on 4 February.", ["1976", "2031-02-04"]),
        ("In 2027 it gave them until August 1. They paid on July 30.", ["2027", "2027-08-01", "2027-07-30"]),
        ("She wrote it herself on the last night of the talks.", []),
        ("She wrote it last night.", ["2031-06-19"]),
        ("The minister summoned the envoy on Monday.", ["2031-06-16"]),
        ("Ada Lind, the only member of the party to stay on Monday, left.", ["2031-06-16"]),
        ("He told them so on Monday. Three days on, they asked again.", ["2031-06-16", "2031-06-19"]),
        ("It threatened in May to leave by the end of that month.", ["2031-05", "2031-05-31"]),
    ],
)
def test_days_of_a_story(text: str, isos: list[str]) -> None:
    found = [one.iso for one in dates(article_of(text, published=PUBLISHED, language_code="en"))]
    assert len(found) == len(isos)
    assert all(one.endswith(iso) for one, iso in zip(found, isos, strict=True)), found


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max])
def test_no_day_beyond_the_calendar(published: dt.date) -> None:
    text = "Today he came. Yesterday she left. On the Tuesday, on the Saturday and on the Sunday they met."
    article = article_of(text, published=published, language_code="en")
    assert all(text[one.start : one.end] == one.text for one in dates(article))
