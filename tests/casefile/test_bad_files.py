"""Files that cannot be read: each is a fault with a code, never a traceback, and never a silence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from case_texts import BASE, put, snapshot

from onetext.casefile import check_case, read_case
from onetext.errors import CaseError, Fault

PROVOKED = {"E301", "E302", "E303", "E304", "E305", "E306", "E307", "E308", "E309", "W101"}
"""The codes that this module provokes; `test_fault_places` counts on it."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(BASE, tmp_path / "case")


def faults_of(path: Path | str) -> tuple[Fault, ...]:
    case, faults = check_case(path)
    assert case is None
    with pytest.raises(CaseError) as caught:
        read_case(path)
    assert caught.value.faults == faults
    return faults


def codes(path: Path | str) -> set[str]:
    return {fault.code for fault in faults_of(path)}


@pytest.mark.parametrize("name", ["nowhere", "nowhere.yaml", "a/b/c", "x" * 300])
def test_a_path_that_leads_nowhere(name: str, tmp_path: Path) -> None:
    assert codes(tmp_path / name) <= {"E301", "E304"}


def test_a_path_that_no_system_has() -> None:
    assert codes("a\0b") == {"E301"}


def test_a_missing_path_is_called_missing(tmp_path: Path) -> None:
    assert codes(tmp_path / "nowhere") == {"E301"}


def test_a_file_that_is_no_case(tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(b"PK")
    assert codes(tmp_path / "draft.docx") == {"E302"}


def test_an_empty_folder(tmp_path: Path) -> None:
    assert codes(tmp_path) == {"E303"}


def test_a_folder_without_case_yaml(folder: Path) -> None:
    (folder / "case.yaml").unlink()
    assert "E303" in codes(folder)


def test_a_file_too_large(folder: Path) -> None:
    with (folder / "claims.yaml").open("wb") as stream:
        stream.truncate(20 * 1024 * 1024 + 1)
    assert codes(folder) == {"E305"}


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\x00", b"title: a\x00b", "title: x".encode("utf-16")])
def test_a_binary_file(content: bytes, folder: Path) -> None:
    (folder / "case.yaml").write_bytes(content)
    assert codes(folder) <= {"E306", "E307"}


def test_zero_bytes_are_placed(folder: Path) -> None:
    (folder / "case.yaml").write_bytes(b"title: Harbour\nsummary: a\x00b\n")
    (fault,) = faults_of(folder)
    assert (fault.code, fault.line, fault.column) == ("E306", 2, 11)


def test_a_wrong_encoding_is_placed_by_line_and_byte(folder: Path) -> None:
    content = "title: Bjørn\nsummary: Bjørn\n".encode("latin-1")
    (folder / "case.yaml").write_bytes(content)
    (fault,) = faults_of(folder)
    assert (fault.code, fault.line, fault.column) == ("E307", 1, len("title: Bj") + 1)
    assert f"byte {content.index(0xF8)} " in fault.message


def test_a_folder_in_place_of_a_file(folder: Path) -> None:
    (folder / "claims.yaml").unlink()
    (folder / "claims.yaml").mkdir()
    assert codes(folder) == {"E308"}


def test_a_file_in_place_of_a_folder(folder: Path) -> None:
    for path in (folder / "inbox").iterdir():
        path.unlink()
    (folder / "inbox").rmdir()
    (folder / "inbox").write_text("x")
    assert codes(folder) == {"E308"}


@pytest.mark.parametrize("name", ["claims.yaml", "case.yaml", "drafts/loop.md"])
def test_a_link_that_leads_back_to_itself(name: str, folder: Path) -> None:
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(folder / name)
    assert "E309" in codes(folder)


@pytest.mark.parametrize("name", ["claims.yaml", "drafts/far.md"])
def test_a_link_out_of_the_case_is_not_followed_and_quotes_nothing(name: str, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text("the owner's password: swordfish")
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(elsewhere)
    _, faults = check_case(folder)
    assert "E309" in {fault.code for fault in faults}
    assert not any("swordfish" in f"{fault} {fault.excerpt}" for fault in faults)


def test_a_link_within_the_case_is_followed(folder: Path) -> None:
    before, _ = check_case(folder)
    (folder / "claims.yaml").rename(folder / "kept.txt")
    (folder / "claims.yaml").symlink_to(folder / "kept.txt")
    after, faults = check_case(folder)
    assert after == before
    assert after is not None
    assert "E309" not in {fault.code for fault in faults}


def test_a_case_that_is_a_loop_of_links(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert codes(tmp_path / "a") <= {"E309", "E302"}


def test_a_broken_link(folder: Path) -> None:
    (folder / "claims.yaml").unlink()
    (folder / "claims.yaml").symlink_to(folder / "gone.yaml")
    assert codes(folder) == {"E301"}


def test_a_file_that_is_no_plain_file(folder: Path) -> None:
    """Opening a pipe that nobody writes to would wait for ever."""
    (folder / "claims.yaml").unlink()
    os.mkfifo(folder / "claims.yaml")
    assert codes(folder) == {"E304"}


def test_a_file_without_permission(folder: Path) -> None:
    """Read by a process that gives the superuser's rights up, once it has loaded all that it needs."""
    for path in (folder, *folder.parents[:3]):
        path.chmod(0o755)
    script = (
        "import os, sys, pathlib\n"
        "from onetext.casefile import check_case\n"
        "case, faults = check_case(sys.argv[1])\n"
        "assert case and not faults\n"
        "pathlib.Path(sys.argv[1], 'claims.yaml').chmod(0)\n"
        "os.getuid() == 0 and os.setuid(65534)\n"
        "print(sorted(fault.code for fault in check_case(sys.argv[1])[1]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "['E304']", done.stderr


def test_files_that_are_no_part_of_a_case_draw_a_warning(folder: Path) -> None:
    for name in ("position.yaml", "notes.txt", "drafts/third.txt", "issues.yml"):
        (folder / name).write_text("x")
    case, faults = check_case(folder)
    assert case is not None
    assert {(fault.code, fault.file) for fault in faults} == {
        ("W101", "position.yaml"),
        ("W101", "notes.txt"),
        ("W101", "drafts/third.txt"),
        ("W101", "issues.yml"),
    }


def test_sealed_forecasts_and_an_empty_process_say_nothing_of_the_case(folder: Path) -> None:
    (folder / "process.yaml").write_text("# nothing yet\n")
    (folder / "forecasts").mkdir()
    case, faults = check_case(folder)
    assert case is not None
    assert case.process is None
    assert faults == ()


def test_companions_of_a_case_are_let_be(folder: Path) -> None:
    for name in ("README.md", "LICENSE", ".gitignore", "drafts/README.md", "drafts/.swp"):
        (folder / name).write_text("x")
    (folder / ".git").mkdir()
    assert check_case(folder)[1] == ()


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    plain = read_case(put(BASE, tmp_path / "a" / "case"))
    windows = {name: "\ufeff" + text.replace("\n", "\r\n") for name, text in BASE.items()}
    assert read_case(put(windows, tmp_path / "b" / "case")) == plain


def test_places_hold_with_windows_line_ends(tmp_path: Path) -> None:
    text = "\ufeff" + BASE["weights.yaml"].replace("weight: 50", "weigth: 50").replace("\n", "\r\n")
    _, faults = check_case(put({**BASE, "weights.yaml": text}, tmp_path / "case"))
    fault = next(fault for fault in faults if fault.code == "E104")
    assert (fault.line, fault.column) == (2, "- {party: owners, issue: pay, weigth".index("weigth") + 1)


def test_an_alias_bomb_is_refused_at_once(folder: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 30)]
    (folder / "case.yaml").write_text("\n".join(lines))
    assert codes(folder) == {"E113"}


@pytest.mark.parametrize("text", ["[" * 1_000_000, "- " * 200_000, "{a: " * 200_000, "? " * 200_000])
def test_deep_nesting_is_refused_at_once(text: str, folder: Path) -> None:
    (folder / "case.yaml").write_text(text)
    assert codes(folder) <= {"E114", "E101"}


def test_aliases_that_stand_for_little_are_read(folder: Path) -> None:
    (folder / "case.yaml").write_text("title: &t Harbour\nsummary: *t\nsignatories: &s [owners, union]\n")
    case = read_case(folder)
    assert (case.title, case.summary, case.signatories) == ("Harbour", "Harbour", ("owners", "union"))


def test_the_pure_reader_says_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where libyaml is missing, PyYAML's own composer reads the same case with the same places."""
    from onetext.casefile import nodes

    case = read_case(folder)
    (folder / "weights.yaml").write_text(BASE["weights.yaml"].replace("weight: 50", "weigth: 50"))
    faults = check_case(folder)[1]
    monkeypatch.setattr(nodes, "_Composer", nodes._PureComposer)
    assert check_case(folder)[1] == faults
    put(BASE, folder)
    assert read_case(folder) == case


def test_reading_never_writes(folder: Path) -> None:
    (folder / "weights.yaml").write_text("- {oops")
    before = snapshot(folder)
    check_case(folder)
    put(BASE, folder)
    middle = snapshot(folder)
    read_case(folder)
    assert snapshot(folder) == middle
    assert before.keys() == middle.keys()
