"""The fewest changes to each draft that all could sign, question by question, and what blocks where none helps.

Changes are options struck and put (S13), never draft language (S23); blocks are red lines, no deals, consents (S14).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onetext.model.results import Blocked, CompleteTo, Conflict, Edit, LeastChange, Member, Package, SettleResult
from onetext.report.agreement_words import capital, in_scenarios, proved_as
from onetext.report.numbers import change, count, number, signed
from onetext.report.words import Words

__all__ = ["BlockView", "ChangeView", "EditRow", "Told", "block_view", "change_views"]

Told = tuple[tuple[str, str], ...]
"""A sentence in parts: its words and "", or "" and the id of the red line that stands there."""
AsFew = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Draft -> changed issue -> other options that, put one at a time, do with as few changes."""
_CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class EditRow:
    """One question of a least change: the option struck and the one put, and what that does to each who signs."""

    issue: str
    before: str
    after: str
    or_as_well: tuple[str, ...]
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """The fewest changes to a draft that all could sign.

    `title` says whether others do with as few; `others` of which of them `put` tells, question by question.
    """

    draft: str
    focus: bool
    says: str
    title: str
    edits: tuple[EditRow, ...]
    fills: tuple[EditRow, ...]
    total: tuple[str, ...]
    others: str
    put: tuple[tuple[str, str], ...]
    proof: str


@dataclass(frozen=True, slots=True)
class BlockView:
    """What stands in the way under one reading of the red lines; with each clash how often all of it counts."""

    conflicts: tuple[tuple[Told, str], ...]
    corrections: tuple[Told, ...]
    complete: str


def change_views(
    found: Sequence[LeastChange], as_few: AsFew, focus: str | None, signing: Sequence[str], words: Words
) -> tuple[ChangeView, ...]:
    """The draft that the page is about first, then the newest; nothing where no text could be signed by all."""
    told = [one for one in found if one.status != "empty"]
    order = [draft.id for draft in words.case.drafts_by_date][::-1]
    told.sort(key=lambda one: (one.from_ != focus, order.index(one.from_)))
    return tuple(_change(one, as_few.get(one.from_, {}), focus, signing, words) for one in told)


def _change(
    one: LeastChange, as_few: Mapping[str, Sequence[str]], focus: str | None, signing: Sequence[str], words: Words
) -> ChangeView:
    others = [package for package in one.ties if package != one.package]
    return ChangeView(
        draft=one.from_,
        focus=one.from_ == focus,
        says=_says(one),
        title=_title(one, alone=not others and one.ties_complete and not any(as_few.values())),
        edits=tuple(_edit(edit, one, as_few.get(edit.issue, ()), signing, words) for edit in one.changes),
        fills=tuple(_edit(edit, one, (), signing, words) for edit in one.fills),
        total=tuple(_total(one, party) for party in signing),
        others=_others(one, others),
        put=_put(one, others, words),
        proof=_proof(one),
    )


def _title(one: LeastChange, *, alone: bool) -> str:
    if one.status != "found":
        return "The changes found"
    return "The fewest changes" if alone else "One way with the fewest changed questions"


def _says(one: LeastChange) -> str:
    opened = f", {count(len(one.fills), 'open question')} to fill" if one.fills else ""
    match one.status:
        case "already":
            return f"no settled question has to change{opened}"
        case "found":
            return f"{count(len(one.changes), 'settled question')} to change{opened}"
        case "limit" if one.package is not None:
            return f"at most {count(len(one.changes), 'settled question')} to change{opened}"
        case "limit":
            return "not found before the search was ended"
    return "not known: what it settles, or what somebody would accept, is not known well enough"


def _proof(one: LeastChange) -> str:
    if one.package is None:
        return ""
    fewest = f"That no fewer changes do is {proved_as(one.proof)}." if one.status == "found" else ""
    sampled = in_scenarios(one.in_zone, "all who sign accept the outcome")
    return " ".join(filter(None, (fewest, f"{capital(sampled)}." if sampled else "")))


def _others(one: LeastChange, others: Sequence[Package]) -> str:
    """How many other ways are told of, and whether these are all."""
    if not others or not one.changes:
        return ""
    ways = count(len(others), "other way")
    if one.ties_complete:
        return f"{capital(ways)} {'needs' if len(others) == 1 else 'need'} as few changes"
    return f"Other ways need as few changes; of these {'the first' if len(others) == 1 else f'the first {len(others)}'}"


def _put(one: LeastChange, others: Sequence[Package], words: Words) -> tuple[tuple[str, str], ...]:
    """What other ways put where they differ from the one shown, changed questions first."""
    if one.package is None or not _others(one, others):
        return ()
    before = {edit.issue: edit.before for edit in one.changes}
    rows = []
    for issue, option in one.package.items():
        differing = {package[issue] for package in others} - {option}
        if differing:
            named = [_named(issue, other, before.get(issue), words) for other in words.in_order(issue, differing)]
            rows.append((issue not in before, words.issue(issue), "; ".join(named)))
    return tuple((issue, named) for _, issue, named in sorted(rows, key=lambda row: row[0]))


def _named(issue: str, option: str, before: str | None, words: Words) -> str:
    return f"“{words.option(issue, option)}”{', as in the draft' if option == before else ''}"


def _edit(edit: Edit, one: LeastChange, as_few: Sequence[str], signing: Sequence[str], words: Words) -> EditRow:
    return EditRow(
        issue=words.issue(edit.issue),
        before=words.option(edit.issue, edit.before) if edit.before else "",
        after=words.option(edit.issue, edit.after),
        or_as_well=tuple(words.option(edit.issue, other) for other in words.in_order(edit.issue, as_few)),
        effects=tuple(_effect(edit, one, party) for party in signing),
    )


def _effect(edit: Edit, one: LeastChange, party: str) -> str:
    """What an edit does to a party, with its range; a bare number only where no value in the ranges says otherwise."""
    value, whole = edit.effects.get(party), one.effects.get(party)
    if value is None:
        return "unknown"
    part = whole.by_issue.get(edit.issue) if whole and whole.total else None
    if part is None and value == 0 and whole and whole.total and not whole.by_interaction:
        # Left out of the parts of the whole: without effect for all values in the ranges.
        return "0"
    if part is None or abs(part.point - value) > _CLOSE:
        return f"{signed(value)} at the most likely values; its range is not known"
    if number(part.point) == "0" and part.low < 0 < part.high:
        return f"not told by the record: between {signed(part.low)} and {signed(part.high)}"
    return change(part)


def _total(one: LeastChange, party: str) -> str:
    effect = one.effects.get(party)
    return change(effect.total) if effect and effect.total else "unknown"


def block_view(found: SettleResult | Blocked, words: Words) -> BlockView | None:
    """What blocks; None where nothing does."""
    if not found.conflicts and not found.corrections:
        return None
    return BlockView(
        conflicts=tuple((_told(one.says, one.members, words), _in_force(one)) for one in found.conflicts),
        corrections=tuple(_told(one.says, one.members, words) for one in found.corrections),
        complete=_complete(found.corrections_complete_to, len(found.corrections)),
    )


def _complete(to: CompleteTo | None, listed: int) -> str:
    if to is None:
        return ""
    if to.size == 0:
        return "The search was cut short: there may be others."
    if not listed:
        return f"Lifting any {to.size} or fewer of these does not open the way ({proved_as(to.proof)})."
    return f"There is no other of up to {to.size} ({proved_as(to.proof)})."


def _told(says: str, members: Sequence[Member], words: Words) -> Told:
    """A sentence with the places where it names a red line of the case by its id set apart."""
    known = {line.id for line in words.case.red_lines}
    ids = sorted({one.id for one in members if one.id in known}, key=len, reverse=True)
    if not ids:
        return ((says, ""),)
    parts = re.split(rf"(?<=\bline )({'|'.join(map(re.escape, ids))})(?![\w-])", says)
    return tuple((part, "") if place % 2 == 0 else ("", part) for place, part in enumerate(parts) if part)


def _in_force(one: Conflict) -> str:
    sampled = in_scenarios(one.proof.holds, "all of these count")
    return f"{capital(sampled)}." if sampled else ""
