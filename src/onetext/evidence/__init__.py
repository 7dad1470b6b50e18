"""Articles to candidates: who said what, to whom, when; deadlines, demands, claims, acts (S16-S18).

What is found is proposed, never decided: a person accepts it from the inbox.
"""

from __future__ import annotations

from onetext.evidence.article import Article, Sentence, Token
from onetext.evidence.asking import Answers, Asking, ask
from onetext.evidence.candidates import candidates_of
from onetext.evidence.cutting import article_from, article_of
from onetext.evidence.marking import BESIDE, shortened
from onetext.evidence.reading import read_article
from onetext.evidence.rereading import Reread, holds, merged

__all__ = [
    "Answers",
    "Article",
    "Asking",
    "BESIDE",
    "Reread",
    "Sentence",
    "Token",
    "article_from",
    "article_of",
    "ask",
    "candidates_of",
    "holds",
    "merged",
    "read_article",
    "shortened",
]
