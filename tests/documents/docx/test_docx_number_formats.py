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
    "lowerLetter": {1: "a", 26: "z", 27: "aa", 52: "zz", 53: "aaa", 780: "z" * 30, 781: "781"},
    "upperLetter": {1: "A", 27: "AA", 54: "BBB"},
    "ordinal": {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 112: "112th"},
    "cardinalText": {
        1: "One",
        12: "Twelve",
        20: "Twenty",
        21: "Twenty-one",
        99: "Ninety-nine",
        100: "One hundred",
        123: "One hundred twenty-three",
    },
    "ordinalText": {
        1: "First",
        2: "Second",
        5: "Fifth",
        12: "Twelfth",
        20: "Twentieth",
        23: "Twenty-third",
        40: "Fortieth",
        99: "Ninety-ninth",
        100: "One hundredth",
        112: "One hundred twelfth",
        123: "One hundred twenty-third",
        1000: "1000th",
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
    "taiwaneseCounting": {7: "七", 14: "十四", 60: "六十"},
    "taiwaneseCountingThousand": {18: "十八", 101: "一百零一", 1005: "一千零五", 2026: "二千零二十六"},
    "japaneseCounting": {9: "九", 10: "十", 101: "百一", 110: "百十", 1234: "千二百三十四", 2026: "二千二十六"},
    "koreanCounting": {1: "일", 10: "십", 13: "십삼", 21: "이십일", 123: "백이십삼", 1005: "천오"},
    "chineseLegalSimplified": {3: "叁", 11: "壹拾壹", 101: "壹佰零壹", 1234: "壹仟贰佰叁拾肆", 2026: "贰仟零贰拾陆"},
    "ideographLegalTraditional": {3: "參", 10: "壹拾", 16: "壹拾陸", 1005: "壹仟零伍"},
    "japaneseLegal": {2: "弐", 10: "壱拾", 23: "弐拾参", 101: "壱百壱", 1500: "壱阡伍百"},
    "koreanLegal": {1: "하나", 10: "열", 12: "열둘", 20: "스물", 49: "마흔아홉", 99: "아흔아홉", 100: "백"},
    "ideographDigital": {1: "一", 10: "一〇", 205: "二〇五"},
    "japaneseDigitalTenThousand": {12: "一二", 30: "三〇"},
    "taiwaneseDigital": {12: "一二", 30: "三○"},
    "koreanDigital": {7: "칠", 10: "일영", 123: "일이삼"},
    "koreanDigital2": {10: "一零", 26: "二六"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
    "ideographZodiac": {1: "子", 5: "辰", 12: "亥", 13: "13"},
    "ideographZodiacTraditional": {1: "甲子", 2: "乙丑", 11: "甲戌", 13: "丙子", 60: "癸亥", 61: "61"},
    "ideographEnclosedCircle": {1: "㊀", 10: "㊉", 11: "11"},
    "aiueo": {1: "ｱ", 6: "ｶ", 46: "ﾝ", 47: "ｱ"},
    "aiueoFullWidth": {2: "イ", 11: "サ", 46: "ン", 47: "ア"},
    "iroha": {1: "ｲ", 2: "ﾛ", 12: "ｦ", 49: "ｲ"},
    "irohaFullWidth": {3: "ハ", 25: "ヰ", 48: "ン", 49: "イ"},
    "ganada": {1: "가", 2: "나", 14: "하", 15: "가"},
    "chosung": {1: "ㄱ", 8: "ㅇ", 14: "ㅎ", 16: "ㄴ"},
    "chicago": {1: "*", 2: "†", 3: "‡", 4: "§", 5: "**", 11: "‡‡‡"},
    "thaiLetters": {1: "ก", 3: "ค", 4: "ง", 41: "ฮ", 42: "กก"},
    "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "21"},
    "decimalEnclosedCircleChinese": {2: "②", 21: "21"},
    "decimalEnclosedFullstop": {1: "⒈", 20: "⒛", 21: "21"},
    "decimalEnclosedParen": {1: "⑴", 20: "⒇", 21: "21"},
    "decimalFullWidth": {12: "１２"},
    "decimalFullWidth2": {30: "３０"},
    "decimalHalfWidth": {30: "30"},
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
