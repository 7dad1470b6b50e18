"""Nothing a user writes gives a traceback: each of these ends in a clear fault or in a good answer."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest
from command_line import onetext
from hypothesis import given
from hypothesis import strategies as st

HARBOUR = Path(__file__).parents[2] / "src" / "onetext" / "catalog" / "harbour-wages"
SMALL = """\
id: talks
title: Talks
as_of: 2025-01-31
signatories: [a, b]
parties:
  - {id: a, name: Ada}
  - {id: b, name: Ben}
issues:
  - {id: pay, title: Pay, options: [low, high]}
positions:
  - {party: a, issue: pay, happened: 2025-01-02, kind: demand, option: high, stance: more, sources: s}
  - {party: b, issue: pay, happened: 2025-01-03, kind: demand, option: low, stance: less, sources: s}
drafts:
  - id: one
    title: First
    happened: 2025-01-05
    text: |
      1. The pay is high.
         {settles: {pay: high}}
sources:
  - {id: s, outlet: Gazette}
"""
NOTHING = {
    "an empty folder": {},
    "a folder without a case file": {"notes.md": b"# notes"},
    "a binary file": {"case.yaml": bytes(range(256)) * 16},
    "a picture": {"case.yaml": b"\x89PNG\r\n\x1a\n" + bytes(64)},
    "latin-1": {"case.yaml": "title: Z\u00fcrich\n".encode("latin-1")},
    "utf-16": {"case.yaml": SMALL.encode("utf-16")},
    "a null byte": {"case.yaml": b"title: a\x00b\n"},
    "an alias bomb": {
        "case.yaml": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (n, n, b",".join([b"*%c" % (n - 1)] * 9)) for n in range(ord("b"), ord("k")))
    },
    "an alias of itself": {"case.yaml": b"title: &a [*a]\n"},
    "deep nesting": {"case.yaml": b"title: " + b"[" * 20_000 + b"]" * 20_000},
    "deep mappings": {"case.yaml": b"".join(b" " * n + b"a:\n" for n in range(2_000))},
    "a python object": {"case.yaml": b"title: !!python/object/apply:os.system ['true']\n"},
    "half a file": {"case.yaml": SMALL[: len(SMALL) // 2 + 7].encode() + b' "'},
    "a list for a case": {"case.yaml": b"- a\n- b\n"},
    "a number for a case": {"case.yaml": b"3\n"},
    "an empty case file": {"case.yaml": b""},
    "two documents": {"case.yaml": b"title: a\n---\ntitle: b\n"},
    "tabs": {"case.yaml": b"title:\n\t- a\n"},
    "an id with spaces": {"case.yaml": SMALL.replace("id: pay,", "id: pay rise,").encode()},
    "a reserved id": {"case.yaml": SMALL.replace("{id: a,", "{id: public,").encode()},
    "endless numbers": {"case.yaml": SMALL.encode() + b"weights: [{party: a, issue: pay, weight: .inf}]\n"},
    "no numbers": {"case.yaml": SMALL.encode() + b"weights: [{party: a, issue: pay, weight: .nan}]\n"},
    "a weight below zero": {"case.yaml": SMALL.encode() + b"weights: [{party: a, issue: pay, weight: -3}]\n"},
    "a division by zero": {"case.yaml": SMALL.encode() + b"weights: [{party: a, issue: pay, weight: 1/0}]\n"},
    "a huge exponent": {"case.yaml": SMALL.encode() + b"weights: [{party: a, issue: pay, weight: 1e999999999}]\n"},
    "a year that is none": {"case.yaml": SMALL.replace("2025-01-05", "20250-01-05").encode()},
}
FINE = {
    "windows line ends": SMALL.replace("\n", "\r\n").encode(),
    "a byte order mark": b"\xef\xbb\xbf" + SMALL.encode(),
    "right-to-left names": SMALL.replace("Ada", "\u05e2\u05d3\u05d4 \u200f(\u05d0)")
    .replace("Ben", "\u0628\u0646")
    .encode(),
    "names beyond the first plane": SMALL.replace("Ada", "\U0001f54a Ada").encode(),
    "escape codes in names": SMALL.replace("name: Ada", 'name: "Ada \\e[31m\\a"').encode(),
    "rich markup in names": SMALL.replace("name: Ada", 'name: "[bold]Ada[/] [/nothing]"').encode(),
}


def folder(place: Path, files: dict[str, bytes]) -> str:
    for name, data in files.items():
        (place / name).write_bytes(data)
    return str(place)


@pytest.mark.parametrize("what", NOTHING)
@pytest.mark.parametrize("command", ["check", "balance"])
def test_what_cannot_be_read_is_a_fault_with_a_place(command: str, what: str, tmp_path: Path) -> None:
    run = onetext(command, folder(tmp_path, NOTHING[what]), "--json")
    assert (run.status, run.err) == (1, "")
    problems = [problem for problem in run.answer["problems"] if problem["severity"] == "error"]
    assert problems
    assert all(problem["message"] and problem["code"].startswith("E") for problem in problems)
    shown = onetext(command, str(tmp_path))
    assert shown.status == 1
    assert "Traceback" not in shown.out + shown.err


@pytest.mark.parametrize("what", FINE)
def test_what_is_only_unusual_is_read_and_shown(what: str, tmp_path: Path) -> None:
    place = folder(tmp_path, {"case.yaml": FINE[what]})
    assert onetext("check", place, "--json").answer["ok"] is True
    for command in ("balance", "show", "brief"):
        run = onetext(command, place)
        assert (run.status, run.err) == (0, "")
        assert "\x1b" not in run.out
        assert "\x07" not in run.out


def test_a_file_over_twenty_megabytes_is_refused_quickly(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_bytes(SMALL.encode() + b"# " + b"x" * 21_000_000)
    run = onetext("check", str(tmp_path), "--json")
    assert run.status == 1
    assert "case.yaml" in {problem["file"] for problem in run.answer["problems"]}


def test_a_case_file_that_is_a_folder_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").mkdir()
    assert onetext("balance", str(tmp_path), "--json").status == 1


@pytest.mark.parametrize("name", ["a\nb", "x" * 5000, "\udc80", "..", "con:", "-", "http://example.org/case"])
def test_odd_names_of_cases_are_refused_in_a_line(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    run = onetext("balance", "--json", "--", name)
    assert run.status in (1, 2)
    assert run.answer["problems"]


def test_reading_never_writes(tmp_path: Path) -> None:
    place = tmp_path / "harbour"
    shutil.copytree(HARBOUR, place)
    before = {path: path.stat().st_mtime_ns for path in place.rglob("*")}
    for command in ("check", "show", "balance", "claims", "concede", "brief"):
        assert onetext(command, str(place)).status == 0
    assert {path: path.stat().st_mtime_ns for path in place.rglob("*")} == before


FILES = sorted(path.relative_to(HARBOUR) for path in HARBOUR.rglob("*.*") if path.is_file())
_junk = st.sampled_from(
    (
        *(b"", b"\x00", b"\xff", b"\t", b"\n", b": ", b"- ", b"[", b"}", b'"', b"*a", b"&a ", b"null", b"-1", b"1e400"),
        *(b"~", b"2025-13-40", b"union", b"public", b"{settles: {}}", b"\xe2\x80\xae", b"!!binary x", b"---\n", b"? "),
        *(b"<<: ", b"0", b"9", b"a", b"-", b" "),
    )
)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("mutated") / "harbour"
    shutil.copytree(HARBOUR, place)
    return place


@given(
    name=st.sampled_from(FILES),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), _junk), min_size=1, max_size=3),
    command=st.sampled_from([("balance",), ("show",), ("claims",), ("concede",), ("brief",), ("check",)]),
)
def test_a_mutated_case_is_answered_or_refused_in_one_object(
    scratch: Path, name: Path, cuts: list[tuple[float, int, bytes]], command: tuple[str, ...]
) -> None:
    original = (HARBOUR / name).read_bytes()
    data = original
    for where, length, junk in cuts:
        at = int(where * len(data))
        data = data[:at] + junk + data[at + length :]
    (scratch / name).write_bytes(data)
    try:
        run = onetext(*command, str(scratch), "--json")
    finally:
        (scratch / name).write_bytes(original)
    assert run.status in (0, 1)
    assert run.answer["status"] == ("ok" if run.status == 0 else "faults")
    if run.status == 1:
        assert any(problem["severity"] == "error" for problem in run.answer["problems"])


@pytest.mark.parametrize("seed", range(20))
def test_lines_of_a_case_in_any_order_are_answered_or_refused(scratch: Path, seed: int) -> None:
    random_lines = random.Random(seed)
    name = random_lines.choice(FILES)
    original = (HARBOUR / name).read_bytes()
    lines = original.splitlines(keepends=True)
    random_lines.shuffle(lines)
    (scratch / name).write_bytes(b"".join(lines))
    try:
        run = onetext("balance", str(scratch), "--json")
    finally:
        (scratch / name).write_bytes(original)
    assert run.status in (0, 1)
    assert json.loads(run.out)["status"] in ("ok", "faults")
