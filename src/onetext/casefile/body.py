"""The numbered points of a draft: labels, nesting, text, and the attributes in braces."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onetext.casefile.labels import LABEL, joined
from onetext.casefile.nodes import Document, read_document
from onetext.casefile.textfile import Place, TextFile
from onetext.errors import Fault

__all__ = ["InnerFile", "RawPoint", "read_points"]

POINT_LINE = re.compile(rf"(?P<label>{LABEL.pattern})[.)](?:[ \t]+(?P<text>.*))?")
_ESCAPE = "\\"
"""At the start of a line it says: this is text, whatever it looks like."""


class InnerFile(TextFile):
    """A piece of a file with places in the whole: it starts at a line, and each of its lines is shifted right."""

    def __init__(self, outer: TextFile, text: str, line: int, shift: int = 0) -> None:
        super().__init__(outer.name, text)
        self.outer, self.first, self.shift = outer, line, shift

    def place(self, offset: int) -> Place:
        """Line and column in the whole file."""
        line, column = super().place(offset)
        return line + self.first - 1, column + self.shift

    def line(self, number: int) -> str:
        """A line of the whole file."""
        return self.outer.line(number)


class FixedFile(TextFile):
    """A piece of a file whose inner places cannot be told apart: all of it stands where its value stands."""

    def __init__(self, outer: TextFile, text: str, place: Place) -> None:
        super().__init__(outer.name, text)
        self.outer, self.fixed = outer, place

    def place(self, offset: int) -> Place:
        """Line and column in the whole file."""
        return self.fixed

    def line(self, number: int) -> str:
        """A line of the whole file."""
        return self.outer.line(number)


@dataclass(slots=True)
class RawPoint:
    """A point as the file has it. `lines` are the pieces of its text, each with its offset in `file`."""

    label: str
    parent: str
    text: str
    place: Place
    attributes: Document | None = None
    lines: tuple[tuple[int, str], ...] = ()
    file: TextFile | None = None


@dataclass(slots=True)
class _Open:
    """The point that lines are being added to."""

    label: str
    parent: str
    place: Place
    indent: int
    paragraphs: list[list[tuple[int, str]]] = field(default_factory=lambda: [[]])
    attributes: Document | None = None

    def closed(self, file: TextFile) -> RawPoint:
        """The point with all its lines, joined: a space between lines, a line end between paragraphs."""
        text = "\n".join(" ".join(line for _at, line in lines) for lines in self.paragraphs if lines)
        lines = tuple(line for paragraph in self.paragraphs for line in paragraph)
        return RawPoint(self.label, self.parent, text, self.place, self.attributes, lines, file)

    def add(self, at: int, text: str) -> None:
        """Take a line in; a backslash at its start only says that it is text."""
        plain = text.removeprefix(_ESCAPE)
        self.paragraphs[-1].append((at + len(text) - len(plain), plain))


def read_points(file: TextFile) -> tuple[list[RawPoint], list[Fault]]:
    """Read the points of a body.

    A line that starts with a label and a dot or bracket opens a point, nested by its indentation. The lines of a point
    are joined by a space, blank lines part paragraphs; a backslash at the start of a line makes it text. A line that
    starts with a brace opens the attributes, which end where the brace closes.
    """
    return _BodyReader(file).read()


class _BodyReader:
    def __init__(self, file: TextFile) -> None:
        self.file = file
        self.points: list[RawPoint] = []
        self.faults: list[Fault] = []
        self.stack: list[_Open] = []
        self.current: _Open | None = None

    def read(self) -> tuple[list[RawPoint], list[Fault]]:
        """All points in the order of the text, with every fault found on the way."""
        offset, lines = 0, re.split(r"(\r\n|\n|\r)", self.file.text)
        skip_to = -1
        for text, end in zip(lines[::2], [*lines[1::2], ""], strict=True):
            if offset >= skip_to:
                skip_to = self._line(text, offset)
            offset += len(text) + len(end)
        self._close()
        return self.points, self.faults

    def _line(self, line: str, offset: int) -> int:
        """Take one line in; the answer is the offset up to which it took more."""
        text = line.strip(" \t")
        start = offset + len(line) - len(line.lstrip(" \t"))
        if not text:
            if self.current and self.current.paragraphs[-1]:
                self.current.paragraphs.append([])
        elif text.startswith("{"):
            return self._attributes(start)
        elif match := POINT_LINE.fullmatch(text):
            self._open(match, line, start)
        else:
            self._text(text, start)
        return -1

    def _open(self, match: re.Match[str], line: str, start: int) -> None:
        self._close()
        printed, text = match["label"], match["text"] or ""
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" "))
        while self.stack and self.stack[-1].indent >= indent:
            self.stack.pop()
        parent = self.stack[-1].label if self.stack else ""
        self.current = _Open(joined(parent, printed), parent, self.file.place(start), indent)
        self.stack.append(self.current)
        if text.startswith("{"):
            hint = "move the brace to the next line, or put a backslash before it"
            self._fault("E117", start + match.start("text"), "attributes stand on a line of their own", hint)
        if text:
            self.current.add(start + match.start("text"), text.strip(" \t"))

    def _text(self, text: str, start: int) -> None:
        if self.current is None:
            hint = "start the line with a label, as in 5. The army …"
            self._fault("E116", start, "text stands before the first point", hint)
        elif self.current.attributes is not None:
            self._fault("E116", start, "text stands after the attributes of a point", "put it before the brace")
        elif text.startswith("#"):
            self._fault("E116", start, "a heading is no part of a point", "take it out, or put a backslash before it")
        else:
            self.current.add(start, text)

    def _attributes(self, start: int) -> int:
        stop = _closing_brace(self.file.text, start)
        if self.current is None:
            self._fault("E116", start, "attributes stand before the first point")
            return stop
        piece = InnerPiece(self.file, start, stop)
        document, faults = read_document(piece)
        opened = self.file.place(start)[0]
        self.faults += [_as_attribute_fault(fault, opened) for fault in faults]
        if self.current.attributes is not None:
            self._fault("E117", start, "a point has its attributes twice", "put them into one pair of braces")
        elif isinstance(document.value, dict):
            self.current.attributes = document
        elif not faults:
            self._fault("E117", start, "attributes are a mapping in braces", "write {settles: {issue: option}}")
        return stop

    def _close(self) -> None:
        if self.current is not None:
            self.points.append(self.current.closed(self.file))
            self.current = None

    def _fault(self, code: str, offset: int, message: str, hint: str = "") -> None:
        self.faults.append(self.file.fault(code, self.file.place(offset), message, hint))


class InnerPiece(TextFile):
    """A stretch of a text file, with places in the whole."""

    def __init__(self, outer: TextFile, start: int, stop: int) -> None:
        super().__init__(outer.name, outer.text[start:stop])
        self.outer, self.start = outer, start

    def place(self, offset: int) -> Place:
        """Line and column in the whole file."""
        return self.outer.place(self.start + offset)

    def line(self, number: int) -> str:
        """A line of the whole file."""
        return self.outer.line(number)


_QUOTED_OR_BRACE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|(?<=[\s,:{\[])'(?:[^']|'')*'|[{}]|\n[ \t]*\r?\n", re.DOTALL)


def _closing_brace(text: str, start: int) -> int:
    """The end of the line in which the brace at `start` closes, or of the paragraph when it never does."""
    depth = 0
    for match in _QUOTED_OR_BRACE.finditer(text, start):
        sign = match[0]
        if sign[0] == "\n":
            return match.start()
        depth += (sign == "{") - (sign == "}")
        if depth == 0 and sign == "}":
            return _line_end(text, match.end())
    return len(text)


def _line_end(text: str, start: int) -> int:
    ends = [end for end in (text.find("\n", start), text.find("\r", start)) if end >= 0]
    return min(ends, default=len(text))


_UNCLOSED = ("',' or '}'", "expected the node content", "expected <block end>")
"""What PyYAML and libyaml say of braces that do not close."""


def _as_attribute_fault(fault: Fault, opened: int) -> Fault:
    """The fault of a YAML reader as one of attributes, with the line in which their braces opened."""
    if fault.code != "E101":
        return fault
    problem = fault.message.removeprefix("not valid YAML: ")
    if any(said in problem for said in _UNCLOSED):
        problem = "a brace does not close, or a comma is missing"
    message = f"the attributes whose braces open on line {opened} cannot be read: {problem}"
    return Fault(
        file=fault.file, line=fault.line, column=fault.column, code="E117", message=message, excerpt=fault.excerpt
    )
