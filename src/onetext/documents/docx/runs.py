"""The inside of a paragraph: runs, fields, links, tracked changes; what is printed, and what happened to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from onetext.documents.docx.marks import Change, Kind, Moves
from onetext.documents.docx.names import m, mc, w
from onetext.documents.docx.raw import NOWHERE, Bit, CommentPlace, Context, Raw, Walked
from onetext.documents.docx.styles import Styles, is_on, number_of, own_run_props
from onetext.documents.docx.symbols import symbol
from onetext.documents.making import Budget
from onetext.documents.text import Look, Mark

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["CHANGES", "Runs", "chosen", "within"]

CHANGES: dict[str, tuple[Kind, str]] = {
    w("ins"): ("inserted", ""),
    w("del"): ("deleted", ""),
    w("moveFrom"): ("moved-from", "moveFrom"),
    w("moveTo"): ("moved-to", "moveTo"),
}
"""Element -> the kind of tracked change, and which end of a move it is."""

_THROUGH = {w(name) for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo", "sdtContent")}
_RANGES = {w(f"{side}Range{edge}"): (side, edge) for side in ("moveFrom", "moveTo") for edge in ("Start", "End")}
_SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\N{NON-BREAKING HYPHEN}"}
_DRAWN = {w("drawing"), w("pict"), w("object")}
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_COUNTING = ("AUTONUM", "LISTNUM")
"""Fields whose numbers Word counts anew each time, and does not write into the file."""
_PLAIN: frozenset[Look] = frozenset()
_CLOCK = 4096  # stretches of text between two looks at the clock
_NESTED = 8  # changes within changes that are told one by one

Handler = Callable[["Element", Context], None]


def chosen(alternatives: Element) -> Element | None:
    """What to read of several forms of one thing: the first, or the fallback where only that one has text."""
    choice, fallback = alternatives.find(mc("Choice")), alternatives.find(mc("Fallback"))
    if choice is None or fallback is None:
        return choice if choice is not None else fallback
    silent = next(choice.iter(w("t")), None) is None
    return fallback if silent and next(fallback.iter(w("t")), None) is not None else choice


def within(context: Context, kind: Kind, mark: Mark) -> Context:
    """The context inside a tracked change."""
    if kind in ("inserted", "moved-to"):
        return context._replace(inserted=mark)
    return context._replace(deleted=mark)


class Runs:
    """Reads paragraphs, one after the other: fields, moves and comments may reach over several of them.

    Parameters
    ----------
    found
        Where comments, hidden texts and things met are noted.

    Attributes
    ----------
    boxes, changes
        The text boxes and tracked changes of the paragraph that was read last.
    """

    def __init__(self, styles: Styles, moves: Moves, found: Walked, budget: Budget) -> None:
        self.styles, self.moves, self.found, self.budget = styles, moves, found, budget
        self.boxes: list[tuple[Element, Context]] = []
        self.changes: list[Change] = []
        self._fields: list[bool] = []  # for each open field: whether its result has begun
        self._bits: list[Bit] = []
        self._at = 0
        self._nested = 0
        self._hidden = False
        self._looks = _PLAIN
        self._run_hidden = False
        self._inline_handlers = self._for_paragraphs()
        self._run_handlers = self._for_runs()

    def read(self, element: Element, raw: Raw) -> None:
        """Fill in the bits of a paragraph; leaves its text boxes and changes for the caller to take."""
        self._bits, self.boxes, self.changes = raw.bits, [], []
        self._at, self._hidden = raw.index, bool(raw.props.hidden)
        self._fields = [True] * len(self._fields)  # an instruction that never ends must not swallow the text
        self.moves.new_paragraph()
        self._inline(element, raw.whole)
        self.found.said.append("\n")

    def marker(self, element: Element, at: int) -> bool:
        """Read the start or end of a move or comment between paragraphs; False where the element is none.

        Parameters
        ----------
        at
            The index of the paragraph that comes next.
        """
        if element.tag not in _RANGES and element.tag not in (w("commentRangeStart"), w("commentRangeEnd")):
            return False
        self._at = at
        self._inline_handlers[element.tag](element, NOWHERE)
        return True

    def _for_paragraphs(self) -> dict[str, Handler]:
        return {
            **dict.fromkeys(_THROUGH, self._inline),
            **dict.fromkeys(CHANGES, self._change),
            **dict.fromkeys(_RANGES, self._move_range),
            **dict.fromkeys((m("oMath"), m("oMathPara")), self._formula),
            w("r"): self._run,
            w("sdt"): self._control,
            w("fldSimple"): self._simple_field,
            mc("AlternateContent"): self._alternatives,
            w("commentRangeStart"): self._comment_start,
            w("commentRangeEnd"): self._comment_end,
            w("subDoc"): lambda *_: self.found.met("subDoc"),
        }

    def _for_runs(self) -> dict[str, Handler]:
        return {
            **dict.fromkeys((w("t"), w("delText")), self._text),
            **dict.fromkeys(_SIGNS, self._sign),
            **dict.fromkeys(_DRAWN, self._drawing),
            **dict.fromkeys(_NOTES, self._note),
            w("sym"): self._symbol,
            w("fldChar"): self._field,
            w("instrText"): self._instruction,
            w("ruby"): self._ruby,
            w("commentReference"): self._comment_reference,
            mc("AlternateContent"): self._run_alternatives,
        }

    def _inline(self, parent: Element, context: Context) -> None:
        handlers = self._inline_handlers
        for child in parent:
            handler = handlers.get(child.tag)
            if handler is not None:
                handler(child, context)

    def _run(self, element: Element, context: Context) -> None:
        rpr = element.find(w("rPr"))
        if rpr is None:
            self._looks, self._run_hidden = _PLAIN, self._hidden
        else:
            props = self.styles.run(own_run_props(rpr))
            self._looks = props.looks
            self._run_hidden = self._hidden if props.hidden is None else props.hidden
        start = len(self._bits)
        for child in element:
            handler = self._run_handlers.get(child.tag)
            if handler is not None:
                handler(child, context)
                if child.tag in _NOTES and child.get(w("customMarkFollows")) in {"1", "true", "on"}:
                    break  # what follows is the mark itself
        change = rpr.find(w("rPrChange")) if rpr is not None else None
        if change is not None and len(self._bits) > start:
            self.changes.append(Change("formatted", self.moves.mark(change), start, len(self._bits)))

    def _add(self, text: str, context: Context, note: str = "") -> None:
        self._bits.append(Bit(text, context.inserted, context.deleted, self._looks, note))
        self.found.said.append(text)
        if len(self._bits) % _CLOCK == 0:
            self.budget.check()
        if self._run_hidden and text.strip():
            self.found.hidden.setdefault(self._at, []).append(text)

    def _text(self, element: Element, context: Context) -> None:
        text = element.text
        if text and all(self._fields):
            if "\n" in text or "\r" in text:
                text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
            self._add(text, context)

    def _sign(self, element: Element, context: Context) -> None:
        if all(self._fields):
            self._add(_SIGNS[element.tag], context)

    def _symbol(self, element: Element, context: Context) -> None:
        if all(self._fields):
            sign = symbol(element.get(w("char"), ""), element.get(w("font"), ""))
            if sign == "\N{REPLACEMENT CHARACTER}":
                self.found.met("sym")
            self._add(sign, context)

    def _formula(self, element: Element, context: Context) -> None:
        self._looks, self._run_hidden = _PLAIN, self._hidden
        self.found.met("formula")
        self._letters(element, context)

    def _letters(self, element: Element, context: Context) -> None:
        """The letters of a formula, in which there may be tracked changes, too."""
        for child in element:
            if child.tag == m("t"):
                if child.text:
                    self._add(child.text, context)
            elif child.tag in CHANGES:
                kind, side = CHANGES[child.tag]
                mark, start = self.moves.mark(child, side), len(self._bits)
                self._letters(child, within(context, kind, mark))
                if len(self._bits) > start:
                    self.changes.append(Change(kind, mark, start, len(self._bits)))
            else:
                self._letters(child, context)

    def _field(self, element: Element, _: Context) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(False)
            if shown := _filled_in(element.find(w("ffData"))):
                self.found.forms.setdefault(self._at, []).append(shown)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _instruction(self, element: Element, _: Context) -> None:
        if (element.text or "").strip().upper().startswith(_COUNTING):
            self.found.met("counting")

    def _simple_field(self, element: Element, context: Context) -> None:
        if element.get(w("instr"), "").strip().upper().startswith(_COUNTING):
            self.found.met("counting")
        self._inline(element, context)

    def _note(self, element: Element, context: Context) -> None:
        self._bits.append(
            Bit("", context.inserted, context.deleted, _PLAIN, f"{_NOTES[element.tag]} {element.get(w('id'), '')}")
        )

    def _ruby(self, element: Element, context: Context) -> None:
        base = element.find(w("rubyBase"))
        if base is not None:
            self._inline(base, context)

    def _drawing(self, element: Element, context: Context) -> None:
        before = len(self.boxes)
        self._find_boxes(element, context)
        if len(self.boxes) == before:
            self.found.met("drawing")

    def _find_boxes(self, element: Element, context: Context) -> None:
        for child in element:
            if child.tag == w("txbxContent"):
                self.boxes.append((child, context))
            elif child.tag == mc("AlternateContent"):
                choice = chosen(child)
                if choice is not None:
                    self._find_boxes(choice, context)
            else:
                self._find_boxes(child, context)

    def _run_alternatives(self, element: Element, context: Context) -> None:
        choice = chosen(element)
        for child in choice if choice is not None else ():
            handler = self._run_handlers.get(child.tag)
            if handler is not None:
                handler(child, context)

    def _change(self, element: Element, context: Context) -> None:
        kind, side = CHANGES[element.tag]
        inside = element.find(w(f"{side}RangeStart")) if side else None
        if inside is not None:
            self.moves.start(side, inside)  # LibreOffice starts the range inside the move itself
        mark = self.moves.mark(element, side)
        start = len(self._bits)
        self._nested += 1
        self._inline(element, within(context, kind, mark))
        self._nested -= 1
        if len(self._bits) > start and self._nested < _NESTED:
            self.changes.append(Change(kind, mark, start, len(self._bits)))

    def _move_range(self, element: Element, _: Context) -> None:
        side, edge = _RANGES[element.tag]
        if edge == "Start":
            self.moves.start(side, element)
        else:
            self.moves.end(side, element)

    def _control(self, element: Element, context: Context) -> None:
        content = element.find(w("sdtContent"))
        if content is not None:
            self._inline(content, context)

    def _alternatives(self, element: Element, context: Context) -> None:
        choice = chosen(element)
        if choice is not None:
            self._inline(choice, context)

    def _comment_start(self, element: Element, _: Context) -> None:
        key = element.get(w("id"), "")
        self.found.comments[key] = CommentPlace(self._at, len(self.found.said))

    def _comment_end(self, element: Element, _: Context) -> None:
        place = self.found.comments.get(element.get(w("id"), ""))
        if place is not None and place.end is None:
            place.end = len(self.found.said)

    def _comment_reference(self, element: Element, _: Context) -> None:
        self.found.comments.setdefault(element.get(w("id"), ""), CommentPlace(self._at, 0, 0))


def _filled_in(form: Element | None) -> str:
    """What a form shows where the file does not write it out as text: a box, or what was chosen of a list."""
    box, choice = (form.find(w(name)) for name in ("checkBox", "ddList")) if form is not None else (None, None)
    if box is not None:
        checked = box.find(w("checked"))
        return "☒" if is_on(checked if checked is not None else box.find(w("default"))) else "☐"
    if choice is None:
        return ""
    entries = [item.get(w("val"), "") for item in choice.iterfind(w("listEntry"))]
    chosen_one = number_of(choice.find(w("result")))
    place = (chosen_one if chosen_one is not None else number_of(choice.find(w("default")))) or 0
    return entries[place] if 0 <= place < len(entries) else ""


def end_marks(ppr: Element | None, moves: Moves) -> tuple[list[tuple[Kind, Mark]], Mark | None, Mark | None]:
    """What happened to the mark at a paragraph's end: the changes, and who inserted and who deleted it."""
    run = ppr.find(w("rPr")) if ppr is not None else None
    changes: list[tuple[Kind, Mark]] = []
    inserted = deleted = None
    for child in run if run is not None else ():
        if child.tag in CHANGES and is_on(child):
            kind, side = CHANGES[child.tag]
            mark = moves.mark(child, side)
            changes.append((kind, mark))
            if kind in ("inserted", "moved-to"):
                inserted = mark
            else:
                deleted = mark
    return changes, inserted, deleted
