"""Words between marks that are the subject's, beside verbs that say nothing themselves: `thanked them for “…”`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onetext.evidence.speech.given import Found
from onetext.evidence.speech.hearing import Hearing
from onetext.evidence.speech.people import People
from onetext.evidence.speech.subjects import Clauses, Subject
from onetext.evidence.speech.units import Node, Unit
from onetext.model import Voice

__all__ = ["Stances"]

_BACK = 10
_LEAST = 3
_LIGHT = frozenset({"refuse", "agree", "think"})
_RULE = "subject of the clause"


@dataclass(frozen=True)
class Stances:
    """The rules, over an article; asked where no verb of saying stands beside a quotation."""

    hearing: Hearing
    people: People

    def speaker(self, index: int, unit: Unit, frames: Sequence[int], at: int) -> Found | None:
        """Whose words they are, where somebody is the subject and there are enough of them."""
        if len(self.hearing.quotes[index].text.split()) < _LEAST or unit.level is not None:
            return None
        return self._thought(frames, at) or self._of_stance(unit, at) or self._being(index, unit, at)

    def _thought(self, frames: Sequence[int], at: int) -> Found | None:
        """`refused to “come back to the table”`, `agreed that it was “a great mistake”`."""
        said = self.hearing.said
        around = [number for number in frames if said[number].content.first <= at < said[number].content.last]
        for number in reversed(around):
            one = said[number]
            voice = one.frame.subject
            if one.frame.verb_class in _LIGHT and voice is not None and not one.modal and not one.frame.passive:
                return Found(voice, _RULE, number)
        return None

    def _of_stance(self, unit: Unit, at: int) -> Found | None:
        nodes, words = unit.nodes, self.hearing.words
        is_led = at > 0 and words.has("stance_links", nodes[at - 1].lower)
        for back in range(at - 1, max(at - 1 - _BACK, 0), -1):
            node = nodes[back]
            if node.kind in ("sign", "quote"):
                return None
            if node.kind == "mention":
                continue
            if words.has("stance_verbs", node.lower) or (is_led and words.has("loose_stance_verbs", node.lower)):
                return self._subject(unit, back)
            if words.may_be_finite(node.lower) or any(words.has(kind, node.lower) for kind in ("relatives", "that")):
                return None
        return None

    def _subject(self, unit: Unit, verb: int) -> Found | None:
        """Who stands before a verb, over adverbs and forms of have; nobody where it is a passive."""
        nodes, words = unit.nodes, self.hearing.words
        first = verb
        while first > 0 and nodes[first - 1].kind == "word":
            lower = nodes[first - 1].lower
            if words.has("be", lower) or words.has("negations", lower) or words.has("modals", lower):
                return None
            if not (words.is_auxiliary(lower) or words.is_adverb(lower)):
                break
            first -= 1
        subject = None if first == 0 else self._clauses(unit).before(first - 1)
        voice = self._somebody(unit, subject)
        return None if voice is None else Found(voice, _RULE)

    def _being(self, index: int, unit: Unit, at: int) -> Found | None:
        """`She was “deeply worried by the news”`: how somebody feels, in their words."""
        nodes, words = unit.nodes, self.hearing.words
        first = self.hearing.quotes[index].text.split(maxsplit=1)[0].casefold()
        back = at - 1
        while back > 1 and nodes[back].kind == "word" and words.is_adverb(nodes[back].lower):
            back -= 1
        if back < 1 or not words.has("be", nodes[back].lower) or not words.is_adverb(first):
            return None
        subject = self._clauses(unit).before(back - 1)
        voice = self._somebody(unit, subject)
        return None if voice is None else Found(voice, _RULE)

    def _somebody(self, unit: Unit, subject: Subject | None) -> Voice | None:
        """The voice of a subject that is somebody, and no thing."""
        if subject is None or subject.voice is None or unit.nodes[subject.last - 1].kind != "mention":
            return None
        mention = self.hearing.mentions[unit.nodes[subject.last - 1].index]
        is_known = self.people.is_person(mention) or mention.kind in ("role", "group", "name", "metonym", "pronoun")
        return subject.voice if is_known else None

    def _clauses(self, unit: Unit) -> Clauses:
        nodes: tuple[Node, ...] = unit.nodes
        return Clauses(nodes, self.hearing.mentions, self.hearing.words, {}, self.hearing.article.text)
