"""Whatever becomes of the files of a case: reading answers with a case or with faults, soon, and writes nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from case_texts import BASE, put, snapshot
from hypothesis import given
from hypothesis import strategies as st

from onetext.casefile import check_case, read_case
from onetext.errors import CaseError

NAMES = sorted(BASE)
SCRAPS = (
    "- ", ": ", "{", "}", "[", "]", "&a ", "*a", "!!set ", "|\n", ">\n", "? ", "#", "'", '"', "---\n", "...\n", "%",
    "\t", "\r", "\u2028", "\x85", "\x00", "\ufeff", "null", "~", ".nan", "1e400", "[]", "{}", "2025-13-45", "known: ",
    "9" * 100, "\\", "21a. ", "<<: *a", "audience: ", "true", "💥", "\ufffd",
)  # fmt: skip
"""Pieces that readers of YAML, CSV and points stumble over."""


@st.composite
def mutated_texts(draw: st.DrawFn) -> dict[str, bytes]:
    """The files of the base case with lines and bytes dropped, doubled, swapped or put in."""
    files = {name: text.encode() for name, text in BASE.items()}
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(NAMES))
        change = draw(st.sampled_from([_lines, _bytes, _scrap, _other_line]))
        files[name] = change(draw, files[name])
    return files


def _lines(draw: st.DrawFn, content: bytes) -> bytes:
    lines = content.split(b"\n")
    at = draw(st.integers(0, len(lines) - 1))
    match draw(st.sampled_from(["drop", "double", "swap", "indent"])):
        case "drop":
            del lines[at]
        case "double":
            lines.insert(at, lines[at])
        case "swap":
            lines[at], lines[-1] = lines[-1], lines[at]
        case "indent":
            lines[at] = b"  " + lines[at]
    return b"\n".join(lines)


def _bytes(draw: st.DrawFn, content: bytes) -> bytes:
    at = draw(st.integers(0, max(len(content) - 1, 0)))
    stop = at + draw(st.integers(0, 8))
    return content[:at] + draw(st.binary(max_size=4)) + content[stop:]


def _scrap(draw: st.DrawFn, content: bytes) -> bytes:
    at = draw(st.integers(0, len(content)))
    return content[:at] + draw(st.sampled_from(SCRAPS)).encode() + content[at:]


def _other_line(draw: st.DrawFn, content: bytes) -> bytes:
    """A line of another file, put in."""
    other = BASE[draw(st.sampled_from(NAMES))].encode().split(b"\n")
    lines = content.split(b"\n")
    lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from(other)))
    return b"\n".join(lines)


@given(mutated_texts())
def test_a_mutated_case_is_read_or_refused(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = put({}, Path(parent) / "case")
        for name, content in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)
        before = snapshot(folder)
        case, faults = check_case(folder)
        assert snapshot(folder) == before
        errors = [fault for fault in faults if fault.severity == "error"]
        assert (case is None) == bool(errors)
        for fault in faults:
            assert fault.line >= 0
            assert fault.column >= 0
            assert fault.message
        if case is None:
            with pytest.raises(CaseError) as caught:
                read_case(folder)
            assert caught.value.faults == faults


@given(st.binary(max_size=300))
def test_any_bytes_as_a_single_file(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as parent:
        path = Path(parent) / "case.yaml"
        path.write_bytes(content)
        case, faults = check_case(path)
        assert (case is None) == any(fault.severity == "error" for fault in faults)


@given(st.lists(st.sampled_from([*SCRAPS, "1. ", "a) ", "   ", "\n", "text ", "{settles: {pay: five}}"]), max_size=25))
def test_any_body_of_a_draft(parts: list[str]) -> None:
    front = BASE["drafts/first.md"].rpartition("---\n")[0] + "---\n"
    with tempfile.TemporaryDirectory() as parent:
        folder = put({**BASE, "drafts/first.md": front + "".join(parts)}, Path(parent) / "case")
        case, faults = check_case(folder)
        assert (case is None) == any(fault.severity == "error" for fault in faults)
