"""Somebody at a place of a unit, and what he is called there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onetext.evidence.frames import Mention
from onetext.evidence.speech.lexicon import Lexicon
from onetext.evidence.speech.units import Node
from onetext.model import Place, Voice

__all__ = ["Called", "Subject"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody at a place of the unit: nodes `first` to `last` (exclusive).

    Attributes
    ----------
    how
        What found it, in plain words.
    """

    voice: Voice | None
    first: int
    last: int
    place: Place
    how: str


@dataclass(frozen=True, slots=True)
class Called:
    """The nodes of a unit with what is known of those who are named there.

    Attributes
    ----------
    titles
        Quotations that may name a newspaper, by index, with their text.
    it
        Whoever speaks in `it says`, behind a writing of his.
    """

    nodes: Sequence[Node]
    mentions: Sequence[Mention]
    words: Lexicon
    titles: Mapping[int, str]
    text: str
    it: Voice | None = None

    def _worded(self, first: int, last: int, how: str, voiced: Literal["name", "role"]) -> Subject:
        """Somebody who is called just as the words have it."""
        place = Place(start=self.nodes[first].start, end=self.nodes[last - 1].end)
        return Subject(Voice(name=self.text[place.start : place.end], how=voiced), first, last, place, how)

    def _is_capital(self, at: int) -> bool:
        return self.text[self.nodes[at].start].isupper()

    def _is_name(self, at: int) -> bool:
        return self.nodes[at].kind == "mention" and self.mentions[self.nodes[at].index].kind == "name"

    def _joined(self, at: int, how: str) -> Subject:
        """The mention at a node, with the one that is joined to it by `and`."""
        first, last, nodes = at, at, self.nodes
        if how != "behind the verb" and at >= 2 and self._is_and(at - 1) and nodes[at - 2].kind == "mention":
            first = at - 2
        elif at + 2 < len(nodes) and self._is_and(at + 1) and nodes[at + 2].kind == "mention":
            after = nodes[at + 3] if at + 3 < len(nodes) else None
            if after is None or after.kind == "sign":
                last = at + 2
        voices = [self.mentions[nodes[index].index].voice for index in (first, last)]
        voice = voices[0]
        if first != last and voices[0] is not None and voices[1] is not None and voices[0] != voices[1]:
            joiner = nodes[first + 1].lower
            voice = Voice(name=f"{voices[0].name} {joiner} {voices[1].name}", how="group")
        elif first != last:
            voice = self.mentions[nodes[at].index].voice
        return Subject(voice, first, last + 1, Place(start=nodes[first].start, end=nodes[last].end), how)

    def _titled(self, at: int, how: str) -> Subject | None:
        """A newspaper between marks."""
        node = self.nodes[at]
        name = self.titles.get(node.index, "") if node.kind == "quote" else ""
        return Subject(Voice(name=name), at, at + 1, Place(start=node.start, end=node.end), how) if name else None

    def _is_and(self, at: int) -> bool:
        return self.nodes[at].kind == "word" and self.words.has("and", self.nodes[at].lower)
