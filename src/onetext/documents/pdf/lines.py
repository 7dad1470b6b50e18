"""What a page of a PDF holds before anything is guessed: stretches of text with their places, and lines of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypedDict

__all__ = ["Chunk", "Line", "Page", "RawPage", "lines_of_pages"]


class RawPage(TypedDict):
    """A page as the reading process hands it over; a chunk is start, end, x, y, size and whether it is bold."""

    text: str
    chunks: list[tuple[int, int, float, float, float, bool]]
    height: float
    pictures: bool
    comments: list[tuple[str, str, str]]
    filled: list[str]


_PLAIN = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u2011": "-", "\u2010": "-"}
    | dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf06e\uf0fc", "•")
)
"""Ligatures, hyphens of all kinds, and the bullets of symbol fonts, which stand where no character is defined."""
_WIDE_GAP = 3
"""Type sizes between two stretches of a line from which they may belong to two columns."""
_SAME_LINE = 0.55
"""Part of the type size by which a raised sign stands off its line."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a page's text with one place and one type; places in points from the lower left corner."""

    start: int
    text: str
    x: float
    y: float
    size: float
    bold: bool = False

    @property
    def end(self) -> int:
        """The code point after it."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Line:
    """Chunks of one base line.

    Attributes
    ----------
    start, end
        Code points in the text of its page, end exclusive.
    x, y
        Left edge, and base line of its largest type.
    size, bold
        Type size of most of its text; whether all of it is bold.
    text
        With single blanks and without ligatures.
    """

    page: int
    start: int
    end: int
    x: float
    y: float
    size: float
    bold: bool
    text: str


def _line(page: int, chunks: Sequence[Chunk]) -> Line:
    first, last = chunks[0], chunks[-1]
    size = max(chunks, key=lambda chunk: len(chunk.text)).size
    y = max(chunks, key=lambda chunk: (round(chunk.size, 1), len(chunk.text))).y
    return Line(
        page=page,
        start=first.start + len(first.text) - len(first.text.lstrip()),
        end=last.start + len(last.text.rstrip()),
        x=first.x,
        y=y,
        size=size,
        bold=all(chunk.bold for chunk in chunks),
        text=_joined(chunks, size, y),
    )


def _joined(chunks: Sequence[Chunk], size: float, y: float) -> str:
    """The text of a line. Chunks that were read as lines of their own get a blank between, raised signs none."""
    text, end = "", chunks[0].start
    for chunk in chunks:
        raised = chunk.size < 0.85 * size and chunk.y > y
        blank = " " if text and end < chunk.start and not raised else ""
        text += blank + chunk.text
        end = chunk.end
    return " ".join(text.translate(_PLAIN).split())


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, its height, its text and the lines in the order of the file.

    `filled` is what was filled in into a form on it; `gaps` counts the lines with a wide gap, as between columns.
    """

    number: int
    height: float
    text: str
    lines: tuple[Line, ...]
    pictures: bool = False
    comments: tuple[tuple[str, str, str], ...] = field(default=())
    filled: tuple[str, ...] = ()
    gaps: int = 0


def lines_of_pages(raw: Iterable[RawPage]) -> list[Page]:
    """Pages as the reading process hands them over, with their chunks put together to lines."""
    pages = []
    for number, page in enumerate(raw, 1):
        text = page["text"]
        chunks = [Chunk(at, text[at:end], x, y, size, bool(bold)) for at, end, x, y, size, bold in page["chunks"]]
        groups = _grouped(chunks, text)
        lines = tuple(_line(number, group) for group in groups)
        comments = tuple((author, date, said) for author, date, said in page["comments"])
        gaps = sum(1 for group in groups if any(_far(*pair) for pair in pairwise(group)))
        pages.append(Page(number, page["height"], text, lines, page["pictures"], comments, tuple(page["filled"]), gaps))
    return pages


def _far(before: Chunk, chunk: Chunk) -> bool:
    """Whether more than a tab's width of blank lies between two stretches; letters are seldom wider than 0.6 sizes."""
    return chunk.x - before.x > (0.6 * len(before.text) + _WIDE_GAP) * before.size


def _grouped(chunks: Sequence[Chunk], text: str) -> list[list[Chunk]]:
    """Chunks that were read as one line, or stand on one base line, the one right of the other."""
    groups: list[list[Chunk]] = []
    for chunk in chunks:
        before = groups[-1][-1] if groups else None
        if before is not None and (_read_on(before, chunk, text) or _on_one_line(before, chunk)):
            groups[-1].append(chunk)
        else:
            groups.append([chunk])
    return groups


def _read_on(before: Chunk, chunk: Chunk, text: str) -> bool:
    near = abs(before.y - chunk.y) <= 1.5 * max(before.size, chunk.size)
    return near and "\n" not in text[before.end : chunk.start]


def _on_one_line(before: Chunk, chunk: Chunk) -> bool:
    size = max(before.size, chunk.size)
    return abs(before.y - chunk.y) <= _SAME_LINE * size and chunk.x > before.x
