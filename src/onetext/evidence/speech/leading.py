"""What leads to a quotation without a verb of saying: a name and a colon, a writing, the subject of the clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onetext.evidence.frames import Mention
from onetext.evidence.speech.alone import Alone, is_all_quoted
from onetext.evidence.speech.given import Found
from onetext.evidence.speech.hearing import Hearing
from onetext.evidence.speech.people import People
from onetext.evidence.speech.strangers import reader_before
from onetext.evidence.speech.subjects import Clauses
from onetext.evidence.speech.units import Node, Unit
from onetext.model import Voice

__all__ = ["Leading"]

_LED = 30
"""So many nodes before a colon are looked at."""
_NEAR = 6
_EYES = 16
_LEAST = 4
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
        written = self._writer(before)
        if written is not None:
            return Found(written, "writing before a colon")
        mentions = [self.hearing.mentions[node.index] for node in before if node.kind == "mention"]
        if not any(mention.voice is not None for mention in mentions):
            return self._spoke_before(number) if not mentions else None
        return self._labelled(before) or self._subject(number, at, before)

    def reader(self, number: int, at: int) -> Found | None:
        """`Maria in Tarn emails: “…”`."""
        nodes, hearing = self.hearing.units[number].nodes, self.hearing
        found = reader_before(nodes, at - 3, hearing.words, hearing.article.text) if at > 4 else None
        if found is None or nodes[at - 2].lower not in hearing.words.forms:
            return None
        return Found(Voice(name=hearing.article.text[nodes[0].start : nodes[found.last - 1].end]), _RULE)

    def words_of(self, number: int, at: int) -> Found | None:
        """`recalled the words of the late Osip Larin: “…”`: whoever is named right before the sign."""
        nodes, words = self.hearing.units[number].nodes, self.hearing.words
        if at < 4:
            return None
        named = self._named_before(nodes, at - 1)
        if named is None:
            return None
        voice, first = named
        for back in range(first - 1, max(first - 1 - _NEAR, 0), -1):
            node = nodes[back]
            if node.kind != "word":
                return None
            if words.has("of", node.lower):
                is_said = words.has("sources.nouns", nodes[back - 1].lower)
                return Found(voice, "writing before a colon") if is_said else None
        return None

    def _named_before(self, nodes: Sequence[Node], at: int) -> tuple[Voice, int] | None:
        """Who is named right before a node, and where: somebody known, or words with capitals."""
        if nodes[at - 1].kind == "mention":
            voice = self.hearing.mentions[nodes[at - 1].index].voice
            return None if voice is None else (voice, at - 1)
        first, text = at, self.hearing.article.text
        while first > 1 and at - first < _LEAST and nodes[first - 1].kind == "word":
            if not text[nodes[first - 1].start].isupper():
                break
            first -= 1
        if at - first < 2:
            return None
        return Voice(name=text[nodes[first].start : nodes[at - 1].end]), first

    def pointed_back(self, number: int, unit: Unit) -> Found | None:
        """`“Open it.” That was the message from Ana`; `“Open it.” With those words, Ana left`."""
        after = self.alone.neighbour(number, 1) if is_all_quoted(unit) else None
        if after is None:
            return None
        nodes, words = self.hearing.units[after].nodes, self.hearing.words
        first = 1 if words.has("with", nodes[0].lower) else 0
        if first >= len(nodes) or not words.has("pointing", nodes[first].lower) or self.hearing.by_unit.get(after):
            return None
        if first and words.has("sources.nouns", nodes[min(first + 1, len(nodes) - 1)].lower):
            mention = self.people.subject(after, len(nodes))
            return None if mention is None or mention.voice is None else Found(mention.voice, "sentence behind")
        voice = self._writer(nodes[:_LED])
        return None if voice is None else Found(voice, "sentence behind")

    def named_behind(self, number: int, unit: Unit, at: int) -> Found | None:
        """`“Open it” was the demand of Ana`, `“Open it” was Ana's answer`."""
        nodes, words = unit.nodes, self.hearing.words
        verb = at + 2 if at + 1 < len(nodes) and nodes[at + 1].lower == "," else at + 1
        if verb + 2 >= len(nodes) or not words.has("be", nodes[verb].lower):
            return None
        voice = self._writer(nodes[verb + 1 : verb + 3 + _NEAR])
        return None if voice is None else Found(voice, "verb after")

    def point(self, number: int, at: int) -> Found | None:
        """`The envoy has spoken. The main points:` and, in paragraphs of their own, `On timing: “…”`."""
        units = self.hearing.units
        unit = units[number]
        if at > _NEAR or (number and units[number - 1].paragraph == unit.paragraph) or at != _last(unit):
            return None
        above = number - 1
        while above >= 0 and units[above].level != unit.level:
            above -= 1
        if above < 0 or units[above].paragraph != unit.paragraph - 1:
            return None
        nodes = units[above].nodes
        quoted = nodes[-1].index if nodes[-1].kind == "quote" else None
        before = None if quoted is None else self.alone.found.get(quoted)
        if before is not None:
            return before if before.rule == "point of a list" else None
        if nodes[-1].lower != ":":
            return None
        at_unit: int | None = above
        for _ in range(3):
            if at_unit is None:
                break
            voice = self.people.focus(at_unit)
            if voice is not None:
                return Found(voice, "point of a list")
            at_unit = self.alone.neighbour(at_unit, -1)
        return None

    def headline(self, unit: Unit, at: int) -> Found | None:
        """`“We will not pay”: minister`: behind the colon of a headline; in an interview whoever answers."""
        if unit.paragraph or unit.level is not None or unit.nodes[-1].lower in ".!?":
            return None
        guest = self.hearing.turns.guest
        if at == 0 and guest is not None:
            return Found(guest, "headline")
        after = unit.nodes[at + 1 : at + 4]
        if len(after) != 2 or after[0].lower != ":" or after[1].kind != "mention":
            return None
        mention = self.hearing.mentions[after[1].index]
        return None if mention.voice is None else Found(mention.voice, "headline")

    def signed(self, number: int, unit: Unit, at: int) -> Found | None:
        """`“We cannot wait.” — Ana Prieto`: a name behind a dash, and nothing more than a few words about it."""
        rest = unit.nodes[at + 1 :]
        if not rest:
            behind = self.alone.neighbour(number, 1)
            rest = () if behind is None else self.hearing.units[behind].nodes
        if at or not 1 < len(rest) < _EYES or rest[0].lower not in ("—", "–", "-"):
            return None
        first = next((ahead for ahead, node in enumerate(rest[1:4], 1) if node.kind == "mention"), -1)
        is_bare = all(node.kind != "word" or not self.hearing.words.may_be_finite(node.lower) for node in rest)
        if first < 0 or not is_bare or any(node.kind == "quote" for node in rest):
            return None
        voice = self.hearing.mentions[rest[first].index].voice
        return None if voice is None else Found(voice, "verb after")

    def in_the_eyes(self, unit: Unit, at: int) -> Found | None:
        """`To Ana, it was “a trap”`, `For the ministry the offer was “a bad joke”`."""
        nodes, words = unit.nodes, self.hearing.words
        if not words.has("eyes", nodes[0].lower) or not 3 < at < _EYES or nodes[1].kind != "mention":
            return None
        mention = self.hearing.mentions[nodes[1].index]
        verb = next((back for back in range(at - 1, 2, -1) if words.has("be", nodes[back].lower)), 0)
        between = nodes[verb + 1 : at]
        is_near = verb and all(
            words.is_adverb(node.lower) or words.has("noun_articles", node.lower) for node in between
        )
        begin = verb - 1
        while begin > 1 and not self._opens_clause(nodes[begin]) and nodes[begin].kind == "word":
            begin -= 1
        is_parted = nodes[2].lower == "," or " " in mention.text
        is_somebody = self.people.is_person(mention) or mention.kind in ("role", "group") or is_parted
        if not (is_near and self._opens_clause(nodes[begin]) and is_somebody and verb - begin <= _LEAST and begin > 1):
            return None
        return None if mention.voice is None else Found(mention.voice, "according to")

    def _opens_clause(self, node: Node) -> bool:
        words = self.hearing.words
        return words.has("subject_pronouns", node.lower) or words.has("determiners", node.lower)

    def carried(self, index: int, number: int, unit: Unit, at: int) -> Found | None:
        """`Her party, she adds, will insist. If not, “the tractor knows the way”.`: nobody new is named."""
        quote = self.hearing.quotes[index]
        if at != _last(unit) or at < 2 or len(quote.text.split()) < _LEAST or unit.level is not None:
            return None
        if any(node.kind == "quote" for node in unit.nodes[:at]) or self.hearing.by_unit.get(number):
            return None
        if self.people.anybody(number) or any(node.kind == "mention" for node in unit.nodes):
            return None
        before = self.alone.neighbour(number, -1)
        return None if before is None else self.alone.speaker(before)

    def in_clause(self, index: int, number: int, unit: Unit, at: int) -> Found | None:
        """`She puts the odds at “ten to one, and I am being kind”`: who says I is the subject of the clause."""
        quote = self.hearing.quotes[index]
        guest = self._asked(unit, at)
        if guest is not None:
            return Found(guest, "asked about it")
        if at < 2 or unit.nodes[at - 1].kind == "sign" or self.hearing.by_unit.get(number):
            return None
        words = self.hearing.words
        if words.has("be", unit.nodes[at - 1].lower):
            return None  # the mayor was “the best friend we ever had”
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
        first = next((at for at, node in enumerate(before[:_NEAR]) if node.kind == "mention"), -1)
        if first < 0 or not all(self._is_label(node) for node in before[:first]):
            return None
        mention = self.hearing.mentions[before[first].index]
        if mention.voice is None or mention.kind == "metonym":
            return None
        rest = before[first + 1 :]
        if rest and not (rest[0].lower == "(" and rest[-1].lower == ")"):
            return None
        return Found(mention.voice, _RULE)

    def _is_label(self, node: Node) -> bool:
        """Whether a node may stand before a name that labels what follows: `10:20 County commissioner`."""
        words = self.hearing.words
        if node.kind == "sign":
            return node.lower in ":.–—-["
        if node.kind != "word" or words.is_auxiliary(node.lower):
            return False
        return not any(words.has(kind, node.lower) for kind in ("prepositions", "coordinators", "subordinators"))

    def _subject(self, number: int, at: int, before: tuple[Node, ...]) -> Found | None:
        """`Ana was blunter: “…”`, `on pensions, she was blunt: “…”`; a newspaper gives the floor to somebody else."""
        nodes = self.hearing.units[number].nodes
        head = next((at for at, node in enumerate(nodes[:2]) if node.kind == "mention"), None)
        mention = None
        is_eyes = head == 1 and self.hearing.words.has("eyes", nodes[0].lower) and nodes[2].lower == ","
        if head is not None and (is_eyes or nodes[head + 1].kind == "word"):
            mention = self.hearing.mentions[nodes[head].index]
        else:
            found = self.people.subject(number, at)
            if found is not None and (self.people.is_person(found) or found.kind == "role"):
                mention = found
        if mention is None:
            return None
        speaker = self._given_floor(mention, before) or mention
        return Found(speaker.voice, _RULE)

    def _given_floor(self, subject: Mention, before: tuple[Node, ...]) -> Mention | None:
        """Whom a newspaper or its writer has found, or lets speak."""
        words = self.hearing.words
        parts = subject.text.casefold().split()
        if not any(words.has("writings.media", word) or words.has("writings.press", word) for word in parts):
            return None
        for node in before:
            if node.kind != "mention" or node.start <= subject.start:
                continue
            mention = self.hearing.mentions[node.index]
            if not mention.plural and mention.kind in ("name", "role"):
                return mention
        return None

    def _writer(self, before: tuple[Node, ...]) -> Voice | None:
        """`A one-line email from Western Rail: “…”`, `her answer to the board: “…”`."""
        words, mentions = self.hearing.words, self.hearing.mentions
        for at, node in enumerate(before):
            if node.kind == "sign":
                return None
            is_noun = any(words.has(kind, node.lower) for kind in ("writings.nouns", "answering"))
            if node.kind != "word" or not (is_noun or node.lower in words.nouns):
                continue
            after = before[at + 1 : at + 3]
            is_from = len(after) == 2 and words.has("writings.from", after[0].lower)
            if is_from and after[1].kind == "mention":
                return mentions[after[1].index].voice
            named = self._named_before(before, len(before)) if is_from else None
            if named is not None and named[1] == at + 2:
                return named[0]
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
        return None if before is None else self.alone.speaker(before) or self.alone.walked(before)

    def _clauses(self, unit: Unit) -> Clauses:
        hearing = self.hearing
        return Clauses(unit.nodes, hearing.mentions, hearing.words, {}, hearing.article.text)


def _last(unit: Unit) -> int:
    """The last node of a unit, a sign at its end aside."""
    return len(unit.nodes) - (2 if unit.nodes[-1].kind == "sign" and len(unit.nodes) > 1 else 1)
