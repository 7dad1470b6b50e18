"""No deal, red lines and drafts, as they were filled into a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from immutabledict import immutabledict

from onetext.api.sheets.answers import Taken, Who, alike, judged
from onetext.api.sheets.columns import CHANCE, CLASS, COST, DRIFT, NO_DEAL, REASON, RED_LINES, VALUE
from onetext.casefile import SheetRow
from onetext.model import Case, EvidenceClass, Expectation, NoDeal, Range, RedLine
from onetext.preferences import FIRMNESS

__all__ = ["with_no_deal", "with_red_lines"]

_CHANCES_TOO = "no deal follows from chances per issue in this case, and a value beside them would contradict them"


# -- no deal -------------------------------------------------------------------------------------------------------


def with_no_deal(
    case: Case, seen: Case, edits: Mapping[str, Sequence[SheetRow]], who: Who, taken: Taken
) -> tuple[NoDeal, ...]:
    """All no-deals of the case, with the party's as it was filled in."""
    rows = edits.get(NO_DEAL, ())
    known = next((item for item in case.no_deals if item.party == who.party), None)
    if not rows:
        return case.no_deals
    if known is not None and not any(item.party == who.party for item in seen.no_deals):
        for row in rows:
            taken.hidden(row, f"what was filled in for {row.name}")
        return case.no_deals
    before = known or NoDeal(party=who.party, audience=who.audience)
    hidden = {one.issue for one in before.expectations} - _open_issues(seen, who.party)
    made = _expected(case, _points(before, rows, who, taken), hidden, rows, who, taken)
    if made == before:
        return case.no_deals
    taken.seen_by(made.audience, who, f"{who.party}'s no deal")
    if known is None:
        return (*case.no_deals, made)
    return tuple(made if item is known else item for item in case.no_deals)


def _open_issues(seen: Case, party: str) -> set[str]:
    return {one.issue for item in seen.no_deals if item.party == party for one in item.expectations}


def _points(before: NoDeal, rows: Sequence[SheetRow], who: Who, taken: Taken) -> NoDeal:
    """No deal with its value, cost and drift."""
    found: dict[str, Range | None] = {VALUE: before.value, COST: before.cost, DRIFT: before.drift}
    named = {row.key[0]: row for row in rows if row.key[0] != CHANCE}
    was = dict(found)
    for name, row in named.items():
        given = None if name == VALUE else Range.of(0)
        if row.span is None and was[name] != given:
            taken.emptied(row, f"the {name} of no deal")
        elif row.span is not None and not alike(row.span, was[name]):
            found[name] = row.span
        if name != VALUE and row.answers.get(REASON):
            taken.drop(row, f"the reason beside the {name}", f"no deal has one reason, beside its {VALUE}", REASON)
    filled_chances = before.expectations or any(row.key[0] == CHANCE and row.span for row in rows)
    if found[VALUE] is not None and filled_chances:
        row = named.get(VALUE) or next(row for row in rows if row.key[0] == CHANCE and row.span)
        taken.fault(row, "likely", f"cannot stand: {_CHANCES_TOO}", "give the value, or the chances, not both")
        return before
    changed = found != was
    old = (before.basis, before.reason, before.known_from) if before.value or before.expectations else None
    words = judged(named.get(VALUE), old, who, changed=changed)
    if not changed and named.get(VALUE) is not None and old is None and named[VALUE].answers.get(REASON):
        taken.drop(named[VALUE], "the reason beside the value", "there is no value that it is of", REASON)
        return before
    values = {VALUE: found[VALUE], COST: found[COST], DRIFT: found[DRIFT]}
    day = before.date or (who.day if changed else None)
    return replace(before, **values, **words, date=day)  # type: ignore[arg-type]  # its fields by name


def _expected(
    case: Case, no_deal: NoDeal, hidden: set[str], rows: Sequence[SheetRow], who: Who, taken: Taken
) -> NoDeal:
    """No deal with the chances that were filled in."""
    by_issue: dict[str, list[SheetRow]] = {}
    for row in rows:
        if row.key[0] == CHANCE:
            by_issue.setdefault(row.key[1], []).append(row)
    old = {one.issue: one for one in no_deal.expectations}
    new: dict[str, Expectation] = {}
    for issue, found in by_issue.items():
        if issue in hidden:
            for row in found:
                taken.hidden(row, f"the {row.name}")
            continue
        made = _expectation(case, old.get(issue), issue, found, who, taken)
        if made is not None:
            new[issue] = made
    kept = tuple(new.pop(one.issue, one) for one in no_deal.expectations)
    first = no_deal.date or (who.day if new else None)
    return replace(no_deal, expectations=(*kept, *new.values()), date=first)


def _expectation(
    case: Case, known: Expectation | None, issue: str, rows: Sequence[SheetRow], who: Who, taken: Taken
) -> Expectation | None:
    before = known or Expectation(issue=issue, audience=who.audience)
    chances = {"6": dict(before.after_6), "12": dict(before.after_12)}
    options = case.issue(issue).option_ids
    spoken = None
    for row in rows:
        option, months = row.key[2], row.key[3]
        if row.span is not None and not alike(row.span, chances[months].get(option)):
            chances[months][option] = row.span
        elif row.span is None and option in chances[months]:
            taken.emptied(row, f"the {row.name}")
        if (option, months) == (options[0], "6"):
            spoken = row
        elif row.answers.get(REASON):
            taken.drop(row, f"the reason beside {row.name}", "an issue has one, on its first row", REASON)
    six, twelve = (
        immutabledict((option, chances[months][option]) for option in _order(options, was, chances[months]))
        for months, was in (("6", before.after_6), ("12", before.after_12))
    )
    if not six and not twelve:
        if spoken is not None:
            taken.drop(spoken, f"the reason beside {spoken.name}", "there is no chance that it is of", REASON)
        return None
    _check_sums(rows, {"6": six, "12": twelve}, taken)
    old = (known.basis, known.reason, known.known_from) if known else None
    words = judged(spoken, old, who, changed=(six, twelve) != (before.after_6, before.after_12))
    return replace(before, after_6=six, after_12=twelve, **words)  # type: ignore[arg-type]  # its fields by name


def _order(options: Sequence[str], was: Mapping[str, Range], now: Mapping[str, Range]) -> list[str]:
    """Options as the file has them, new ones after them."""
    return [*was, *(option for option in options if option in now and option not in was)]


def _check_sums(rows: Sequence[SheetRow], chances: Mapping[str, Mapping[str, Range]], taken: Taken) -> None:
    """The least chances of an issue cannot exceed 1 together."""
    for months, found in chances.items():
        total = sum(span.low for span in found.values())
        row = next((row for row in rows if row.key[3] == months and row.span is not None), None)
        if total > 1 and row is not None:
            message = f"is one of the chances of {row.key[1]} after {months} months, which add up to {float(total):g}"
            taken.fault(row, "likely", message, "chances of one issue at one time add up to 1 at most")


# -- red lines -----------------------------------------------------------------------------------------------------


def with_red_lines(case: Case, edits: Mapping[str, Sequence[SheetRow]], who: Who, taken: Taken) -> tuple[RedLine, ...]:
    """All red lines of the case, with the firmness that was filled in."""
    rows = {row.key[0]: row for row in edits.get(RED_LINES, ())}
    made = []
    for line in case.red_lines:
        row = rows.get(line.id)
        new = line if row is None else _line(line, row, who, taken)
        made.append(new)
        if new != line:
            taken.seen_by(line.audience, who, f"the firmness of {line.id}")
    return tuple(made)


def _line(line: RedLine, row: SheetRow, who: Who, taken: Taken) -> RedLine:
    given: EvidenceClass | None = row.answers.get(CLASS) or None  # type: ignore[assignment]  # a choice of these
    if given != line.evidence_now:
        if line.crossed is not None:
            hint = "the record says when it was crossed; take crossed: out of redlines.yaml if it was not"
            taken.fault(row, CLASS, f"gives {line.id} another class, and it was crossed already", hint)
            return line
        if given == "already-crossed":
            hint = "a crossing has a day; write it into redlines.yaml under crossed:"
            taken.fault(row, CLASS, f"says that {line.id} was crossed, and not when", hint)
            return line
        if given is None:
            taken.drop(row, f"the class of {line.id}", "it was emptied, and the class of the case stays", CLASS)
    evidence = line.evidence if given is None or line.crossed is not None else given
    now = _firmness(line, row, given, taken)
    changed = now != line.firmness_now or evidence != line.evidence
    words = judged(row, (line.basis, line.reason_now, line.known_from_now), who, changed=changed)
    basis = words.pop("basis")
    if line.crossed is not None:
        if not changed:
            words["known_from"] = line.crossed.known_from
        crossed = replace(line.crossed, firmness=now, **words)  # type: ignore[arg-type]  # its fields by name
        return replace(line, crossed=crossed, basis=basis)  # type: ignore[arg-type]  # a basis
    return replace(line, firmness=now, evidence=evidence, basis=basis, **words)  # type: ignore[arg-type]  # by name


def _firmness(line: RedLine, row: SheetRow, given: EvidenceClass | None, taken: Taken) -> Range:
    """The firmness of a row; where it has none, that of the convention for its class, if the class is new."""
    if row.span is not None:
        return line.firmness_now if alike(row.span, line.firmness_now) else row.span
    if line.firmness_known:
        taken.emptied(row, f"the firmness of {line.id}")
        return line.firmness_now
    return FIRMNESS[given] if given is not None and given != line.evidence_now else line.firmness_now
