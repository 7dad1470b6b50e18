"""XML from strangers: read without entities, without a document type, without the network, to a limited depth.

A first pass with expat stops at a document type before anything of it is acted on, counts the depth, and can tell at
which bytes elements start and end. Only then does lxml build the tree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from onetext.documents.docx.names import transitional
from onetext.documents.limits import DEFAULT_LIMITS, Limits
from onetext.errors import DocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["built", "parse_xml", "places"]

_PATTERN = r"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>"""
_TAG, _TAG_BYTES = re.compile(_PATTERN), re.compile(_PATTERN.encode())
_WINDOW = 65_536  # longest tag looked for in a text of wide letters
_MOST_ELEMENTS, _MOST_BYTES = 2_000_000, 64 * 2**20  # a tree takes many times the bytes it is made of
_DAMAGED = "ask for the file again, or open it in a word processor and save it anew"


def parse_xml(data: bytes, name: str, part: str, limits: Limits = DEFAULT_LIMITS) -> Element:
    """The root element of a part, its names in the transitional namespaces.

    Parameters
    ----------
    name, part
        The file and the part of it, for messages.

    Raises
    ------
    DocumentError
        E503 when it is no well-formed XML, E504 when it is nested too deeply, E505 when it declares a document type
        (which is where entities come from).
    """
    places(data, name, part, limits)
    return built(data, name, part)


def built(data: bytes, name: str, part: str) -> Element:
    """The tree of a part that `places` has passed."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(transitional(data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged(name, part, str(error)) from None


def places(
    data: bytes, name: str, part: str, limits: Limits = DEFAULT_LIMITS, *, of: tuple[str, ...] = ()
) -> list[tuple[int, int]]:
    """Where elements stand, in bytes of the part as it is, in the order in which they start.

    Parameters
    ----------
    of
        The elements to find, as `namespace name` parted by a blank.

    Raises
    ------
    DocumentError
        As `parse_xml`.
    """
    if len(data) > _MOST_BYTES:
        why = f"{part} has more than the limit of {_MOST_BYTES / 2**20:,.0f} MB"
        raise DocumentError(name, why, hint="split the file, and read its parts one by one", code="E504")
    scan = _Scan(data, name, part, limits, frozenset(of))
    try:
        scan.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise _damaged(name, part, expat.ErrorString(error.code) or "", error.lineno, error.offset) from None
    except (LookupError, ValueError) as error:  # an encoding that expat or Python does not know
        raise _damaged(name, part, str(error)) from None
    return [(start, end) for start, end in scan.found]


class _Scan:
    """One pass over the bytes."""

    def __init__(self, data: bytes, name: str, part: str, limits: Limits, of: frozenset[str]) -> None:
        self.data, self.name, self.part, self.limits, self.of = data, name, part, limits, of
        self.found: list[list[int]] = []
        self.depth = self.count = 0
        self.open: list[int] = []
        self.wide = _width(data)
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def doctype(self, *_: object) -> None:
        """Refuse a document type."""
        raise DocumentError(
            self.name,
            f"{self.part} declares a document type, which could draw in other files or blow up to any size",
            hint="no word processor writes that: treat the file with care, and ask its sender",
            code="E505",
        )

    def start(self, element: str, _: object) -> None:
        """Take note of an element's first byte, if it is one of those looked for, and hold the limits."""
        self.depth += 1
        self.count += 1
        if self.count > _MOST_ELEMENTS:
            raise DocumentError(
                self.name,
                f"{self.part} has more than {_MOST_ELEMENTS:,} elements",
                hint="split the file, and read its parts one by one",
                code="E504",
            )
        if self.depth > self.limits.depth:
            raise DocumentError(
                self.name, f"{self.part} is nested more than {self.limits.depth} elements deep", code="E504"
            )
        if element in self.of:
            self.open.append(len(self.found))
            self.found.append([self.parser.CurrentByteIndex, 0])

    def end(self, element: str) -> None:
        """Take note of where the element ends."""
        self.depth -= 1
        if element in self.of:
            place = self.found[self.open.pop()]
            place[1] = self.empty_end(place[0]) or self.closing_end(self.parser.CurrentByteIndex)

    def closing_end(self, at: int) -> int:
        """The end of `</name>`, which starts at byte `at`."""
        if not self.wide:
            return self.data.index(b">", at) + 1
        return at + 2 * (self.decoded(at).index(">") + 1)

    def empty_end(self, at: int) -> int:
        """The end of the tag at byte `at` where it is `<name …/>`, else 0. A ">" may stand within an attribute."""
        if not self.wide:
            tag = _TAG_BYTES.match(self.data, at)
            return tag.end() if tag and tag.group().endswith(b"/>") else 0
        wide = _TAG.match(self.decoded(at))
        return at + 2 * wide.end() if wide and wide.group().endswith("/>") else 0

    def decoded(self, at: int) -> str:
        return self.data[at : at + _WINDOW].decode(self.wide, errors="replace")


def _width(data: bytes) -> str:
    """The name of the encoding where a letter takes two bytes, else ""."""
    if data[:2] == b"\xff\xfe" or data[:4] == b"<\0?\0":
        return "utf-16-le"
    if data[:2] == b"\xfe\xff" or data[:4] == b"\0<\0?":
        return "utf-16-be"
    return ""


def _damaged(name: str, part: str, why: str, line: int = 0, column: int = 0) -> DocumentError:
    where = f" (line {line})" if line else ""
    return DocumentError(name, f"{part} is damaged: {why}{where}", hint=_DAMAGED, code="E503", column=column)
