"""The edges of what is a label, and how sure it is: each written down from how texts are numbered."""

from __future__ import annotations

import pytest

from onetext.documents.labels import opens_annex, opens_point
from onetext.drafts.labels.numerals import counted_letter, han_number
from onetext.drafts.labels.reading import Label, read_label


def read(text: str, *, heading: bool = False) -> Label:
    label = read_label(text, heading=heading)
    assert label is not None
    return label


def test_numbers_up_to_three_digits_are_sure_and_years_are_not() -> None:
    assert read("150. The ports").sure
    assert read("999. The ports").sure
    assert not read("1000. The ports").sure
    assert not read("2025. The ports").sure


def test_a_part_of_a_dotted_number_is_never_zero() -> None:
    assert read_label("1.0 Ports") is None
    assert read_label("2.0.1 Ports") is None
    assert read("1.10 Ports").readings[0].path == (1, 10)


def test_a_short_text_behind_article_5_is_its_title() -> None:
    long = "Article 5 The ports of both sides " + "and all that belongs to them " * 4 + "are open"
    assert read("Article 5 Freedom of navigation and of overflight").sure
    assert not read(long).sure
    assert not read("Article 5 The ports are open.").sure
    assert read("Article 5 The ports are open.", heading=True).sure
    assert read(long, heading=True).sure


@pytest.mark.parametrize(
    ("text", "order"),
    [("5. x", (5, 0)), ("5bis. x", (5, 2)), ("5ter. x", (5, 3)), ("5quater. x", (5, 4)), ("Article 5decies.", (5, 10)),
     ("5a. x", (5, 1)), ("5b. x", (5, 2)), ("5ab. x", (5, 28)), ("Article 5c.", (5, 3))],
)  # fmt: skip
def test_the_order_of_numbers_put_in_later(text: str, order: tuple[int, int]) -> None:
    assert read(text).readings[0].order == order


def test_one_letter_thrice_is_a_roman_number_or_nothing() -> None:
    assert [reading.kind for reading in read("(iii) x").readings] == ["roman"]
    assert read_label("(aaa) x") is None


def test_the_letter_before_the_hundred() -> None:
    assert [reading.order for reading in read("Part C").readings] == [(3, 0), (100, 0)]
    assert [reading.order for reading in read("Article V").readings] == [(5, 0), (22, 0)]
    assert [reading.order for reading in read("Part D").readings] == [(4, 0), (500, 0)]


@pytest.mark.parametrize(("text", "sure"), [("(xl) x", True), ("(lx) x", False), ("(c) x", True), ("IV. Ports", False)])
def test_how_sure_a_roman_number_is(text: str, sure: bool) -> None:
    assert read(text).sure == sure


def test_a_number_and_a_title_in_a_heading() -> None:
    assert read_label("12 Ports") is not None
    assert (
        read_label("12 Ports of the sides that are open to ships of all flags and of all kinds at all times of day")
        is None
    )
    assert read_label("12 Ports are open.") is None
    assert read_label("12 Ports are open.", heading=True) is not None


def test_an_annex_has_no_paragraph_in_its_label() -> None:
    assert read_label("Annex 2 (3)") is None
    assert read("Article 2 (3)").readings[0].path == (2, 3)


def test_a_dotted_article_is_sure_unless_it_is_only_cited() -> None:
    assert read("Section 2.1 The ports are open.").sure
    assert not read("Artikel 2.1 Absatz 3 der Satzung gilt für alle Häfen der Parteien.").sure


def test_a_dash_within_brackets_is_a_bullet() -> None:
    assert read("[- ports]").printed == "-"
    assert read_label("[• ports]") is None


def test_letters_that_are_doubled_go_on_after_the_alphabet() -> None:
    assert [counted_letter(text) for text in ("z", "aa", "zz", "aaa", "яя")] == [26, 27, 52, 53, 56]


def test_tens_and_hundreds_without_a_digit_before_them() -> None:
    assert [han_number(text) for text in ("十", "十一", "二十", "百", "百五", "一百一十")] == [
        10,
        11,
        20,
        100,
        105,
        110,
    ]


def test_what_opens_an_annex_or_an_article_and_what_only_names_one() -> None:
    assert opens_annex("Annex")
    assert opens_annex("Annex to the treaty", heading=True)
    assert not opens_annex("Annex to the treaty")
    assert opens_point("第五条 双方")
    assert not opens_point("第五条的规定")
