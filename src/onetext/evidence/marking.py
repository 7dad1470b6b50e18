"""How the place of a candidate is written down, and how it is found again: by all its words, never by likeness."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onetext.model import LONGEST_TEXT, Candidate

__all__ = ["BESIDE", "Mark", "beside", "digest", "found", "mark_of", "occurrence", "shortened"]

BESIDE = 32
"""Characters on either side that tell one of several like places from the others."""
_DIGEST, _BESIDE_DIGEST = 24, 12
_HEAD = 24
"""Characters by which places are looked up before all words are compared."""
_WORD_START = re.compile(r"(?<!\w)\S")
_WORD = re.compile(r"\S+")
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells a place: how its words begin, how many characters they have, and the digest of all of them."""

    head: str
    length: int
    digest: str


def shortened(words: str, most: int = LONGEST_TEXT) -> str:
    """The first words as they stand, with an ellipsis where there are more."""
    end = 0
    for number, match in enumerate(_WORD.finditer(words)):
        if number == most:
            return words[:end] + ELLIPSIS
        end = match.end()
    return words


def digest(words: str, length: int = _DIGEST) -> str:
    """A digest of words."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Digests of the characters before and after a place."""
    before, after = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
    return digest(before, _BESIDE_DIGEST), digest(after, _BESIDE_DIGEST)


def _goes_on(text: str, end: int) -> bool:
    """Whether a place would end within a word: `deal` is not in `deals`."""
    return 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum()


def mark_of(item: Candidate) -> Mark:
    """What a candidate's place is found by."""
    length = item.end - item.start
    cut = item.text.endswith(ELLIPSIS) and length != len(item.text)
    head = item.text.removesuffix(ELLIPSIS) if cut else item.text
    return Mark(head[:_HEAD], length, item.digest)


def occurrence(starts: Sequence[int], at: int) -> str:
    """Which of several places one is, as `2/3`; "" where it is the only one, or none of them."""
    return f"{starts.index(at) + 1}/{len(starts)}" if len(starts) > 1 and at in starts else ""


def found(text: str, marks: Sequence[Mark]) -> list[list[int]]:
    """Where each of some places starts in a text: from the start of a word to the end of one, with all its words.

    Linear in the text for each of at most 24 lengths of heads, whatever the number of places.
    """
    wanted: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, mark in enumerate(marks):
        if mark.length and mark.head:
            wanted[len(mark.head)][mark.head].append(number)
    starts: list[list[int]] = [[] for _ in marks]
    if not wanted:
        return starts
    digests: dict[tuple[int, int], str] = {}
    for match in _WORD_START.finditer(text):
        at = match.start()
        for size, heads in wanted.items():
            for number in heads.get(text[at : at + size], ()):
                key = at, marks[number].length
                if key not in digests:
                    digests[key] = digest(text[at : at + marks[number].length])
                if digests[key] == marks[number].digest and not _goes_on(text, at + marks[number].length):
                    starts[number].append(at)
    return starts
