"""An article as the rules see it: its text, and where its paragraphs, sentences and words stand."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from onetext.evidence.language import Language
from onetext.model import Place

__all__ = ["Article", "Sentence", "Token"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign.

    Attributes
    ----------
    lower
        Case folded, with a plain apostrophe.
    """

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the text; sentences within a quotation are sentences too.

    Attributes
    ----------
    first, last
        Its tokens: `Article.tokens[first:last]`.
    paragraph
        Index of its paragraph.
    """

    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True)
class Article:
    """A text somebody published, cut up once; all later steps look at this.

    Attributes
    ----------
    text
        All offsets count code points of it. For a plain text file it is the file.
    paragraphs
        Where each stands, in order, without overlap.
    published
        The day of publication, where it is known: what relative dates count from.
    """

    name: str
    sha256: str
    text: str
    language: Language
    published: dt.date | None
    paragraphs: tuple[Place, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def token_at(self, offset: int) -> int:
        """Index of the last token that starts at or before an offset; -1 before the first. O(log n)."""
        return bisect_right(self._token_starts, offset) - 1

    def sentence_at(self, offset: int) -> int:
        """Index of the last sentence that starts at or before an offset; -1 before the first. O(log n)."""
        return bisect_right(self._sentence_starts, offset) - 1

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]
