"""How a count is printed as a list number: the formats of ECMA-376, part 1, 17.18.59 that drafts use.

Letters are repeated after the last one (z, aa, bb, …, aaa), as Word does, and not counted on as columns of a
spreadsheet are. Formats that are not known here come out as decimal numbers; the caller says so.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from onetext.documents.docx.formats_east import EASTERN, digits_of
from onetext.documents.numerals import roman_text

__all__ = ["BULLET", "format_number", "is_known"]

BULLET = "•"

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_FOOTNOTES = "*†‡§"
_MOST_ROUNDS = 30  # letters of one label, as in Word
_HEBREW_VALUES = (
    *((value, letter) for value, letter in zip((400, 300, 200, 100), "תשרק", strict=True)),
    *((value, letter) for value, letter in zip(range(90, 0, -10), "צפעסנמלכי", strict=True)),
    *((value, letter) for value, letter in zip(range(9, 0, -1), "טחזוהדגבא", strict=True)),
)
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_SMALL = tuple(_ONES.split())
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
    return roman_text(count) if 0 < count < 32_768 else str(count)


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
    if count >= 100:
        hundreds, rest = divmod(count, 100)
        return f"{_SMALL[hundreds]} hundred" + (f" {_cardinal_word(rest)}" if rest else "")
    tens, rest = divmod(count, 10)
    return _TENS[tens - 2] + (f"-{_SMALL[rest]}" if rest else "")


def _cardinal_text(count: int) -> str:
    return _cardinal_word(count).capitalize() if 0 <= count < 1000 else str(count)


def _ordinal_text(count: int) -> str:
    """English, whatever the language of the text: the file's own number is handed on beside it."""
    if not 0 < count < 1000:
        return _ordinal(count)
    words = _cardinal_word(count)
    at = max(words.rfind("-"), words.rfind(" ")) + 1
    last = words[at:]
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return (words[:at] + _ORDINALS.get(last, regular)).capitalize()


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
        "chicago": _letters(_FOOTNOTES),
        "thaiLetters": _letters(_THAI),
        "decimalFullWidth2": digits_of("０１２３４５６７８９"),
        "decimalFullWidth": digits_of("０１２３４５６７８９"),
        "decimalHalfWidth": str,
        "hindiNumbers": digits_of("०१२३४५६७८९"),
        "thaiNumbers": digits_of("๐๑๒๓๔๕๖๗๘๙"),
        "none": lambda _: "",
        "bullet": lambda _: "",
        **EASTERN,
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
