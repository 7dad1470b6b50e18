"""The words of an article as the forms of dates see them: figures read, hyphens parted, short months whole."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onetext.evidence.article import Article, Sentence, Token
from onetext.evidence.dating.lexicon import Lexicon

__all__ = ["Atom", "Numeric", "atoms"]

_FIGURES = re.compile(r"(\d{1,4})(st|nd|rd|th|er|ème|e)?", re.ASCII)
_DATE = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_NOW = 2000
"""From where a year of two figures is looked for when nobody knows the day of publication."""


@dataclass(frozen=True, slots=True)
class Numeric:
    """A date in figures: the days it may mean, day before month first. Two where the order matters."""

    day_first: dt.date | None
    month_first: dt.date | None


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, or part of a word that a hyphen joins, with the classes it belongs to."""

    start: int
    end: int
    lower: str
    token: int
    classes: tuple[tuple[str, Any], ...] = ()
    capital: bool = False


def atoms(article: Article, sentence: Sentence, words: Lexicon) -> list[Atom]:
    """The atoms of a sentence, in order."""
    now = article.published.year if article.published is not None else _NOW
    return list(_atoms(article.tokens, sentence.first, sentence.last, words, now))


def _atoms(tokens: Sequence[Token], first: int, last: int, words: Lexicon, now: int) -> Iterator[Atom]:
    at = first
    while at < last:
        token = tokens[at]
        several = _of_several(tokens, at, last, words, now)
        if several is not None:
            atom, used = several
            yield atom
            at += used
            continue
        if token.text[0].isdigit() and token.text[0].isascii():
            atom, used = _figures(tokens, at, last)
            yield atom
            at += used
            continue
        used = 1
        if token.lower in words.short and at + 1 < last and tokens[at + 1].text == ".":
            used = 2 if tokens[at + 1].start == token.end else 1
        if token.lower in words.words or not any(sign in words.hyphens for sign in token.text):
            classes = _classes(token.text, token.lower, words)
            yield Atom(token.start, tokens[at + used - 1].end, token.lower, at, classes, token.is_capital)
        else:
            yield from _parted(token, at, words)
        at += used


def _of_several(tokens: Sequence[Token], at: int, last: int, words: Lexicon, now: int) -> tuple[Atom, int] | None:
    """What several tokens write together: `’98`, `the ’90s`, `1990s`, `a hundred and six`; with their number."""
    token = tokens[at]
    if at + 1 < last and tokens[at + 1].lower in words.multiples:
        return _multiple(tokens, at, last, words)
    is_short = token.lower == "'" and at + 1 < last and tokens[at + 1].start == token.end
    is_short = is_short and (at == 0 or tokens[at - 1].end < token.start)
    digits = tokens[at + is_short].text
    if not (digits.isdigit() and digits.isascii() and len(digits) in ((2,) if is_short else (2, 4))):
        return None
    value, used, end = int(digits), 1 + is_short, tokens[at + is_short].end
    if len(digits) == 2:
        value = min((century + value for century in (1900, 2000, 2100)), key=lambda year: abs(year - now))
    ending = tokens[at + used] if at + used < last else None
    if ending is not None and ending.start == end and ending.lower in words.decades and value % 10 == 0:
        return Atom(token.start, ending.end, digits, at, (("DECADE", value),)), used + 1
    glued = ending is not None and ending.start == end and ending.text[0].isalnum()
    return (Atom(token.start, end, digits, at, (("YEAR", value),)), used) if is_short and not glued else None


def _multiple(tokens: Sequence[Token], at: int, last: int, words: Lexicon) -> tuple[Atom, int] | None:
    count = dict(words.words.get(tokens[at].lower, ())).get("COUNT")
    if count is None:
        return None
    value, used = count * words.multiples[tokens[at + 1].lower], 2
    rest = at + 2 + (at + 2 < last and tokens[at + 2].lower in words.multiple_and)
    more = dict(words.words.get(tokens[rest].lower, ())).get("NUMBER") if rest < last else None
    if more is not None and more < words.multiples[tokens[at + 1].lower]:
        value, used = value + more, rest + 1 - at
    end = tokens[at + used - 1]
    classes = (("COUNT", value), ("NUMBER", value))
    return Atom(tokens[at].start, end.end, tokens[at].lower, at, classes, tokens[at].is_capital), used


def _classes(text: str, lower: str, words: Lexicon) -> tuple[tuple[str, Any], ...]:
    classes = words.words.get(lower, ())
    if not classes or text[:1].isupper():
        return classes
    return tuple(pair for pair in classes if pair[0].removeprefix("FULL").removeprefix("SURE") not in words.capitals)


def _parted(token: Token, at: int, words: Lexicon) -> Iterator[Atom]:
    """The parts of a word with hyphens, and the hyphens, each an atom."""
    begin = 0
    for end in range(len(token.text) + 1):
        if end < len(token.text) and token.text[end] not in words.hyphens:
            continue
        if begin < end:
            text = token.text[begin:end]
            lower = text.casefold()
            classes = _classes(text, lower, words)
            yield Atom(token.start + begin, token.start + end, lower, at, classes, text[0].isupper())
        if end < len(token.text):
            yield Atom(token.start + end, token.start + end + 1, "-", at)
        begin = end + 1


def _figures(tokens: Sequence[Token], at: int, last: int) -> tuple[Atom, int]:
    """A number: a day, a year, a count, or a date in figures. Returns the atom and how many tokens it takes."""
    token = tokens[at]
    used, text = 1, token.text
    parted = at + 4 < last and len(text) == 4 and tokens[at + 1].text == "-" == tokens[at + 3].text
    if parted and tokens[at + 4].end - token.start == len("2025-11-21"):
        used, text = 5, "/".join((text, tokens[at + 2].text, tokens[at + 4].text))
    numeric = _numeric(text)
    if numeric is not None:
        return Atom(token.start, tokens[at + used - 1].end, token.lower, at, (("NUMERIC", numeric),)), used
    match = _FIGURES.fullmatch(token.text)
    classes: list[tuple[str, Any]] = []
    if match:
        value = int(match[1])
        is_plain = match[2] is None
        if 1 <= value <= 31 and len(match[1]) <= 2:
            classes.append(("DAY", value))
            if not is_plain:
                classes += [("NTH", value), ("FIGURETH", value)]
        if is_plain and _FIRST_YEAR <= value <= _LAST_YEAR:
            classes.append(("YEAR", value))
        elif is_plain and value:
            classes += [("COUNT", value), ("NUMBER", value)]
    return Atom(token.start, token.end, token.lower, at, tuple(classes)), 1


def _numeric(text: str) -> Numeric | None:
    if match := _ISO.fullmatch(text):
        day = _day(int(match[1]), int(match[2]), int(match[3]))
        return None if day is None else Numeric(day, day)
    if match := _DATE.fullmatch(text):
        one, two, year = int(match[1]), int(match[3]), int(match[4])
        numeric = Numeric(_day(year, two, one), _day(year, one, two))
        return None if numeric == Numeric(None, None) else numeric
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
