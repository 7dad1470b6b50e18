"""Sign, amend or refuse: what each means for a party to whom an ultimatum about a draft is put."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from onetext.api.briefing.focus import answers_to
from onetext.api.briefing.wording import counted, named, quoted, sentence, the, was
from onetext.model import Case, Draft
from onetext.model.results import Credibility, DeadlineView, Dilemma, DilemmaBranch, DraftBalance, PartyBalance

__all__ = ["RECENT", "dilemmas"]

RECENT = dt.timedelta(days=14)
"""An ultimatum that ended this recently still frames the choice."""

_AGAINST = ("rejects", "demands-change")


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
    against = _rejections(case, draft, party)
    note = "" if balances[draft].known_terms else "The terms are not known."
    return _branch("sign", draft, balances[draft].parties.get(party), against, note)


def _amending(case: Case, balances: Mapping[str, DraftBalance], draft: str, party: str) -> tuple[DilemmaBranch, ...]:
    """One branch for each version that answers the draft; one without a draft when none is on record."""
    answers = [answer for answer in answers_to(case, case.draft(draft)) if answer.id in balances]
    if not answers:
        return (_branch("amend", None, None, {}, "No version that answers the draft is on record."),)
    return tuple(
        _branch(
            "amend",
            answer.id,
            balances[answer.id].parties.get(party),
            _rejections(case, answer.id, party),
            _amend_note(case, balances[answer.id], answer, party),
        )
        for answer in answers
    )


def _amend_note(case: Case, balance: DraftBalance, answer: Draft, party: str) -> str:
    notes = [] if balance.known_terms else ["The terms are not known."]
    against = _rejections(case, answer.id, party)
    if not against:
        notes.append(f"No other party's rejection of {the(answer)} is on record.")
    return " ".join(notes)


def _rejections(case: Case, draft: str, party: str) -> dict[str, str]:
    """Party -> the newest word of it on a draft, where that is a rejection or a demand for change."""
    newest = {
        response.party: response.kind
        for response in sorted(case.responses, key=lambda item: item.happened)
        if response.draft == draft and response.party != party
    }
    order = [item.id for item in case.parties_by_name]
    return {item: newest[item] for item in sorted(newest, key=order.index) if newest[item] in _AGAINST}


def _refusing(
    case: Case, balance: PartyBalance | None, views: Sequence[DeadlineView], credibility: Sequence[Credibility]
) -> DilemmaBranch:
    notes = [_threat(case, view) for view in views]
    notes += [_tally(case, item) for item in credibility if item.party in {view.by for view in views}]
    return DilemmaBranch(
        choice="refuse",
        draft=None,
        value=balance.no_deal if balance else None,
        against_no_deal=None,
        lines_narrow=(),
        lines_strict=(),
        who_rejects={},
        note=" ".join(notes),
    )


def _threat(case: Case, view: DeadlineView) -> str:
    by = named(case.party(view.by))
    fate = "" if view.fate == "open" else f"; the demand has since ended ({view.fate})"
    if not view.penalty:
        return sentence(f"{by} named no penalty{fate}")
    return sentence(f"threatened by {by}: {quoted(view.penalty)}{fate}")


def _tally(case: Case, item: Credibility) -> str:
    """What became of that party's ultimatums so far: counts, no forecast (S23)."""
    by = named(case.party(item.party))
    tested = [one.counts for one in item.cases if one.counts]
    if not tested:
        return sentence(f"no threat by {by} has come to the test on record")
    kept = tested.count("kept")
    threats = counted(len(tested), "threat")
    return sentence(f"of {threats} by {by} that came to the test, {kept or 'none'} {was(kept)} carried out")


def _branch(
    choice: str, draft: str | None, balance: PartyBalance | None, against: Mapping[str, str], note: str
) -> DilemmaBranch:
    return DilemmaBranch(
        choice="sign" if choice == "sign" else "amend",
        draft=draft,
        value=balance.value if balance else None,
        against_no_deal=balance.gain if balance else None,
        lines_narrow=tuple(line.id for line in balance.broken("narrow")) if balance else (),
        lines_strict=tuple(line.id for line in balance.broken("strict")) if balance else (),
        who_rejects=dict(against),
        note=note,
    )
