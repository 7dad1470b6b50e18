"""The walk through a part: paragraphs, tables and text boxes in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from onetext.documents.docx.marks import Change, Moves, revisions_of
from onetext.documents.docx.names import mc, w
from onetext.documents.docx.raw import NOWHERE, Context, Raw, Walked
from onetext.documents.docx.runs import CHANGES, Runs, chosen, end_marks, within
from onetext.documents.docx.styles import Props, Styles, number_of, own_props
from onetext.documents.making import Budget, too_many
from onetext.documents.text import Mark, Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Walk"]

_THROUGH = {w("customXml"), w("smartTag"), w("sdtContent")}
_CLOCK = 512  # paragraphs between two looks at the clock


class Walk:
    """Gathers the paragraphs of one part.

    Parameters
    ----------
    spans
        Each `w:p` of the part to where it stands; paragraphs beyond it have no place.
    """

    def __init__(self, styles: Styles, spans: Mapping[Element, Span], budget: Budget) -> None:
        self.found = Walked()
        self.styles, self.spans, self.budget = styles, spans, budget
        self.moves = Moves()
        self.runs = Runs(styles, self.moves, self.found, budget)
        self._boxes = self._tables = 0

    def blocks(self, parent: Element, context: Context = NOWHERE) -> None:
        """Everything within a body, a cell, a text box, a note or a comment."""
        self._level(parent, context, [self._new_box()])

    def _new_box(self) -> int:
        self._boxes += 1
        return self._boxes

    def _level(self, parent: Element, context: Context, box: list[int]) -> None:
        for child in parent:
            if child.tag == w("p"):
                self._paragraph(child, context, box[0])
            elif child.tag == w("tbl"):
                self._table(child, context)
                box[0] = self._new_box()  # paragraphs do not run together across a table
            elif child.tag == w("altChunk"):
                self.found.met("altChunk")
            else:
                through = self._through(child, context)
                if through is not None:
                    self._level(through[0], through[1], box)
                else:
                    self.runs.marker(child, len(self.found.raws))

    def _through(self, element: Element, context: Context) -> tuple[Element, Context] | None:
        """What lies within an element that only wraps others, and the context there."""
        if element.tag in _THROUGH:
            return element, context
        if element.tag in CHANGES:
            kind, side = CHANGES[element.tag]
            return element, within(context, kind, self.moves.mark(element, side))
        inner = None
        if element.tag == w("sdt"):
            inner = element.find(w("sdtContent"))
        elif element.tag == mc("AlternateContent"):
            inner = chosen(element)
        return None if inner is None else (inner, context)

    def _paragraph(self, element: Element, context: Context, box: int) -> None:
        raws = self.found.raws
        self._check_limits(len(raws))
        ppr = element.find(w("pPr"))
        now, before = self._props(ppr)
        raw = Raw(
            index=len(raws),
            span=self.spans.get(element, Span(start=0, end=0)),
            box=box,
            props=now,
            props_before=before,
            whole=context,
        )
        raws.append(raw)
        self.runs.read(element, raw)
        boxes, changes = self.runs.boxes, self.runs.changes
        of_mark, raw.end_inserted, raw.end_deleted = end_marks(ppr, self.moves)
        end = len(raw.bits)
        changes += [Change(kind, mark, end, end, of_mark=True) for kind, mark in of_mark]
        changes += self._whole_changes(raw, ppr, changes)
        self.found.revisions += revisions_of(raw, changes)
        for content, inner in boxes:
            self.found.met("textbox")
            self.blocks(content, inner)

    def _check_limits(self, count: int) -> None:
        most = self.budget.limits.blocks
        if count >= most:
            raise too_many(self.budget.name, count + 1, most, "paragraphs or more")
        if count % _CLOCK == 0:
            self.budget.check()

    def _props(self, ppr: Element | None) -> tuple[Props, Props]:
        """The properties of a paragraph as they stand and as they were."""
        now = before = self.styles.props(own_props(ppr))
        if ppr is not None:
            change = ppr.find(w("pPrChange"))
            if change is not None:
                before = self.styles.props(own_props(change.find(w("pPr"))))
            elif ppr.find(f"{w('numPr')}/{w('ins')}") is not None:
                own = own_props(ppr)
                before = self.styles.props(Props(style=own.style, outline=own.outline))
        return now, before

    def _whole_changes(self, raw: Raw, ppr: Element | None, changes: list[Change]) -> list[Change]:
        """Changes that hold for the whole paragraph: its formatting, and the row or cell it stands in."""
        end = len(raw.bits)
        found = []
        for path in (w("pPrChange"), f"{w('numPr')}/{w('numberingChange')}", f"{w('numPr')}/{w('ins')}"):
            change = ppr.find(path) if ppr is not None else None
            if change is not None:
                found.append(Change("formatted", self.moves.mark(change), 0, end))
        kinds = {change.kind for change in changes}
        if raw.whole.inserted and not kinds & {"inserted", "moved-to"}:
            found.append(Change("moved-to" if raw.whole.inserted.move else "inserted", raw.whole.inserted, 0, end))
        if raw.whole.deleted and not kinds & {"deleted", "moved-from"}:
            found.append(Change("moved-from" if raw.whole.deleted.move else "deleted", raw.whole.deleted, 0, end))
        return [change for change in found if change.end or change.kind == "formatted"]

    def _table(self, table: Element, context: Context) -> None:
        number = self._tables
        self._tables += 1
        now = before = 0
        merged: dict[int, tuple[int, int]] = {}
        for row, inner in self._wrapped(table, "tr", context):
            trpr = row.find(w("trPr"))
            inner = _changed(inner, trpr, self.moves, {w("ins"): "inserted", w("del"): "deleted"})
            self._row(row, trpr, inner, (number, now, before), merged)
            now += inner.deleted is None
            before += inner.inserted is None

    def _wrapped(self, parent: Element, name: str, context: Context) -> Iterator[tuple[Element, Context]]:
        """The rows of a table or cells of a row, those within content controls as well."""
        for child in parent:
            if child.tag == w(name):
                yield child, context
            elif child.tag != w("tblPr") and (through := self._through(child, context)) is not None:
                yield from self._wrapped(through[0], name, through[1])
            else:
                self.runs.marker(child, len(self.found.raws))

    def _row(
        self,
        row: Element,
        trpr: Element | None,
        context: Context,
        at: tuple[int, int, int],
        merged: dict[int, tuple[int, int]],
    ) -> None:
        """The cells of a row; `merged` holds, for each column, the row that a merged cell began in."""
        number, row_now, row_before = at
        skipped = number_of(trpr.find(w("gridBefore"))) if trpr is not None else None
        now = before = skipped or 0
        for cell, inner in self._wrapped(row, "tc", context):
            tcpr = cell.find(w("tcPr"))
            inner = _changed(inner, tcpr, self.moves, {w("cellIns"): "inserted", w("cellDel"): "deleted"})
            rows = _rows(tcpr, now, (row_now, row_before), merged)
            place = inner._replace(now=(number, rows[0], now), before=(number, rows[1], before))
            self.blocks(cell, place)
            width = max((number_of(tcpr.find(w("gridSpan"))) if tcpr is not None else None) or 1, 1)
            now += width if inner.deleted is None or context.deleted is not None else 0
            before += width if inner.inserted is None or context.inserted is not None else 0


def _rows(
    tcpr: Element | None, column: int, rows: tuple[int, int], merged: dict[int, tuple[int, int]]
) -> tuple[int, int]:
    """The row a cell belongs to: its own, or the one in which the merged cell above began."""
    merge = tcpr.find(w("vMerge")) if tcpr is not None else None
    if merge is None:
        merged.pop(column, None)
        return rows
    if merge.get(w("val")) == "restart":
        merged[column] = rows
    return merged.setdefault(column, rows)


def _changed(context: Context, props: Element | None, moves: Moves, names: Mapping[str, str]) -> Context:
    """The context within a row or cell that was inserted or deleted as a whole."""
    for child in props if props is not None else ():
        kind = names.get(child.tag)
        if kind is not None:
            mark: Mark = moves.mark(child)
            context = context._replace(inserted=mark) if kind == "inserted" else context._replace(deleted=mark)
    return context
