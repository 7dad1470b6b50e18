"""Markdown: what is structure, what is text, and where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from document_seeds import MARKDOWN

from onetext.documents import Document, Limits, read_document
from onetext.errors import DocumentError

CATALOG = Path(__file__).parents[2] / "src" / "onetext" / "catalog"


def read(text: str) -> Document:
    return read_document(text.encode(), "draft.md")


def rows(text: str) -> list[tuple[str, int, str, str]]:
    return [(block.kind, block.level, block.label, block.text) for block in read(text).blocks]


def test_the_parts_of_a_page_are_told_apart() -> None:
    assert rows(MARKDOWN) == [
        ("heading", 0, "", "Article 1 Scope"),
        ("item", 0, "1.", "The Parties [shall/should] cease [A, B: all [armed] hostilities] (see link)."),
        ("item", 0, "2.", "Second:"),
        ("item", 1, "", "a. alpha"),
        ("item", 1, "", "b. beta"),
        ("item", 1, "•", "bullet bold struck & code"),
        ("cell", 0, "", "a"),
        ("cell", 0, "", "b"),
        ("cell", 0, "", "1"),
        ("cell", 0, "", "[2](should)"),
        ("paragraph", 0, "", "quoted text"),
        ("paragraph", 0, "", "kept"),
    ]
    document = read(MARKDOWN)
    assert document.title == "Draft A"
    assert document.left_out == ("{confidence: high}", "<!-- gone -->", "<div>", "</div>")
    assert [notice.code for notice in document.notices] == ["left-out", "left-out", "struck"]
    assert document.blocks[5].looks == ((7, 11, frozenset({"bold"})), (12, 18, frozenset({"strike"})))
    assert document.blocks[9].cell == (0, 1, 1)


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        ("3. a\n4. b\n5. c\n", ["3.", "4.", "5."]),
        ("1) a\n1) b\n1) c\n", ["1)", "2)", "3)"]),
        ("3) a\n3) b\n3) c\n", ["3)", "3)", "3)"]),
        ("3. alpha\n\n3. beta\n", ["3.", "3."]),
        ("7. only one\n", ["7."]),
        ("- a\n- b\n", ["•", "•"]),
        ("1. a\n5. b\n2. c\n", ["1.", "5.", "2."]),
    ],
)
def test_numbers_are_as_printed(source: str, labels: list[str]) -> None:
    assert [row[2] for row in rows(source)] == labels


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_spans_are_the_bytes_of_the_lines(end: str) -> None:
    data = end.join(
        ["---", "title: é", "---", "# Überschrift", "", "1. [ein *Punkt*]", "   hier", "   a. Teil"]
    ).encode()
    document = read_document(data, "draft.md")
    assert [data[block.span.start : block.span.end].decode() for block in document.blocks] == [
        "# Überschrift",
        f"1. [ein *Punkt*]{end}   hier",
        "a. Teil",
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("[shall](should) pay", "[shall](should) pay"),
        ("[text](http://example.org) pay", "text pay"),
        ("[text](#annex) and ![map](map.png)end", "text and end"),
        ("[A] [B][A]\n\n[A]: http://example.org", "[A] [B][A]"),
        ("[x] \\[y\\] [[z]]", "[x] [y] [[z]]"),
        ("“quoted” -- 'plain' ...", "“quoted” -- 'plain' ..."),
        ("2 < 3 & 4 > 1", "2 < 3 & 4 > 1"),
        ("a<br>b H<sub>2</sub>O", "a b H2O"),
        ("Party <A> pays <amount> to <Party B> on <Date>.", "Party <A> pays <amount> to <Party B> on <Date>."),
        ("Party <a href='x'>A</a>, <B>bold</B>", "Party A, bold"),
        ("2*3*4 units, 10**6**2, snake_case_x, a*b*c", "2*3*4 units, 10**6**2, snake_case_x, a*b*c"),
        ("*2*, **3** and **Art**icle 5", "2, 3 and Article 5"),
        ("这是**重要**的", "这是重要的"),
    ],
)
def test_brackets_and_signs_are_text(source: str, text: str) -> None:
    assert rows(source)[0][3] == text


def test_text_set_in_and_text_in_tags_is_kept() -> None:
    assert [row[3] for row in rows("<section>\n1. In tags\n</section>\n\n    set in deep\n")] == [
        "In tags",
        "set in deep",
    ]


def test_comments_and_scripts_are_not_text() -> None:
    document = read("Before <!-- a\n\nb --> after\n\n<script>\nalert(1)\n</script>\n\nEnd <!-- open\n")
    assert [block.text for block in document.blocks] == ["Before", "after", "End <!-- open"]


def test_drafts_of_a_case_folder_read_as_their_points() -> None:
    document = read_document((CATALOG / "ukraine-2025" / "drafts" / "us28.md").read_bytes(), "us28.md")
    assert [block.label for block in document.blocks if block.label] == [f"{number}." for number in range(1, 29)]
    assert not any("{" in block.text for block in document.blocks)
    assert document.title == "US 28-point draft"


def test_front_matter_that_is_never_closed_is_text() -> None:
    assert [row[3] for row in rows("---\ntitle: x\n\nText\n")] == ["title: x", "Text"]


def test_a_hundred_thousand_brackets_are_kept() -> None:
    text = "[a " * 50_000 + "]" * 50_000
    assert read(text).blocks[0].text == text


@pytest.mark.parametrize(
    ("text", "says"),
    [("> " * 70 + "x", "nested deeper than"), ("a\n" * 50_001, "50,001 lines"), ("<!-- a -->\n\n---\n", "has no text")],
)
def test_what_is_too_much_or_nothing_is_refused(text: str, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        read(text)


def test_a_large_file_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(DocumentError, match="the limit for its format is 1 MB"):
        read_document(b"a" * 2**21, "draft.md", limits=Limits(markup_bytes=2**20))


def marked(text: str) -> list[str]:
    data = text.encode()
    return [data[block.span.start : block.span.end].decode() for block in read_document(data, "draft.md").blocks]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["<br>", "  ", "\\", "<br />  "])
def test_points_after_a_break_have_the_bytes_of_their_own_line(mark: str, end: str) -> None:
    source = f"Both agree{mark}{end}(i) é one{mark}{end}(ii) two{mark}{end}(iii) three"
    found = [line.strip().removesuffix(mark.strip()) for line in marked(source)]
    assert found == ["Both agree", "(i) é one", "(ii) two", "(iii) three"]


def test_points_parted_by_breaks_within_a_line_have_their_own_bytes() -> None:
    source = "Both `a\nb` <span\nid=x>agree</span><br>(i) one<br/>(ii) two\nand more<BR>(iii) three\n\nEnd.\n"
    assert marked(source) == [
        "Both `a\nb` <span\nid=x>agree</span>",
        "(i) one",
        "(ii) two\nand more",
        "(iii) three",
        "End.",
    ]


def test_all_that_is_left_out_is_quoted() -> None:
    document = read(
        "Text <!-- a note --> ![map](map.png)\n\n***\n\n<i>More</i> <font color=red>red</font>\x07 so\u00adft\n"
    )
    assert document.left_out == ("<!-- a note -->", "<font color=red>", "</font>", "![map](map.png)", "***")
    said = [notice.message for notice in document.notices if notice.code == "controls"]
    assert said == ["2 characters that have no shape were taken out: U+0007 (1), U+00AD (1)."]


def test_a_line_to_sign_on_is_text_and_makes_no_heading() -> None:
    assert [(row[0], row[3]) for row in rows("Done.\n\n____\nName: John\n\nTitle: Minister\n")] == [
        ("paragraph", "Done."),
        ("paragraph", "____"),
        ("paragraph", "Name: John"),
        ("paragraph", "Title: Minister"),
    ]


def test_the_parser_is_stopped_when_the_time_is_up() -> None:
    with pytest.raises(DocumentError, match="longer than 0 seconds"):
        read_document(b"1. a [b](c) [\n" * 2_000, "draft.md", limits=Limits(seconds=0))
