"""What the sentences of the brief are computed from: once with everything, once with sourced records only (S17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onetext.api.briefing.wording import marked
from onetext.model import Case, Draft
from onetext.model.results import DeadlineView, DraftBalance, Effect, Nearness, Subject
from onetext.preferences import nearness
from onetext.record import deadlines, subjects

__all__ = ["Outlook", "Said", "nearness_of", "outlook"]


@dataclass(frozen=True, slots=True)
class Said:
    """Sentences, and how many of the things that they need were found; none when there is no reason to say anything.

    Attributes
    ----------
    sentences
        One slot for each thing that may be said, "" where it is not, so that two answers can be held side by side.
    found, needed
        How many of the things that the sentences need are on record.
    but_firmness
        The same sentences without how firmly lines are held; () when they say nothing of it.
    """

    sentences: tuple[str, ...] = ()
    found: int = 0
    needed: int = 0
    but_firmness: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All sentences; "" for none."""
        return " ".join(item for item in self.sentences if item)


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
    sourced_effects
        The same from sourced records alone, to be held against `effects`; empty where these are sourced themselves.
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
    sourced_effects: Mapping[str, Effect] = field(default_factory=dict)

    def name(self, party_id: str) -> str:
        """The party as it stands within a sentence, with a mark where its full name may be spelled out."""
        return marked(self.case.party(party_id))


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
