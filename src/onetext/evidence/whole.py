"""The sentence that a few words stand in, as far as it may be shown: at most 25 words, those around the place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onetext.evidence.article import Sentence
from onetext.evidence.cutting import article_of
from onetext.model import LONGEST_TEXT, ArticleReading

__all__ = ["Sentences"]

_WORD = re.compile(r"\S+")


class Sentences:
    """The sentences of an article that was read; it is cut when the first of them is asked for."""

    def __init__(self, reading: ArticleReading, text: str) -> None:
        self._reading, self._text = reading, text
        self._found: Sequence[Sentence] | None = None

    def around(self, start: int, end: int) -> str:
        """The words around a place; an ellipsis stands where the sentence goes on. "" where there is no sentence."""
        if self._found is None:
            paragraphs = self._reading.outline or None
            code = self._reading.language or None
            self._found = article_of(self._text, language_code=code, paragraphs=paragraphs).sentences
        at = bisect_right(self._found, start, key=lambda one: one.start) - 1
        if at < 0 or self._found[at].end <= start:
            return ""
        sentence = self._found[at]
        return _window(self._text[sentence.start : max(end, sentence.end)], start - sentence.start)


def _window(words: str, at: int) -> str:
    """At most so many words, a third of them before a place where there are more."""
    found = [match.span() for match in _WORD.finditer(words)]
    if len(found) <= LONGEST_TEXT:
        return " ".join(words.split())
    here = bisect_right(found, at, key=lambda one: one[0]) - 1
    first = max(0, min(here - LONGEST_TEXT // 3, len(found) - LONGEST_TEXT))
    last = first + LONGEST_TEXT
    shown = " ".join(words[found[first][0] : found[last - 1][1]].split())
    return f"{'…' if first else ''}{shown}{'…' if last < len(found) else ''}"
