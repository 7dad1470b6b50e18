"""From a path to a case, or to everything that is wrong with it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from onetext.errors import CaseError, Fault
from onetext.model import Case

if TYPE_CHECKING:
    from onetext.casefile.book import Book

__all__ = ["check_case", "read_case"]


def read_case(path: str | os.PathLike[str]) -> Case:
    """Read a case: a folder, or a single `.yaml` file.

    Raises
    ------
    CaseError
        When anything is wrong; it carries all faults, each with file, line and column.
    """
    case, faults = check_case(path)
    if case is None:
        raise CaseError(faults)
    return case


def check_case(path: str | os.PathLike[str]) -> tuple[Case | None, tuple[Fault, ...]]:
    """Read a case and report every fault of shape and of sense at once; reading never writes.

    Returns
    -------
    The case (None when there are errors), and all errors and warnings in the order of the files.
    """
    from onetext.casefile.nodes import paused_collection

    with paused_collection():
        return read_book(Path(path))[:2]  # the book, with all its nodes, is gone before the collector comes back


def read_book(path: Path) -> tuple[Case | None, tuple[Fault, ...], Book]:
    """What `check_case` answers, and the book with the places of everything."""
    from onetext.casefile.book import book_of
    from onetext.casefile.build import built
    from onetext.casefile.gather import gather
    from onetext.casefile.sense import sense_faults

    gathered = gather(path)
    book, faults = book_of(gathered)
    found = [*gathered.faults, *faults, *sense_faults(book)]
    ordered = tuple(sorted(dict.fromkeys(found), key=lambda fault: (fault.file, fault.line, fault.column, fault.code)))
    if any(fault.severity == "error" for fault in ordered):
        return None, ordered, book
    return built(book), ordered, book
