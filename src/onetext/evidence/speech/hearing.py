"""What the steps of this room share: an article cut into units, with its frames. Made once for an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onetext.evidence.article import Article
from onetext.evidence.frames import Frame, Mention
from onetext.evidence.speech.framing import framed
from onetext.evidence.speech.lexicon import Lexicon, lexicon
from onetext.evidence.speech.said import Said
from onetext.evidence.speech.turns import Turns, turns
from onetext.evidence.speech.units import Unit, units
from onetext.evidence.speech.writings import issued_in, meant_by_it, with_writings
from onetext.model import QuotedSpeech, Voice

__all__ = ["Hearing", "frames", "hear"]


@dataclass(frozen=True, eq=False)
class Hearing:
    """An article as these rules see it.

    Attributes
    ----------
    said
        The frames in the order of the text; `parent` of a frame is an index of this list.
    by_unit
        Index of a unit -> indices of its frames.
    places
        Index of a quotation -> its unit, and its node there.
    turns
        Who speaks where in an interview.
    """

    article: Article
    quotes: Sequence[QuotedSpeech]
    mentions: Sequence[Mention]
    units: Sequence[Unit]
    said: Sequence[Said]
    by_unit: Mapping[int, Sequence[int]]
    places: Mapping[int, tuple[int, int]]
    turns: Turns
    words: Lexicon

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The frames alone."""
        return tuple(said.frame for said in self.said)

    @cached_property
    def finite(self) -> Sequence[Sequence[int]]:
        """Unit -> its nodes that may be the verb of a clause, in order."""
        return [
            [at for at, node in enumerate(unit.nodes) if node.kind == "word" and self.words.may_be_finite(node.lower)]
            for unit in self.units
        ]

    @cached_property
    def and_that(self) -> Sequence[Sequence[int]]:
        """Unit -> its nodes that begin `and that`, in order."""
        has = self.words.has
        return [
            [
                at
                for at, (one, other) in enumerate(pairwise(unit.nodes))
                if one.kind == other.kind == "word" and has("coordinators", one.lower) and has("that", other.lower)
            ]
            for unit in self.units
        ]

    def own(self, said: Said) -> Voice | None:
        """The subject of a frame; `I` and `we` in an interview mean whoever answers."""
        place = said.frame.subject_place
        if place is None:
            return said.frame.subject
        word = self.article.text[place.start : place.end].casefold()
        if not self.words.has("own", word):
            return said.frame.subject
        return self.turns.at(place.start) if self.units[said.unit].level is None else None


def hear(article: Article, quotes: Sequence[QuotedSpeech], mentions: Sequence[Mention]) -> Hearing:
    """Cut an article into units and find the frames in them. Linear in its length."""
    parts = units(article, quotes, mentions)
    issued = issued_in(article, parts, mentions)
    found = framed(article, quotes, mentions, parts, meant_by_it(parts, issued))
    said = with_writings(article, found, parts, quotes, issued)
    by_unit: dict[int, list[int]] = {}
    for number, one in enumerate(said):
        by_unit.setdefault(one.unit, []).append(number)
    for frames_of_unit in by_unit.values():
        frames_of_unit.sort(key=lambda number: said[number].first)
    places = {
        node.index: (number, at)
        for number, unit in enumerate(parts)
        for at, node in enumerate(unit.nodes)
        if node.kind == "quote"
    }
    return Hearing(
        article,
        quotes,
        mentions,
        parts,
        said,
        by_unit,
        places,
        turns(article, mentions),
        lexicon(article.language),
    )


def frames(article: Article, quotes: Sequence[QuotedSpeech], mentions: Sequence[Mention]) -> tuple[Frame, ...]:
    """All verbs and nouns of saying with their subjects and contents, in the order of the text.

    A frame within a quotation has that quotation's words as its unit; `I` and `we` there have no voice yet.
    """
    return hear(article, quotes, mentions).frames
