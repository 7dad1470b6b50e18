"""`show --draft` on a terminal: what the text prints as labels is told from the keys that stand for none."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

import onetext
from onetext.report.terminal.drafted import show_draft_text


def test_a_key_that_the_text_does_not_print_stands_in_round_brackets(tmp_path: Path) -> None:
    lines = ["A Heading Here", "The sides meet, and they talk until all is done.", "1. One", "(a) low", "Article 7"]
    (tmp_path / "d.txt").write_text("\n\n".join(lines), encoding="utf-8")
    onetext.new(tmp_path / "case", from_=tmp_path / "d.txt", draft={"date": "2025-01-01"})
    case = onetext.load_case(tmp_path / "case")
    file = io.StringIO()
    show_draft_text(
        onetext.show_draft(case, "first"),
        case,
        Console(file=file, width=80, highlight=False, markup=False, emoji=False),
    )
    said = [line.strip() for line in file.getvalue().splitlines()]
    for line in ("(h1) A Heading Here", f"(¶1) {lines[1]}", "1. One", "(a) low", "Article 7"):
        assert line in said, said
    assert not any(line.startswith(("h1.", "¶1.")) for line in said)
