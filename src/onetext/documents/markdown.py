"""Markdown (CommonMark with tables): headings, lists with their numbers as printed, and text as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onetext.documents.changes import changes_in, marked_paragraph
from onetext.documents.commonmark import parser
from onetext.documents.decoding import Decoded, decode
from onetext.documents.footnotes import Body, calls_in, parted
from onetext.documents.inline import BREAKS, Line, Piecewise, lines_in
from onetext.documents.joining import is_wrap, wrap_width
from onetext.documents.labels import opens_point
from onetext.documents.limits import Limits
from onetext.documents.making import Budget, counted, digest, plural, too_large, too_many, turned, unprinted
from onetext.documents.runs import Run, cleaned, joined
from onetext.documents.text import Block, BlockKind, Document, MarkedParagraph, Note, Notice, Revision, Span
from onetext.errors import DocumentError

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["read_markdown"]

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.S | re.M)
_FIELD = re.compile(r"^(title|lang|language):[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$", re.M)
_UNSHOWN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_LINK = re.compile(
    r"(?<!\\)(!?)\[([^\[\]\n]{0,500})\]\([ ]?(<[^<>\n]{0,2000}>|[^\s()]{0,2000})"
    r"""(?:[ ]["'][^"'\n]{0,500}["'])?[ ]?\)"""
)
_CLOSED = re.compile(r"</([a-zA-Z][\w:-]*)")
_ADDRESS = re.compile(r"[/#.@:]")
_ATTRIBUTES = re.compile(r"\{\s*(?:\}|[a-z_]+\s*:)")
_LINES = 30_000
"""More lines than the parser takes in within the time that a file may take."""
_NESTING = 60
"""Deepest nesting of quotes and lists; each level costs several calls within the parser."""


def read_markdown(data: bytes, name: str, encoding: str | None, limits: Limits) -> Document:
    """Read Markdown.

    Square brackets are text unless an address follows them. Front matter, comments, HTML tags and the attribute lines
    of a case folder's drafts (`{settles: …}`) are left out, with a notice. `<ins>` and `<del>` are tracked changes.
    Spans cover whole lines of the file.

    Raises
    ------
    DocumentError
        E504, E506 or E507.
    """
    too_large(data, name, limits)
    decoded = decode(data, name, encoding)
    if (lines := decoded.text.count("\n")) > _LINES:
        raise too_many(name, lines, _LINES, "lines")
    budget = Budget(name, limits)
    front, text, unshown, pictures = _prepared(decoded.text)
    text, noted = parted(text)
    read = parser(budget, _NESTING)
    tokens = read.parse(text)
    if any(token.level >= _NESTING for token in tokens):
        raise DocumentError(name, f"its lists and quotes are nested deeper than {_NESTING} levels", code="E504")
    pieces = Piecewise(closed=frozenset(_CLOSED.findall(text)))
    notes = {key: Body.of(note, read.parse(note.text), pieces) for key, note in noted.items()}
    walk = _Walk(decoded, text, budget, pieces=pieces, known=notes)
    walk.all(tokens)
    blocks = counted(walk.blocks, name, "md", limits)
    facts = {key: cleaned(value) for key, value in _FIELD.findall(front)}
    return Document(
        name=name,
        format="md",
        sha256=digest(data),
        blocks=blocks,
        original=tuple(walk.original) if walk.revisions else blocks,
        marked=tuple(walk.marked) if walk.revisions else (),
        revisions=tuple(walk.revisions),
        notes=tuple(walk.notes),
        original_notes=tuple(walk.original_notes),
        notices=(*walk.notices(len(unshown), len(pictures)), *unprinted([decoded.text]), *turned(blocks)),
        left_out=(*walk.left_out, *unshown, *walk.pieces.tags, *pictures, *walk.rules),
        title=facts.get("title") or next((block.text for block in blocks if block.kind == "heading"), ""),
        language=facts.get("lang") or facts.get("language", ""),
    )


def _prepared(text: str) -> tuple[str, str, list[str], list[str]]:
    """Front matter, the text with everything unshown blanked out, so that each line keeps its number, and what it was.

    The last of the four are the pictures.
    """
    front = ""
    if match := _FRONT.match(text):
        front = match["body"]
        text = _blank(match.group()) + text[match.end() :]
    unshown: list[str] = []
    for opening, ending in _UNSHOWN:
        text, found = _without(text, opening, ending)
        unshown += found
    pictures = [match[0] for match in _LINK.finditer(text) if match[1] and _ADDRESS.search(match[3])]
    text = _LINK.sub(_unlinked, text)
    return front, text.replace("\r\n", "\n").replace("\r", "\n"), unshown, pictures


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def _without(text: str, opening: str, ending: str) -> tuple[str, list[str]]:
    """A text with what stands between two marks blanked out, and all that; a mark that is never closed is text."""
    parts: list[str] = []
    found: list[str] = []
    done = 0
    while (start := text.find(opening, done)) >= 0:
        stop = text.find(ending, start + len(opening))
        if stop < 0:
            break
        stop += len(ending)
        parts += (text[done:start], _blank(text[start:stop]))
        found.append(text[start:stop])
        done = stop
    return "".join([*parts, text[done:]]), found


def _unlinked(match: re.Match[str]) -> str:
    """The text of a link, nothing for a picture, and all of what is no link: `[shall](should)`."""
    picture, text, address = match.groups()
    if not _ADDRESS.search(address):
        return match.group()
    return "" if picture else text


@dataclass(slots=True)
class _Item:
    """A list item that is open: its label, until the first paragraph takes it, and its depth."""

    label: str
    level: int


@dataclass(slots=True)
class _Walk:
    """Goes through the tokens of a file and makes blocks."""

    decoded: Decoded
    text: str
    budget: Budget
    known: Mapping[str, Body] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    original: list[Block] = field(default_factory=list)
    marked: list[MarkedParagraph] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    original_notes: list[Note] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    pieces: Piecewise = field(default_factory=Piecewise)
    starts: list[int] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    table: int = -1
    row: int = -1
    column: int = -1
    width: int | None = None

    def __post_init__(self) -> None:
        lines = self.text.split("\n")
        self.width = wrap_width(lines)
        self.starts = [0]
        for match in re.finditer(r"\r\n|\r|\n", self.decoded.text):
            self.starts.append(match.end())
        self.starts.append(len(self.decoded.text))

    def all(self, tokens: Sequence[Token]) -> None:
        """Take every token in."""
        labels = _labels(tokens)
        kind: BlockKind = "paragraph"
        rank = 0
        for index, token in enumerate(tokens):
            if index % 1000 == 0:
                self.budget.check()
            if token.type == "list_item_open":
                self.items.append(_Item(labels[index], len(self.items)))
            elif token.type == "list_item_close":
                self.items.pop()
            elif token.type == "heading_open":
                kind, rank = "heading", int(token.tag[1:]) - 1
            elif token.type == "heading_close":
                kind = "paragraph"
            elif token.type in {"table_open", "tr_open", "td_open", "th_open"}:
                self._place(token)
            elif token.type == "table_close":
                self.column = -1
            elif token.type == "inline":
                self._inline(token, kind, rank)
            elif token.type == "fence":
                first, last = token.map or [0, 0]
                self._add([Run(token.content.rstrip("\n"))], "paragraph", 0, self._places(first, last), typed=True)
            elif token.type == "hr":
                self._rule(*(token.map or [0, 0]))

    def _place(self, token: Token) -> None:
        if token.type == "table_open":
            self.table, self.row = self.table + 1, -1
        elif token.type == "tr_open":
            self.row, self.column = self.row + 1, -1
        else:
            self.column += 1

    def _inline(self, token: Token, kind: BlockKind, rank: int) -> None:
        first, last = token.map or [0, 0]
        found = self.pieces.runs(token.children or [])
        if self.column >= 0:
            self._add(found, "cell", 0, self._places(first, last))
            return
        lines, breaks = lines_in(found)
        if kind == "heading":
            self._add([run for line in lines for run in [*line.runs, Run(" ")]], kind, rank, self._places(first, last))
            return
        marks = {shift: self._breaks(first + shift, count) for shift, count in breaks.items()}
        kept = self._without_attributes(lines)
        for start, end in _paragraphs(kept, self._source(first, last), self.width):
            runs = [run for line in kept[start:end] for run in [*line.runs, Run(" ")]]
            self._add(runs, kind, 0, self._places_within(first, kept[start], kept[end - 1], marks))

    def _rule(self, first: int, last: int) -> None:
        """A line of underscores is there to be signed on, and text; all other rules are marks."""
        text = " ".join(self._source(first, last)).strip()
        if text.strip("_ \t"):
            self.rules.append(text)
        else:
            self._add([Run(text)], "paragraph", 0, self._places(first, last))

    def _source(self, first: int, last: int) -> list[str]:
        bounds = [self.starts[min(line, len(self.starts) - 1)] for line in range(first, last + 1)]
        return [self.decoded.text[start:end].rstrip("\r\n") for start, end in pairwise(bounds)]

    def _breaks(self, line: int, count: int) -> list[tuple[int, int]]:
        """Where each tag that ends a line in the source stands; none where some of them are no tags but code."""
        at = self.starts[min(line, len(self.starts) - 1)]
        found = [(at + match.start(), at + match.end()) for match in BREAKS.finditer(self._source(line, line + 1)[0])]
        return found if len(found) == count else []

    def _places(self, first: int, last: int) -> tuple[int, int]:
        return self.starts[min(first, len(self.starts) - 1)], self.starts[min(last, len(self.starts) - 1)]

    def _places_within(
        self, first: int, start: Line, stop: Line, marks: dict[int, list[tuple[int, int]]]
    ) -> tuple[int, int]:
        """Where a part of a paragraph starts and ends, which may be at a `<br>` within a line of the source."""
        begin, end = self._places(first + start.first, first + stop.last + 1)
        ahead, behind = marks.get(start.first), marks.get(stop.last)
        if start.after and ahead:
            begin = ahead[start.after - 1][1]
        if stop.before is not None and behind:
            end = behind[stop.before][0]
        return begin, end

    def _without_attributes(self, lines: list[Line]) -> list[Line]:
        """A paragraph up to where the attributes of a case folder's point start."""
        for index, line in enumerate(lines):
            if not _ATTRIBUTES.match(line.text.lstrip()):
                continue
            rest = "\n".join(after.text for after in lines[index:]).strip()
            if rest.endswith("}"):
                self.left_out.append(rest)
                return lines[:index]
        return lines

    def _add(
        self, runs: Sequence[Run], kind: BlockKind, rank: int, places: tuple[int, int], *, typed: bool = False
    ) -> None:
        """Make a block in each view; in what was `typed` between fences nothing is a mark."""
        runs, calls = calls_in([replace(run, text=cleaned(run.text)) for run in runs], () if typed else self.known)
        text = joined(runs)[0]
        if not text:
            return
        label = ""
        if self.items and kind == "paragraph":
            item = self.items[-1]
            kind, rank, label = "item", item.level, item.label
            if not label and opens_point(text):
                rank += 1
            item.label = ""
        cell = (self.table, self.row, self.column) if kind == "cell" else None
        span, place = self._span(*places), len(self.marked)
        self.marked.append(marked_paragraph(runs, span, label))
        self.revisions += changes_in(runs, place, span)
        for blocks, notes, gone in (
            (self.blocks, self.notes, "deleted"),
            (self.original, self.original_notes, "inserted"),
        ):
            text, looks = joined([run for run in runs if getattr(run, gone) is None])
            if not text:
                continue
            blocks.append(
                Block(
                    text=text,
                    kind=kind,
                    span=span,
                    label=label,
                    level=rank,
                    cell=cell,
                    looks=looks,
                    paragraphs=(place,),
                )
            )
            for at, key in calls:
                if getattr(runs[at - 1], gone) is None:
                    ahead = joined([run for run in runs[:at] if getattr(run, gone) is None])[0]
                    notes.append(self._note(key, gone, len(blocks) - 1, len(ahead)))

    def _note(self, key: str, gone: str, block: int, at: int) -> Note:
        body = self.known[key]
        span = self._span(*self._places(body.first, body.last))
        return Note(id=key, kind="footnote", text=body.text(gone), block=block, at=at, span=span)

    def _span(self, start: int, end: int) -> Span:
        """A stretch of the file, without the blanks at both ends."""
        text = self.decoded.text[start:end]
        return self.decoded.span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))

    def notices(self, unshown: int, pictures: int) -> Iterator[Notice]:
        """What was left out, in words."""
        if self.left_out:
            count = plural(len(self.left_out), "attribute line", "attribute lines")
            yield Notice(
                code="left-out", message=f"It reads like a draft of a case folder; {count} in braces were left out."
            )
        if tags := unshown + len(self.pieces.tags):
            count = plural(tags, "HTML tag or comment", "HTML tags or comments")
            message = f"{count} in the Markdown left out and listed with it; the text between tags was kept."
            yield Notice(code="left-out", message=message)
        if self.rules:
            yield Notice(code="left-out", message=f"{plural(len(self.rules), 'rule', 'rules')} between lines left out.")
        if self.revisions:
            count = plural(len(self.revisions), "change", "changes")
            yield Notice(code="revisions", message=f"The file marks {count}; it names no author of a change.")
        if pictures:
            yield Notice(code="images", message=f"{plural(pictures, 'picture', 'pictures')} left out.")
        if self.pieces.struck:
            count = plural(self.pieces.struck, "stretch is", "stretches are")
            yield Notice(
                code="struck", message=f"{count} struck through without being marked as deleted; the text was kept."
            )


def _paragraphs(lines: Sequence[Line], source: Sequence[str], width: int | None) -> Iterator[tuple[int, int]]:
    """Cut the lines of one Markdown paragraph where a line opens a point of its own (`a.`, `(iv)`, `§ 3`)."""
    start = 0
    for index, (before, line) in enumerate(pairwise(lines), 1):
        raw = source[before.last] if before.last < len(source) else before.text
        opens = opens_point(line.text) and (before.meant or not is_wrap(raw, line.text, width))
        if before.parts or opens:
            yield start, index
            start = index
    if lines:
        yield start, len(lines)


def _labels(tokens: Sequence[Token]) -> dict[int, str]:
    """The label of each list item, by the index of its token.

    Numbers are as typed. Only where all items of a list carry the number 1, as some writers do who leave counting to
    the program, they are counted on.
    """
    labels: dict[int, str] = {}
    open_lists: list[list[int]] = []
    for index, token in enumerate(tokens):
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            open_lists.append([])
        elif token.type == "list_item_open":
            open_lists[-1].append(index)
            labels[index] = f"{token.info}{token.markup}" if token.info else "•"
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            items = open_lists.pop()
            numbers = [tokens[item].info for item in items]
            if set(numbers) == {"1"}:
                for number, item in enumerate(items, 1):
                    labels[item] = f"{number}{tokens[item].markup}"
    return labels
