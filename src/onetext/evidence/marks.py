"""Find what stands between quotation marks, by a stack of open marks; each paragraph is gone through once.

A mark may mean several things (an apostrophe, an inch, an opening or a closing one): its neighbours and the marks that
are open tell which. Marks that do not belong together close all the same, and are flagged.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onetext.evidence.article import Article
from onetext.model import Place, QuotedSpeech, ReadingNotice

__all__ = ["Marked", "marked"]

_DOUBLE, _SINGLE, _ANGLED, _ANGLE, _CORNER, _WHITE = "double", "single", "angled", "angle", "corner", "white"
_FAMILY = {
    **dict.fromkeys('“”„‟"＂', _DOUBLE),
    **dict.fromkeys("‘’‚‛'", _SINGLE),
    **dict.fromkeys("«»", _ANGLED),
    **dict.fromkeys("‹›", _ANGLE),
    **dict.fromkeys("「」", _CORNER),
    **dict.fromkeys("『』", _WHITE),
}
_APOSTROPHES = frozenset("'’‘")
_ALWAYS_OPEN = frozenset("„‚‟‛「『")
_ALWAYS_CLOSE = frozenset("」』")
_BEFORE_OPENING = frozenset("([{<—–-/…:;,=")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-/…")
_DEEPEST = 8
"""Marks nested deeper than this open nothing: no text has them, and a stack stays short."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands between marks, in order of the places, and what is odd about the marks."""

    quotes: tuple[QuotedSpeech, ...]
    notices: tuple[ReadingNotice, ...]


@dataclass(slots=True)
class _Open:
    """A mark that waits for the one that closes it."""

    sign: str
    at: int
    carries_on: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    depth: int
    mismatched: bool
    carries_on: bool


def marked(article: Article) -> Marked:
    """All stretches between quotation marks, marks excluded; speech runs on where a paragraph opens its marks anew."""
    scanner = _Scanner(article)
    for number, place in enumerate(article.paragraphs):
        scanner.paragraph(number, place)
    spans = sorted(scanner.spans, key=lambda span: (span.start, -span.end))
    return Marked(tuple(_quotes(article.text, spans)), tuple(scanner.notices))


def _quotes(text: str, spans: Sequence[_Span]) -> Iterator[QuotedSpeech]:
    outer: int | None = None
    for index, span in enumerate(spans):
        continues = outer if span.carries_on and span.depth == 0 else None
        if span.depth == 0:
            outer = index
        yield QuotedSpeech(
            start=span.start,
            end=span.end,
            text=text[span.start : span.end],
            depth=span.depth,
            mismatched=span.mismatched,
            continues=continues,
        )


class _Scanner:
    """The marks of an article, paragraph by paragraph."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._article = article
        self._no_openers = article.language.words("marks", "with_apostrophe")
        self._possessive = article.language.words("marks", "possessive_after")
        self._stack: list[_Open] = []
        self._carried: list[_Open] = []
        self._closers: dict[str, list[int]] = {}
        self.spans: list[_Span] = []
        self.notices: list[ReadingNotice] = []

    def paragraph(self, number: int, place: Place) -> None:
        """Go through one paragraph."""
        text = self._text
        signs = [at for at in range(place.start, place.end) if text[at] in _FAMILY]
        self._closers = self._possible_closers(signs, place)
        self._stack = []
        signs = self._carry(signs, place)
        for at in signs:
            self._sign(at, place)
        self._end(number, place)

    def _possible_closers(self, signs: Sequence[int], place: Place) -> dict[str, list[int]]:
        """Family -> where a mark of it could close."""
        found: dict[str, list[int]] = {}
        for at in signs:
            if self._can_close(at, place):
                found.setdefault(_FAMILY[self._text[at]], []).append(at)
        return found

    def _carry(self, signs: list[int], place: Place) -> list[int]:
        """Speech that the paragraph before left open: the marks that open this one carry it on."""
        for open_ in self._carried:
            if signs and signs[0] == place.start + sum(one.at < place.end for one in self._stack):
                self._stack.append(_Open(self._text[signs[0]], signs[0], carries_on=True))
                signs = signs[1:]
            else:
                self._stack.append(_Open(open_.sign, place.start - 1, carries_on=True))
        self._carried = []
        return signs

    # -- what a sign is --------------------------------------------------------------------------------------------

    def _around(self, at: int, place: Place) -> tuple[str, str]:
        before = self._text[at - 1] if at > place.start else " "
        after = self._text[at + 1] if at + 1 < place.end else " "
        return before, after

    def _is_apostrophe(self, at: int, place: Place) -> bool:
        """Whether a sign stands within a word, or for what is left out at its beginning ('90s)."""
        sign = self._text[at]
        if sign not in _APOSTROPHES:
            return False
        before, after = self._around(at, place)
        if before.isalnum() and after.isalnum():
            return True
        if before.isalnum() or not after.isalnum():
            return False
        if (
            after.isdigit()
            and self._text[at + 2 : at + 4].strip("s").isdigit()
            and not self._text[at + 3 : at + 4].isdigit()
        ):
            return True
        return self._word_after(at) in self._no_openers

    def _word_after(self, at: int) -> str:
        token = self._article.token_at(at + 1)
        return self._article.tokens[token].lower if token >= 0 else ""

    def _can_open(self, at: int, place: Place) -> bool:
        sign = self._text[at]
        if sign in _ALWAYS_CLOSE:
            return False
        if sign in _ALWAYS_OPEN:
            return True
        before, after = self._around(at, place)
        family = _FAMILY[sign]
        if family in (_ANGLED, _ANGLE):
            return not before.isalnum() and (before.isspace() or before in _BEFORE_OPENING or before in _FAMILY)
        if after.isspace() or after in _AFTER_CLOSING - {"…", "—", "–", "-"}:
            return False
        if sign in "“‘":
            return True
        return before.isspace() or before in _BEFORE_OPENING or before in _FAMILY

    def _can_close(self, at: int, place: Place) -> bool:
        sign = self._text[at]
        if sign in _ALWAYS_OPEN or self._is_apostrophe(at, place):
            return False
        before, after = self._around(at, place)
        if _FAMILY[sign] in (_ANGLED, _ANGLE):
            return not after.isalnum()
        return not before.isspace() and not after.isalnum()

    # -- the machine -----------------------------------------------------------------------------------------------

    def _sign(self, at: int, place: Place) -> None:
        sign, family = self._text[at], _FAMILY[self._text[at]]
        if self._is_apostrophe(at, place) or self._is_measure(at, place):
            return
        if self._can_close(at, place) and self._closes(at, family, place):
            return
        if self._can_open(at, place) and len(self._stack) < _DEEPEST and self._has_partner(at, family, place):
            self._stack.append(_Open(sign, at))

    def _is_measure(self, at: int, place: Place) -> bool:
        """Inches, feet, minutes: a straight mark behind a figure, with nothing open that it could close."""
        before, _after = self._around(at, place)
        return (
            self._text[at] in "\"'"
            and before.isdigit()
            and not any(_FAMILY[one.sign] == _FAMILY[self._text[at]] for one in self._stack)
        )

    def _closes(self, at: int, family: str, place: Place) -> bool:
        """Close the innermost mark of the same family, or one of another where none is open."""
        depth = next(
            (level for level in range(len(self._stack) - 1, -1, -1) if _FAMILY[self._stack[level].sign] == family), None
        )
        if family == _SINGLE and self._is_possessive(at, place):
            return True
        if depth is None:
            return self._closes_another(at, family, place)
        for level in range(len(self._stack) - 1, depth, -1):
            self._drop(self._stack[level], at)
        self._push(self._stack[depth], at, depth, mismatched=False)
        del self._stack[depth:]
        return True

    def _closes_another(self, at: int, family: str, place: Place) -> bool:
        """A closing mark that nothing of its family waits for: it closes the innermost one, if that has no other."""
        if not self._stack or self._can_open(at, place):
            return False
        inner = self._stack[-1]
        if family == _SINGLE or self._next_closer(_FAMILY[inner.sign], at) is not None:
            return family == _SINGLE
        self._push(inner, at, len(self._stack) - 1, mismatched=True)
        self._notice(inner.at, at + 1, "marks", "the marks of this quotation do not belong together")
        self._stack.pop()
        return True

    def _is_possessive(self, at: int, place: Place) -> bool:
        """Whether a single mark behind an s stands for a possessive: another could still close what is open."""
        before, after = self._around(at, place)
        if before.casefold() not in self._possessive or not after.isspace():
            return False
        if not any(_FAMILY[one.sign] == _SINGLE for one in self._stack):
            return True
        later = self._next_closer(_SINGLE, at)
        return later is not None and self._text[at + 2 : at + 3].islower() and self._text[later - 1] != before

    def _has_partner(self, at: int, family: str, place: Place) -> bool:
        """Whether a single straight or curly mark opens anything: one that nothing closes is an apostrophe."""
        return family != _SINGLE or self._next_closer(family, at) is not None or self._any_closer(at)

    def _any_closer(self, at: int) -> bool:
        """Whether a double mark could close a single one that has no partner (mismatched), and nothing else needs it."""
        opened = any(_FAMILY[one.sign] == _DOUBLE for one in self._stack)
        return self._text[at] == "‘" and not opened and self._next_closer(_DOUBLE, at) is not None

    def _next_closer(self, family: str, at: int) -> int | None:
        places = self._closers.get(family, [])
        index = bisect_left(places, at + 1)
        return places[index] if index < len(places) else None

    # -- what comes of it ------------------------------------------------------------------------------------------

    def _push(self, open_: _Open, end: int, depth: int, *, mismatched: bool) -> None:
        start = open_.at + 1
        text = self._text[start:end]
        start += len(text) - len(text.lstrip())
        stop = start + len(text.strip())
        if start < stop:
            self.spans.append(_Span(start, stop, depth, mismatched, open_.carries_on))

    def _drop(self, open_: _Open, at: int) -> None:
        """A mark within another that was closed before it: a single one was an apostrophe, others are told."""
        if _FAMILY[open_.sign] != _SINGLE:
            self._notice(open_.at, at, "unclosed", "nothing closes the quotation that opens here")

    def _end(self, number: int, place: Place) -> None:
        """The end of a paragraph: what is still open runs on where the next paragraph opens its marks anew."""
        runs_on = bool(self._stack) and self._is_carried(number, self._stack[0].sign)
        for depth, open_ in enumerate(self._stack):
            if not runs_on:
                self._notice(open_.at, place.end, "unclosed", "nothing closes the quotation that opens here")
            self._push(open_, place.end, depth, mismatched=not runs_on)
        self._carried = list(self._stack) if runs_on else []

    def _is_carried(self, number: int, sign: str) -> bool:
        """Whether the next paragraph opens with the same mark, or has a closing one before any opening one."""
        if number + 1 >= len(self._article.paragraphs):
            return False
        place = self._article.paragraphs[number + 1]
        first = self._text[place.start : place.start + 1]
        if first in _FAMILY:
            return _FAMILY[first] == _FAMILY[sign]
        for at in range(place.start, place.end):
            if _FAMILY.get(self._text[at]) == _FAMILY[sign] and not self._is_apostrophe(at, place):
                return self._can_close(at, place) and not self._can_open(at, place) and _FAMILY[sign] != _SINGLE
        return False

    def _notice(self, start: int, end: int, code: str, message: str) -> None:
        self.notices.append(ReadingNotice(start=max(start, 0), end=end, code=code, message=message))
