"""What packages give each party, said as `balance` says it of a draft: every number with its range (S4, S23)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from immutabledict import immutabledict

from onetext.model import Case, Date, Draft, Term
from onetext.model.results import Effect, Package, PartyBalance
from onetext.preferences import draft_balances, effects

__all__ = ["DRAWS", "as_draft", "effects_of", "given_by"]

DRAWS = 1000
"""Scenarios that shares beside a package are counted over."""


def as_draft(package: Package, name: str = "package") -> Draft:
    """A package as a draft that settles every issue and has no text: options, not draft language (S23)."""
    day = Date.on(dt.date.min)
    terms = {issue: Term(state="settled", options=(option,)) for issue, option in package.items()}
    return Draft(id=name, title=name, kind="proposal", happened=day, known=day, terms=immutabledict(terms))


def given_by(
    seen: Case, packages: Sequence[Package], *, seed: int, draws: int = DRAWS
) -> tuple[Mapping[str, PartyBalance], ...]:
    """Per package what it gives each party; bounds are exact, whatever the number of draws."""
    if not packages:
        return ()
    # All at once: reading the case costs more than valuing one package.
    drafts = tuple(as_draft(package, f"package-{number}") for number, package in enumerate(packages))
    balances = draft_balances(replace(seen, drafts=drafts), seed=seed, draws=draws)
    return tuple(balance.parties for balance in balances)


def effects_of(seen: Case, draft: str, package: Package, *, seed: int) -> Mapping[str, Effect]:
    """What all changes from a draft to a package do to each party, under the same weights and scores (S4)."""
    before = seen.draft(draft)
    return effects(seen, before, as_draft(package), seed=seed, draws=DRAWS)
