"""Files of each format, made by code: good ones, which tests read and which the fuzz run then spoils."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Sequence
from functools import cache

import docx
import pypdf
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

WORDS = (
    "the Parties shall refrain from threat use of force and respect territorial integrity sovereign peace-keeping"
    " forces monitoring mission withdrawal ceasefire humanitarian implementation reconstruction non-proliferation"
    " prisoners exchange within days after signature international guarantees sanctions relief phased compensation"
    " committee verification demilitarised zone"
)
HEAD = "Confidential draft - Working paper 7"


def clauses(count: int, seed: int = 1) -> list[str]:
    """Numbered clauses of one to six lines."""
    dice, words = random.Random(seed), WORDS.split()
    made = []
    for number in range(1, count + 1):
        text = " ".join(dice.choice(words) for _ in range(dice.randint(15, 75)))
        made.append(
            f"{number}. {text[0].upper()}{text[1:]}, not later than {dice.randint(1, 28)} June {2026 + number % 4}."
        )
    return made


def pdf_of(
    texts: Sequence[str], *, columns: int = 1, justified: bool = False, furniture: bool = True, compressed: bool = True
) -> bytes:
    """A PDF with a running head and page numbers, set by reportlab."""

    def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
        if furniture:
            canvas.setFont("Helvetica", 9)
            canvas.drawString(72, 800, HEAD)
            canvas.drawCentredString(300, 30, f"Page {document.page} of 9")

    buffer = io.BytesIO()
    width = 450 / columns - 10
    frames = [Frame(72 + column * 450 / columns, 60, width, 720) for column in range(columns)]
    document = BaseDocTemplate(buffer, pagesize=A4, pageCompression=int(compressed), invariant=1)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=furnish)])
    style = ParagraphStyle(
        "clause", fontName="Times-Roman", fontSize=11, leading=13.75, alignment=4 if justified else 0, spaceAfter=6
    )
    document.build([Paragraph(text, style) for text in texts])
    return buffer.getvalue()


def locked(data: bytes, password: str, algorithm: str) -> bytes:
    """The same PDF, encrypted."""
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(data)))
    writer.encrypt(password, "owner", algorithm=algorithm)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def drawn(*pages: Sequence[tuple[float, float, str]], picture_on: Sequence[int] = (), height: float = 842) -> bytes:
    """A PDF with each text at its place; `picture_on` names pages that hold a picture (counted from 0)."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, height), invariant=1)
    for number, texts in enumerate(pages):
        if number in picture_on:
            image = io.BytesIO()
            Image.new("RGB", (20, 20), "grey").save(image, "PNG")
            canvas.drawImage(ImageReader(io.BytesIO(image.getvalue())), 10, 10)
        canvas.setFont("Times-Roman", 11)
        for x, y, text in texts:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


HTML = """<!DOCTYPE html><html lang="en"><head><title>Draft &amp; text</title><style>p{color:red}</style></head><body>
<nav><ul><li><a href="/">Home</a><li><a href="/n">News</a></ul></nav>
<div id="c"><h1>Agreement</h1><p>Preamble: the <b>Parties</b>,
 having   met,<br>agree<sup><a href="#fn1">1</a></sup> as follows.</p>
<ol type="I" start=2><li>The first point about the ceasefire<ol type=a><li>sub one<li value=4>sub four<p>more</ol>
<li>Withdrawal within <del datetime="2025-01-01">30</del><ins>60</ins> days</ol>
<table><tr><th>Who<th>What<tr><td>North<td>leaves &lt;now&gt;</table>
<p hidden>secret</p><pre>1. Set with a typewriter
2. Line two</pre><script>alert("<p>no")</script><p id=fn1>The footnote.</p></div>
<footer>Copyright</footer></body></html>"""

MARKDOWN = """---
title: "Draft A"
---
# Article 1 *Scope*

1. The Parties [shall/should] cease [A, B: all [armed] hostilities] (see [link](http://example.org/x)).
   {confidence: high}
2. Second:
   a. alpha
   b. beta

   - bullet **bold** ~~struck~~ &amp; `code`

| a | b |
|---|---|
| 1 | [2](should) |

> quoted text

<div>kept</div> <!-- gone -->
"""

PLAIN = """AGREEMENT
=========

1. The Parties shall cease all hostilities within
thirty days of the signature of this agreement.
2. Peace-keeping forces deploy – “at once” – under
   (a) the mandate of the Council;
   (b) the consent of both Parties.

Статья 3. Заключительные положения.
"""


@cache
def seeds(form: str) -> tuple[bytes, ...]:
    """Good files of a format."""
    texts = clauses(12, seed=4)
    if form == "pdf":
        plain = pdf_of(texts, compressed=False)
        return plain, pdf_of(texts[:5], columns=2), locked(pdf_of(texts[:3]), "", "AES-128"), drawn([(72, 700, "1. A")])
    if form == "docx":
        return _word(texts), _redlined()
    text = {"html": HTML, "md": MARKDOWN, "txt": PLAIN}[form]
    return text.encode(), (text + "\n" + "\n\n".join(texts)).encode(), b"\xff\xfe" + text.encode("utf-16-le")


def _word(texts: Sequence[str]) -> bytes:
    document = docx.Document()
    document.add_heading("Agreement", 1)
    for text in texts:
        document.add_paragraph(text.split(" ", 1)[1], style="List Number")
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "North"
    document.sections[0].header.paragraphs[0].text = HEAD
    _without_unused(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _without_unused(document: docx.document.Document) -> None:
    """Take out most of what the template brings: faults should fall on what a draft uses."""
    for style in list(document.styles):
        if style.style_id not in _STYLES:
            style.delete()
    for relation in list(document.part.rels.values()):
        if relation.reltype.endswith(("/stylesWithEffects", "/theme")):
            document.part.drop_rel(relation.rId)
    for relation in list(document.part.package.rels.values()):
        if relation.reltype.endswith("/thumbnail"):
            document.part.package.rels.pop(relation.rId)


_STYLES = {
    "Normal",
    "Heading1",
    "Heading1Char",
    "ListNumber",
    "DefaultParagraphFont",
    "TableNormal",
    "Header",
    "NoList",
}


_REDLINE = (
    '<w:p><w:r><w:t xml:space="preserve">The army is capped at </w:t></w:r>'
    '<w:del w:id="1" w:author="North" w:date="2025-11-20T10:00:00Z"><w:r><w:delText>600</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="South" w:date="2025-11-21T10:00:00Z"><w:r><w:t>800</w:t></w:r></w:ins></w:p>'
    '<w:moveFromRangeStart w:id="3" w:name="m1" w:author="North"/><w:p><w:moveFrom w:id="4" w:author="North"><w:r>'
    '<w:t>Moved.</w:t></w:r></w:moveFrom></w:p><w:moveFromRangeEnd w:id="3"/>'
    '<w:moveToRangeStart w:id="5" w:name="m1" w:author="North"/><w:p><w:moveTo w:id="6" w:author="North"><w:r>'
    '<w:t>Moved.</w:t></w:r></w:moveTo></w:p><w:moveToRangeEnd w:id="5"/>'
)


def _redlined() -> bytes:
    """A Word file with tracked changes and a move, written into the XML by hand."""
    source = zipfile.ZipFile(io.BytesIO(_word(clauses(2))))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:sectPr", _REDLINE.encode() + b"<w:sectPr", 1)
            target.writestr(name, data)
    return buffer.getvalue()
