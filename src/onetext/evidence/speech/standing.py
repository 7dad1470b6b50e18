"""Whether somebody stands where subjects stand."""

from __future__ import annotations

from dataclasses import dataclass

from onetext.evidence.speech.adverbials import says_when
from onetext.evidence.speech.called import Called

__all__ = ["Standing"]


@dataclass(frozen=True, slots=True)
class Standing(Called):
    """The nodes of a unit, asked what stands around those who are named there."""

    def _can_be_subject(self, at: int) -> bool:
        """Whether what stands before a mention lets it be a subject: a sign, a conjunction or nothing."""
        nodes, words = self.nodes, self.words
        back = at - 1
        while back >= 0 and nodes[back].kind == "word" and not words.has("prepositions", nodes[back].lower):
            lower = nodes[back].lower
            if any(words.has(kind, lower) for kind in ("coordinators", "subordinators", "that", "clefts")):
                return True
            is_light = words.has("determiners", lower) or words.has("time", lower) or words.is_adverb(lower)
            if not (is_light or lower.isdigit()):
                return at - back <= 3 and back == 0
            back -= 1
        if back >= 0 and nodes[back].kind == "word":
            is_opening = back == 0 or nodes[back - 1].kind in ("sign", "quote")
            return (words.has("subordinators", nodes[back].lower) and is_opening) or says_when(nodes, at, words)
        return back < 0 or nodes[back].kind in ("sign", "quote")

    def _has_verb(self, at: int) -> bool:
        """Whether a mention is followed by something else than a comma."""
        after = self.nodes[min(at + 1, len(self.nodes) - 1)]
        if after.kind == "word":
            return not self.words.has("determiners", after.lower)
        return after.kind == "sign" and after.lower in ",(—–"
