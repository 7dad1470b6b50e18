"""Texts that speak for themselves: `Article 4 speaks of “…”`, `Minutes of the meeting, seen by us, record that “…”`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onetext.evidence.speech.alone import Alone
from onetext.evidence.speech.given import Found
from onetext.evidence.speech.hearing import Hearing
from onetext.evidence.speech.said import Said
from onetext.evidence.speech.strangers import numbered_before
from onetext.evidence.speech.units import Node, Unit
from onetext.model import Voice

__all__ = ["Texts"]

_BACK, _AHEAD = 44, 32
"""Nodes between a text and the words of it; nodes between a text and its verb."""
_INSERTION = 24
_PHRASE = 5
_SKIPS = 2
_RULE = "writing before a colon"
_OPEN, _CLOSE = ("(", "—", "–", ","), {"(": ")"}


@dataclass(frozen=True)
class Texts:
    """The rules, over an article."""

    hearing: Hearing
    alone: Alone

    def speaker(self, number: int, unit: Unit, at: int) -> Found | None:
        """The text in whose clause a quotation stands; behind `it` or `they`, the text of the sentence before."""
        nodes = unit.nodes
        for back in range(at - 2, max(at - 2 - _BACK, -1), -1):
            node = nodes[back]
            if node.kind == "sign" and node.lower in ";:":
                return None
            first = None if node.kind != "word" else self._begin(nodes, back)
            if first is not None and (self._has_it_in(nodes, first, back, at) or self._speaks(nodes, first, back, at)):
                return self._found(nodes, first, back)
        return self._meant(number, unit, at)

    def unnamed(self, number: int, unit: Unit, at: int, said: Said) -> Found | None:
        """The same beside a verb that has nobody for its subject, or `it` and `they`."""
        place = said.frame.subject_place
        word = "" if place is None else self.hearing.article.text[place.start : place.end].casefold()
        is_open = said.subject is None or self.hearing.words.has("writings.pronouns", word)
        return self.speaker(number, unit, at) if is_open else None

    def seen_by(self, number: int, unit: Unit, at: int, said: Said) -> Found | None:
        """`The letter seen by Reuters says`: who has seen a text does not say what it says."""
        words, nodes = self.hearing.words, unit.nodes
        first = 0 if said.subject is None else said.subject.first
        if said.unit != number or first < 3 or not words.has("by", nodes[first - 1].lower):
            return None
        verb = nodes[first - 2].lower
        if not words.has("writings.published", verb) or words.has("writings.given", verb):
            return None
        return self.speaker(number, unit, at)

    def _found(self, nodes: Sequence[Node], first: int, last: int) -> Found:
        name = self.hearing.article.text[nodes[first].start : nodes[last].end]
        return Found(Voice(name=name, how="role"), _RULE)

    def _meant(self, number: int, unit: Unit, at: int) -> Found | None:
        """`The notes do not settle it. They record that “…”`."""
        nodes, words = unit.nodes, self.hearing.words
        verb = self._verb(nodes, 0) if words.has("writings.pronouns", nodes[0].lower) else None
        before = None if verb is None or verb >= at else self.alone.neighbour(number, -1)
        if before is None:
            return None
        other = self.hearing.units[before].nodes
        for last in range(min(_PHRASE, len(other) - 1)):
            first = self._begin(other, last)
            if first == 0:
                return self._found(other, first, last)
        return None

    def _begin(self, nodes: Sequence[Node], last: int) -> int | None:
        """Where a text begins that ends at a node: `Article 4`, `its new text`, `the ministry's notes`, `Minutes`."""
        words = self.hearing.words
        if numbered_before(nodes, last, words, self.hearing.article.text) is not None:
            return last - 1
        if not self._is_text(nodes[last].lower):
            return None
        for back in range(last - 1, max(last - _PHRASE, -1), -1):
            lower = nodes[back].lower
            if lower.startswith("'"):
                return back - 1 if back else None
            if nodes[back].kind != "word":
                return back if nodes[back].kind == "mention" and words.has("possessives", lower) else None
            if words.has("determiners", lower) and not words.has("prepositions", lower):
                return back - (back > 0 and words.has("articles", nodes[back - 1].lower))
        is_bare = last == 0 and nodes[0].lower.endswith(words.plural_endings)
        return 0 if is_bare else None

    def _is_text(self, lower: str) -> bool:
        words = self.hearing.words
        return words.has("writings.nouns", lower) or words.has("writings.texts", lower)

    def _speaks(self, nodes: Sequence[Node], first: int, last: int, at: int) -> bool:
        """Whether a text is the subject of a clause that tells what it says, before a node."""
        verb = self._verb(nodes, last) if self._is_opening(nodes, first) else None
        if verb is None or verb >= at:
            return False
        return not self.hearing.words.is_auxiliary(nodes[verb].lower) or self._goes_on(nodes, verb, at)

    def _goes_on(self, nodes: Sequence[Node], verb: int, at: int) -> bool:
        """`is dated the third of May and contains`, `would require`: an auxiliary alone says nothing."""
        words = self.hearing.words
        for ahead in range(verb + 1, at):
            node, before = nodes[ahead], nodes[ahead - 1]
            if node.kind == "word" and words.has("writings.contains", node.lower):
                is_told = before.kind == "word" and not words.has("be", before.lower)
                is_joined = words.has("coordinators", before.lower) or ahead - verb <= _SKIPS
                return is_told and is_joined
        return False

    def _has_it_in(self, nodes: Sequence[Node], first: int, last: int, at: int) -> bool:
        """`Under Article 5, …`, `According to the draft, …`, `In the version sent to parliament on Monday, …`."""
        words = self.hearing.words
        is_under = 0 < first < _PHRASE - 1 and words.has("under", nodes[first - 1].lower)
        is_first = first == 1 or (first == 2 and words.has("according", nodes[0].lower))
        if not (is_under and is_first) or words.has("indefinite", nodes[first].lower):
            return False
        if words.has("writings.issued", nodes[last].lower):
            return False  # in the letter, Durand …
        comma = next((i for i in range(last + 1, min(last + _AHEAD, at)) if nodes[i].lower == ","), None)
        if comma is None or words.has("relatives", nodes[comma + 1].lower):
            return False
        between = [node.lower for node in nodes[last + 1 : comma] if not words.has("writings.published", node.lower)]
        return not any(words.may_be_finite(lower) for lower in between)

    def _verb(self, nodes: Sequence[Node], last: int) -> int | None:
        """The verb of saying of which a text is the subject: behind what tells more of the text."""
        at, skips, clauses = last + 1, 0, 0
        while at < min(last + _AHEAD, len(nodes)):
            node = nodes[at]
            if node.kind == "sign":
                behind = self._behind_insertion(nodes, at) if skips < _SKIPS else None
                if behind is None:
                    return None
                at, skips = behind, skips + 1
                continue
            if node.kind == "quote":
                return None
            if node.kind == "mention" or not self._is_verb(node.lower, clauses > 0):
                clauses += self._opens_relative(nodes, at)
            elif clauses:
                clauses -= 1
            else:
                return at if self._tells(nodes, at) else None
            at += 1
        return None

    def _opens_relative(self, nodes: Sequence[Node], at: int) -> bool:
        """`the text | he signed`, `the version | that was sent`."""
        words, lower = self.hearing.words, nodes[at].lower
        before = nodes[at - 1]
        is_subject = words.has("subject_pronouns", lower) and not words.has("relatives", before.lower)
        return words.has("relatives", lower) or words.has("that", lower) or is_subject

    def _is_verb(self, lower: str, inside: bool) -> bool:
        words = self.hearing.words
        if words.is_auxiliary(lower) or words.has("writings.contains", lower):
            return inside or not words.has("writings.published", lower)
        is_form = words.may_be_finite(lower) or lower in words.forms
        return is_form and (inside or not words.has("writings.published", lower)) and not self._is_light(lower)

    def _is_light(self, lower: str) -> bool:
        words = self.hearing.words
        return any(words.has(kind, lower) for kind in ("writings.nouns", "time", "prepositions", "determiners"))

    def _tells(self, nodes: Sequence[Node], at: int) -> bool:
        words = self.hearing.words
        return words.is_auxiliary(nodes[at].lower) or words.has("writings.contains", nodes[at].lower)

    def _behind_insertion(self, nodes: Sequence[Node], at: int) -> int | None:
        """Behind the sign that closes what a sign opens."""
        sign = nodes[at].lower
        if sign not in _OPEN:
            return None
        close = _CLOSE.get(sign, sign)
        ends = (i for i in range(at + 2, min(at + _INSERTION, len(nodes) - 1)) if nodes[i].lower == close)
        for end in ends:
            after = nodes[end + 1]
            if after.kind == "word" and (self._tells(nodes, end + 1) or close != ","):
                return end + 1
        return None

    def _is_opening(self, nodes: Sequence[Node], first: int) -> bool:
        """Whether a phrase stands where a subject does."""
        words, before = self.hearing.words, nodes[first - 1]
        if first == 0 or before.kind == "sign" or before.lower in words.forms:
            return True
        return any(words.has(kind, before.lower) for kind in ("coordinators", "that", "subordinators"))
