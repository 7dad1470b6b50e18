"""Which words between marks a verb of saying gives to somebody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from onetext.evidence.article import Article
from onetext.evidence.frames import Frame
from onetext.model import QuotedSpeech

__all__ = ["Given"]

_NEAR = 6
"""Words between a verb of saying and a few words between marks that it reports."""


class Given:
    """What the frames of an article give to somebody: asked in logarithmic time."""

    def __init__(self, article: Article, frames: Sequence[Frame]) -> None:
        self._article = article
        nobody = article.language.words("marks", "indefinite")
        frames = [
            frame
            for frame in frames
            if (article.tokens[max(article.token_at(frame.verb.start) - 1, 0)].lower not in nobody)
        ]  # nobody has seen the “observers”, everybody wants a “win”
        contents = sorted((frame.content.start, frame.content.end) for frame in frames if frame.content is not None)
        self._starts = [start for start, _end in contents]
        self._ends = list(accumulate((end for _start, end in contents), max))
        # a verb without a subject or a content is one of saying by its looks alone (have “closed” nine schools)
        self._verbs = sorted(
            article.token_at(frame.verb.start)
            for frame in frames
            if frame.verb_class != "think" and (frame.subject is not None or frame.content is not None or frame.passive)
        )

    def has(self, quote: QuotedSpeech, *, subject: bool = False) -> bool:
        """Whether a verb of saying has the quotation in its content, or stands close by in the same sentence.

        Parameters
        ----------
        subject
            Whether a verb right behind the marks may have the words as its subject (his “apology” promised nothing).
        """
        before = bisect_right(self._starts, quote.start) - 1
        if before >= 0 and self._ends[before] >= quote.end:
            return True
        first, last = self._article.token_at(quote.start), self._article.token_at(quote.end - 1)
        sentence = self._article.sentences[self._article.sentence_at(quote.start)]
        low, high = max(first - _NEAR, sentence.first), min(last + _NEAR, sentence.last - 1)
        near = self._verbs[bisect_left(self._verbs, low) : bisect_right(self._verbs, high)]
        behind = last + 2 if subject else last
        return any(verb < first or verb > behind for verb in near)
