"""What a line looks like when it opens a point: "1.", "(a)", "iv)", "§ 3", "Article 5bis", "•"."""

from __future__ import annotations

import re

__all__ = ["BULLETS", "counts_on", "is_label", "leading_number", "opens_annex", "opens_point"]

BULLETS = "•‣◦▪▫●○■□–—*-"
_ROMAN = r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_NUMBER = (
    r"(?:[0-9٠-٩۰-۹]{1,3}(?:bis|ter|quater|[a-zA-Z]{1,2})?"
    rf"|[a-zA-Zа-яА-ЯіїєґІЇЄҐα-ω](?![^\W\d_])|{_ROMAN}|{_ROMAN.upper()})"
)
_WORD = (
    r"(?:article|art\.|section|sec\.|chapter|part|title|annex|appendix|schedule|paragraph|para\.|option|clause|protocol"
    r"|artikel|abschnitt|anhang|kapitel|artículo|anexo|capítulo|sección|annexe|chapitre|titre|partie|articolo|allegato"
    r"|artigo|статья|стаття|пункт|раздел|розділ|глава|додаток|приложение|المادة|מאמר|madde|artykuł|第)"
)
_OPENS = re.compile(
    rf"\[*(?:\({_NUMBER}\)"
    rf"|{_NUMBER}(?:\.{_NUMBER})*[.)](?=\s|$|\[)"
    r"|[0-9]{1,3}(?:\.[0-9]{1,3})+(?=\s)"
    r"|§+\s?[0-9]+"
    rf"|(?i:{_WORD})\s?[0-9IVXLCА-Я٠-٩一二三四五六七八九十]+\s?(?:bis|ter|quater|[a-z](?![a-z]))?"
    r"(?=\s*$|\s*[.:–—条]|\s+[^\sa-zа-яα-ω(])"
    rf"|[{re.escape(BULLETS)}](?=\s))"
)

_ANNEX = re.compile(
    r"[\[(]?(?i:(?:side|exchange\s+of|cover(?:ing)?)[\s-]+letters?|final\s+act|additional\s+protocol|annex(?:es)?|annexe"
    r"|anhang|anlage|anexo|allegato|appendi(?:x|ces|ce)|apéndice|attachment|schedule|exhibit|addendum|protocol|protokoll"
    r"|protocole|protocolo|приложение|додаток|протокол|ملحق|الملحق|נספח|załącznik|ek|附件|附录)(?![^\W_])"
)
_SERIAL = re.compile(r"\s*(\(?)([0-9]{1,5}|[^\W\d_]|[ivxIVX]{1,6})([.)])(?:\s|$)")
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMANS = [tens + units for tens in ("", "x", "xx", "xxx") for units in _UNITS][1:]


def opens_point(line: str) -> bool:
    """Whether a line starts with a label."""
    return _OPENS.match(line.lstrip()) is not None


def opens_annex(line: str, *, heading: bool = False) -> bool:
    """Whether a line opens an annex without a number: the word alone, or at the head of a heading."""
    match = _ANNEX.match(line.strip())
    return match is not None and (heading or not line.strip()[match.end() :].strip("[]().:–— "))


def is_label(line: str) -> bool:
    """Whether a line is a label and nothing else (`1.` in one line, its text in the next)."""
    match = _OPENS.match(line.strip())
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
    return one in _ROMANS[:-1] and two == _ROMANS[_ROMANS.index(one) + 1]
