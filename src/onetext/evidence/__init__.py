"""Articles to candidates: who said what, to whom, when; deadlines, demands, claims, acts (S16-S18).

What is found is proposed, never decided: a person accepts it from the inbox.
"""

from __future__ import annotations

from onetext.evidence.article import Article, Sentence, Token
from onetext.evidence.cutting import article_from, article_of
from onetext.evidence.reading import read_article

__all__ = ["Article", "Sentence", "Token", "article_from", "article_of", "read_article"]
