"""The verb `import_`: a case from files of another program, or a draft into a case."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Unpack, cast

from onetext._version import __version__
from onetext.casefile import Scale, empty_folder, read_genius, read_geniusweb, slug, write_case
from onetext.errors import UsageError
from onetext.model import Case, DraftFormat
from onetext.model.results import Dropped, Envelope, ImportResult

if TYPE_CHECKING:
    from onetext.api.importing.draft import DraftOptions

__all__ = ["DRAFTS", "IMPORTS", "SHEETS", "import_"]

Where = str | os.PathLike[str]
Made = tuple[Case, tuple[Dropped, ...]]
Maker = Callable[[Sequence[Where], Mapping[str, Where], frozenset[str], str, dt.date | None], Made]


def import_(
    folder: Where,
    format: str,  # noqa: A002  # what the command line calls it
    files: Sequence[Where],
    *,
    profiles: Mapping[str, Where] | None = None,
    choices: Sequence[str] = (),
    as_of: dt.date | None = None,
    **draft: Unpack[DraftOptions],
) -> ImportResult:
    """Write a case from files of another program into a new folder, or put a draft or a sheet into a case.

    Parameters
    ----------
    folder
        Where the case is written: a folder that does not exist yet or is empty; for a draft or a sheet, the folder of a
        case.
    format
        `docx`, `pdf`, `html`, `md` or `txt`: a draft, in one of `files`.
        `genius`: one domain (XML) in `files`, and profiles. `geniusweb`: profiles (JSON), in `files` those that go by
        their own names. `sheet`: one workbook (XLSX) that was exported from the case and filled in.
    profiles
        Party -> file.
    choices
        `raw` takes the evaluations of Genius as stored, where Genius divides them by the largest of each issue.
    as_of
        The day that the case shall speak of. These formats hold no dates, so it has to be given: with the day of the
        import instead, the same files would make another case tomorrow.
    draft
        What the file does not say of the draft in it (`onetext.api.importing.draft.DraftOptions`): `id` and `date`
        must be given; `title`, `kind`, `status`, `grew_from`, `handed_over_by`, `known`, `encoding`, `layout`, `copy`.

    Returns
    -------
    What was written, and all that the case has no place for. Values are exact (S2): 100 times the utility. Of a draft
    every issue is unknown until a person has decided on what waits in the inbox (S5).

    Raises
    ------
    CaseError
        With every fault of every file.
    DocumentError
        When the file of a draft cannot be read.
    UsageError
        When the format is unknown, the files are not those it takes, no day is given where they hold none, or the
        folder is not empty or cannot be written.
    """
    if format in DRAFTS:
        return _draft(folder, cast("DraftFormat", format), files, profiles, as_of, draft)
    if format in SHEETS:
        return _sheet(folder, files, profiles, choices, as_of, draft)
    if format not in IMPORTS:
        raise UsageError(f'unknown format "{format}"; known are: {", ".join((*IMPORTS, *DRAFTS, *SHEETS))}')
    for option in sorted(draft):
        raise UsageError(f"{format} files hold a whole case and no draft; leave out {option}")
    target = empty_folder(folder)
    case, dropped = IMPORTS[format](files, profiles or {}, frozenset(choices), slug(target.resolve().name), as_of)
    if case.as_of is None and case.newest is None:
        raise UsageError(f"{format} files hold no dates; say which day the case speaks of (--as-of 2025-11-26)")
    try:
        written = write_case(case, target)
    except OSError as error:
        raise UsageError(f'cannot write a case into "{target}": {error.strerror or error}') from error
    envelope = Envelope(command="import", version=__version__, case=case.id, case_sha256=case.sha256, as_of=as_of)
    return ImportResult(envelope=envelope, path=os.fspath(folder), written=written, dropped=dropped)


def _draft(
    folder: Where,
    format: DraftFormat,  # noqa: A002  # as above
    files: Sequence[Where],
    profiles: Mapping[str, Where] | None,
    as_of: dt.date | None,
    options: DraftOptions,
) -> ImportResult:
    from onetext.api.importing.draft import import_draft

    if len(files) != 1:
        raise UsageError(f"a draft is one file, and {len(files)} are given")
    if profiles:
        raise UsageError(f"a draft in {format} has no profiles; leave out --profile")
    if as_of is not None:
        raise UsageError("a draft has the day on which it was tabled; give it as --date, and leave out --as-of")
    return import_draft(folder, format, files[0], options)


def _sheet(
    folder: Where,
    files: Sequence[Where],
    profiles: Mapping[str, Where] | None,
    choices: Sequence[str],
    as_of: dt.date | None,
    options: DraftOptions,
) -> ImportResult:
    from onetext.api.importing.sheet import import_sheet

    if len(files) != 1:
        raise UsageError(f"a sheet is one workbook, and {len(files)} are given")
    if profiles:
        raise UsageError("a sheet has no profiles; leave out --profile")
    if as_of is not None:
        raise UsageError("a sheet says itself which day it looks from; leave out --as-of")
    for option in sorted({*options, *choices}):
        raise UsageError(f"a sheet says itself what it holds; leave out {option}")
    return import_sheet(folder, files[0])


def _genius(
    files: Sequence[Where], profiles: Mapping[str, Where], choices: frozenset[str], case_id: str, as_of: dt.date | None
) -> Made:
    if len(files) != 1:
        hint = "name profiles with --profile ID=FILE"
        raise UsageError(f"genius takes one domain file, and {len(files)} are given; {hint}")
    scale: Scale = "raw" if "raw" in _known(choices, ("raw",)) else "normalised"
    return read_genius(files[0], profiles, case_id=case_id, as_of=as_of, scale=scale)


def _geniusweb(
    files: Sequence[Where], profiles: Mapping[str, Where], choices: frozenset[str], case_id: str, as_of: dt.date | None
) -> Made:
    if "raw" in choices:
        raise UsageError("utilities of GeniusWeb are always taken as stored; leave out --raw")
    _known(choices, ())
    return read_geniusweb(files, profiles, case_id=case_id, as_of=as_of)


def _known(choices: frozenset[str], known: tuple[str, ...]) -> frozenset[str]:
    for choice in sorted(choices - set(known)):
        raise UsageError(f'unknown choice "{choice}"; known are: {", ".join(known) or "none"}')
    return choices


DRAFTS: tuple[str, ...] = ("docx", "pdf", "html", "md", "txt")
"""Formats of drafts, which go into a case that is there."""

SHEETS: tuple[str, ...] = ("sheet",)
"""Formats of what an expert filled in, which goes into a case that is there."""

IMPORTS: Mapping[str, Maker] = {"genius": _genius, "geniusweb": _geniusweb}
"""Format -> what makes a case of its files. A further format is one more entry here."""
