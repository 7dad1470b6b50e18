"""Quotations that are a sentence of their own: whoever spoke, or stood in the light, in the sentence before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onetext.evidence.speech.given import Found
from onetext.evidence.speech.hearing import Hearing
from onetext.evidence.speech.people import People
from onetext.evidence.speech.said import Said
from onetext.evidence.speech.units import Unit
from onetext.model import Voice

__all__ = ["FEW", "LIGHT", "Alone", "is_all_quoted"]

LIGHT = frozenset({"refuse", "agree", "think"})
"""Classes whose subject need not be the one whose words are quoted."""
FEW = 50
FEW_WORDS = 6
_REACH = 280
_FEW_NODES = 60
_BACK = 4
"""So many sentences without anybody in them may stand between a speaker and his words."""


@dataclass(frozen=True)
class Alone:
    """The rules, over an article and what was found so far."""

    hearing: Hearing
    found: Mapping[int, Found]
    voice: Callable[[Said], Voice | None]
    people: People

    def of(self, index: int, number: int, unit: Unit, at: int) -> Found | None:
        """Who says a quotation that is all of its unit: what stands behind it, and before it."""
        if not is_all_quoted(unit):
            return None
        return self._after_question(index, number, unit, at) or self._before_it(number, unit)

    def speaker(self, number: int) -> Found | None:
        """Who speaks in a unit in the author's words, if one alone does."""
        hearing = self.hearing
        told: dict[str, tuple[Voice, int]] = {}
        for one in hearing.by_unit.get(number, ())[:FEW]:
            said = hearing.said[one]
            if said.frame.parent is not None or said.how == "according to" or self._is_subordinate(said):
                continue
            is_aside = said.frame.verb_class == "think" and said.content.first < said.first
            if said.frame.verb_class in LIGHT and not is_aside:
                continue
            voice = self.voice(said)
            if voice is not None:
                told.setdefault(voice.name, (voice, one))
        if len(told) != 1:
            return None
        ((voice, one),) = told.values()
        return Found(voice, "sentence before", one)

    def _is_subordinate(self, said: Said) -> bool:
        """`What the king said is known`, `because he repeated it`: a clause that only helps another one."""
        if said.subject is None or said.subject.first < 1:
            return False
        before, words = self.hearing.units[said.unit].nodes[said.subject.first - 1], self.hearing.words
        return before.kind == "word" and any(words.has(kind, before.lower) for kind in ("whether", "openers"))

    def neighbour(self, number: int, step: int) -> int | None:
        """The unit of the same level and paragraph before or behind one."""
        units = self.hearing.units
        here = units[number]
        other = number + step
        while 0 <= other < len(units) and abs(other - number) < FEW:
            if units[other].paragraph != here.paragraph:
                return None
            if units[other].level == here.level:
                return other
            other += step
        return None

    def _after_question(self, index: int, number: int, unit: Unit, at: int) -> Found | None:
        """`“Are you coming?” Ana asked.`: the sentence after it is nothing but the attribution."""
        hearing = self.hearing
        following = self.neighbour(number, 1)
        text = hearing.quotes[index].text
        if following is None or at != len(unit.nodes) - 1 or text[-1:] not in "?!…":
            return None
        for one in hearing.by_unit.get(following, ()):
            said = hearing.said[one]
            begin = said.first if said.subject is None else min(said.first, said.subject.first)
            if begin == 0 and said.content.is_empty and said.subject is not None:
                return Found(self.voice(said), "verb after", one)
            is_unknown = said.subject is None and said.content.is_empty and said.first <= FEW_WORDS
            if is_unknown and said.frame.verb_class == "say":
                return Found(None, "verb after", one)
            return None
        return None

    def _before_it(self, number: int, unit: Unit) -> Found | None:
        before = self.neighbour(number, -1)
        if before is None:
            return self._above(number, unit)
        goes_on = self._goes_on(before)
        if goes_on is not None:
            return goes_on
        return self._told(before) or self.walked(before)

    def _told(self, before: int) -> Found | None:
        """Whoever spoke in a sentence; where several did, nobody. Else whom it is about."""
        found = self.speaker(before)
        if found is None and not self._has_speakers(before):
            voice = self.people.focus(before)
            found = None if voice is None else Found(voice, "about whom the sentence before is")
        if found is None or found.voice is None or self.people.has_rival(before, found.voice):
            return None
        return found

    def walked(self, before: int) -> Found | None:
        """Over sentences that name nobody, to whoever spoke before them."""
        at: int | None = before
        for _ in range(_BACK):
            if at is None or self._has_speakers(at) or self.people.anybody(at):
                return None
            at = self.neighbour(at, -1)
            if at is None:
                return None
            found = self._goes_on(at) or self.speaker(at)
            if found is not None:
                return found
        return None

    def _has_speakers(self, number: int) -> bool:
        hearing = self.hearing
        return any(
            hearing.said[one].frame.parent is None and hearing.said[one].frame.verb_class not in LIGHT
            for one in hearing.by_unit.get(number, ())[:FEW]
            if hearing.said[one].subject is not None and hearing.said[one].how != "according to"
        )

    def _goes_on(self, before: int) -> Found | None:
        """The speaker of the last quotation of a unit, or whoever tells of it."""
        near = self.hearing.units[before].nodes[-_REACH:]
        quoted = [node.index for node in near if node.kind == "quote" and node.index in self.found]
        if not quoted:
            return None
        last = self.found[quoted[-1]]
        if last.rule in ("sentence before", "next sentence"):
            return Found(last.voice, last.rule, last.said)
        outer = None if last.rule == "verb after" else self._teller(last)
        if outer is not None:
            return outer
        return Found(last.voice, "same speaker goes on", last.said, quoted[-1])

    def _teller(self, last: Found) -> Found | None:
        """`Ana recalled that Otto had promised “…”. “…”`: it is Ana who goes on."""
        hearing, number = self.hearing, last.said
        for _ in range(_BACK):
            parent = None if number is None else hearing.said[number].frame.parent
            if parent is None:
                break
            number = parent
        if number is None or number == last.said:
            return None
        voice = self.voice(hearing.said[number])
        return None if voice is None else Found(voice, "sentence before", number)

    def _above(self, number: int, unit: Unit) -> Found | None:
        """A paragraph that is all quotation, behind one that ends with a colon, with its speaker, or with somebody."""
        hearing = self.hearing
        above = number - 1
        while above > number - FEW and above >= 0 and hearing.units[above].level != unit.level:
            above -= 1
        if (
            above < 0
            or hearing.units[above].level != unit.level
            or hearing.units[above].paragraph != unit.paragraph - 1
        ):
            return None
        previous = hearing.units[above]
        if previous.nodes[-1].lower == ":":
            frames = [one for one in hearing.by_unit.get(above, ())[-FEW:] if hearing.said[one].subject is not None]
            if frames:
                return Found(self.voice(hearing.said[frames[-1]]), "colon in the paragraph before", frames[-1])
            voice = self.people.focus(above)
            return None if voice is None else Found(voice, "colon in the paragraph before")
        return self._below(number, above)

    def _below(self, number: int, above: int) -> Found | None:
        """A paragraph without author's words: the speaker of the one above goes on, or whom its end is about."""
        behind = self.neighbour(number, 1)
        is_whole = behind is None or is_all_quoted(self.hearing.units[behind])
        if behind is not None and not is_whole and (self._has_speakers(behind) or self.people.anybody(behind)):
            return None
        goes_on = self._goes_on(above)
        if goes_on is not None:
            quote = None if goes_on.continues is None else self.hearing.quotes[goes_on.continues]
            asked = quote is not None and quote.text[-1:] == "?"
            return None if asked or goes_on.continues is None else goes_on
        if not is_whole or self._has_speakers(above) or not self.people.ends_sentence(above):
            return None
        voice = self.people.focus(above)
        return None if voice is None else Found(voice, "about whom the sentence before is")


def is_all_quoted(unit: Unit) -> bool:
    """Whether a unit has nothing but quotations and signs; one with very many nodes is not asked."""
    few = len(unit.nodes) <= _FEW_NODES  # a unit is asked about once for each of its quotations
    return few and all(node.kind in ("quote", "sign") for node in unit.nodes)
