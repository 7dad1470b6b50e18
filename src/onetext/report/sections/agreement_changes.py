"""The fewest changes to each draft that all could sign, question by question, and what blocks where none helps.

Changes are options struck and put (S13), never draft language (S23); blocks are red lines, no deals, consents (S14).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onetext.model.results import Blocked, Conflict, Edit, LeastChange, SettleResult
from onetext.report.agreement_words import capital, in_scenarios, proved_as
from onetext.report.numbers import change, count, signed
from onetext.report.words import Words

__all__ = ["BlockView", "ChangeView", "EditRow", "block_view", "change_views"]


@dataclass(frozen=True, slots=True)
class EditRow:
    """One question of a least change: the option struck and the one put, and what that does to each who signs."""

    issue: str
    before: str
    after: str
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """The fewest changes to a draft that all could sign."""

    draft: str
    focus: bool
    says: str
    edits: tuple[EditRow, ...]
    fills: tuple[EditRow, ...]
    total: tuple[str, ...]
    differ: tuple[str, ...]
    proof: str


@dataclass(frozen=True, slots=True)
class BlockView:
    """What stands in the way under one reading of the red lines; with each clash how often it is in force."""

    conflicts: tuple[tuple[str, str], ...]
    corrections: tuple[str, ...]
    complete: str


def change_views(
    found: Sequence[LeastChange], focus: str | None, signing: Sequence[str], words: Words
) -> tuple[ChangeView, ...]:
    """The draft that the page is about first, then the newest; nothing where no text could be signed by all."""
    told = [one for one in found if one.status != "empty"]
    order = [draft.id for draft in words.case.drafts_by_date][::-1]
    told.sort(key=lambda one: (one.from_ != focus, order.index(one.from_)))
    return tuple(_change(one, focus, signing, words) for one in told)


def _change(one: LeastChange, focus: str | None, signing: Sequence[str], words: Words) -> ChangeView:
    return ChangeView(
        draft=one.from_,
        focus=one.from_ == focus,
        says=_says(one),
        edits=tuple(_edit(edit, signing, words) for edit in one.changes),
        fills=tuple(_edit(edit, signing, words) for edit in one.fills),
        total=tuple(_total(one, party) for party in signing),
        differ=_differ(one, words),
        proof=_proof(one),
    )


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


def _differ(one: LeastChange, words: Words) -> tuple[str, ...]:
    """Questions on which ways with as few changes differ."""
    if len(one.ties) < 2 or one.package is None:
        return ()
    edited = [edit.issue for edit in (*one.changes, *one.fills)]
    differing = [issue for issue in one.package if len({package[issue] for package in one.ties}) > 1]
    return tuple(words.issue(issue) for issue in sorted(differing, key=lambda issue: issue not in edited))


def _edit(edit: Edit, signing: Sequence[str], words: Words) -> EditRow:
    return EditRow(
        issue=words.issue(edit.issue),
        before=words.option(edit.issue, edit.before) if edit.before else "",
        after=words.option(edit.issue, edit.after),
        effects=tuple(_effect(edit.effects.get(party)) for party in signing),
    )


def _effect(value: float | None) -> str:
    return "unknown" if value is None else signed(value)


def _total(one: LeastChange, party: str) -> str:
    effect = one.effects.get(party)
    return change(effect.total) if effect and effect.total else "unknown"


def block_view(found: SettleResult | Blocked) -> BlockView | None:
    """What blocks; None where nothing does."""
    if not found.conflicts and not found.corrections:
        return None
    to = found.corrections_complete_to
    complete = ""
    if to is not None and to.size > 0:
        complete = f"There is no other way of up to {count(to.size, 'step')}: {proved_as(to.proof)}."
    return BlockView(
        conflicts=tuple((one.says, _in_force(one)) for one in found.conflicts),
        corrections=tuple(one.says for one in found.corrections),
        complete=complete,
    )


def _in_force(one: Conflict) -> str:
    sampled = in_scenarios(one.proof.holds, "all of these are meant")
    return f"{capital(sampled)}." if sampled else ""
