"""Notes as points of a whole document: their order, their keys, and what a case can read back from them."""

from __future__ import annotations

from dataclasses import replace

from onetext.casefile import is_label
from onetext.documents import Block, Document, Note, Span
from onetext.drafts import document_points, with_kinds


def document(texts: list[str], notes: list[Note]) -> Document:
    blocks = tuple(Block(text=text, kind="paragraph", span=Span(start=0, end=1)) for text in texts)
    return Document(name="a.docx", format="docx", sha256="", blocks=blocks, original=blocks, notes=tuple(notes))


def note(id_: str, text: str, block: int | None, at: int = 0) -> Note:
    return Note(id=id_, kind="footnote", text=text, block=block, at=at)


def test_notes_stand_behind_their_callers_in_the_order_of_their_calls() -> None:
    text = document(
        ["1. First point of all.", "2. (a) Letter a of it.", "3. Third point of all."],
        [note("9", "of third", 2, 5), note("3", "of letter", 1, 12), note("4", "of nothing", None), note("5", "", 0)],
    )
    points = document_points(text).points
    told = [(point.key, point.parent, point.label) for point in points]
    assert told == [
        ("1", "", "1."),
        ("2", "", "2."),
        ("2a", "2", "(a)"),
        ("fn1", "2a", "1"),
        ("3", "", "3."),
        ("fn2", "3", "2"),
    ]
    assert all(is_label(point.key) for point in points)
    assert document_points(text, "before").points == tuple(point for point in points if point.kind != "note")


def test_a_case_reads_the_kind_of_a_note_from_its_key_and_numbers_around_it_are_not_disturbed() -> None:
    text = document(["1. First point of all.", "2. Second point of all."], [note("1", "In pounds.", 0, 4)])
    points = document_points(text).points
    assert with_kinds([replace(point, kind="paragraph", number="") for point in points]) == points
