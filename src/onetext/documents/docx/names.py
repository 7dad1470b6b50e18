"""The names of WordprocessingML, and what maps the strict form of the standard on the one that Word writes.

ISO/IEC 29500 has two families of namespaces. Files in the strict form are read as if they were in the transitional
form, so that everything behind this module knows one set of names.
"""

from __future__ import annotations

__all__ = [
    "CONTENT_TYPES",
    "NAMESPACES",
    "RELATIONS",
    "WORD",
    "WORD_STRICT",
    "m",
    "mc",
    "relation_kind",
    "transitional",
    "w",
    "w14",
    "w15",
]

_OOXML = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"

NAMESPACES = {
    "w": _OOXML + "wordprocessingml/2006/main",
    "r": _OOXML + "officeDocument/2006/relationships",
    "m": _OOXML + "officeDocument/2006/math",
    "mc": _OOXML + "markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
WORD, WORD_STRICT = NAMESPACES["w"], _STRICT + "wordprocessingml/main"
RELATIONS = _OOXML + "package/2006/relationships"
CONTENT_TYPES = _OOXML + "package/2006/content-types"

_W = f"{{{WORD}}}"
_PAIRS = (
    (WORD_STRICT, WORD),
    (_STRICT + "officeDocument/relationships", NAMESPACES["r"]),
    (_STRICT + "officeDocument/math", NAMESPACES["m"]),
    (_STRICT + "drawingml/main", _OOXML + "drawingml/2006/main"),
    (_STRICT + "drawingml/wordprocessingDrawing", _OOXML + "drawingml/2006/wordprocessingDrawing"),
)
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def w(local: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return _W + local


def w14(local: str) -> str:
    """The full name of an extension of Word 2010."""
    return f"{{{NAMESPACES['w14']}}}{local}"


def w15(local: str) -> str:
    """The full name of an extension of Word 2013."""
    return f"{{{NAMESPACES['w15']}}}{local}"


def m(local: str) -> str:
    """The full name of an element of a formula."""
    return f"{{{NAMESPACES['m']}}}{local}"


def mc(local: str) -> str:
    """The full name of an element that offers one thing in several forms."""
    return f"{{{NAMESPACES['mc']}}}{local}"


def transitional(data: bytes) -> bytes:
    """The bytes of a part with the strict namespaces replaced; bytes without them come back as they are."""
    for encoding in _ENCODINGS:
        if _STRICT.encode(encoding) in data:
            for strict, usual in _PAIRS:
                data = data.replace(strict.encode(encoding), usual.encode(encoding))
    return data


def relation_kind(type_: str) -> str:
    """The last word of a relationship's type: `styles`, `footnotes`, `officeDocument`, …"""
    return type_.rstrip("/").rpartition("/")[2]
