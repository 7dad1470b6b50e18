"""What a file says: blocks of text with their places, and what its revisions, comments and notes add.

Nothing here knows of negotiation. A document is read once and holds three readings of the same file: as it stands
(every tracked change accepted), as it was (every one rejected), and as marked.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Block",
    "BlockKind",
    "Comment",
    "Document",
    "Format",
    "Look",
    "Mark",
    "MarkedParagraph",
    "Note",
    "Notice",
    "Piece",
    "Publication",
    "Revision",
    "Span",
]

Format = Literal["docx", "pdf", "html", "md", "txt"]
BlockKind = Literal["heading", "paragraph", "item", "cell"]
Look = Literal["bold", "italic", "underline", "strike", "superscript", "subscript"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where something stands in the source file.

    Attributes
    ----------
    part
        The part of a packed file (`word/document.xml`), or "" for a file that is not packed.
    start, end
        Bytes into the part (unpacked), end exclusive; for a PDF code points into the text of the page.
    page
        The page of a PDF, counted from 1; else None.
    """

    start: int
    end: int
    part: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Who made a tracked change, and when.

    Attributes
    ----------
    date
        As the file has it (ISO 8601), or "" where it has none.
    move
        The name that joins the two ends of a move, or "" for a plain insertion or deletion.
    """

    author: str
    date: str = ""
    move: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text with one history. Text both inserted and deleted stands in no view but the marked one."""

    text: str
    inserted: Mark | None = None
    deleted: Mark | None = None
    looks: frozenset[Look] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedParagraph:
    """A paragraph as marked: all pieces, and what happened to the mark at its end.

    Where the mark is deleted the paragraph runs on into the next one as it stands; where it is inserted, as it was.
    `label` is the automatic number as it stands, `label_before` as it was.
    """

    pieces: tuple[Piece, ...]
    span: Span
    end_inserted: Mark | None = None
    end_deleted: Mark | None = None
    label: str = ""
    label_before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph in one view of a document.

    Attributes
    ----------
    text
        Without the automatic number; a number that was typed stands in the text. Blanks at both ends are gone, a line
        break within is a newline, a tab is a tab. Typographic quotation marks are as in the file.
    label
        The automatic number as printed, with its punctuation (`21.`, `(a)`, `Article 5`), a bullet as `•`; or "".
    level
        Depth in the list or rank of the heading, counted from 0.
    cell
        Table, row and column, each counted from 0, for a paragraph within a table.
    looks
        Stretches of the text that look different: start, end, how; code points, end exclusive.
    paragraphs
        Which of `Document.marked` (or of the file's paragraphs) it is made of.
    counts
        What an automatic number counts, whatever its letters look like: the number of each level that it prints, the
        last its own. Empty for a bullet, for a number that was typed, and where the file does not say.
    """

    text: str
    kind: BlockKind
    span: Span
    label: str = ""
    level: int = 0
    style: str = ""
    cell: tuple[int, int, int] | None = None
    looks: tuple[tuple[int, int, frozenset[Look]], ...] = ()
    paragraphs: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One tracked change, as the file records it.

    `block` is the index in the marked paragraphs; `move` joins the two ends of a move.
    """

    kind: Literal["inserted", "deleted", "moved-from", "moved-to", "formatted"]
    text: str
    author: str
    date: str
    block: int
    span: Span
    move: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A remark in the margin. `on` is the text it stands at, as marked; `answers` the id of the remark it answers."""

    id: str
    author: str
    date: str
    text: str
    on: str = ""
    block: int | None = None
    answers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote or endnote. `block` and `at` say where it is called, in one view of the document."""

    id: str
    kind: Literal["footnote", "endnote"]
    text: str
    block: int | None = None
    at: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something a reader should know: what was left out, doubted or repaired, and where."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A day on which a file says that it was published; `by` names the place that says so."""

    day: dt.date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that was read.

    Attributes
    ----------
    blocks, original
        The text as it stands, and as it was before its tracked changes (the same blocks where it has none).
    marked
        The paragraphs as marked; empty for formats without revisions.
    notes, original_notes
        The notes as they stand, and as they were: their texts, and where `blocks` or `original` call them. Those that
        the text of a view does not call have no block there.
    left_out
        Texts that stand on the pages but not in the blocks: running heads, page numbers, navigation.
    published
        When a page says that it was published, the surest first; empty where it does not say, and for other formats.
    """

    name: str
    format: Format
    sha256: str
    blocks: tuple[Block, ...]
    original: tuple[Block, ...]
    marked: tuple[MarkedParagraph, ...] = ()
    revisions: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()
    notes: tuple[Note, ...] = ()
    original_notes: tuple[Note, ...] = ()
    notices: tuple[Notice, ...] = ()
    left_out: tuple[str, ...] = ()
    title: str = ""
    language: str = ""
    pages: int | None = None
    published: tuple[Publication, ...] = ()
