"""Finding and reading a case: a folder, a single file, or the slug of a case that ships."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

from onetext import catalog
from onetext.casefile import read_case
from onetext.errors import UsageError
from onetext.model import Case

__all__ = ["Case", "load_case", "located", "slugs"]


def load_case(where: str | os.PathLike[str]) -> Case:
    """Read a case. What exists on disk wins over a slug of the same name, so that a copy can be worked on in place.

    Parameters
    ----------
    where
        A folder, a single `.yaml` file, or a slug of the catalog such as `ukraine-2025`.

    Raises
    ------
    UsageError
        When there is neither such a path nor such a slug; the message lists the slugs.
    CaseError
        When the files have faults; it carries all of them.
    """
    return read_case(located(where))


def slugs() -> tuple[str, ...]:
    """The slugs of the cases that ship."""
    return catalog.slugs()


def located(where: str | os.PathLike[str]) -> Path:
    """The path that a case argument stands for (UsageError when there is none)."""
    given = os.fspath(where)
    # An empty text would mean the current folder to pathlib, which nobody who forgot an argument wants.
    if given and os.path.exists(given):  # noqa: PTH110  # Path.exists raises for names that are too long
        return Path(given)
    if given in slugs():
        return catalog.path(given)
    near = difflib.get_close_matches(given, slugs(), n=1)
    hint = f' did you mean "{near[0]}"?' if near else ""
    shown = ", ".join(sorted(slugs())) or "nothing"
    raise UsageError(f'there is no folder, file or catalog case "{given}";{hint} the catalog holds: {shown}')
