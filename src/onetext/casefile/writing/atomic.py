"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Mapping
from pathlib import Path

__all__ = ["flush_folder", "write_all", "write_whole"]


def write_all(target: Path, files: Mapping[str, str | bytes | None]) -> None:
    """Write, replace and remove several files of a folder; where one of them fails, all are as they were.

    Parameters
    ----------
    files
        Path below the folder -> its content; None: to be removed.
    """
    before = {name: _content(target / name) for name in files}
    made = _missing_folders(target, files)
    done = False
    try:
        for name, content in files.items():
            if content is not None:
                write_whole(target / name, content)
        for name, content in files.items():
            if content is None:
                (target / name).unlink(missing_ok=True)
        done = True
    finally:
        if not done:
            _undo(target, before, made)
    for folder in {(target / name).parent for name in files}:
        flush_folder(folder)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _missing_folders(target: Path, files: Mapping[str, str | bytes | None]) -> list[Path]:
    """Folders that writing will make, the innermost first."""
    wanted = {folder for name in files for folder in (target / name).parents}
    return sorted((folder for folder in wanted if not folder.exists()), key=lambda path: -len(path.parts))


def _undo(target: Path, before: Mapping[str, bytes | None], made: list[Path]) -> None:
    for name, content in before.items():
        with contextlib.suppress(OSError):
            if content is None:
                (target / name).unlink(missing_ok=True)
            elif _content(target / name) != content:
                write_whole(target / name, content)
    for folder in made:
        with contextlib.suppress(OSError):
            folder.rmdir()


def write_whole(path: Path, content: str | bytes) -> None:
    """Put a content into a file: into a temporary file beside it, flushed to the disk, and renamed into place.

    Whoever kills the process in between finds the old file whole. The permissions of the old file are kept.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:40]}.{uuid.uuid4().hex}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        data = content.encode("utf-8") if isinstance(content, str) else content
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o7777)
        os.replace(temporary, path)  # noqa: PTH105  # the name that every reader of such code looks for
    finally:
        temporary.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """Make renamings in a folder last; systems that cannot do this for folders are let be."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
