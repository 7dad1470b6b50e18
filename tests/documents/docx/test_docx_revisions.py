"""Tracked changes: both views against pandoc and against a model of ten lines; authors, dates, moves."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx_texts import BY, BY2, cut, dele, docx, ins, letters, pandoc, para, run
from hypothesis import given
from hypothesis import strategies as st

from onetext.documents import Mark
from onetext.documents.docx.reading import read_docx

ANA = Mark(author="Ana", date="2026-03-01T10:00:00Z")
BEN = Mark(author="Ben", date="2026-03-02T11:00:00Z")

Paragraph = tuple[list[tuple[str, frozenset[str]]], frozenset[str]]
GONE = {"accept": {"del", "moveFrom"}, "reject": {"ins", "moveTo"}}


def model(paragraphs: Sequence[Paragraph], view: str) -> list[str]:
    """The texts of a view."""
    gone = GONE[view]
    out, text = [], ""
    for pieces, mark in paragraphs:
        text += "".join(piece for piece, states in pieces if not states & gone)
        if not mark & gone:
            out.append(text)
            text = ""
    return [text.strip() for text in [*out, text] if text.strip()]


def written(paragraphs: Sequence[Paragraph]) -> bytes:
    body = ""
    for pieces, mark in paragraphs:
        inside = "".join(wrapped(text, states) for text, states in pieces)
        ends = "".join(f'<w:{kind} w:id="7" {BY}/>' for kind in sorted(mark))
        body += f"<w:p>{f'<w:pPr><w:rPr>{ends}</w:rPr></w:pPr>' if ends else ''}{inside}</w:p>"
    return docx(body)


def wrapped(text: str, states: frozenset[str]) -> str:
    out = cut(text) if "del" in states else run(text)
    for kind in ("del", "moveFrom", "moveTo", "ins"):
        if kind in states:
            out = f'<w:{kind} w:id="5" {BY}>{out}</w:{kind}>'
    return out


STATES = [
    frozenset(kinds)
    for kinds in ((), ("ins",), ("del",), ("moveFrom",), ("moveTo",), ("ins", "del"), ("moveTo", "del"))
]
texts = st.text(alphabet="abü ’“ש一", min_size=1, max_size=6)
paragraphs_ = st.lists(
    st.tuples(st.lists(st.tuples(texts, st.sampled_from(STATES)), max_size=4), st.sampled_from(STATES)),
    min_size=1,
    max_size=6,
)


@given(paragraphs_)
def test_both_views_are_those_of_the_model(paragraphs: list[Paragraph]) -> None:
    anchor: Paragraph = ([("anchor", frozenset())], frozenset())
    document = read_docx(written([anchor, *paragraphs, anchor]), "draft.docx")
    assert [block.text for block in document.blocks] == model([anchor, *paragraphs, anchor], "accept")
    assert [block.text for block in document.original] == model([anchor, *paragraphs, anchor], "reject")
    marked = ["".join(piece.text for piece in item.pieces) for item in document.marked]
    assert marked == ["anchor", *("".join(text for text, _ in pieces) for pieces, _ in paragraphs), "anchor"]


@given(paragraphs_)
def test_blocks_name_the_paragraphs_they_are_made_of(paragraphs: list[Paragraph]) -> None:
    anchor: Paragraph = ([("anchor", frozenset())], frozenset())
    document = read_docx(written([*paragraphs, anchor]), "draft.docx")
    for blocks, gone in ((document.blocks, "deleted"), (document.original, "inserted")):
        made = [
            "".join(
                piece.text
                for index in block.paragraphs
                for piece in document.marked[index].pieces
                if getattr(piece, gone) is None
            ).strip()
            for block in blocks
        ]
        assert made == [block.text for block in blocks]


@pytest.mark.parametrize("seed", range(4))
def test_pandoc_accepts_and_rejects_alike(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    words = ["ceasefire", "border", "council", "within", "days", "shall", "withdraw", "agreed", "parties", "article"]

    def paragraph(place: int) -> Paragraph:
        pieces = [(f"{rng.choice(words)}{place} ", rng.choice(STATES)) for _ in range(rng.randint(1, 5))]
        mark = rng.choice(STATES[:5]) if place < 79 else frozenset[str]()
        return pieces, mark

    data = written([paragraph(place) for place in range(80)])
    document = read_docx(data, "draft.docx")
    for view, blocks in (("accept", document.blocks), ("reject", document.original)):
        theirs = [letters(text) for text in pandoc(data, tmp_path, view).split("\n\n")]
        assert [letters(block.text) for block in blocks] == [text for text in theirs if text]


def move(side: str, inside: str, name: str = "move1", by: str = BY) -> str:
    """A moved paragraph with its range, as Word writes it."""
    start = f'<w:{side}RangeStart w:id="20" w:name="{name}" {by}/>'
    whole = f'<w:pPr><w:rPr><w:{side} w:id="21" {by}/></w:rPr></w:pPr>'
    return f'<w:p>{whole}{start}<w:{side} w:id="22" {by}>{inside}</w:{side}></w:p><w:{side}RangeEnd w:id="20"/>'


def test_moves_join_their_two_ends_by_name() -> None:
    body = (
        move("moveFrom", run("The council meets."))
        + para(run("Between."))
        + move("moveTo", run("The council ") + ins(run("now "), BY2) + dele(cut("meets."), BY2))
    )
    document = read_docx(docx(body), "draft.docx")
    assert [block.text for block in document.blocks] == ["Between.", "The council now"]
    assert [block.text for block in document.original] == ["The council meets.", "Between."]
    mark = Mark(author="Ana", date="2026-03-01T10:00:00Z", move="move1")
    first, _, last = document.marked
    assert [(piece.text, piece.inserted, piece.deleted) for piece in first.pieces] == [
        ("The council meets.", None, mark)
    ]
    assert first.end_deleted == mark
    assert last.end_inserted == mark
    assert [(piece.text, piece.inserted, piece.deleted) for piece in last.pieces] == [
        ("The council ", mark, None),
        ("now ", BEN, None),
        ("meets.", mark, BEN),
    ]
    assert [(item.kind, item.author, item.move, item.block) for item in document.revisions] == [
        ("moved-from", "Ana", "move1", 0),
        ("moved-to", "Ana", "move1", 2),
        ("inserted", "Ben", "", 2),
        ("deleted", "Ben", "", 2),
    ]


def test_two_moves_one_after_the_other_keep_their_names() -> None:
    body = (
        move("moveFrom", run("A"), "first")
        + move("moveFrom", run("B"), "second")
        + para(run("x"))
        + move("moveTo", run("B"), "second")
        + move("moveTo", run("A"), "first")
    )
    document = read_docx(docx(body), "draft.docx")
    assert [(item.text, item.move) for item in document.revisions] == [
        ("A", "first"),
        ("B", "second"),
        ("B", "second"),
        ("A", "first"),
    ]


def test_a_move_whose_range_is_missing_is_still_a_move() -> None:
    body = para(f'<w:moveFrom w:id="31" {BY}>{run("gone ")}</w:moveFrom>', run("stays"))
    document = read_docx(docx(body), "draft.docx")
    assert document.revisions[0].kind == "moved-from"
    assert document.revisions[0].move
    assert [block.text for block in document.original] == ["gone stays"]


def test_changes_that_touch_are_one_change_and_keep_author_and_date() -> None:
    body = (
        para(ins(run("one ")) + ins(run("two")), run(" "), ins(run("three"), BY2), mark="ins")
        + para(dele(cut("all")), mark="del")
        + para(run("end"))
    )
    document = read_docx(docx(body), "draft.docx")
    found = [(item.kind, item.text, Mark(author=item.author, date=item.date)) for item in document.revisions]
    assert found == [
        ("inserted", "one two", ANA),
        ("inserted", "three", BEN),
        ("inserted", "\n", ANA),
        ("deleted", "all", ANA),
    ]
    (notice,) = [item for item in document.notices if item.code == "revisions"]
    assert notice.message == "The file has 4 tracked changes by Ana, Ben."


def test_formatting_changes_are_recorded_and_change_no_text() -> None:
    bold = f'<w:b/><w:rPrChange w:id="8" {BY2}><w:rPr/></w:rPrChange>'
    document = read_docx(docx(para(run("plain "), run("loud", bold), run(" end"))), "draft.docx")
    (change,) = document.revisions
    assert (change.kind, change.text, change.author) == ("formatted", "loud", "Ben")
    assert document.blocks == document.original
    assert document.blocks[0].looks == ((6, 10, frozenset({"bold"})),)


def row(*cells: str, change: str = "") -> str:
    props = f'<w:trPr><w:{change} w:id="6" {BY}/></w:trPr>' if change else ""
    return f"<w:tr>{props}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_rows_and_cells_come_and_go_as_a_whole() -> None:
    gone_cell = f'<w:tcPr><w:cellDel w:id="6" {BY2}/></w:tcPr>'
    body = (
        "<w:tbl>"
        + row(para(run("a")), para(run("b")))
        + row(para(run("c")), para(run("d")), change="del")
        + row(para(run("e")), para(run("f")), change="ins")
        + row(gone_cell + para(run("g")), para(run("h")))
        + "</w:tbl>"
        + para(run("after"))
    )
    document = read_docx(docx(body), "draft.docx")
    assert [(block.text, block.cell) for block in document.blocks] == [
        ("a", (0, 0, 0)),
        ("b", (0, 0, 1)),
        ("e", (0, 1, 0)),
        ("f", (0, 1, 1)),
        ("h", (0, 2, 0)),
        ("after", None),
    ]
    assert [(block.text, block.cell) for block in document.original] == [
        ("a", (0, 0, 0)),
        ("b", (0, 0, 1)),
        ("c", (0, 1, 0)),
        ("d", (0, 1, 1)),
        ("g", (0, 2, 0)),
        ("h", (0, 2, 1)),
        ("after", None),
    ]
    assert [(item.kind, item.text) for item in document.revisions] == [
        ("deleted", "c"),
        ("deleted", "d"),
        ("inserted", "e"),
        ("inserted", "f"),
        ("deleted", "g"),
    ]
    assert document.marked[2].end_deleted == ANA


def test_a_mark_before_a_table_or_at_the_end_of_a_cell_stays() -> None:
    table = "<w:tbl>" + row(para(run("in"), mark="del"), para(dele(cut("x")), mark="del")) + "</w:tbl>"
    body = para(run("before"), mark="del") + table + para(run("after"))
    document = read_docx(docx(body), "draft.docx")
    assert [block.text for block in document.blocks] == ["before", "in", "after"]
    gone = read_docx(docx(para(dele(cut("before")), mark="del") + table + para(run("after"))), "draft.docx")
    assert [block.text for block in gone.blocks] == ["in", "after"]


def test_the_last_paragraph_gives_the_properties_where_two_run_together() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    heading = '<w:pStyle w:val="H1"/>'
    document = read_docx(
        docx(para(run("A"), props=heading, mark="del") + para(run("B")) + para(run("C"), mark="del")
             + para(run("D"), props=heading), styles=styles),
        "draft.docx",
    )  # fmt: skip
    assert [(block.text, block.kind) for block in document.blocks] == [("AB", "paragraph"), ("CD", "heading")]
    assert [block.kind for block in document.original] == ["heading", "paragraph", "paragraph", "heading"]
    assert [block.paragraphs for block in document.blocks] == [(0, 1), (2, 3)]
    assert document.blocks[0].span.start == document.marked[0].span.start
    assert document.blocks[0].span.end == document.marked[1].span.end


def test_changes_around_whole_paragraphs_are_understood() -> None:
    """Not allowed by the standard, but written by some."""
    document = read_docx(docx(ins(para(run("new"))) + dele(para(run("old"))) + para(run("kept"))), "draft.docx")
    assert [block.text for block in document.blocks] == ["new", "kept"]
    assert [block.text for block in document.original] == ["old", "kept"]
