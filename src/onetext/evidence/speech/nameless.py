"""Speakers that no table knows, before their verb; and what goes on behind `…, she said, and …`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onetext.evidence.speech.given import Found
from onetext.evidence.speech.hearing import Hearing
from onetext.evidence.speech.plain_subjects import worded_before
from onetext.evidence.speech.said import Said
from onetext.evidence.speech.units import Unit
from onetext.model import Voice

__all__ = ["Nameless"]

_FAR = 40
_OBJECT = 5
"""Nodes between a verb that calls something so and the marks."""
_NAMING = frozenset({"named", "as"})
_PARTS = ("relatives", "subordinators", "coordinators", "that")
_LIGHT = frozenset({"refuse", "agree", "think"})


@dataclass(frozen=True)
class Nameless:
    """The rules, over an article."""

    hearing: Hearing

    def called(self, unit: Unit, at: int) -> Found | None:
        """`which state television called “a ransom note”`, `as tenants say “no deal”`: verbs without a frame."""
        nodes, words = unit.nodes, self.hearing.words
        last = at - 2 if words.has("as", nodes[at - 1].lower) else at - 1
        for back in range(last, max(last - _OBJECT, 0), -1):
            node = nodes[back]
            if node.kind != "word" or words.is_auxiliary(node.lower):
                if node.kind == "mention" and back > at - _OBJECT:
                    continue
                return None
            name = self._before(unit, back, at)
            if name is not None:
                return Found(Voice(name=name, how="role"), "verb before")
            if any(words.has(kind, node.lower) for kind in _PARTS):
                return None
        return None

    def _before(self, unit: Unit, verb: int, at: int) -> str | None:
        """The phrase that is the subject of a verb which brings in words between marks."""
        nodes, words, text = unit.nodes, self.hearing.words, self.hearing.article.text
        kinds = {kind for form in words.forms.get(nodes[verb].lower, ()) for kind in form.kinds}
        lemmas = [form.lemma for form in words.forms.get(nodes[verb].lower, ())]
        takes = {what for lemma in lemmas for sense in words.senses[lemma] if not sense.after for what in sense.takes}
        if "quote" not in takes or not kinds & {"third", "past", "base"} or (verb < at - 1 and not takes & _NAMING):
            return None
        first = worded_before(nodes, verb - 1, words, text)
        is_led = first is not None and first > 0 and words.has("relatives", nodes[first - 1].lower)
        if first is None or (verb == at - 1 and takes & _NAMING and not is_led):
            return None
        name = text[nodes[first].start : nodes[verb - 1].end]
        is_many = name.endswith(words.plural_endings)
        if (kinds == {"base"} and not is_many) or words.has("writings.nouns", nodes[verb - 1].lower):
            return None
        return name

    def of(self, unit: Unit, found: Found, said: Said, at: int) -> Found | None:
        """`state television called it “a ransom note”`: the phrase before a verb that brings in the quotation."""
        if said.subject is not None or said.frame.passive or said.how != "nobody named" or said.first >= at:
            return None
        hearing = self.hearing
        first = worded_before(unit.nodes, said.first - 1, hearing.words, hearing.article.text)
        if first is None:
            return None
        name = hearing.article.text[unit.nodes[first].start : unit.nodes[said.first - 1].end]
        return Found(Voice(name=name, how="role"), found.rule, found.said)

    def aside(self, unit: Unit, frames: Sequence[int], at: int, voice: Callable[[Said], Voice | None]) -> Found | None:
        """`She had not seen it, she said, and it had been added by “a friend”`: it is still what she says."""
        nodes, words, heard = unit.nodes, self.hearing.words, self.hearing.said
        before = [number for number in frames if heard[number].first < at and heard[number].subject is not None]
        if not before or at - heard[before[-1]].last > _FAR:
            return None
        one = heard[before[-1]]
        end = max(one.last, one.last if one.subject is None else one.subject.last)
        if one.frame.verb_class in _LIGHT or one.content.is_empty or one.content.first >= one.first or end + 1 >= at:
            return None
        sign, after = nodes[end], nodes[end + 1]
        is_joined = sign.kind == "sign" and (
            sign.lower == ";" or (sign.lower == "," and words.has("coordinators", after.lower))
        )
        if not is_joined or any(node.kind == "quote" for node in nodes[end:at]):
            return None
        return Found(voice(one), "within what is said", before[-1])
