"""What an article bears out of a place in it: whether it is affirmed or denied there, and who says it.

This asks more than finding does: where the rules cannot tell, nothing is borne out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from onetext.evidence.actors.cast import folded
from onetext.evidence.article import Article, Token
from onetext.evidence.certainty import Doubts
from onetext.evidence.frames import Frame, Mention
from onetext.evidence.language import articles, clitics
from onetext.model import ArticleReading, Certainty, Date, Place, Polarity, QuotedSpeech, ReportedSpeech, Voice

__all__ = ["Bearing", "same_name"]

_PARTS = frozenset(";")


class Bearing:
    """An article with what the rules found in it, asked about single places."""

    def __init__(
        self,
        article: Article,
        reading: ArticleReading,
        mentions: Sequence[Mention],
        frames: Sequence[Frame],
        doubts: Doubts,
    ) -> None:
        self.article, self.reading = article, reading
        self._mentions, self._frames, self._doubts = mentions, frames, doubts
        words = article.language.words
        self.turning = words("grounding", "turning")
        self._joins = words("grounding", "joins")
        self._undone = words("grounding", "undone")
        self._asking = words("grounding", "asking")

    # -- where a place stands --------------------------------------------------------------------------------------

    def quote_around(self, place: Place) -> QuotedSpeech | None:
        """The innermost quotation that holds a place."""
        around = [one for one in self.reading.quotes if one.start <= place.start and place.end <= one.end]
        return max(around, key=lambda one: one.depth, default=None)

    def report_around(self, place: Place) -> ReportedSpeech | None:
        """The shortest piece of reported speech that holds a place."""
        around = [one for one in self.reading.reports if one.start <= place.start and place.end <= one.end]
        return min(around, key=lambda one: one.end - one.start, default=None)

    def frames_around(self, place: Place) -> list[Frame]:
        """Verbs of saying whose content holds a place, the innermost first."""
        around = [
            (frame.content.end - frame.content.start, number)
            for number, frame in enumerate(self._frames)
            if frame.content and frame.content.start <= place.start and place.end <= frame.content.end
        ]
        return [self._frames[number] for _, number in sorted(around)]

    def near(self, place: Place, sentences: int = 1) -> Place:
        """The sentences that hold a place and so many on each side, within its paragraph."""
        every = self.article.sentences
        first = max(self.article.sentence_at(place.start), 0)
        last = max(self.article.sentence_at(place.end - 1), first)
        low, high = max(0, first - sentences), min(len(every) - 1, last + sentences)
        while every[low].paragraph != every[first].paragraph:
            low += 1
        while every[high].paragraph != every[last].paragraph:
            high -= 1
        return Place(start=every[low].start, end=max(every[high].end, place.end))

    # -- affirmed or denied ----------------------------------------------------------------------------------------

    def polarity(self, place: Place) -> Polarity | Literal["unclear"]:
        """Whether the words of a place are affirmed or denied by what stands around them.

        Counted are verbs of saying that deny or are negated, and words that turn round what follows, between the
        beginning of the clause and the place. More than one may or may not cancel out: unclear; so is a question.
        """
        around = self.frames_around(place)
        quote = self.quote_around(place)
        sentence = self.near(place, 0)
        low = max([sentence.start, *(frame.content.start for frame in around[:1] if frame.content)])
        low = max(low, quote.start) if quote else low
        count = sum(frame.certainty.polarity == "denied" for frame in around)
        if quote and not around:
            count += quote.certainty.polarity == "denied"
        before = list(self._clause_before(place, low))
        if any(token.lower in self._asking for token in before) or self._is_asked(sentence):
            return "unclear"
        count += sum(token.lower in self.turning for token in before)
        end = min(sentence.end, quote.end) if quote else sentence.end
        if not count and not around and self._is_undone(place, end):
            return "unclear"
        return "affirmed" if count == 0 else "denied" if count == 1 else "unclear"

    def _tokens(self, start: int, end: int) -> Sequence[Token]:
        tokens = self.article.tokens
        first = self.article.token_at(start)
        first += first < 0 or tokens[first].start < start
        return tokens[first : self.article.token_at(end - 1) + 1] if end > start else ()

    def _clause_before(self, place: Place, low: int) -> Iterator[Token]:
        """The words before a place back to the beginning of its clause."""
        tokens = self._tokens(low, place.start)
        for at in range(len(tokens) - 1, -1, -1):
            token = tokens[at]
            if token.text in _PARTS or (token.lower in self._joins and at and tokens[at - 1].text == ","):
                return
            yield token

    def _is_asked(self, sentence: Place) -> bool:
        """Whether a sentence is a question."""
        return self.article.text[sentence.start : sentence.end].rstrip("\"'”’»“ ").endswith("?")

    def _is_undone(self, place: Place, end: int) -> bool:
        """Whether the rest of the sentence takes back what a place says."""
        return any(token.lower in self._undone for token in self._tokens(place.end, end))

    def certainty(self, place: Place, polarity: Polarity) -> Certainty:
        """Hedge, condition and inference of a place, as the article has them, with a polarity."""
        around = self.frames_around(place)
        sentence = self.near(place, 0)
        denied = polarity == "denied"
        told = self._doubts.of([(sentence.start, sentence.end)], denied=denied, author=not around)
        if not around:
            return told
        by = around[0].certainty
        return Certainty(
            polarity=polarity,
            hedge=by.hedge or told.hedge,
            conditional=by.conditional or told.conditional,
            inferred=by.inferred,
        )

    def said_on(self, place: Place) -> Date | None:
        """When the words of a place were said, where the rules know."""
        said = self.quote_around(place) or self.report_around(place)
        return said.said_on if said else None

    # -- who -------------------------------------------------------------------------------------------------------

    def speaker(self, place: Place, name: str) -> Voice | None:
        """Whom a name means as the speaker of a place; None where the article does not bear that out.

        Where the rules know who speaks, it must be the same. Where they do not, the name must stand beside the place:
        in its sentence, outside the words said; or alone in the sentence before or after.
        """
        known = self.known_speaker(place)
        if known is not None:
            return known if self._is_called(known, name) else None
        here = self.near(place, 0)
        beside = self._others(place, here)
        found = self._meant(beside, name)
        if found is not None:
            return found
        around = self._others(place, self.near(place, 1))
        voices = {_key(mention.voice) for mention in around if mention.voice}
        return self._meant(around, name) if not beside and len(voices) == 1 else None

    def known_speaker(self, place: Place) -> Voice | None:
        """Who speaks at a place, as far as the rules know."""
        quote = self.quote_around(place)
        if quote is not None and quote.kind == "speech" and quote.speaker is not None:
            return quote.speaker
        for frame in self.frames_around(place):
            if frame.subject is not None:
                return frame.subject
        report = self.report_around(place)
        return report.speaker if report else None

    def somebody(self, name: str, within: Place) -> Voice | None:
        """Who is called so in a stretch of the article."""
        return self._meant(self._between(within), name)

    def _between(self, within: Place) -> list[Mention]:
        return [one for one in self._mentions if within.start <= one.start and one.end <= within.end]

    def _others(self, place: Place, within: Place) -> list[Mention]:
        """Those mentioned in a stretch in the author's words, outside a place."""
        return [
            one
            for one in self._between(within)
            if (one.end <= place.start or place.end <= one.start)
            and self.quote_around(Place(start=one.start, end=one.end)) is None
        ]

    def _meant(self, mentions: Iterable[Mention], name: str) -> Voice | None:
        for mention in mentions:
            voice = mention.voice
            if voice is not None and (same_name(voice.name, name) or same_name(mention.text, name)):
                return voice
        return None

    def _is_called(self, voice: Voice, name: str) -> bool:
        """Whether somebody is called so: by name, by the party they speak for, or anywhere in the article."""
        if same_name(voice.name, name) or (voice.party and same_name(voice.party, name)):
            return True
        return any(
            mention.voice is not None and _key(mention.voice) == _key(voice) and same_name(mention.text, name)
            for mention in self._mentions
            if mention.kind != "pronoun"
        )


def same_name(one: str, other: str) -> bool:
    """Whether two names may mean the same: all words of the shorter stand in the longer, and one of them is a name."""
    first, second = _words(one), _words(other)
    fewer, more = sorted((first, second), key=len)
    return bool(fewer) and fewer <= more


def _words(name: str) -> frozenset[str]:
    words = (folded(_stem(word).strip("’'.,")) for word in name.split())
    return frozenset(word for word in words if word and word not in articles())


def _stem(word: str) -> str:
    """A word without what stands behind its apostrophe and is no part of the name."""
    stem, apostrophe, ending = word.replace("’", "'").rpartition("'")
    return stem if apostrophe and ending.strip(".,").casefold() in clitics() else word


def _key(voice: Voice) -> str:
    return folded(voice.name)
