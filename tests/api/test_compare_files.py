"""Two files without a case: points, words, tracked changes, and what was changed without one."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import onetext
from onetext.errors import DocumentError, UsageError

OLD = """The fishing grounds

1. Each party may take 60,000 tonnes of herring a year.
2. Vessels of both parties shall carry transponders at all times.
3. The joint commission meets twice a year in the port of either party.
4. The agreement enters into force on 1 March 2026.
"""
NEW = """The fishing grounds

1. Each party may take 80,000 tonnes of herring a year.
2. Vessels of both parties should carry transponders at all times.
3. The joint commission meets twice a year in the port of either party.
4. Norway pays what the secretariat of these two bodies costs.
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.md"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW.replace("The fishing", "# The fishing", 1), encoding="utf-8")
    return old, new


def word(path: Path, *paragraphs: str) -> Path:
    """A Word file; `[-…-]` is a tracked deletion, `{+…+}` a tracked insertion, by Ann."""
    document = docx.Document()
    for text in paragraphs:
        paragraph = document.add_paragraph()
        for run in _runs(text):
            paragraph._p.append(parse_xml(run))
    out = io.BytesIO()
    document.save(out)
    path.write_bytes(out.getvalue())
    return path


def _runs(text: str) -> list[str]:
    out = []
    for number, part in enumerate(re.split(r"(\[-.*?-\]|\{\+.*?\+\})", text)):
        mark = f'w:id="{number + 1}" w:author="Ann" w:date="2026-01-02T00:00:00Z"'
        if part.startswith("[-"):
            struck = f'<w:delText xml:space="preserve">{part[2:-2]}</w:delText>'
            out.append(f"<w:del {nsdecls('w')} {mark}><w:r>{struck}</w:r></w:del>")
        elif part.startswith("{+"):
            out.append(f'<w:ins {nsdecls("w")} {mark}><w:r><w:t xml:space="preserve">{part[2:-2]}</w:t></w:r></w:ins>')
        elif part:
            out.append(f'<w:r {nsdecls("w")}><w:t xml:space="preserve">{part}</w:t></w:r>')
    return out


def test_two_files_are_compared_point_by_point_and_nobody_gains(files: tuple[Path, Path]) -> None:
    result = onetext.compare_files(*files)
    assert (result.a, result.b, result.effects, result.changes) == ("old.txt", "new.md", None, ())
    assert (result.envelope.case, result.envelope.as_of, result.envelope.seed) == (None, None, None)
    links = {link.before[0].label if link.before else "+": link for link in result.links}
    assert {label: link.op for label, link in links.items()} == {
        **{"": "kept", "1.": "changed", "2.": "changed", "3.": "kept"},
        **{"4.": "removed", "+": "added"},
    }
    assert [(item.kind, item.before, item.after) for item in links["1."].substance] == [("number", "60,000", "80,000")]
    assert [item.kind for item in links["2."].substance] == ["modal"]
    assert {link.effects for link in result.links} == {None}
    assert {link.basis for link in result.links} == {"text"}


def test_every_point_can_be_traced_to_the_bytes_of_its_file(files: tuple[Path, Path]) -> None:
    old, _ = files
    data = old.read_bytes()
    for link in onetext.compare_files(*files).links:
        for point in link.before:
            assert point.text in data[point.start : point.end].decode()


def test_the_files_themselves_are_told(files: tuple[Path, Path]) -> None:
    first, second = onetext.compare_files(*files).files
    assert (first.name, first.format, first.points, first.brackets) == ("old.txt", "txt", 5, 0)
    assert (second.name, second.format, second.revisions, second.comments) == ("new.md", "md", {}, {})
    assert len(first.sha256) == 64


def test_what_is_not_tracked_is_flagged_in_a_file_that_tracks_changes(tmp_path: Path) -> None:
    old = word(
        tmp_path / "old.docx",
        "1. Each party may take 60,000 tonnes of herring a year.",
        "2. Vessels of both parties shall carry transponders at all times.",
        "3. Disputes are settled within 30 days by the joint commission.",
    )
    new = word(
        tmp_path / "new.docx",
        "1. Each party may take [-60,000-]{+80,000+} tonnes of herring a year.",
        "2. Vessels of both parties shall carry transponders at all times.",
        "3. Disputes are settled within 90 days by the joint commission.",
    )
    result = onetext.compare_files(old, new)
    flags = {link.from_: link.flags for link in result.links}
    assert flags == {("1",): ("number",), ("2",): (), ("3",): ("number", "untracked")}
    assert result.links[2].remarks[0] == "without a tracked change: struck “30”, new “90”"
    assert "new.docx tracks changes, but 1 of the changes is in it without a tracked change: 3" in (
        result.envelope.warnings
    )
    assert result.files[1].revisions == {"Ann": 2}


def test_where_every_change_is_tracked_nothing_is_flagged_and_where_none_is_neither(tmp_path: Path) -> None:
    old = word(tmp_path / "old.docx", "1. Each party may take 60,000 tonnes.", "2. Vessels carry transponders.")
    tracked = word(
        tmp_path / "a.docx", "1. Each party may take [-60,000-]{+80,000+} tonnes.", "2. Vessels carry transponders."
    )
    plain = word(tmp_path / "b.docx", "1. Each party may take 80,000 tonnes.", "2. Vessels carry transponders.")
    for new in (tracked, plain):
        result = onetext.compare_files(old, new)
        assert [link.flags for link in result.links] == [("number",), ()]
        assert result.envelope.warnings == ()


def test_a_point_put_in_or_taken_out_without_tracking_is_flagged(tmp_path: Path) -> None:
    old = word(tmp_path / "old.docx", "1. Herring is free to all.", "2. Vessels carry two transponders at sea.")
    new = word(
        tmp_path / "new.docx",
        "1. Herring is {+still +}free to all.",
        "2. The costs of the whole secretariat fall on Norway alone.",
    )
    found = {link.op: link.flags for link in onetext.compare_files(old, new).links}
    assert found == {"changed": (), "removed": ("untracked",), "added": ("untracked",)}


def test_tracked_changes_of_the_file_before_count_as_accepted_and_that_is_said(tmp_path: Path) -> None:
    old = word(tmp_path / "old.docx", "1. Each party may take [-60,000-]{+70,000+} tonnes.")
    new = word(tmp_path / "new.docx", "1. Each party may take 80,000 tonnes.")
    result = onetext.compare_files(old, new)
    assert result.links[0].substance[0].before == "70,000"
    assert any("as it stands" in warning for warning in result.envelope.warnings)


def test_three_files_show_what_both_changed_and_where_they_conflict(files: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = files
    third = tmp_path / "third.txt"
    third.write_text(OLD.replace("60,000", "70,000").replace("1 March", "1 May"), encoding="utf-8")
    result = onetext.compare_files(new, third, base=old)
    assert result.base == "old.txt"
    assert result.merged is not None
    found = {point.base: (point.status, point.conflicts) for point in result.merged if point.base}
    assert found["1",] == ("conflict", 1)
    assert found["2",] == ("a", 0)
    assert found["3",] == ("kept", 0)
    assert found["4",] == ("conflict", 1)
    assert [file.name for file in result.files] == ["new.md", "third.txt", "old.txt"]
    remarks = [remark for point in result.merged for remark in point.remarks]
    assert "removed in new.md, changed in third.txt" in remarks


def test_two_files_of_one_name_go_by_their_paths(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "draft.txt").write_text(OLD, encoding="utf-8")
    result = onetext.compare_files(tmp_path / "a" / "draft.txt", tmp_path / "b" / "draft.txt")
    assert result.a != result.b
    assert {link.op for link in result.links} == {"kept"}


def test_what_cannot_be_read_is_refused_with_the_name_of_the_file(files: tuple[Path, Path], tmp_path: Path) -> None:
    old, _ = files
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")
    with pytest.raises(DocumentError, match=r"empty\.docx"):
        onetext.compare_files(old, empty)
    with pytest.raises(UsageError, match="cannot read"):
        onetext.compare_files(old, tmp_path / "missing.txt")
    with pytest.raises(UsageError, match="cannot read"):
        onetext.compare_files(old, tmp_path)
