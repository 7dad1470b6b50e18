"""Labels and the numbers in them, against tables made by other means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.casefile import is_label as is_label_of_a_case
from onetext.documents import ALONE_WORDS, LABEL_WORDS, LATER, roman_number, roman_text
from onetext.documents.labels import counts_on, opens_point
from onetext.drafts.labels.numerals import counted_letter, han_number, plain_digits
from onetext.drafts.labels.reading import read_label
from onetext.drafts.labels.words import BY_KEY, WORDS
from onetext.drafts.tokenising import tokens

ROMAN_DIGITS = (
    ("", "M", "MM", "MMM"),
    ("", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"),
    ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"),
    ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"),
)
"""Roman numbers by the digits of the decimal ones, which is how children learn them."""

HAN = "零一二三四五六七八九"


def roman_by_digits(value: int) -> str:
    return "".join(table[int(digit)] for table, digit in zip(ROMAN_DIGITS, f"{value:04}", strict=True))


def han_by_digits(value: int) -> str:
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    text = f"{HAN[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{HAN[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (HAN[ones] if ones else "")


def test_roman_numbers_are_read_and_written() -> None:
    for value in range(1, 4000):
        spelt = roman_by_digits(value)
        assert roman_number(spelt) == roman_number(spelt.lower()) == value
        assert roman_text(value) == spelt.lower()


@pytest.mark.parametrize("text", ["iiii", "vx", "ic", "iix", "Iv", "", "xm", "mmmm", "a", "vv"])
def test_what_is_no_proper_roman_number_is_none(text: str) -> None:
    assert roman_number(text) is None


def test_chinese_numbers_below_a_thousand() -> None:
    for value in range(1, 1000):
        assert han_number(han_by_digits(value)) == value, value
    assert han_number("12") == 12
    assert han_number("一二") is None


def test_letters_are_counted_in_their_alphabets() -> None:
    assert [counted_letter(letter) for letter in ("a", "Z", "aa", "bb", "б", "γ", "ג", "ب")] == [
        1,
        26,
        27,
        28,
        2,
        3,
        3,
        2,
    ]
    assert [counted_letter(letter) for letter in ("ab", "é", "1", "")] == [None] * 4


@given(st.integers(0, 10**6))
def test_digits_of_other_scripts_are_digits(value: int) -> None:
    arabic = str(value).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert plain_digits(arabic) == plain_digits(str(value)) == str(value)


@pytest.mark.parametrize(
    ("text", "printed", "number"),
    [
        ("1. The ports", "1.", "1"),
        ("1) The ports", "1)", "1"),
        ("(1) The ports", "(1)", "1"),
        ("1.2.3 The ports", "1.2.3", "1.2.3"),
        ("1.2.3. The ports", "1.2.3.", "1.2.3"),
        ("(a) the ports", "(a)", "a"),
        ("a) the ports", "a)", "a"),
        ("(aa) the ports", "(aa)", "aa"),
        ("(iv) the ports", "(iv)", "iv"),
        ("IV. Ports", "IV.", "IV"),
        ("5bis. Ports", "5bis.", "5bis"),
        ("21a. Ports", "21a.", "21a"),
        ("§ 3", "§ 3", "3"),
        ("§3(2) Ports", "§3(2)", "3.2"),
        ("Article 5", "Article 5", "5"),
        ("Article 5 bis – Ports", "Article 5 bis –", "5bis"),
        ("Art. 5: Ports", "Art. 5:", "5"),
        ("ARTICLE V", "ARTICLE V", "V"),
        ("Article premier", "Article premier", "1"),
        ("Article 1er", "Article 1er", "1"),
        ("Section 2.1 Ports", "Section 2.1", "2.1"),
        ("Chapter III", "Chapter III", "III"),
        ("Part B", "Part B", "B"),
        ("Annex I", "Annex I", "I"),
        ("Appendix 2", "Appendix 2", "2"),
        ("Schedule 1", "Schedule 1", "1"),
        ("Protocol No. 2", "Protocol No. 2", "2"),
        ("Anlage 3", "Anlage 3", "3"),
        ("Artículo 4", "Artículo 4", "4"),
        ("Annexe A", "Annexe A", "A"),
        ("Приложение № 1", "Приложение № 1", "1"),
        ("Стаття 7. Порти", "Стаття 7.", "7"),
        ("المادة ٣", "المادة ٣", "3"),
        ("المادة الأولى", "المادة الأولى", "1"),
        ("סעיף א'", "סעיף א'", "א"),
        ("第五条 双方", "第五条", "5"),
        ("一、双方", "一、", "1"),
        ("Option 1: none", "Option 1:", "1"),
        ("Alternative A", "Alternative A", "A"),
        ("Clause 4", "Clause 4", "4"),
        ("• ports", "•", ""),
        ("- ports", "-", ""),
        ("– ports", "–", ""),
        ("2 bis. Ports", "2 bis.", "2bis"),
        ("1 ter. ports", "1 ter.", "1ter"),
        ("1.- Uno", "1.-", "1"),
        ("1.–Uno", "1.–", "1"),
        ("a.- uno", "a.-", "a"),
        ("Artículo 4.- Puertos", "Artículo 4.-", "4"),
        ("1/ ports", "1/", "1"),
        ("PP1 Recalling it,", "PP1", "1"),
        ("OP2 calls upon all States to act;", "OP2", "2"),
        ("OP2bis. Urges", "OP2bis.", "2bis"),
        ("Rule 7.3 The ports are open.", "Rule 7.3", "7.3"),
        ("No. 4 The ports are open.", "No. 4", "4"),
        ("Appendix A to Annex II", "Appendix A to Annex II", "A"),
        ("[1.] The ports", "[1.]", "1"),
        ("[Article 5] Ports", "[Article 5]", "5"),
        ("[Article 5", "[Article 5", "5"),
    ],
)
def test_labels_are_read_as_printed(text: str, printed: str, number: str) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.printed, label.readings[0].number) == (printed, number)
    assert text[: label.end].strip() == printed
    assert not text[label.end :].startswith(" ")


@pytest.mark.parametrize(
    "text",
    ["", "The ports", "30 days", "5.5 billion", "1.5 million", "Article 5 shall", "Article 5, second", "Part of",
     "(the) x",
     "Annex to the treaty", "12.05.2025 x", "U.S. forces", "-5 degrees", "1/2 of it",
     "[1] Smith", "[•] days", "[X] x", "[date]", "[A: x]", "[2 bis ports]", "op 2 maart",
     "PP1-PP3 x",
     "Annex A to the treaty", "°C", "²) x", "No. 5"],
)  # fmt: skip
def test_text_without_a_label_has_none(text: str) -> None:
    assert read_label(text) is None


@pytest.mark.parametrize("text", ["2014. Then", "A. Smith", "1. January 2025", "(mix) it", "1.1 The ports", "1\tPorts"])
def test_doubtful_labels_are_not_sure(text: str) -> None:
    label = read_label(text)
    assert label is not None
    assert not label.sure


@pytest.mark.parametrize("text", ["21.", "(a)", "Article 5", "Step 2:", "•", "o", "–", "1.1.", "Ⅳ", "99999.", "?"])
def test_automatic_numbers_are_always_labels(text: str) -> None:
    label = read_label(text, automatic=True)
    assert label is not None
    assert (label.printed, label.sure, label.end) == (text, True, len(text))


@pytest.mark.parametrize(
    ("text", "printed"), [("[1. x]", "1."), ("[[ (a) x] y]", "(a)"), ("[Article 5 – Ports]", "Article 5 –")]
)
def test_of_a_point_in_brackets_the_brackets_belong_to_the_text(text: str, printed: str) -> None:
    label = read_label(text)
    assert label is not None
    assert label.printed == printed
    kept = text[: label.start] + text[label.end :]
    assert kept.replace(" ", "") == text.replace(printed, "", 1).replace(" ", "")


def test_every_word_that_names_a_point_opens_one_and_the_other_way_round() -> None:
    """What joins lines and what reads labels know the same words, kinds of point and suffixes."""
    assert set(LABEL_WORDS) | set(ALONE_WORDS) == set(BY_KEY)
    for word in WORDS:
        shown = word.upper() if word in {"pp", "op"} else word.capitalize()
        line = f"{shown}7. The ports" if word in {"pp", "op"} else f"{shown} 7. The ports"
        label = read_label(line)
        assert label is not None
        assert label.readings[0].key == WORDS[word].key
        assert opens_point(line) == (word not in LABEL_WORDS["no"]), word  # `No. 7.` may stand in any sentence
    for later in LATER:
        label = read_label(f"Article 5{later}. Ports")
        assert label is not None
        assert label.readings[0].number == f"5{later}"
        assert opens_point(f"Article 5{later}. Ports")
        assert opens_point(f"5{later}. Ports")
        assert opens_point(f"5 {later}. Ports")
        assert tokens(f"Article 5{later} x")[2] == f"5{later}"
        assert is_label_of_a_case(f"art5{later}")


def test_every_kind_of_key_is_one_that_a_case_can_hold() -> None:
    assert all(is_label_of_a_case(f"{key}7") for key in LABEL_WORDS)


@pytest.mark.parametrize("name", ["January", "märz", "août", "marzo", "março", "maja", "mei", "мая", "січня", "nisan"])
def test_a_day_of_a_month_is_no_sure_label(name: str) -> None:
    label = read_label(f"7. {name} 2025")
    assert label is not None
    assert not label.sure


@pytest.mark.parametrize("line", ["article 5. The", "point 3. It", "section 2 – Ports", "Article 5 shall", "op 7 x"])
def test_a_reference_in_a_sentence_opens_no_point(line: str) -> None:
    assert not opens_point(line)


@pytest.mark.parametrize(
    ("before", "line", "goes_on"),
    [
        ("2. x", "3. y", True), ("2. x", "4. y", False), ("(h) x", "(i) y", True), ("(i) x", "(ii) y", True),
        ("(xxxix) x", "(xl) y", True), ("(ii) x", "(iv) y", False), ("2. x", "3) y", False), ("(a) x", "b) y", False),
        ("ix) x", "x) y", True), ("ports", "3. y", False),
    ],
)  # fmt: skip
def test_a_line_counts_on_from_the_one_before(before: str, line: str, goes_on: bool) -> None:
    assert counts_on(before, line) == goes_on
