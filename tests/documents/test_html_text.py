"""HTML: the text of a page as a browser shows it, cut into paragraphs."""

from __future__ import annotations

import pytest

from onetext.documents import Document, read_document

pytestmark = pytest.mark.usefixtures("here")


def read(page: str, encoding: str = "utf-8") -> Document:
    return read_document(page.encode(encoding), "draft.html")


def texts(page: str) -> list[str]:
    return [block.text for block in read(page).blocks]


def labels(page: str) -> list[tuple[str, int, str]]:
    return [(block.label, block.level, block.text) for block in read(page).blocks]


@pytest.mark.parametrize(
    ("page", "paragraphs"),
    [
        ("<p>one\n  two\t three</p>", ["one two three"]),
        ("<p>a<b> b </b> c</p>", ["a b c"]),
        ("<p>one<br>two<p>three", ["one\ntwo", "three"]),
        ("one<br><br>two<br> <br/>three", ["one", "two", "three"]),
        ("<div>a<p>b</p>c<div>d</div></div>", ["a", "b", "c", "d"]),
        ("<p>a &lt;b&gt; &amp;amp; &eacute;&#8217;&#x2014;&nbsp;x", ["a <b> &amp; é’—\u00a0x"]),
        ("<p>1 < 2 and 3 > 2</p>", ["1 < 2 and 3 > 2"]),
        ('<p title="a > b">text</p>', ["text"]),
        ("<p>a<!-- <p>no</p> -->b</p>", ["ab"]),
        ("<p>a<script>if (a < b) { '</p>' }</script>b</p>", ["ab"]),
        ("<p>un<wbr>broken sh&shy;y</p>", ["unbroken shy"]),
        ("<p>a<!-- never closed", ["a never closed"]),
        ('<p>a <a href="x>b</p><p>c</p>', ["a b", "c"]),
        ("<dl><dt>Term<dd>Meaning</dl>", ["Term", "Meaning"]),
        ("<p dir=rtl>שלום [A: עולם]</p>", ["שלום [A: עולם]"]),
    ],
)
def test_text_is_what_a_browser_shows(page: str, paragraphs: list[str]) -> None:
    assert texts(page) == paragraphs


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ol><li>a<li>b</ol>", [("1.", 0, "a"), ("2.", 0, "b")]),
        ("<ol start=3 type=a><li>a<li value=9>b<li>c</ol>", [("c.", 0, "a"), ("i.", 0, "b"), ("j.", 0, "c")]),
        ("<ol type=I start=9><li>a<li>b</ol>", [("IX.", 0, "a"), ("X.", 0, "b")]),
        ("<ol type=i start=39><li>a<li>b</ol>", [("xxxix.", 0, "a"), ("xl.", 0, "b")]),
        ("<ol type=A start=26><li>a<li>b</ol>", [("Z.", 0, "a"), ("AA.", 0, "b")]),
        ("<ol reversed><li>a<li>b<li>c</ol>", [("3.", 0, "a"), ("2.", 0, "b"), ("1.", 0, "c")]),
        ("<ol type=a start=0><li>a</ol>", [("0.", 0, "a")]),
        ("<ul><li>a<ul><li>b</ul></ul>", [("•", 0, "a"), ("•", 1, "b")]),
        ("<ol><li>a<p>more</p><li>b</ol>", [("1.", 0, "a"), ("", 0, "more"), ("2.", 0, "b")]),
        ("<ol><li><p>a</p><ol><li>b</ol><li>c</ol>", [("1.", 0, "a"), ("1.", 1, "b"), ("2.", 0, "c")]),
        ("<ol style='list-style-type: lower-latin'><li>a</ol>", [("a.", 0, "a")]),
        ("<ul style='list-style:none'><li>1. a</ul>", [("", 0, "1. a")]),
    ],
)
def test_lists_are_numbered_as_by_a_browser(page: str, expected: list[tuple[str, int, str]]) -> None:
    assert labels(page) == expected


def test_headings_and_looks() -> None:
    blocks = read("<h2>Part</h2><p>a <b>b <i>c</i></b> m<sup>2</sup> <s>gone</s></p>").blocks
    assert (blocks[0].kind, blocks[0].level) == ("heading", 1)
    assert blocks[1].text == "a b c m2 gone"
    assert blocks[1].looks == (
        (2, 4, frozenset({"bold"})),
        (4, 5, frozenset({"bold", "italic"})),
        (7, 8, frozenset({"superscript"})),
        (9, 13, frozenset({"strike"})),
    )


def test_tables_of_data_have_cells_and_tables_for_looks_have_none() -> None:
    page = "<table><tr><td><table><tr><th>a<th>b<tr><td>1<td>2</table></table><table><tr><td><p>text</table>"
    assert [(block.text, block.cell) for block in read(page).blocks] == [
        ("a", (0, 0, 0)),
        ("b", (0, 0, 1)),
        ("1", (0, 1, 0)),
        ("2", (0, 1, 1)),
        ("text", None),
    ]


def test_insertions_and_deletions_give_both_views() -> None:
    page = (
        "<p>The army has <del datetime='2025-11-20'>600</del><ins>800</ins> men.</p><ins><p>New.</p></ins>"
        "<p><del>Old.</del></p>"
    )
    document = read(page)
    assert [block.text for block in document.blocks] == ["The army has 800 men.", "New."]
    assert [block.text for block in document.original] == ["The army has 600 men.", "Old."]
    assert [(change.kind, change.text, change.date) for change in document.revisions] == [
        ("deleted", "600", "2025-11-20"),
        ("inserted", "800", ""),
        ("inserted", "New.", ""),
        ("deleted", "Old.", ""),
    ]
    assert document.marked[1].end_inserted is not None
    assert "revisions" in {notice.code for notice in document.notices}


def test_footnotes_leave_the_text() -> None:
    page = (
        '<p>As agreed<sup><a href="#n1">1</a></sup>, on 5 m<sup>2</sup>.</p><p>Other.</p>'
        '<ol><li id="n1">In Geneva. <a href="#b">back</a></li></ol>'
    )
    document = read(page)
    assert [block.text for block in document.blocks] == ["As agreed, on 5 m2.", "Other."]
    (note,) = document.notes
    assert (note.id, note.kind, note.block, note.at) == ("1", "footnote", 0, len("As agreed"))
    assert note.text.startswith("In Geneva.")


def test_text_set_with_a_typewriter_is_cut_like_plain_text() -> None:
    assert texts("<pre>1. One\n2. Two\n\nThree</pre>") == ["1. One", "2. Two", "Three"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_spans_are_the_bytes_of_the_file(encoding: str) -> None:
    meta = '<meta charset="windows-1251">' if encoding == "cp1251" else ""
    data = f"{meta}<h1>Мир</h1>\n<p> Стаття <b>1</b> &amp; 2 </p>".encode(encoding)
    document = read_document(data, "draft.html")
    plain = "utf-16-le" if encoding == "utf-16" else encoding
    cut = [data[block.span.start : block.span.end].decode(plain).strip() for block in document.blocks]
    assert cut == ["Мир", "Стаття <b>1</b> &amp; 2"]
    assert [block.text for block in document.blocks] == ["Мир", "Стаття 1 & 2"]


def test_nothing_of_a_page_is_run_or_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr("socket.socket.connect", refuse)
    page = (
        '<!DOCTYPE html SYSTEM "http://example.org/x.dtd"><link rel=stylesheet href="http://example.org/x.css">'
        '<iframe src="http://example.org"></iframe><img src="http://example.org/a.png"><p>The text of the draft.</p>'
    )
    document = read(page)
    assert [block.text for block in document.blocks] == ["The text of the draft."]
    assert [notice.code for notice in document.notices] == ["images"]
