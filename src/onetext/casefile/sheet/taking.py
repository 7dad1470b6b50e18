"""A case and an interview into the files of a folder: all of it, or nothing."""

from __future__ import annotations

from pathlib import Path

from onetext.casefile.interviews import FOLDER, interview_text
from onetext.casefile.writing.atomic import write_all
from onetext.casefile.writing.writing import case_texts, changes
from onetext.model import Case, Interview

__all__ = ["write_with_interview"]


def write_with_interview(case: Case, interview: Interview | None, folder: Path) -> tuple[str, ...]:
    """See `onetext.casefile.write_with_interview`."""
    files = changes(case, folder, case_texts(folder))
    if interview is not None:
        files[f"{FOLDER}/{interview.name}.yaml"] = interview_text(interview)
    write_all(folder, files)
    return tuple(sorted(files))
