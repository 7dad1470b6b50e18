"""Reading PDFs: whether clauses come out whole, and how long hundreds of pages take."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

from pytest_benchmark.fixture import BenchmarkFixture

from measuring import measure, reach
from onetext.documents import Document, read_document

CLAUSES, PAGES, SECONDS = 60, 500, 10.0
WORDS = (
    "the Parties shall refrain from threat use of force and respect territorial integrity peace-keeping forces mission"
    " withdrawal ceasefire humanitarian reconstruction non-proliferation prisoners exchange within days after signature"
)


def clauses(count: int, seed: int) -> list[str]:
    """Numbered clauses of one to six lines."""
    dice = random.Random(seed)
    bodies = [" ".join(dice.choices(WORDS.split(), k=dice.randint(15, 75))) for _ in range(count)]
    return [f"{number}. {text.capitalize()}, by {number % 28 + 1} June 2027." for number, text in enumerate(bodies, 1)]


def printed(texts: Sequence[str]) -> bytes:
    """A PDF with a running head and page numbers."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    def furnish(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.drawString(72, 810, "Working paper 7")
        canvas.drawString(290, 30, f"Page {document.page}")

    out = io.BytesIO()
    style = ParagraphStyle("clause", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=6)
    story = [Paragraph(text, style) for text in texts]
    SimpleDocTemplate(out, pagesize=(595, 842)).build(story, onFirstPage=furnish, onLaterPages=furnish)
    return out.getvalue()


def read(data: bytes) -> Document:
    return read_document(data, "draft.pdf")


def test_reading_clauses_over_pages(benchmark: BenchmarkFixture) -> None:
    """pypdf's own text, cut at the numbers, has 55 of 60 such clauses right; so has that of pdfplumber."""
    given = clauses(CLAUSES, seed=1)
    found = measure(benchmark, f"reading a PDF, {CLAUSES} clauses over pages", "all exact", read, [printed(given)])
    right = sum(block.text in set(given) for block in found.answers[0].blocks)
    benchmark.extra_info.update(reached=f"{right} of {CLAUSES}", met="yes" if right == CLAUSES else "no")


def test_reading_a_long_pdf(benchmark: BenchmarkFixture) -> None:
    given = clauses(PAGES * 10, seed=2)
    found = measure(benchmark, f"reading a PDF of over {PAGES} pages", f"under {SECONDS:g} s", read, [printed(given)])
    document = found.answers[0]
    told = f"{document.pages} pages, {len(document.blocks):,} blocks"
    good = [block.text for block in document.blocks] == given and (document.pages or 0) > PAGES
    reach(benchmark, SECONDS, found, told=told, good=good)
