"""From which drafts the fewest changes are looked for."""

from __future__ import annotations

from onetext.api.looking import known_draft
from onetext.errors import UnknownId, UsageError
from onetext.model import Case, Draft

__all__ = ["MOST_DRAFTS", "drafts_asked", "party_asked"]

MOST_DRAFTS = 6
"""How many drafts are looked at when none is named."""


def drafts_asked(case: Case, seen: Case, draft: str | None) -> tuple[Draft, ...]:
    """The draft that is named; else those of whose terms something is known, oldest first.

    Of more than six only those that settle the most issues are taken, the newer of two that settle as many: from a text
    that settles three issues of thirty, nearly everything is still to be filled, and little to be changed.

    Raises
    ------
    UnknownId
        When there is no such draft.
    UsageError
        When it was not known yet.
    """
    if draft is not None:
        return (known_draft(case, seen, draft),)
    known = [item for item in seen.drafts_by_date if item.terms_known]
    newest_first = known[::-1]
    ranked = sorted(newest_first, key=_settled, reverse=True)[:MOST_DRAFTS]
    chosen = {item.id for item in ranked}
    return tuple(item for item in known if item.id in chosen)


def _settled(draft: Draft) -> int:
    return sum(term.state == "settled" for term in draft.terms.values())


def party_asked(seen: Case, party: str | None) -> str | None:
    """The signatory towards whom a change is to move.

    Raises
    ------
    UnknownId
        When there is no such party; only those who sign are listed, since nobody else may be named.
    UsageError
        When it does not sign: solutions and gains are taken over signatories (S10).
    """
    if party is None:
        return None
    if party not in seen.signatories:
        if party not in {own.id for own in seen.parties}:
            raise UnknownId("signatory", party, sorted(seen.signatories))
        signing = ", ".join(seen.signatories)
        raise UsageError(f'"{party}" does not sign the text, so no change is made towards it; signatories: {signing}')
    return party
