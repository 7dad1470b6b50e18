"""How a count is printed as a list number: the formats of ECMA-376, part 1, 17.18.59 that drafts use.

Letters are repeated after the last one (z, aa, bb, …, aaa), as Word does, and not counted on as columns of a
spreadsheet are. Formats that are not known here come out as decimal numbers; the caller says so.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

__all__ = ["BULLET", "format_number", "is_known"]

BULLET = "•"

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_MOST_ROUNDS = 30  # letters of one label, as in Word
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_HEBREW_VALUES = (
    *((value, letter) for value, letter in zip((400, 300, 200, 100), "תשרק", strict=True)),
    *((value, letter) for value, letter in zip(range(90, 0, -10), "צפעסנמלכי", strict=True)),
    *((value, letter) for value, letter in zip(range(9, 0, -1), "טחזוהדגבא", strict=True)),
)
_CHINESE = "〇一二三四五六七八九"
_SMALL = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def _roman(count: int) -> str:
    if not 0 < count < 32_768:
        return str(count)
    out = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        out += letters * times
    return out


def _letters(alphabet: str) -> Callable[[int], str]:
    def printed(count: int) -> str:
        """A count in letters: a, b, … z, aa, bb, … as Word has them; digits where it does not."""
        rounds, place = divmod(count - 1, len(alphabet))
        if count < 1 or rounds >= _MOST_ROUNDS:
            return str(count)
        return alphabet[place] * (rounds + 1)

    return printed


def _ordinal(count: int) -> str:
    teen = count % 100 in (11, 12, 13)
    return f"{count}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


def _cardinal_word(count: int) -> str:
    if count < 20:
        return _SMALL[count]
    tens, rest = divmod(count, 10)
    return _TENS[tens - 2] + (f"-{_SMALL[rest]}" if rest else "")


def _cardinal_text(count: int) -> str:
    return _cardinal_word(count).capitalize() if 0 <= count < 100 else str(count)


def _ordinal_text(count: int) -> str:
    if not 0 < count < 100:
        return _ordinal(count)
    head, dash, last = _cardinal_word(count).rpartition("-")
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    last = _ORDINALS.get(last, regular)
    return (head + dash + last).capitalize()


def _hebrew(count: int) -> str:
    """Hebrew numerals; 15 and 16 are written as 9 + 6 and 9 + 7."""
    if not 0 < count < 1000:
        return str(count)
    out = ""
    for value, letter in _HEBREW_VALUES:
        if count in (15, 16):
            return out + ("טו" if count == 15 else "טז")
        while count >= value:
            out, count = out + letter, count - value
    return out


def _chinese(count: int) -> str:
    """The counting of everyday: 十一, 二十, and digit by digit from a hundred on."""
    if not 0 < count < 100:
        return "".join(_CHINESE[int(digit)] for digit in str(count))
    tens, rest = divmod(count, 10)
    return (_CHINESE[tens] if tens > 1 else "") + ("十" if tens else "") + (_CHINESE[rest] if rest else "")


def _chinese_thousand(count: int) -> str:
    if not 0 < count < 10_000:
        return _chinese(count)
    out, gap = "", False
    for value, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, count = divmod(count, value)
        if digit:
            one_ten = value == 10 and digit == 1 and not out
            out += ("〇" if gap else "") + ("" if one_ten else _CHINESE[digit]) + sign
        gap = bool(out) and not digit and count > 0
    return out


def _circled(count: int) -> str:
    return chr(0x2460 + count - 1) if 0 < count <= 20 else str(count)


def _digits(zero: str) -> Callable[[int], str]:
    return lambda count: "".join(chr(ord(zero) + int(digit)) for digit in str(count))


_FORMATS: MappingProxyType[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimal": str,
        "decimalZero": lambda count: f"{count:02d}",
        "lowerRoman": _roman,
        "upperRoman": lambda count: _roman(count).upper(),
        "lowerLetter": _letters(_LATIN),
        "upperLetter": _letters(_LATIN.upper()),
        "ordinal": _ordinal,
        "cardinalText": _cardinal_text,
        "ordinalText": _ordinal_text,
        "hex": lambda count: f"{count:X}",
        "numberInDash": lambda count: f"- {count} -",
        "russianLower": _letters(_RUSSIAN),
        "russianUpper": _letters(_RUSSIAN.upper()),
        "hebrew1": _hebrew,
        "hebrew2": _letters(_HEBREW),
        "arabicAbjad": _letters(_ABJAD),
        "arabicAlpha": _letters(_ARABIC),
        "chineseCounting": _chinese,
        "chineseCountingThousand": _chinese_thousand,
        "japaneseCounting": _chinese_thousand,
        "taiwaneseCountingThousand": _chinese_thousand,
        "ideographDigital": lambda count: "".join(_CHINESE[int(digit)] for digit in str(count)),
        "ideographTraditional": _letters(_STEMS),
        "decimalEnclosedCircle": _circled,
        "decimalEnclosedCircleChinese": _circled,
        "decimalFullWidth": _digits("０"),
        "decimalHalfWidth": str,
        "hindiNumbers": _digits("०"),
        "thaiNumbers": _digits("๐"),
        "none": lambda _: "",
        "bullet": lambda _: "",
    }
)


def is_known(name: str) -> bool:
    """Whether a format is printed as Word prints it."""
    return name in _FORMATS


def format_number(count: int, name: str) -> str:
    """A count in a format of WordprocessingML, without the punctuation around it.

    Raises nothing: what a format cannot print (a zero in Roman numerals) comes out as a decimal number.
    """
    return _FORMATS.get(name, str)(count) if count >= 0 else str(count)
