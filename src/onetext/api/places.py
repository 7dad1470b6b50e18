"""Folders that verbs write into: never over anything."""

from __future__ import annotations

import os
import re
from pathlib import Path

from onetext.errors import UsageError

__all__ = ["case_id_of", "empty_folder"]


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
        if target.is_dir() and any(target.iterdir()):
            raise UsageError(f'"{target}" is not empty; name a folder that does not exist yet')
    except OSError as error:
        why = error.strerror or error
        raise UsageError(f'"{str(target)[:200]}" cannot be a folder to write into: {why}') from error
    return target


def case_id_of(folder: Path) -> str:
    """The id of a case that is written into a folder: its name, with dashes for what no id may hold."""
    plain = re.sub(r"[^A-Za-z0-9_.-]+", "-", folder.resolve().name)
    return plain.strip("-_.")[:64].strip("-_.") or "case"
