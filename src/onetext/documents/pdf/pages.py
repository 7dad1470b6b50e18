"""The text of each page with its places, by pypdf. Runs in a process of its own: see `documents.apart`."""

from __future__ import annotations

import io
import itertools
import logging
import math
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

__all__ = ["read_pages"]

_MARKUP = {"/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret"}
_MOST_COMMENTS = 10_000
_PATH = re.compile(rb"(?<=\s)(?:[mlcvyh]|re)(?=\s)")
_FEWEST_STROKES = 50
"""Steps of drawing from which a page without text is a picture: letters take dozens, a rule or a frame takes few."""
Json = Any


def read_pages(data: bytes, *, most_pages: int) -> dict[str, Json]:
    """Read all pages.

    Returns
    -------
    dict
        `pages`, each with `text`, `chunks` (start, end, x, y, size, bold), `height`, `pictures`, `comments`; `title`,
        `language`, `unlocked` (encrypted, but open to everybody), `flawed`. Or `fault` alone: "encrypted", "cipher",
        "pages" with `count`.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    flaws = _Flaws()
    log = logging.getLogger("pypdf")
    log.handlers, log.propagate = [flaws], False
    reader = PdfReader(io.BytesIO(data), strict=False)
    unlocked = False
    if reader.is_encrypted:
        try:
            unlocked = bool(reader.decrypt(""))
        except DependencyError:
            return {"fault": "cipher"}
        if not unlocked:
            return {"fault": "encrypted"}
    count = len(reader.pages)
    if count > most_pages:
        return {"fault": "pages", "count": count}
    pages = [_page(page) for page in reader.pages]
    return {"pages": pages, "unlocked": unlocked, "flawed": flaws.met, **_facts(reader)}


class _Flaws(logging.Handler):
    """Whether pypdf had to work around something."""

    met = False

    def emit(self, record: logging.LogRecord) -> None:
        """Remember that there was a message; its text speaks of the inside of the file."""
        self.met = True


def _page(page: PageObject) -> dict[str, Json]:
    parts: list[str] = []
    chunks: list[list[Json]] = []
    length = 0

    def take(text: str, cm: list[float], tm: list[float], font: Json, size: float) -> None:
        """Called by the reader for each run of text: keeps it, and the place of each of its pieces."""
        nonlocal length
        start, length = length, length + len(text)
        parts.append(text)
        if text.strip():
            chunks.extend(_placed(text, start, cm, tm, font, size))

    page.extract_text(visitor_text=take)
    text = "".join(parts)
    box = page.cropbox
    return {
        "text": text.encode("utf-8", "replace").decode(),
        "chunks": [[*chunk[:3], _finite(chunk[3] - float(box.bottom)), *chunk[4:]] for chunk in chunks],
        "height": _finite(float(box.height)),
        "pictures": _has_pictures(page) or (not chunks and _is_drawn(page)),
        "comments": _comments(page),
    }


def _placed(text: str, start: int, cm: list[float], tm: list[float], font: Json, size: float) -> list[list[Json]]:
    """A stretch of text, line by line, at the place where it starts."""
    x = _finite(tm[4] * cm[0] + tm[5] * cm[2] + cm[4])
    y = _finite(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])
    high = _finite(size * math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])) or 1.0
    name = str(font.get("/BaseFont", "")) if hasattr(font, "get") else ""
    bold = "bold" in name.lower() or "black" in name.lower()
    placed = []
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        if bare.strip():
            placed.append([start, start + len(bare), x, y, abs(high), bold])
        start += len(line)
        y -= 1.2 * abs(high)
    return placed


def _finite(value: float) -> float:
    return round(value, 2) if math.isfinite(value) and abs(value) < 1e6 else 0.0


def _has_pictures(page: PageObject) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    if objects is None:
        return False
    return any(item.get_object().get("/Subtype") in {"/Image", "/Form"} for item in objects.get_object().values())


def _is_drawn(page: PageObject) -> bool:
    """Whether a page shows shapes, as of letters that were turned into outlines."""
    content = page.get_contents()
    found = _PATH.finditer(content.get_data()) if content is not None else iter(())
    return sum(1 for _ in itertools.islice(found, _FEWEST_STROKES)) == _FEWEST_STROKES


def _comments(page: PageObject) -> list[list[str]]:
    """Remarks that readers stuck onto the page: author, date, text."""
    found = []
    for item in list(page.get("/Annots") or [])[:_MOST_COMMENTS]:
        note = item.get_object()
        if hasattr(note, "get") and note.get("/Subtype") in _MARKUP and note.get("/Contents"):
            fields = (str(note.get(key, "")) for key in ("/T", "/M", "/Contents"))
            found.append([field.encode("utf-8", "replace").decode() for field in fields])
    return found


def _facts(reader: PdfReader) -> dict[str, str]:
    title = reader.metadata.title if reader.metadata is not None else None
    language = reader.root_object.get("/Lang", "")
    facts = {"title": str(title or ""), "language": str(language or "")}
    return {key: value.encode("utf-8", "replace").decode() for key, value in facts.items()}
