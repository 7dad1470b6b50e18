"""A text with places: which line and column an offset stands in, and what that line says."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from onetext.errors import Fault

__all__ = ["Place", "TextFile"]

Place = tuple[int, int]
"""Line and column, both 1-based; (0, 0) when a whole file is meant."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_LONGEST_EXCERPT = 2000


class TextFile:
    """The text of one file, named by its path relative to the case folder."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def place(self, offset: int) -> Place:
        """Line and column of an offset in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, without its end and cut where it is very long; "" for a line that does not exist."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        stop = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start : min(stop, start + _LONGEST_EXCERPT)].rstrip("\r\n")

    def start_of(self, number: int) -> int:
        """The offset at which a line starts; the end of the text for lines beyond it."""
        return self._starts[number - 1] if number <= len(self._starts) else len(self.text)

    def fault(self, code: str, place: Place, message: str, hint: str = "") -> Fault:
        """A fault in this file, with the line it stands in."""
        line, column = place
        return Fault(
            file=self.name, line=line, column=column, code=code, message=message, hint=hint, excerpt=self.line(line)
        )

    def whole_fault(self, code: str, message: str, hint: str = "") -> Fault:
        """A fault of the file as a whole."""
        return self.fault(code, (0, 0), message, hint)
