"""A commented starter case for a new folder."""

from __future__ import annotations

import os
from pathlib import Path

from onetext.errors import UsageError

__all__ = ["write_starter"]

_STARTER = Path(__file__).parent / "starter"


def write_starter(folder: str | os.PathLike[str]) -> tuple[str, ...]:
    """Write a commented starter case into a folder that does not exist yet or is empty.

    The case is invented: two parties, three issues, two drafts, a red line. It has no faults.

    Returns
    -------
    The paths, relative to the folder, of the files that were written.

    Raises
    ------
    UsageError
        When the folder holds something, or a file stands in its place; nothing is overwritten.
    OSError
        When the folder cannot be written.
    """
    from onetext.casefile.writing.atomic import write_whole

    target = Path(folder)
    if target.exists() and not target.is_dir():
        raise UsageError(f'"{target}" is a file; name a folder that does not exist yet')
    if target.is_dir() and any(target.iterdir()):
        raise UsageError(f'"{target}" is not empty; name a folder that does not exist yet')
    names = sorted(path.relative_to(_STARTER).as_posix() for path in _STARTER.rglob("*") if path.is_file())
    for name in names:
        write_whole(target / name, (_STARTER / name).read_text(encoding="utf-8"))
    return tuple(names)
