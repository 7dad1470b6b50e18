"""A redline as a Word document: the text after, with every difference from the text before as a tracked change."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.parsers import expat

from onetext.documents import Document, Mark, Package, open_package, parse_xml
from onetext.drafts.word.blocks import items_at, items_of
from onetext.drafts.word.edits import edits_between
from onetext.drafts.word.guests import Definitions, Guest, definitions
from onetext.drafts.word.hands import Hands
from onetext.drafts.word.items import Item, Para, Row, Stretch, Table, paragraphs
from onetext.drafts.word.linking import Step, linked
from onetext.drafts.word.losses import losses
from onetext.drafts.word.names import child, made, w
from onetext.drafts.word.notes import Notes
from onetext.drafts.word.paragraphs import Paragraphs
from onetext.drafts.word.pictures import pictures_lacking
from onetext.drafts.word.plain import plain_document
from onetext.drafts.word.settling import rows, settled
from onetext.drafts.word.tables import new_row, new_table, row_pairs, sign_row
from onetext.drafts.word.taking import RANGES, as_it_stands, take
from onetext.drafts.word.weaving import Woven, flow, history, new_text, old_text, part_ways, weave

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["RedlineFile", "redline_file", "write_redline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlineFile:
    """A redline as a Word file.

    Attributes
    ----------
    lost
        Sentences on what the file does not hold: what of the text before rejecting everything does not bring back.
    """

    data: bytes
    lost: tuple[str, ...] = ()


def write_redline(
    before: Document,
    after: Document,
    *,
    author: str,
    date: str,
    before_data: bytes | None = None,
    after_data: bytes | None = None,
    moved: Collection[int] = (),
) -> bytes:
    """The bytes of `redline_file`."""
    files = {"before_data": before_data, "after_data": after_data}
    return redline_file(before, after, author=author, date=date, moved=moved, **files).data


def redline_file(
    before: Document,
    after: Document,
    *,
    author: str,
    date: str,
    before_data: bytes | None = None,
    after_data: bytes | None = None,
    moved: Collection[int] = (),
) -> RedlineFile:
    """Write a Word document in which every difference is a tracked change.

    Accepting all changes gives the text of `after` as it stands. Rejecting all gives the text of `before` as it stands;
    or, where `before` has tracked changes that still wait, its text before them, for those keep waiting under their own
    authors. Changes that `after` tracks keep their authors and dates; all others are `author`'s.

    The document is written on the package of `after_data`, so that styles, lists, headers, tables and pictures stay as
    they are; without one, on a plain package with typed numbers. A moved paragraph is a move: the words that both texts
    have are moved, those changed on the way are struck where they were and inserted where they are now. What
    the text before alone has of pictures and formulas is not taken along, and changes in headers, footers, comments and
    text boxes are not tracked: they read as in `after`, and `lost` says so. Footnotes and endnotes of two Word files
    are compared, and those of the text before are taken along.

    Parameters
    ----------
    author
        Whose hand the untracked changes are; at most 255 letters are kept.
    date
        ISO 8601, or "" for none.
    before_data, after_data
        The files, where they are Word documents.
    moved
        Blocks of `before` (their indexes) that are known to stand elsewhere in `after`. Of two that changed places it
        is told by them which one moved; that the document is exact does not hang on them.

    Raises
    ------
    DocumentError
        When the bytes given are no Word document that can be read.
    """
    if after_data is None or after.format != "docx":
        after_data, labels_after = plain_document(after.blocks, title=after.title), None
    else:
        labels_after = after
    package = open_package(after_data, after.name)
    root = parse_xml(package.parts[package.main], after.name, package.main)
    host, known = definitions(package), labels_after is None
    items, home, old = _before(before, before_data, host, known=known)
    guest, mark = Guest(home, host), Mark(author=author, date=date)
    notes = Notes(old, package)
    hands = Hands(last=max(_highest(part) for part in (root, *notes.roots())))
    writing = Paragraphs(hands, guest, mark, home is not host or known, notes)
    writer = _Writer(hands, mark, guest, writing)
    notes.write = writer.note
    body = _body(root)
    new = take(body, _labels(root, package, labels_after))
    _set_aside(items, new)
    for fence in [item for item in root.iter(*(w(name) for name in RANGES)) if not _is_boxed(item)]:
        fence.getparent().remove(fence)
    writer.items(body, items, new, moved=items_at(items, before.blocks, moved))
    hands.close()
    if old is not None:
        writing.lost["picture"] = max(writing.lost["picture"], pictures_lacking(old, package))
    lost = losses(before, after, +writing.lost, notes=(old is not None, not known))
    return RedlineFile(data=_written(package, root, notes), lost=lost)


def _before(
    before: Document, data: bytes | None, host: Definitions, *, known: bool
) -> tuple[list[Item], Definitions, Package | None]:
    """The items of the text before as they stand, what their package defines, and the package if there is one."""
    if data is None or before.format != "docx":
        items = items_of(before)
        for para in paragraphs(items):
            para.known = known
        return as_it_stands(items), host, None
    package = open_package(data, before.name)
    root = parse_xml(package.parts[package.main], before.name, package.main)
    return as_it_stands(take(_body(root), _labels(root, package, before))), definitions(package), package


def _set_aside(before: list[Item], after: list[Item]) -> None:
    """Mark in the text after what its own author put in, unless it waits in the text before as well."""
    known = {
        (item.inserted.author, item.text) for para in paragraphs(before) for item in para.stretches if item.inserted
    }
    for para in paragraphs(after):
        if para.tracked:
            para.stretches = tuple(
                replace(item, aside=True)
                if item.text and item.inserted and (item.inserted.author, item.text) not in known
                else item
                for item in para.stretches
            )


def _body(root: Element) -> Element:
    body = child(root, "body")
    if body is None:
        body = made("body")
        root.append(body)
    return body


def _labels(root: Element, package: Package, document: Document | None) -> dict[Element, str]:
    """The automatic number of each paragraph, found by the bytes it starts at."""
    part, data = package.main, package.parts[package.main]
    if document is None or not document.marked:
        return {}
    starts = _starts(data)
    labels = {item.span.start: item.label or item.label_before for item in document.marked if item.span.part == part}
    found = zip(root.iter(w("p")), starts, strict=False)
    return {element: labels[start] for element, start in found if start in labels}


def _starts(data: bytes) -> list[int]:
    """The bytes at which paragraphs start, in the order of the part, which has been read safely before."""
    found: list[int] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, _: object) -> None:
        if name.endswith("main p"):
            found.append(parser.CurrentByteIndex)

    parser.StartElementHandler = start
    parser.Parse(data, True)
    return found


def _highest(root: Element) -> int:
    ids = (str(item.get(w("id"), "")) for item in root.iter() if isinstance(item.tag, str))
    return max((int(number) for number in ids if number.isascii() and number.isdigit() and len(number) < 10), default=0)


def _is_boxed(element: Element) -> bool:
    return next(element.iterancestors(w("txbxContent")), None) is not None


def _written(package: Package, root: Element, notes: Notes) -> bytes:
    from lxml import etree

    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return package.written({package.main: data, **notes.written()})


@dataclass(slots=True)
class _Writer:
    """Writes items into one package."""

    hands: Hands
    author: Mark
    guest: Guest
    paragraphs: Paragraphs
    moves: int = 0

    def items(
        self,
        place: Element,
        before: Sequence[Item],
        after: Sequence[Item],
        *,
        simple: bool = False,
        moved: Set[int] = frozenset(),
    ) -> None:
        """Write both sides into a body or a cell that already holds the elements of `after`."""
        last: Element | None = None
        waiting: list[Woven] = []
        ends: dict[tuple[int, ...], list[Woven]] = {}
        used: set[Element] = set()
        for step in linked(before, after, simple=simple, alone=self._is_heading, moved=moved):
            old, new = [before[at] for at in step.before], [after[at] for at in step.after]
            tables = [item for item in (*old, *new) if isinstance(item, Table)]
            if not tables:
                waiting += self._paras(step, old, new, ends)
                continue
            last = self._rows(place, waiting, last, used)
            waiting = []
            last = self._table(place, _table_of(old), _table_of(new), last)
        self._rows(place, waiting, last, used)
        for item in after:
            if isinstance(item, Para) and item.element is not None and item.element not in used:
                item.element.getparent().remove(item.element)

    def note(self, place: Element, before: list[Item], after: list[Item]) -> None:
        """Write both sides into a footnote or endnote."""
        _set_aside(before, after)
        self.items(place, before, after, simple=True)

    def _paras(
        self, step: Step, old: Sequence[Item], new: Sequence[Item], moved: dict[tuple[int, ...], list[Woven]]
    ) -> list[Woven]:
        if step.kind in ("from", "to") and (target := moved.pop(step.after, None)) is not None:
            return target
        olds = self._labelled([item for item in old if isinstance(item, Para)], new)
        news = [item for item in new if isinstance(item, Para)]
        texts = "".join(map(old_text, flow(olds))), "".join(map(new_text, flow(news)))
        woven = weave(olds, news, edits_between(*texts), self.author)
        if step.kind not in ("from", "to"):
            return woven
        self.moves += 1
        here, there = part_ways(woven, self.author, replace(self.author, move=f" {self.moves}"))
        if step.kind == "to":
            here, there = there, here
        moved[step.after] = there
        return here

    def _is_heading(self, item: Item) -> bool:
        """Programs that make text of a heading do not run it into the next paragraph: it is struck and written anew."""
        return isinstance(item, Para) and self.guest.is_heading(item.props)

    def _labelled(self, old: Sequence[Para], new: Sequence[Item]) -> list[Para]:
        """The paragraphs before, with those automatic numbers typed that nothing in the package would print."""
        numbered = any(item.label for item in new if isinstance(item, Para))
        found = []
        for para in old:
            if para.label and not numbered and not (para.known and self.guest.keeps_number(para.props)):
                number = Stretch(text=f"{para.label}\t")
                para = replace(para, stretches=(number, *para.stretches), label="")
            found.append(para)
        return found

    def _rows(self, place: Element, woven: list[Woven], last: Element | None, used: set[Element]) -> Element | None:
        for row in rows(woven):
            final = settled(row, self._is_heading)
            last = self._row(place, final, last)
            used.update(item.after.element for item in final if item.after is not None)
        return last

    def _row(self, place: Element, row: Sequence[Woven], last: Element | None) -> Element | None:
        homes = [item.after.element if item.after is not None else None for item in row]
        for at, item in enumerate(row):
            element = self.paragraphs.write(item)
            if homes[at] is None:
                following = next((home for home in homes[at + 1 :] if home is not None), None)
                if following is not None:
                    following.addprevious(element)
                else:
                    _put(place, element, last)
            last = element
        return last

    def _table(self, place: Element, before: Table | None, after: Table | None, last: Element | None) -> Element:
        element = after.element if after is not None else None
        if element is None:
            element = new_table(before if before is not None else Table())
            if last is not None and last.tag == w("tbl"):
                last.addnext(apart := made("p"))
                last = apart
            _put(place, element, last)
            following = element.getnext()
            if following is not None and following.tag == w("tbl"):
                element.addnext(made("p"))
        above: Element | None = None
        for old, new in row_pairs(before.rows if before else (), after.rows if after else ()):
            above = self._table_row(element, old, new, above)
        return element

    def _table_row(self, table: Element, old: Row | None, new: Row | None, above: Element | None) -> Element | None:
        told = history(old, new, self.author)
        row = new.element if new is not None else None
        if told is None:
            if row is not None:
                row.getparent().remove(row)
            return above
        if row is None:
            row = new_row(old if old is not None else Row(cells=[]))
            if above is not None:
                above.addnext(row)
            else:
                _put(table, row, child(table, "tblGrid"))
        olds = old.cells if old is not None else []
        news = new.cells if new is not None else []
        for at, cell in enumerate(list(row.iter(w("tc"))) if new is None else [item.element for item in news]):
            self.items(cell, olds[at].items if olds else (), news[at].items if news else (), simple=True)
            if len(cell) and cell[-1].tag != w("p"):
                cell.append(made("p"))
        sign_row(row, *told, self.hands)
        return row


def _table_of(items: Sequence[Item]) -> Table | None:
    return next((item for item in items if isinstance(item, Table)), None)


def _put(place: Element, element: Element, last: Element | None) -> None:
    """Insert behind the last element written, or at the beginning."""
    if last is not None:
        last.addnext(element)
        return
    at = 1 if len(place) and place[0].tag in (w("tcPr"), w("tblPr")) else 0
    place.insert(at, element)
