"""What the sentences of the brief are computed from: once with everything, once with sourced records only (S17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onetext.model import Case, Draft, Party
from onetext.model.results import DeadlineView, DraftBalance, Effect, Nearness, Subject
from onetext.preferences import nearness
from onetext.record import deadlines, subjects

__all__ = ["Outlook", "Said", "nearness_of", "outlook"]


@dataclass(frozen=True, slots=True)
class Said:
    """A text, and how many of the things that it needs were found; "" when there is no reason to say anything."""

    text: str = ""
    found: int = 0
    needed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """A case as one headline sees it.

    Attributes
    ----------
    focus, counter
        The draft that the page is about, and the version held against it.
    balance
        The focus against all parties.
    effects
        party -> what going from the focus to the counter-draft does to it.
    nearness, counter_nearness
        The focus, and the version held against it, between each two principals, then between each principal and each
        ally.
    """

    case: Case
    focus: Draft | None
    counter: Draft | None
    balance: DraftBalance | None
    effects: Mapping[str, Effect]
    nearness: tuple[Nearness, ...]
    counter_nearness: tuple[Nearness, ...]
    deadlines: tuple[DeadlineView, ...]
    subjects: tuple[Subject, ...]

    def party(self, party_id: str) -> Party:
        """The party with this id."""
        return self.case.party(party_id)


def outlook(
    case: Case,
    drafts: Sequence[DraftBalance],
    focus: Draft | None,
    counter: Draft | None,
    effects: Mapping[str, Effect],
) -> Outlook:
    """Gather what the sentences need from a case, the balances of its drafts, and the effects of the counter-draft."""
    balances = {draft.id: draft for draft in drafts}
    return Outlook(
        case=case,
        focus=focus,
        counter=counter,
        balance=balances.get(focus.id) if focus else None,
        effects=effects,
        nearness=_nearness_of(case, focus),
        counter_nearness=_nearness_of(case, counter),
        deadlines=deadlines(case),
        subjects=subjects(case),
    )


def _nearness_of(case: Case, draft: Draft | None) -> tuple[Nearness, ...]:
    return nearness_of(case, draft) if draft is not None and draft.terms_known else ()


def nearness_of(case: Case, draft: Draft) -> tuple[Nearness, ...]:
    """A draft between each two principals, then between each principal and each ally, by name."""
    principals = [party.id for party in case.parties_by_name if party.kind == "principal"]
    allies = [party.id for party in case.parties_by_name if party.kind == "ally"]
    pairs = [*combinations(principals, 2), *((one, ally) for one in principals for ally in allies)]
    return tuple(nearness(case, draft, one, other) for one, other in pairs)
