"""Speakers no table knows, by their place: `“…,” said one of those present`, `recalls Sunniva Hoel`, `page 4 says`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from onetext.evidence.speech.lexicon import Lexicon
from onetext.evidence.speech.manners import follows_quote
from onetext.evidence.speech.units import Node

__all__ = [
    "BEHIND",
    "Stranger",
    "before_quoting",
    "behind_quoting",
    "from_where",
    "giver",
    "numbered_before",
    "owned",
    "reader_before",
    "some_of",
    "writing_before",
]

BEHIND = "phrase behind a quotation"
_PHRASE = 5
"""Words of somebody's description at most, its article among them."""
_LONGER = 9
"""The same with `of` in it ("one of the two Western diplomats")."""
_NO_HEADS = ("coordinators", "subordinators", "prepositions", "time", "adverbs")
_FINITE = frozenset({"past", "third"})
_CLOSES = frozenset(",.?!…—–")
_STOPPING = ("prepositions", "relatives", "coordinators")


class Stranger(NamedTuple):
    """Nodes `first` to `last` (exclusive): words that are themselves the name, or a mention."""

    first: int
    last: int
    how: Literal["name", "role", "mention", "giver"]


def behind_quoting(nodes: Sequence[Node], at: int, words: Lexicon, text: str) -> Stranger | None:
    """Who stands at a node right behind a quotation and its verb."""
    if not _is_parted(nodes, at, text):
        return None
    lower = nodes[at].lower
    if words.has("alone", lower):
        last = _some(nodes, at, words)
        if last is not None:
            return Stranger(at, last, "role")
    if words.has("articles", lower) or words.has("indefinite", lower) or words.has("determiners", lower):
        return _phrase(nodes, at, words)
    if text[nodes[at].start].isupper():
        return _capitals(nodes, at, text)
    return _titled(nodes, at, words)


def some_of(nodes: Sequence[Node], at: int, words: Lexicon) -> Stranger | None:
    """`one of them`, `another of the drivers` at a node."""
    if not words.has("alone", nodes[at].lower) or at + 1 >= len(nodes) or not words.has("of", nodes[at + 1].lower):
        return None
    last = _some(nodes, at, words)
    return None if last is None else Stranger(at, last, "role")


def before_quoting(nodes: Sequence[Node], at: int, words: Lexicon, text: str) -> Stranger | None:
    """`“…,” the city's planning director reminded them`: all that stands between a quotation and its verb.

    Parameters
    ----------
    at
        The last node before the verb.
    """
    is_capital = text[nodes[at].start].isupper() and _may_begin(nodes, at, at, words, text)
    if is_capital and at > 0 and nodes[at - 1].lower == ",":
        return Stranger(at, at + 1, "name")  # in one home, Kesmawati said
    for back in range(at, max(at - _LONGER, -1), -1):
        node = nodes[back]
        if node.kind == "quote":
            first = back + 1
            has_sign = nodes[first].kind == "sign"
            first += has_sign
            is_closed = has_sign or text[node.end - 1] in _CLOSES
            return Stranger(first, at + 1, "role") if is_closed and _may_begin(nodes, first, at, words, text) else None
        if node.kind == "sign":
            is_behind = back > 0 and nodes[back - 1].kind == "quote" and node.lower in ",—–"
            if not is_behind:
                return None
        elif _begins_clause(node.lower, words):
            return None
    is_first = at < _LONGER and follows_quote(nodes[0].start, text)
    return Stranger(0, at + 1, "role") if is_first and _may_begin(nodes, 0, at, words, text) else None


def _begins_clause(word: str, words: Lexicon) -> bool:
    """Whether a word shows that more than a phrase stands there."""
    if words.is_auxiliary(word) or any(words.has(kind, word) for kind in ("that", "relatives", "subordinators")):
        return True
    return any(form.kinds & _FINITE for form in words.forms.get(word, ()))


def _may_begin(nodes: Sequence[Node], first: int, last: int, words: Lexicon, text: str) -> bool:
    if first > last or (first == last and nodes[first].kind == "mention"):
        return False
    head = nodes[first]
    if any(words.has(kind, head.lower) for kind in _NO_HEADS):
        return words.has("articles", head.lower)
    is_article = words.has("determiners", head.lower) or words.has("indefinite", head.lower)
    return head.kind == "mention" or is_article or text[head.start].isupper()


def owned(nodes: Sequence[Node], at: int, words: Lexicon, text: str) -> Stranger | None:
    """`writes its editorialist`: from a possessive on, or the name behind it ("its editor Ana Prieto")."""
    last = at + 1
    while last < len(nodes) and last - at < _PHRASE and nodes[last].kind == "word" and not _stops(nodes[last], words):
        last += 1
    if last == at + 1 or not _is_parted(nodes, at, text):
        return None
    if last < len(nodes) and nodes[last].kind == "mention":
        return Stranger(last, last + 1, "mention")
    return Stranger(at, last, "role")


def _is_parted(nodes: Sequence[Node], at: int, text: str) -> bool:
    """Whether a quotation before a verb is whole: placards saying “fair pay” continued their march."""
    for back in range(at - 1, max(at - _PHRASE, -1), -1):
        if nodes[back].kind == "quote":
            return back == 0 or text[nodes[back].end - 1] in _CLOSES or nodes[back + 1].kind == "sign"
    return True


def numbered_before(nodes: Sequence[Node], at: int, words: Lexicon, text: str) -> Stranger | None:
    """`Article 3 says`, `page forty reads`, `Annex C provides`: a part of a writing that ends at a node."""
    if at < 1 or nodes[at - 1].kind != "word" or not words.has("writings.parts", nodes[at - 1].lower):
        return None
    word = nodes[at]
    is_letter = word.end - word.start == 1 and text[word.start].isupper()
    if word.lower[:1].isdigit() or is_letter or words.has("counts", word.lower):
        return Stranger(at - 1, at + 1, "name")
    return None


def giver(nodes: Sequence[Node], at: int, words: Lexicon) -> int | None:
    """The node of whoever gave a writing out: `the statement, issued by the port on Monday, reads`."""
    ahead = at + 1
    if ahead < len(nodes) and nodes[ahead].lower == ",":
        ahead += 1
    if ahead + 2 >= len(nodes) or not words.has("writings.published", nodes[ahead].lower):
        return None
    is_by = words.has("by", nodes[ahead + 1].lower) and nodes[ahead + 2].kind == "mention"
    return ahead + 2 if is_by and words.has("writings.given", nodes[ahead].lower) else None


def from_where(nodes: Sequence[Node], at: int, words: Lexicon) -> Stranger | None:
    """`cries of “Shame!” from the gallery`: a phrase with an article, up to a sign or a preposition."""
    last = at + 1
    while last < len(nodes) and last - at < _PHRASE and nodes[last].kind == "word" and not _stops(nodes[last], words):
        last += 1
    is_phrase = words.has("determiners", nodes[at].lower) and last > at + 1
    return Stranger(at, last, "role") if is_phrase else None


def reader_before(nodes: Sequence[Node], at: int, words: Lexicon, text: str) -> Stranger | None:
    """`Maria in Tarn emails`: a name and a place at the beginning, up to a node."""
    place = next((step for step in range(1, min(at, _PHRASE)) if words.has("at_place", nodes[step].lower)), -1)
    if place < 1 or at >= _LONGER or any(node.kind in ("sign", "quote") for node in nodes[: at + 1]):
        return None
    named = all(node.kind == "mention" or text[node.start].isupper() for node in nodes[:place])
    placed = all(node.kind == "mention" or text[node.start].isupper() for node in nodes[place + 1 : at + 1])
    return Stranger(0, place, "name") if named and placed else None


def writing_before(nodes: Sequence[Node], at: int, words: Lexicon) -> int | None:
    """The noun of `its summary of the call`, for a phrase that ends at a node: no sign or verb stands between."""
    for back in range(at, max(at - _LONGER, 0), -1):
        node = nodes[back]
        if node.kind == "sign" or node.kind == "quote" or words.is_auxiliary(node.lower):
            return None
        if node.kind == "word" and words.has("of", node.lower) and words.has("writings.nouns", nodes[back - 1].lower):
            return back - 1
    return None


def _some(nodes: Sequence[Node], at: int, words: Lexicon) -> int | None:
    """`one`, `another of the drivers`, `some of those present`: behind the last of its nodes."""
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    if after is None or after.kind == "sign" or words.has("relatives", after.lower):
        return at + 1
    if after.kind != "word" or not words.has("of", after.lower):
        return None
    last = at + 2
    while last < len(nodes) and last - at < _LONGER and nodes[last].kind in ("word", "mention"):
        if last > at + 2 and nodes[last].kind == "word" and _stops(nodes[last], words):
            break
        last += 1
    return last if last > at + 2 else None


def _phrase(nodes: Sequence[Node], at: int, words: Lexicon) -> Stranger | None:
    last = at + 1
    while last < len(nodes) and last - at < _PHRASE and nodes[last].kind == "word":
        lower = nodes[last].lower
        if any(words.has(kind, lower) for kind in _STOPPING):
            break
        if words.is_auxiliary(lower) or words.has("that", lower):
            return None
        last += 1
    if last == at + 1:
        return None
    if nodes[min(last, len(nodes) - 1)].kind == "mention":
        return None
    head = nodes[last - 1].lower
    if words.has("writings.nouns", head) and not words.has("writings.texts", head):
        return _giver_behind(nodes, last, words)
    return Stranger(at, last, "role")


def _giver_behind(nodes: Sequence[Node], at: int, words: Lexicon) -> Stranger | None:
    """`reads a statement from the port`: a statement is its giver's, and nobody's where none is named."""
    is_from = at + 1 < len(nodes) and words.has("writings.from", nodes[at].lower)
    return Stranger(at + 1, at + 2, "giver") if is_from and nodes[at + 1].kind == "mention" else None


def _capitals(nodes: Sequence[Node], at: int, text: str) -> Stranger | None:
    """`Sunniva Hoel`, `Article 3`; or somebody known behind a title with a capital."""
    last = at + 1
    while last < len(nodes) and last - at < _PHRASE and nodes[last].kind == "word":
        begin = text[nodes[last].start]
        if not (begin.isupper() or begin.isdigit()):
            break
        last += 1
    if last < len(nodes) and nodes[last].kind == "mention":
        return Stranger(last, last + 1, "mention")
    return Stranger(at, last, "name")


def _titled(nodes: Sequence[Node], at: int, words: Lexicon) -> Stranger | None:
    """`branch secretary Denny Moffat`: a name behind a few small words."""
    last = at
    while last < len(nodes) and last - at < _PHRASE and (nodes[last].kind == "word" or nodes[last].lower == "-"):
        if _stops(nodes[last], words):
            break
        last += 1
    if last < len(nodes) and nodes[last].kind == "mention":
        return Stranger(last, last + 1, "mention")
    return None


def _stops(node: Node, words: Lexicon) -> bool:
    return any(words.has(kind, node.lower) for kind in _STOPPING) or words.is_auxiliary(node.lower)
