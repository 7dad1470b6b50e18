"""Acts that speak, or that change the talks: who does what, before whom, read by the author as what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onetext.evidence.article import Article
from onetext.evidence.clauses import Clauses, Span
from onetext.evidence.dated import Dated
from onetext.evidence.frames import Frame, Mention
from onetext.evidence.language import Language
from onetext.evidence.phrases import Hit, Phrases
from onetext.evidence.stretches import Stretch, Stretches
from onetext.model import Act, ActKind, Certainty, DatedPlace, QuotedSpeech, Voice

__all__ = ["acts"]

_NEAR = 24
"""Words between an act and who did it."""
_SHORT = 16
"""Words of the place that a person named there may take."""


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: ActKind
    actor: Literal["before", "after", "none"]
    not_after: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Rules:
    cues: tuple[_Cue, ...]
    phrases: Phrases
    reading: Phrases
    to: Phrases
    before: Phrases
    not_before: frozenset[str]
    infinitive: frozenset[str]
    not_inside: frozenset[str]
    by: frozenset[str]


@cache
def _rules(language: Language) -> _Rules:
    table = language.tables.get("acts", {})
    against = table.get("not", {})
    rows, words, reading = table.get("cue", ()), table.get("words", {}), table.get("reading", {})
    return _Rules(
        cues=tuple(_Cue(row["kind"], row["actor"], frozenset(row.get("not_after", ()))) for row in rows),
        phrases=Phrases([row["phrases"] for row in rows], words),
        reading=Phrases([reading.get("phrases", ())], words),
        to=Phrases([reading.get("to", ())]),
        before=Phrases([reading.get("before", ())]),
        not_before=frozenset(against.get("before", ())),
        infinitive=frozenset(against.get("infinitive", ())),
        not_inside=frozenset(against.get("inside", ())),
        by=frozenset(words.get("by", ())),
    )


def acts(
    article: Article,
    quotes: Sequence[QuotedSpeech],
    mentions: Sequence[Mention],
    frames: Sequence[Frame],
    dates: Sequence[DatedPlace],
) -> tuple[Act, ...]:
    """The acts of an article, in order of the text; what somebody says within a quotation is no act."""
    reader = _Reader(article, quotes, mentions, frames, dates)
    found = (act for number in range(len(article.sentences)) for act in reader.sentence(number))
    return tuple(sorted(found, key=lambda act: (act.start, act.end)))


class _Reader:
    def __init__(
        self,
        article: Article,
        quotes: Sequence[QuotedSpeech],
        mentions: Sequence[Mention],
        frames: Sequence[Frame],
        dates: Sequence[DatedPlace],
    ) -> None:
        self.article, self.tokens, self.rules = article, article.tokens, _rules(article.language)
        self.stretches, self.clauses = Stretches(quotes, frames), Clauses(article, "acts")
        self.mentions = sorted(mentions, key=lambda mention: mention.start)
        self.starts = [mention.start for mention in self.mentions]
        self.dated = Dated(dates)

    def sentence(self, number: int) -> Iterator[Act]:
        """The acts of one sentence, one for each clause at most, by the first row that fits."""
        sentence = self.article.sentences[number]
        taken: list[Span] = []
        hits = self.rules.phrases.find(self.tokens, sentence.first, sentence.last)
        for hit in sorted(hits, key=lambda one: (one.row, one.first)):
            if self.is_none(hit, sentence.last):
                continue
            stretch = self.stretches.at(self.tokens[hit.first].start)
            if stretch is not None and (stretch.quoted or self.stretches.quoted_at(stretch.start) is not None):
                continue
            whole = self.clauses.bounds(hit.first, hit.last, 0, len(self.article.text))
            clause = self.clauses.around(hit.first, hit.last, whole)
            if any(span.first < clause.last and clause.first < span.last for span in taken[-8:]):
                continue
            taken.append(clause)
            yield self.made(hit, clause, number, stretch)

    def is_none(self, hit: Hit, last: int) -> bool:
        """Whether what is told is to come, denied or asked for, or no more than a strike (walked out for a day)."""
        rules, tokens = self.rules, self.tokens
        before = {token.lower for token in tokens[max(hit.first - 2, 0) : hit.first]} & rules.not_before
        cue = rules.cues[hit.row]
        if cue.actor != "none":  # before a verb; before a noun it is a place (according to copies)
            before |= {token.lower for token in tokens[max(hit.first - 2, 0) : hit.first]} & rules.infinitive
        inside = any(token.lower in rules.not_inside for token in tokens[hit.first : hit.last])
        return bool(before) or inside or (hit.last < last and tokens[hit.last].lower in cue.not_after)

    def made(self, hit: Hit, clause: Span, number: int, stretch: Stretch | None) -> Act:
        """The act of a clause."""
        cue = self.rules.cues[hit.row]
        place, text = self.clauses.place(clause), self.article.text
        read_as, to = self.read(clause, number)
        dated = self.dated.within(place)
        return Act(
            start=place.start,
            end=place.end,
            text=text[place.start : place.end],
            kind=cue.kind,
            actor=self.actor(hit, clause, cue),
            before=self.behind(self.rules.before, Span(hit.last, clause.last)),
            to=to,
            read_as=read_as,
            happened=dated[0].date if dated else None,
            certainty=stretch.certainty if stretch is not None else Certainty(),
            rule=f"wording: {text[self.tokens[hit.first].start : self.tokens[hit.last - 1].end]}",
            score=0.6,
        )

    def actor(self, hit: Hit, clause: Span, cue: _Cue) -> Voice | None:
        """Who does it: the nearest person on the side that the row names, in the clause or, before it, the sentence."""
        if cue.actor == "none":
            return None
        at = bisect_left(self.starts, self.tokens[hit.first].start)
        if cue.actor == "after":
            last = self.tokens[min(hit.last + _NEAR, clause.last) - 1].end
            by = [token.start for token in self.tokens[hit.last - 1 : clause.last] if token.lower in self.rules.by]
            for mention in self.mentions[at : at + 8]:
                if by and by[0] < mention.start < last and mention.voice is not None:
                    return mention.voice
            return None
        sentence = self.article.sentences[self.article.sentence_at(self.tokens[hit.first].start)]
        first = self.tokens[max(hit.first - _NEAR, sentence.first)].start
        found = [mention for mention in self.mentions[max(at - 8, 0) : at] if mention.start >= first]
        named = [mention for mention in found if mention.voice is not None]
        inside = [mention for mention in named if mention.start >= self.tokens[clause.first].start]
        chosen = inside[0] if inside else named[-1] if named else None
        return chosen.voice if chosen else None

    def read(self, clause: Span, number: int) -> tuple[str, str]:
        """What the author takes an act to say, and to whom: behind it in its sentence, or in the next one."""
        sentences = self.article.sentences[number : number + 2]
        own = sentences[0]
        for sentence in sentences:
            if sentence.paragraph != own.paragraph:
                break
            first = clause.first if sentence is own else sentence.first
            for hit in self.rules.reading.find(self.tokens, first, min(sentence.last, first + 120)):
                span = self.clauses.stripped_end(Span(hit.first, min(sentence.last, hit.first + 60)))
                if span.last <= hit.last:
                    continue
                place = self.clauses.place(span)
                to = self.behind(self.rules.to, Span(hit.last - 1, span.last), people=True)
                return self.article.text[place.start : place.end], to
        return "", ""

    def behind(self, phrases: Phrases, within: Span, *, people: bool = False) -> str:
        """What stands behind a small word up to the next sign; of `people`, only if somebody is named there."""
        for hit in phrases.find(self.tokens, within.first, within.last):
            last = hit.last
            while last < min(within.last, hit.last + _SHORT) and self.tokens[last].text[0].isalnum():
                last += 1
            if last == hit.last:
                continue
            start, end = self.tokens[hit.last].start, self.tokens[last - 1].end
            near = self.tokens[min(hit.last + 1, last - 1)].end
            if not people or bisect_left(self.starts, start) < bisect_left(self.starts, near):
                return self.article.text[start:end]
        return ""
