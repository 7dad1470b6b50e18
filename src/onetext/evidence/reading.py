"""Read an article: each step looks at what the steps before it found."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.evidence.actors import cast_of, mentions
from onetext.evidence.acts import acts
from onetext.evidence.article import Article
from onetext.evidence.claims import claims, relations
from onetext.evidence.cutting import is_foreign
from onetext.evidence.dating import dates
from onetext.evidence.deadlines import deadlines
from onetext.evidence.demands import demands
from onetext.evidence.marks import marked
from onetext.evidence.opening import borne
from onetext.evidence.responses import responses
from onetext.evidence.scare import guessed, kinds
from onetext.evidence.speech import attributed, hear, reported
from onetext.model import ArticleReading, Party, ReadingNotice

__all__ = ["read_article"]


def read_article(article: Article, parties: Sequence[Party] = ()) -> ArticleReading:
    """All that the rules find in an article.

    Parameters
    ----------
    parties
        Those of a case, so that names, roles and metonyms lead to its parties and speakers; () without a case.
    """
    between = marked(article)
    spans = guessed(article, between.quotes)
    who = mentions(article, spans, cast_of(parties))
    when = dates(article, spans)
    heard = hear(article, spans, who)
    said = heard.frames
    quotes = kinds(article, attributed(heard, when), said)
    claimed = claims(article, quotes, who, said)
    return ArticleReading(
        name=article.name,
        sha256=article.sha256,
        language=article.language.code,
        published=article.published,
        characters=len(article.text),
        outline=article.paragraphs,
        quotes=quotes,
        reports=tuple(borne(article, reported(heard, quotes, when))),
        dates=when,
        deadlines=deadlines(article, quotes, who, said, when),
        demands=demands(article, quotes, who, said, when),
        claims=claimed,
        relations=relations(article, claimed),
        acts=acts(article, quotes, who, said, when),
        responses=responses(article, quotes, who, said, when),
        notices=(*_notices(article), *between.notices),
    )


def _notices(article: Article) -> tuple[ReadingNotice, ...]:
    """What a reader should know of the whole text."""
    if is_foreign(article):
        message = f"few of its words are common ones: the rules of {article.language.code} may not fit its language"
        return (ReadingNotice(start=0, end=len(article.text), code="language", message=message),)
    return ()
