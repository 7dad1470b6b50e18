"""What the walk through a part gathers: paragraphs with all their history, before any view is made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from onetext.documents.docx.styles import Props
from onetext.documents.text import Look, Mark, Piece, Revision, Span

__all__ = ["NOWHERE", "Bit", "CommentPlace", "Context", "Raw", "Walked"]


class Bit(NamedTuple):
    """A stretch of a paragraph with one history, or the place where a note is called (then without text)."""

    text: str
    inserted: Mark | None
    deleted: Mark | None
    looks: frozenset[Look]
    note: str = ""


class Context(NamedTuple):
    """What holds for everything inside an element: who inserted or deleted it, and the cell it stands in.

    `now` and `before` are the cell's table, row and column as it stands and as it was.
    """

    inserted: Mark | None = None
    deleted: Mark | None = None
    now: tuple[int, int, int] | None = None
    before: tuple[int, int, int] | None = None


NOWHERE = Context()


@dataclass(slots=True, kw_only=True)
class Raw:
    """A `w:p`, as the walk finds it.

    Attributes
    ----------
    box
        Paragraphs with the same number stand next to each other in one cell, text box or stretch of the body: these
        run together when the mark between them is gone.
    props, props_before
        Resolved properties as they stand and as they were.
    whole
        What holds for the whole paragraph: a row that was inserted or deleted.
    """

    index: int
    span: Span
    box: int
    props: Props
    props_before: Props
    whole: Context
    bits: list[Bit] = field(default_factory=list)
    end_inserted: Mark | None = None
    end_deleted: Mark | None = None

    def pieces(self) -> tuple[Piece, ...]:
        """The bits with equal history put together."""
        out: list[Piece] = []
        texts: list[str] = []
        last: Bit | None = None
        for bit in self.bits:
            if not bit.text:
                continue
            if last is not None and bit[1:4] != last[1:4]:
                out.append(_piece(texts, last))
                texts = []
            texts.append(bit.text)
            last = bit
        if last is not None:
            out.append(_piece(texts, last))
        return tuple(out)


def _piece(texts: list[str], bit: Bit) -> Piece:
    return Piece(text="".join(texts), inserted=bit.inserted, deleted=bit.deleted, looks=bit.looks)


@dataclass(slots=True)
class CommentPlace:
    """The paragraph in which the text that a comment stands at starts, and its place in `Walked.said`."""

    block: int | None = None
    start: int = 0
    end: int | None = None


@dataclass(slots=True)
class Walked:
    """All that one walk found.

    Attributes
    ----------
    said
        All texts in their order, with a newline for each paragraph's end.
    hidden
        Paragraph to its hidden texts.
    forms
        Paragraph to what fields of a form in it show.
    seen
        Kind of thing that holds no text or lies elsewhere, to how often it was met.
    """

    raws: list[Raw] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    comments: dict[str, CommentPlace] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    hidden: dict[int, list[str]] = field(default_factory=dict)
    forms: dict[int, list[str]] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)

    def close(self) -> None:
        """End the comments whose range has no end where the text ends."""
        for place in self.comments.values():
            if place.end is None:
                place.end = len(self.said)

    def met(self, what: str) -> None:
        """Count something."""
        self.seen[what] = self.seen.get(what, 0) + 1
