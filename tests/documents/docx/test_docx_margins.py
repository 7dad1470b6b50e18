"""Comments and notes: where they stand, who wrote them, and what changed inside them."""

from __future__ import annotations

from docx_texts import BY, BY2, cut, dele, docx, ins, para, run

from onetext.documents.docx.reading import read_docx

SEPARATOR = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'


def note(key: int, *inside: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{key}"><w:p><w:r><w:{kind}Ref/></w:r>{"".join(inside)}</w:p></w:{kind}>'


def call(key: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{key}"{more}/></w:r>'


def comment(key: int, text: str, by: str = BY, paragraph: str = "") -> str:
    return f'<w:comment w:id="{key}" {by} w:initials="A"><w:p{paragraph}>{run(text)}</w:p></w:comment>'


def on(key: int, *inside: str) -> str:
    start, end = f'<w:commentRangeStart w:id="{key}"/>', f'<w:commentRangeEnd w:id="{key}"/>'
    return f'{start}{"".join(inside)}{end}<w:r><w:commentReference w:id="{key}"/></w:r>'


def test_notes_know_where_they_are_called() -> None:
    body = (
        para(run("gone"), mark="del")
        + para(run(" one"), call(2), run(" two"), call(3, "endnote"))
        + para(dele(call(4) + cut("x")), run("three"))
        + para(run("four"), call(5, more=' w:customMarkFollows="1"').replace("</w:r>", "<w:t>*</w:t></w:r>"))
    )
    footnotes = SEPARATOR + note(2, run(" Since 1949. ")) + note(4, run("Struck.")) + note(5, run("Own mark."))
    document = read_docx(docx(body, footnotes=footnotes, endnotes=note(3, run("End."), kind="endnote")), "draft.docx")
    assert [block.text for block in document.blocks] == ["gone one two", "three", "four"]
    found = [(item.id, item.kind, item.text, item.block, item.at) for item in document.notes]
    assert found == [
        ("2", "footnote", "Since 1949.", 0, 8),
        ("4", "footnote", "Struck.", None, None),
        ("5", "footnote", "Own mark.", 2, 4),
        ("3", "endnote", "End.", 0, 12),
    ]
    assert document.notes[0].span is not None
    assert document.notes[0].span.part == "word/footnotes.xml"


def test_changes_within_notes_are_told() -> None:
    footnotes = note(1, run("within "), dele(cut("30"), BY2), ins(run("60"), BY2), run(" days"))
    document = read_docx(docx(para(run("a")) + para(run("b"), call(1)), footnotes=footnotes), "draft.docx")
    assert document.notes[0].text == "within 60 days"
    assert [(item.kind, item.text, item.author, item.block, item.span.part) for item in document.revisions] == [
        ("deleted", "30", "Ben", 1, "word/footnotes.xml"),
        ("inserted", "60", "Ben", 1, "word/footnotes.xml"),
    ]
    messages = [item.message for item in document.notices if item.code == "revisions"]
    assert any('"within 30 days"' in message and '"within 60 days"' in message for message in messages)


def test_hidden_text_within_notes_is_told() -> None:
    footnotes = note(1, run("Open, "), run("and secret.", "<w:vanish/>"))
    document = read_docx(docx(para(run("b"), call(1)), footnotes=footnotes), "draft.docx")
    assert document.notes[0].text == "Open, and secret."
    assert any('"and secret."' in item.message for item in document.notices if item.code == "hidden")


def test_comments_stand_at_a_text_and_answer_each_other() -> None:
    body = (
        para(run("Before "))
        + para(run("the "), on(7, run("free "), ins(run("port"))), run("."))
        + para(on(8, run("x")))
    )
    comments = comment(7, "Why free?", paragraph=' w14:paraId="0A"') + comment(8, "Because.", BY2, ' w14:paraId="0B"')
    extended = '<w15:commentEx w15:paraId="0A"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>'
    document = read_docx(docx(body, comments=comments, commentsExtended=extended), "draft.docx")
    first, second = document.comments
    assert (first.id, first.author, first.date, first.text) == ("7", "Ana", "2026-03-01T10:00:00Z", "Why free?")
    assert (first.on, first.block, first.answers) == ("free port", 1, "")
    assert (second.author, second.on, second.block, second.answers) == ("Ben", "x", 2, "7")
    assert [item.message for item in document.notices if item.code == "comments"] == [
        "The file has 2 comments by Ana, Ben."
    ]
    assert [block.text for block in document.blocks] == ["Before", "the free port.", "x"]


def test_a_comment_may_reach_over_paragraphs_or_have_no_range() -> None:
    body = (
        '<w:commentRangeStart w:id="1"/>'
        + para(run("one"))
        + para(run("two"), '<w:commentRangeEnd w:id="1"/>', run("three"))
        + para(run("four"), '<w:r><w:commentReference w:id="2"/></w:r>')
    )
    comments = comment(1, "Both.") + comment(2, "Here.") + comment(3, "Nowhere.")
    document = read_docx(docx(body, comments=comments), "draft.docx")
    assert [(item.on, item.block) for item in document.comments] == [("one\ntwo", 0), ("", 2), ("", None)]


def test_a_comment_on_a_note_stands_at_the_paragraph_that_calls_it() -> None:
    footnotes = note(1, run("Open, "), on(4, run("and odd.")))
    body = para(run("a")) + para(run("b"), call(1), '<w:commentRangeStart w:id="5"/>', run("c"))
    document = read_docx(docx(body, footnotes=footnotes, comments=comment(4, "Odd?") + comment(5, "C?")), "draft.docx")
    assert [(item.on, item.block) for item in document.comments] == [("and odd.", 1), ("c", 1)]
