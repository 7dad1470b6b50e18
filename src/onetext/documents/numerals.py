"""Numerals that labels are printed with: Roman ones, words, and the suffixes of articles put in later."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["LATER", "NUMBER_WORDS", "roman_number", "roman_text"]

LATER = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")
"""What stands after the number of an article that was put in later, in order."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ALL = (*_ROMAN, (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))

_WORDS = (
    "one first premier première primero primera primeiro primeira primo prima único unico первый первая перший перша"
    " الأولى الأول",
    "two second deux deuxième segundo segunda secondo seconda второй вторая другий друга الثانية الثاني",
    "three third trois troisième tercero tercera terceiro terceira terzo terza третий третья третій третя"
    " الثالثة الثالث",
    "four fourth quatre quatrième cuarto cuarta quarto quarta четвертый четвёртый четвертая четвёртая четвертий"
    " четверта الرابعة الرابع",
    "five fifth cinq cinquième quinto quinta пятый пятая п'ятий п'ята п’ята الخامسة الخامس",
    "six sixth sixième sexto sexta sesto sesta шестой шестая шостий шоста السادسة السادس",
    "seven seventh sept septième séptimo séptima sétimo sétima settimo settima седьмой седьмая сьомий сьома"
    " السابعة السابع",
    "eight eighth huit huitième octavo octava oitavo oitava ottavo ottava восьмой восьмая восьмий восьма"
    " الثامنة الثامن",
    "nine ninth neuf neuvième noveno novena nono nona девятый девятая дев'ятий дев'ята дев’ята التاسعة التاسع",
    "ten tenth dix dixième décimo décima decimo decima десятый десятая десятий десята العاشرة العاشر",
)

NUMBER_WORDS: Mapping[str, int] = MappingProxyType(
    {word: value for value, words in enumerate(_WORDS, start=1) for word in words.split()}
)
"""Words in lower case -> their number; the ten first, in the languages of the label words that print them so."""


def roman_text(value: int) -> str:
    """A number from 1 on in lower-case Roman numerals."""
    out = []
    for worth, sign in _ROMAN_ALL:
        count, value = divmod(value, worth)
        out.append(sign * count)
    return "".join(out)


def roman_number(text: str) -> int | None:
    """The value of Roman numerals in their one proper form, all upper or all lower case; else None.

    The highest is 3999.
    """
    if not text or text not in (text.lower(), text.upper()) or len(text) > 15:
        return None
    lower, at, total = text.lower(), 0, 0
    for worth, sign in _ROMAN_ALL:
        while lower.startswith(sign, at):
            at, total = at + len(sign), total + worth
    return total if at == len(lower) and total < 4000 and roman_text(total) == lower else None
