"""What runs with histories say as marked: the paragraph with all its pieces, and one record for each change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onetext.documents.runs import Run
from onetext.documents.text import Mark, MarkedParagraph, Piece, Revision, Span

__all__ = ["changes_in", "marked_paragraph"]


def marked_paragraph(runs: Sequence[Run], span: Span, label: str) -> MarkedParagraph:
    """A paragraph as marked; its end shares the history of its text where all of that has one."""
    pieces = tuple(Piece(text=run.text, inserted=run.inserted, deleted=run.deleted, looks=run.looks) for run in runs)
    said = [run for run in runs if run.text.strip()]
    return MarkedParagraph(
        pieces=pieces,
        span=span,
        end_inserted=_shared([run.inserted for run in said]),
        end_deleted=_shared([run.deleted for run in said]),
        label=label,
        label_before=label,
    )


def _shared(marks: Sequence[Mark | None]) -> Mark | None:
    return marks[0] if marks and all(mark is not None for mark in marks) else None


def changes_in(runs: Sequence[Run], place: int, span: Span) -> Iterator[Revision]:
    """The changes within a paragraph, which is the one at `place` of those marked."""
    for run in runs:
        mark = run.deleted or run.inserted
        if mark is None or not run.text.strip():
            continue
        yield Revision(
            kind="deleted" if run.deleted else "inserted",
            text=run.text.strip(),
            author=mark.author,
            date=mark.date,
            block=place,
            span=span,
        )
