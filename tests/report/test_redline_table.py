"""The table of changes: one row a link, every word, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redline_builders import LINKS, compared, of_case, point

from onetext.model.results import Link
from onetext.report import changes_csv
from onetext.report.redline.table import COLUMNS


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_per_link_with_all_that_is_said_of_it() -> None:
    found = rows(changes_csv(compared()))
    assert len(found) == len(LINKS)
    assert tuple(found[0]) == COLUMNS
    assert found[1] == {
        "from": "2.",
        "to": "3.",
        "op": "moved+changed",
        "moved": "yes",
        "basis": "text",
        "similarity": "0.900",
        "review": "",
        "flags": "number; modal; untracked; numbering",
        "substance": "modal: shall > may; number: (none) > 5",
        "before": "They shall pay.",
        "after": "They may pay 5.",
        "redline": "They [-shall-]{+may+} pay{+ 5+}.",
        "issues": "height",
        "remarks": "",
        "tracked by": "Ann, 3\N{NO-BREAK SPACE}May 2025; nobody named",
        "comments": "Bo: Not for us.",
    }
    assert found[4]["after"] == "One.\nTwo."
    assert found[6]["before"] == found[6]["redline"] == ""


def test_effects_have_a_column_for_each_party() -> None:
    found = rows(changes_csv(of_case()))
    assert [name for name in found[0] if name.startswith("effect")] == [
        "effect on crews",
        "effect on port",
        "effect on town",
    ]
    assert [found[1][f"effect on {party}"] for party in ("crews", "port", "town")] == ["0", "1.5", "-3"]
    assert found[0]["effect on port"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_like_a_formula(start: str) -> None:
    text = f'{start}cmd|"/c calc"!A1'
    link = Link(from_=(text,), to=(), op="removed", before=(point("4", text),), remarks=(text,), issues=(text,))
    (row,) = rows(changes_csv(compared(links=(link,))))
    assert row["before"] == row["remarks"] == row["issues"] == f"'{text}"


@given(st.text())
def test_any_text_comes_back_from_the_table(text: str) -> None:
    link = replace(LINKS[0], before=(point("1", text),), after=(), redline=())
    (row,) = rows(changes_csv(compared(links=(link,))))
    assert row["before"].removeprefix("'" if text[:1] in {*"=+-@\t\r"} and text else "") == text


def test_nothing_to_tell_leaves_the_head() -> None:
    assert changes_csv(compared(links=())) == ",".join(COLUMNS) + "\r\n"
