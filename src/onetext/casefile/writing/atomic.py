"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import uuid
from pathlib import Path

__all__ = ["flush_folder", "write_whole"]


def write_whole(path: Path, text: str) -> None:
    """Put a text into a file: into a temporary file beside it, flushed to the disk, and renamed into place.

    Whoever kills the process in between finds the old file whole. The permissions of the old file are kept.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:40]}.{uuid.uuid4().hex}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
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
