"""Who holds a demand that is told by its wording: who speaks, or the subject before the phrase."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onetext.evidence.article import Article
from onetext.evidence.deadlines.strangers import owner_before
from onetext.evidence.demands.bodies import Bodies
from onetext.evidence.demands.own_side import OwnSide
from onetext.evidence.demands.reaching import reached
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
_APPOSED = 8
"""Words of an apposition behind somebody named."""
_BEGINNING = 40
"""Signs within which the subject of a sentence begins."""
_PASSED, _BESIDE = 4, 4
"""Mentions within an apposition that are passed over; words between an owner and what is theirs."""
_PLACE = 5
"""Words of where somebody belongs, behind their name."""
_POSSESSIVES = frozenset({"'s", "'"})
_ENDS = frozenset(".!?;:…")


def _plain(where: Literal["subject", "owner"]) -> Cue:
    return Cue(
        kind="demand",
        strength="demand",
        takes="after",
        where=where,
        verbs=frozenset(),
        alone=False,
        conditional=False,
        answers=False,
    )


_SUBJECT, _OWNER = _plain("subject"), _plain("owner")
"""Cues that say only where who did something stands."""


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
        self.bodies = Bodies(article, rules)
        self.mentions = sorted(mentions, key=lambda mention: mention.start)
        self.starts = [mention.start for mention in self.mentions]
        self.of_sentence: dict[int, list[Frame]] = {}
        self.own = OwnSide(article, self.mentions, rules)
        for frame in frames:
            self.of_sentence.setdefault(frame.sentence, []).append(frame)

    def held(self, hit: Hit, cue: Cue) -> Held | None:
        """Who holds what a phrase says; None where the phrase is the author's own and names nobody."""
        if cue.where == "self":
            held = self._held(hit, replace(cue, where="subject"))
            stretch = held.stretch if held is not None else None
            return held if held is not None and stretch is not None and held.holder == stretch.speaker else None
        return self._held(hit, cue)

    def _held(self, hit: Hit, cue: Cue) -> Held | None:
        tokens = self.article.tokens
        stretch = self.stretches.at(tokens[hit.first].start)
        if cue.where in ("speech", "own", "start"):
            return self._spoken(hit, cue, stretch)
        if tokens[hit.first].lower.partition("'")[0] in self.rules.plain.persons - self.rules.own:
            return self._shortened(hit, stretch)
        if cue.where == "subject" and self._own_before(hit.first) and stretch is not None:
            return Held(stretch.speaker, stretch.reported_by, stretch)
        subject = self._subject_of(hit, cue, stretch)
        at = hit.first
        if subject is None and cue.where == "subject" and self.bodies.before(at) is None:
            at = reached(self.article, at, self.bodies, self.rules)
            subject = self.subject(at) or self._named_with_place(at) if at < hit.first else None
        if subject is None and cue.where == "owner":
            first = self.article.sentences[self.article.sentence_at(tokens[hit.first].start)].first
            voice = owner_before(self.article, hit.first, max(first, hit.first - _APPOSITION))
            return None if voice is None or self._is_nobody(voice.name) else Held(voice, (), stretch)
        voice = subject.voice if subject is not None else self._joined(hit.first, stretch)
        if subject is None and cue.where == "of":
            voice = self.bodies.behind(hit.last)
        if voice is None and subject is None and cue.where == "subject" and self._begins_with_it(hit.first, stretch):
            return Held(stretch.speaker, stretch.reported_by, stretch) if stretch is not None else None
        if voice is None and subject is None and cue.where == "subject":
            voice = self.bodies.before(at)
            if voice is not None and stretch is not None and self.own.is_own_body(voice, at, stretch):
                return Held(stretch.speaker, stretch.reported_by, stretch)
        if subject is not None and self.own.is_speaker(subject, stretch):
            voice = stretch.speaker if stretch is not None else voice
        if voice is None and subject is not None and stretch is not None and stretch.start == subject.start:
            voice = stretch.speaker  # they said they would …: nobody else fits
        if (
            voice is None
            and subject is not None
            and stretch is None
            and subject.text.casefold() in self.rules.plain.neutral
        ):
            voice = self._told_before(hit.first)
        if voice is None or self._is_nobody(voice.name) or (subject is not None and self._is_nobody(subject.text)):
            return None
        general = subject is not None and stretch is not None and self.own.is_general(subject, stretch)
        if stretch is None or voice == stretch.speaker or general:
            return Held(stretch.speaker if stretch else voice, stretch.reported_by if stretch else (), stretch)
        if cue.kind != "demand" and subject is not None and self.own.speaks_for(stretch, voice):
            return Held(stretch.speaker, stretch.reported_by, stretch)
        told = (stretch.speaker, *stretch.reported_by)
        return Held(voice, tuple(one for one in told if one is not None), stretch)

    def _shortened(self, hit: Hit, stretch: Stretch | None) -> Held | None:
        """Who a pronoun that is one word with its verb means: she said she'd never sign; nobody in a quotation."""
        if stretch is None or stretch.quoted or stretch.speaker is None:
            return None
        return Held(stretch.speaker, stretch.reported_by, stretch)

    def _named_with_place(self, at: int) -> Mention | None:
        """The mention before a token whose place stands between: President Oduya of Maringa, who …"""
        tokens = self.article.tokens
        index = bisect_left(self.starts, tokens[at].start) - 1
        for mention in reversed(self.mentions[max(index - 1, 0) : index + 1]):
            last = self.article.token_at(mention.end - 1) + 1
            if not 0 < at - last <= _PLACE or tokens[last].lower not in self.rules.belonging:
                continue
            between = tokens[last:at]
            if all(token.text[0].isalnum() for token in between):
                return self._no_object(mention)
        return None

    def _told_before(self, at: int) -> Voice | None:
        """Who says something earlier in the sentence: said that its men would stay, but that it was ready to …"""
        start = self.article.tokens[at].start
        frames = self.of_sentence.get(self.article.sentence_at(start), ())[-_JOINED:]
        told = [one for one in frames if one.verb.end <= start and one.verb_class in _SPEAKING]
        return told[-1].subject if told else None

    def held_by(self, hit: Hit, *, owner: bool = False) -> Held | None:
        """Who does what a verb says, or whose a noun is, where no cue of a demand is at hand."""
        held = self.held(hit, _OWNER if owner else _SUBJECT)
        stretch = held.stretch if held is not None else None
        if held is None or owner or stretch is None or stretch.quoted or held.holder != stretch.speaker:
            return held
        subject = self.subject(hit.first)
        if subject is None or subject.voice is None or subject.kind == "pronoun":
            return held
        told = (held.holder, *held.reported_by)
        others = tuple(one for one in told if one is not None and one.name != subject.voice.name)
        return Held(subject.voice, others, stretch)

    def named_behind(self, hit: Hit) -> Held | None:
        """Who is named right behind a phrase: was rejected by the rebels."""
        mention = self._behind(hit.last)
        voice = mention.voice if mention is not None else self.bodies.behind(hit.last)
        if voice is None or self._is_nobody(voice.name):
            return None
        stretch = self.stretches.at(self.article.tokens[hit.first].start)
        told = (stretch.speaker, *stretch.reported_by) if stretch is not None else ()
        others = tuple(one for one in told if one is not None and one != voice)
        return Held(voice, others, stretch)

    def _begins_with_it(self, at: int, stretch: Stretch | None) -> bool:
        """Whether what somebody says begins with a pronoun for themselves, and a verb: the firm said it was ready."""
        if stretch is None or stretch.quoted or stretch.speaker is None:
            return False
        first = self.article.token_at(stretch.start)
        if not at - _JOINED <= first < at:
            return False
        if self.article.tokens[first].lower in self.rules.plain.owning:
            return all(self.bodies.passes(near) for near in range(first + 2, at))  # its men will not …
        if self.article.tokens[first].lower not in self.rules.plain.neutral:
            return False
        return all(self.bodies.passes(near) for near in range(first + 1, at))

    def _is_nobody(self, name: str) -> bool:
        return name.partition(" ")[0].casefold() in self.rules.plain.nobody

    def _subject_of(self, hit: Hit, cue: Cue, stretch: Stretch | None) -> Mention | None:
        """The mention that holds it, by where the table says that it stands."""
        if cue.where == "owner":
            return self.owner(hit.first)
        if cue.where == "of":
            return self._behind(hit.last)
        if cue.where == "sentence":
            return self._first_of(hit.first, stretch)
        return self.subject(hit.first)

    def _behind(self, at: int) -> Mention | None:
        """The mention that begins right behind a word: the readiness of Chile."""
        tokens = self.article.tokens
        index = bisect_left(self.starts, tokens[at].start) if at < len(tokens) else len(self.starts)
        mention = self.mentions[index] if index < len(self.starts) else None
        return mention if mention is not None and self.article.token_at(mention.start) <= at + 1 else None

    def after(self, hit: Hit) -> int | None:
        """Where what is wanted begins behind the mention behind a noun: the readiness of Chile to …"""
        mention = self._behind(hit.last)
        end = self.article.token_at(mention.end - 1) + 1 if mention is not None else self.bodies.end_behind(hit.last)
        last = self._behind_apposition(end if end is not None else len(self.article.tokens))
        if last + 1 >= len(self.article.tokens):
            return None
        return last + 1 if self.article.tokens[last].lower in self.rules.bringing else None

    def _behind_apposition(self, at: int) -> int:
        """The token behind an apposition in commas that begins at a token: by the chief, Ana Prieto, to …"""
        tokens = self.article.tokens
        if at >= len(tokens) or tokens[at].text != ",":
            return at
        near = range(at + 1, min(at + 1 + _APPOSED, len(tokens)))
        return next((comma + 1 for comma in near if tokens[comma].text == ","), at)

    def _first_of(self, at: int, stretch: Stretch | None) -> Mention | None:
        """The first one named in the words that a place is part of."""
        tokens = self.article.tokens
        start = self.article.sentences[self.article.sentence_at(tokens[at].start)].start
        index = bisect_left(self.starts, max(start, stretch.start) if stretch is not None else start)
        if stretch is not None and index < len(self.mentions):
            told = self.mentions[index]
            if (
                told.voice is not None
                and self._no_object(told) is not None
                and told.start < stretch.start + _BEGINNING
                and told.end <= tokens[at].start
            ):
                return told
        index = bisect_left(self.starts, start)
        near = self.mentions[index : index + _JOINED]
        return next((one for one in near if one.voice is not None and one.end <= tokens[at].start), None)

    def _spoken(self, hit: Hit, cue: Cue, stretch: Stretch | None) -> Held | None:
        if stretch is not None and cue.where == "own" and not stretch.quoted:
            stretch = self.stretches.quoted_at(stretch.start)
        if stretch is None or (cue.where == "start" and not stretch.quoted):
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
        if at == 0 or tokens[at - 1].text == ":":
            return True
        return tokens[at].is_capital and (tokens[at - 1].end <= stretch.start or tokens[at - 1].text in _ENDS)

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
            and not frame.passive
            and (frame.content is None or frame.content.start > frame.verb.start)
        ]
        if before:
            return before[-1]
        first = bisect_left(self.starts, self.article.sentences[number].start)
        found = self.mentions[first] if first < len(self.mentions) else None
        near = found is not None and found.start <= self.article.sentences[number].start + _BEGINNING
        return found.voice if found is not None and near and found.end <= tokens[at].start else None

    def owner(self, at: int) -> Mention | None:
        """The mention before a noun that belongs to it: the government's offer."""
        tokens = self.article.tokens
        index = bisect_left(self.starts, tokens[at].start) - 1
        if index < 0 or at == 0:
            return None
        mention = self.mentions[index]
        last = self.article.token_at(mention.end - 1) + 1
        if at - last > _BESIDE:
            return None
        behind = [token.lower for token in tokens[last:at] if token.lower[0].isalnum() or token.lower in _POSSESSIVES]
        plain = all(word.isalpha() and word not in self.rules.belonging | self.rules.parting for word in behind[1:])
        if mention.kind == "pronoun":
            return mention if plain and (not behind or behind[0].isalpha()) else None
        return mention if behind and behind[0] in _POSSESSIVES and plain else None

    def subject(self, at: int) -> Mention | None:
        """The mention right before a verb, adverbs, days, a relative pronoun or an apposition aside."""
        tokens, at = self.article.tokens, self.bodies.before_mark(at)
        if at and tokens[at - 1].lower in self.rules.not_nouns:
            return None
        index = bisect_left(self.starts, tokens[at].start) - 1
        sentence = self.article.sentences[self.article.sentence_at(tokens[at].start)]
        for near in range(index, max(index - _PASSED, -1), -1):
            mention = self.mentions[near]
            if mention.start < sentence.start or mention.end > tokens[at].start:
                return None
            last = self.article.token_at(mention.end - 1)
            if at - last - 1 > _APPOSITION:
                return None
            if self._leads_to(mention, last + 1, at, nearest=near == index):
                return self._no_object(self._named_before(near)) if near == index else mention
        return None

    def _no_object(self, mention: Mention) -> Mention | None:
        """A mention, unless a word before it makes it no subject: a note handed to the envoy had asked."""
        before = self.article.token_at(mention.start) - 1
        return None if before >= 0 and self.article.tokens[before].lower in self.rules.plain.under else mention

    def _leads_to(self, mention: Mention, first: int, at: int, *, nearest: bool) -> bool:
        """Whether between a mention and a verb stands nothing that parts them."""
        tokens = self.article.tokens
        while at > first and (self.bodies.is_time(at - 1) or self.bodies.passes(at - 1)):
            at -= 1
        between = tokens[first:at]
        begin = self.article.token_at(mention.start)
        if nearest and between and between[0].text == "," and begin > 0 and tokens[begin - 1].text == ",":
            between = between[1:]  # the mention is an apposition itself: the leader, Ana Prieto, wants
            first += 1
        if nearest and all(self.bodies.passes(number) for number in range(first, at)):
            return True
        return len(between) > 1 and between[0].text == "," and between[-1].text == ","

    def _belongs(self, named: Mention, mention: Mention) -> bool:
        """Whether a mention only says where somebody belongs: the president of Chile gave."""
        between = self.article.text[named.end : mention.start].strip()
        return between.casefold() in self.rules.belonging and named.voice is not None and named.kind != "pronoun"

    def _named_before(self, index: int) -> Mention:
        """The name that a mention is an apposition of: Ana Prieto, the leader, wants."""
        mention = self.mentions[index]
        if index and self._belongs(self.mentions[index - 1], mention):
            return self.mentions[index - 1]
        if index == 0 or mention.kind not in ("role", "group"):
            return mention
        named = self.mentions[index - 1]
        between = self.article.text[named.end : mention.start].strip()
        return named if between == "," and named.kind == "name" and named.voice is not None else mention


def _speaks(frame: Frame, stretch: Stretch) -> bool:
    """Whether the content of a frame is what somebody says; a passive may leave out who."""
    return frame.verb_class in _SPEAKING and (stretch.speaker is not None or frame.passive)
