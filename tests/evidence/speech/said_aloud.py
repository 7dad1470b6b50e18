"""Short articles of our own for the tests of speech, read as `read_article` reads them."""

from __future__ import annotations

import datetime as dt

from onetext.evidence import article_of, read_article
from onetext.model import ArticleReading, QuotedSpeech, ReportedSpeech


def read(text: str, language: str = "en", published: dt.date | None = None) -> ArticleReading:
    """The whole reading of a text."""
    return read_article(article_of(text, language_code=language, published=published))


def speakers(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Each quotation with its speaker's name."""
    return [(quote.text, name(quote)) for quote in read(text, language).quotes if quote.kind == "speech"]


def speaker(text: str, language: str = "en") -> str:
    """The speaker of the only quotation."""
    (found,) = speakers(text, language)
    return found[1]


def said(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Each report with its speaker's name."""
    return [(item.text, name(item)) for item in read(text, language).reports]


def name(item: QuotedSpeech | ReportedSpeech) -> str:
    """The speaker's name, or nothing."""
    return "" if item.speaker is None else item.speaker.name
