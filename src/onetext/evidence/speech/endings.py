"""Where what somebody says ends: at another verb of saying, a contrast, or the end of the sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from onetext.evidence.speech.openings import Openings
from onetext.evidence.speech.subjects import Subject
from onetext.evidence.speech.units import Node
from onetext.evidence.speech.verbs import Group

__all__ = ["LONGEST", "Endings"]

LONGEST = 250
"""No content has more nodes than this, so that a text without stops is read in linear time."""
_APPOSED = 8
"""So many nodes from a comma on may say who said what stands before it."""


@dataclass(frozen=True)
class Endings(Openings):
    """The nodes of a unit with its verbs of saying.

    Attributes
    ----------
    starts
        First node of each verb group of the unit -> the group.
    subjects
        First node of each verb group -> its subject.
    """

    starts: Mapping[int, Group]
    subjects: Mapping[int, Subject | None]

    def _end(self, first: int) -> int:
        """The node behind a content that begins at a node."""
        nodes, open_brackets, stops = self.nodes, 0, self._stops
        last = min(len(nodes), first + LONGEST)
        for at in stops[bisect_left(stops, first) : bisect_left(stops, last)]:
            node = nodes[at]
            if node.kind == "sign":
                open_brackets += node.lower == "("
                if node.lower == ")":
                    open_brackets -= 1
                if open_brackets < 0 or (node.lower in ";:" and at > first):
                    return at
                if node.lower in ",—–" and at > first and self._parts(at + 1):
                    return at
                if at == len(nodes) - 1 and node.lower in ".!?…":
                    return at
            elif at > first and self._parts_bare(at):
                return at
        return max(last, first)

    @cached_property
    def _stops(self) -> list[int]:
        """The nodes at which a content may end: signs, and words that join or set against."""
        return [
            at
            for at, node in enumerate(self.nodes)
            if node.kind == "sign"
            or (
                node.kind == "word"
                and (self.words.has("coordinators", node.lower) or self.words.has("contrast", node.lower))
            )
        ]

    def _parts(self, at: int) -> bool:
        """Whether what follows a comma is no longer said: another verb of saying, or a contrast."""
        nodes, words = self.nodes, self.words
        if at >= len(nodes):
            return True
        if nodes[at].kind == "word" and words.has("contrast", nodes[at].lower):
            return True
        if self._is_told_by(at):
            return True
        ahead = at
        while ahead < min(at + 5, len(nodes)):
            if ahead in self.starts and not self.starts[ahead].takes("source"):
                return self._is_outer(ahead, at)
            if nodes[ahead].kind == "sign" or nodes[ahead].kind == "quote":
                return False
            if nodes[ahead].kind == "word" and words.has("according", nodes[ahead].lower):
                return True
            ahead += 1
        return False

    def _is_told_by(self, at: int) -> bool:
        """`…, its minister, Ana Prieto, said on Monday`: whoever says it all, with a name between commas."""
        for start in range(at + 2, min(at + _APPOSED, len(self.nodes))):
            group, subject = self.starts.get(start), self.subjects.get(start)
            if group is not None:
                is_whole = subject is not None and subject.first == at and subject.last == start - 1
                return is_whole and group.mode == "finite" and group.verb_class == "say" and group.takes("quote")
        return False

    def _is_outer(self, start: int, at: int) -> bool:
        """Whether a verb behind a comma is not part of what was said: `adding`, `and said`, `he said`."""
        group, nodes = self.starts[start], self.nodes
        if group.mode == "participle":
            return start - at <= 1 and group.verb_class == "say"
        if group.mode == "passive":
            return False
        before = nodes[at:start]
        if any(node.kind == "word" and self.words.has("relatives", node.lower) for node in before):
            return False
        if any(node.kind == "word" and self.words.has("subordinators", node.lower) for node in before):
            return False
        if before and before[0].kind == "word" and self.words.has("coordinators", before[0].lower):
            return True
        after = self._after(group)
        return after is None or after.kind in ("sign", "quote")

    def _after(self, group: Group) -> Node | None:
        """What stands behind a verb, or behind the subject that follows it."""
        at = group.last
        subject = self.subjects.get(group.first)
        if subject is not None and subject.how == "behind the verb":
            at = subject.last
        return self.nodes[at] if at < len(self.nodes) else None

    def _parts_bare(self, at: int) -> bool:
        """`said A and added B`, `said A while B demanded C`: without a comma."""
        nodes, words = self.nodes, self.words
        lower = nodes[at].lower
        if words.has("contrast", lower):
            return any(start in self.starts for start in range(at + 1, min(at + 6, len(nodes))))
        if not words.has("coordinators", lower):
            return False
        ahead = at + 1
        if ahead < len(nodes) and nodes[ahead].kind == "mention":
            ahead += 1
        group = self.starts.get(ahead)
        if group is None or group.mode != "finite" or not group.bare:
            return False
        return not (group.kinds == frozenset({"base"}) and group.bare)
