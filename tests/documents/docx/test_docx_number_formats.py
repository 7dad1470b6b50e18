"""Number formats against tables written by hand, and against what the letters and numerals mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.documents.docx.formats import format_number, is_known

TABLE = {
    "decimal": {1: "1", 10: "10", 0: "0"},
    "decimalZero": {1: "01", 9: "09", 10: "10", 100: "100"},
    "lowerRoman": {1: "i", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 49: "xlix", 90: "xc", 400: "cd", 1999: "mcmxcix"},
    "upperRoman": {3: "III", 8: "VIII", 2026: "MMXXVI"},
    "lowerLetter": {1: "a", 26: "z", 27: "aa", 28: "bb", 52: "zz", 53: "aaa"},
    "upperLetter": {1: "A", 27: "AA", 54: "BBB"},
    "ordinal": {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 112: "112th"},
    "cardinalText": {1: "One", 12: "Twelve", 20: "Twenty", 21: "Twenty-one", 99: "Ninety-nine"},
    "ordinalText": {
        1: "First",
        2: "Second",
        5: "Fifth",
        12: "Twelfth",
        20: "Twentieth",
        23: "Twenty-third",
        40: "Fortieth",
    },
    "numberInDash": {3: "- 3 -"},
    "hex": {10: "A", 255: "FF"},
    "none": {5: ""},
    "russianLower": {1: "а", 9: "и", 10: "к", 27: "э", 29: "я", 30: "аа"},
    "russianUpper": {1: "А", 2: "Б", 29: "Я"},
    "hebrew1": {1: "א", 10: "י", 11: "יא", 15: "טו", 16: "טז", 20: "כ", 115: "קטו", 400: "ת", 500: "תק"},
    "hebrew2": {1: "א", 22: "ת", 23: "אא"},
    "arabicAbjad": {1: "أ", 2: "ب", 3: "ج", 4: "د", 28: "غ"},
    "arabicAlpha": {1: "أ", 2: "ب", 3: "ت", 28: "ي"},
    "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 25: "二十五", 99: "九十九"},
    "chineseCountingThousand": {
        10: "十",
        100: "一百",
        101: "一百〇一",
        110: "一百一十",
        1234: "一千二百三十四",
        1005: "一千〇五",
    },
    "ideographTraditional": {1: "甲", 10: "癸"},
    "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "21"},
    "decimalFullWidth": {12: "１２"},
    "hindiNumbers": {12: "१२"},
    "thaiNumbers": {30: "๓๐"},
}


@pytest.mark.parametrize("name", TABLE)
def test_the_format_prints_as_the_table_says(name: str) -> None:
    assert is_known(name)
    assert {count: format_number(count, name) for count in TABLE[name]} == TABLE[name]


ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@given(st.integers(1, 3999))
def test_roman_numerals_add_up(count: int) -> None:
    values = [ROMAN[letter] for letter in format_number(count, "lowerRoman")]
    signed = [-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)]
    assert sum(signed) == count


@given(st.integers(1, 999))
def test_hebrew_numerals_add_up(count: int) -> None:
    values = dict(zip("אבגדהוזחטיכלמנסעפצקרשת", [*range(1, 10), *range(10, 100, 10), 100, 200, 300, 400], strict=True))
    assert sum(values[letter] for letter in format_number(count, "hebrew1")) == count


@given(st.integers(-5, 10**6), st.sampled_from([*TABLE, "noSuchFormat"]))
def test_no_count_breaks_a_format(count: int, name: str) -> None:
    assert name in {"none"} or format_number(count, name)


def test_an_unknown_format_is_decimal_and_known_as_unknown() -> None:
    assert not is_known("noSuchFormat")
    assert format_number(7, "noSuchFormat") == "7"
