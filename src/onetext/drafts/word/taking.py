"""A part of a Word document, taken apart into items. Nothing is lost: what is no text is kept as the element it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from onetext.documents import Mark
from onetext.drafts.word.items import Cell, Item, Para, Row, Stretch, Table
from onetext.drafts.word.names import BREAK, NOTE, THING, WML, child, readable, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["RANGES", "as_it_stands", "local", "take"]

RANGES = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
_TRACKED = {"ins": "inserted", "moveTo": "inserted", "del": "deleted", "moveFrom": "deleted"}
_BOXES = {"sdt", "customXml"}
_WRAPS = {"hyperlink", "smartTag", "fldSimple", "customXml", "bdo", "dir", "sdt"}
_LETTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_SEEN = {"drawing", "pict", "object", "sym", "ruby", "AlternateContent"}
_CALLS = {"footnoteReference", "endnoteReference"}
_DROPPED = {"lastRenderedPageBreak", "proofErr", "rPr", "pPr", *RANGES}

_Marks = tuple[Mark | None, Mark | None]


def take(container: Element, labels: Mapping[Element, str]) -> list[Item]:
    """The paragraphs and tables of a body or a cell, in order; content controls and the like are looked through.

    Parameters
    ----------
    labels
        The automatic number of each `w:p`, as printed.
    """
    root = container
    while root.getparent() is not None:
        root = root.getparent()
    return _items(container, labels, _moves(root))


def _items(container: Element, labels: Mapping[Element, str], moves: Mapping[Element, str]) -> list[Item]:
    found = list(_blocks(container))
    items: list[Item] = []
    for element, after in zip(found, [*found[1:], None], strict=True):
        if local(element) == "tbl":
            items.append(_table(element, labels, moves))
            continue
        alone = after is None or local(after) == "tbl" or after.getparent() is not element.getparent()
        shut = alone or child(element, "pPr", "sectPr") is not None
        items.append(_para(element, labels.get(element, ""), moves, shut=shut))
    return items


def _blocks(container: Element) -> Iterator[Element]:
    for element in container:
        name = local(element)
        if name in ("p", "tbl"):
            yield element
        elif name in _BOXES:
            inside = child(element, "sdtContent") if name == "sdt" else element
            if inside is not None:
                yield from _blocks(inside)


def _table(element: Element, labels: Mapping[Element, str], moves: Mapping[Element, str]) -> Table:
    rows = []
    for row in _inside(element, "tr"):
        cells = [Cell(items=_items(cell, labels, moves), element=cell) for cell in _inside(row, "tc")]
        inserted, deleted = _marks_in(child(row, "trPr"), moves)
        rows.append(Row(cells=cells, element=row, inserted=inserted, deleted=deleted))
    return Table(rows=rows, element=element)


def _inside(element: Element, wanted: str) -> Iterator[Element]:
    for inner in element:
        name = local(inner)
        if name == wanted:
            yield inner
        elif name in ("sdt", "sdtContent", "customXml"):
            yield from _inside(inner, wanted)


def _para(element: Element, label: str, moves: Mapping[Element, str], *, shut: bool) -> Para:
    stretches = tuple(_stretches(element, (None, None), (), moves))
    inserted, deleted = _marks_in(child(element, "pPr", "rPr"), moves)
    tracked = inserted is not None or deleted is not None
    return Para(
        stretches=stretches,
        props=child(element, "pPr"),
        element=element,
        inserted=None if shut else inserted,  # such a mark cannot go
        deleted=None if shut else deleted,
        label=label,
        shut=shut,
        tracked=tracked or any(item.inserted or item.deleted for item in stretches),
    )


def _marks_in(element: Element | None, moves: Mapping[Element, str]) -> _Marks:
    marks: _Marks = (None, None)
    for inner in element if element is not None else ():
        if local(inner) in _TRACKED:
            marks = _with(marks, inner, moves)
    return marks


def _with(marks: _Marks, element: Element, moves: Mapping[Element, str]) -> _Marks:
    mark = Mark(
        author=str(element.get(w("author"), "")), date=str(element.get(w("date"), "")), move=moves.get(element, "")
    )
    return (mark, marks[1]) if _TRACKED[local(element)] == "inserted" else (marks[0], mark)


def _stretches(
    element: Element, marks: _Marks, wraps: tuple[Element, ...], moves: Mapping[Element, str]
) -> Iterator[Stretch]:
    for inner in element:
        name = local(inner)
        if name == "r":
            yield from _run(inner, marks, wraps)
        elif name in _TRACKED:
            yield from _stretches(inner, _with(marks, inner, moves), wraps, moves)
        elif name in _WRAPS:
            content = child(inner, "sdtContent") if name == "sdt" else inner
            if content is not None:
                yield from _stretches(content, marks, (*wraps, inner), moves)
        elif name not in _DROPPED and not name.endswith("Pr"):
            seen = THING if name in ("oMath", "oMathPara") else ""
            yield Stretch(text=seen, thing=inner, bare=True, inserted=marks[0], deleted=marks[1], wraps=wraps)


def _run(run: Element, marks: _Marks, wraps: tuple[Element, ...]) -> Iterator[Stretch]:
    look = child(run, "rPr")
    for inner in run:
        name = local(inner)
        thing: Element | None = None
        if name in ("t", "delText"):
            text = readable(inner.text or "").replace("\n", " ")
        elif name in _LETTERS:
            text = _LETTERS[name]
        elif name == "br" and inner.get(w("type"), "textWrapping") == "textWrapping":
            text = "\n"
        elif name in _DROPPED:
            continue
        else:
            text, thing = THING if name in _SEEN else NOTE if name in _CALLS else "", inner
        if text or thing is not None:
            yield Stretch(text=text, look=look, inserted=marks[0], deleted=marks[1], thing=thing, wraps=wraps)


def _moves(root: Element) -> dict[Element, str]:
    """The name of the move that each `w:moveFrom` and `w:moveTo` belongs to."""
    running: dict[str, dict[str, str]] = {"moveFrom": {}, "moveTo": {}}
    found = {}
    for element in root.iter(*(w(name) for name in (*RANGES, *running))):
        name = local(element)
        kind = name.removesuffix("RangeStart").removesuffix("RangeEnd")
        at = str(element.get(w("id"), ""))
        if name.endswith("Start"):
            running[kind][at] = str(element.get(w("name"), ""))
        elif name.endswith("End"):
            running[kind].pop(at, None)
        elif running[kind]:
            found[element] = list(running[kind].values())[-1]
    return found


def as_it_stands(items: list[Item]) -> list[Item]:
    """The items with every paragraph joined to the next one where the mark between them is deleted."""
    joined: list[Item] = []
    waiting: list[Stretch] = []
    for item in items:
        if isinstance(item, Table):
            for row in item.rows:
                for cell in row.cells:
                    cell.items = as_it_stands(cell.items)
            joined.append(item)
            continue
        if waiting:
            item.stretches = (*waiting, *item.stretches)
            waiting = []
        if item.deleted is not None:
            mark = Stretch(text=BREAK, inserted=item.inserted, deleted=item.deleted, para=item)
            waiting = [*item.stretches, mark]
        else:
            joined.append(item)
    return joined


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for a comment or an instruction."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, name = tag.rpartition("}")
    return name if space == "{" + WML or name in ("oMath", "oMathPara", "AlternateContent") else f"other:{name}"
