"""Articles to candidates: who said what, to whom, when; deadlines, demands, claims, acts (S16-S18).

What is found is proposed, never decided: a person accepts it from the inbox.

The files are loaded at first use: reading needs no candidates, and no language model.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_IN = {
    "article": "Article Sentence Token",
    "asking": "Answers Asking ask",
    "candidates": "candidates_of",
    "cutting": "article_from article_of",
    "marking": "BESIDE shortened",
    "reading": "read_article",
    "rereading": "Reread holds merged",
}
"""File -> the names that it declares."""
_HOMES = {name: file for file, names in _IN.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    value: object = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
