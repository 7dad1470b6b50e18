"""What is said around an aside (`China, the paper notes, did not reply`) or in a description (`what he says is`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from onetext.evidence.speech.endings import LONGEST, Endings
from onetext.evidence.speech.subjects import Subject
from onetext.evidence.speech.verbs import Group

__all__ = ["Asides"]

_AHEAD = 16
"""Nodes in which the verb of a clause without `that` is looked for."""
_ADDRESSEE = 10
"""Nodes behind the verb of an aside at most ("she told the paper in an interview on Monday,")."""


@dataclass(frozen=True)
class Asides(Endings):
    """The nodes of a unit with the means to see what goes on behind a verb of saying between commas."""

    def _aside_end(self, group: Group, subject: Subject, first: int, left: int) -> int:
        """Where what is said ends that goes on behind an aside; -1 where nothing does.

        Parameters
        ----------
        first, left
            The nodes before the aside: from the first of what is said to the comma.
        """
        nodes, words = self.nodes, self.words
        if nodes[left].lower not in ",—–":
            return -1
        comma = self._closing_comma(max(group.last, subject.last))
        at = comma + 1
        if comma < 0 or at >= len(nodes) - 1 or nodes[at].kind == "quote" or self._parts(at):
            return -1
        lower = nodes[at].lower if nodes[at].kind == "word" else ""
        if words.has("relatives", lower) or words.has("coordinators", lower) or words.is_ing(lower):
            return -1
        head = nodes[first].lower if nodes[first].kind == "word" else ""
        is_open = words.has("openers", head) or left - first < 4 or not self._has_finite(first, left)
        goes_on = words.is_auxiliary(lower) or words.has("goes_on", lower) or words.has("negations", lower)
        goes_on = goes_on or self._hangs(left - 1)
        if not goes_on and (words.has("asked", head) or not is_open):
            return -1
        if not goes_on and self._has_finite(first, left) and not self._starts_clause(at):
            return -1
        return min(self._end(at), first + LONGEST)

    def _hangs(self, at: int) -> bool:
        """`failed because, Ana said, …`: a word before the aside that nothing can end with."""
        node, words = self.nodes[max(at, 0)], self.words
        if node.kind != "word":
            return False
        kinds = ("subordinators", "that", "coordinators", "prepositions")
        return words.is_auxiliary(node.lower) or any(words.has(kind, node.lower) for kind in kinds)

    def _closing_comma(self, at: int) -> int:
        """The comma that ends an aside, behind somebody spoken to; -1 where there is none near."""
        nodes = self.nodes
        for step in range(at, min(at + _ADDRESSEE, len(nodes))):
            node = nodes[step]
            if node.kind == "sign":
                return step if node.lower in ",—–" else -1
            if node.kind == "quote" or (node.kind == "word" and self.words.is_auxiliary(node.lower)):
                return -1
        return -1

    def _as_comma(self, group: Group, subject: Subject | None, at: int) -> int:
        """`As the union put it, the gates …`: the comma behind which it stands; 0 where there is none."""
        nodes = self.nodes
        if subject is None or subject.first != 1 or group.mode != "finite" or not self.words.has("as", nodes[0].lower):
            return 0
        for step in range(at, min(at + _ADDRESSEE, len(nodes) - 2)):
            if nodes[step].kind == "quote" or (nodes[step].kind == "sign" and nodes[step].lower != ","):
                return 0
            if nodes[step].kind == "sign":
                return 0 if nodes[step + 1].kind == "quote" else step
        return 0

    def _begins_anew(self, at: int) -> bool:
        """`told members the talks were over`: whether a second phrase begins, and a verb follows it."""
        nodes, words = self.nodes, self.words
        is_article = words.has("determiners", nodes[at].lower) and nodes[at].lower[0].isalpha()
        is_subject = words.has("subject_pronouns", nodes[at].lower) or words.has("nothing", nodes[at].lower)
        if nodes[at].kind == "word" and not (is_article or is_subject):
            return False
        is_noun = self._is_noun(at - 1)
        return is_noun and not self._is_time(at) and self._has_finite(at + 1, min(at + _AHEAD, len(nodes)))

    def _is_noun(self, at: int) -> bool:
        """Whether a word may be the last of a phrase: it joins and places nothing."""
        lower, words = self.nodes[at].lower, self.words
        is_light = words.has("prepositions", lower) or words.has("determiners", lower) or words.is_adverb(lower)
        return self.nodes[at].kind == "word" and not (is_light or words.has("time", lower))

    def _is_relative(self, at: int) -> bool:
        """`mentioned a paper that was signed`: `that` behind a noun, with its verb behind it."""
        if at < 2 or at + 1 >= len(self.nodes) or at - 1 in self._heads:
            return False
        after = self.nodes[at + 1]
        return self._is_noun(at - 1) and after.kind == "word" and self.words.is_auxiliary(after.lower)

    @cached_property
    def _heads(self) -> frozenset[int]:
        """The last nodes of the verbs of saying."""
        return frozenset(group.last - 1 for group in self.starts.values())

    def _runs_to_verb(self, at: int) -> bool:
        """`warned three villages were cut off`: whether a verb comes before a second phrase does."""
        nodes, words = self.nodes, self.words
        for step in range(at + 1, min(at + _AHEAD, len(nodes))):
            node = nodes[step]
            if node.kind != "word" or self._is_that(step) or words.has("to", node.lower):
                return False
            if words.may_be_finite(node.lower):
                return True
            if words.has("articles", node.lower) and not words.has("prepositions", nodes[step - 1].lower):
                return False
        return False

    def _described_from(self, group: Group, subject: Subject | None) -> int:
        """`what she said were the signatures`, `a letter which he says was sent`: where that begins; -1 elsewhere."""
        nodes, words = self.nodes, self.words
        if subject is None or group.mode != "finite" or not group.takes("clause") or subject.first < 1:
            return -1
        before, at = nodes[subject.first - 1], group.last
        if before.kind != "word" or at + 1 >= len(nodes) or nodes[at].kind != "word":
            return -1
        is_what = words.has("what", before.lower)
        if not (is_what or words.has("relatives", before.lower)) or not words.is_auxiliary(nodes[at].lower):
            return -1
        return at + 1 if is_what and words.has("be", nodes[at].lower) else at

    def _relative_end(self, subject: Subject | None, first: int, last: int) -> int:
        """Where a relative clause between commas ends ("…, which he says would cost much, will be signed")."""
        if subject is None or subject.first < 2 or self.nodes[subject.first - 2].lower != ",":
            return last
        return next((at for at in range(first, last) if self.nodes[at].lower == ","), last)

    def _only_opens(self, first: int, last: int) -> bool:
        """`When it resumed, Ana …`, `Opening for the government, Ana …`: words that say when or how, not what."""
        nodes, words = self.nodes, self.words
        head = nodes[first]
        if head.kind != "word":
            return False
        if words.has("conditional", head.lower) and self._has_main_clause(first, last):
            return False  # Unless they sign, the port will shut, Ana said
        if words.has("openers", head.lower) or words.has("according", head.lower) or words.has("asked", head.lower):
            return True
        return words.is_ing(head.lower) and not self._has_finite(first + 1, last)

    def _has_main_clause(self, first: int, last: int) -> bool:
        """Whether a clause with a verb of its own stands behind the first comma of some nodes."""
        nodes, words = self.nodes, self.words
        comma = next((at for at in range(first, last - 2) if nodes[at].kind == "sign" and nodes[at].lower == ","), -1)
        if comma < 0:
            return False
        head = nodes[comma + 1]
        is_light = head.kind == "word" and any(words.has(some, head.lower) for some in ("subordinators", "openers"))
        return not is_light and self._has_finite(comma + 1, last)

    def _has_finite(self, first: int, last: int) -> bool:
        """Whether a verb may stand among some nodes."""
        return any(node.kind == "word" and self.words.may_be_finite(node.lower) for node in self.nodes[first:last])
