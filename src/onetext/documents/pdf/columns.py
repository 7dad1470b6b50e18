"""The text of each page ordered by the places of its words, by pdfplumber: columns one after the other.

A page is cut where a gutter runs between words (the recursive X-Y cut of Nagy and Seth, 1984, columns first): rows that
cross the gutter part it into bands; within a band the left column is read before the right one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

__all__ = ["read_columns"]

Json = Any

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_UNKNOWN = re.compile(r"\(cid:[0-9]+\)")
"""How pdfplumber writes a letter of which the file does not say what it is."""
_FEWEST_ROWS = 4
_DEEPEST = 3
_FEWEST_SHAPES = 10
"""Shapes from which a page without text is a picture."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


Row = list[_Word]


def read_columns(data: bytes, *, most_pages: int) -> dict[str, Json]:
    """Read all pages; the answer has the form of `pages.read_pages`, its page texts those of this order."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        document = pdfplumber.open(io.BytesIO(data))
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            return {"fault": "encrypted"}
        raise
    with document:
        if len(document.pages) > most_pages:
            return {"fault": "pages", "count": len(document.pages)}
        pages = []
        for page in document.pages:
            pages.append(_page(page))
            page.close()
        title = str((document.metadata or {}).get("Title", ""))
    title = title.encode("utf-8", "replace").decode()
    return {"pages": pages, "unlocked": False, "flawed": False, "title": title, "language": ""}


def _page(page: Json) -> dict[str, Json]:
    height = float(page.height)
    found = page.extract_words(extra_attrs=["size", "fontname"], keep_blank_chars=False, use_text_flow=False)
    words = [
        _Word(
            _UNKNOWN.sub("\N{REPLACEMENT CHARACTER}", word["text"]).encode("utf-8", "replace").decode(),
            float(word["x0"]),
            float(word["x1"]),
            height - float(word["bottom"]),
            float(word["size"]),
            "bold" in str(word["fontname"]).lower(),
        )
        for word in found
    ]
    parts: list[str] = []
    chunks: list[list[Json]] = []
    at = 0
    for row in _ordered(_rows(words), _DEEPEST):
        words = _logical(row)
        for word in words:
            text = word.text + (" " if word is not words[-1] else "\n")
            parts.append(text)
            place = [round(word.left, 2), round(word.base, 2), round(word.size, 2)]
            chunks.append([at, at + len(text) - (word is words[-1]), *place, word.bold])
            at += len(text)
    text = "".join(parts)
    shapes = len(page.curves) + len(page.lines) + len(page.rects)
    pictures = bool(page.images) or (not chunks and shapes >= _FEWEST_SHAPES)
    return {"text": text, "chunks": chunks, "height": height, "pictures": pictures, "comments": [], "filled": []}


def _logical(row: Row) -> Row:
    """Words in the order of speech: pdfplumber hands them over as they stand, also where they run from the right."""
    turned = [replace(word, text=word.text[::-1]) if _RIGHT_TO_LEFT.search(word.text) else word for word in row]
    count = sum(1 for word in row if _RIGHT_TO_LEFT.search(word.text))
    return turned[::-1] if count * 2 > len(row) else turned


def _rows(words: Sequence[_Word]) -> list[Row]:
    """Words of one height, from left to right; rows from the top."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if rows and abs(rows[-1][0].base - word.base) < 0.5 * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _ordered(rows: list[Row], depth: int) -> list[Row]:
    """Rows in the order of reading."""
    gutter = _gutter(rows) if depth else None
    if gutter is None:
        return rows
    ordered: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        if _crosses(row, gutter):
            ordered += _ordered(left, depth - 1) + _ordered(right, depth - 1) + [row]
            left, right = [], []
            continue
        for side, words in (
            (left, [word for word in row if word.right <= gutter]),
            (right, [word for word in row if word.left >= gutter]),
        ):
            if words:
                side.append(words)
    return ordered + _ordered(left, depth - 1) + _ordered(right, depth - 1)


def _gutter(rows: Sequence[Row]) -> float | None:
    """Just left of where a second column starts, or None where there is none.

    A column may start wherever a row does, or goes on after a gap. It is one if few rows cross that place and enough
    stand on either side of it; lines of two columns need not have the same heights.
    """
    gaps = {round(after.left) - 1 for row in rows for before, after in pairwise(row) if _apart(before, after)}
    starts = {round(row[0].left) - 1 for row in rows}
    best: tuple[int, int, float] | None = None
    for place in sorted(gaps | starts):
        crossed = sum(1 for row in rows if _crosses(row, place))
        left = sum(1 for row in rows if row[0].right <= place)
        right = sum(1 for row in rows if row[-1].left >= place)
        if min(left, right) >= _FEWEST_ROWS and min(left, right) * 5 >= len(rows) and crossed * 4 <= len(rows):
            best = min(best or (crossed, -right, place), (crossed, -right, place))
    return best[2] if best else None


def _apart(before: _Word, after: _Word) -> bool:
    """Whether more than the blank between two words parts them."""
    return after.left - before.right > 0.8 * before.size


def _crosses(row: Row, place: float) -> bool:
    if any(word.left < place < word.right for word in row):
        return True
    before = [word for word in row if word.right <= place]
    after = [word for word in row if word.left >= place]
    return bool(before and after) and not _apart(before[-1], after[0])
