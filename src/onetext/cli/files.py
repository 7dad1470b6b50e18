"""Writing one file so that an interrupted write leaves the old one whole."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

__all__ = ["check_place", "write_whole"]


def check_place(target: Path) -> None:
    """See to it that a file could stand here, so that nobody waits for work that has nowhere to go.

    Raises
    ------
    OSError
        When the target is a folder, or there is no folder to hold it.
    """
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder; name a file in it", str(target))
    if not Path(os.path.realpath(target)).parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no folder to hold it", str(target))


def write_whole(target: Path, data: bytes) -> None:
    """Write beside the target under another name, then rename into place.

    A place that is no plain file (`/dev/stdout`, a pipe) is written to directly, since a rename would put a file in its
    stead. A link is followed, so that it stays a link.

    Raises
    ------
    OSError
        When the folder is missing or full, or may not be written; the old file is then as it was.
    """
    place = Path(os.path.realpath(target))
    if place.exists() and not place.is_file():
        place.write_bytes(data)
        return
    partial = place.with_name(f".{place.name[:100]}.{os.getpid()}.part")
    try:
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(place)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
