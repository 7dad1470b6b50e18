"""Cut an article into stretches that are shown to a language model one at a time: whole paragraphs where they fit."""

from __future__ import annotations

from collections.abc import Iterator

from onetext.evidence.article import Article
from onetext.model import Place

__all__ = ["shares"]

CHARACTERS = 6_000


def shares(article: Article, most: int = CHARACTERS) -> tuple[Place, ...]:
    """Stretches of at most so many characters, in order; what is longer without a sentence's end is cut at that length.

    Every paragraph is in one of them, whole or in pieces.
    """
    found: list[Place] = []
    for piece in _pieces(article, most):
        if found and piece.end - found[-1].start <= most:
            found[-1] = Place(start=found[-1].start, end=piece.end)
        else:
            found.append(piece)
    return tuple(found)


def _pieces(article: Article, most: int) -> Iterator[Place]:
    """Paragraphs; of those that are too long the sentences; of those again the parts."""
    at = 0
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.end - paragraph.start <= most:
            yield paragraph
            continue
        while at < len(article.sentences) and article.sentences[at].paragraph < number:
            at += 1
        while at < len(article.sentences) and article.sentences[at].paragraph == number:
            sentence = article.sentences[at]
            for start in range(sentence.start, sentence.end, most):
                yield Place(start=start, end=min(start + most, sentence.end))
            at += 1
