"""The file that a workbook is: told from other files, and unpacked with care before anything else looks into it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping

from onetext.casefile.textfile import TextFile
from onetext.errors import CaseError

__all__ = ["checked_package"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNPACKED, _CELLS, _PARTS, _SPREAD = 32 * 2**20, 100_000, 500, 10_000
_CHUNK = 2**18
_ANEW = "open it in a spreadsheet program and save it as .xlsx"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_OTHERS = {
    "xl/workbook.bin": "is a binary workbook (.xlsb)",
    "word/document.xml": "is a Word document",
    "ppt/presentation.xml": "is a presentation",
    "content.xml": "is an OpenDocument file (.ods)",
}
_CELL = re.compile(rb"<(?:\w+:)?(?:c|row)[\s/>]")
_SPREADING = re.compile(
    rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*?\bref\s*=\s*[\"']([^\"']*)"
)
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


def checked_package(data: bytes, name: str) -> None:
    """Refuse what is no workbook, or a hostile one. Nothing that the headers say is believed.

    Raises
    ------
    CaseError
        E411 when it is a file of another kind, is encrypted, damaged or holds macros; E403 when it holds too much;
        E402 when it declares entities.
    """
    _check_outside(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = _unpacked(file, name)
    except _BROKEN as error:
        raise _refused(name, f"the file is damaged, or was cut off on its way ({error})", _ANEW) from None
    if "xl/workbook.xml" not in parts:
        what = next((told for part, told in _OTHERS.items() if part in parts), "is a zip file that holds no workbook")
        raise _refused(name, f"the file {what}", _ANEW)
    if any(part.endswith("vbaProject.bin") for part in parts):
        raise _refused(name, "the file holds macros", "save it as .xlsx, which holds none")
    _check_parts(parts, name)


def _refused(name: str, message: str, hint: str) -> CaseError:
    return CaseError([TextFile(name, "").whole_fault("E411", message, hint)])


def _too_much(name: str, message: str) -> CaseError:
    return CaseError([TextFile(name, "").whole_fault("E403", message, "export the sheet anew and fill that in")])


def _check_outside(data: bytes, name: str) -> None:
    if not data:
        raise _refused(name, "the file is empty", "export the sheet anew")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise _refused(name, "the file is encrypted with a password", "save it without one")
        raise _refused(name, "the file is an old workbook (.xls) or another old Office file", _ANEW)
    if data[:2] != b"PK":
        looks = "a table in plain text (.csv)" if b"\0" not in data[:4096] else "no workbook: it does not start as one"
        raise _refused(name, f"the file is {looks}", _ANEW)


def _unpacked(file: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    entries = file.infolist()
    if len(entries) > _PARTS:
        raise _too_much(name, f"the file has {len(entries):,} parts; the limit is {_PARTS}")
    parts: dict[str, bytes] = {}
    left = _UNPACKED
    for entry in entries:
        if entry.flag_bits & 1:
            raise _refused(name, "the file is a zip file with a password", "save it without one")
        if entry.filename in parts:
            raise _refused(name, f"the file holds the part {entry.filename} twice", _ANEW)
        chunks = []
        with file.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                chunks.append(chunk)
                left -= len(chunk)
                if left < 0:
                    raise _too_much(name, f"the file unpacks to more than {_UNPACKED // 2**20} MB")
        parts[entry.filename] = b"".join(chunks)
    return parts


def _check_parts(parts: Mapping[str, bytes], name: str) -> None:
    """No entities, not too many cells, and nothing that is spread over a million cells by one short line."""
    cells = spread = 0
    for part, data in parts.items():
        if not part.endswith((".xml", ".rels", ".vml")):
            continue
        told = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
        if b"\0" in data[:64] or (told is not None and told[1].lower() not in (b"utf-8", b"us-ascii")):
            raise _refused(name, f"the part {part} of the file is not in UTF-8", _ANEW)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            message = f"the part {part} of the file declares a document type or entities"
            raise CaseError([TextFile(name, "").whole_fault("E402", message, _ANEW)])
        cells += sum(1 for _ in _CELL.finditer(data))
        spread += sum(_area(found[1]) for found in _SPREADING.finditer(data))
    if cells > _CELLS:
        raise _too_much(name, f"the file has {cells:,} rows and cells; the limit is {_CELLS:,}")
    if spread > _SPREAD:
        raise _too_much(name, f"the file merges or links more than {_SPREAD:,} cells")


def _area(reference: bytes) -> int:
    """How many cells a reference covers; more than any limit where it cannot be read."""
    match = _AREA.fullmatch(reference.decode("ascii", "replace"))
    if match is None:
        return _SPREAD + 1
    first, top, last, bottom = match.groups()
    return (_column(last or first) - _column(first) + 1) * (int(bottom or top) - int(top) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
