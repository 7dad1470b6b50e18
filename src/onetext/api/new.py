"""The verb `new`: a starter case, a copy of a case, or a case made of a draft."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onetext import catalog
from onetext._version import __version__
from onetext.casefile import copy_case, write_starter
from onetext.errors import UsageError
from onetext.model.results import Envelope, NewResult

if TYPE_CHECKING:
    from onetext.api.importing.draft import DraftOptions

__all__ = ["new"]


def new(
    folder: str | os.PathLike[str],
    *,
    from_: str | os.PathLike[str] | None = None,
    parties: Sequence[str] = (),
    draft: DraftOptions | None = None,
) -> NewResult:
    """Write a new case into a folder that does not exist yet or is empty.

    Parameters
    ----------
    from_
        Nothing: a commented starter case. The name of a case that ships, or a case folder: a copy of it. A file
        (.docx, .pdf, .html, .md, .txt): a case in which each point of this draft is an issue with the options `in`
        and `out`, so that stances and red lines can be entered at once.
    parties
        Of a case made of a draft: who must sign. Without them two placeholders stand in the case.
    draft
        What the file does not say of the draft: `date` must be given; `id`, `title`, `encoding` and others may.

    Raises
    ------
    DocumentError
        When the file cannot be read.
    UsageError
        When the folder holds something, is a file, or cannot be written; nothing is overwritten.
    """
    options: DraftOptions = draft or {}
    try:
        if from_ is not None and _is_draft(from_):
            from onetext.api.importing.casing import case_of_draft

            return case_of_draft(folder, from_, parties, options)
        if parties or options:
            raise UsageError("parties, a date and the like go with a draft; name its file with --from draft.docx")
        written = write_starter(folder) if from_ is None else copy_case(_source(from_), folder)
    except OSError as error:
        raise UsageError(f'cannot write a case into "{os.fspath(folder)}": {error.strerror or error}') from error
    return NewResult(envelope=Envelope(command="new", version=__version__), path=os.fspath(folder), written=written)


def _is_draft(given: str | os.PathLike[str]) -> bool:
    """Whether this is a file, or could only be one: a folder or a case that ships is copied."""
    path = Path(given)
    return path.is_file() or (not path.is_dir() and os.fspath(given) not in catalog.slugs())


def _source(given: str | os.PathLike[str]) -> Path:
    """The folder of the case that is copied."""
    path = Path(given)
    if not path.is_dir():
        return catalog.path(os.fspath(given))
    if not (path / "case.yaml").is_file():
        raise UsageError(f'"{path}" is no case folder: there is no case.yaml in it')
    return path
