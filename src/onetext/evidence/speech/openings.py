"""What may begin at a word: a clause, a phrase, an expression of time. Word lists tell; no grammar is learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onetext.evidence.speech.lexicon import Lexicon
from onetext.evidence.speech.units import Node

__all__ = ["Openings"]


@dataclass(frozen=True)
class Openings:
    """The nodes of a unit with the word lists."""

    nodes: Sequence[Node]
    words: Lexicon

    def is_plain_verb(self, node: Node | None) -> bool:
        """Whether a word behind `to` may be an infinitive."""
        return (
            node is not None
            and node.kind == "word"
            and not self.words.has("determiners", node.lower)
            and not node.lower[:1].isdigit()
            and (not self.words.infinitive_endings or node.lower.endswith(self.words.infinitive_endings))
        )

    def _starts_clause(self, at: int) -> bool:
        """Whether a clause without `that` may begin at a node: not a preposition, an adverb or a word of time."""
        node, words = self.nodes[at], self.words
        if node.kind == "mention":
            return True
        if words.has("no_clause", node.lower):
            return False
        if words.has("roughly", node.lower) and at + 1 < len(self.nodes):
            following = self.nodes[at + 1]  # says about one in four services will run
            return following.kind == "word" and (following.lower.isdigit() or words.has("numbers", following.lower))
        if words.is_adverb(node.lower) or words.has("coordinators", node.lower) or words.is_auxiliary(node.lower):
            return False
        if words.has("subordinators", node.lower):
            return words.has("whether", node.lower)
        if words.has("determiners", node.lower) or words.has("subject_pronouns", node.lower):
            return not self._is_time(at)
        return not (words.has("prepositions", node.lower) or words.has("time", node.lower))

    def _is_time(self, at: int) -> bool:
        """Whether an article begins an expression of time ("the next day", "this week")."""
        nodes, words = self.nodes, self.words
        for ahead in range(at + 1, min(at + 4, len(nodes))):
            if nodes[ahead].kind != "word":
                return False
            if not words.has("time", nodes[ahead].lower):
                return False
            if not words.has("determiners", nodes[ahead].lower) and ahead + 1 < len(nodes):
                after = nodes[ahead + 1]
                if not (after.kind == "word" and words.has("time", after.lower)):
                    return not (after.kind == "word" and words.is_auxiliary(after.lower))  # the minutes were lost
        return False

    def _starts_phrase(self, at: int) -> bool:
        node, words = self.nodes[at], self.words
        if node.kind == "mention" or self._is_kind(at):
            return True
        return not (
            words.has("prepositions", node.lower)
            or words.has("coordinators", node.lower)
            or words.is_adverb(node.lower)
            or words.is_auxiliary(node.lower)
            or (words.has("time", node.lower) and not words.has("determiners", node.lower))
        )

    def _is_kind(self, at: int) -> bool:
        """Whether a word of time says what kind of thing is meant: early elections, but not early on Monday."""
        words, ahead = self.words, self.nodes[at + 1 : at + 2]
        others = ("time", "prepositions", "coordinators", "determiners", "that", "infinitive_to", "to")
        return words.has("time_adjectives", self.nodes[at].lower) and any(
            node.kind == "word" and not any(words.has(some, node.lower) for some in others) for node in ahead
        )

    def _prepositional(self, at: int) -> int:
        """A preposition with its words of time, or with the words up to what comes next."""
        nodes, words = self.nodes, self.words
        ahead = at + 1
        while ahead < len(nodes) and nodes[ahead].kind == "word":
            lower = nodes[ahead].lower
            if self._is_that(ahead) or not (words.has("time", lower) or lower.isdigit()):
                break
            ahead += 1
        if ahead > at + 1 and self._has_time(at + 1, ahead):
            return ahead - at
        while ahead < len(nodes) and ahead - at < 6:
            node = nodes[ahead]
            if node.kind == "mention":
                return ahead + 1 - at
            if node.kind != "word" or words.has("that", node.lower) or words.has("prepositions", node.lower):
                break
            if words.has("articles", node.lower) and ahead > at + 1:
                break  # told a crowd of strikers the port was shut
            ahead += 1
        return max(ahead - at, 1)

    def _has_time(self, first: int, last: int) -> bool:
        return any(not self.words.has("determiners", node.lower) for node in self.nodes[first:last])

    def _is_that(self, at: int) -> bool:
        """Whether `that` brings in a clause; "that same day" does not."""
        node, words = self.nodes[at], self.words
        if node.kind != "word" or not words.has("that", node.lower):
            return False
        after = self.nodes[at + 1] if at + 1 < len(self.nodes) else None
        return after is None or not (after.kind == "word" and words.has("same", after.lower))

    def _is_cleft(self, at: int) -> bool:
        """`what she told him was, “…”`."""
        ahead = at + 1
        if ahead < len(self.nodes) and self.nodes[ahead].kind == "sign" and self.nodes[ahead].lower in ",:":
            ahead += 1
        return ahead < len(self.nodes) and (self.nodes[ahead].kind == "quote" or self._is_that(ahead))

    def _is_break(self, at: int) -> bool:
        """A conjunction that joins no second person spoken to."""
        nodes, words = self.nodes, self.words
        if nodes[at].kind != "word":
            return False
        if words.is_auxiliary(nodes[at].lower) and not self._is_cleft(at):
            return True
        if words.has("no_clause", nodes[at].lower):
            return True
        if not words.has("coordinators", nodes[at].lower):
            return False
        return at + 1 < len(nodes) and nodes[at + 1].kind != "mention" and not words.is_adverb(nodes[at].lower)
