"""Cut an article into units: sentences at one level of quotation, where a quotation within counts as one word.

`He said “A. B.” on Monday.` is one unit of the author's with one quotation in it; the quotation has two of its own. So
rules that look for a subject or a verb never stray into, or out of, somebody else's words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onetext.evidence.article import Article
from onetext.evidence.frames import Mention
from onetext.evidence.signs import FAMILY
from onetext.model import QuotedSpeech

__all__ = ["Node", "Unit", "units"]

_SIGNS = frozenset(".!?…,;:—–-()[]/|•")
_MARKS = frozenset(FAMILY)


@dataclass(frozen=True, slots=True)
class Node:
    """What a unit consists of: a word, a sign, somebody named, or a quotation.

    Attributes
    ----------
    index
        Of the token, the mention or the quotation.
    lower
        The text, case folded; "" of a quotation.
    """

    kind: Literal["word", "sign", "mention", "quote"]
    start: int
    end: int
    lower: str
    index: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence at one level.

    Attributes
    ----------
    level
        Index of the quotation it stands in; None for the author's own words.
    sentence
        Index of the sentence it begins in.
    """

    level: int | None
    nodes: tuple[Node, ...]
    sentence: int
    paragraph: int

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.nodes[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.nodes[-1].end


def units(article: Article, quotes: Sequence[QuotedSpeech], mentions: Sequence[Mention]) -> tuple[Unit, ...]:
    """All units, in order of their first word; each token is looked at once."""
    streams: dict[int | None, list[Node]] = {None: []}
    table = article.language.tables.get("speech", {})
    that, inverted = table.get("words", {}).get("that", ()), table.get("patterns", {}).get("inverted", ())
    kind: Literal["word", "sign", "mention"]
    stack: list[int] = []
    waiting, skip_to, places = 0, -1, _Mentions(mentions)
    held: int | None = None
    for number, token in enumerate(article.tokens):
        while stack and quotes[stack[-1]].end <= token.start:
            stack.pop()
        while waiting < len(quotes) and quotes[waiting].start <= token.start:
            if quotes[waiting].end > token.start:
                quote = quotes[waiting]
                level = stack[-1] if stack else None
                streams.setdefault(level, []).append(Node("quote", quote.start, quote.end, "", waiting))
                stack.append(waiting)
            waiting += 1
        if token.start < skip_to or token.text in _MARKS:
            continue
        end = quotes[stack[-1]].end if stack else len(article.text)
        mention = places.at(token.start, token.end)
        stream = streams.setdefault(stack[-1] if stack else None, [])
        cut = next((len(ending) for ending in inverted if token.lower.endswith(ending)), 0)
        if cut and cut < len(token.text):
            middle = token.end - cut
            stream.append(Node("word", token.start, middle, token.lower[:-cut], number))
            kind = "word" if mention is None else "mention"
            stream.append(Node(kind, middle, token.end, token.lower[-cut:], number if mention is None else mention))
            continue
        if mention is not None and token.lower in that and token.end < mentions[mention].end <= end:
            stream.append(Node("word", token.start, token.end, token.lower, number))
            held = mention
            continue
        if mention is None and held is not None:
            mention = held
        held = None
        if mention is not None and mentions[mention].end <= end:
            lower = article.text[token.start : mentions[mention].end].casefold().replace("’", "'")
            stream.append(Node("mention", token.start, mentions[mention].end, lower, mention))
            skip_to = mentions[mention].end
            continue
        kind = "sign" if token.text in _SIGNS else "word"
        stream.append(Node(kind, token.start, token.end, token.lower, number))
    found = [unit for level, nodes in streams.items() for unit in _cut(article, level, nodes)]
    found.sort(key=lambda unit: (unit.start, -unit.end))
    return tuple(found)


class _Mentions:
    """The mentions in order: asked with growing offsets."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._order = sorted(range(len(mentions)), key=lambda index: (mentions[index].start, -mentions[index].end))
        self._next = 0

    def at(self, start: int, end: int) -> int | None:
        """The longest mention that begins at a word (or within it, behind an elision)."""
        while self._next < len(self._order) and self._mentions[self._order[self._next]].start < start:
            self._next += 1
        if self._next >= len(self._order) or self._mentions[self._order[self._next]].start >= end:
            return None
        found = self._order[self._next]
        self._next += 1
        return found


def _cut(article: Article, level: int | None, nodes: Sequence[Node]) -> Iterator[Unit]:
    """The units of one level: a sentence that ends within a quotation goes on behind it."""
    begin = 0
    for at in range(1, len(nodes) + 1):
        if at < len(nodes) and not _parts(article, nodes[at - 1], nodes[at]):
            continue
        sentence = max(article.sentence_at(nodes[begin].start), 0)
        yield Unit(level, tuple(nodes[begin:at]), sentence, article.sentences[sentence].paragraph)
        begin = at


def _parts(article: Article, one: Node, other: Node) -> bool:
    return article.sentence_at(max(one.end - 1, one.start)) != article.sentence_at(other.start)
