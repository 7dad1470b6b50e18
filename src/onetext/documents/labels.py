"""What a line looks like when it opens a point: "1.", "(a)", "iv)", "§ 3", "Article 5bis", "•"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onetext.documents.label_words import HAN_UNITS, LABEL_WORDS
from onetext.documents.numerals import LATER, NUMBER_WORDS, roman_number

__all__ = ["BULLETS", "counts_on", "is_label", "leading_number", "opens_annex", "opens_point"]


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of several words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


BULLETS = "•‣◦▪▫●○■□–—*-"
_ROMAN = r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_LATER = rf"(?:{'|'.join(LATER)})"
_NUMBER = (
    rf"(?:\d{{1,3}}(?:[ \u00a0]?{_LATER}(?![^\W\d_])|[a-zA-Z]{{1,2}})?"
    rf"|[a-zA-Zа-яА-ЯіїєґІЇЄҐα-ωא-ת](?![^\W\d_])|{_ROMAN}|{_ROMAN.upper()})"
)
_HAN = "零〇一二两三四五六七八九十百"
_CAPITALS = {"pp", "op"}
_WORD = _any_of(word for key, words in LABEL_WORDS.items() if key not in {*_CAPITALS, "no", "§"} for word in words)
_UNIT = "".join(HAN_UNITS)
_WORDED = (
    rf"(?P<word>(?i:{_WORD}))\.?(?:[ \t\u00a0]+|(?<=\.)|(?=[(\d№{_HAN}]))"
    r"(?:(?i:No\.?|Nr\.?|n°|nº|№)[ \t\u00a0]*)?\(?"
    rf"(?:\d{{1,4}}(?:\.\d{{1,3}})*(?:\.?[ºª°]|er\b|')?(?:[ \u00a0]?(?:{_LATER}|[a-z])\b)?"
    rf"|(?:[IVXLCDM]{{1,7}}|[A-ZА-ЯІЇЄҐא-תء-ي]|(?i:{_any_of(NUMBER_WORDS)}))['׳]?(?:[ \u00a0]?{_LATER}\b)?(?![^\W_])"
    rf"|[{_HAN}]{{1,4}})\)?"
    r"(?=\s*$|\s*[.:–—]|\s+-\s|\s+[^\sa-zа-яіїєґα-ω(])"
)
"""A label with a word: followed by nothing, by a sign that ends it, or by a text that begins with no small letter."""
_OPENS = re.compile(
    rf"\[*(?:\({_NUMBER}\)"
    rf"|{_NUMBER}(?:\.{_NUMBER})*[.)](?=\s|$|\[)"
    r"|[0-9]{1,3}(?:\.[0-9]{1,3})+(?=\s)"
    r"|§+\s?[0-9]+"
    rf"|(?:{'|'.join(sorted(_CAPITALS)).upper()})\d{{1,3}}(?:{_LATER})?(?=[.:\s]|$)"
    rf"|[第제]\s?[{_HAN}\d]{{1,6}}\s?[{_UNIT}](?![的规規所第和])"
    rf"|[（(]?[{_HAN}]{{1,3}}[、）)]"
    rf"|{_WORDED}"
    rf"|[{re.escape(BULLETS)}](?=\s))"
)

_ANNEX_WORDS = _any_of(word for key in ("annex", "app", "sched", "prot") for word in LABEL_WORDS[key])
_ANNEX = re.compile(
    r"[\[(]?(?i:(?:side|exchange\s+of|cover(?:ing)?)[\s-]+letters?|final\s+act|additional\s+protocol|annexes|appendices"
    rf"|addendum|{_ANNEX_WORDS})(?![^\W_])"
)
_SERIAL = re.compile(r"\s*(\(?)([0-9]{1,5}|[^\W\d_]|[ivxlcIVXLC]{1,7})([.)])(?:\s|$)")


def _opening(line: str) -> re.Match[str] | None:
    """The label at the head of a line. One with a small letter is a reference in a sentence: `article 5.`"""
    match = _OPENS.match(line)
    return None if match is None or (match["word"] or "")[:1].islower() else match


def opens_point(line: str) -> bool:
    """Whether a line starts with a label."""
    return _opening(line.lstrip()) is not None


def opens_annex(line: str, *, heading: bool = False) -> bool:
    """Whether a line opens an annex without a number: the word alone, or at the head of a heading."""
    match = _ANNEX.match(line.strip())
    return match is not None and (heading or not line.strip()[match.end() :].strip("[]().:–— "))


def is_label(line: str) -> bool:
    """Whether a line is a label and nothing else (`1.` in one line, its text in the next)."""
    match = _opening(line.strip())
    return match is not None and match.end() == len(line.strip())


def leading_number(line: str) -> int | None:
    """The number of a line that opens with `12.` or `12)`; None for any other line."""
    match = re.match(r"\s*([0-9]{1,5})[.)](?:\s|$)", line)
    return int(match.group(1)) if match else None


def counts_on(before: str, line: str) -> bool:
    """Whether a line opens with the label that follows that of another: `3.` after `2.`, `(b)` after `(a)`."""
    first, second = _SERIAL.match(before), _SERIAL.match(line)
    if first is None or second is None or (first[1], first[3]) != (second[1], second[3]):
        return False
    one, two = first[2].lower(), second[2].lower()
    if one.isdigit() and two.isdigit():
        return int(two) == int(one) + 1
    if len(one) == len(two) == 1 and ord(two) == ord(one) + 1:
        return True
    value = roman_number(one)
    return value is not None and roman_number(two) == value + 1
