"""Bytes to characters and back: the text of a file, and the byte at which each of its characters stands."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from dataclasses import dataclass, field

from onetext.documents.text import Span
from onetext.errors import DocumentError

__all__ = ["Decoded", "decode"]

_STEP = 2048
"""Code points between two places whose byte is kept."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The longer ones first: that of UTF-32 starts like that of UTF-16."""
_NO_ENCODINGS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
"""Codecs of Python for names of hosts, for its own source text, or for whatever the machine is set to."""
_NATIVE = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}


@dataclass(slots=True)
class Decoded:
    """A text with the way back to the bytes of its file.

    Attributes
    ----------
    text
        Without the byte order mark.
    encoding
        As Python calls it.
    start
        Bytes of the byte order mark.
    """

    text: str
    encoding: str
    start: int = 0
    _known: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._known = [self.start]
        for begin in range(0, len(self.text), _STEP):
            self._known.append(self._known[-1] + self._size(begin, begin + _STEP))

    def _size(self, begin: int, end: int) -> int:
        return len(self.text[begin:end].encode(self.encoding))

    def byte(self, point: int) -> int:
        """Where in the file the character at a code point of the text starts."""
        step = point // _STEP
        return self._known[step] + self._size(step * _STEP, point)

    def point(self, byte: int) -> int:
        """The code point of the text whose character starts at a byte of the file, or in which the byte stands."""
        step = max(bisect_right(self._known, byte) - 1, 0)
        begin = min(step * _STEP, len(self.text))
        there = self.text[begin : begin + _STEP].encode(self.encoding)[: byte - self._known[step]]
        return begin + len(there.decode(self.encoding, errors="ignore"))

    def span(self, start: int, end: int) -> Span:
        """Code points of the text, end exclusive, as bytes of the file."""
        return Span(start=self.byte(start), end=self.byte(end))

    @property
    def bytes_read(self) -> int:
        """Length of the file, if the way back is true."""
        return self._known[-1]


def decode(data: bytes, name: str, encoding: str | None) -> Decoded:
    """Decode a text file: by the encoding given, else by its byte order mark, else as UTF-8.

    Raises
    ------
    DocumentError
        E507 with line and column of the first byte that does not fit, for an encoding nobody knows, and for a NUL.
    """
    mark, marked = next(((bom, codec) for bom, codec in _BOMS if data.startswith(bom)), (b"", ""))
    codec = _codec(encoding, name, marked) if encoding else marked or "utf-8"
    start = len(mark) if codec == marked else 0
    try:
        text = data[start:].decode(codec)
    except UnicodeDecodeError as error:
        raise _does_not_fit(data, name, codec, start, error) from None
    except (UnicodeError, ValueError, ArithmeticError, LookupError):  # some codecs fail in ways of their own
        raise DocumentError(
            name,
            f"it cannot be read in the encoding {encoding}",
            hint="save the file as UTF-8, or name another encoding with --encoding",
            code="E507",
        ) from None
    if "\0" in text:
        raise _nul(name, text)
    decoded = Decoded(text, codec, start)
    if decoded.bytes_read != len(data):
        raise DocumentError(
            name,
            f"the encoding {encoding} has more than one way to write a character, so places could not be told",
            hint="save the file as UTF-8",
            code="E507",
        )
    return decoded


def _codec(encoding: str, name: str, marked: str) -> str:
    """The codec of an encoding as a person names it; a byte order mark tells which byte comes first."""
    try:
        known = codecs.lookup(encoding).name
        if known.replace("-", "_") in _NO_ENCODINGS:
            raise LookupError
        "a".encode(known)
    except (LookupError, UnicodeError, TypeError, ValueError):
        raise DocumentError(
            name, f'no encoding is called "{encoding}"', hint="utf-8, utf-16, cp1252 and koi8-r are some", code="E507"
        ) from None
    if known in _NATIVE:
        return marked if marked.startswith(known) else _NATIVE[known]
    return known


def _does_not_fit(data: bytes, name: str, codec: str, start: int, error: UnicodeDecodeError) -> DocumentError:
    before = data[start : start + error.start].decode(codec, errors="replace")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    value = data[start + error.start] if start + error.start < len(data) else 0
    return DocumentError(
        name,
        f"byte 0x{value:02x} in line {line}, column {column} is not {codec.upper()}",
        hint="save the file as UTF-8, or name its encoding with --encoding",
        code="E507",
        line=line,
        column=column,
    )


def _nul(name: str, text: str) -> DocumentError:
    at = text.index("\0")
    line = text.count("\n", 0, at) + 1
    return DocumentError(
        name,
        f"line {line} holds a NUL character, so this is no plain text, or it is UTF-16 without its mark",
        hint="save the file as UTF-8, or name its encoding with --encoding",
        code="E507",
        line=line,
        column=at - text.rfind("\n", 0, at),
    )
