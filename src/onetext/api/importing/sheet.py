"""A workbook that was filled in, taken back into its case: all of it, or nothing."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from onetext._version import __version__
from onetext.api.importing.draft import case_folder
from onetext.api.load import load_case
from onetext.api.sheets.answers import Taken, Who, with_weights
from onetext.api.sheets.book import FACTS, FILLED_BY, FILLED_ON, VERSION, sheet_book
from onetext.api.sheets.columns import DRAFTS
from onetext.api.sheets.others import with_no_deal, with_red_lines
from onetext.api.sheets.signing import interview_of
from onetext.api.textfile import Where
from onetext.api.view import viewed
from onetext.casefile import (
    FilledSheet,
    SheetCell,
    alone_in,
    clean_text,
    filled_sheet,
    open_sheet,
    read_interviews,
    sheet_facts,
    write_with_interview,
)
from onetext.errors import CaseError, Fault, UsageError
from onetext.model import Audience, Case, Interview
from onetext.model.results import Envelope, ImportResult

__all__ = ["import_sheet"]


def import_sheet(folder: Where, file: Where) -> ImportResult:
    """Take what was filled into a workbook over into a case folder; comments of the case's files are kept.

    Raises
    ------
    CaseError
        With every fault of the workbook, each by its cell; or when the case would have faults with it. Nothing is
        written then.
    UsageError
        When the folder is no case of one's own, or cannot be written.
    """
    target = case_folder(folder)
    book = open_sheet(file)
    facts = sheet_facts(book, FACTS)
    with alone_in(target):
        case = load_case(target)
        who, day = _who(case, facts)
        seen, _ = viewed(case, command="import", as_of=day, audience=who.viewer)
        filled = filled_sheet(book, sheet_book(seen, who.party))
        taken = Taken()
        after = _after(case, seen, filled, who, taken)
        interview = _interview(after, day, filled, who, taken, target)
        if taken.faults:
            raise CaseError(taken.faults)
        try:
            written = write_with_interview(after, interview, target)
        except OSError as error:
            raise UsageError(f'cannot write into "{target}": {error.strerror or error}') from error
    name = PurePath(os.fspath(file)).name
    return ImportResult(
        envelope=Envelope(
            command="import",
            version=__version__,
            case=after.id,
            case_sha256=after.sha256,
            as_of=day,
            warnings=tuple(dict.fromkeys(taken.warnings)),
        ),
        path=os.fspath(folder),
        written=written,
        edits=sum(map(len, filled.edits.values())),
        dropped=tuple(replace(item, where=f"{name}, {item.where}") for item in (*filled.dropped, *taken.dropped)),
    )


def _after(case: Case, seen: Case, filled: FilledSheet, who: Who, taken: Taken) -> Case:
    """The case with what was filled in."""
    edits = filled.edits
    return replace(
        case,
        weights=with_weights(case, seen, edits, who, taken),
        no_deals=with_no_deal(case, seen, edits, who, taken),
        red_lines=with_red_lines(case, edits, who, taken),
    )


def _interview(
    after: Case, day: dt.date, filled: FilledSheet, who: Who, taken: Taken, target: Path
) -> Interview | None:
    """What was said of drafts, as an interview of the case folder; None where nothing new was said."""
    rows = filled.edits.get(DRAFTS, ())
    if not rows:
        return None
    seen, _ = viewed(after, command="import", as_of=day, audience=who.viewer)
    return interview_of(seen, rows, read_interviews(target, after), who, taken)


def _who(case: Case, facts: Mapping[str, SheetCell]) -> tuple[Who, dt.date]:
    """Who filled the workbook in, for whom it was made, and the day that it looks at."""
    faults: list[Fault] = []
    known = {party.id for party in case.parties}
    expected = {"Format": {VERSION}, "Case": {case.id}, "Party": known, "Audience": {"mediator", "public", *known}}
    for name, values in expected.items():
        told = _text(facts, name)
        if told not in values and name in facts:
            hint = "take a workbook that was exported from this case by this version of onetext"
            shown = f"this is {case.id}" if name == "Case" else "this case knows no such one"
            faults.append(facts[name].place.fault("E417", f'says {name} "{told[:60]}", and {shown}', hint))
    days = {name: _day(facts, name, faults) for name in ("As of", FILLED_ON)}
    empty = [name for name in (*expected, "As of") if name not in facts]
    if empty:
        message = f"sheet Read me no longer says: {', '.join(empty)}"
        file = next(iter(facts.values())).place.file if facts else "sheet"
        faults.append(Fault(file=file, line=0, column=0, code="E417", message=message, hint="export the sheet anew"))
    if faults:
        raise CaseError(faults)
    day, viewer = days["As of"], _text(facts, "Audience")
    assert day is not None
    own = case.default_audience if viewer in ("mediator", "public") else Audience("parties", (viewer,))
    who = Who(
        party=_text(facts, "Party"),
        name=clean_text(_text(facts, FILLED_BY))[:80],
        day=days[FILLED_ON] or day,
        audience=own,
        viewer=viewer,
    )
    return who, day


def _text(facts: Mapping[str, SheetCell], name: str) -> str:
    return facts[name].text if name in facts else ""


def _day(facts: Mapping[str, SheetCell], name: str, faults: list[Fault]) -> dt.date | None:
    """A day, as text or as a date of the program; None where the cell is empty or wrong, which is a fault."""
    cell = facts.get(name)
    if cell is None:
        return None
    if isinstance(cell.value, dt.datetime):
        return cell.value.date()
    if isinstance(cell.value, dt.date):
        return cell.value
    try:
        return dt.date.fromisoformat(cell.text)
    except ValueError:
        faults.append(cell.place.fault("E416", f'holds "{cell.text[:60]}", which is no day', "write it as 2025-11-26"))
        return None
