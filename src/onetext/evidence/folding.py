"""Find words that somebody says stand in a text: word for word, whatever marks, dashes and blanks they are set with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from onetext.model import Place

__all__ = ["FoldedText"]

_SIGNS = {
    **dict.fromkeys("\"'“”„‟«»‹›‘’‚‛`´「」『』〝〞＂＇", "'"),
    **dict.fromkeys("-‐‑‒–—―−﹘﹣－", "-"),
    "…": "...",
}
_EDGES = " '-.,;:"
_WORD = re.compile(r"\w+(?:'\w+)*")
_NUMBER = re.compile(r"\d+")
_MOST = 100
"""Places looked at for one quotation."""


class FoldedText:
    """A stretch of a text with its marks, dashes and blanks made alike, and where each sign of it comes from."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        signs: list[str] = []
        self._from: list[int] = []
        for at in range(start, len(text) if end is None else end):
            for sign in _folded_sign(text[at]):
                if sign == " " and (not signs or signs[-1] == " "):
                    continue
                signs.append(sign)
                self._from.append(at)
        self.folded = "".join(signs)

    def places(self, words: str) -> tuple[Place, ...]:
        """Every place where some words stand, from the first letter of a word to the last of one; in order.

        Signs at both ends of the words do not count. The first letter may be small or capital. A piece of a word or of
        a number is no such place: `agreed` does not stand in `disagreed`, `5` not in `6.5`.
        """
        wanted = FoldedText(words).folded.strip(_EDGES)
        found = tuple(self._find(wanted))
        if not found and wanted:
            found = tuple(self._find(wanted[0].swapcase() + wanted[1:]))
        return found

    def nearly(self, words: str, turning: Iterable[str]) -> str:
        """Why words that do not stand here nearly do: `numbers`, `negation`, or "" where they do not at all."""
        wanted = _words(FoldedText(words).folded)
        turns = frozenset(turning)
        if not wanted:
            return ""
        if self._holds(wanted, lambda word: "#" if _NUMBER.search(word) else word):
            return "numbers"
        return "negation" if self._holds(wanted, lambda word: "" if word in turns else word) else ""

    def _holds(self, wanted: list[str], as_word: Callable[[str], str]) -> bool:
        """Whether the words stand here in order, each looked at as told."""
        sought = " ".join(filter(None, map(as_word, wanted)))
        return bool(sought) and f" {sought} " in f" {' '.join(filter(None, map(as_word, self._all_words)))} "

    @cached_property
    def _all_words(self) -> list[str]:
        return _words(self.folded)

    def _find(self, wanted: str) -> Iterator[Place]:
        at = self.folded.find(wanted) if wanted else -1
        for _ in range(_MOST):
            if at < 0:
                return
            end = at + len(wanted)
            if self._is_whole(at, end):
                yield Place(start=self._from[at], end=self._from[end - 1] + 1)
            at = self.folded.find(wanted, at + 1)

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether a stretch cuts neither a word nor a number."""
        text = self.folded
        before, first = text[max(0, start - 2) : start], text[start]
        after, last = text[end : end + 2], text[end - 1]
        return not (_joined(before[::-1], first) or _joined(after, last) or _signed(before, first))


def _joined(beside: str, edge: str) -> bool:
    """Whether the signs beside an edge, the nearest first, belong to the same word or number."""
    if not beside or not _is_wordly(edge):
        return False
    if _is_wordly(beside[0]):
        return True
    between_letters = beside[0] in "'-" and len(beside) > 1 and beside[1].isalnum()
    between_digits = beside[0] in ".,:/" and len(beside) > 1 and beside[1].isdigit() and edge.isdigit()
    return between_letters or between_digits


def _signed(before: str, first: str) -> bool:
    """Whether a number has a minus before it."""
    return first.isdigit() and before.endswith("-") and not before[:-1].strip().isalnum()


def _is_wordly(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or unicodedata.combining(sign) > 0


def _words(folded: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(folded)]


def _folded_sign(sign: str) -> str:
    """A sign as it is compared: "" for what cannot be seen."""
    if sign.isascii():
        return _SIGNS.get(sign, " " if sign.isspace() else sign)
    if sign.isspace():
        return " "
    known = _SIGNS.get(sign)
    if known is not None:
        return known
    return "" if unicodedata.category(sign) == "Cf" else unicodedata.normalize("NFD", sign)
