"""The verb `new`: a commented starter case."""

from __future__ import annotations

import os
from pathlib import Path

from onetext._version import __version__
from onetext.casefile import write_starter
from onetext.errors import UsageError
from onetext.model.results import Envelope, NewResult

__all__ = ["new"]


def new(folder: str | os.PathLike[str]) -> NewResult:
    """Write a commented starter case into a folder that does not exist yet or is empty.

    Raises
    ------
    UsageError
        When the folder holds something, is a file, or cannot be written; nothing is overwritten.
    """
    target = Path(folder)
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            what = "is not empty" if target.is_dir() else "is a file"
            raise UsageError(f'"{target}" {what}; name a folder that does not exist yet')
        written = write_starter(target)
    except OSError as error:
        raise UsageError(f'cannot write a case into "{target}": {error.strerror or error}') from error
    return NewResult(envelope=Envelope(command="new", version=__version__), path=str(target), written=written)
