"""The cases that ship with onetext, as data: one folder each, filed by slug.

A slug is the name of a case on the command line: `onetext balance ukraine-2025`.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from onetext.errors import UnknownId

__all__ = ["path", "slugs"]

_HEADER = "case.yaml"


def path(slug: str) -> Path:
    """Where the folder of a shipped case lies.

    Parameters
    ----------
    slug
        One of `slugs()`.

    Returns
    -------
    Path
        The folder, to be read like any other case folder; it belongs to the installed package, so copy it before
        you change anything.

    Raises
    ------
    UnknownId
        When no case with this slug ships; the message names the nearest one.
    """
    known = slugs()
    if slug not in known:
        raise UnknownId("case", slug, known)
    return _root() / slug


def slugs() -> tuple[str, ...]:
    """The slugs of all shipped cases, in alphabetical order."""
    return tuple(sorted(folder.name for folder in _root().iterdir() if (folder / _HEADER).is_file()))


def _root() -> Path:
    return Path(str(resources.files(__name__)))
