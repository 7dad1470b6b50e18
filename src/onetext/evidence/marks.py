"""Find what stands between quotation marks, by a stack of open marks; each paragraph is gone through once.

A mark may mean several things (an apostrophe, an inch, an opening or a closing one): its neighbours and the marks that
are open tell which. Marks that do not belong together close all the same, and are flagged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onetext.evidence.article import Article
from onetext.evidence.signs import APOSTROPHES, DOUBLE, FAMILY, SINGLE, Signs, is_reversed
from onetext.model import Place, QuotedSpeech, ReadingNotice

__all__ = ["Marked", "marked"]

_DEEPEST = 8
"""Marks nested deeper than this open nothing: no text has them, and a stack stays short."""
_LONGEST_SAYING = 160
"""Characters between two halves of a sentence that an attribution breaks."""


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
    for number in range(len(article.paragraphs)):
        scanner.paragraph(number)
    spans = sorted(scanner.spans, key=lambda span: (span.start, -span.end, span.depth))
    return Marked(tuple(_quotes(article, spans)), tuple(scanner.notices))


def _quotes(article: Article, spans: Sequence[_Span]) -> Iterator[QuotedSpeech]:
    outer: int | None = None
    text = article.text
    for index, span in enumerate(spans):
        continues = None
        if span.depth == 0:
            if outer is not None and (span.carries_on or _is_broken(text, spans[outer], span)):
                continues = outer
            outer = index
        yield QuotedSpeech(
            start=span.start,
            end=span.end,
            text=text[span.start : span.end],
            depth=span.depth,
            mismatched=span.mismatched,
            continues=continues,
        )


def _is_broken(text: str, one: _Span, other: _Span) -> bool:
    """Whether a sentence is broken by its attribution: `“We will,” he said, “but later.”`."""
    if other.start - one.end > _LONGEST_SAYING or not text[other.start].islower():
        return False
    between = text[one.end : other.start].strip().strip("".join(FAMILY)).strip()
    last = text[one.end - 1]
    opens, closes = last in ",;—–-…" or between[:1] in {",", "—", "–"}, between[-1:] in {",", "—", "–"}
    return opens and closes and len(between) > 3 and not any(sign in between for sign in ".!?;\n")


class _Scanner:
    """The marks of an article, paragraph by paragraph."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._article = article
        self._reversed = is_reversed(article.text)
        self._signs = Signs(article, Place(start=0, end=0))
        self._number = 0
        self._ahead: dict[str, bool] = {}
        self._stack: list[_Open] = []
        self._carried: list[_Open] = []
        self.spans: list[_Span] = []
        self.notices: list[ReadingNotice] = []

    def paragraph(self, number: int) -> None:
        """Go through one paragraph."""
        place = self._article.paragraphs[number]
        self._number = number
        self._ahead = {}
        self._signs = Signs(self._article, place, self._reversed)
        self._stack = []
        for at in self._carry(self._signs.all, place):
            self._sign(at)
        self._end(place)

    def _carry(self, signs: list[int], place: Place) -> list[int]:
        """Speech that the paragraph before left open: the marks that open this one carry it on."""
        opened = 0
        for open_ in self._carried:
            at = place.start + opened
            if opened < len(signs) and signs[opened] == at and FAMILY[self._text[at]] == FAMILY[open_.sign]:
                self._stack.append(_Open(self._text[at], at, carries_on=True))
                opened += 1
            else:
                self._stack.append(_Open(open_.sign, at - 1, carries_on=True))
        self._carried = []
        return signs[opened:]

    # -- the machine -----------------------------------------------------------------------------------------------

    def _sign(self, at: int) -> None:
        signs, sign = self._signs, self._text[at]
        family = FAMILY[sign]
        if signs.is_apostrophe(at) or (signs.is_measure(at) and not self._is_open(family)):
            return
        if signs.may_close(at) and self._closes(at, family):
            return
        if signs.may_open(at) and len(self._stack) < _DEEPEST and self._has_partner(at, family):
            self._stack.append(_Open(sign, at))

    def _is_open(self, family: str) -> bool:
        return any(FAMILY[one.sign] == family for one in self._stack)

    def _closes(self, at: int, family: str) -> bool:
        """Close the innermost mark of the same family, or one of another; whether that was all."""
        depth = next(
            (level for level in range(len(self._stack) - 1, -1, -1) if FAMILY[self._stack[level].sign] == family), None
        )
        if depth is None:
            return self._closes_another(at, family)
        if self._signs.is_possessive(at, self._end_around(at, depth)):
            return True
        for open_ in reversed(self._stack[depth + 1 :]):
            self._drop(open_, at)
        self._push(self._stack[depth], at, depth, mismatched=False)
        del self._stack[depth:]
        return True

    def _end_around(self, at: int, depth: int) -> int | None:
        """Where the quotation around the one at a depth could end."""
        if depth == 0:
            return None
        return self._signs.strong_after(at, FAMILY[self._stack[depth - 1].sign])

    def _closes_another(self, at: int, family: str) -> bool:
        """A closing mark that nothing of its family waits for: it closes the innermost one, if that has no other."""
        if not self._stack or (self._signs.may_open(at) and self._text[at] != "’"):
            return False
        inner = self._stack[-1]
        if family == SINGLE:
            if self._signs.is_weak(at) or self._signs.closer_after(at, FAMILY[inner.sign]) is not None:
                return True
            if self._is_carried(self._stack[0].sign):
                return True
        elif self._signs.closes_first(at, FAMILY[inner.sign]):
            return False
        self._push(inner, at, len(self._stack) - 1, mismatched=True)
        self._notice(inner.at, at + 1, "marks", "the marks of this quotation do not belong together")
        self._stack.pop()
        return True

    def _has_partner(self, at: int, family: str) -> bool:
        """Whether a single mark opens anything: one that nothing closes is an apostrophe."""
        if family != SINGLE or self._signs.closer_after(at, family) is not None:
            return True
        opened = "".join(open_.sign for open_ in self._stack) + self._text[at]
        if self._text[at] in APOSTROPHES - {"‘"} and at != self._signs.place.start + len(self._stack):
            return False
        double = self._text[at] == "‘" and self._signs.closes_first(at, DOUBLE) and not self._is_open(DOUBLE)
        return double or self._is_carried(opened)

    # -- what comes of it ------------------------------------------------------------------------------------------

    def _push(self, open_: _Open, end: int, depth: int, *, mismatched: bool) -> None:
        text = self._text[open_.at + 1 : end]
        start = open_.at + 1 + len(text) - len(text.lstrip())
        stop = start + len(text.strip())
        if start < stop:
            self.spans.append(_Span(start, stop, depth, mismatched, open_.carries_on))

    def _drop(self, open_: _Open, at: int) -> None:
        """A mark within another that was closed before it: a single one was an apostrophe, others are told."""
        if FAMILY[open_.sign] != SINGLE:
            self._notice(open_.at, at, "unclosed", "nothing closes the quotation that opens here")

    def _end(self, place: Place) -> None:
        """The end of a paragraph: what is still open runs on where the next paragraph opens its marks anew."""
        runs_on = bool(self._stack) and self._is_carried(self._stack[0].sign)
        if not runs_on:  # single marks that nothing closes were apostrophes
            self._stack = [one for one in self._stack if FAMILY[one.sign] != SINGLE or one.carries_on]
        for depth, open_ in enumerate(self._stack):
            if not runs_on:
                self._notice(open_.at, place.end, "unclosed", "nothing closes the quotation that opens here")
            self._push(open_, place.end, depth, mismatched=not runs_on)
        self._carried = list(self._stack) if runs_on else []

    def _is_carried(self, opened: str) -> bool:
        """Whether the next paragraph opens with the same marks, or closes the mark before any opening one."""
        if opened not in self._ahead:
            self._ahead[opened] = self._is_carried_on(opened)
        return self._ahead[opened]

    def _is_carried_on(self, opened: str) -> bool:
        if self._number + 1 >= len(self._article.paragraphs):
            return False
        place = self._article.paragraphs[self._number + 1]
        family = FAMILY[opened[-1]]
        if self._text[place.start : place.start + 1] in FAMILY:
            return self._text.startswith(opened, place.start, place.end)
        if family == SINGLE or len(opened) > 1:
            return False
        signs = Signs(self._article, place, self._reversed)
        return signs.closes_first(place.start - 1, family) and not _either(signs, place, family)

    def _notice(self, start: int, end: int, code: str, message: str) -> None:
        self.notices.append(ReadingNotice(start=max(start, 0), end=end, code=code, message=message))


def _either(signs: Signs, place: Place, family: str) -> bool:
    """Whether the first sign that could close a family could as well open."""
    first = signs.closer_after(place.start - 1, family)
    return first is not None and signs.may_open(first)
