"""HTML: the day on which a page says that it was published."""

from __future__ import annotations

import datetime as dt

import pytest

from onetext.documents import read_document

pytestmark = pytest.mark.usefixtures("here")

DAY = dt.date(2025, 11, 24)
TEXT = (
    "<p>The two sides met again on the island and parted without a word on when, or whether, they are to meet once more"
    " before the winter.</p>"
)


def told(head: str = "", body: str = TEXT) -> dict[str, dt.date]:
    page = f"<html><head><title>Talks</title>{head}</head><body>{body}</body></html>"
    return {one.by: one.day for one in read_document(page.encode(), "talks.html").published}


def meta(name: str, said: str, key: str = "property") -> str:
    return f'<meta {key}="{name}" content="{said}">'


def linked(said: str) -> str:
    return f'<script type="application/ld+json">{said}</script>'


@pytest.mark.parametrize(
    "said",
    [
        "2025-11-24",
        "2025-11-24T23:59:59-05:00",
        "2025-11-24T00:10:00Z",
        "2025-11-24 09:00",
        "20251124T0900",
        "2025/11/24",
    ],
)
def test_the_day_is_that_of_the_publishers_clock(said: str) -> None:
    assert told(meta("article:published_time", said)) == {"article:published_time": DAY}


@pytest.mark.parametrize(
    "said",
    [
        "",
        "yesterday",
        "2025-11",
        "2025-13-01",
        "2025-02-30",
        "1970-01-01T00:00:00Z",
        "11/24/2025",
        "2025-11-245",
        "P3D",
    ],
)
def test_what_is_no_day_is_none(said: str) -> None:
    assert told(meta("article:published_time", said)) == {}


@pytest.mark.parametrize(
    ("head", "by"),
    [
        (meta("article:published_time", "2025-11-24"), "article:published_time"),
        (meta("article:published_time", "2025-11-24", "name"), "article:published_time"),
        (meta("date", "2025-11-24", "name"), "meta date"),
        (meta("DC.date.issued", "2025-11-24", "name"), "meta date"),
        (meta("datePublished", "2025-11-24", "itemprop"), "datePublished"),
        (linked('{"@type": "NewsArticle", "datePublished": "2025-11-24"}'), "JSON-LD datePublished"),
        (linked('[{"@type": ["Thing", "Report"], "datePublished": "2025-11-24"}]'), "JSON-LD datePublished"),
        (linked('{"@graph": [{"@type": "BlogPosting", "datePublished": "2025-11-24"}]}'), "JSON-LD datePublished"),
    ],
)
def test_each_way_of_saying_it_in_the_head(head: str, by: str) -> None:
    assert told(head) == {by: DAY}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<h1>Talks</h1><time datetime=2025-11-24>Monday</time>{TEXT}", {"<time>": DAY}),
        (f"<h1>Talks</h1>{TEXT}<time datetime=2025-11-24>Monday</time>", {}),
        (f"<time datetime=2026-01-01>today</time><h1>Talks</h1>{TEXT}", {}),
        (f"<h1>Talks</h1><time datetime=2025-11-24></time><time datetime=2025-11-25></time>{TEXT}", {}),
        (f"{TEXT}<time pubdate datetime=2025-11-24>Monday</time>", {"datePublished": DAY}),
        (f"{TEXT}<time class='entry-date published' datetime=2025-11-24>Monday</time>", {"datePublished": DAY}),
        (f"{TEXT}<span itemprop=datePublished content=2025-11-24>Monday</span>", {"datePublished": DAY}),
    ],
)
def test_a_time_counts_where_it_stands_under_the_headline_or_says_so(body: str, expected: dict[str, dt.date]) -> None:
    assert told(body=body) == expected


@pytest.mark.parametrize(
    "said",
    [
        '{"@type": "NewsArticle", "datePublished": "2025-11-24"',
        '{"@type": "WebSite", "datePublished": "2025-11-24"}',
        '{"@type": "NewsArticle", "comment": {"@type": "Article", "datePublished": "2025-11-24"}}',
        '{"@type": "NewsArticle", "datePublished": 20251124}',
        '{"@type": {}, "@graph": {"datePublished": "2025-11-24"}}',
        '{"@type": "NewsArticle", "dateModified": "2025-11-24"}',
        "[" * 100_000,
        "9" * 10_000,
        "",
    ],
)
def test_linked_data_that_is_broken_or_of_something_else_says_nothing(said: str) -> None:
    assert told(linked(said)) == {}


def test_what_changed_it_later_is_no_publication() -> None:
    assert told(meta("article:modified_time", "2025-11-24") + meta("lastmod", "2025-11-24", "name")) == {}


def test_one_way_that_names_several_days_says_nothing_and_the_surest_goes_first() -> None:
    two = meta("article:published_time", "2025-11-24") + meta("article:published_time", "2025-11-26")
    assert told(two) == {}
    both = linked('{"@type": "NewsArticle", "datePublished": "2025-11-25"}') + meta(
        "article:published_time", "2025-11-24"
    )
    assert list(told(both).items()) == [
        ("article:published_time", DAY),
        ("JSON-LD datePublished", dt.date(2025, 11, 25)),
    ]


def test_other_formats_say_nothing() -> None:
    assert read_document(b"published 2025-11-24", "talks.txt").published == ()
