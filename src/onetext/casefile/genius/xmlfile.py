"""XML from strangers as a plain tree with places: no document type, no entities, nothing too deep or too much."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from onetext.casefile.files import read_bytes
from onetext.casefile.textfile import Place, TextFile
from onetext.errors import CaseError, Fault

__all__ = ["Element", "XmlFile", "read_xml"]

MOST_ELEMENTS, MOST_DEPTH = 200_000, 50
_BOM = b"\xef\xbb\xbf"


@dataclass(slots=True)
class Element:
    """An element with its place in the file; text between elements carries nothing in these formats."""

    tag: str
    attributes: dict[str, str]
    place: Place
    children: list[Element] = field(default_factory=list)

    def all(self, tag: str) -> list[Element]:
        """The direct children with a tag, in any case of its letters."""
        return [child for child in self.children if child.tag == tag]

    def get(self, name: str) -> str | None:
        """An attribute; None where it is missing."""
        return self.attributes.get(name)


@dataclass(frozen=True, slots=True)
class XmlFile:
    """A file that is well-formed: its root, and its text for the places of faults."""

    text: TextFile
    root: Element


class _Refused(Exception):
    """Ends the parsing at once, with the code, message and hint of a fault."""


def read_xml(path: Path, name: str) -> XmlFile:
    """Read an XML file.

    Parameters
    ----------
    path, name
        The file, and what faults call it.

    Raises
    ------
    CaseError
        When it cannot be read, is not well-formed, declares a document type or entities, or holds too much.
    """
    content, faults = read_bytes(path, name)
    if content is None:
        raise CaseError(faults)
    content = content.removeprefix(_BOM)
    text = TextFile(name, _for_excerpts(content))
    tree = _Tree()
    try:
        tree.parser.Parse(content, True)
    except _Refused as refused:
        raise CaseError([_fault(text, tree.place, *refused.args)]) from None
    except expat.ExpatError as error:
        message = f"this is not well-formed XML: {expat.ErrorString(error.code)}"
        place = (error.lineno, error.offset + 1)
        raise CaseError([_fault(text, place, "E401", message, "is it the right file, and whole?")]) from None
    except (LookupError, ValueError):
        message = "the XML declares an encoding that cannot be read"
        raise CaseError([_fault(text, (1, 1), "E401", message, "save the file as UTF-8")]) from None
    assert tree.root is not None
    return XmlFile(text, tree.root)


class _Tree:
    """Builds the tree while the parser runs, and stops it at what no Genius file needs."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._count = 0
        self.parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._doctype
        parser.ExternalEntityRefHandler = self._doctype

    @property
    def place(self) -> Place:
        """Where the parser stands."""
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise _Refused("E403", f"the file has more than {MOST_ELEMENTS:,} elements", "this is no domain")
        if len(self._open) >= MOST_DEPTH:
            raise _Refused("E403", f"elements are nested deeper than {MOST_DEPTH}", "this is no domain")
        element = Element(tag.lower(), attributes, self.place)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, tag: str) -> None:
        self._open.pop()

    def _doctype(self, *_: object) -> int:
        hint = "take the declaration out, if you trust the file"
        raise _Refused("E402", "the file declares a document type or entities, which are not read", hint)


def _fault(text: TextFile, place: Place, code: str, message: str, hint: str) -> Fault:
    return text.fault(code, place, message, hint)


def _for_excerpts(content: bytes) -> str:
    """The text as far as it can be shown beside a fault; the parser itself decodes the bytes."""
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    return content.decode("utf-16" if wide else "utf-8", errors="replace")
