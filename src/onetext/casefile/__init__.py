"""Case folders: read, locate, check, write, schema. The only room that knows YAML, pydantic and paths."""

from __future__ import annotations

import os

from onetext.casefile.codes import FAULT_CODES, FaultCode
from onetext.casefile.reading import check_case, read_case
from onetext.casefile.schema import case_schema
from onetext.casefile.starting import write_starter
from onetext.model import Case

__all__ = ["FAULT_CODES", "FaultCode", "case_schema", "check_case", "read_case", "write_case", "write_starter"]


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
