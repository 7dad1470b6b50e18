"""What the note is made of: runs of words with their sources, lists and one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Cells", "Note", "NotePart", "NoteRun", "NoteSource", "Told", "plain"]


@dataclass(frozen=True, slots=True)
class NoteRun:
    """A stretch of words that looks one way; `struck` and `new` are those of a redline."""

    text: str
    kind: Literal["plain", "bold", "struck", "new", "small"] = "plain"


Told = tuple[NoteRun, ...]
"""A sentence or a cell."""
Cells = tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePart:
    """A heading and what stands under it, in this order; `more` says how much is left to the page."""

    heading: str
    paragraphs: tuple[Told, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[Cells, ...] = ()
    bullets: tuple[Told, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class NoteSource:
    """A source that the note cites, under the number it has on the page."""

    number: int
    text: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The whole note."""

    title: str
    under: str
    notice: str
    parts: tuple[NotePart, ...]
    sources: tuple[NoteSource, ...]
    language: str = "en-GB"


def plain(text: str) -> Told:
    """A sentence in one look."""
    return (NoteRun(text),)
