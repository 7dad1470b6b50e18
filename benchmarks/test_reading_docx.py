"""Reading Word documents: how long a long one takes, and whether foreign redlines are read right in both views."""

from __future__ import annotations

import io

from pytest_benchmark.fixture import BenchmarkFixture

from foreign_redlines import REDLINES
from measuring import measure, reach
from onetext.documents import Document, read_document

PARAGRAPHS, SECONDS = 5_000, 1.5


def long_document() -> bytes:
    """Paragraphs of five runs each, every other one numbered."""
    import docx

    made = docx.Document()
    for place in range(PARAGRAPHS):
        paragraph = made.add_paragraph(style="List Number" if place % 2 else None)
        for part in range(5):
            paragraph.add_run(f"Part {part} of point {place}, in some words. ").bold = part == 2
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read(data: bytes) -> Document:
    return read_document(data, "draft.docx")


def test_reading_a_long_docx(benchmark: BenchmarkFixture) -> None:
    work = f"reading a DOCX of {PARAGRAPHS:,} paragraphs"
    found = measure(benchmark, work, f"under {SECONDS} s", read, [long_document()])
    count = len(found.answers[0].blocks)
    reach(benchmark, SECONDS, found, told=f"{count:,} blocks", good=count == PARAGRAPHS)


def test_reading_foreign_redlines(benchmark: BenchmarkFixture) -> None:
    """Points right in both views, of redlines by Word, LibreOffice and Docxodus."""
    work = "reading foreign redlines with moves, both views"
    found = measure(benchmark, work, "100 %", read, [item.data for item in REDLINES])
    right = total = 0
    for redline, document in zip(REDLINES, found.answers, strict=True):
        for blocks, points in ((document.blocks, redline.after), (document.original, redline.before)):
            total += len(points)
            right += sum(point == block.text for point, block in zip(points, blocks, strict=False))
    benchmark.extra_info.update(reached=f"{right / total:.0%} of {total} points", met="yes" if right == total else "no")
