"""The text of each page with its places, by pypdf. Runs in a process of its own: see `documents.apart`."""

from __future__ import annotations

import io
import itertools
import logging
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader
    from pypdf.generic import RectangleObject

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
        `pages`, each with `text`, `chunks` (start, end, x, y, size, bold), `height`, `pictures`, `comments`, `filled`;
        `title`, `language`, `unlocked` (encrypted, but open to everybody), `flawed`. Or `fault` alone: "encrypted",
        "cipher", "pages" with `count`. Where most text of a page runs up or down, places are those of the page
        turned upright.
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


class _Stretch(NamedTuple):
    """A stretch of text, where it starts, how it is set, and how many quarter turns to the left it is set at."""

    text: str
    start: int
    x: float
    y: float
    size: float
    bold: bool
    turns: int


def _page(page: PageObject) -> dict[str, Json]:
    parts: list[str] = []
    stretches: list[_Stretch] = []
    length = 0

    def take(text: str, cm: list[float], tm: list[float], font: Json, size: float) -> None:
        """Called by the reader for each run of text: keeps it, and the place of each of its pieces."""
        nonlocal length
        start, length = length, length + len(text)
        parts.append(text)
        if text.strip():
            stretches.append(_stretch(text, start, cm, tm, font, size))

    page.extract_text(visitor_text=take)
    text = "".join(parts)
    chunks, height = _upright(stretches, page.cropbox)
    return {
        "text": text.encode("utf-8", "replace").decode(),
        "chunks": chunks,
        "height": height,
        "pictures": _has_pictures(page) or (not chunks and _is_drawn(page)),
        "comments": _comments(page),
        "filled": _filled(page),
    }


def _stretch(text: str, start: int, cm: list[float], tm: list[float], font: Json, size: float) -> _Stretch:
    x = _finite(tm[4] * cm[0] + tm[5] * cm[2] + cm[4])
    y = _finite(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])
    high = _finite(size * math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])) or 1.0
    name = str(font.get("/BaseFont", "")) if hasattr(font, "get") else ""
    bold = "bold" in name.lower() or "black" in name.lower()
    right = _finite(tm[0] * cm[0] + tm[1] * cm[2]), _finite(tm[0] * cm[1] + tm[1] * cm[3])
    turns = round(math.atan2(right[1], right[0]) * 2 / math.pi) % 4
    return _Stretch(text, start, x, y, abs(high), bold, turns)


def _upright(stretches: list[_Stretch], box: RectangleObject) -> tuple[list[list[Json]], float]:
    """The chunks of a page, line by line, and its height, once it is turned so that most of its text is upright."""
    said: Counter[int] = Counter()
    for item in stretches:
        said[item.turns] += len(item.text)
    turns = max(said, key=lambda turn: said[turn], default=0)
    width, height = _finite(float(box.width)), _finite(float(box.height))
    chunks: list[list[Json]] = []
    for item in stretches:
        x, y = item.x - float(box.left), item.y - float(box.bottom)
        x, y = ((x, y), (y, width - x), (width - x, height - y), (height - y, x))[turns]
        at = item.start
        for line in item.text.splitlines(keepends=True):
            bare = line.rstrip("\r\n")
            if bare.strip():
                chunks.append([at, at + len(bare), _finite(x), _finite(y), item.size, item.bold])
            at += len(line)
            y -= 1.2 * item.size
    return chunks, width if turns % 2 else height


def _finite(value: float) -> float:
    return round(value, 2) if math.isfinite(value) and abs(value) < 1e6 else 0.0


def _has_pictures(page: PageObject) -> bool:
    objects = _table(_table(page.get("/Resources")).get("/XObject"))
    return any(_table(item).get("/Subtype") in {"/Image", "/Form"} for item in objects.values())


def _table(thing: Json) -> dict[str, Json]:
    """What is to be a dictionary, or an empty one: in a spoiled file anything may stand in its place."""
    found = _resolved(thing)
    return found if isinstance(found, dict) else {}


def _resolved(thing: Json) -> Json:
    return thing.get_object() if hasattr(thing, "get_object") else thing


def _is_drawn(page: PageObject) -> bool:
    """Whether a page shows shapes, as of letters that were turned into outlines."""
    content = page.get_contents()
    found = _PATH.finditer(content.get_data()) if content is not None else iter(())
    return sum(1 for _ in itertools.islice(found, _FEWEST_STROKES)) == _FEWEST_STROKES


def _comments(page: PageObject) -> list[list[str]]:
    """Remarks that readers stuck onto the page: author, date, text."""
    found = []
    for note in _annotations(page):
        if note.get("/Subtype") in _MARKUP and note.get("/Contents"):
            fields = (str(note.get(key, "")) for key in ("/T", "/M", "/Contents"))
            found.append([field.encode("utf-8", "replace").decode() for field in fields])
    return found


def _annotations(page: PageObject) -> Iterator[dict[str, Json]]:
    listed = _resolved(page.get("/Annots"))
    return (_table(item) for item in itertools.islice(listed if isinstance(listed, list) else (), _MOST_COMMENTS))


def _filled(page: PageObject) -> list[str]:
    """What was filled in into the fields of a form on the page; it is drawn apart from the text."""
    found = []
    for field in _annotations(page):
        value = _resolved(field.get("/V", _table(field.get("/Parent")).get("/V")))
        if field.get("/Subtype") == "/Widget" and isinstance(value, str) and value.strip(" /"):
            found.append(value.encode("utf-8", "replace").decode())
    return found


def _facts(reader: PdfReader) -> dict[str, str]:
    title = reader.metadata.title if reader.metadata is not None else None
    language = reader.root_object.get("/Lang", "")
    facts = {"title": str(title or ""), "language": str(language or "")}
    return {key: value.encode("utf-8", "replace").decode() for key, value in facts.items()}
