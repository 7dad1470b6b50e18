"""A clean Word document made from points or from blocks: labels typed, hanging indents, headings, tables."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from onetext.documents import Block, Look, open_package, parse_xml
from onetext.drafts.text import TextPoint
from onetext.drafts.word.names import SPACE, made, readable, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from onetext.documents import Package

__all__ = ["cell_row", "letters", "plain_document", "plain_paragraph", "runs", "table_of", "write_plain"]

_HEADINGS = {"annex": 1, "part": 1, "chapter": 2, "section": 3, "article": 3, "heading": 2}
_SHORT = 160
"""A numbered line of at most so many letters reads as a heading; a longer one is a paragraph."""
_STYLES = {
    "DefaultParagraphFont",
    "Normal",
    "NoList",
    "TableGrid",
    "TableNormal",
    "Title",
    *(f"Heading{rank}" for rank in range(1, 10)),
}
_STEP = 567
"""A centimetre, in twentieths of a point."""
_LOOKS: dict[Look, tuple[str, dict[str, str]]] = {
    "bold": ("b", {}),
    "italic": ("i", {}),
    "strike": ("strike", {}),
    "underline": ("u", {"val": "single"}),
    "superscript": ("vertAlign", {"val": "superscript"}),
    "subscript": ("vertAlign", {"val": "subscript"}),
}
"""In the order that the schema asks for."""


def write_plain(points: Sequence[TextPoint], *, title: str) -> bytes:
    """Write points as a Word document.

    A point's label is typed before its text, with a tab between, so that the numbers are the same in every program.
    Brackets are text like any other. The same points give the same bytes.

    Parameters
    ----------
    points
        In the order of the text. A text of several paragraphs has them parted by newlines.
    title
        Stands above the text and in the properties of the file; "" for none.
    """
    elements = [plain_paragraph(title, style="Title")] if title.strip() else []
    for point in points:
        first, *rest = point.text.split("\n")
        rank = _HEADINGS.get(point.kind, 0)
        style = f"Heading{rank}" if rank and len(first) <= _SHORT else ""
        looks = [look for look in point.looks if look[1] <= len(first)]
        elements.append(plain_paragraph(first, label=point.label, level=point.level, style=style, looks=looks))
        at = len(first) + 1
        for line in rest:
            inside = [(start - at, end - at, how) for start, end, how in point.looks if at <= start < at + len(line)]
            level = point.level + 1 if point.label and not style else point.level
            elements.append(plain_paragraph(line, level=level, looks=inside))
            at += len(line) + 1
    return _filled(elements, title)


def plain_document(blocks: Sequence[Block], *, title: str = "") -> bytes:
    """The same for the blocks of a file that is no Word document: a package for the redline to be written in."""
    elements: list[Element] = []
    for table, group in groupby(blocks, key=lambda block: None if block.cell is None else block.cell[0]):
        if table is None:
            elements += [_of_block(block) for block in group]
        else:
            if elements and elements[-1].tag == w("tbl"):
                elements.append(made("p"))  # two tables in a row would run into one
            elements.append(table_of(list(group)))
    if elements and elements[-1].tag == w("tbl"):
        elements.append(made("p"))
    return _filled(elements, title)


def table_of(blocks: Sequence[Block]) -> Element:
    """A table from the blocks of its cells. Cells that hold nothing are filled in."""
    cells: dict[tuple[int, int], list[Element]] = {}
    for block in blocks:
        if block.cell is not None:
            cells.setdefault(block.cell[1:], []).append(_of_block(block))
    columns = 1 + max(column for _, column in cells)
    table = made("tbl")
    props = made("tblPr")
    props.append(made("tblStyle", val="TableGrid"))
    props.append(made("tblW", w="0", type="auto"))
    table.append(props)
    grid = made("tblGrid")
    grid.extend(made("gridCol", w=str(9000 // columns)) for _ in range(columns))
    table.append(grid)
    for row in sorted({row for row, _ in cells}):
        table.append(cell_row([cells.get((row, column), []) for column in range(columns)]))
    return table


def cell_row(cells: Iterable[Sequence[Element]]) -> Element:
    """A row of a table, from the paragraphs of its cells."""
    row = made("tr")
    for content in cells:
        cell = made("tc")
        cell.extend(content if content else [made("p")])
        row.append(cell)
    return row


def _of_block(block: Block) -> Element:
    style = f"Heading{min(block.level, 8) + 1}" if block.kind == "heading" else ""
    level = block.level if block.kind == "item" else 0
    return plain_paragraph(block.text, label=block.label, level=level, style=style, looks=block.looks)


def plain_paragraph(
    text: str,
    *,
    label: str = "",
    level: int = 0,
    style: str = "",
    looks: Iterable[tuple[int, int, frozenset[Look]]] = (),
) -> Element:
    """A paragraph with its label typed."""
    paragraph = made("p")
    props = made("pPr")
    rtl = _is_rtl(text)
    if style:
        props.append(made("pStyle", val=style))
    if rtl:
        props.append(made("bidi"))
    if label and not style:
        props.append(made("ind", left=str(_STEP * (level + 1)), hanging=str(_STEP)))
    elif level and not style:
        props.append(made("ind", left=str(_STEP * level)))
    if len(props):
        paragraph.append(props)
    if label:
        paragraph.extend(runs(label + "\t", rtl=rtl))
    paragraph.extend(runs(text, looks, rtl=rtl))
    return paragraph


def runs(text: str, looks: Iterable[tuple[int, int, frozenset[Look]]] = (), *, rtl: bool = False) -> list[Element]:
    """The text as runs, one for each look."""
    ranges = list(looks)
    cuts = sorted({0, len(text), *(min(max(at, 0), len(text)) for start, end, _ in ranges for at in (start, end))})
    found = []
    for start, end in pairwise(cuts):
        here = frozenset[Look]().union(*(how for first, last, how in ranges if first <= start and end <= last))
        run = made("r")
        props = made("rPr")
        props.extend(made(name, **told) for look, (name, told) in _LOOKS.items() if look in here)
        if rtl:
            props.append(made("rtl"))
        if len(props):
            run.append(props)
        letters(run, readable(text[start:end]))
        if len(run) > len(props[:1]):
            found.append(run)
    return found


def letters(run: Element, text: str, *, name: str = "t") -> None:
    """Put text into a run: tabs and line breaks are elements of their own."""
    for kind, group in groupby(text, key=lambda letter: letter if letter in "\t\n\u2011" else ""):
        if kind:
            run.extend(made({"\t": "tab", "\n": "br", "\u2011": "noBreakHyphen"}[kind]) for _ in group)
            continue
        element = made(name)
        element.text = "".join(group)
        if element.text != element.text.strip() or "  " in element.text:
            element.set(SPACE, "preserve")
        run.append(element)


def _is_rtl(text: str) -> bool:
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


def _filled(elements: Sequence[Element], title: str) -> bytes:
    from lxml import etree

    package = open_package(_template(title), "template")
    root = parse_xml(package.parts[package.main], "template", package.main)
    body = root[0]
    for at, element in enumerate(elements or [made("p")]):
        body.insert(at, element)
    root.attrib.clear()  # a word on namespaces that none of these elements is in
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    return _package(package, root)


def _package(package: Package, root: Element) -> bytes:
    from lxml import etree

    return package.written(
        {package.main: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)}
    )


@lru_cache(maxsize=4)
def _template(title: str) -> bytes:
    """An empty document: black headings, one typeface, no word about who or when."""
    import datetime

    import docx
    from docx.shared import Mm, Pt, RGBColor

    document = docx.Document()
    core = document.core_properties
    core.title, core.author, core.comments = readable(title)[:255], "", ""
    core.created = core.modified = datetime.datetime(1980, 1, 1)
    _only_needed(document.styles.element)
    for style in document.styles:
        if style.name in ("Normal", "Title") or style.name.startswith("Heading"):
            style.font.name = "Times New Roman"
            style.font.color.rgb = RGBColor(0, 0, 0)
            fonts = style.element.rPr.rFonts
            for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
                del fonts.attrib[theme]
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(25))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _only_needed(styles: Element) -> None:
    """Leave out the styles that nothing here uses, and the links of the others to them."""
    for style in list(styles.iter(w("style"))):
        if style.get(w("styleId")) not in _STYLES:
            styles.remove(style)
            continue
        for link in [*style.iter(w("link")), *style.iter(w("next"))]:
            if link.get(w("val")) not in _STYLES:
                style.remove(link)
