"""Bytes from the disk to text, with every way in which that can fail as a fault; nothing here writes."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from onetext.casefile.textfile import TextFile
from onetext.errors import Fault

__all__ = ["MAX_BYTES", "exists_safely", "leads_out", "lies_in", "list_folder", "read_bytes", "read_text"]

MAX_BYTES = 20 * 1024 * 1024
"""The largest file that is read."""

_BOM = b"\xef\xbb\xbf"


def exists_safely(path: Path) -> bool:
    """Whether anything stands there, a broken link included; False for what can be no path."""
    try:
        return os.path.lexists(path)
    except ValueError:
        return False


def list_folder(folder: Path, name: str) -> tuple[list[Path], list[Fault]]:
    """What a folder holds, by name; `name` is what a fault calls the folder."""
    file = TextFile(name, "")
    try:
        return sorted(folder.iterdir(), key=lambda path: path.name), []
    except (OSError, ValueError) as error:
        return [], [_unreadable(file, error)]


def lies_in(path: Path, folder: Path) -> bool:
    """Whether a file lies in a folder once links are followed."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def leads_out(name: str) -> tuple[None, list[Fault]]:
    """What is read of a link out of the case: nothing, since a fault would quote a file that is none of the case's."""
    message, hint = "the symbolic link leads out of the case folder", "put the file itself in its place"
    return None, [TextFile(name, "").whole_fault("E309", message, hint)]


def read_text(path: Path, name: str) -> tuple[TextFile | None, list[Fault]]:
    """The text of a file: UTF-8, with or without a byte order mark, with any line ends.

    Parameters
    ----------
    path
        The file.
    name
        What faults call it: its path relative to the case folder.
    """
    content, faults = read_bytes(path, name)
    return (None, faults) if content is None else _decoded(content.removeprefix(_BOM), name)


def read_bytes(path: Path, name: str) -> tuple[bytes | None, list[Fault]]:
    """The bytes of a plain file of at most `MAX_BYTES`; `name` is what faults call it."""
    empty = TextFile(name, "")
    try:
        if path.is_dir():
            return None, [empty.whole_fault("E308", "a folder stands where a file is expected", "rename the folder")]
        if path.exists() and not path.is_file():
            return None, [empty.whole_fault("E304", "this is not a plain file", "put a plain file in its place")]
        size = path.stat().st_size
        if size > MAX_BYTES:
            return None, [_too_large(empty, size)]
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return None, [_unreadable(empty, error)]
    if len(content) > MAX_BYTES:
        return None, [_too_large(empty, len(content))]
    return content, []


def _too_large(file: TextFile, size: int) -> Fault:
    message = f"{size:,} bytes are more than the {MAX_BYTES:,} allowed"
    return file.whole_fault("E305", message, "split the file, or take out what is no part of the case")


def _unreadable(file: TextFile, error: OSError | ValueError) -> Fault:
    if isinstance(error, OSError):
        if error.errno == errno.ELOOP:
            return file.whole_fault("E309", "the symbolic link leads back to itself", "remove the link")
        if error.errno == errno.ENOENT:
            return file.whole_fault("E301", "there is no such file or folder", "check the spelling of the path")
        return file.whole_fault("E304", f"cannot be read: {error.strerror}", "mend its permissions")
    return file.whole_fault("E301", "there is no such file or folder", "the path holds a character that no path has")


def _decoded(content: bytes, name: str) -> tuple[TextFile | None, list[Fault]]:
    zero = content.find(b"\x00")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = error.start
        if 0 <= zero < wrong or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return None, [_binary(content, name, max(zero, 0))]
        before = content[:wrong].decode("utf-8")
        file = TextFile(name, before)
        message = f"byte {wrong} (0x{content[wrong]:02x}) is not UTF-8"
        return None, [file.fault("E307", file.place(len(before)), message, "save the file as UTF-8")]
    if zero >= 0:
        return None, [_binary(content, name, zero)]
    return TextFile(name, text), []


def _binary(content: bytes, name: str, zero: int) -> Fault:
    file = TextFile(name, content[:zero].decode("utf-8", errors="replace"))
    message = f"byte {zero} is a zero: this is no text in UTF-8"
    return file.fault("E306", file.place(len(file.text)), message, "save the file as text in UTF-8")
