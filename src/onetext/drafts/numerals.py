"""Numbers as labels print them: digits of any script, Roman, letters of an alphabet, Chinese, a few words."""

from __future__ import annotations

import unicodedata

__all__ = ["SUFFIXES", "counted_letter", "han_number", "plain_digits", "roman_number", "roman_text", "word_number"]

SUFFIXES = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")
"""What stands after the number of an article that was put in later, in order."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ALL = (*_ROMAN, (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
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
_WORDS = {
    **dict.fromkeys(("one", "first", "premier", "première", "primero", "único", "первая", "перша", "الأولى"), 1),
    **dict.fromkeys(("two", "second", "deux", "deuxième", "segundo", "вторая", "друга", "الثانية"), 2),
    **dict.fromkeys(("three", "third", "trois", "troisième", "tercero", "третья", "третя", "الثالثة"), 3),
    **dict.fromkeys(("four", "fourth", "quatre", "quatrième", "cuarto", "четвертая", "четверта", "الرابعة"), 4),
    **dict.fromkeys(("five", "fifth", "cinq", "cinquième", "quinto", "пятая", "п'ята", "الخامسة"), 5),
    **dict.fromkeys(("six", "sixth", "sixième", "sexto", "шестая", "шоста", "السادسة"), 6),
    **dict.fromkeys(("seven", "seventh", "sept", "septième", "séptimo", "седьмая", "сьома", "السابعة"), 7),
    **dict.fromkeys(("eight", "eighth", "huit", "huitième", "octavo", "восьмая", "восьма", "الثامنة"), 8),
    **dict.fromkeys(("nine", "ninth", "neuf", "neuvième", "noveno", "девятая", "дев'ята", "التاسعة"), 9),
    **dict.fromkeys(("ten", "tenth", "dix", "dixième", "décimo", "десятая", "десята", "العاشرة"), 10),
}


def plain_digits(text: str) -> str:
    """The same text with the digits of any script as 0 to 9."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def roman_text(value: int) -> str:
    """A number from 1 to 3999 in lower-case Roman numerals."""
    out = []
    for worth, sign in _ROMAN_ALL:
        count, value = divmod(value, worth)
        out.append(sign * count)
    return "".join(out)


def roman_number(text: str) -> int | None:
    """The value of Roman numerals in their one proper form, all upper or all lower case; else None."""
    if not text or text not in (text.lower(), text.upper()) or len(text) > 15:
        return None
    lower, at, total = text.lower(), 0, 0
    for worth, sign in _ROMAN_ALL:
        while lower.startswith(sign, at):
            at, total = at + len(sign), total + worth
    return total if at == len(lower) and total < 4000 and roman_text(total) == lower else None


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
    return _WORDS.get(text.lower())
