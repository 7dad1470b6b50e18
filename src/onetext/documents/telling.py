"""Which format a file has: its content decides, its ending where the content leaves it open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from onetext.documents.text import Format, Notice
from onetext.errors import DocumentError

__all__ = ["ENDINGS", "tell"]

ENDINGS: Mapping[str, Format] = MappingProxyType(
    {
        "docx": "docx",
        "docm": "docx",
        "dotx": "docx",
        "dotm": "docx",
        "pdf": "pdf",
        "html": "html",
        "htm": "html",
        "xhtml": "html",
        "md": "md",
        "markdown": "md",
        "txt": "txt",
        "text": "txt",
    }
)
_OTHERS = MappingProxyType(
    {
        "doc": "an old Word file",
        "rtf": "an RTF file",
        "odt": "an OpenDocument file",
        "pages": "a Pages file",
        "wpd": "a WordPerfect file",
        "eml": "a mail",
        "msg": "a mail",
    }
)
_NAMES = MappingProxyType(
    {"docx": "Word document (DOCX)", "pdf": "PDF", "html": "HTML page", "md": "Markdown file", "txt": "text file"}
)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_READ = "DOCX, PDF, HTML, Markdown and plain text can be read"


def tell(data: bytes, name: str, given: Format | None) -> tuple[Format, Notice | None]:
    """Tell the format, with a notice where the file is not what its ending says.

    Raises
    ------
    DocumentError
        E501 for a format that cannot be read; E502 for an encrypted Office file.
    """
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    said = given or ENDINGS.get(ending)
    found = _by_content(data, name, ending)
    if found is None:
        if said is None:
            raise _unknown(name, ending)
        return said, None
    if said is None or said == found:
        return found, None
    if found == "html" and said in {"md", "txt"}:
        return said, None
    message = f"The file is called a {_NAMES[said]}, but is a {_NAMES[found]}; it was read as what it is."
    return found, Notice(code="format", message=message)


def _by_content(data: bytes, name: str, ending: str) -> Format | None:
    """What the first bytes say, or None where they say nothing."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        if b"mimetypeapplication/vnd.oasis" in data[:200]:
            raise _other(name, "an OpenDocument file")
        return "docx"
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise DocumentError(
                name,
                "the document is protected by a password",
                hint="open it in Word, remove the password and save it again",
                code="E502",
            )
        raise _other(name, "an old Word file")
    if data.startswith(b"{\\rtf"):
        raise _other(name, "an RTF file")
    if data[:4] in {b"\x89PNG", b"GIF8", b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1", b"II*\0", b"MM\0*"}:
        raise DocumentError(name, "it is a picture", hint="run text recognition (OCR) first", code="E506")
    if ending in _OTHERS:
        raise _other(name, _OTHERS[ending])
    return "html" if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) else None


def _other(name: str, what: str) -> DocumentError:
    return DocumentError(name, f"{what} cannot be read", hint="save it as DOCX and read that", code="E501")


def _unknown(name: str, ending: str) -> DocumentError:
    said = f'the ending ".{ending}" tells no format' if ending else "the file has no ending that tells its format"
    return DocumentError(name, said, hint=f"{_READ}; give the file the ending of what it is", code="E501")
