"""A draft as calculations see it: its terms, and how the case's rules restrict what it leaves open (S1, S5).

Where the rules allow no filling at all of what a draft leaves open, the draft has no value (None), and a warning says
why; red lines are then read against its terms alone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onetext.model import Draft, Interaction
from onetext.preferences.fillings import Domains, Fillings, broken_rules, restricted
from onetext.preferences.frame import Frame
from onetext.preferences.terms import Terms, read_terms

__all__ = ["Situation", "Worlds", "interaction_places", "one_draft_worlds", "situation", "undecided_issues"]


@dataclass(frozen=True)
class Situation:
    """A draft's terms under the rules.

    `fillings` holds the options left to each issue. `feasible` is False when the rules leave no filling.
    """

    terms: Terms
    fillings: Fillings
    broken_rules: tuple[int, ...]
    feasible: bool
    warnings: tuple[str, ...] = ()

    @property
    def draft(self) -> Draft:
        """The draft."""
        return self.terms.draft

    @property
    def has_value(self) -> bool:
        """Whether anything is known of its terms and the rules allow some filling of the rest."""
        return self.feasible and self.draft.terms_known


@dataclass(frozen=True)
class Worlds:
    """Rows of domains that together cover every allowed filling.

    `exact` is False when there were too many joint fillings: the one row then takes in fillings that the rules bar.
    """

    rows: tuple[Domains, ...]
    exact: bool = True


def situation(frame: Frame, draft: Draft) -> Situation:
    """Read a draft under the rules of the case."""
    terms = read_terms(frame, draft)
    broken, clauses = broken_rules(frame, terms)
    fillings = restricted(terms.domains, clauses)
    every = fillings.every() if fillings.feasible and fillings.clauses else None
    if not fillings.feasible or every == []:
        text = f'draft "{draft.id}": the rules allow no filling of the issues it leaves open, so it has no value'
        return Situation(terms, Fillings(terms.domains), broken, feasible=False, warnings=(text,))
    return Situation(terms, fillings, broken, feasible=True)


def interaction_places(frame: Frame, interaction: Interaction) -> dict[int, int]:
    """An interaction's options by place: issue -> option."""
    return {frame.place[k]: frame.option_place[frame.place[k]][o] for k, o in interaction.options.items()}


def undecided_issues(frame: Frame, interactions: Collection[Interaction], domains: Domains) -> set[int]:
    """The open issues on which it depends whether an interaction holds."""
    found: set[int] = set()
    for item in interactions:
        places = interaction_places(frame, item)
        if all(option in domains[k] for k, option in places.items()):
            found |= {k for k in places if len(domains[k]) > 1}
    return found


def one_draft_worlds(frame: Frame, now: Situation, interactions: Sequence[Interaction]) -> Worlds:
    """Split a draft's open issues wherever a rule or an interaction joins them."""
    domains = now.fillings.domains
    also = undecided_issues(frame, interactions, domains)
    if not also and not now.fillings.clauses:
        return Worlds((domains,))
    every = now.fillings.every(also)
    if every is None:
        return Worlds((domains,), exact=False)
    return Worlds(
        tuple(tuple((filled[k],) if k in filled else domain for k, domain in enumerate(domains)) for filled in every)
    )
