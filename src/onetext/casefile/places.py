"""Folders that are written into: never over anything, and by one process at a time."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from onetext.errors import UsageError

__all__ = ["alone_in", "empty_folder", "slug"]

_PATIENCE = 20.0
"""Seconds to wait for another process that writes into the same case."""
_PAUSE = 0.05


def slug(name: str) -> str:
    """The id of a case that gives none: the name of its folder, with dashes for what no id may hold."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", name).strip("-_.")[:64].strip("-_.") or "case"


def empty_folder(folder: str | os.PathLike[str]) -> Path:
    """A folder that does not exist yet or is empty.

    Raises
    ------
    UsageError
        When it holds something, is a file, or cannot be looked into; nothing is overwritten.
    """
    target = Path(folder)
    if "\0" in str(target):
        raise UsageError("a folder cannot have a zero character in its name")
    try:
        if target.exists() and not target.is_dir():
            raise UsageError(f'"{target}" is a file; name a folder that does not exist yet')
        if target.is_symlink() and not target.exists():
            raise UsageError(f'"{target}" is a link that leads nowhere; name a folder that does not exist yet')
        if target.is_dir() and any(target.iterdir()):
            raise UsageError(f'"{target}" is not empty; name a folder that does not exist yet')
    except OSError as error:
        why = error.strerror or error
        raise UsageError(f'"{str(target)[:200]}" cannot be a folder to write into: {why}') from error
    return target


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """What is read and written in between, no other process that asks for the same folder changes.

    The system holds the lock (flock(2)) on the folder itself, so that no file is left behind and none goes stale. Where
    there is no such lock, as on Windows and on some network drives, nobody is kept out.

    Raises
    ------
    UsageError
        When another process keeps the folder for too long.
    """
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        until = time.monotonic() + _PATIENCE
        while not _taken(lambda: fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)):
            if time.monotonic() > until:
                raise UsageError(f'another process is writing into "{folder}"; wait until it is done, and try again')
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)


def _taken(lock: Callable[[], None]) -> bool:
    """Whether the lock could be had, or there is none to be had here."""
    try:
        lock()
    except BlockingIOError:
        return False
    except OSError:  # this file system knows no locks
        pass
    return True
