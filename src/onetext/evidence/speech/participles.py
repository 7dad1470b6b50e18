"""Subjects of participles, and of the clauses that verbs are joined to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onetext.evidence.speech.called import Subject
from onetext.evidence.speech.standing import Standing
from onetext.evidence.speech.verbs import Group

__all__ = ["Participles"]

_FAR = 60
"""So many nodes are looked at for a subject on either side."""


@dataclass(frozen=True, slots=True)
class Participles(Standing):
    """The nodes of a unit, asked whose a participle is and who a clause is about."""

    def _of_participle(self, group: Group, before: Subject | None) -> Subject | None:
        """`…, adding that`: the subject of the clause before; at the beginning of a unit, of the one behind."""
        nodes = self.nodes
        left = group.first - 1
        if left >= 0 and nodes[left].kind == "mention" and self._can_be_subject(left):
            return None
        if left < 0 or (left == 0 and nodes[0].kind == "word"):
            for at in range(group.last, min(group.last + _FAR, len(nodes) - 1)):
                if nodes[at].kind == "sign" and nodes[at].lower == "," and nodes[at + 1].kind == "mention":
                    return self._joined(at + 1, "behind a participle")
            return None
        giver = self._giver_before(left)
        if giver is not None:
            return giver
        main = self._behind_opening_clause(left)
        if main is not None and (before is None or before.first < main.first):
            return main
        return self._carried(before, "participle") or self.clause_subject(left, "participle")

    def _giver_before(self, at: int) -> Subject | None:
        """`a memo from the ministry urging …`: whoever is named behind a writing, right before a node."""
        nodes, words = self.nodes, self.words
        if at < 2 or nodes[at].kind != "mention" or not words.has("writings.from", nodes[at - 1].lower):
            return None
        noun = at - 3 if words.has("writings.given", nodes[at - 2].lower) else at - 2
        is_writing = (
            noun >= 0 and words.has("writings.nouns", nodes[noun].lower) and not words.has("of", nodes[at - 1].lower)
        )
        return self._joined(at, "writing of somebody") if is_writing else None

    def main_subject(self, last: int) -> Subject | None:
        """The subject of the unit's main clause, if it stands before a node."""
        return self._behind_opening_clause(last) or self._first_subject(last)

    def _behind_opening_clause(self, last: int) -> Subject | None:
        """`After leaders criticised it, Rubio …`: the mention behind the comma of a unit that begins with `after`."""
        nodes = self.nodes
        if nodes[0].kind != "word" or not self.words.has("openers", nodes[0].lower):
            return None
        for at in range(1, min(last, _FAR)):
            if nodes[at].kind == "sign" and nodes[at].lower == ",":
                ahead = self._skip_words(at + 1)
                if ahead < last and nodes[ahead].kind == "mention" and ahead - at <= 5:
                    return self._joined(ahead, "participle")
        return None

    def _first_subject(self, last: int) -> Subject | None:
        for at in range(min(last, 12)):
            if self.nodes[at].kind == "mention" and self._can_be_subject(at) and self._has_verb(at):
                return self._joined(at, "subject of the sentence")
        return None

    def clause_subject(self, at: int, how: str = "joined to a verb before") -> Subject | None:
        """The nearest mention before a node that stands where subjects stand."""
        for back in range(at, max(at - _FAR, -1), -1):
            if self.nodes[back].kind == "mention" and self._can_be_subject(back) and self._has_verb(back):
                is_told = how.startswith("joined") and back > 2 and self.words.has("that", self.nodes[back - 1].lower)
                return (self._first_subject(back) if is_told else None) or self._joined(back, how)
        return None

    def _carried(self, before: Subject | None, how: str) -> Subject | None:
        return None if before is None else replace(before, how=how)

    def _skip_words(self, at: int) -> int:
        """Past articles, adverbs and titles up to a mention; stays where there is none."""
        ahead = at
        while ahead < len(self.nodes) - 1 and ahead - at < 4 and self.nodes[ahead].kind == "word":
            ahead += 1
        return ahead
