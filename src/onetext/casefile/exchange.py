"""Files of other programs: Genius domains, and workbooks that an expert fills in. Loaded where they are asked for."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from onetext.casefile.genius.space import PartyTable, Scale
from onetext.casefile.sheet.book import SheetBook
from onetext.casefile.sheet.found import FilledSheet, OpenedWorkbook, SheetCell
from onetext.model import Case, Interview, Issue
from onetext.model.results import Dropped

__all__ = [
    "filled_sheet",
    "open_sheet",
    "read_genius",
    "read_geniusweb",
    "sheet_bytes",
    "sheet_facts",
    "write_genius",
    "write_with_interview",
]


def read_genius(
    domain: str | os.PathLike[str],
    profiles: Mapping[str, str | os.PathLike[str]],
    *,
    case_id: str,
    as_of: dt.date | None = None,
    scale: Scale = "normalised",
) -> tuple[Case, tuple[Dropped, ...]]:
    """The case that a Genius domain and its profiles make, exactly, and what has no place in it (S2, S8).

    Parameters
    ----------
    domain
        The domain's XML file.
    profiles
        Party -> the XML file of its profile.
    case_id, as_of
        The case's id, and the day it speaks of.
    scale
        `raw` takes the evaluations of discrete issues as stored, where Genius divides them by the largest of the issue.

    Raises
    ------
    CaseError
        With every fault of every file.
    UsageError
        When there is no profile, or a party has no proper id.
    """
    from onetext.casefile.genius.reading import read_genius as read

    return read(domain, profiles, case_id=case_id, as_of=as_of, scale=scale)


def read_geniusweb(
    files: Sequence[str | os.PathLike[str]],
    profiles: Mapping[str, str | os.PathLike[str]],
    *,
    case_id: str,
    as_of: dt.date | None = None,
) -> tuple[Case, tuple[Dropped, ...]]:
    """The case that GeniusWeb profiles of one domain make, exactly, and what has no place in it (S2, S8).

    Parameters
    ----------
    files
        JSON files of profiles whose own names become the parties' ids.
    profiles
        Party -> the JSON file of its profile.
    case_id, as_of
        The case's id, and the day it speaks of.

    Raises
    ------
    CaseError
        With every fault of every file, or where the profiles do not share one domain.
    UsageError
        When there is no profile, or two would be the same party.
    """
    from onetext.casefile.genius.reading import read_geniusweb as read

    return read(files, profiles, case_id=case_id, as_of=as_of)


def write_genius(
    title: str, issues: Sequence[Issue], tables: Sequence[PartyTable], folder: str | os.PathLike[str]
) -> tuple[tuple[str, ...], tuple[Dropped, ...]]:
    """Write a Genius domain and one profile for each table into a folder.

    Returns
    -------
    The names of the files, and what could not be said in them.

    Raises
    ------
    OSError
        When the folder cannot be written.
    """
    from onetext.casefile.genius.exporting import write_genius as write

    return write(title, issues, tables, folder)


def sheet_bytes(book: SheetBook) -> bytes:
    """A workbook (XLSX) as bytes: ids locked, drop-downs where there is a choice, no formula and no macro.

    Raises
    ------
    UsageError
        When openpyxl is not installed.
    """
    from onetext.casefile.sheet.writing import sheet_bytes as made

    return made(book)


def open_sheet(path: str | os.PathLike[str]) -> OpenedWorkbook:
    """A workbook as plain cells.

    Raises
    ------
    CaseError
        When there is no such file, it is no workbook (.xls, .csv, encrypted, damaged, with macros), or holds too much.
    UsageError
        When openpyxl is not installed.
    """
    from onetext.casefile.sheet.opening import opened

    return opened(path)


def sheet_facts(book: OpenedWorkbook, names: Sequence[str]) -> Mapping[str, SheetCell]:
    """What the first sheet of a workbook says, by name; what is empty is left out.

    Raises
    ------
    CaseError
        When there is no such sheet, or a name is missing.
    """
    from onetext.casefile.sheet.reading import facts_of

    return facts_of(book, names)


def filled_sheet(book: OpenedWorkbook, asked: SheetBook) -> FilledSheet:
    """The rows of a workbook that were changed, and what else stands in it.

    Parameters
    ----------
    asked
        The workbook that the case as it is now would be exported as.

    Raises
    ------
    CaseError
        With every fault of every sheet at once, each by its cell.
    """
    from onetext.casefile.sheet.reading import filled

    return filled(book, asked)


def write_with_interview(case: Case, interview: Interview | None, folder: str | os.PathLike[str]) -> tuple[str, ...]:
    """Write a case into the folder that it lies in, as `write_case` does, and an interview beside it, or none of both.

    Returns
    -------
    The paths, relative to the folder, of the files that were written.

    Raises
    ------
    CaseError, UsageError
        When the case has faults of sense, or holds something that no file can tell.
    OSError
        When the folder cannot be written; it is then as it was.
    """
    from onetext.casefile.sheet.taking import write_with_interview as write

    return write(case, interview, Path(folder))
