"""Sign, amend or refuse: what each means for a party to whom an ultimatum about a draft is put."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from onetext.api.briefing.focus import answers_to
from onetext.api.briefing.wording import counted, named, plain, sentence, the, was
from onetext.model import Case, Draft
from onetext.model.results import (
    Credibility,
    DeadlineView,
    Dilemma,
    DilemmaBranch,
    DraftBalance,
    PartyBalance,
    ResponseView,
)
from onetext.record import responses

__all__ = ["RECENT", "dilemmas"]

RECENT = dt.timedelta(days=14)
"""An ultimatum that ended this recently still frames the choice."""

_AGAINST = ("rejects", "demands-change", "amends")
"""Kinds of response that are objections, the most negative first."""

Choice = Literal["sign", "amend", "refuse"]


def dilemmas(
    case: Case,
    balances: Mapping[str, DraftBalance],
    deadlines: Sequence[DeadlineView],
    credibility: Sequence[Credibility],
) -> tuple[Dilemma, ...]:
    """One dilemma for each addressee and draft of an ultimatum that is open, or ended in the last fourteen days.

    Several ultimatums about one draft to one party are one dilemma, named after the newest of them.
    """
    framing: dict[tuple[str, str], list[DeadlineView]] = {}
    for view in deadlines:
        if view.draft and _frames(case, view):
            for party in view.to:
                framing.setdefault((party, view.draft), []).append(view)
    return tuple(
        Dilemma(
            party=party,
            draft=draft,
            ultimatum=views[-1].id,
            ultimatums=tuple(view.id for view in views),
            branches=(
                _signing(case, balances, draft, party),
                *_amending(case, balances, draft, party),
                _refusing(case, balances[draft].parties.get(party), views, credibility),
            ),
        )
        for (party, draft), views in framing.items()
        if draft in balances
    )


def _frames(case: Case, view: DeadlineView) -> bool:
    if view.fate_on is None:
        return True
    return case.as_of is not None and view.fate_on.latest >= case.as_of - RECENT


def _signing(case: Case, balances: Mapping[str, DraftBalance], draft: str, party: str) -> DilemmaBranch:
    note = "" if balances[draft].known_terms else "The terms are not known."
    return _branch(case, "sign", balances[draft], party, note)


def _amending(case: Case, balances: Mapping[str, DraftBalance], draft: str, party: str) -> tuple[DilemmaBranch, ...]:
    """One branch for each version that answers the draft; one without a draft when none is on record."""
    answers = [answer for answer in answers_to(case, case.draft(draft)) if answer.id in balances]
    if not answers:
        return (_nothing("amend", "No version that answers the draft is on record."),)
    return tuple(
        _branch(case, "amend", balances[answer.id], party, _amend_note(case, balances[answer.id], answer, party))
        for answer in answers
    )


def _amend_note(case: Case, balance: DraftBalance, answer: Draft, party: str) -> str:
    notes = [] if balance.known_terms else ["The terms are not known."]
    if not _objections(case, answer.id, party):
        notes.append(f"No other party's objection to {the(answer)} is on record.")
    return " ".join(notes)


def _objections(case: Case, draft: str, party: str) -> tuple[ResponseView, ...]:
    """Of each speaker of another party the newest word on a draft, where that is an objection; by party, then by day.

    Speakers of one party may differ, and the word of one does not take back the word of another.
    """
    newest = {
        (response.party, response.speaker): response
        for response in sorted(responses(case), key=lambda item: item.happened)
        if response.draft == draft and response.party != party
    }
    order = [item.id for item in case.parties_by_name]
    against = [response for response in newest.values() if response.kind in _AGAINST]
    return tuple(sorted(against, key=lambda item: (order.index(item.party), item.happened)))


def _most_negative(objections: Sequence[ResponseView]) -> dict[str, str]:
    kinds: dict[str, list[str]] = {}
    for item in objections:
        kinds.setdefault(item.party, []).append(item.kind)
    return {party: min(found, key=_AGAINST.index) for party, found in kinds.items()}


def _refusing(
    case: Case, balance: PartyBalance | None, views: Sequence[DeadlineView], credibility: Sequence[Credibility]
) -> DilemmaBranch:
    named_first = next((view.id for view in views if view.penalty), "")
    notes = [_threat(case, view, " (in the analyst's words)" if view.id == named_first else "") for view in views]
    notes += [_tally(case, item) for item in credibility if item.party in {view.by for view in views}]
    return replace(_nothing("refuse", " ".join(notes)), value=balance.no_deal if balance else None)


def _threat(case: Case, view: DeadlineView, whose: str) -> str:
    by = named(case.party(view.by))
    fate = "" if view.fate == "open" else f"; the demand has since ended ({view.fate})"
    if not view.penalty:
        return sentence(f"{by} named no penalty{fate}")
    return sentence(f"threatened by {by}{whose}: {plain(view.penalty)}{fate}")


def _tally(case: Case, item: Credibility) -> str:
    """What became of that party's ultimatums so far: counts, no forecast (S23)."""
    by = named(case.party(item.party))
    tested = [one.counts for one in item.cases if one.counts]
    if not tested:
        return sentence(f"no threat by {by} has come to the test on record")
    kept = tested.count("kept")
    threats = counted(len(tested), "threat")
    return sentence(f"of {threats} by {by} that came to the test, {kept or 'none'} {was(kept)} carried out")


def _nothing(choice: Choice, note: str) -> DilemmaBranch:
    """A way out that leads to no text."""
    return DilemmaBranch(
        choice=choice,
        draft=None,
        value=None,
        against_no_deal=None,
        lines_narrow=(),
        lines_strict=(),
        who_rejects={},
        note=note,
    )


def _branch(case: Case, choice: Choice, draft: DraftBalance, party: str, note: str) -> DilemmaBranch:
    """A way out that leads to a text."""
    against = _objections(case, draft.id, party)
    total = len(case.issues) if draft.known_terms else None
    balance = draft.parties.get(party)
    branch = replace(
        _nothing(choice, note),
        draft=draft.id,
        who_rejects=_most_negative(against),
        objections=against,
        settled=None if total is None else total - len(draft.open_issues),
        issues=total,
    )
    if balance is None:
        return branch
    return replace(
        branch,
        value=balance.value,
        against_no_deal=balance.gain,
        lines_narrow=tuple(line.id for line in balance.broken("narrow")),
        lines_strict=tuple(line.id for line in balance.broken("strict")),
        lines_possible=tuple(
            line.id for line in balance.red_lines if line.status == "possible" and line.reading == "narrow"
        ),
    )
