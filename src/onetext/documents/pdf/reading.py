"""A PDF as a document."""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from onetext.documents.apart import Broken, OutOfMemory, OutOfTime, run_apart
from onetext.documents.joining import Lexicon, join_lines
from onetext.documents.limits import Limits
from onetext.documents.making import counted, digest, plural, too_many, turned
from onetext.documents.pdf.furniture import says_something, without_furniture
from onetext.documents.pdf.lines import Line, Page, lines_of_pages
from onetext.documents.pdf.paragraphs import Measures, measured, paragraphs
from onetext.documents.plain import doubted
from onetext.documents.runs import cleaned
from onetext.documents.text import Block, BlockKind, Comment, Document, Notice, Span
from onetext.errors import DocumentError

__all__ = ["read_pdf"]

_ENDINGS = (b"startxref", b"%%EOF")
_TAIL = 64 * 2**10
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_NO_TITLES = {"untitled", "(anonymous)"}
"""What programs write where nobody gave a title."""
_LONGEST_HEADING = 150
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"
_MOST_QUOTED = 5
_FEWEST_GAPS = 4
_MOST_SHARES = 6
"""A large file gets the time of one file for each quarter of a megabyte, up to so many: many pages are no attack."""


def read_pdf(data: bytes, name: str, limits: Limits, layout: bool) -> Document:
    """Read a PDF: running heads and page numbers taken off, words joined over line ends, paragraphs over pages.

    A block's span gives the page and the code points of its text as pypdf reads it (`PageObject.extract_text`); of a
    paragraph that runs over a page, the part on the first one.

    Parameters
    ----------
    layout
        Order the words by their places, columns one after the other (pdfplumber), not by the order of the file.

    Raises
    ------
    DocumentError
        E501 without pdfplumber, E502, E503, E504, E506.
    """
    if not any(ending in data[-_TAIL:] for ending in _ENDINGS):
        raise _damaged(name, "the PDF breaks off before its end")
    answer = _answer(data, name, limits, layout)
    pages = lines_of_pages(answer["pages"])
    if not any(page.lines for page in pages):
        raise _without_text(name, pages)
    letters = Counter(sign == _UNREADABLE for page in pages for line in page.lines for sign in line.text)
    if letters[True] > letters[False]:
        message = "the PDF does not say which letters its fonts show, so its text cannot be read"
        raise DocumentError(name, message, hint="run text recognition (OCR) on it first", code="E506")
    bodies, left_out = without_furniture(pages)
    lexicon = Lexicon.of(line.text for lines in bodies for line in lines)
    blocks = counted(_blocks(bodies, lexicon), name, "pdf", limits)
    return Document(
        name=name,
        format="pdf",
        sha256=digest(data),
        blocks=blocks,
        original=blocks,
        comments=_comments(pages),
        notices=(*_notices(answer, pages, layout), *_sentences(left_out), *turned(blocks), *doubted(lexicon)),
        left_out=tuple(cleaned(text) for text in (*left_out, *(said for page in pages for said in page.filled))),
        title="" if answer["title"] in _NO_TITLES else cleaned(answer["title"]).strip(),
        language=cleaned(answer["language"]).strip(),
        pages=len(pages),
    )


def _answer(data: bytes, name: str, limits: Limits, layout: bool) -> dict[str, Any]:
    """What the reading process says, or the error for what it met."""
    if layout and importlib.util.find_spec("pdfplumber") is None:
        raise DocumentError(
            name,
            "reading a PDF by its layout needs pdfplumber, which is not installed",
            hint='run: pip install "onetext[pdf]"',
            code="E501",
        )
    task = "onetext.documents.pdf.columns:read_columns" if layout else "onetext.documents.pdf.pages:read_pages"
    options = {"most_pages": limits.pages}
    seconds = limits.seconds * min(_MOST_SHARES, 1 + len(data) // 2**18)
    try:
        answer: dict[str, Any] = run_apart(task, data, options, seconds=seconds, memory=limits.memory_bytes)
    except OutOfTime:
        message = f"reading the PDF takes longer than {seconds:g} seconds"
        raise DocumentError(name, message, hint="print a part of it to a new PDF and read that", code="E504") from None
    except OutOfMemory:
        message = f"reading the PDF takes more than {limits.memory_bytes / 2**20:,.0f} MB of memory"
        raise DocumentError(name, message, hint="print a part of it to a new PDF and read that", code="E504") from None
    except Broken:
        raise _damaged(name, "the PDF is damaged") from None
    if fault := answer.get("fault"):
        raise _refused(name, fault, answer, limits)
    return answer


def _refused(name: str, fault: str, answer: dict[str, Any], limits: Limits) -> DocumentError:
    if fault == "pages":
        return too_many(name, answer["count"], limits.pages, "pages")
    if fault == "cipher":
        message = "the PDF is encrypted in a way that needs one more package"
        return DocumentError(name, message, hint="run: pip install cryptography; or remove the password", code="E502")
    message = "the PDF is protected by a password"
    return DocumentError(name, message, hint="open it, print it to a new PDF and read that", code="E502")


def _damaged(name: str, message: str) -> DocumentError:
    return DocumentError(name, message, hint="fetch it again, or print it to a new PDF and read that", code="E503")


def _without_text(name: str, pages: Sequence[Page]) -> DocumentError:
    if any(page.pictures for page in pages):
        message = "the PDF has no text: its pages are pictures"
        return DocumentError(name, message, hint="run text recognition (OCR) on it first", code="E506")
    hint = "check that this is the right file; if its pages show text, run text recognition (OCR) on it first"
    return DocumentError(name, "the PDF has no text", hint=hint, code="E506")


def _blocks(bodies: Sequence[Sequence[Line]], lexicon: Lexicon) -> list[Block]:
    usual = measured(bodies)
    blocks: list[Block] = []
    edges: list[float] = []
    for lines in paragraphs(bodies, usual):
        text = cleaned(join_lines([line.text for line in lines], lexicon)).strip()
        if not text:
            continue
        first = lines[0]
        same = [line for line in lines if line.page == first.page]
        kind: BlockKind = "heading" if _is_heading(lines, text, usual) else "paragraph"
        blocks.append(
            Block(
                text=text,
                kind=kind,
                span=Span(start=first.start, end=max(line.end for line in same), page=first.page),
                level=0 if kind == "heading" else _level(edges, first.x),
                paragraphs=(len(blocks),),
            )
        )
    return blocks


def _is_heading(lines: Sequence[Line], text: str, usual: Measures) -> bool:
    """Short, and set in bold or in larger type than the text."""
    stands_out = all(line.bold for line in lines) or lines[0].size > 1.12 * usual.size
    return stands_out and len(text) <= _LONGEST_HEADING and not text.endswith((".", ";", ","))


def _level(edges: list[float], x: float) -> int:
    """Depth of a left edge, by the ones that are open above it."""
    while edges and edges[-1] > x + 4:
        edges.pop()
    if not edges or x > edges[-1] + 4:
        edges.append(x)
    return len(edges) - 1


def _comments(pages: Sequence[Page]) -> tuple[Comment, ...]:
    found = [comment for page in pages for comment in page.comments]
    return tuple(
        Comment(id=str(number), author=cleaned(author), date=_date(date), text=cleaned(text))
        for number, (author, date, text) in enumerate(found, 1)
    )


def _date(text: str) -> str:
    """`D:20251123101500+01'00'` as ISO 8601, as far as it goes."""
    match = re.match(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?", text)
    if match is None:
        return ""
    year, month, day, hour, minute, second = match.groups()
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second}" if hour else "")


def _notices(answer: dict[str, Any], pages: Sequence[Page], layout: bool) -> list[Notice]:
    notices = []
    if answer["unlocked"]:
        notices.append(Notice(code="encrypted", message="The PDF is encrypted, but opens without a password."))
    if answer["flawed"]:
        message = "The PDF has flaws that had to be worked around; compare the text with the pages."
        notices.append(Notice(code="damaged", message=message))
    if unread := sum(page.text.count(_UNREADABLE) for page in pages):
        count = plural(unread, "character", "characters")
        message = f"The PDF does not say what {count} of its fonts are; they are shown as {_UNREADABLE}."
        notices.append(Notice(code="encoding", message=message))
    empty = [page.number for page in pages if not page.lines and page.pictures]
    if empty:
        numbers = ", ".join(map(str, empty[:20])) + (", …" if len(empty) > 20 else "")
        count = plural(len(empty), "page is a picture", "pages are pictures")
        message = f"{count} without text: {numbers}; run text recognition (OCR) to read them."
        notices.append(Notice(code="images", message=message))
    if any(_RIGHT_TO_LEFT.search(page.text) for page in pages):
        message = "The PDF has text that runs from right to left; check the order of words and signs."
        notices.append(Notice(code="direction", message=message))
    if not layout and _jumps(pages) > len(pages):
        message = "Text on the pages jumps up and down, as in columns or tables; try --layout."
        notices.append(Notice(code="layout", message=message))
    elif not layout and (gapped := [page.number for page in pages if _is_gapped(page)]):
        numbers = ", ".join(map(str, gapped[:20])) + (", …" if len(gapped) > 20 else "")
        message = f"Lines have wide gaps within, as between columns or in tables (page {numbers}); try --layout."
        notices.append(Notice(code="layout", message=message))
    if filled := [cleaned(text) for page in pages for text in page.filled]:
        message = f"Filled in into a form on the pages, and left out: {_quoted(filled)}."
        notices.append(Notice(code="left-out", message=message))
    return notices


def _sentences(left_out: Sequence[str]) -> list[Notice]:
    """What went as a running head although it may belong to the draft, word for word."""
    found = Counter(cleaned(text) for text in left_out if says_something(text))
    if not found:
        return []
    message = (
        f"Left out as a running head or foot, though it reads like part of the draft: {_quoted(found.elements())}."
    )
    return [Notice(code="left-out", message=message)]


def _quoted(texts: Iterable[str]) -> str:
    """Texts word for word, the same one once."""
    quoted = [f'"{text}"' + (f" ({count} pages)" if count > 1 else "") for text, count in Counter(texts).items()]
    return "; ".join(quoted[:_MOST_QUOTED]) + ("; …" if len(quoted) > _MOST_QUOTED else "")


def _is_gapped(page: Page) -> bool:
    """Whether so many lines have wide gaps that two columns may have been read across."""
    return page.gaps >= _FEWEST_GAPS and page.gaps * 3 >= len(page.lines)


def _jumps(pages: Sequence[Page]) -> int:
    """How often a line stands well above the one before it, other than the running head and foot."""
    count = 0
    for page in pages:
        lines = page.lines[2:-2]
        count += sum(1 for before, line in pairwise(lines) if line.y > before.y + 3 * line.size)
    return count
