"""A clean document of points: what a reader sees, and what our own reader makes of it."""

from __future__ import annotations

import io

import docx
import pytest
from word_rules import broken

from onetext.documents import read_document
from onetext.drafts import TextPoint, outline, write_plain

POINTS = (
    TextPoint(key="art1", kind="article", label="Article 1", number="1", text="Scope"),
    TextPoint(
        key="art1.1", kind="number", label="1.", number="1", parent="art1", level=1, text="Troops [may] withdraw."
    ),
    TextPoint(
        key="art1.1a", kind="letter", label="(a)", number="a", parent="art1.1", level=2, text="at once;\nor later."
    ),
    TextPoint(key="¶1", kind="paragraph", text="السلام للجميع"),
)


def opened(points: tuple[TextPoint, ...], title: str = "A peace") -> docx.document.Document:
    return docx.Document(io.BytesIO(write_plain(points, title=title)))


def test_labels_are_typed_before_the_text() -> None:
    assert [paragraph.text for paragraph in opened(POINTS).paragraphs] == [
        "A peace",
        "Article 1\tScope",
        "1.\tTroops [may] withdraw.",
        "(a)\tat once;",
        "or later.",
        "السلام للجميع",
    ]


def test_titles_are_headings_and_long_articles_are_not() -> None:
    long = TextPoint(key="art2", kind="article", label="Article 2", text="Both sides stop. " * 20)
    assert [paragraph.style.name for paragraph in opened((*POINTS[:1], long)).paragraphs] == [
        "Title",
        "Heading 3",
        "Normal",
    ]


def test_deeper_points_stand_further_in() -> None:
    indents = [paragraph.paragraph_format.left_indent for paragraph in opened(POINTS).paragraphs[2:4]]
    assert indents[0] < indents[1]


def test_right_to_left_text_runs_from_right_to_left() -> None:
    last = opened(POINTS).paragraphs[-1]
    assert "w:bidi" in last._p.xml
    assert last.runs[0].font.rtl


def test_looks_are_kept_in_the_paragraph_they_are_in() -> None:
    point = TextPoint(
        key="1", text="plain bold\nnext", looks=((6, 10, frozenset({"bold"})), (11, 15, frozenset({"italic"})))
    )
    first, second = opened((point,), title="").paragraphs
    assert [(run.text, run.bold) for run in first.runs] == [("plain ", None), ("bold", True)]
    assert [(run.text, run.italic) for run in second.runs] == [("next", True)]


def test_the_same_points_give_the_same_sound_bytes() -> None:
    assert write_plain(POINTS, title="A peace") == write_plain(POINTS, title="A peace")
    assert broken(write_plain(POINTS, title="A peace")) == []


def test_no_points_give_an_empty_page() -> None:
    assert [paragraph.text for paragraph in opened((), title="").paragraphs] == [""]


@pytest.mark.parametrize("view", ["blocks", "original"])
def test_read_again_it_has_the_same_points(view: str) -> None:
    found = outline(getattr(read_document(write_plain(POINTS, title=""), "plain.docx"), view)).points
    assert [(point.key, point.text) for point in found[:2]] == [("art1", "Scope"), ("art1.1", "Troops [may] withdraw.")]
