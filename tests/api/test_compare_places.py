"""Numbers that stay in their cell of a table, and sentences that leave their point: pairs made with the truth known."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from onetext.api.comparing.cells import with_cells
from onetext.api.comparing.files import compare_files
from onetext.drafts.text import TextPoint
from onetext.model.results import Link

TABLE = (("Item", "Ships", "Boats"), ("North", "30", "41"), ("South", "120", "52"), ("West", "7", "9"))
Rows = tuple[tuple[str, ...], ...]


def word_file(path: Path, rows: Rows) -> Path:
    made = docx.Document()
    made.add_paragraph("The numbers of vessels are these.")
    table = made.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for cell, text in zip(table.rows[at].cells, row, strict=True):
            cell.text = text
    data = io.BytesIO()
    made.save(data)
    path.write_bytes(data.getvalue())
    return path


def changes(tmp_path: Path, rows: Rows) -> set[tuple[str, str, str, bool]]:
    result = compare_files(word_file(tmp_path / "old.docx", TABLE), word_file(tmp_path / "new.docx", rows))
    ends = [name for link in result.links for name in link.from_]
    assert len(ends) == len(set(ends)) == 1 + len(TABLE) * len(TABLE[0])
    assert sorted(name for link in result.links for name in link.to) == sorted(
        ["¶1", *(f"t1r{row}c{column}" for row in range(1, len(rows) + 1) for column in range(1, len(rows[0]) + 1))]
    )
    return {
        ("".join(link.from_), "".join(link.to), link.op, "number" in link.flags)
        for link in result.links
        if link.op != "kept"
    }


def test_a_number_alone_in_its_cell_is_changed_and_not_removed_and_added(tmp_path: Path) -> None:
    rows = (TABLE[0], ("North", "40", "41"), *TABLE[2:])
    assert changes(tmp_path, rows) == {("t1r2c2", "t1r2c2", "changed", True)}


def test_numbers_that_changed_rows_have_changed_and_not_moved(tmp_path: Path) -> None:
    rows = (TABLE[0], ("North", "120", "41"), ("South", "30", "52"), TABLE[3])
    assert changes(tmp_path, rows) == {
        ("t1r2c2", "t1r2c2", "changed", True),
        ("t1r3c2", "t1r3c2", "changed", True),
    }


def test_a_number_that_takes_another_s_place_leaves_that_one_removed_nowhere(tmp_path: Path) -> None:
    rows = (TABLE[0], ("North", "120", "41"), ("South", "6", "52"), TABLE[3])
    assert changes(tmp_path, rows) == {
        ("t1r2c2", "t1r2c2", "changed", True),
        ("t1r3c2", "t1r3c2", "changed", True),
    }


def test_a_new_row_and_a_new_column_push_cells_without_changing_them(tmp_path: Path) -> None:
    longer = (*TABLE[:2], ("East", "30", "41"), *TABLE[2:])
    assert changes(tmp_path, longer) == {("", f"t1r3c{column}", "added", False) for column in (1, 2, 3)}
    rows = tuple((row[0], extra, *row[1:]) for row, extra in zip(TABLE, ("Subs", "2", "3", "4"), strict=True))
    assert changes(tmp_path, rows) == {("", f"t1r{row}c2", "added", False) for row in (1, 2, 3, 4)}


def test_below_a_new_head_a_cell_keeps_its_column_unless_the_table_grew_wider(tmp_path: Path) -> None:
    rows = (("Item", "Vessels under sail", "Boats"), ("North", "40", "41"), *TABLE[2:])
    assert ("t1r2c2", "t1r2c2", "changed", True) in changes(tmp_path, rows)
    wider = tuple((*row, extra) for row, extra in zip(rows, ("Tugs", "2", "3", "4"), strict=True))
    assert ("t1r2c2", "", "removed", False) in changes(tmp_path, wider)


def test_columns_that_changed_places_take_their_cells_along(tmp_path: Path) -> None:
    rows = tuple((row[0], row[2], row[1]) for row in TABLE)
    assert {(old, new) for old, new, _, _ in changes(tmp_path, rows)} <= {
        (f"t1r{row}c{old}", f"t1r{row}c{5 - old}") for row in (1, 2, 3, 4) for old in (2, 3)
    }


def test_links_of_several_cells_and_rows_in_doubt_are_left_alone() -> None:
    keys = [f"t1r{row}c{column}" for row in (1, 2) for column in (1, 2)]
    points = {key: TextPoint(key=key, text=key) for key in keys}
    heads = [Link(from_=(key,), to=(key,), op="kept", basis="text") for key in keys[:2]]
    row = Link(from_=("t1r2c1",), to=("t1r2c1",), op="changed", basis="text", review=True)
    apart = [Link(from_=("t1r2c2",), to=(), op="removed", basis="text")]
    apart += [Link(from_=(), to=("t1r2c2",), op="added", basis="text")]
    assert with_cells([*heads, row, *apart], points, points) == (*heads, row, *apart)
    both = Link(from_=("t1r2c1", "t1r2c2"), to=("t1r2c1", "t1r2c2"), op="changed", basis="text")
    assert with_cells([*heads, both], points, points) == (*heads, both)


BEFORE = (
    "1. The fund pays for the repair of all roads in the north. The bank manages the fund for ten years.",
    "2. Prisoners are set free at once. Their names are read out in public.",
    "3. The zone is watched by observers from four states.",
)


@pytest.mark.parametrize(
    ("sentence", "how"),
    [
        ("The bank manages the fund for ten years.", ""),
        ("The bank manages the fund for six years.", ", changed"),
        ("A court hears every complaint within a month.", None),
    ],
)
def test_a_sentence_that_went_to_another_point_is_told_at_both(tmp_path: Path, sentence: str, how: str | None) -> None:
    gone = " The bank manages the fund for ten years."
    after = (BEFORE[0].removesuffix(gone), BEFORE[1], f"{BEFORE[2]} {sentence}")
    for name, texts in (("old.txt", BEFORE), ("new.txt", after)):
        (tmp_path / name).write_text("\n\n".join(texts), encoding="utf-8")
    remarks = {link.from_: link.remarks for link in compare_files(tmp_path / "old.txt", tmp_path / "new.txt").links}
    told = how is not None
    assert remarks == {
        ("1",): (f"a sentence went to 3{how}: “{gone.strip()}”",) * told,
        ("2",): (),
        ("3",): (f"a sentence came from 1{how}: “{sentence}”",) * told,
    }


def test_no_point_is_lost_where_a_cell_takes_the_place_that_another_point_was_linked_to() -> None:
    keys = ["¶1", *(f"t1r{row}c{column}" for row in (1, 2) for column in (1, 2))]
    points = {key: TextPoint(key=key, text=f"{key} before") for key in keys}
    later = {key: TextPoint(key=key, text=f"{key} after") for key in keys[1:]}
    heads = [Link(from_=(key,), to=(key,), op="changed", basis="text") for key in keys[1:4]]
    wrong = Link(from_=("¶1",), to=("t1r2c2",), op="changed", basis="text")
    gone = Link(from_=("t1r2c2",), to=(), op="removed", basis="text")
    found = {(link.from_, link.to, link.op) for link in with_cells([*heads, wrong, gone], points, later)}
    assert found == {
        *((link.from_, link.to, link.op) for link in heads),
        (("¶1",), (), "removed"),
        (("t1r2c2",), ("t1r2c2",), "changed"),
    }


def test_a_sentence_put_in_once_came_from_one_point_alone(tmp_path: Path) -> None:
    again = " The bank manages the fund for ten years."
    before = (BEFORE[0], BEFORE[1] + again, BEFORE[2])
    after = (BEFORE[0].removesuffix(again), BEFORE[1], BEFORE[2] + again)
    for name, texts in (("old.txt", before), ("new.txt", after)):
        (tmp_path / name).write_text("\n\n".join(texts), encoding="utf-8")
    links = compare_files(tmp_path / "old.txt", tmp_path / "new.txt").links
    assert [len(link.remarks) for link in links] == [1, 0, 1]
