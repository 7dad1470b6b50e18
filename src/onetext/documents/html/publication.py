"""The day on which a page says that it was published: in its `<meta>`, its JSON-LD, or a `<time>` under the title."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onetext.documents.html.scanning import Tag, Words
from onetext.documents.text import Publication

__all__ = ["Calendar"]

_ISO = re.compile(r"\s*([0-9]{4})([-/]?)([0-9]{2})\2([0-9]{2})(?![0-9])")
_PUBLISHED = frozenset(
    {"article:published_time", "article:published", "og:published_time", "og:article:published_time"}
)
_OLDER = frozenset(
    {
        "article.published",
        "citation_online_date",
        "citation_publication_date",
        "cxenseparse:recs:publishtime",
        "date",
        "date.issued",
        "date_published",
        "datepublished",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.issued",
        "parsely-pub-date",
        "pubdate",
        "publication_date",
        "publish-date",
        "publish_date",
        "publishdate",
        "published_date",
        "sailthru.date",
    }
)
"""What pages wrote, and write, in place of `article:published_time`."""
_CLASSES = frozenset({"dt-published", "published"})
"""Of microformats; WordPress and others write them."""
_KINDS = re.compile("(?:Article|Posting|Report)$")
"""The types of schema.org that are something to read: NewsArticle, OpinionNewsArticle, LiveBlogPosting, Report …"""
_PLAIN = "<time>"
_TRUST = ("article:published_time", "JSON-LD datePublished", "datePublished", "meta date", _PLAIN)
"""What may say it, the surest first."""
_UNSET = dt.date(1970, 1, 1)
"""What programs write that have no date."""
_LONG = 120
"""Characters of a text that is no headline or byline: with it the article has begun."""


@dataclass(slots=True)
class Calendar:
    """Looks at the tokens of a page as they go by, and keeps the days that they name."""

    days: dict[str, set[dt.date]] = field(default_factory=dict)
    under_headline: bool = False
    begun: bool = False

    def watching(self, tokens: Iterable[Tag | Words]) -> Iterator[Tag | Words]:
        """The same tokens."""
        for token in tokens:
            if isinstance(token, Words):
                self.begun = self.begun or (self.under_headline and len(token.text.strip()) > _LONG)
            elif not token.end:
                self._look(token)
            yield token

    @property
    def publications(self) -> tuple[Publication, ...]:
        """What the page says, the surest first; where one way of saying it names several days, it says nothing."""
        told = ((by, self.days.get(by, set())) for by in _TRUST)
        return tuple(Publication(day=next(iter(days)), by=by) for by, days in told if len(days) == 1)

    def _look(self, tag: Tag) -> None:
        read = tag.attributes
        if tag.name == "h1":
            self.under_headline = True
        elif tag.name == "script" and read.get("type", "").strip().lower() == "application/ld+json":
            for said in _linked_data(tag.raw):
                self._add("JSON-LD datePublished", said)
        elif read.get("itemprop", "").lower() == "datepublished":
            self._add("datePublished", read.get("datetime") or read.get("content", ""))
        elif tag.name == "meta":
            name = (read.get("property") or read.get("name", "")).strip().lower()
            by = "article:published_time" if name in _PUBLISHED else "meta date" if name in _OLDER else ""
            self._add(by, read.get("content", ""))
        elif tag.name == "time":
            sure = "pubdate" in read or not _CLASSES.isdisjoint(read.get("class", "").lower().split())
            plain = _PLAIN if self.under_headline and not self.begun else ""
            self._add("datePublished" if sure else plain, read.get("datetime", ""))

    def _add(self, by: str, said: object) -> None:
        day = _day(said) if by and isinstance(said, str) else None
        if day is not None:
            self.days.setdefault(by, set()).add(day)


def _day(said: str) -> dt.date | None:
    """The day of a time in ISO 8601, as the publisher's clock has it; None for what is no whole day."""
    found = _ISO.match(said)
    if found is None:
        return None
    try:
        day = dt.date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None
    return None if day == _UNSET else day


def _linked_data(raw: str) -> Iterator[object]:
    """When the articles of a JSON-LD were published; not those that it names as linked or as comments."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        return
    for top in told if isinstance(told, list) else [told]:
        graph = top.get("@graph") if isinstance(top, dict) else None
        for item in (top, *(graph if isinstance(graph, list) else ())):
            if isinstance(item, dict) and _is_article(item.get("@type")):
                yield item.get("datePublished")


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and _KINDS.search(one) for one in kinds)
