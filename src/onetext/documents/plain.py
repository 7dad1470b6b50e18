"""Plain text: paragraphs parted by blank lines, or one in each line; lines that a program wrapped are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onetext.documents.decoding import decode
from onetext.documents.joining import Lexicon, is_wrap, join_lines, wrap_width
from onetext.documents.labels import opens_point
from onetext.documents.limits import Limits
from onetext.documents.making import Budget, counted, digest, plural, turned, unprinted
from onetext.documents.runs import cleaned
from onetext.documents.text import Block, BlockKind, Document, Notice

__all__ = ["Line", "Paragraph", "doubted", "lines_of", "paragraphs", "read_plain"]

_LINE = re.compile(r"[^\n\r\f]*(?:\r\n|\n|\r|\f|$)")
_RULE = re.compile(r"\s*([=\-_*~#])\1{2,}\s*")
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end: the code points where it starts and ends, and its text."""

    start: int
    end: int
    text: str

    @property
    def indent(self) -> int:
        """Columns before the first sign."""
        wide = self.text.expandtabs(_TAB)
        return len(wide) - len(wide.lstrip())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: tuple[Line, ...]
    heading: bool = False

    @property
    def start(self) -> int:
        """The code point of its first sign."""
        first = self.lines[0]
        return first.start + len(first.text) - len(first.text.lstrip())

    @property
    def end(self) -> int:
        """The code point after its last sign."""
        last = self.lines[-1]
        return last.start + len(last.text.rstrip())


def lines_of(text: str) -> list[Line]:
    """The lines of a text, whatever their ends; a form feed ends one."""
    lines = []
    for match in _LINE.finditer(text):
        bare = match.group().rstrip("\r\n\f")
        lines.append(Line(match.start(), match.start() + len(bare), bare))
    return lines


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Cut lines into paragraphs.

    Blank lines part paragraphs. Within a stretch without blank lines a line continues the one before where the text is
    wrapped and the line before was full; else each line is a paragraph. A rule of signs under one line makes that
    line a heading. A line of underscores is there to be signed on, and a paragraph.
    """
    width = wrap_width([line.text for line in lines])
    group: list[Line] = []
    for line in [*lines, Line(0, 0, "")]:
        if _RULE.fullmatch(line.text) or not line.text.strip():
            yield from _cut(group, width, heading=len(group) == 1 and bool(re.match(r"\s*[=\-~#]", line.text)))
            group = []
            if line.text.strip().startswith("_"):
                yield Paragraph((line,))
        else:
            group.append(line)


def _cut(group: Sequence[Line], width: int | None, *, heading: bool) -> Iterator[Paragraph]:
    if not group:
        return
    current = [group[0]]
    for before, line in pairwise(group):
        if is_wrap(before.text, line.text, width) and not _first_line_indent(current, line):
            current.append(line)
        else:
            yield Paragraph(tuple(current))
            current = [line]
    yield Paragraph(tuple(current), heading)


def _first_line_indent(current: Sequence[Line], line: Line) -> bool:
    """Whether a line is set in against lines that all start at one place: the mark of a new paragraph."""
    before = current[-1]
    hangs = len(current) == 1 and (opens_point(before.text) or before.indent > line.indent)
    return line.indent > before.indent and not hangs


def read_plain(data: bytes, name: str, encoding: str | None, limits: Limits) -> Document:
    """Read plain text. Indentation gives the level; a label that was typed stays in the text.

    Raises
    ------
    DocumentError
        E504, E506 or E507.
    """
    decoded = decode(data, name, encoding)
    budget = Budget(name, limits)
    lines = lines_of(decoded.text)
    lexicon = Lexicon.of(line.text for line in lines)
    blocks: list[Block] = []
    indents: list[int] = []
    for paragraph in paragraphs(lines):
        text = cleaned(join_lines([line.text for line in paragraph.lines], lexicon)).strip()
        if not text:
            continue
        if len(blocks) % 1000 == 0:
            budget.check()
        kind: BlockKind = "heading" if paragraph.heading else "paragraph"
        level = _level(indents, paragraph.lines[0].indent)
        span = decoded.span(paragraph.start, paragraph.end)
        blocks.append(Block(text=text, kind=kind, span=span, level=level, paragraphs=(len(blocks),)))
    kept = counted(blocks, name, "txt", limits)
    rules = [text for line in lines if _RULE.fullmatch(line.text) and not (text := line.text.strip()).startswith("_")]
    notices = (*_ruled(rules), *unprinted([decoded.text]), *turned(kept), *doubted(lexicon))
    return Document(
        name=name,
        format="txt",
        sha256=digest(data),
        blocks=kept,
        original=kept,
        notices=notices,
        left_out=tuple(rules),
        title=_title(kept),
    )


def _ruled(rules: Sequence[str]) -> list[Notice]:
    if not rules:
        return []
    count = plural(len(rules), "rule of signs", "rules of signs")
    return [Notice(code="left-out", message=f"{count} between lines left out.")]


def _level(indents: list[int], indent: int) -> int:
    """Depth of an indentation, by the ones that are open above it."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents) - 1


def _title(blocks: Sequence[Block]) -> str:
    return blocks[0].text if blocks[0].kind == "heading" else ""


def doubted(lexicon: Lexicon) -> list[Notice]:
    """A notice of the words whose hyphen was taken for one of the line end, without a proof."""
    if not lexicon.doubted:
        return []
    words = ", ".join(lexicon.doubted[:5]) + (", …" if len(lexicon.doubted) > 5 else "")
    return [
        Notice(code="hyphens", message=f"Words were joined over a line end without a second place to check: {words}.")
    ]
