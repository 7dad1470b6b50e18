"""The points of a whole document: those of its text, and each footnote and endnote behind the point that calls it.

A note is a point, for what it says binds or misleads as much as the text above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from onetext.documents import Block, Document, Note
from onetext.drafts.outlining.blocks import Outline, outline
from onetext.drafts.text import TextPoint

__all__ = ["document_points"]

_SHORT = {"footnote": "fn", "endnote": "en"}


def document_points(document: Document, view: Literal["now", "before"] = "now") -> Outline:
    """Cut a document into its points, as it stands or as it was before its tracked changes.

    The text is cut by `onetext.drafts.outlining.blocks`. A note that the text calls is a point of the kind `note`,
    right behind the point that calls it and below it. Its key counts the notes in the order of their calls: `fn1`,
    `en2`. Its label is the mark that a page prints, or, in a Word file, that count.
    Its `blocks` are empty: it stands in none.
    """
    blocks, notes = document.blocks, document.notes
    if view == "before":
        blocks, notes = document.original, document.original_notes
    cut = outline(blocks)
    called = _called(notes)
    if not called:
        return cut
    keys = {point.key for point in cut.points}
    standing: dict[int, list[TextPoint]] = {}
    for point in cut.points:
        for block in point.blocks:
            standing.setdefault(block, []).append(point)
    below: dict[str, list[TextPoint]] = {}
    counts = {"fn": 0, "en": 0}
    for note in called:
        short = _SHORT[note.kind]
        counts[short] += 1
        while f"{short}{counts[short]}" in keys:
            counts[short] += 1
        caller = _caller(note, blocks, standing)
        made = _point(note, f"{short}{counts[short]}", str(counts[short]), document, caller)
        below.setdefault(made.parent, []).append(made)
    return replace(cut, points=tuple(_placed(cut.points, below)))


def _called(notes: Sequence[Note]) -> list[Note]:
    """Notes with words that the text calls, in the order of their calls; one that is called twice counts once."""
    found: list[Note] = []
    known: set[object] = set()
    for note in sorted((one for one in notes if one.block is not None), key=lambda one: (one.block or 0, one.at or 0)):
        mark = note.span or (note.kind, note.id)
        if note.text.strip() and mark not in known:
            found.append(note)
            known.add(mark)
    return found


def _caller(note: Note, blocks: Sequence[Block], standing: Mapping[int, Sequence[TextPoint]]) -> TextPoint | None:
    """The point in whose words the note is called: of several points of one paragraph the last that begins before."""
    if note.block is None:
        return None
    here = standing.get(note.block, ())
    found, at = (here[0] if here else None), 0
    if len(here) > 1:
        text = blocks[note.block].text
        for point in here:
            start = text.find(point.text.split("\n")[0], at)
            if start > (note.at or 0):
                break
            found, at = point, max(start, at)
    return found


def _point(note: Note, key: str, count: str, document: Document, caller: TextPoint | None) -> TextPoint:
    return TextPoint(
        key=key,
        text=note.text.strip(),
        kind="note",
        label=count if document.format == "docx" else note.id,
        parent=caller.key if caller else "",
        level=caller.level + 1 if caller else 0,
        spans=(note.span,) if note.span else (),
    )


def _placed(points: Sequence[TextPoint], below: dict[str, list[TextPoint]]) -> Iterator[TextPoint]:
    for point in points:
        yield point
        yield from below.get(point.key, ())
    yield from below.get("", ())
