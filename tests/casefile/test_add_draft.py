"""A draft put into a case that is there: all its files or none, nothing over anything, and every word as it was."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from case_texts import BASE, put, snapshot
from hypothesis import given, settings
from hypothesis import strategies as st
from immutabledict import immutabledict

from onetext.api.importing.points import case_points, labelled
from onetext.casefile import add_draft, check_case, copy_case, read_case, write_case
from onetext.casefile.writing import atomic
from onetext.documents import Block, Span
from onetext.drafts import outline
from onetext.errors import CaseError, UsageError
from onetext.model import Candidate, Date, Draft, DraftFile, Point, Term
from strategies import TRICKY

FEW = settings(max_examples=max(settings.default.max_examples // 3, 1))
LABELS = (
    "1. ",
    "2) ",
    "(a) ",
    "b. ",
    "(iv) ",
    "Article 5bis ",
    "§ 3 ",
    "Annex I ",
    "• ",
    "- ",
    "1.2.3 ",
    "Статья 5. ",
    "",
)
SIGNS = st.characters(exclude_categories=("Cs",))
"""Every sign that a text in UTF-8 can hold."""


@pytest.fixture(autouse=True, scope="module")
def _without_flushing() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        yield


def draft(name: str = "new", **more: object) -> Draft:
    day = Date.parse("2025-04-01")
    made = Draft(id=name, title="New", kind="proposal", happened=day, known=day, terms_reviewed=False)
    return replace(made, **more)  # type: ignore[arg-type]  # fields of a draft


@st.composite
def blocks(draw: st.DrawFn) -> list[Block]:
    """Paragraphs that look like points, like YAML, like Markdown, or like nothing."""
    body = st.one_of(
        st.sampled_from([text for text in TRICKY if text.strip()]), st.text(SIGNS, min_size=1, max_size=12)
    )
    texts = draw(st.lists(st.builds(str.__add__, st.sampled_from(LABELS), body), min_size=1, max_size=8))
    return [
        Block(text=text.strip(), kind="paragraph", span=Span(start=at, end=at + 1, part="word/document.xml"))
        for at, text in enumerate(texts)
        if text.strip()
    ]


@FEW
@given(blocks())
def test_any_points_come_back_from_the_file_as_they_were(found: list[Block]) -> None:
    cut = labelled(outline(found).points)
    assert [(point.text, point.label) for point in cut] == [(p.text, p.label) for p in outline(found).points]
    points = case_points(cut)
    assert [point.printed_label for point in points] == [point.label for point in cut]
    with tempfile.TemporaryDirectory() as parent:
        folder = put({"case.yaml": BASE["case.yaml"], "parties.yaml": BASE["parties.yaml"]}, Path(parent) / "case")
        before = read_case(folder)
        add_draft(folder, draft(points=points))
        after = read_case(folder)
    assert after.draft("new").points == points
    assert replace(after, drafts=before.drafts) == before


def test_the_file_is_what_a_person_would_write(tmp_path: Path) -> None:
    folder = put(BASE, tmp_path / "case")
    points = (
        Point(label="1", text="Pay rises by [union: 10 | owners: 5] %."),
        Point(label="1a", text="{not: yaml}", parent="1", printed="(a)"),
    )
    file = DraftFile(name="Offer.txt", format="txt", sha256="0" * 64, copy="new.txt")
    written = add_draft(folder, draft(points=points, file=file), (), b"bytes")
    assert written == ("drafts/new.md", "drafts/new.txt")
    assert (folder / "drafts/new.txt").read_bytes() == b"bytes"
    text = (folder / "drafts/new.md").read_text()
    assert text.endswith(
        "terms_reviewed: false\n---\n1. Pay rises by [union: 10 | owners: 5] %.\n"
        "   a. \\{not: yaml}\n      {printed: (a)}\n"
    )
    assert [fault.code for fault in check_case(folder)[1]] == ["W110"]


def test_every_other_file_stays_as_it_is(tmp_path: Path) -> None:
    folder = put({**BASE, "case.yaml": "# mine\n" + BASE["case.yaml"]}, tmp_path / "case")
    before = snapshot(folder)
    for name in ("aaa", "mmm", "zzz"):  # before, between and behind the others
        add_draft(folder, draft(name))
    after = snapshot(folder)
    assert {name for name in after if name not in before} == {f"drafts/{name}.md" for name in ("aaa", "mmm", "zzz")}
    assert {name: after[name] for name in before if name != "drafts"} == {
        name: content for name, content in before.items() if name != "drafts"
    }


def test_a_case_that_orders_its_drafts_says_where_the_new_one_stands(tmp_path: Path) -> None:
    header = "# mine\ndraft_order: [second, first]  # as tabled\n" + BASE["case.yaml"]
    folder = put({**BASE, "case.yaml": header}, tmp_path / "case")
    add_draft(folder, draft("aaa"))
    assert [item.id for item in read_case(folder).drafts] == ["second", "first", "aaa"]
    assert "# mine" in (folder / "case.yaml").read_text()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("first", "already"),
        ("no id", "cannot be an id"),
        ("", "empty"),
        ("../out", "cannot be an id"),
        ("a/b", "cannot"),
    ],
)
def test_an_id_that_is_taken_or_none_is_refused(name: str, says: str, tmp_path: Path) -> None:
    folder = put(BASE, tmp_path / "case")
    before = snapshot(folder)
    with pytest.raises(UsageError, match=says):
        add_draft(folder, draft(name))
    assert snapshot(folder) == before


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    folder = put({**BASE, "drafts/new.txt": "mine"}, tmp_path / "case")
    file = DraftFile(name="a.txt", format="txt", sha256="0" * 64, copy="new.txt")
    before = snapshot(folder)
    with pytest.raises(UsageError, match=r'"drafts/new.txt" is there already'):
        add_draft(folder, draft(file=file), (), b"theirs")
    assert snapshot(folder) == before


def test_a_draft_with_a_fault_of_sense_is_refused_with_its_place(tmp_path: Path) -> None:
    folder = put(BASE, tmp_path / "case")
    before = snapshot(folder)
    old = Date.parse("2025-01-01")
    with pytest.raises(CaseError, match=r"drafts/new\.md:\d+:\d+: E211") as raised:
        add_draft(folder, draft(happened=old, known=old, grew_from=("first",)))
    assert "E211" in {fault.code for fault in raised.value.faults}
    assert snapshot(folder) == before


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_where_one_file_fails_nothing_is_left_behind(
    failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = put(BASE, tmp_path / "case")
    before = snapshot(folder)
    real, calls = atomic.write_whole, iter(range(99))

    def write(path: Path, content: str | bytes) -> None:
        if next(calls) == failing:
            raise OSError("disk full")
        real(path, content)

    monkeypatch.setattr(atomic, "write_whole", write)
    fields = immutabledict(draft="new", point="1", issue="pay", option="five")
    waiting = Candidate(id="new.1", kind="settles", document="new", start=0, end=1, text="x", fields=fields)
    file = DraftFile(name="a.txt", format="txt", sha256="0" * 64, copy="new.txt")
    with pytest.raises(OSError, match="disk full"):
        add_draft(folder, draft(file=file, points=(Point(label="1", text="x"),)), (waiting,), b"theirs")
    assert {name: content for name, (_, content) in snapshot(folder).items()} == {
        name: content for name, (_, content) in before.items()
    }


def test_what_still_waits_from_an_import_that_was_taken_back_goes(tmp_path: Path) -> None:
    stale = "- {id: new.1, kind: settles, document: new, start: 0, end: 1, text: x, fields: {draft: new, point: 1}%s}\n"
    folder = put({**BASE, "inbox/new.yaml": stale % ""}, tmp_path / "case")
    add_draft(folder, draft())
    assert [item.id for item in read_case(folder).candidates] == ["i1"]
    kept = put({**BASE, "inbox/new.yaml": stale % ", status: rejected"}, tmp_path / "kept")
    add_draft(kept, draft())
    assert "new.1" in {item.id for item in read_case(kept).candidates}


# -- settling --------------------------------------------------------------------------------------------------------

FRONT = "---\n# about it\nid: first\ntitle: First   # so far\nhappened: 2025-03-05\n---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1. Pay\n  rises.\n\n2. Rota.\n", "1. Pay\n  rises.\n   {settles: {pay: five}}\n\n2. Rota.\n"),
        ("1. Pay.\n   {}\n2. Rota.\n", "1. Pay.\n   {settles: {pay: five}}\n2. Rota.\n"),
        ("1. Pay.\n   { note: 'a, b' }\n", "1. Pay.\n   {settles: {pay: five},  note: 'a, b' }\n"),
        ("1. Pay.\n   {settles: {}}\n", "1. Pay.\n   {settles: {pay: five}}\n"),
        (
            "1. Pay.\n   {note: x,  # why\n    settles: {rota: new} # there\n   }\n",
            "1. Pay.\n   {note: x,  # why\n    settles: {rota: new, pay: five} # there\n   }\n",
        ),
        ("1. Pay.\n\n\n", "1. Pay.\n   {settles: {pay: five}}\n\n\n"),
        ("1. Pay.", "1. Pay.\n   {settles: {pay: five}}"),
        ("  1. Pay.\n    a. More.\n", "  1. Pay.\n     {settles: {pay: five}}\n    a. More.\n"),
    ],
)
def test_settling_an_issue_changes_nothing_else_of_the_file(before: str, after: str, tmp_path: Path) -> None:
    texts = {
        name: text for name, text in BASE.items() if not name.startswith(("drafts/", "responses", "inbox", "ulti"))
    }
    for ends in ("\n", "\r\n"):
        folder = put(texts, tmp_path / f"case{len(ends)}")
        path = folder / "drafts" / "first.md"
        path.parent.mkdir()
        path.write_bytes((FRONT + before).replace("\n", ends).encode())
        case = read_case(folder)
        (old,) = case.drafts
        point = replace(old.points[0], settles=immutabledict({**old.points[0].settles, "pay": "five"}))
        terms = immutabledict({**old.terms, "pay": Term(state="settled", options=("five",))})
        new = replace(case, drafts=(replace(old, points=(point, *old.points[1:]), terms=terms),))
        assert write_case(new, folder) == ("drafts/first.md",)
        assert path.read_bytes() == (FRONT + after).replace("\n", ends).encode()
        assert read_case(folder) == new


# -- copies ----------------------------------------------------------------------------------------------------------


def test_a_copy_has_the_same_bytes_and_is_the_same_case(tmp_path: Path) -> None:
    folder = put({**BASE, ".git": "not this"}, tmp_path / "case")
    written = copy_case(folder, tmp_path / "copy")
    assert set(written) == set(BASE)
    assert read_case(tmp_path / "copy") == replace(read_case(folder), id="copy")
    for name in written:
        assert (tmp_path / "copy" / name).read_bytes() == (folder / name).read_bytes()
    with pytest.raises(UsageError, match="not empty"):
        copy_case(folder, tmp_path / "copy")
