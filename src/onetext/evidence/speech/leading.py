"""What leads to a quotation without a verb of saying: a name and a colon, a writing, the subject of the clause."""

from __future__ import annotations

from dataclasses import dataclass

from onetext.evidence.frames import Mention
from onetext.evidence.speech.alone import Alone
from onetext.evidence.speech.given import Found
from onetext.evidence.speech.hearing import Hearing
from onetext.evidence.speech.people import People
from onetext.evidence.speech.subjects import Clauses
from onetext.evidence.speech.units import Node, Unit
from onetext.model import Voice

__all__ = ["Leading"]

_LED = 30
"""So many nodes before a colon are looked at."""
_NEAR = 6
_RULE = "subject before a colon"


@dataclass(frozen=True)
class Leading:
    """The rules, over an article."""

    hearing: Hearing
    alone: Alone
    people: People

    def to_colon(self, number: int, at: int) -> Found | None:
        """Who speaks behind a colon in front of a node, where no verb of saying stands before it."""
        nodes = self.hearing.units[number].nodes
        before = nodes[max(at - 1 - _LED, 0) : at - 1]
        if not before:
            return None
        written = self._writer(number, before)
        if written is not None:
            return Found(written, "writing before a colon")
        mentions = [self.hearing.mentions[node.index] for node in before if node.kind == "mention"]
        if not any(mention.voice is not None for mention in mentions):
            return self._spoke_before(number) if not mentions else None
        return self._labelled(before) or self._subject(number, at, before)

    def in_clause(self, index: int, number: int, unit: Unit, at: int) -> Found | None:
        """`She puts the odds at “ten to one, and I am being kind”`: who says I is the subject of the clause."""
        quote = self.hearing.quotes[index]
        guest = self._asked(unit, at)
        if guest is not None:
            return Found(guest, "asked about it")
        if at < 2 or unit.nodes[at - 1].kind == "sign" or self.hearing.by_unit.get(number):
            return None
        words = self.hearing.words
        if not any(words.has("own", word.strip(".,;!?").casefold()) for word in quote.text.split()[:40]):
            return None
        subject = self._clauses(unit).clause_subject(at - 1)
        mention = None if subject is None else self._mention(unit, subject.first)
        if mention is None or not (self.people.is_person(mention) or mention.kind == "role"):
            return None
        return Found(mention.voice, "subject of the clause")

    def _asked(self, unit: Unit, at: int) -> Voice | None:
        """`Q: You once called it “a trap”.`: whoever is asked."""
        guest = self.hearing.turns.asked(unit.nodes[at].start)
        if guest is None:
            return None
        for node in reversed(unit.nodes[max(at - _LED, 0) : at]):
            if node.kind == "mention":
                return None
            if node.kind == "word" and self.hearing.words.has("addressed", node.lower):
                return guest
        return None

    def _mention(self, unit: Unit, at: int) -> Mention | None:
        node = unit.nodes[at]
        return self.hearing.mentions[node.index] if node.kind == "mention" else None

    def _labelled(self, before: tuple[Node, ...]) -> Found | None:
        """`Mrs. Quillon: “…”`, `A spokesman for the port (on Monday): “…”`: nothing but a name before the colon."""
        if before[0].kind != "mention":
            return None
        mention = self.hearing.mentions[before[0].index]
        if mention.voice is None or mention.kind == "metonym":
            return None
        rest = before[1:]
        if rest and not (rest[0].lower == "(" and rest[-1].lower == ")"):
            return None
        return Found(mention.voice, _RULE)

    def _subject(self, number: int, at: int, before: tuple[Node, ...]) -> Found | None:
        """`Ana was blunter: “…”`, `on pensions, she was blunt: “…”`; a newspaper gives the floor to somebody else."""
        nodes = self.hearing.units[number].nodes
        head = next((at for at, node in enumerate(nodes[:2]) if node.kind == "mention"), None)
        mention = None
        if head is not None and nodes[head + 1].kind == "word":
            mention = self.hearing.mentions[nodes[head].index]
        else:
            found = self.people.subject(number, at)
            if found is not None and (self.people.is_person(found) or found.kind == "role"):
                mention = found
        if mention is None:
            return None
        given = self._given_floor(mention, before)
        return Found(given or mention.voice, _RULE)

    def _given_floor(self, subject: Mention, before: tuple[Node, ...]) -> Voice | None:
        """Whom a newspaper or its writer has found, or lets speak."""
        words = self.hearing.words
        parts = subject.text.casefold().split()
        if not any(words.has("writings.media", word) or words.has("writings.press", word) for word in parts):
            return None
        for node in before:
            if node.kind != "mention" or node.start <= subject.start:
                continue
            mention = self.hearing.mentions[node.index]
            if mention.voice is not None and not mention.plural and mention.kind in ("name", "role"):
                return mention.voice
        return None

    def _writer(self, number: int, before: tuple[Node, ...]) -> Voice | None:
        """`A one-line email from Western Rail: “…”`, `her answer to the board: “…”`."""
        words, mentions = self.hearing.words, self.hearing.mentions
        for at, node in enumerate(before):
            if node.kind == "sign":
                return None
            if node.kind != "word" or not (
                words.has("writings.nouns", node.lower) or words.has("answering", node.lower)
            ):
                continue
            after = before[at + 1 : at + 3]
            is_from = len(after) == 2 and words.has("writings.from", after[0].lower) and after[1].kind == "mention"
            if is_from:
                return mentions[after[1].index].voice
            owner = next((one for one in reversed(before[max(at - 4, 0) : at]) if one.kind == "mention"), None)
            if owner is not None and self._owns(owner, before):
                return mentions[owner.index].voice
        return None

    def _owns(self, owner: Node, before: tuple[Node, ...]) -> bool:
        behind = before[before.index(owner) + 1]
        return behind.lower in ("'s", "'") or self.hearing.words.has("possessives", owner.lower)

    def _spoke_before(self, number: int) -> Found | None:
        """`He had stood up, he says. And the wards are safe: “…”`: a sentence that names nobody is still his."""
        before = self.alone.neighbour(number, -1)
        return None if before is None else self.alone.speaker(before)

    def _clauses(self, unit: Unit) -> Clauses:
        hearing = self.hearing
        return Clauses(unit.nodes, hearing.mentions, hearing.words, {}, hearing.article.text)
