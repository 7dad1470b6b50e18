"""Case folders: read, locate, check, write, schema. The only room that knows YAML, pydantic and paths."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from onetext.casefile.codes import FAULT_CODES, FaultCode
from onetext.casefile.exchange import (
    filled_sheet,
    open_sheet,
    read_genius,
    read_geniusweb,
    sheet_bytes,
    sheet_facts,
    write_genius,
    write_with_interview,
)
from onetext.casefile.genius.space import PartyTable, Scale
from onetext.casefile.places import alone_in, empty_folder, slug
from onetext.casefile.reading import check_case, read_case
from onetext.casefile.schema import case_schema
from onetext.casefile.sheet.book import SheetBook, SheetColumn, SheetFact, SheetPlace, SheetRow, SheetTable
from onetext.casefile.sheet.book import clean as clean_text
from onetext.casefile.sheet.found import FilledSheet, SheetCell
from onetext.casefile.starting import write_starter
from onetext.model import Candidate, Case, Draft, Interview, ReadDocument, Source
from onetext.model.results import Resolution, Seal, StoredForecast

__all__ = [
    "FAULT_CODES",
    "FaultCode",
    "FilledSheet",
    "PartyTable",
    "Scale",
    "SheetBook",
    "SheetCell",
    "SheetColumn",
    "SheetFact",
    "SheetPlace",
    "SheetRow",
    "SheetTable",
    "add_draft",
    "add_reading",
    "alone_in",
    "case_schema",
    "check_case",
    "clean_text",
    "copy_case",
    "draft_markdown",
    "empty_folder",
    "interview_text",
    "filled_sheet",
    "is_label",
    "open_sheet",
    "read_case",
    "read_forecasts",
    "read_genius",
    "read_geniusweb",
    "read_interview",
    "read_interviews",
    "sheet_bytes",
    "sheet_facts",
    "slug",
    "write_annotated",
    "write_case",
    "write_files",
    "write_genius",
    "write_interview",
    "write_resolution",
    "write_seal",
    "write_starter",
    "write_with_interview",
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


def add_draft(
    folder: str | os.PathLike[str], draft: Draft, candidates: Sequence[Candidate] = (), copy: bytes | None = None
) -> tuple[str, ...]:
    """Put a draft into the case of a folder: all files that this takes, or none of them.

    Parameters
    ----------
    folder
        A case folder.
    candidates
        What waits in the inbox about the draft; what still waits from an earlier import of the same id is dropped.
    copy
        The bytes of the file that the draft was read from, to be kept as `draft.file.copy`.

    Returns
    -------
    The paths, relative to the folder, of the files that were written.

    Raises
    ------
    CaseError
        When the folder holds no case, or one with errors.
    UsageError
        When the draft's id is taken or can be none, or the draft holds something that no file can tell.
    OSError
        When the folder cannot be written; it is then as it was.
    """
    from onetext.casefile.writing.adding import add_draft as add  # loads PyYAML and pydantic

    return add(folder, draft, candidates, copy)


def write_files(folder: str | os.PathLike[str], files: Mapping[str, str | bytes]) -> tuple[str, ...]:
    """Write files that are all made already: path below the folder -> content.

    Returns
    -------
    The paths.

    Raises
    ------
    OSError
        When one cannot be written; all is then as it was.
    """
    from onetext.casefile.writing.atomic import write_all

    write_all(Path(folder), files)
    return tuple(files)


def add_reading(
    folder: str | os.PathLike[str],
    document: ReadDocument,
    candidates: Sequence[Candidate],
    sources: Sequence[Source] = (),
) -> tuple[str, ...]:
    """Put an article that was read into the case of a folder: all files that this takes, or none of them.

    Parameters
    ----------
    candidates
        All that the inbox is to hold of this document, decided or not; they take the place of those that it holds.
    sources
        Added where the case has none of the same id.

    Returns
    -------
    The paths, relative to the folder, of the files that were written; none where all of it is there already.

    Raises
    ------
    CaseError
        When the folder holds no case, or one with errors.
    UsageError
        When an id can be none.
    OSError
        When the folder cannot be written; it is then as it was.
    """
    from onetext.casefile.writing.reading import add_reading as add  # loads PyYAML and pydantic

    return add(folder, document, candidates, sources)


def is_label(text: str) -> bool:
    """Whether a draft in a case can have a point with this label."""
    from onetext.casefile.labels import LABEL

    return LABEL.fullmatch(text) is not None


def write_annotated(
    case: Case, folder: str | os.PathLike[str], comments: Mapping[str, str], copies: Mapping[str, bytes]
) -> tuple[str, ...]:
    """Write a case into a new folder, with comments for whoever goes on with it.

    Parameters
    ----------
    comments
        Path below the folder -> lines of comment for its head; a file that the case does not need holds nothing else.
    copies
        Path below the folder -> bytes of files that lie beside drafts.

    Returns
    -------
    The paths, relative to the folder, of the files that were written.

    Raises
    ------
    CaseError, UsageError
        When the case has faults of sense, or holds something that no file can tell.
    OSError
        When the folder cannot be written; nothing is left behind then.
    """
    from onetext.casefile.writing.annotated import write_annotated as write

    return write(case, folder, comments, copies)


def copy_case(source: str | os.PathLike[str], folder: str | os.PathLike[str]) -> tuple[str, ...]:
    """Copy the files of a case folder, byte for byte, into a folder that does not exist yet or is empty.

    Returns
    -------
    The paths, relative to the folder, of the files that were written.

    Raises
    ------
    UsageError
        When the folder holds something.
    OSError
        When it cannot be written; nothing is left behind then.
    """
    from onetext.casefile.starting import copy_case as copied

    return copied(source, folder)


def draft_markdown(case: Case, drafts: Sequence[str]) -> dict[str, str]:
    """Drafts of a case as its folder has them: path (`drafts/ID.md`) -> text."""
    from onetext.casefile.writing.layout import draft_files, draft_text  # loads PyYAML

    chosen = [case.draft(draft) for draft in drafts]
    names = draft_files(chosen, {})
    return {names[draft.id]: draft_text(draft, case) for draft in chosen}


def read_forecasts(folder: str | os.PathLike[str]) -> tuple[StoredForecast, ...]:
    """The sealed forecasts of a case folder, by the day they look from, each with its resolution if it has one.

    Raises
    ------
    CaseError
        With a fault for each file that cannot be read, and for each forecast that was changed after it was sealed.
    """
    from onetext.casefile.forecasts import read_forecasts as read

    return read(folder)


def write_seal(folder: str | os.PathLike[str], seal: Seal) -> tuple[str, ...]:
    """Write a forecast into `forecasts/` of a case folder, whole or not at all, and never over another.

    Returns
    -------
    The path, relative to the folder; nothing where the very same forecast is sealed there already.

    Raises
    ------
    CaseError
        When it was sealed there before, and changed since.
    OSError
        When the folder cannot be written; it is then as it was.
    """
    from onetext.casefile.forecasts import write_seal as write

    return write(folder, seal)


def write_resolution(folder: str | os.PathLike[str], seal: Seal, resolution: Resolution) -> tuple[str, ...]:
    """Write beside a sealed forecast what happened, whole or not at all.

    Returns
    -------
    The path, relative to the folder.

    Raises
    ------
    OSError
        When the folder cannot be written; it is then as it was.
    """
    from onetext.casefile.forecasts import write_resolution as write

    return write(folder, seal, resolution)


def read_interviews(folder: str | os.PathLike[str], case: Case) -> tuple[Interview, ...]:
    """What experts answered, from `interviews/` of a case folder (CaseError with every fault of every file)."""
    from onetext.casefile.interviews import read_interviews as read  # loads PyYAML and pydantic

    return read(folder, case)


def read_interview(path: str | os.PathLike[str], case: Case, *, party: str = "", expert: str = "") -> Interview:
    """The answers in one file, held against a case (CaseError with every fault of the file).

    `party` and `expert` say whose they must be; "" leaves it to the file.
    """
    from onetext.casefile.interviews import read_interview as read

    return read(path, case, party, expert)


def interview_text(interview: Interview) -> str:
    """An interview as its file has it, in YAML."""
    from onetext.casefile.interviews import interview_text as text

    return text(interview)


def write_interview(folder: str | os.PathLike[str], interview: Interview) -> tuple[str, ...]:
    """Write answers into `interviews/PARTY-EXPERT.yaml` of a case folder, whole or not at all.

    Returns
    -------
    The path, relative to the folder; nothing where the file says the same already.

    Raises
    ------
    OSError
        When the folder cannot be written; it is then as it was.
    """
    from onetext.casefile.interviews import write_interview as write

    return write(folder, interview)
