"""Verbs that write into a folder: one process at a time, all files or none, and never outside of the folder."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

import onetext
from onetext.api import deciding
from onetext.casefile import alone_in, empty_folder, places
from onetext.casefile.writing import adding
from onetext.errors import UsageError

DAY = "2024-03-01"
TEXT = "1. Pay rises by six per cent.\n2. Nights are worked by volunteers.\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    onetext.new(tmp_path / "talks", from_="harbour-wages")
    (tmp_path / "offer.txt").write_text(TEXT)
    return tmp_path / "talks"


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def meanwhile(monkeypatch: pytest.MonkeyPatch, module: object, name: str, other: Callable[[], object]) -> Thread:
    """The next call of a function first lets another thread go ahead, which gets half a second for all of its work."""
    waited, thread = getattr(module, name), Thread(target=other)

    def late(*given: object) -> object:
        monkeypatch.undo()
        thread.start()
        thread.join(0.5)
        return waited(*given)

    monkeypatch.setattr(module, name, late)
    return thread


def test_two_imports_at_the_same_moment_lose_nothing(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each reads the case, and writes what it made of it: the one must not take out what the other wrote."""

    def imported(name: str) -> None:
        onetext.import_(case, "txt", [case.parent / "offer.txt"], id=name, date=DAY)

    other = meanwhile(monkeypatch, adding, "case_texts", lambda: imported("b"))
    imported("a")
    other.join(20)
    drafts = {draft.id: len(draft.points) for draft in onetext.load_case(case).drafts}
    assert (drafts.get("a"), drafts.get("b")) == (2, 2)
    assert {item.document for item in onetext.inbox(case).items} == {"a", "b"}


def test_two_decisions_at_the_same_moment_are_both_kept(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    onetext.import_(case, "txt", [case.parent / "offer.txt"], id="x", date=DAY)
    one, two, *_ = (item.id for item in onetext.inbox(case).items)
    other = meanwhile(monkeypatch, deciding, "rejected", lambda: onetext.inbox(case, reject=[two]))
    onetext.inbox(case, reject=[one])
    other.join(20)
    told = {item.id: item.status for item in onetext.inbox(case, everything=True).items}
    assert (told[one], told[two]) == ("rejected", "rejected")


def test_whoever_waits_too_long_is_told(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(case)
    monkeypatch.setattr(places, "_PATIENCE", 0.0)
    with alone_in(case):
        with pytest.raises(UsageError, match="another process is writing into"):
            onetext.import_(case, "txt", [case.parent / "offer.txt"], id="x", date=DAY)
        with pytest.raises(UsageError, match="another process is writing into"):
            onetext.inbox(case)
    assert everything(case) == before
    onetext.import_(case, "txt", [case.parent / "offer.txt"], id="x", date=DAY)


def test_without_locks_the_work_is_done_all_the_same(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def unknown(handle: int, how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", unknown)
    assert onetext.inbox(case).items == ()
    monkeypatch.setitem(sys.modules, "fcntl", None)  # what Windows says
    assert onetext.inbox(case).items == ()


@pytest.mark.parametrize("folder", ["inbox", "drafts"])
def test_nothing_is_written_through_a_link_that_leads_out(case: Path, folder: str) -> None:
    outside = case.parent / "outside"
    outside.mkdir()
    if (case / folder).is_dir():
        for path in (case / folder).iterdir():
            path.unlink()
        (case / folder).rmdir()
    for name in ("responses.yaml", "claims.yaml", "positions.yaml", "statements.yaml"):
        (case / name).unlink(missing_ok=True)
    (case / folder).symlink_to(outside, target_is_directory=True)
    with pytest.raises((UsageError, onetext.errors.CaseError)):
        onetext.import_(case, "txt", [case.parent / "offer.txt"], id="x", date=DAY)
    assert list(outside.iterdir()) == []


def full(path: object, *more: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("made", ["starter", "draft", "md", "genius"])
def test_a_full_disk_leaves_no_folder_and_no_file(case: Path, made: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full after the first file."""
    loaded, new = onetext.load_case(case), case.parent / "new"
    calls = {
        "starter": lambda: onetext.new(new),
        "draft": lambda: onetext.new(new, from_=case.parent / "offer.txt", draft={"date": DAY}),
        "md": lambda: onetext.export(loaded, "md", new),
        "genius": lambda: onetext.export(loaded, "genius", new),
    }
    replace, met = os.replace, list[object]()

    def once(old: Path, name: Path) -> None:
        if met:
            full(old)
        met.append(name)
        replace(old, name)

    monkeypatch.setattr(os, "replace", once)
    with pytest.raises(UsageError, match="No space left on device"):
        calls[made]()
    assert met
    assert not new.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"date": "2024-13-01"}, r'--date: "2024-13-01" is not in the calendar'),
        ({"date": "2024-02-30"}, r'--date: "2024-02-30" is not in the calendar'),
        ({"date": "spring"}, r'--date: "spring" is not a date'),
        ({"date": DAY, "known": "2023-01-01"}, r"--known 2023-01-01: a draft of 2024-03-01 was not public before"),
        ({"date": DAY, "kind": "foo"}, r"there are: proposal, counter-proposal, chair, rolling, agreed$"),
    ],
)
def test_what_is_said_of_a_draft_is_tested_in_words_of_the_options(
    case: Path, options: dict[str, str], said: str
) -> None:
    before = everything(case)
    with pytest.raises(UsageError, match=said):
        onetext.import_(case, "txt", [case.parent / "offer.txt"], id="x", **options)  # type: ignore[arg-type]  # strings
    assert everything(case) == before


@pytest.mark.parametrize(("first", "second"), [("x1", "X1"), ("one", "con")])
def test_a_copy_goes_by_the_name_of_its_draft_which_no_file_system_confuses(
    case: Path, first: str, second: str
) -> None:
    for name in (first, second):
        onetext.import_(case, "txt", [case.parent / "offer.txt"], id=name, date=DAY)
    names = [path.name.casefold() for path in (case / "drafts").iterdir()]
    assert len(set(names)) == len(names)
    assert "con.txt" not in names
    draft = onetext.load_case(case).draft(second)
    assert draft.file is not None
    assert (case / "drafts" / draft.file.copy).read_text() == TEXT


def test_a_link_that_leads_nowhere_is_no_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="leads nowhere"):
        empty_folder(tmp_path / "link")


def test_a_decision_whose_point_was_changed_by_hand_is_not_undone(case: Path) -> None:
    onetext.import_(case, "txt", [case.parent / "offer.txt"], id="x", date=DAY)
    first = onetext.inbox(case).items[0].id
    onetext.inbox(case, accept=[first])
    path = case / "drafts" / "x.md"
    text = path.read_text()
    assert "settles" in text
    path.write_text("\n".join(line for line in text.split("\n") if "settles" not in line))
    before = everything(case)
    with pytest.raises(UsageError, match="no longer says"):
        onetext.inbox(case, undo=[first])
    with pytest.raises(UsageError, match="was accepted before"):
        onetext.inbox(case, accept=[first])
    assert everything(case) == before
