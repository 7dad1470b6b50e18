"""What a line looks like when it opens a point: "1.", "(a)", "iv)", "§ 3", "Article 5bis", "•"."""

from __future__ import annotations

import re

__all__ = ["BULLETS", "is_label", "opens_point"]

BULLETS = "•‣◦▪▫●○■□–—*-"
_ROMAN = r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_NUMBER = (
    r"(?:[0-9٠-٩۰-۹]{1,4}(?:bis|ter|quater|[a-zA-Z]{1,2})?"
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
    rf"|(?i:{_WORD})\s?[0-9IVXLCА-Я٠-٩一二三四五六七八九十]+\s?(?:bis|ter|quater|[a-z](?![a-z]))?(?=\s*$|\s*[.:–—条]|\s+[^\sa-zа-яα-ω(])"
    rf"|[{re.escape(BULLETS)}](?=\s))"
)


def opens_point(line: str) -> bool:
    """Whether a line starts with a label."""
    return _OPENS.match(line.lstrip()) is not None


def is_label(line: str) -> bool:
    """Whether a line is a label and nothing else (`1.` in one line, its text in the next)."""
    match = _OPENS.match(line.strip())
    return match is not None and match.end() == len(line.strip())
