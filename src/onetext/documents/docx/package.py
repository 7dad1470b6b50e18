"""The package that a Word document is: a zip file, unpacked with care.

Nothing in the headers of the file is believed. Sizes are counted while unpacking; names that lead out of the package,
names that occur twice, and passwords are refused. Nothing outside the package is ever fetched.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import unquote

from onetext.documents.docx.names import CONTENT_TYPES, RELATIONS, relation_kind
from onetext.documents.docx.parsing import parse_xml
from onetext.documents.limits import DEFAULT_LIMITS, Limits
from onetext.errors import DocumentError

__all__ = ["Package", "Relation", "open_package"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPES = "[Content_Types].xml"
_CHUNK = 2**18
_RATIO_FROM = 2**20  # parts below this size may be packed as tightly as they like
_WORD = ("wordprocessingml", "ms-word.")
_OTHERS = {
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "META-INF/manifest.xml": "an OpenDocument or Java file",
    "META-INF/container.xml": "an e-book",
    "mimetype": "an OpenDocument file or an e-book",
    "Index/Document.iwa": "an Apple Pages document",
}
_SAVE_AS = "open it in a word processor and save it as .docx"
_ANEW = "open it in a word processor and save it anew"
_AGAIN = "ask for it again, or open it in a word processor and save it anew"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A part's reference to another part, or to something outside the package.

    Attributes
    ----------
    kind
        The last word of its type: `styles`, `comments`, `attachedTemplate`, ….
    target
        The name of the part, or, where `external`, the address as the file has it. It is never followed.
    """

    id: str
    kind: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package whose parts were unpacked and checked.

    Attributes
    ----------
    parts
        Name to bytes, in the order of the file; names without a leading slash.
    main
        The part that holds the text: `word/document.xml` in nearly every file.
    """

    name: str
    parts: Mapping[str, bytes]
    main: str
    limits: Limits = DEFAULT_LIMITS

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """What a part refers to; "" stands for the package itself."""
        return _relations(self.name, self.parts, part, self.limits)

    def related(self, kind: str) -> str:
        """The first part of that kind which the main part refers to, or "" where there is none."""
        found = (item.target for item in self.relations(self.main) if item.kind == kind and not item.external)
        return next((target for target in found if target in self.parts), "")

    def written(self, changed: Mapping[str, bytes]) -> bytes:
        """The package as a file again, with some parts replaced or added.

        The same parts give the same bytes: all carry one date, and their order is that of the package, content types
        first, new parts last.
        """
        parts = {_TYPES: self.parts[_TYPES], **self.parts, **changed}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            for part, data in parts.items():
                info = zipfile.ZipInfo(part, date_time=(1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 0
                file.writestr(info, data)
        return out.getvalue()


def open_package(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Package:
    """Unpack a Word document.

    Raises
    ------
    DocumentError
        E501 when it is a file of another kind, E502 when it has a password, E503 when it is damaged, E504 when it is
        larger than the limits allow, E505 when its parts have names that lead elsewhere, E506 when it is empty.
    """
    _check_outside(data, name, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = _unpacked(file, name, limits)
    except DocumentError:
        raise
    except _BROKEN as error:
        why = "" if isinstance(error, EOFError) or "not a zip file" in str(error) else f" ({error})"
        raise _error(name, f"is damaged, or was cut off on its way{why}", _AGAIN, "E503") from None
    return Package(name=name, parts=parts, main=_main(name, parts, limits), limits=limits)


def _error(name: str, message: str, hint: str, code: str) -> DocumentError:
    return DocumentError(name, f"the file {message}", hint=hint, code=code)


def _check_outside(data: bytes, name: str, limits: Limits) -> None:
    if not data:
        raise _error(name, "is empty", _AGAIN, "E506")
    if len(data) > limits.file_bytes:
        most = f"{limits.file_bytes / 2**20:,.0f} MB"
        raise _error(name, f"has {limits.size_of(data)}; the limit is {most}", "leave out pictures", "E504")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise _error(name, "is encrypted with a password", "open it in Word and save it without one", "E502")
        raise _error(name, "is an old Word document (.doc) or another old Office file", _SAVE_AS, "E501")
    if data.lstrip()[:5] == b"{\\rtf":
        raise _error(name, "is a rich text file (RTF)", _SAVE_AS, "E501")
    if data[:2] != b"PK":
        if b"<pkg:package" in data[:2000]:
            raise _error(name, "is a Word document in one XML file", _SAVE_AS, "E501")
        raise _error(name, "is no Word document: it does not start as one", _SAVE_AS, "E501")


def _unpacked(file: zipfile.ZipFile, name: str, limits: Limits) -> dict[str, bytes]:
    entries = [entry for entry in file.infolist() if not entry.filename.endswith("/")]
    if len(entries) > limits.parts:
        raise _error(name, f"has {len(entries):,} parts, more than the limit of {limits.parts:,}", "", "E504")
    parts: dict[str, bytes] = {}
    seen: set[str] = set()
    left = limits.unpacked_bytes
    for entry in entries:
        part = _checked_name(entry, name)
        if part.casefold() in seen:
            raise _error(name, f"holds the part {part} twice, and nobody can tell which one counts", _ANEW, "E503")
        seen.add(part.casefold())
        parts[part] = _bytes(file, entry, name, left, limits)
        left -= len(parts[part])
    return parts


def _checked_name(entry: zipfile.ZipInfo, name: str) -> str:
    part = entry.filename
    if not part:
        raise _error(name, "is damaged: it holds a part without a name", _AGAIN, "E503")
    if part.startswith("/") or "\\" in part or ":" in part.split("/")[0] or ".." in part.split("/"):
        raise _error(name, f"holds a part whose name leads out of the file: {part}", "ask its sender", "E505")
    if entry.flag_bits & 1:
        raise _error(name, "is a zip file with a password", "unpack it and save it without one", "E502")
    return part


def _bytes(file: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, left: int, limits: Limits) -> bytes:
    chunks, size = [], 0
    with file.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > left:
                most = f"{limits.unpacked_bytes / 2**20:,.0f} MB"
                raise _error(name, f"unpacks to more than the limit of {most}", "leave out pictures", "E504")
            if size > _RATIO_FROM and size > limits.ratio * max(entry.compress_size, 1):
                why = f"holds a part ({entry.filename}) that unpacks to over {limits.ratio} times its size: a zip bomb"
                raise _error(name, why, _ANEW, "E504")
    return b"".join(chunks)


def _main(name: str, parts: Mapping[str, bytes], limits: Limits) -> str:
    if _TYPES not in parts:
        _refuse_other(name, parts)
    found = [item.target for item in _relations(name, parts, "", limits) if item.kind == "officeDocument"]
    main = next((target for target in found if target in parts), "")
    if not main:
        if not found:
            _refuse_other(name, parts)
        raise _error(name, f"is damaged: its text ({found[0]}) is missing", _AGAIN, "E503")
    kind = _content_type(name, parts, main, limits)
    if kind and not any(word in kind for word in _WORD):
        _refuse_other(name, parts)
    return main


def _refuse_other(name: str, parts: Mapping[str, bytes]) -> NoReturn:
    what = next((what for part, what in _OTHERS.items() if part in parts), "a zip file that holds no Word document")
    raise _error(name, f"is {what}", "save its text as .docx, and read that", "E501")


def _content_type(name: str, parts: Mapping[str, bytes], part: str, limits: Limits) -> str:
    """The type that [Content_Types].xml gives a part by its name, or ""."""
    root = parse_xml(parts[_TYPES], name, _TYPES, limits)
    for item in root.iterfind(f"{{{CONTENT_TYPES}}}Override"):
        if item.get("PartName", "").lstrip("/").casefold() == part.casefold():
            return str(item.get("ContentType", ""))
    return ""


def _relations(name: str, parts: Mapping[str, bytes], part: str, limits: Limits) -> tuple[Relation, ...]:
    folder, _, base = part.rpartition("/")
    file = posixpath.join(folder, "_rels", f"{base}.rels")
    if file not in parts:
        return ()
    by_name = {known.casefold(): known for known in parts}
    found = []
    for item in parse_xml(parts[file], name, file, limits).iterfind(f"{{{RELATIONS}}}Relationship"):
        external = item.get("TargetMode", "") == "External"
        target = item.get("Target", "")
        if not external:
            inside = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            target = by_name.get(inside.casefold(), inside)
        kind = relation_kind(item.get("Type", ""))
        found.append(Relation(id=item.get("Id", ""), kind=kind, target=target, external=external))
    return tuple(found)
