"""The verb `export`: a case as files for another program."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from onetext.api.exporting import changes, genius, sheet, texts
from onetext.api.exporting.asking import Asked, Written
from onetext.api.looking import looked_at
from onetext.casefile import empty_folder
from onetext.errors import UsageError
from onetext.model import Case
from onetext.model.results import ExportResult

__all__ = ["EXPORTS", "export"]


def export(
    case: Case,
    format: str,  # noqa: A002  # what the command line calls it
    folder: str | os.PathLike[str] | None = None,
    *,
    party: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    author: str = "onetext",
    place: str | os.PathLike[str] | None = None,
    as_of: dt.date | None = None,
    audience: str = "mediator",
) -> ExportResult:
    """Write a case, as an audience may see it on a day, as files for another program.

    Parameters
    ----------
    format
        `docx`: the newest draft as a clean Word file, and with tracked changes against each draft it grew from.
        `html`: the same comparisons as pages. `csv`: one table of all changes from draft to draft. `akn`: each draft
        in Akoma Ntoso. `md`: each draft as the case folder has it. `genius`: a domain and one profile for each
        signatory (XML), from the point values (S4). `sheet`: a workbook (XLSX) for one party or for each, to be filled
        in and taken back with `import_`.
    folder
        One that does not exist yet or is empty. `sheet` for one party: the file to write, which must not exist yet; it
        may be left out, and is then `CASE-PARTY.xlsx`, or the folder `CASE-sheets` for all.
    party
        `sheet`: whose workbook it is. Default: one of each party.
    from_, to
        Ids of drafts: `docx`, `html` and `csv` compare these two; `akn` and `md` write these.
    author
        Whose the tracked changes of `docx` are.
    place
        The folder that the case was read from: `docx` keeps the look of Word files that were imported into it.

    Returns
    -------
    What was written, and all of the case that the format has no place for.

    Raises
    ------
    UsageError
        When the format is unknown, the case has nothing that it could hold, the folder is not empty or cannot be
        written, or a library that the format needs is not installed.
    """
    if format not in EXPORTS:
        raise UsageError(f'unknown format "{format}"; known are: {", ".join(EXPORTS)}')
    if format == "genius" and (from_ is not None or to is not None):
        raise UsageError("a Genius domain holds no drafts; leave out --from and --to")
    if format == "sheet" and (from_ is not None or to is not None):
        raise UsageError("a sheet asks about all drafts; leave out --from and --to")
    if format != "sheet" and party is not None:
        raise UsageError(f"{format} is of the whole case; leave out --party")
    if from_ is not None and from_ == to:
        raise UsageError(f'"{to}" is given twice; name two different drafts')
    target, file = _target(folder, format, case.id, party)
    seen, envelope = looked_at(case, command="export", as_of=as_of, audience=audience)
    asked = Asked(
        case=case,
        seen=seen,
        folder=target,
        before=from_,
        after=to,
        author=author,
        as_of=as_of,
        audience=audience,
        place=Path(place) if place is not None else None,
        party=party,
        file=file,
    )
    try:
        written, dropped = EXPORTS[format](asked)
    except OSError as error:
        raise UsageError(f'cannot write into "{target}": {error.strerror or error}') from error
    return ExportResult(
        envelope=envelope,
        path=os.fspath(target) if file or folder is None else os.fspath(folder),
        format=format,
        written=written,
        dropped=dropped,
    )


def _target(folder: str | os.PathLike[str] | None, kind: str, case: str, party: str | None) -> tuple[Path, str]:
    """The folder to write into, and the name of the one file, where it is one that the caller names."""
    if kind == "sheet":
        return sheet.sheet_place(folder, case, party)
    if folder is None:
        raise UsageError("say where to write: a folder that does not exist yet, or is empty (--out FOLDER)")
    return empty_folder(folder), ""


EXPORTS: Mapping[str, Callable[[Asked], Written]] = {
    "docx": texts.docx,
    "html": changes.html,
    "csv": changes.table,
    "akn": texts.akn,
    "md": texts.md,
    "genius": genius.genius,
    "sheet": sheet.sheet,
}
"""Format -> what writes it. A further format is one more entry here."""
