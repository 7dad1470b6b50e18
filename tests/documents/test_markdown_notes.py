"""Markdown: footnotes, changes in tags, and tags that part paragraphs."""

from __future__ import annotations

import json
import subprocess

import pypandoc
import pytest

from onetext.documents import Document, read_document

NOTED = """# Title[^t]

1. The Parties[^1] shall cease[^long] all hostilities[^9], [^1] too.

[^1]: First *note*.
[^long]: Second note
goes on
    and on.

    Second paragraph.

   Not set in deep enough.

| a[^cell] | b |
|---|---|
| c | d |

[^cell]: In a cell.
[^t]: Of the title.
[^unused]: Called nowhere.

```
[^1]: in a fence
```
"""


def read(text: str) -> Document:
    return read_document(text.encode(), "draft.md")


def by_pandoc(text: str) -> list[str]:
    """The notes of a text as pandoc reads them, in the order of their calls."""
    command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "json"]
    tree = json.loads(subprocess.run(command, input=text, capture_output=True, check=True, encoding="utf-8").stdout)
    found: list[str] = []

    def words(node: object) -> str:
        if isinstance(node, list):
            return "".join(words(item) for item in node)
        if not isinstance(node, dict):
            return ""
        return {"Str": str(node.get("c")), "Space": " ", "SoftBreak": " "}.get(node.get("t", ""), words(node.get("c")))

    def seek(node: object) -> None:
        if isinstance(node, dict) and node.get("t") == "Note":
            found.append("\n".join(words(block["c"]) for block in node["c"]))
        for inner in node if isinstance(node, list) else node.values() if isinstance(node, dict) else ():
            seek(inner)

    seek(tree["blocks"])
    return found


def test_footnotes_are_notes_where_they_are_called() -> None:
    document = read(NOTED)
    assert [block.text for block in document.blocks] == [
        "Title",
        "The Parties shall cease all hostilities[^9], too.",
        "Not set in deep enough.",
        "a",
        "b",
        "c",
        "d",
        "[^unused]: Called nowhere.",
        "[^1]: in a fence",
    ]
    text = document.blocks[1].text
    assert [(note.id, note.block, note.at) for note in document.notes] == [
        ("t", 0, 5),
        ("1", 1, len("The Parties")),
        ("long", 1, len("The Parties shall cease")),
        ("1", 1, text.index(" too")),
        ("cell", 3, 1),
    ]
    assert [note.text for note in document.notes] == by_pandoc(NOTED)
    assert document.original_notes == document.notes


def test_a_call_before_a_colon_is_a_call() -> None:
    document = read("They agree as follows[^a]: peace.\n\n[^a]: Note.\n")
    assert [block.text for block in document.blocks] == ["They agree as follows: peace."]
    assert [note.text for note in document.notes] == ["Note."]


def test_the_first_of_two_notes_counts_and_none_in_a_fence() -> None:
    document = read("One[^a].\n\n[^a]: First.\n[^a]: Second.\n")
    assert [block.text for block in document.blocks] == ["One.", "[^a]: Second."]
    assert [note.text for note in document.notes] == ["First."]
    fenced = read("One[^a].\n\n```\n[^a]: code\n```\n")
    assert [block.text for block in fenced.blocks] == ["One[^a].", "[^a]: code"]
    assert fenced.notes == ()


def test_a_note_has_the_bytes_of_its_lines() -> None:
    data = NOTED.replace("First", "Erster é").encode()
    notes = {note.id: note for note in read_document(data, "draft.md").notes}
    assert all(note.span is not None for note in notes.values())
    found = {key: data[note.span.start : note.span.end].decode() for key, note in notes.items() if note.span}
    assert found["1"] == "[^1]: Erster é *note*."
    assert found["long"].startswith("[^long]: Second")
    assert found["long"].endswith("Second paragraph.")


def test_ins_and_del_are_changes() -> None:
    document = read(
        "1. They <del>shall</del><ins>*should*</ins> pay.\n2. <ins>New[^n].</ins>\n3. <del>Old[^o].</del>\n4. Kept.\n\n"
        "[^n]: It <del>was</del><ins>is</ins> so.\n[^o]: Old note.\n"
    )
    assert [(block.label, block.text) for block in document.blocks] == [
        ("1.", "They should pay."),
        ("2.", "New."),
        ("4.", "Kept."),
    ]
    assert [block.text for block in document.original] == ["They shall pay.", "Old.", "Kept."]
    assert [block.paragraphs for block in document.original] == [(0,), (2,), (3,)]
    assert [(note.id, note.text, note.block) for note in document.notes] == [("n", "It is so.", 1)]
    assert [(note.id, note.text, note.block) for note in document.original_notes] == [("o", "Old note.", 1)]
    assert [(item.kind, item.text, item.block) for item in document.revisions] == [
        ("deleted", "shall", 0),
        ("inserted", "should", 0),
        ("inserted", "New", 1),
        ("inserted", ".", 1),
        ("deleted", "Old", 2),
        ("deleted", ".", 2),
    ]
    assert document.marked[1].end_inserted is not None
    assert document.marked[2].end_deleted is not None
    assert document.marked[3].end_inserted is document.marked[3].end_deleted is None


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("<ol>\n<li>One</li>\n<li>Two\nmore</li>\n</ol>", ["One", "Two more"]),
        ("<table><tr><td>10</td><td>20</td></tr></table>", ["10", "20"]),
        ("Text <span>in</span> <p>apart</p>", ["Text in", "apart"]),
    ],
)
def test_tags_of_blocks_part_paragraphs(source: str, texts: list[str]) -> None:
    data = source.encode()
    blocks = read_document(data, "draft.md").blocks
    assert [block.text for block in blocks] == texts
    for block in blocks:
        assert block.text.split()[0] in data[block.span.start : block.span.end].decode()
        assert "</li>" not in data[block.span.start : block.span.end].decode()
