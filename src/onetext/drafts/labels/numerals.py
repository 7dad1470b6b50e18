"""Numbers as labels print them: digits of any script, letters of an alphabet, Chinese, a few words."""

from __future__ import annotations

import unicodedata

from onetext.documents import NUMBER_WORDS

__all__ = ["counted_letter", "han_number", "plain_digits", "word_number"]

_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "אבגדהוזחטיכלמנסעפצקרשת",
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
)
"""Letters in the order in which lists count them. Russian lists leave out ё, й, ъ, ы and ь; Ukrainian ones differ a
little, which costs a notice about a gap and nothing else."""

_HAN = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def plain_digits(text: str) -> str:
    """The same text with the digits of any script as 0 to 9."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def counted_letter(text: str) -> int | None:
    """The place of a letter in its alphabet, counted from 1; doubled letters go on after the last (aa = 27)."""
    if not text or len(text) > 3 or len(set(text)) > 1:
        return None
    for alphabet in _ALPHABETS:
        at = alphabet.find(text[0].lower())
        if at >= 0:
            return len(alphabet) * (len(text) - 1) + at + 1
    return None


def han_number(text: str) -> int | None:
    """The value of a Chinese number below a thousand, or of plain digits; else None."""
    if text.isdecimal():
        return int(plain_digits(text))
    total, digit = 0, None
    for sign in text:
        if sign in _HAN:
            if digit:
                return None
            digit = _HAN[sign]
        elif sign in "十百":
            total += (1 if digit is None else digit) * (10 if sign == "十" else 100)
            digit = None
        else:
            return None
    return total + (digit or 0) or None


def word_number(text: str) -> int | None:
    """The value of a number that is written as a word; the ten first, in the languages of the label words."""
    return NUMBER_WORDS.get(text.lower())
