"""The workbook of one party: what its first sheet says, and what is read back from it."""

from __future__ import annotations

import datetime as dt

from onetext.api.sheets.columns import DRAFTS, NO_DEAL, RED_LINES, SCORES, WEIGHTS
from onetext.api.sheets.tables import tables_of
from onetext.casefile import SheetBook, SheetFact
from onetext.model import Case

__all__ = ["FACTS", "FILLED_BY", "FILLED_ON", "VERSION", "sheet_book"]

VERSION = "onetext 1"
FILLED_BY, FILLED_ON = "Filled in by", "Filled in on"
FACTS = ("Format", "Case", "Party", "Audience", "As of", FILLED_BY, FILLED_ON)
"""Names of what is read back from the first sheet."""

_LINES = {
    "": (
        "Fill in the yellow cells, and leave what you do not know. All else is locked, so that the file can be read "
        "back.",
        "A number is one value in likely; or its ends in low and high, with likely between them where one is "
        "likeliest; or a range in likely alone, written 60-80.",
        "Say why in the column reason. An empty cell changes nothing: what the case says stays.",
        "Write values, never formulas. Do not merge cells, hide rows or rename columns and sheets.",
    ),
    WEIGHTS: (
        "Weights: how much the move from the worst to the best option of an issue matters to the party. Only "
        "proportions count: keep to the scale of the numbers that stand here, or change all of them. Where none "
        "stands, give 100 to the issue that matters most, and compare the others with it.",
    ),
    SCORES: (
        "Scores: how content the party is with each option: 0 the worst of its issue, 100 the best. Fill in all "
        "options of an issue or none. Without scores the positions on record say which options come first.",
    ),
    NO_DEAL: (
        "No deal: what the party has without an agreement, as one value; or the chance of each option after 6 and 12 "
        "months, from 0 to 1, less the cost of going on. Not both.",
    ),
    RED_LINES: (
        "Red lines: how firm each is, from 0 (given up when it comes to it) to 1 (never). A class without a number "
        "stands for: constitutional 0.9-1, leader-repeated 0.7-0.9, leader-once and official 0.4-0.7, opening-bid "
        "0.1-0.4.",
    ),
    DRAFTS: ("Drafts: would the party sign this text as it stands, today?",),
}


def sheet_book(seen: Case, party: str) -> SheetBook:
    """The workbook of a party, of the case as an audience sees it on a day (S16, S24).

    Raises
    ------
    UnknownId
        When the audience knows no such party.
    """
    label = seen.party(party).name
    tables = tables_of(seen, party)
    names = {table.name for table in tables}
    lines = [line for name, told in _LINES.items() if not name or name in names for line in told]
    values = {
        "Format": VERSION,
        "Case": seen.id,
        "Party": party,
        "Audience": seen.viewer,
        "As of": _told(seen.as_of),
        FILLED_BY: "",
        FILLED_ON: "",
    }
    return SheetBook(
        title=f"{label}: {seen.title}",
        lines=tuple(lines),
        facts=tuple(
            SheetFact(name=name, value=value, is_open=name in (FILLED_BY, FILLED_ON)) for name, value in values.items()
        ),
        tables=tables,
    )


def _told(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
