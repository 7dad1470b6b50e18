"""Comments and the hands of tracked changes, in Word files whose author is python-docx, not onetext."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from rich.console import Console

import onetext
from onetext.report import changes_csv, redline_page
from onetext.report.terminal.compare import show_compare

FRONT = 'w:author="Colonel Front" w:date="2024-02-10T09:30:00Z"'
STAFF = 'w:author="Staff"'


def tracked(op: str, mark: str, text: str) -> str:
    word = "delText" if op == "del" else "t"
    return (
        f'<w:{op} {nsdecls("w")} w:id="7" {mark}><w:r><w:{word} xml:space="preserve">{text}</w:{word}></w:r></w:{op}>'
    )


def files(folder: Path) -> tuple[Path, Path]:
    old, new = folder / "old.docx", folder / "new.docx"
    before = docx.Document()
    for text in ("1. Guns fall silent at noon.", "2. Prisoners go home.", "3. Bridges are mended."):
        before.add_paragraph(text)
    before.save(str(old))
    after = docx.Document()
    first = after.add_paragraph("1. Guns fall silent at ")
    first._p.append(parse_xml(tracked("del", FRONT, "noon")))
    first._p.append(parse_xml(tracked("ins", STAFF, "dusk")))
    first.add_run(".")
    second = after.add_paragraph("2. Prisoners go home.")
    gone = after.add_paragraph("")
    gone._p.append(parse_xml(tracked("del", FRONT, "3. Bridges are mended.")))
    after.add_comment(runs=second.runs, text="All of them?\nEven officers?", author="Colonel Front", initials="CF")
    after.save(str(new))
    return old, new


def test_comments_are_told_in_full_at_their_point(tmp_path: Path) -> None:
    (comment,) = onetext.compare_files(*files(tmp_path)).files[1].comment_texts
    assert (comment.author, comment.on, comment.point) == ("Colonel Front", "2. Prisoners go home.", "2")
    assert comment.text.split("\n") == ["All of them?", "Even officers?"]


def test_tracked_changes_are_told_with_their_hands_where_they_stand(tmp_path: Path) -> None:
    links = {link.from_: link for link in onetext.compare_files(*files(tmp_path)).links}
    hands = {key: [(one.author, one.date, one.changes) for one in link.tracked] for key, link in links.items()}
    assert hands == {
        ("1",): [("Colonel Front", "2024-02-10", 1), ("Staff", "", 1)],
        ("2",): [],
        ("3",): [("Colonel Front", "2024-02-10", 1)],
    }


def test_terminal_page_and_table_show_both(tmp_path: Path) -> None:
    result = onetext.compare_files(*files(tmp_path))
    console = Console(file=io.StringIO(), width=200)
    show_compare(result, None, console)
    assert isinstance(console.file, io.StringIO)
    for shown in (console.file.getvalue(), redline_page(result, None, title="t"), changes_csv(result)):
        assert "Colonel Front, 10\N{NO-BREAK SPACE}February 2024" in shown
        assert "All of them?" in shown


def test_authors_are_told_once(tmp_path: Path) -> None:
    view = onetext.compare_files(*files(tmp_path)).files[1]
    assert view.revisions == {"Colonel Front": 2, "Staff": 1}
    assert not any("Staff" in notice for notice in view.notices)
