"""Markdown (CommonMark with tables): headings, lists with their numbers as printed, and text as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from onetext.documents.decoding import Decoded, decode
from onetext.documents.inline import Piecewise, lines_in
from onetext.documents.joining import is_wrap, wrap_width
from onetext.documents.labels import opens_point
from onetext.documents.limits import Limits
from onetext.documents.making import Budget, counted, digest, plural, too_large, too_many, turned
from onetext.documents.runs import Run, cleaned, joined
from onetext.documents.text import Block, BlockKind, Document, Notice, Span
from onetext.errors import DocumentError

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["read_markdown"]

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.S | re.M)
_FIELD = re.compile(r"^(title|lang|language):[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$", re.M)
_UNSHOWN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_LINK = re.compile(
    r"(?<!\\)(!?)\[([^\[\]\n]{0,500})\]\([ ]?(<[^<>\n]{0,2000}>|[^\s()]{0,2000})"
    r"""(?:[ ]["'][^"'\n]{0,500}["'])?[ ]?\)"""
)
_ADDRESS = re.compile(r"[/#.@:]")
_ATTRIBUTES = re.compile(r"\{\s*(?:\}|[a-z_]+\s*:)")
_LINES = 50_000
"""More lines than the parser takes in within the time that a file may take."""
_NESTING = 60
"""Deepest nesting of quotes and lists; each level costs several calls within the parser."""


def read_markdown(data: bytes, name: str, encoding: str | None, limits: Limits) -> Document:
    """Read Markdown.

    Square brackets are text unless an address follows them. Front matter, comments, HTML tags and the attribute lines
    of a case folder's drafts (`{settles: …}`) are left out, with a notice. Spans cover whole lines of the file.

    Raises
    ------
    DocumentError
        E504, E506 or E507.
    """
    too_large(data, name, limits)
    decoded = decode(data, name, encoding)
    if (lines := decoded.text.count("\n")) > _LINES:
        raise too_many(name, lines, _LINES, "lines")
    front, text, unshown, pictures = _prepared(decoded.text)
    tokens = _parser().parse(text)
    if any(token.level >= _NESTING for token in tokens):
        raise DocumentError(name, f"its lists and quotes are nested deeper than {_NESTING} levels", code="E504")
    walk = _Walk(decoded, text, Budget(name, limits))
    walk.all(tokens)
    blocks = counted(walk.blocks, name, "md", limits)
    facts = {key: cleaned(value) for key, value in _FIELD.findall(front)}
    return Document(
        name=name,
        format="md",
        sha256=digest(data),
        blocks=blocks,
        original=blocks,
        notices=(*walk.notices(unshown, pictures), *turned(blocks)),
        left_out=tuple(walk.left_out),
        title=facts.get("title") or next((block.text for block in blocks if block.kind == "heading"), ""),
        language=facts.get("lang") or facts.get("language", ""),
    )


def _prepared(text: str) -> tuple[str, str, int, int]:
    """Front matter, and the text with everything unshown blanked out, so that each line keeps its number."""
    front = ""
    if match := _FRONT.match(text):
        front = match["body"]
        text = _blank(match.group()) + text[match.end() :]
    unshown = 0
    for opening, ending in _UNSHOWN:
        text, count = _without(text, opening, ending)
        unshown += count
    pictures = sum(1 for match in _LINK.finditer(text) if match[1] and _ADDRESS.search(match[3]))
    text = _LINK.sub(_unlinked, text)
    return front, text.replace("\r\n", " \n").replace("\r", "\n"), unshown, pictures


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def _without(text: str, opening: str, ending: str) -> tuple[str, int]:
    """A text with what stands between two marks blanked out, and how often; a mark that is never closed is text."""
    parts: list[str] = []
    done = 0
    while (start := text.find(opening, done)) >= 0:
        stop = text.find(ending, start + len(opening))
        if stop < 0:
            break
        stop += len(ending)
        parts += (text[done:start], _blank(text[start:stop]))
        done = stop
    return "".join([*parts, text[done:]]), len(parts) // 2


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    options = {"maxNesting": _NESTING + 1, "html": True, "typographer": False, "linkify": False}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    # Set in, or in tags, it is text of the draft all the same. Links are gone by now: the parser's own search for them
    # takes time with the square of the number of brackets, and drafts are full of brackets.
    parser.disable(["code", "html_block", "reference", "link", "image"])
    return parser


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
    blocks: list[Block] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
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
                self._add([Run(token.content.rstrip("\n"))], "paragraph", 0, first, last)

    def _place(self, token: Token) -> None:
        if token.type == "table_open":
            self.table, self.row = self.table + 1, -1
        elif token.type == "tr_open":
            self.row, self.column = self.row + 1, -1
        else:
            self.column += 1

    def _inline(self, token: Token, kind: BlockKind, rank: int) -> None:
        first, last = token.map or [0, 0]
        if self.column >= 0:
            self._add(self.pieces.runs(token.children or []), "cell", 0, first, last)
            return
        lines = lines_in(self.pieces.runs(token.children or []))
        if kind == "heading":
            self._add([run for line in lines for run in [*line, Run(" ")]], kind, rank, first, last)
            return
        kept = self._without_attributes(lines)
        texts = ["".join(run.text for run in line) for line in kept]
        for start, end in _paragraphs(texts, self._source(first, last), self.width):
            runs = [run for line in kept[start:end] for run in [*line, Run(" ")]]
            self._add(runs, kind, 0, first + start, first + end if end < len(lines) else last)

    def _source(self, first: int, last: int) -> list[str]:
        bounds = [self.starts[min(line, len(self.starts) - 1)] for line in range(first, last + 1)]
        return [self.decoded.text[start:end].rstrip("\r\n") for start, end in pairwise(bounds)]

    def _without_attributes(self, lines: list[list[Run]]) -> list[list[Run]]:
        """A paragraph up to where the attributes of a case folder's point start."""
        for index, line in enumerate(lines):
            text = "".join(run.text for run in line)
            rest = "\n".join("".join(run.text for run in after) for after in lines[index:]).strip()
            if _ATTRIBUTES.match(text.lstrip()) and rest.endswith("}"):
                self.left_out.append(rest)
                return lines[:index]
        return lines

    def _add(self, runs: Sequence[Run], kind: BlockKind, rank: int, first: int, last: int) -> None:
        text, looks = joined([Run(cleaned(run.text), run.looks) for run in runs])
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
        self.blocks.append(
            Block(
                text=text,
                kind=kind,
                span=self._span(first, last),
                label=label,
                level=rank,
                cell=cell,
                looks=looks,
                paragraphs=(len(self.blocks),),
            )
        )

    def _span(self, first: int, last: int) -> Span:
        """Lines of the file, without the blanks at both ends."""
        start, end = self.starts[first], self.starts[min(last, len(self.starts) - 1)]
        text = self.decoded.text[start:end]
        return self.decoded.span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))

    def notices(self, unshown: int, pictures: int) -> Iterator[Notice]:
        """What was left out, in words."""
        if self.left_out:
            count = plural(len(self.left_out), "attribute line", "attribute lines")
            yield Notice(
                code="left-out", message=f"It reads like a draft of a case folder; {count} in braces were left out."
            )
        if tags := unshown + self.pieces.tags:
            count = plural(tags, "HTML tag or comment", "HTML tags or comments")
            yield Notice(code="left-out", message=f"{count} in the Markdown left out; the text between tags was kept.")
        if pictures:
            yield Notice(code="images", message=f"{plural(pictures, 'picture', 'pictures')} left out.")
        if self.pieces.struck:
            count = plural(self.pieces.struck, "stretch is", "stretches are")
            yield Notice(
                code="struck", message=f"{count} struck through without being marked as deleted; the text was kept."
            )


def _paragraphs(texts: Sequence[str], source: Sequence[str], width: int | None) -> Iterator[tuple[int, int]]:
    """Cut the lines of one Markdown paragraph where a line opens a point of its own (`a.`, `(iv)`, `§ 3`)."""
    start = 0
    for index, (before, text) in enumerate(pairwise(texts), 1):
        raw = source[index - 1] if index - 1 < len(source) else before
        if opens_point(text) and not is_wrap(raw, text, width):
            yield start, index
            start = index
    if texts:
        yield start, len(texts)


def _labels(tokens: Sequence[Token]) -> dict[int, str]:
    """The label of each list item, by the index of its token.

    Numbers are as typed. Where all items of a list carry one number, as some writers do who leave counting to the
    program, they are counted on from it.
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
            if len(items) > 1 and numbers[0] and len(set(numbers)) == 1:
                for shift, item in enumerate(items):
                    labels[item] = f"{int(numbers[0]) + shift}{tokens[item].markup}"
    return labels
