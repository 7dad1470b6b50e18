"""Writing and reading: the same case comes back, and a person's own lines stay as they are."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from case_texts import BASE, put, snapshot
from hypothesis import given, settings
from hypothesis import strategies as st

from onetext.casefile import check_case, read_case, write_case, write_starter
from onetext.errors import CaseError, UsageError
from onetext.model import Case, Date, Event, Range, Weight
from strategies import cases

COMMENTED = {
    **BASE,
    "case.yaml": (
        "# head of the case\n"
        "signatories: [owners, union]   # who must sign\n"
        "\n"
        "title:   'Harbour'\n"
        "# why it matters\n"
        "summary: >\n  A long\n  story.\n"
    ),
    "weights.yaml": (
        "# all weights\n\n"
        "# the union first\n"
        "- weight: [40.0, 60]   # from the chair\n"
        "  party: union\n"
        "  # each option\n"
        "  scores: {none: 0, five: 50, ten: 100}\n"
        "  issue: 'pay'\n"
        "\n"
        "# then the owners\n"
        "- {party: owners, issue: pay, weight: 050}   # guessed\n"
        "# foot\n"
    ),
    "drafts/first.md": (
        "---\n# about the first\nid: first\nhappened: 2025-03-05   # a Wednesday\ntitle: First\n"
        "terms:\n  # still open\n  rota: deferred\n---\n"
        "1. Pay\n   rises.\n   {settles: {pay: five}}\n\n2. Rota.\n   a. As before.\n"
    ),
}
"""The base case as a person would keep it."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(COMMENTED, tmp_path / "case")


@pytest.fixture(autouse=True, scope="module")
def _without_flushing() -> Iterator[None]:
    """Waiting for the disk is what `test_interrupted_write` is about; here it would be most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        yield


FEWER = settings(max_examples=max(settings.default.max_examples // 5, 1))
"""For properties that write several cases per example."""

# -- properties ----------------------------------------------------------------------------------------------------


@given(cases())
def test_a_case_comes_back_from_a_new_folder(case: Case) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "some case"
        written = write_case(case, folder)
        assert read_case(folder) == case
        assert set(written) == {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        before = snapshot(folder)
        assert write_case(case, folder) == ()
        assert snapshot(folder) == before


@FEWER
@given(cases(), cases())
def test_any_case_can_be_written_over_any_other(first: Case, second: Case) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "case"
        write_case(first, folder)
        write_case(second, folder)
        assert read_case(folder) == second


@FEWER
@given(cases())
def test_a_case_comes_back_from_a_commented_folder(case: Case) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = put(COMMENTED, Path(parent) / "case")
        write_case(case, folder)
        assert read_case(folder) == case


@FEWER
@given(st.data(), cases())
def test_one_change_touches_only_its_files(data: st.DataObject, case: Case) -> None:
    """A change to the title alone rewrites `case.yaml` alone."""
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "case"
        write_case(case, folder)
        title = data.draw(st.text("abc xyz", min_size=1, max_size=9)) + "!"
        changed = replace(case, title=title if title != case.title else title + "!")
        assert write_case(changed, folder) == ("case.yaml",)
        assert read_case(folder) == changed


# -- a person's lines ----------------------------------------------------------------------------------------------


def test_the_commented_case_is_the_base_case(folder: Path, tmp_path: Path) -> None:
    plain = read_case(put(BASE, tmp_path / "other" / "case"))
    assert read_case(folder) == replace(plain, summary="A long story.\n")


def test_writing_what_is_there_already_touches_nothing(folder: Path) -> None:
    before = snapshot(folder)
    assert write_case(read_case(folder), folder) == ()
    assert snapshot(folder) == before


def test_a_changed_weight_keeps_comments_and_order(folder: Path) -> None:
    case = read_case(folder)
    first, second = case.weights
    changed = replace(case, weights=(replace(first, weight=Range.of(45), reason="heard again"), second))
    assert write_case(changed, folder) == ("weights.yaml",)
    assert read_case(folder) == changed
    expected = (
        COMMENTED["weights.yaml"]
        .replace("[40.0, 60]   #", "45   #")
        .replace("  issue: 'pay'\n", "  issue: 'pay'\n  reason: heard again\n")
    )
    text = (folder / "weights.yaml").read_text()
    assert text.replace(" ", "") == expected.replace(" ", "")
    untouched = COMMENTED["weights.yaml"].partition("\n# then the owners")
    assert text.endswith("".join(untouched[1:]))


def test_a_new_and_a_dropped_weight_keep_the_others(folder: Path) -> None:
    case = read_case(folder)
    new = Weight(party="union", issue="rota", weight=Range.of(10))
    write_case(replace(case, weights=(*case.weights, new)), folder)
    text = (folder / "weights.yaml").read_text()
    head, _, foot = COMMENTED["weights.yaml"].partition("# foot\n")
    assert text.startswith(head)
    assert text.endswith("# foot\n" + foot)
    write_case(case, folder)
    assert (folder / "weights.yaml").read_text() == COMMENTED["weights.yaml"]


def test_items_in_another_order_keep_their_comments(folder: Path) -> None:
    case = read_case(folder)
    write_case(replace(case, weights=case.weights[::-1]), folder)
    text = (folder / "weights.yaml").read_text()
    assert all(comment in text for comment in ("# all weights", "# from the chair", "# then the owners", "# guessed"))
    assert read_case(folder).weights == case.weights[::-1]


def test_a_changed_header_keeps_comments_and_order(folder: Path) -> None:
    case = replace(read_case(folder), title="Port", as_of=dt.date(2025, 4, 1))
    assert write_case(case, folder) == ("case.yaml",)
    text = (folder / "case.yaml").read_text()
    assert text == COMMENTED["case.yaml"].replace("title:   'Harbour'", "title: 'Port'") + "as_of: 2025-04-01\n"


def test_a_changed_draft_keeps_comments_and_the_other_points(folder: Path) -> None:
    case = read_case(folder)
    first, second = case.drafts
    points = (first.points[0], replace(first.points[1], text="The rota [union: and rest]."), *first.points[2:])
    changed = replace(case, drafts=(replace(first, points=points, kind="chair"), second))
    assert write_case(changed, folder) == ("drafts/first.md",)
    text = (folder / "drafts/first.md").read_text()
    assert text == COMMENTED["drafts/first.md"].replace("2. Rota.", "2. The rota [union: and rest].").replace(
        "  rota: deferred\n", "  rota: deferred\nkind: chair\n"
    )


def test_windows_line_ends_stay(folder: Path) -> None:
    path = folder / "weights.yaml"
    path.write_bytes(COMMENTED["weights.yaml"].replace("\n", "\r\n").encode())
    case = read_case(folder)
    changed = replace(case, weights=(replace(case.weights[0], reason="x"), case.weights[1]))
    write_case(changed, folder)
    content = path.read_bytes()
    assert b"reason: x\r\n" in content
    assert content.count(b"\n") == content.count(b"\r\n")


def test_sections_in_case_yaml_stay_there(tmp_path: Path) -> None:
    """A single-file layout inside a folder is kept, drafts with their block of text included."""
    text = (
        BASE["case.yaml"]
        + "parties:   # two sides\n"
        + "".join(f"  {line}\n" for line in BASE["parties.yaml"].splitlines())
        + "issues:\n"
        + BASE["issues.yaml"]
        + "drafts:\n- id: only\n  title: Only   # so far\n  happened: 2025-03-05\n"
        + "  text: |\n    1. Pay rises.\n       {settles: {pay: five}}\n"
    )
    folder = put({"case.yaml": text}, tmp_path / "case")
    case = read_case(folder)
    assert case.drafts[0].points[0].settles == {"pay": "five"}
    event = Event(id="e", kind="talk", text="Talk.", happened=Date.parse("2025-03"), known=Date.parse("2025-03"))
    draft = replace(case.drafts[0], title="Only one")
    changed = replace(case, drafts=(draft,), events=(event,))
    assert set(write_case(changed, folder)) == {"case.yaml", "events.yaml"}
    assert read_case(folder) == changed
    assert (folder / "case.yaml").read_text() == text.replace("title: Only   #", "title: Only one   #").replace(
        "title: Only one   # so far", "title: Only one # so far"
    ) or "# so far" in (folder / "case.yaml").read_text()


def test_a_table_of_positions_stays_a_table(tmp_path: Path) -> None:
    table = (
        "party,issue,kind,option,compatible,happened,sources\n"
        "union,pay,demand,ten,,2025-03,s1\nowners,pay,offer,,none five,2025-03-02/2025-03-04,s1\n"
    )
    texts = {name: text for name, text in BASE.items() if name != "positions.yaml"}
    folder = put({**texts, "positions.csv": table}, tmp_path / "case")
    case = read_case(folder)
    assert case.positions[1].compatible == ("none", "five")
    assert case.positions[1].happened == Date(dt.date(2025, 3, 2), dt.date(2025, 3, 4))
    changed = replace(case, positions=(case.positions[0], replace(case.positions[1], stance="Well, perhaps.")))
    assert write_case(changed, folder) == ("positions.csv",)
    assert read_case(folder) == changed
    odd = replace(case, positions=(replace(case.positions[0], stance=" two\nlines "),))
    assert set(write_case(odd, folder)) == {"positions.csv", "positions.yaml"}
    assert read_case(folder) == odd


def test_other_files_are_let_be(folder: Path) -> None:
    (folder / "README.md").write_text("mine")
    (folder / "notes.txt").write_text("mine")
    case = read_case(folder)
    write_case(replace(case, drafts=(), responses=()), folder)
    assert (folder / "notes.txt").read_text() == (folder / "README.md").read_text() == "mine"
    assert not list((folder / "drafts").iterdir())


# -- what is refused -----------------------------------------------------------------------------------------------


def test_a_folder_with_faults_is_not_written_over(folder: Path) -> None:
    case = read_case(folder)
    (folder / "claims.yaml").write_text("- {id: c1")
    before = snapshot(folder)
    with pytest.raises(CaseError, match="E101"):
        write_case(case, folder)
    assert snapshot(folder) == before


def test_a_filtered_case_is_not_written(folder: Path) -> None:
    with pytest.raises(UsageError, match="whole case"):
        write_case(read_case(folder).seen_by("public"), folder)


def test_a_case_with_faults_of_sense_is_not_written(folder: Path, tmp_path: Path) -> None:
    case = replace(read_case(folder), signatories=("nobody",))
    with pytest.raises(CaseError, match="E201"):
        write_case(case, tmp_path / "new")
    assert not (tmp_path / "new").exists()


# -- the starter ---------------------------------------------------------------------------------------------------


def test_the_starter_has_no_faults_and_shows_what_there_is(tmp_path: Path) -> None:
    written = write_starter(tmp_path / "new")
    assert set(written) == {name for name in snapshot(tmp_path / "new") if "." in name}
    case, faults = check_case(tmp_path / "new")
    assert case is not None
    assert faults == ()
    counts = [len(items) for items in (case.parties, case.issues, case.drafts, case.red_lines)]
    assert counts == [2, 3, 2, 1]
    assert all((case.positions, case.weights, case.no_deals, case.claims, case.ultimatums, case.statements))
    assert "#" in (tmp_path / "new" / "case.yaml").read_text()


@pytest.mark.parametrize("name", ["note.txt", ".git"])
def test_the_starter_overwrites_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        write_starter(tmp_path)
    with pytest.raises(UsageError, match="is a file"):
        write_starter(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]
