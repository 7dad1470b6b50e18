"""The note for Word: what it must hold, by python-docx and the JSON of the same brief; nothing hostile gets in."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from report_builders import empty_brief, poisoned, small_brief, small_case

from onetext.api.brief import brief
from onetext.api.load import load_case
from onetext.model import Case
from onetext.model.results import BriefResult
from onetext.report import brief_docx, brief_html

HEADINGS = [
    "What changed",
    "In whose favour",
    "Red lines that Chair's text breaks",
    "What could be said next",
    "Sources",
]


@pytest.fixture(scope="module")
def wages() -> tuple[BriefResult, Case]:
    case = load_case("harbour-wages")
    result = brief(case)
    assert result.envelope.as_of is not None
    return result, case.at(result.envelope.as_of)


@pytest.fixture(scope="module")
def note(wages: tuple[BriefResult, Case]) -> Document:
    return docx.Document(io.BytesIO(brief_docx(*wages)))


def _text(note: Document) -> str:
    cells = [cell.text for table in note.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in note.paragraphs), *cells])


def test_the_parts_stand_under_real_headings_in_order(note: Document) -> None:
    found = [paragraph.text for paragraph in note.paragraphs if paragraph.style.name == "Heading 1"]
    assert found == HEADINGS
    assert note.paragraphs[0].style.name == "Title"


def test_the_table_has_the_changed_issues_and_each_partys_change(
    note: Document, wages: tuple[BriefResult, Case]
) -> None:
    result, case = wages
    pair = next(one for one in result.sections.compare if one.a == result.sections.focus)
    rows = [[cell.text for cell in row.cells] for row in note.tables[0].rows]
    assert rows[0][:2] == ["Issue", "Change"]
    assert len(rows) - 1 == len(pair.changes)
    names = {party.label: party.id for party in case.parties}
    for row in rows[1:]:
        issue = next(issue.id for issue in case.issues if row[0].startswith(issue.title))
        for head, cell in zip(rows[0][2:], row[2:], strict=True):
            part = (pair.effects or {})[names[head]].by_issue.get(issue)
            point = 0.0 if part is None else part.point
            assert float(cell.split("\n")[0].replace("−", "-").replace("no effect", "0")) == pytest.approx(
                point, abs=0.5
            )


def test_every_cited_number_is_in_the_list_of_sources_and_the_reverse(note: Document) -> None:
    text = "\n".join(paragraph.text for paragraph in note.paragraphs)
    body, _, listed = text.rpartition("Sources\n")
    cited = {number for found in re.findall(r"\[([\d, ]+)\]", body) for number in found.split(", ")}
    assert cited
    assert cited == set(re.findall(r"\[(\d+)\]", listed))


def test_the_same_brief_gives_the_same_bytes(wages: tuple[BriefResult, Case]) -> None:
    assert brief_docx(*wages) == brief_docx(*wages)


def test_texts_from_the_case_stay_texts() -> None:
    case = poisoned(small_case())
    data = brief_docx(small_brief(case), case)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode()
    assert "</script" not in xml
    assert "<img src=x onerror=alert(1)>{{ 7*7 }}" in _text(docx.Document(io.BytesIO(data)))


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    case = small_case()
    case = replace(case, title="a\x00b\x1b[31m\ud800\ufffe")
    found = _text(docx.Document(io.BytesIO(brief_docx(small_brief(case), case))))
    assert "a\ufffdb\ufffd[31m\ufffd\ufffd" in found


def test_a_case_without_drafts_has_a_note_that_says_so() -> None:
    case = Case(id="bare", title="Bare")
    text = _text(docx.Document(io.BytesIO(brief_docx(empty_brief(case), case))))
    assert "No two drafts with known terms to compare." in text
    assert "None of those on record." in text


def test_a_public_note_says_for_whom_it_is(wages: tuple[BriefResult, Case]) -> None:
    case = load_case("harbour-wages")
    result = brief(case, audience="public")
    seen = case.seen_by("public").at(result.envelope.as_of)  # type: ignore[arg-type]  # the case has dates
    assert "For public; confidential items are left out." in _text(docx.Document(io.BytesIO(brief_docx(result, seen))))


def test_page_and_note_say_in_their_head_that_a_newer_draft_waits(wages: tuple[BriefResult, Case]) -> None:
    result, case = wages
    focus = result.sections.focus
    other = next(one for one in case.drafts if one.id != focus)
    waiting = replace(result, sections=replace(result.sections, newer=other.id))
    heads = [brief_html(one, case).partition('<dl class="meta">')[0] for one in (result, waiting)]
    assert ["A newer draft is in the case" in head for head in heads] == [False, True]
    assert f"<code>--focus {other.id}</code>" in heads[1]
    notes = [docx.Document(io.BytesIO(brief_docx(one, case))).paragraphs[1].text for one in (result, waiting)]
    assert [f"not about it: {other.label}" in text for text in notes] == [False, True]


def test_a_case_that_is_called_as_its_draft_is_named_once(wages: tuple[BriefResult, Case]) -> None:
    result, case = wages
    called = case.draft(result.sections.focus or "").label
    document = docx.Document(io.BytesIO(brief_docx(result, replace(case, title=called))))
    assert document.paragraphs[0].text == called
