"""Whom `he` or `she` means beside a quotation, where the pronoun alone does not tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onetext.evidence.speech.alone import Alone
from onetext.evidence.speech.given import Found
from onetext.evidence.speech.hearing import Hearing
from onetext.evidence.speech.people import People
from onetext.evidence.speech.said import Said
from onetext.model import Voice

__all__ = ["Meant"]

_REACH = 280
_FEW_UNITS = 12
_BACK = 3
"""So many sentences without anybody in them may stand between somebody and his pronoun."""


@dataclass(frozen=True)
class Meant:
    """The rules, over an article and what was found so far."""

    hearing: Hearing
    found: Mapping[int, Found]
    people: People
    alone: Alone

    def pronoun(self, said: Said) -> str:
        """The pronoun of a person that is the subject of a frame, in small letters; empty where it is none."""
        place = said.frame.subject_place
        word = "" if place is None else self.hearing.article.text[place.start : place.end].casefold()
        return word if self.hearing.words.has("person_pronouns", word) else ""

    def checked(self, number: int, said: Said, voice: Voice) -> Voice | None:
        """Whoever was found for a pronoun, or somebody better.

        Within a quotation `he` is not its own speaker; and whoever the sentence right before is about comes before
        somebody whom the paragraph does not name.
        """
        pronoun = self.pronoun(said)
        if not pronoun:
            return voice
        level = self.hearing.units[said.unit].level
        if level is not None:
            outer = self.found.get(level)
            is_own = outer is not None and outer.voice is not None and outer.voice.name == voice.name
            return None if is_own or not self._is_near(number, voice) else voice
        before = self.alone.neighbour(number, -1)
        if before is not None and not self.people.names(number, voice) and self.people.are_two(before, pronoun):
            return None
        if self._is_here(number, voice):
            return voice
        return self.just_named(number, pronoun) or voice

    def same_person(self, number: int, said: Said) -> Voice | None:
        """`“…,” Ana said. “…,” she added`: whoever spoke right before, where nobody else can be meant."""
        hearing, place, pronoun = self.hearing, said.frame.subject_place, self.pronoun(said)
        if place is None or not pronoun:
            return None
        unit = hearing.units[number]
        for before in range(number, max(number - _FEW_UNITS, -1), -1):
            other = hearing.units[before]
            if other.level != unit.level or unit.paragraph - other.paragraph > 1:
                continue
            for node in reversed(other.nodes[-_REACH:]):
                last = self.found.get(node.index) if node.kind == "quote" and node.end <= place.start else None
                if last is None:
                    continue
                if last.voice is None or not self.people.may_be(last.voice, pronoun):
                    return self.just_named(number, pronoun)
                if self.people.is_alone(before, number, node.end, place.start, last.voice, pronoun):
                    return last.voice
                return self.just_named(number, pronoun)
        return self.just_named(number, pronoun)

    def just_named(self, number: int, pronoun: str) -> Voice | None:
        """`Ana looked out of the window. “…,” she said`: whom the sentence before is about."""
        before = self.alone.neighbour(number, -1)
        for _ in range(_BACK):
            if before is None:
                return None
            voice = self.people.focus(before) or self.people.named_first(before, pronoun)
            if voice is not None:
                return self._if_alone(before, voice, pronoun)
            if self.people.anybody(before) or self.people.has_names(before):
                return self.people.only_named(before, pronoun)
            before = self.alone.neighbour(before, -1)
        return None

    def _if_alone(self, before: int, voice: Voice, pronoun: str) -> Voice | None:
        unit = self.hearing.units[before]
        if not self.people.may_be(voice, pronoun):
            return None
        if self.hearing.words.has("questioned", unit.nodes[0].lower):
            return voice
        return voice if self.people.is_first(before, voice, pronoun) else None

    def _is_near(self, number: int, voice: Voice) -> bool:
        """Whether somebody of whom a quotation speaks is named in its paragraph or the one before."""
        units, last = self.hearing.units, self.hearing.units[number].paragraph
        for at in range(number, max(number - 4 * _FEW_UNITS, -1), -1):
            if last - units[at].paragraph > 1:
                return False
            if self.people.names(at, voice):
                return True
        return False

    def _is_here(self, number: int, voice: Voice) -> bool:
        """Whether somebody is named in the paragraph, up to a unit."""
        at: int | None = number
        for _ in range(_FEW_UNITS):
            if at is None or self.people.names(at, voice):
                break
            at = self.alone.neighbour(at, -1)
        return at is not None
