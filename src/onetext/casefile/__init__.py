"""Case folders: read, locate, check, write, schema. The only room that knows YAML, pydantic and paths."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping, Sequence

from onetext.casefile.codes import FAULT_CODES, FaultCode
from onetext.casefile.genius.space import PartyTable, Scale
from onetext.casefile.reading import check_case, read_case
from onetext.casefile.schema import case_schema
from onetext.casefile.starting import write_starter
from onetext.model import Case, Issue
from onetext.model.results import Dropped

__all__ = [
    "FAULT_CODES",
    "FaultCode",
    "PartyTable",
    "Scale",
    "case_schema",
    "check_case",
    "read_case",
    "read_genius",
    "read_geniusweb",
    "write_case",
    "write_genius",
    "write_starter",
]


def write_case(case: Case, folder: str | os.PathLike[str]) -> tuple[str, ...]:
    """Write a case into a folder, and make the folder if there is none.

    Where the folder already holds a case, only the files whose content changes are written, and in them a person's
    comments and order of keys survive. Each file is replaced as a whole, so an interrupted write leaves it as it was.

    Returns
    -------
    The paths, relative to the folder, of the files that were written or removed.

    Raises
    ------
    CaseError
        When the case has faults of sense, or when the folder holds a case with errors: nothing is written over what
        cannot be read.
    UsageError
        When the case is a filtered view, so that writing it would lose what is hidden, or when it holds something
        that no file can tell.
    OSError
        When the folder cannot be written.
    """
    from onetext.casefile.writing import write_case as write  # loads PyYAML and pydantic

    return write(case, folder)


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
