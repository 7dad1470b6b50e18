"""Who holds a demand that is told by its wording: who speaks, or the subject before the phrase."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onetext.evidence.article import Article
from onetext.evidence.demands.rules import Cue, DemandRules
from onetext.evidence.frames import Frame, Mention
from onetext.evidence.phrases import Hit
from onetext.evidence.stretches import Stretch, Stretches
from onetext.model import Voice

__all__ = ["Held", "Holders"]

_SPEAKING = frozenset(
    {"say", "claim", "demand", "threaten", "promise", "offer", "refuse", "think", "agree", "criticise"}
)
_APPOSITION, _JOINED = 18, 5
"""Words of an apposition between a subject and its verb; words before a second verb that is joined to another."""
_BEGINNING = 40
"""Signs within which the subject of a sentence begins."""
_UNNAMED = 5
"""Words of a group or body, its article among them."""
_ENDS = frozenset(".!?;:…")


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds it, and who tells."""

    holder: Voice | None
    reported_by: tuple[Voice, ...]
    stretch: Stretch | None


class Holders:
    """Who holds what a phrase says, by the words before it."""

    def __init__(
        self,
        article: Article,
        mentions: Sequence[Mention],
        frames: Sequence[Frame],
        stretches: Stretches,
        rules: DemandRules,
    ) -> None:
        self.article, self.frames, self.stretches, self.rules = article, frames, stretches, rules
        self.mentions = sorted(mentions, key=lambda mention: mention.start)
        self.starts = [mention.start for mention in self.mentions]
        self.of_sentence: dict[int, list[Frame]] = {}
        for frame in frames:
            self.of_sentence.setdefault(frame.sentence, []).append(frame)

    def held(self, hit: Hit, cue: Cue) -> Held | None:
        """Who holds what a phrase says; None where the phrase is the author's own and names nobody."""
        tokens = self.article.tokens
        stretch = self.stretches.at(tokens[hit.first].start)
        if cue.where in ("speech", "own", "start"):
            return self._spoken(hit, cue, stretch)
        if cue.where == "subject" and self._own_before(hit.first) and stretch is not None:
            return Held(stretch.speaker, stretch.reported_by, stretch)
        subject = self.owner(hit.first) if cue.where == "owner" else self.subject(hit.first)
        voice = subject.voice if subject is not None else self._joined(hit.first, stretch)
        if voice is None and subject is None and cue.where == "subject":
            voice = self._unnamed(hit.first)
        if voice is None and subject is not None and stretch is not None and stretch.start == subject.start:
            voice = stretch.speaker  # they said they would …: nobody else fits
        if voice is None or voice.name.partition(" ")[0].casefold() in self.rules.nobody:
            return None
        if stretch is None or voice == stretch.speaker or (subject is not None and self._general(subject, stretch)):
            return Held(stretch.speaker if stretch else voice, stretch.reported_by if stretch else (), stretch)
        told = (stretch.speaker, *stretch.reported_by)
        return Held(voice, tuple(one for one in told if one is not None), stretch)

    def _general(self, subject: Mention, stretch: Stretch) -> bool:
        """Whether somebody speaks of his own side in general terms: the government would not …"""
        return stretch.speaker is not None and subject.kind != "pronoun" and subject.text.islower()

    def _spoken(self, hit: Hit, cue: Cue, stretch: Stretch | None) -> Held | None:
        if stretch is None or (cue.where in ("own", "start") and not stretch.quoted):
            return None
        if cue.where == "start" and not self._starts(hit.first, stretch):
            return None
        frame = self.frames[stretch.frame] if stretch.frame is not None else None
        told = frame is not None and not stretch.quoted
        if told and frame is not None and not _speaks(frame, stretch):
            return None
        if cue.verbs and (frame is None or frame.lemma not in cue.verbs):
            return None
        return Held(stretch.speaker, stretch.reported_by, stretch)

    def _starts(self, at: int, stretch: Stretch) -> bool:
        """Whether a sentence of a quotation begins with a word."""
        tokens = self.article.tokens
        return tokens[at].is_capital and (
            at == 0 or tokens[at - 1].end <= stretch.start or tokens[at - 1].text in _ENDS
        )

    def _own_before(self, at: int) -> bool:
        tokens = self.article.tokens
        return any(tokens[near].lower in self.rules.own for near in range(max(at - 2, 0), at + 1))

    def _joined(self, at: int, stretch: Stretch | None) -> Voice | None:
        """The subject of the verb before, where a second verb is joined to it: says …, and wants …"""
        tokens = self.article.tokens
        back = at
        while (
            back > 0
            and at - back <= _JOINED
            and (tokens[back - 1].lower in self.rules.passing | self.rules.joining or tokens[back - 1].text == ",")
        ):
            back -= 1
        if back == at or not any(token.lower in self.rules.joining for token in tokens[back:at]):
            return None
        if stretch is not None and (stretch.speaker is not None or stretch.quoted):
            own = any(token.lower in self.rules.own for token in tokens[max(back - _APPOSITION, 0) : back])
            return stretch.speaker if own or not stretch.quoted else None
        number = self.article.sentence_at(tokens[at].start)
        before = [
            frame.subject
            for frame in self.of_sentence.get(number, ())[-_JOINED:]
            if frame.verb.end <= tokens[at].start
            and frame.subject is not None
            and (frame.content is None or frame.content.start > frame.verb.start)
        ]
        if before:
            return before[-1]
        first = bisect_left(self.starts, self.article.sentences[number].start)
        found = self.mentions[first] if first < len(self.mentions) else None
        near = found is not None and found.start <= self.article.sentences[number].start + _BEGINNING
        return found.voice if found is not None and near and found.end <= tokens[at].start else None

    def _unnamed(self, at: int) -> Voice | None:
        """A group or body that is no mention by itself: the opposition wants."""
        tokens, rules = self.article.tokens, self.rules
        sentence = self.article.sentences[self.article.sentence_at(tokens[at].start)]
        last = at
        while last > sentence.first and tokens[last - 1].lower in rules.passing - rules.actors:
            last -= 1
        first = last
        while first > max(sentence.first, last - _UNNAMED) and tokens[first - 1].text[0].isalnum():
            first -= 1
            if tokens[first].lower in rules.not_nouns:
                break
        if last - first < 2 or not (tokens[first].lower in rules.not_nouns or tokens[first].is_capital):
            return None
        if tokens[last - 1].lower not in rules.actors and not tokens[last - 1].is_capital:
            return None
        name = self.article.text[tokens[first].start : tokens[last - 1].end]
        name = name[0].lower() + name[1:] if tokens[first].lower in rules.not_nouns else name
        return Voice(name=name, how="group")

    def owner(self, at: int) -> Mention | None:
        """The mention before a noun that belongs to it: the government's offer."""
        tokens = self.article.tokens
        index = bisect_left(self.starts, tokens[at].start) - 1
        if index < 0 or at == 0:
            return None
        mention = self.mentions[index]
        behind = self.article.text[mention.end : tokens[at].start].strip()
        own = mention.kind == "pronoun" and not behind
        return mention if own or behind.casefold().replace("’", "'") in ("'s", "'") else None

    def subject(self, at: int) -> Mention | None:
        """The mention right before a verb, adverbs, a relative pronoun or an apposition aside."""
        tokens = self.article.tokens
        if at and tokens[at - 1].lower in self.rules.not_nouns:
            return None
        index = bisect_left(self.starts, tokens[at].start) - 1
        if index < 0:
            return None
        mention = self.mentions[index]
        sentence = self.article.sentences[self.article.sentence_at(tokens[at].start)]
        if mention.start < sentence.start or mention.end > tokens[at].start:
            return None
        last = self.article.token_at(mention.end - 1)
        between = tokens[last + 1 : at] if at - last <= _APPOSITION else ()
        if at - last - 1 > _APPOSITION:
            return None
        first = self.article.token_at(mention.start)
        if between and between[0].text == "," and first > 0 and tokens[first - 1].text == ",":
            between = between[1:]  # the mention is an apposition itself: the leader, Ana Prieto, wants
        if all(token.lower in self.rules.passing for token in between):
            return mention
        if len(between) > 1 and between[0].text == "," and between[-1].text == ",":
            return mention
        return None


def _speaks(frame: Frame, stretch: Stretch) -> bool:
    """Whether the content of a frame is what somebody says; a passive may leave out who."""
    return frame.verb_class in _SPEAKING and (stretch.speaker is not None or frame.passive)
