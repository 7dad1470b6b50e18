"""Who of those named is a person, and whom a sentence is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from onetext.evidence.frames import Mention
from onetext.evidence.speech.genders import genders_of, may_be
from onetext.evidence.speech.hearing import Hearing
from onetext.evidence.speech.subjects import Clauses
from onetext.evidence.speech.units import Node
from onetext.model import Voice

__all__ = ["People"]

_ARTICLE = 4
"""A title has more letters than `The `; `Mr.` is told by its stop."""
_FEW_NODES = 80
"""Longer sentences are about too much to be about anybody."""


_EARLY = 6
"""Nodes at the beginning of a sentence where its subject stands."""


@dataclass(frozen=True)
class People:
    """Asked about units of an article."""

    hearing: Hearing

    @cached_property
    def _persons(self) -> frozenset[str]:
        """Names of voices that a pronoun of persons or a role in the singular stands for."""
        words = self.hearing.words
        return frozenset(
            mention.voice.name
            for mention in self.hearing.mentions
            if mention.voice is not None
            and not mention.plural
            and (
                mention.kind == "role"
                or (mention.kind == "pronoun" and words.has("person_pronouns", mention.text.casefold()))
                or (mention.kind == "name" and _is_called_as_persons_are(mention.text, mention.voice.name))
            )
        )

    def is_person(self, mention: Mention) -> bool:
        """Whether a mention stands for one person."""
        return mention.voice is not None and not mention.plural and mention.voice.name in self._persons

    def anybody(self, number: int) -> bool:
        """Whether a unit names any person, or has a pronoun or role that nobody could be found for."""
        return any(
            self.is_person(mention) or mention.kind == "role" or self._is_he(mention)
            for mention in self._mentions(number)
        )

    def focus(self, number: int) -> Voice | None:
        """The person a unit is about: its subject, or the only one in it where it speaks of an answer."""
        unit = self.hearing.units[number]
        if len(unit.nodes) > _FEW_NODES or any(node.kind == "quote" for node in unit.nodes):
            return None
        mentions = self._mentions(number)
        persons = [mention for mention in mentions if self.is_person(mention)]
        if not persons:
            return None
        if unit.nodes[-1].lower == "?":
            return persons[0].voice
        subject = self._clauses(number).main_subject(len(unit.nodes))
        is_owner = subject is not None and self.hearing.words.has("owning", unit.nodes[subject.first].lower)
        if subject is not None and subject.voice is not None and not is_owner and subject.voice.name in self._persons:
            return subject.voice
        one = {mention.voice.name for mention in persons if mention.voice is not None}
        is_answer = any(self.hearing.words.has("answering", node.lower) for node in unit.nodes if node.kind == "word")
        return persons[0].voice if is_answer and len(one) == 1 else None

    def named_first(self, number: int, pronoun: str) -> Voice | None:
        """Whoever a sentence begins with, by a name of several words, where a pronoun may mean them."""
        unit = self.hearing.units[number]
        mention = None if len(unit.nodes) > _FEW_NODES else self.subject(number, len(unit.nodes))
        if mention is None or mention.kind != "name" or mention.plural or mention.voice is None:
            return None
        first = mention.text.split()[0].casefold()
        before = [node for node in unit.nodes if node.end <= mention.start][-1:]
        is_body = any(self.hearing.words.has("articles", word) for word in (first, *(node.lower for node in before)))
        is_full = " " in mention.voice.name and not is_body and self._looks_human(number, mention)
        return mention.voice if is_full and self.may_be(mention.voice, pronoun) else None

    def _looks_human(self, number: int, mention: Mention) -> bool:
        """Whether anything tells that a name is a person's: a given name, an age, `who`, what they are."""
        name = "" if mention.voice is None else mention.voice.name
        if name in self._persons or self._genders.get(name):
            return True
        nodes, words = self.hearing.units[number].nodes, self.hearing.words
        at = next((at for at, node in enumerate(nodes) if node.end > mention.start), 0)
        after = [node.lower for node in nodes[at + 1 : at + 3]]
        if not after:
            return False
        is_told = len(after) > 1 and after[0] == "," and (after[1].isdigit() or words.has("determiners", after[1]))
        return is_told or any(words.has("relatives", word) for word in after)

    def _is_human(self, mention: Mention) -> bool:
        name = "" if mention.voice is None else mention.voice.name
        return self.is_person(mention) or (not mention.plural and bool(self._genders.get(name)))

    def only_named(self, number: int, pronoun: str) -> Voice | None:
        """`The lone no vote came from Commissioner Ray Oakes.`: the only one of a sentence whom a pronoun may mean."""
        one: dict[str, Voice] = {}
        for mention in self._mentions(number):
            if mention.voice is None or mention.plural or not self.may_be(mention.voice, pronoun):
                continue
            if mention.kind in ("name", "role") or (mention.kind == "pronoun" and self.is_person(mention)):
                one[mention.voice.name] = mention.voice
        if len(one) != 1:
            return None
        ((name, voice),) = one.items()
        return voice if name in self._persons or self._genders.get(name) else None

    def has_names(self, number: int) -> bool:
        """Whether a unit names anybody or anything."""
        return any(mention.kind == "name" for mention in self._mentions(number))

    def names(self, number: int, voice: Voice) -> bool:
        """Whether a unit names somebody, or speaks of them by a role."""
        return any(
            mention.voice is not None and mention.voice.name == voice.name and mention.kind != "pronoun"
            for mention in self._mentions(number)
        )

    def may_be(self, voice: Voice, pronoun: str) -> bool:
        """Whether `he` or `she` may stand for somebody: nothing that is said of them speaks against it."""
        return may_be(self._genders.get(voice.name, frozenset()), pronoun, self.hearing.article.language)

    @cached_property
    def _genders(self) -> Mapping[str, frozenset[str]]:
        return genders_of(self.hearing.mentions, self.hearing.article.language)

    def is_alone(self, first: int, last: int, start: int, end: int, voice: Voice, pronoun: str) -> bool:
        """Whether nobody else whom a pronoun may mean is named between two places, in the units from first to last."""
        for number in range(first, last + 1):
            for mention in self._mentions(number):
                is_near = start <= mention.start < end and mention.kind in ("name", "role")
                if mention.voice is None or mention.voice == voice or not (is_near and self.is_person(mention)):
                    continue
                if self.may_be(mention.voice, pronoun):
                    return False
        return True

    def are_two(self, number: int, pronoun: str) -> bool:
        """Whether a unit begins with two people, either of whom a pronoun may mean: `Ana and Ruth met`."""
        words, nodes = self.hearing.words, self.hearing.units[number].nodes[:_FEW_NODES]
        for one, joiner, other in zip(nodes[:_EARLY], nodes[1:], nodes[2:], strict=False):
            if one.kind == other.kind == "mention" and words.has("and", joiner.lower):
                voices = [self.hearing.mentions[node.index].voice for node in (one, other)]
                return all(voice is not None and self.may_be(voice, pronoun) for voice in voices)
        return False

    def is_first(self, number: int, voice: Voice, pronoun: str) -> bool:
        """Whether all others in a unit whom a pronoun may mean stand behind a preposition: less than its subject."""
        nodes, words = self.hearing.units[number].nodes[:_FEW_NODES], self.hearing.words
        for at, node in enumerate(nodes):
            mention = self.hearing.mentions[node.index] if node.kind == "mention" else None
            if mention is None or mention.voice is None or mention.voice == voice or not self._is_human(mention):
                continue
            before = next((one for one in reversed(nodes[:at]) if not words.has("determiners", one.lower)), node)
            is_led = before.kind == "word" and words.has("prepositions", before.lower)
            if mention.kind in ("name", "role") and self.may_be(mention.voice, pronoun) and not is_led:
                return False
        return True

    def has_rival(self, number: int, voice: Voice) -> bool:
        """Whether another person is the subject of a later clause of a unit: `he accused her, and she left`."""
        nodes, words = self.hearing.units[number].nodes, self.hearing.words
        for at in range(2, min(len(nodes) - 1, _FEW_NODES)):
            node, before = nodes[at], nodes[at - 1]
            if node.kind != "mention" or nodes[at + 1].kind != "word":
                continue
            is_clause = (before.kind == "sign" and before.lower in ";—–") or words.has("coordinators", before.lower)
            mention = self.hearing.mentions[node.index]
            is_other = mention.voice is not None and mention.voice.name != voice.name
            if is_clause and is_other and self.is_person(mention) and not words.has("possessives", node.lower):
                return True
        return False

    def subject(self, number: int, last: int) -> Mention | None:
        """The mention that is the subject of a unit, before a node of it."""
        nodes = self.hearing.units[number].nodes
        found = self._clauses(number).main_subject(min(last, _FEW_NODES))
        if found is None or nodes[found.first].kind != "mention" or found.last - found.first > 1:
            return None
        return self.hearing.mentions[nodes[found.first].index]

    def ends_sentence(self, number: int) -> bool:
        """Whether a unit is a sentence and no headline."""
        return self.hearing.units[number].nodes[-1].lower in ".?!…"

    def _clauses(self, number: int) -> Clauses:
        hearing = self.hearing
        nodes: tuple[Node, ...] = hearing.units[number].nodes
        return Clauses(nodes, hearing.mentions, hearing.words, {}, hearing.article.text)

    def _mentions(self, number: int) -> list[Mention]:
        nodes = self.hearing.units[number].nodes[:_FEW_NODES]
        return [self.hearing.mentions[node.index] for node in nodes if node.kind == "mention"]

    def _is_he(self, mention: Mention) -> bool:
        return mention.kind == "pronoun" and self.hearing.words.has("person_pronouns", mention.text.casefold())


def _is_called_as_persons_are(text: str, name: str) -> bool:
    """Whether a name stands with a title before it, or with the last of its words alone ("Keane" for "Moira Keane")."""
    if " " not in name:
        return False
    title, found, _rest = text.partition(name)
    has_title = bool(found) and title[:1].isupper() and (len(title) > _ARTICLE or "." in title)
    return has_title or text == name.rpartition(" ")[2]
