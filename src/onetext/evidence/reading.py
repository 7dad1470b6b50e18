"""Read an article: each step looks at what the steps before it found."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.evidence.article import Article
from onetext.model import ArticleReading, Party

__all__ = ["read_article"]


def read_article(article: Article, parties: Sequence[Party] = ()) -> ArticleReading:
    """All that the rules find in an article.

    Parameters
    ----------
    parties
        Those of a case, so that names, roles and metonyms lead to its parties and speakers; () without a case.
    """
    return ArticleReading(
        name=article.name,
        sha256=article.sha256,
        language=article.language.code,
        published=article.published,
        characters=len(article.text),
        outline=article.paragraphs,
    )
