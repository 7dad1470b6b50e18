"""One workbook for each party, to be filled in by whoever knows it (`import CASE sheet` takes it back)."""

from __future__ import annotations

import os
from pathlib import Path

from onetext.api.exporting.asking import Asked, Written
from onetext.api.sheets.book import sheet_book
from onetext.casefile import empty_folder, sheet_bytes, write_files
from onetext.errors import UsageError
from onetext.model.results import Dropped

__all__ = ["sheet", "sheet_place"]

_LEFT_OUT = (
    ("positions, claims, deadlines and all else", "a sheet holds what an expert judges: numbers and their reasons"),
    ("sources and days of numbers", "they stay in the case; what is changed in the sheet counts as an analyst's"),
)


def sheet_place(out: str | os.PathLike[str] | None, case: str, party: str | None) -> tuple[Path, str]:
    """The folder to write into, and the name of the one file, or "" where each party has one.

    Parameters
    ----------
    out
        With a party a file, else a folder; None: both are named by the case, in the folder of the caller.

    Raises
    ------
    UsageError
        When something stands there already, or a file is named and no party.
    """
    if party is None:
        if out is not None and os.fspath(out).casefold().endswith(".xlsx"):
            raise UsageError("a workbook is of one party; say which (--party P), or name a folder for one of each")
        return empty_folder(out if out is not None else f"{case}-sheets"), ""
    target = Path(out if out is not None else f"{case}-{party}.xlsx")
    if "\0" in str(target):
        raise UsageError("a file cannot have a zero character in its name")
    if target.suffix.casefold() != ".xlsx":
        raise UsageError(f'"{target}" does not end in .xlsx; name the workbook of {party} so')
    if os.path.lexists(target):
        raise UsageError(f'"{target}" is there already, and nothing is written over it; choose another name (--out)')
    return target.parent, target.name


def sheet(asked: Asked) -> Written:
    """The workbook of the party asked for, or one of each party that the audience knows."""
    seen = asked.seen
    if not seen.issues:
        raise UsageError(f'case "{seen.id}" has no issue, so there is nothing to fill in')
    parties = [asked.party] if asked.party is not None else [party.id for party in seen.parties_by_name]
    if not parties:
        raise UsageError(f'case "{seen.id}" has no party, so there is nothing to fill in')
    files = {asked.file or f"{party}.xlsx": sheet_bytes(sheet_book(seen, party)) for party in parties}
    dropped = tuple(Dropped(what=what, where=seen.id, why=why) for what, why in _LEFT_OUT)
    return write_files(asked.folder, files), dropped
