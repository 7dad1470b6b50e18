"""What a case becomes by what was filled into a workbook; what it cannot take over is listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from immutabledict import immutabledict

from onetext.api.sheets.columns import REASON, SCORES, WEIGHTS
from onetext.casefile import SheetRow, clean_text
from onetext.errors import Fault
from onetext.model import Audience, Basis, Case, Range, Weight
from onetext.model.results import Dropped

__all__ = ["Taken", "Who", "alike", "judged", "with_weights"]

_EMPTIED = "its cells were emptied, and the number of the case stays; take it out of the case's own file if it is wrong"


@dataclass(frozen=True, kw_only=True)
class Who:
    """Who filled the workbook in, when, and who may see what is new in it.

    Attributes
    ----------
    name
        As it was written into the sheet; "" where it was left empty.
    day
        The numbers count as known from then on (S16).
    audience
        Of items that the case did not have.
    viewer
        The audience that the workbook was made for.
    """

    party: str
    name: str
    day: dt.date
    audience: Audience
    viewer: str

    @property
    def told(self) -> str:
        """A few words for reasons."""
        return f"{self.name or 'an expert'}, in a sheet of {self.day}"


@dataclass
class Taken:
    """What was met on the way: faults, what is left out, and warnings."""

    faults: list[Fault] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def drop(self, row: SheetRow, what: str, why: str, heading: str = "") -> None:
        """Something of a row is left out."""
        place = row.places.get(heading) or next(iter(row.places.values()))
        self.dropped.append(Dropped(what=what, where=str(place), why=why))

    def emptied(self, row: SheetRow, what: str) -> None:
        """The number of a row was taken out."""
        self.drop(row, what, _EMPTIED, "likely")

    def hidden(self, row: SheetRow, what: str) -> None:
        """The case has a number there that the audience of the workbook may not see."""
        self.drop(row, what, "the case has one that the audience of this sheet does not see; that one stays")

    def fault(self, row: SheetRow, heading: str, message: str, hint: str) -> None:
        """Something that cannot be taken over, and stops all."""
        self.faults.append(row.places[heading].fault("E416", message, hint))

    def seen_by(self, audience: Audience, who: Who, what: str) -> None:
        """A warning where a number that was told to few replaces one that more may see."""
        if audience.level == "public" and who.audience.level != "public":
            self.warnings.append(f"{what} can be seen by everybody, as before; the sheet was made for {who.viewer}")


def judged(
    row: SheetRow | None, old: tuple[Basis, str, dt.date | None] | None, who: Who, *, changed: bool
) -> dict[str, object]:
    """Basis, reason and day of a number (S17).

    Parameters
    ----------
    row
        The row whose reason counts; None where none was edited.
    old
        Basis, reason and day of before; None for a new number.
    changed
        Whether a number changed: its basis is then the analyst's, and its day the day of the sheet. A reason that was
        left as it was is of the old number, so that it is said who gave the new one.
    """
    basis, before, known_from = old or ("analyst", "", None)
    given = row.answers.get(REASON, "") if row is not None else ""
    same = not given or given == clean_text(before)
    reason = before if same else given
    if not changed:
        return {"basis": basis, "reason": reason, "known_from": known_from}
    if same:
        ended = before.rstrip()
        ended = f"{ended}{'' if ended.endswith(('.', '!', '?')) else '.'} " if ended else ""
        reason = f"{ended}{'Changed' if old and ended else 'Given'} by {who.told}."
    return {"basis": "analyst", "reason": reason, "known_from": who.day}


def with_weights(
    case: Case, seen: Case, edits: Mapping[str, Sequence[SheetRow]], who: Who, taken: Taken
) -> tuple[Weight, ...]:
    """All weights of the case, with those of the party that were filled in."""
    rows = {row.key[0]: row for row in edits.get(WEIGHTS, ())}
    scored: dict[str, list[SheetRow]] = {}
    for row in edits.get(SCORES, ()):
        scored.setdefault(row.key[0], []).append(row)
    old = {item.issue: item for item in case.weights if item.party == who.party}
    open_to = {item.issue for item in seen.weights if item.party == who.party}
    new: dict[str, Weight] = {}
    for issue in dict.fromkeys((*rows, *scored)):
        known = old.get(issue)
        if known is not None and issue not in open_to:
            for row in (*scored.get(issue, ()), *filter(None, (rows.get(issue),))):
                taken.hidden(row, f"what was filled in for {row.name}")
            continue
        made = _weight(case, known, issue, rows.get(issue), scored.get(issue, ()), who, taken)
        if made is not None and made != known:
            new[issue] = made
            taken.seen_by(made.audience, who, f"{who.party}'s numbers on {issue}")
    kept = tuple(new.pop(item.issue, item) if item.party == who.party else item for item in case.weights)
    return (*kept, *new.values())


def _weight(
    case: Case,
    known: Weight | None,
    issue: str,
    row: SheetRow | None,
    scored: Sequence[SheetRow],
    who: Who,
    taken: Taken,
) -> Weight | None:
    """The weight of one issue; None where nothing is left that says anything."""
    weight = known.weight if known else None
    if row is not None:
        if row.span is None and weight is not None:
            taken.emptied(row, f"the weight of {issue}")
        weight = row.span if row.span is not None and not alike(row.span, weight) else weight
    scores = _scores(case, known, issue, scored, taken)
    if weight is None and not scores:
        if row is not None:
            taken.drop(row, f"the reason beside {issue}", "there is no weight and no score that it is of", REASON)
        return known
    before = known or Weight(party=who.party, issue=issue, audience=who.audience)
    changed = (weight, scores) != (before.weight, before.scores)
    old = (known.basis, known.reason, known.known_from) if known else None
    words = judged(row, old, who, changed=changed)
    return replace(before, weight=weight, scores=scores, **words)  # type: ignore[arg-type]  # its fields by name


def alike(one: Range, other: Range | None) -> bool:
    """Whether two ranges are the same number: a mode in a plain number says nothing."""
    return other is not None and (one == other or (one.is_exact and (one.low, one.high) == (other.low, other.high)))


def _scores(
    case: Case, known: Weight | None, issue: str, scored: Sequence[SheetRow], taken: Taken
) -> immutabledict[str, Range]:
    """The scores of an issue: all of its options, or none (S3)."""
    before: immutabledict[str, Range] = known.scores if known else immutabledict()
    found = dict(before)
    for row in scored:
        option = row.key[1]
        if row.span is None:
            taken.emptied(row, f"the score of {row.name}")
        elif not alike(row.span, before.get(option)):
            found[option] = row.span
    if found == dict(before):
        return before
    options = case.issue(issue).option_ids
    missing = [option for option in options if option not in found]
    if missing:
        message = f"scores an option of {issue}, and {', '.join(missing)} {'have' if len(missing) > 1 else 'has'} none"
        hint = "score all options of an issue or none; low 0 and high 100 say that it is unknown"
        taken.fault(next(row for row in scored if row.span is not None), "likely", message, hint)
        return before
    return immutabledict((option, found[option]) for option in options)
