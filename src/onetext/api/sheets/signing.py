"""Which drafts a party would sign, as an expert said in a workbook: answers of an interview."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onetext.api.sheets.answers import Taken, Who
from onetext.api.sheets.columns import SIGNS
from onetext.casefile import SheetRow
from onetext.model import Case, Interview
from onetext.preferences import draft_balances

__all__ = ["interview_of"]

_DRAWS = 100
"""The points are exact; the sampling beside them is not looked at."""
_WORDS = {"yes": ("signs", "the worst draft that it would sign"), "no": ("refuses", "the best that it would refuse")}


def interview_of(
    seen: Case, rows: Sequence[SheetRow], known: Sequence[Interview], who: Who, taken: Taken
) -> Interview | None:
    """The interview of whoever filled the sheet in, with what was said of drafts; None where it says nothing new.

    An interview has one draft that is signed and one that is refused, those at the edge: the worst and the best by what
    the case, with the numbers of this sheet, says that they are worth to the party. The others are listed.

    Parameters
    ----------
    seen
        The case with what was filled in.
    known
        The interviews that lie in the case folder.
    """
    expert = re.sub(r"[^a-z0-9]+", "-", who.name.casefold()).strip("-")[:40].strip("-")
    blank = Interview(party=who.party, expert=expert)
    before = next((item for item in known if item.name == blank.name), blank)
    given: dict[str, str] = {}
    for answer, (key, edge) in _WORDS.items():
        said = [row for row in rows if row.answers[SIGNS] == answer]
        if not said:
            continue
        chosen = said[0] if len(said) == 1 else _at_the_edge(seen, said, who.party, lowest=answer == "yes")
        for row in said:
            if row is not chosen:
                why = f"an interview holds {edge}"
                why += f": by the numbers of the case that is {chosen.name}" if chosen else ", and no draft has a value"
                taken.drop(row, f'"{answer}" for {row.name}', why, SIGNS)
        if chosen is not None:
            given[key] = chosen.name
    for row in rows:
        if row.answers[SIGNS] == "depends":
            taken.drop(row, f'"depends" for {row.name}', "an interview has no place for it", SIGNS)
    after = replace(before, **given)  # type: ignore[arg-type]  # two of its fields
    return None if after == before else replace(after, date=who.day)


def _at_the_edge(seen: Case, rows: Sequence[SheetRow], party: str, *, lowest: bool) -> SheetRow | None:
    """The row whose draft is worth least, or most, to a party at the point; None where a draft has no value."""
    values = {}
    for balance in draft_balances(seen, draws=_DRAWS):
        worth = balance.parties[party].value if party in balance.parties else None
        if worth is not None:
            values[balance.id] = worth.point
    if any(row.name not in values for row in rows):
        return None
    pick = min if lowest else max
    return pick(rows, key=lambda row: values[row.name])
