"""Automatic numbers against LibreOffice, which prints them, and against labels written down by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from docx_texts import abstract, cut, dele, docx, ins, level, num, numbered, para, run

from onetext.documents.docx.reading import read_docx

Convert = Callable[[Mapping[str, bytes], str], dict[str, bytes]]

THREE = (level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "%1.%2.%3)"))
LEGAL = (
    level(0, "upperRoman", "Article %1"),
    level(1, "decimal", "%1.%2", more="<w:isLgl/>"),
    level(2, "lowerLetter", "(%3)"),
)
START = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
OTHER_LEVEL = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'


def style(key: str, inside: str, *, kind: str = "paragraph", name: str = "", based: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name or key}"/>{base}{inside}</w:style>'


def in_list(number: str, place: int | None = None) -> str:
    at = f'<w:ilvl w:val="{place}"/>' if place is not None else ""
    return f'<w:pPr><w:numPr>{at}<w:numId w:val="{number}"/></w:numPr></w:pPr>'


def styled(text: str, key: str, more: str = "") -> str:
    return para(run(text), props=f'<w:pStyle w:val="{key}"/>{more}')


NO_LIST = '<w:numPr><w:numId w:val="0"/></w:numPr>'

CASES: dict[str, tuple[bytes, list[str]]] = {
    "three levels": (
        docx(
            "".join(numbered(f"p{i}", 1, place) for i, place in enumerate([0, 1, 1, 2, 2, 1, 0, 1, 2])),
            numbering=abstract(1, *THREE) + num(1, 1),
        ),
        ["1.", "(a)", "(b)", "1.b.i)", "1.b.ii)", "(c)", "2.", "(a)", "2.a.i)"],
    ),
    "after z": (
        docx(
            "".join(numbered(f"p{i}", 1) for i in range(28)),
            numbering=abstract(1, level(0, "lowerLetter", "(%1)")) + num(1, 1),
        ),
        [f"({chr(97 + i)})" for i in range(26)] + ["(aa)", "(bb)"],
    ),
    "legal numbers under Roman ones": (
        docx(
            "".join(numbered(f"p{i}", 1, place) for i, place in enumerate([0, 1, 1, 2, 0, 1])),
            numbering=abstract(1, *LEGAL) + num(1, 1),
        ),
        ["Article I", "1.1", "1.2", "(a)", "Article II", "2.1"],
    ),
    "a list that starts anew": (
        docx(
            "".join(numbered(f"p{i}", key) for i, key in enumerate([1, 1, 2, 2, 1])),
            numbering=abstract(1, *THREE) + num(1, 1) + num(2, 1, START),
        ),
        ["1.", "2.", "5.", "6.", "7."],
    ),
    "two lists of one kind count on": (
        docx(
            "".join(numbered(f"p{i}", key) for i, key in enumerate([1, 1, 2, 1])),
            numbering=abstract(1, *THREE) + num(1, 1) + num(2, 1),
        ),
        ["1.", "2.", "3.", "4."],
    ),
    "never restarted": (
        docx(
            "".join(numbered(f"p{i}", 1, place) for i, place in enumerate([0, 1, 1, 0, 1])),
            numbering=abstract(
                1, level(0, "decimal", "%1."), level(1, "decimal", "No. %2", more='<w:lvlRestart w:val="0"/>')
            )
            + num(1, 1),
        ),
        ["1.", "No. 1", "No. 2", "2.", "No. 3"],
    ),
    "start at four": (
        docx(
            "".join(numbered(f"p{i}", 1) for i in range(3)),
            numbering=abstract(1, level(0, "decimal", "§ %1", start=4)) + num(1, 1),
        ),
        ["§ 4", "§ 5", "§ 6"],
    ),
    "numbers in the style, and headings": (
        docx(
            styled("one", "H1")
            + styled("sub", "H2")
            + styled("two", "H1")
            + styled("off", "H1", NO_LIST)
            + styled("sub", "H2b")
            + para(run("text")),
            styles=style("H1", in_list("1"), name="heading 1")
            + style("H2", in_list("1", 1), name="heading 2")
            + style("H2b", "", name="Mine", based="H2"),
            numbering=abstract(
                1,
                level(0, "decimal", "Section %1", more='<w:pStyle w:val="H1"/>'),
                level(1, "decimal", "%1.%2", more='<w:pStyle w:val="H2"/>'),
            )
            + num(1, 1),
        ),
        ["Section 1", "1.1", "Section 2", "", "2.1", ""],
    ),
    "a list style": (
        docx(
            numbered("a", 2) + numbered("b", 2) + numbered("c", 2, 1),
            styles=style("Legal", in_list("1"), kind="numbering"),
            numbering=abstract(1, *THREE, more='<w:styleLink w:val="Legal"/>')
            + abstract(2, more='<w:numStyleLink w:val="Legal"/>')
            + num(1, 1)
            + num(2, 2),
        ),
        ["1.", "2.", "(a)"],
    ),
    "a level of its own in one list": (
        docx(
            numbered("a", 1) + numbered("b", 2) + numbered("c", 1),
            numbering=abstract(1, *THREE) + abstract(2, *THREE) + num(1, 1) + num(2, 2, OTHER_LEVEL),
        ),
        ["1.", "A)", "2."],
    ),
    "bullets and none": (
        docx(
            numbered("a", 1) + numbered("b", 2) + numbered("c", 3),
            numbering=abstract(1, level(0, "bullet", "•"))
            + abstract(2, level(0, "none", ""))
            + abstract(3, level(0, "decimalZero", "%1/"))
            + "".join(num(i, i) for i in (1, 2, 3)),
        ),
        ["•", "", "01/"],
    ),
    "below, before anything above": (
        docx(
            numbered("a", 1, 1) + numbered("b", 1, 1) + numbered("c", 1, 0) + numbered("d", 1, 1),
            numbering=abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")) + num(1, 1),
        ),
        ["1.1", "1.2", "2.", "2.1"],
    ),
    "empty paragraphs count": (
        docx(
            numbered("a", 1) + numbered("", 1) + numbered("c", 1),
            numbering=abstract(1, *THREE) + num(1, 1),
        ),
        ["1.", "3."],
    ),
}


@pytest.fixture(scope="module")
def printed(office: Convert) -> dict[str, bytes]:
    return office({f"case{place}.docx": data for place, (data, _) in enumerate(CASES.values())}, "txt:Text")


@pytest.mark.parametrize("which", CASES)
def test_labels_are_as_written_down_by_hand(which: str) -> None:
    data, labels = CASES[which]
    assert [block.label for block in read_docx(data, "draft.docx").blocks] == labels


LEFT_TO_HAND = {"legal numbers under Roman ones", "never restarted"}
"""LibreOffice 7.4 does not know `w:isLgl` and a `w:lvlRestart` of 0; the standard does."""


@pytest.mark.parametrize("which", [name for name in CASES if name not in LEFT_TO_HAND])
def test_labels_are_those_that_libreoffice_prints(which: str, printed: dict[str, bytes]) -> None:
    data, _ = CASES[which]
    text = printed[f"case{list(CASES).index(which)}.docx"].decode("utf-8-sig")
    theirs = ["".join(line.split()) for line in text.splitlines() if line.strip()]
    ours = ["".join((block.label + block.text).split()) for block in read_docx(data, "draft.docx").blocks]
    numbers_alone = {"2."} if which == "empty paragraphs count" else set()
    assert ours == [line for line in theirs if line not in numbers_alone]


def test_a_list_that_the_file_does_not_have_is_noticed_and_makes_no_label() -> None:
    document = read_docx(
        docx(numbered("lost", 7) + numbered("found", 1), numbering=abstract(1, *THREE) + num(1, 1)), "a"
    )
    assert [block.label for block in document.blocks] == ["", "1."]
    assert [block.kind for block in document.blocks] == ["paragraph", "item"]
    (notice,) = [item for item in document.notices if item.code == "numbering"]
    assert '"lost"' in notice.message
    assert notice.span == document.blocks[0].span


def test_without_any_numbering_part_nothing_is_numbered() -> None:
    assert read_docx(docx(numbered("a", 1)), "a").blocks[0].label == ""


def test_numbers_before_no_text_are_noticed() -> None:
    data, _ = CASES["empty paragraphs count"]
    (notice,) = [item for item in read_docx(data, "a").notices if item.code == "numbering"]
    assert "2." in notice.message


def test_each_view_counts_for_itself() -> None:
    """A deleted point does not count as the text stands, an inserted one did not before."""
    in_one = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        numbered("kept", 1)
        + para(dele(cut("gone")), props=in_one, mark="del")
        + numbered("next", 1)
        + para(ins(run("new")), props=in_one, mark="ins")
        + numbered("last", 1)
    )
    document = read_docx(docx(body, numbering=abstract(1, *THREE) + num(1, 1)), "draft.docx")
    assert [(block.label, block.text) for block in document.blocks] == [
        ("1.", "kept"),
        ("2.", "next"),
        ("3.", "new"),
        ("4.", "last"),
    ]
    assert [(block.label, block.text) for block in document.original] == [
        ("1.", "kept"),
        ("2.", "gone"),
        ("3.", "next"),
        ("4.", "last"),
    ]
    assert [item.label for item in document.marked] == ["1.", "", "2.", "3.", "4."]
    assert [item.label_before for item in document.marked] == ["1.", "2.", "3.", "", "4."]


def test_changes_of_numbering_show_in_the_view_before() -> None:
    """`w:pPrChange` holds all properties as they were; an inserted `w:numPr` had no number before."""
    old = '<w:pPrChange w:id="9" w:author="Ana"><w:pPr>{}</w:pPr></w:pPrChange>'
    old = old.format('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
    new = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>{}</w:numPr>'
    body = (
        numbered("a", 1)
        + para(run("b"), props=new.format("") + old)
        + para(run("c"), props=new.format('<w:ins w:id="4" w:author="Ana"/>'))
    )
    document = read_docx(docx(body, numbering=abstract(1, *THREE) + num(1, 1)), "draft.docx")
    assert [block.label for block in document.blocks] == ["1.", "2.", "3."]
    assert [block.label for block in document.original] == ["1.", "(a)", ""]
    assert [(item.kind, item.text) for item in document.revisions] == [("formatted", "b"), ("formatted", "c")]
