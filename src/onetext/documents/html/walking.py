"""From tags and text to paragraphs: which are items, cells or headings, and what is hidden or struck out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from onetext.documents.html.elements import (
    CELLS,
    HEADINGS,
    LISTS,
    LOOKS,
    PARTS,
    REGIONS,
    SILENT,
    UNSEEN,
    VOID,
    blocks,
    closed_by,
)
from onetext.documents.html.listing import OpenList, opened_list
from onetext.documents.html.scanning import RAW, Tag, Words
from onetext.documents.making import Budget
from onetext.documents.runs import Run, cleaned
from onetext.documents.text import Mark
from onetext.errors import DocumentError

__all__ = ["Found", "Table", "Walk"]

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_QUOTES = (("“", "”"), ("‘", "’"))
"""What a browser prints around `<q>`, and around one within it."""
_INLINE_DEEPEST = 8
"""Elements of one name open at once, beyond which further ones are not counted: pages forget to close them."""


@dataclass(slots=True)
class Table:
    """A table that is being read: how many of its rows have more than one cell with text."""

    number: int
    row: int = -1
    column: int = -1
    nested: bool = False
    filled: dict[int, set[int]] = field(default_factory=dict)
    wide: int = 1
    """Columns that the cell which was opened last takes up."""
    reaching: dict[int, int] = field(default_factory=dict)
    """Column -> the last row that a cell from above reaches into."""

    def open_cell(self, tag: Tag) -> None:
        """Find the column of a cell: right of the last one, and of those that reach down from rows above."""
        self.row = max(0, self.row)
        self.column += self.wide
        while self.reaching.get(self.column, -1) >= self.row:
            self.column += 1
        self.wide = _count(tag, "colspan")
        if (tall := _count(tag, "rowspan")) > 1:
            self.reaching.update(dict.fromkeys(range(self.column, self.column + self.wide), self.row + tall - 1))

    @property
    def is_data(self) -> bool:
        """Whether it holds data; one column, or a table around tables, is there for the looks of the page."""
        return not self.nested and any(len(columns) > 1 for columns in self.filled.values())


@dataclass(slots=True)
class Found:
    """A paragraph of the page with all that is known of it."""

    runs: list[Run]
    start: int
    stop: int
    tag: str
    heading: int | None = None
    item: tuple[OpenList, int] | None = None
    depth: int = 0
    table: tuple[Table, int, int] | None = None
    region: str = ""
    hidden: bool = False
    preformatted: bool = False
    ids: tuple[str, ...] = ()
    linked: int = 0
    calls: list[tuple[int, str, str]] = field(default_factory=list)
    """Footnote marks: index of the run before which the mark stood, its text, and the id that it points at."""
    path: tuple[int, ...] = ()
    """The containers around it, each by its number in the page, the outermost first."""


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    tag: Tag
    number: int
    hidden: bool
    region: str
    mark: tuple[Mark | None, Mark | None] | None = None


@dataclass(slots=True)
class Walk:
    """Goes through the tokens of a page and collects paragraphs."""

    budget: Budget
    stack: list[_Open] = field(default_factory=list)
    lists: list[OpenList] = field(default_factory=list)
    items: list[tuple[OpenList, int]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    title: str = ""
    language: str = ""
    pictures: int = 0
    struck: int = 0
    unseen: dict[int, list[str]] = field(default_factory=dict)
    """Texts of elements that are not read (`<noscript>`, `<button>`), by the number of the element."""
    taken_out: list[str] = field(default_factory=list)
    """Texts from which characters without a shape were taken out."""
    current: Found | None = None
    ids: list[str] = field(default_factory=list)
    number: int = 0
    table_count: int = 0

    def all(self, tokens: Iterable[Tag | Words]) -> list[Found]:
        """Every paragraph of the page, in order."""
        for index, token in enumerate(tokens):
            if index % 2000 == 0:
                self.budget.check()
            if isinstance(token, Words):
                self._words(token)
            elif token.end:
                self._end(token)
            else:
                self._start(token)
        self._flush()
        return self.found

    def _start(self, tag: Tag) -> None:
        if blocks(tag.name):
            self._flush()
        self._imply(tag.name)
        if "id" in tag.attributes or ("name" in tag.attributes and tag.name == "a"):
            self.ids.append(tag.attributes.get("id") or tag.attributes.get("name", ""))
        if tag.name == "html":
            self.language = self.language or tag.attributes.get("lang", tag.attributes.get("xml:lang", ""))
        elif tag.name == "br":
            self._break(tag)
        elif tag.name == "img":
            self.pictures += 1
        elif tag.name in {"ins", "del", "s", "strike"}:
            self.struck += tag.name in {"s", "strike"}
        if tag.raw.strip() and tag.name not in SILENT and not any(open_.tag.name in SILENT for open_ in self.stack):
            self.number += 1
            self.unseen[self.number] = [cleaned(html.unescape(tag.raw))]
        if tag.name not in VOID and tag.name not in RAW and not self._too_often(tag.name):
            self._push(tag)
        if tag.name == "q":
            self._quotation(tag, 0)

    def _quotation(self, tag: Tag, side: int) -> None:
        """The quotation mark that a browser prints where `<q>` starts or ends."""
        depth = sum(1 for element in self.stack if element.tag.name == "q")
        if depth:
            self._words(Words(_QUOTES[(depth - 1) % 2][side], tag.start, tag.stop))

    def _push(self, tag: Tag) -> None:
        above = self.stack[-1] if self.stack else None
        style = tag.attributes.get("style", "")
        hidden = bool(above and above.hidden) or "hidden" in tag.attributes or bool(_HIDDEN.search(style))
        region = above.region if above else ""
        if tag.name in UNSEEN:
            region = "unseen"
        elif tag.name in REGIONS and not region and not self._within_a_part(tag.name):
            region = tag.name
        mark = _history(tag)
        self.number += 1
        self.stack.append(_Open(tag, self.number, hidden, region, mark))
        if len(self.stack) > self.budget.limits.depth:
            raise DocumentError(
                self.budget.name,
                f"its elements are nested deeper than {self.budget.limits.depth} levels",
                hint="save the page as text and read that",
                code="E504",
            )
        self._contain(tag)

    def _contain(self, tag: Tag) -> None:
        """Keep count of lists and tables."""
        if tag.name in LISTS:
            self.lists.append(opened_list(tag))
        elif tag.name == "li":
            if not self.lists:
                self.lists.append(OpenList("disc"))
            self.items.append((self.lists[-1], self.lists[-1].add(tag)))
        elif tag.name == "table":
            for table in self.tables:
                table.nested = True
            self.tables.append(Table(self.table_count))
            self.table_count += 1
        elif tag.name == "tr" and self.tables:
            self.tables[-1].row += 1
            self.tables[-1].column, self.tables[-1].wide = -1, 1
        elif tag.name in CELLS and self.tables:
            self.tables[-1].open_cell(tag)

    def _within_a_part(self, name: str) -> bool:
        """Whether a header or footer belongs to an article and not to the page."""
        return name in {"header", "footer"} and any(element.tag.name in PARTS for element in self.stack)

    def _too_often(self, name: str) -> bool:
        return not blocks(name) and sum(1 for element in self.stack if element.tag.name == name) >= _INLINE_DEEPEST

    def _imply(self, name: str) -> None:
        """Close what a start tag closes without an end tag."""
        closing = closed_by(name)
        if closing is None:
            return
        names, fence = closing
        for at in range(len(self.stack) - 1, -1, -1):
            open_name = self.stack[at].tag.name
            if open_name in names:
                self._pop_to(at)
                if "tr" not in names:
                    return
            elif open_name in fence:
                return

    def _end(self, tag: Tag) -> None:
        if blocks(tag.name):
            self._flush()
        elif tag.name == "q":
            self._quotation(tag, 1)
        fence = {"table"} if tag.name in {"td", "th", "tr", "li", "p"} else set()
        for at in range(len(self.stack) - 1, -1, -1):
            if self.stack[at].tag.name == tag.name:
                self._pop_to(at)
                return
            if self.stack[at].tag.name in fence:
                return

    def _pop_to(self, at: int) -> None:
        for element in reversed(self.stack[at:]):
            name = element.tag.name
            if name in LISTS and self.lists:
                self.lists.pop()
            elif name == "li" and self.items:
                self.items.pop()
            elif name == "table" and self.tables:
                self.tables.pop()
        del self.stack[at:]

    def _break(self, tag: Tag) -> None:
        """One `<br>` is a line break; two part paragraphs, as old pages have it."""
        if self.current is None:
            return
        before = next(
            (run for run in reversed(self.current.runs) if run.text.strip(" \t\n\r") or "\v" in run.text), None
        )
        if before is not None and before.text == "\v":
            self._flush()
        else:
            self.current.runs.append(Run("\v"))

    def _words(self, words: Words) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and top.tag.name == "title" and not self.title:
            self.title = " ".join(cleaned(words.text).split())
        if top is not None and top.region == "unseen":
            self._unread(words.text)
            return
        if top is not None and top.hidden and (owner := self._hidden_here()) is not None:
            if words.text.strip():
                self.unseen.setdefault(owner.number, []).append(cleaned(words.text))
            return
        if self.current is None:
            if not words.text.strip():
                return
            self.current = self._opened(words)
        marks = [element.mark for element in self.stack if element.mark]
        names = [element.tag for element in self.stack]
        looks = frozenset(LOOKS[tag.name] for tag in names if tag.name in LOOKS)
        if self._footnote_mark(words, names):
            return
        text = cleaned(words.text)
        if text != words.text:
            self.taken_out.append(words.text)
        inserted = next((mark[0] for mark in marks if mark[0]), None)
        deleted = next((mark[1] for mark in marks if mark[1]), None)
        self.current.runs.append(Run(text, looks, inserted, deleted))
        if text.strip():
            self.current.stop = words.stop - (
                len(words.text) - len(words.text.rstrip()) if "&" not in words.text else 0
            )
            self.current.linked += (
                len(text) if any(tag.name == "a" and "href" in tag.attributes for tag in names) else 0
            )

    def _hidden_here(self) -> _Open | None:
        """The element that hides a part of a paragraph; None where a whole paragraph is hidden."""
        first = next(at for at, element in enumerate(self.stack) if element.hidden)
        whole = any(blocks(element.tag.name) for element in self.stack[first:])
        return None if whole else self.stack[first]

    def _unread(self, text: str) -> None:
        """Keep the text of an element that is not read, to be listed."""
        owner = next(element for element in self.stack if element.tag.name in UNSEEN)
        if text.strip() and not any(element.tag.name in SILENT for element in self.stack):
            self.unseen.setdefault(owner.number, []).append(cleaned(text))

    def _footnote_mark(self, words: Words, names: list[Tag]) -> bool:
        """Whether a text is the mark of a footnote: set high, short, and a link within the page."""
        link = next((tag.attributes.get("href", "") for tag in reversed(names) if tag.name == "a"), "")
        high = any(tag.name == "sup" for tag in names)
        mark = words.text.strip()
        if self.current is None or not (high and link.startswith("#") and len(link) > 1 and len(mark) <= 5):
            return False
        if not re.fullmatch(r"[\[(]?(?:[0-9]{1,3}|[a-z*†‡§])[\])]?", mark):
            return False
        self.current.calls.append((len(self.current.runs), mark, link[1:]))
        return True

    def _opened(self, words: Words) -> Found:
        lead = len(words.text) - len(words.text.lstrip())
        start = words.start + (lead if words.stop - words.start == len(words.text) else 0)
        top = self.stack[-1] if self.stack else None
        names = [element.tag.name for element in self.stack]
        block = next((name for name in reversed(names) if blocks(name)), "")
        heading = next((HEADINGS[name] for name in reversed(names) if name in HEADINGS), None)
        table = None
        if self.tables and any(name in CELLS for name in names):
            last = self.tables[-1]
            table = (last, last.row, last.column)
            last.filled.setdefault(last.row, set()).add(last.column)
        return Found(
            runs=[],
            start=start,
            stop=words.stop,
            tag=block,
            heading=heading,
            item=self._item(),
            depth=max(0, len(self.items) - 1),
            table=table,
            region=top.region if top else "",
            hidden=bool(top and top.hidden),
            preformatted="pre" in names,
            path=self._path(),
        )

    def _path(self) -> tuple[int, ...]:
        """The containers of a paragraph, its own element the last; what holds the whole page is none."""
        numbered = [(element.tag.name, element.number) for element in self.stack]
        return tuple(number for name, number in numbered if blocks(name) and name not in {"html", "body", "form"})

    def _item(self) -> tuple[OpenList, int] | None:
        """The list item that a paragraph belongs to; the first paragraph of an item takes its label."""
        if not self.items:
            return None
        owner, index = self.items[-1]
        if index in owner.labelled:
            return owner, -1
        owner.labelled.add(index)
        return owner, index

    def _flush(self) -> None:
        if self.current is not None and any(run.text.strip() for run in self.current.runs):
            self.current.ids = tuple(self.ids)
            self.found.append(self.current)
            self.ids.clear()
        self.current = None


def _count(tag: Tag, name: str) -> int:
    """Columns or rows that a cell takes up."""
    said = tag.attributes.get(name, "").strip()
    return min(max(int(said), 1), 1000) if re.fullmatch("[0-9]{1,6}", said) else 1


def _history(tag: Tag) -> tuple[Mark | None, Mark | None] | None:
    """Who inserted and who deleted what an element holds; a page tells the date at most."""
    if tag.name not in {"ins", "del"}:
        return None
    mark = Mark(author="", date=tag.attributes.get("datetime", ""))
    return (mark, None) if tag.name == "ins" else (None, mark)
