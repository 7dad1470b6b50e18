"""HTML: what a browser shows besides the words, and what it does not show of them."""

from __future__ import annotations

import pytest

from onetext.documents import Document, read_document

pytestmark = pytest.mark.usefixtures("here")


def read(page: str) -> Document:
    return read_document(page.encode(), "draft.html")


@pytest.mark.parametrize(
    "hidden",
    [
        '<span style="display:none">not </span>',
        "<b hidden>not </b>",
        '<i style="visibility: hidden"><u>not </u></i>',
        '<span style="mso-hide:all">not </span>',
    ],
)
@pytest.mark.parametrize("before", ["The Parties shall ", ""])
def test_words_hidden_within_a_paragraph_are_listed_and_not_read(before: str, hidden: str) -> None:
    document = read(f"<p>{before}{hidden}cease.</p><p>Next.</p>")
    assert [block.text for block in document.blocks] == [f"{before}cease.", "Next."]
    assert document.left_out == ("not",)
    assert "hidden" in [notice.code for notice in document.notices]


def test_quotations_have_the_marks_that_a_browser_prints() -> None:
    document = read("<p>The <q>Agreement <q>as <b>signed</b></q> here</q> and <q>more</q>.</p></q>")
    assert [block.text for block in document.blocks] == ["The “Agreement ‘as signed’ here” and “more”."]


def test_items_may_be_numbered_in_a_style_of_their_own() -> None:
    page = "<ol><li type=a>x<li type=I>x<li>x<li style='list-style:none'>x<li style='list-style-type:disc'>x</ol>"
    assert [block.label for block in read(page).blocks] == ["a.", "II.", "3.", "", "•"]


def test_cells_stand_in_the_columns_where_a_browser_shows_them() -> None:
    page = (
        "<table><tr><td rowspan=2 colspan=2>A<td>B<td rowspan=3>C<tr><td>D<tr><td>E<td>F<td>G"
        "<tr><td colspan=x>H<td colspan=0>I<td>J<td>K<tr><td colspan=3>L<td>M</table>"
    )
    found = {block.text: block.cell for block in read(page).blocks}
    assert found == {
        "A": (0, 0, 0),
        "B": (0, 0, 2),
        "C": (0, 0, 3),
        "D": (0, 1, 2),
        "E": (0, 2, 0),
        "F": (0, 2, 1),
        "G": (0, 2, 2),
        "H": (0, 3, 0),
        "I": (0, 3, 1),
        "J": (0, 3, 2),
        "K": (0, 3, 3),
        "L": (0, 4, 0),
        "M": (0, 4, 3),
    }


@pytest.mark.parametrize(
    "note",
    [
        '<p id="n1"><sup><a href="#b1">1</a></sup> 1 May 2026.</p>',
        '<p id="n1"><a href="#b1">1</a>. 1 May 2026.</p>',
        '<p id="n1"><a href="#b1">[1]</a> 1 May 2026. <a href="#b1">↩︎</a></p>',
        '<ol><li id="n1"><a href="#b1">↑</a> 1 May 2026.</ol>',
        '<ol><li id="n1">1 May 2026. <a href="#b1">↩</a></ol>',
        '<p id="n1">1 May 2026.</p>',
    ],
)
def test_a_note_is_its_words_without_its_mark_and_the_way_back(note: str) -> None:
    document = read(f'<p id="b1">Text<sup><a href="#n1">1</a></sup> on.</p>{note}')
    assert [block.text for block in document.blocks] == ["Text on."]
    (found,) = document.notes
    assert found.text.removeprefix(". ") == "1 May 2026."
    assert (found.id, found.block, found.at) == ("1", 0, 4)


def test_typed_text_has_its_own_bytes_and_both_its_views() -> None:
    data = "<p>é</p><pre>\n1. One line\n2. Two\n\n  a. é\n</pre>".encode()
    document = read_document(data, "draft.html")
    assert [data[block.span.start : block.span.end].decode() for block in document.blocks[1:]] == [
        "1. One line",
        "2. Two",
        "a. é",
    ]
    changed = read("<ol><li><pre>1. They <del>shall</del><ins>should</ins> pay\n2. Two</pre></ol>")
    assert [(block.label, block.text) for block in changed.blocks] == [("1.", "1. They should pay"), ("", "2. Two")]
    assert [block.text for block in changed.original] == ["1. They shall pay", "2. Two"]
    assert [(item.kind, item.text) for item in changed.revisions] == [("deleted", "shall"), ("inserted", "should")]
    assert "".join(piece.text for piece in changed.marked[0].pieces) == "1. They shallshould pay\n2. Two"


def test_all_that_elements_without_tags_hold_is_listed() -> None:
    document = read("<p>Text.</p><textarea>one</textarea><textarea>two</textarea><noembed>three</noembed>")
    assert document.left_out == ("one", "two", "three")


def test_a_page_that_a_program_wrapped_into_a_form_is_read() -> None:
    document = read("<p>Print this page.</p><form><p>1. The Parties shall cease all hostilities.</p></form>")
    assert [block.text for block in document.blocks] == [
        "Print this page.",
        "1. The Parties shall cease all hostilities.",
    ]
