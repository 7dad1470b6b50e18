"""Import a draft into a case that is there: its points, its places in the file, and proposals of what it settles."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypedDict, get_args

from onetext import catalog
from onetext._version import __version__
from onetext.api.importing.clauses import readable_points, title_of
from onetext.api.importing.points import case_points
from onetext.api.importing.proposing import candidates_for
from onetext.api.importing.source import dropped_from, read_source
from onetext.api.load import load_case, located
from onetext.api.textfile import TextFile, Where
from onetext.casefile import add_draft, alone_in
from onetext.errors import UnknownId, UsageError
from onetext.model import Case, Date, Draft, DraftFile, DraftFormat, DraftKind, StatusChange, StatusName
from onetext.model.results import Envelope, ImportResult

__all__ = ["DraftOptions", "bare_draft", "case_folder", "draft_file", "import_draft"]

_ENDINGS = {"md": "markdown"}
"""Ending of the copy of a source, where it is not the format: beside drafts, `.md` is a draft."""


class DraftOptions(TypedDict, total=False):
    """What a file does not say of the draft in it.

    `id` and `date` (when it was tabled: a day, or a month) must be given. `known` is when it became public, by default
    the same. `copy` says whether a copy of the file is kept beside the draft (default: yes). `encoding` is that of a
    text that is not UTF-8; `layout` reads a PDF by the places of its words.
    """

    id: str
    date: str
    known: str
    title: str
    kind: str
    status: str
    grew_from: Sequence[str]
    handed_over_by: str
    encoding: str
    layout: bool
    copy: bool


def import_draft(folder: Where, format: DraftFormat, file: Where, options: DraftOptions) -> ImportResult:  # noqa: A002
    """Read a draft and put it into a case folder; nothing is left behind where something fails.

    The points are taken as the text stands. What they settle is not guessed: proposals wait in the inbox, and until a
    person has gone through them every issue is unknown in this draft.
    """
    target = case_folder(folder)
    encoding, layout, keep = options.get("encoding") or None, options.get("layout", False), options.get("copy", True)
    with alone_in(target):
        case = load_case(target)
        draft = bare_draft(case, options)
        source = read_source(file, format, encoding=encoding, layout=layout)
        draft = replace(
            draft,
            title=options.get("title") or title_of(source, draft.id),
            points=case_points(source.points),
            file=draft_file(source, draft.id if keep else ""),
        )
        candidates = candidates_for(case, draft, readable_points(source))
        try:
            written = add_draft(target, draft, candidates, source.data if keep else None)
        except OSError as error:
            raise UsageError(f'cannot write into "{target}": {error.strerror or error}') from error
        after = load_case(target)
    envelope = Envelope(
        command="import", version=__version__, case=after.id, case_sha256=after.sha256, warnings=source.notices
    )
    return ImportResult(
        envelope=envelope,
        path=os.fspath(folder),
        written=written,
        dropped=dropped_from(source),
        draft=draft.id,
        points=len(draft.points),
        candidates=len(candidates),
    )


def case_folder(folder: Where) -> Path:
    """The folder of a case that may be written into.

    Raises
    ------
    UsageError
        When it is none, is a single file, or belongs to the installed package.
    """
    given = os.fspath(folder)
    target = located(given)
    if not os.path.lexists(given) and given in catalog.slugs():
        raise UsageError(
            f'"{given}" ships with onetext and is not written into; copy it first: onetext new DIR --from {given}'
        )
    if not target.is_dir():
        raise UsageError(f'"{given}" is a file; name a case folder (put the file into one, as case.yaml)')
    return target


def bare_draft(case: Case, options: DraftOptions) -> Draft:
    """The draft without its text, from what was said of it."""
    name = options.get("id", "")
    if not name:
        raise UsageError("say what the draft is to be called in the case (--id e3)")
    if name in {draft.id for draft in case.drafts}:
        raise UsageError(f'the case has a draft "{name}" already; nothing is written over it. Choose another id (--id)')
    if not options.get("date"):
        raise UsageError(
            "a file does not say when it was tabled, and its own date is that of a save; say when (--date 2025-11-23)"
        )
    happened = _date(options["date"], "--date")
    known = _date(options["known"], "--known") if options.get("known") else happened
    if known.latest < happened.earliest:
        raise UsageError(f"--known {known}: a draft of {happened} was not public before; swap the dates, or mend one")
    parents = tuple(options.get("grew_from", ()))
    for parent in parents:
        if parent not in {draft.id for draft in case.drafts}:
            raise UnknownId("draft", parent, [draft.id for draft in case.drafts])
    status = _one_of(options.get("status", ""), get_args(StatusName), "status")
    return Draft(
        id=name,
        title=name,
        kind=_kind(options.get("kind") or "proposal"),
        happened=happened,
        known=known,
        audience=case.default_audience,
        grew_from=parents,
        handed_over_by=options.get("handed_over_by", ""),
        status=(StatusChange(status=status, date=happened),) if status else (),  # type: ignore[arg-type]  # just tested
        terms_reviewed=False,
    )


def _kind(given: str) -> DraftKind:
    if given == "described":
        raise UsageError("a draft that is read from a file is no described one; leave out --kind described")
    known = [kind for kind in get_args(DraftKind) if kind != "described"]
    found: DraftKind = _one_of(given, known, "kind")  # type: ignore[assignment]  # just tested
    return found


def _one_of(given: str, known: Sequence[str], what: str) -> str:
    if given and given not in known:
        raise UnknownId(what, given, known)
    return given


def _date(given: str, option: str) -> Date:
    try:
        return Date.parse(given)
    except ValueError as error:
        said = str(error) if given in str(error) else f'"{given}" is not in the calendar'
        raise UsageError(f"{option}: {said}") from None


def draft_file(source: TextFile, copy_of: str) -> DraftFile:
    """What a draft says of the file it was read from; `copy_of` is the id after which the copy is named, or ""."""
    told = source.document.format
    copy = f"{copy_of}.{_ENDINGS.get(told, told)}" if copy_of else ""
    return DraftFile(name=source.name, format=told, sha256=source.document.sha256, copy=copy)
