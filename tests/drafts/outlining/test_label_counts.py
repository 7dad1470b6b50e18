"""Automatic numbers that cannot be understood, numbered from the count that the file keeps."""

from __future__ import annotations

import pytest
from outline_texts import block

from onetext.documents import Block
from onetext.drafts import outline, with_kinds
from onetext.drafts.labels.counts import automatic_label


def items(*given: tuple[str, tuple[int, ...], int]) -> list[Block]:
    """Items of a list: the label as printed, its counts, and how deep it stands."""
    return [
        block(f"text {at}", at, kind="item", label=label, counts=counts, level=level)
        for at, (label, counts, level) in enumerate(given)
    ]


def cut(*given: tuple[str, tuple[int, ...], int]) -> list[tuple[str, str, str, str]]:
    points = outline(items(*given)).points
    assert with_kinds(points) == points  # what a case keeps of them says the same
    return [(point.key, point.label, point.kind, point.number) for point in points]


def test_words_are_numbered_by_their_count() -> None:
    found = cut(("Twenty.", (20,), 0), ("Twenty-first.", (21,), 0), ("Vingt-deuxième.", (22,), 0))
    assert found == [
        ("20", "Twenty.", "number", "20"),
        ("21", "Twenty-first.", "number", "21"),
        ("22", "Vingt-deuxième.", "number", "22"),
    ]


def test_an_article_with_a_word_as_its_number_is_an_article() -> None:
    found = cut(("Article Eleven", (11,), 0), ("Article Twelve", (12,), 0))
    assert found == [("art11", "Article Eleven", "article", "11"), ("art12", "Article Twelve", "article", "12")]


def test_without_a_count_and_for_a_bullet_nothing_is_numbered() -> None:
    assert cut(("Twenty.", (), 0), ("•", (), 0)) == [("•1", "Twenty.", "bullet", ""), ("•2", "•", "bullet", "")]


def test_hebrew_numerals_beyond_ten_are_no_bullets() -> None:
    found = cut(("י.", (10,), 0), ("יא.", (11,), 0), ("טו.", (15,), 0))
    assert [(label, kind) for _key, label, kind, _number in found] == [
        ("י.", "letter"),
        ("יא.", "number"),
        ("טו.", "number"),
    ]


def test_levels_that_print_their_parents_nest() -> None:
    given = (("First", (1,), 0), ("First–Second", (1, 2), 1), ("Second", (2,), 0), ("Second–First", (2, 1), 1))
    points = outline(items(*given)).points
    assert [(point.key, point.parent) for point in points] == [("1", ""), ("1.2", "1"), ("2", ""), ("2.1", "2")]


def test_lists_at_two_depths_keep_apart() -> None:
    given = (("First", (1,), 0), ("First", (1,), 1), ("Second", (2,), 1), ("Second", (2,), 0))
    points = outline(items(*given)).points
    assert [(point.key, point.parent) for point in points] == [("1", ""), ("1.1", "1"), ("1.2", "1"), ("2", "")]
    assert outline(items(*given)).notices == ()


@pytest.mark.parametrize(
    ("printed", "count", "kind"),
    [("(i)", 9, "letter"), ("(i)", 1, "roman"), ("(v)", 22, "letter"), ("(v)", 5, "roman"), ("C.", 100, "roman")],
)
def test_the_count_tells_letters_from_roman_numbers(printed: str, count: int, kind: str) -> None:
    (reading,) = automatic_label(printed, (count,)).readings
    assert (reading.kind, reading.order) == (kind, (count, 0))


def test_a_letter_of_another_order_has_the_place_that_the_file_says() -> None:
    (reading,) = automatic_label("ت)", (3,)).readings  # the third of the Arabic alphabet, the 22nd of the abjad
    assert (reading.kind, reading.order, reading.number) == ("letter", (3, 0), "ت")


def test_digits_that_are_no_count_do_not_number() -> None:
    (reading,) = automatic_label("2024-7", (7,)).readings
    assert (reading.order, reading.number) == ((7, 0), "7")
    (reading,) = automatic_label("1.2.3", (1, 2, 3)).readings
    assert (reading.path, reading.family) == ((1, 2, 3), "dotted")
    (reading,) = automatic_label("§ 3(2)", (3, 2)).readings
    assert (reading.key, reading.order) == ("§", (2, 0))


def test_a_path_that_the_file_does_not_count_is_not_believed() -> None:
    (reading,) = automatic_label("2.9.3", (2, 1, 3)).readings
    assert (reading.path, reading.number) == ((2, 1, 3), "2.1.3")


def test_a_number_stands_below_the_one_a_level_up_and_not_beside_one_of_its_own() -> None:
    given = (("First", (1,), 0), ("Second", (2,), 1), ("One–Two–Two", (1, 2, 2), 2), ("One–Two–Three", (1, 2, 3), 2))
    points = outline(items(*given)).points
    assert [(point.key, point.parent) for point in points] == [
        ("1", ""),
        ("1.2", "1"),
        ("1.2.2", "1.2"),
        ("1.2.3", "1.2"),
    ]
    given = (("First", (1,), 0), ("One–Two", (1, 2), 1), ("Two–One", (2, 1), 1))
    assert [point.level for point in outline(items(*given)).points][:2] == [0, 1]


def test_the_next_number_a_level_down_begins_a_list_of_its_own() -> None:
    given = (("First", (1,), 0), ("(b)", (2,), 1), ("(iii)", (3,), 1))
    assert [point.level for point in outline(items(*given)).points] == [0, 1, 1]
