"""The verb `new`: a commented starter case."""

from __future__ import annotations

import os

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
    try:
        written = write_starter(folder)
    except OSError as error:
        raise UsageError(f'cannot write a case into "{os.fspath(folder)}": {error.strerror or error}') from error
    return NewResult(envelope=Envelope(command="new", version=__version__), path=os.fspath(folder), written=written)
