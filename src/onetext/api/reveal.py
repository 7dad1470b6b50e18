"""The verb `reveal`: what the parties' answers to drafts say about their weights, red lines and no deals (S22)."""

from __future__ import annotations

import datetime as dt

from onetext.api.balance import hindsight_warnings
from onetext.api.looking import looked_at, unread, warned
from onetext.api.revealing.responses import responses_of
from onetext.api.revealing.withholding import without_lines
from onetext.api.settling.asking import check_counts
from onetext.model import Case
from onetext.model.results import DraftPreference, Ordering, RevealResult
from onetext.preferences import (
    Movers,
    Revealed,
    clashes,
    learned,
    orderings,
    party_ranges,
    prediction_scores,
    predictions,
    preferences_between,
    revealed,
)

__all__ = ["DRAWS", "reveal"]

DRAWS = 4096
"""Scenarios kept for each party."""


def reveal(
    case: Case,
    *,
    draws: int = DRAWS,
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int = 0,
) -> RevealResult:
    """What changes in the soft numbers if each answer on record says of its draft what such an answer says (S22).

    Scenarios are drawn from the ranges of the case and kept as often as they fit a party's answers, each as reliable as
    the case has it. Statements for all values take the answers at their word. What a party wants is taken to be the
    same on all days; only no deal drifts.

    Parameters
    ----------
    draws
        Scenarios to keep for each party.
    as_of, audience, seed
        The day looked from (S16), for whom (S24), and what the sampling starts from (S19). How often a red line is
        meant is told to the mediator alone (S23).

    Raises
    ------
    UsageError
        For an unknown audience, a seed or a number of draws out of range, or a case without any date when none is
        given.
    """
    seen, envelope = looked_at(case, command="reveal", as_of=as_of, audience=audience, seed=seed)
    check_counts(draws=(draws, 100, 100_000))
    found = revealed(seen, seed=seed, draws=draws)
    ranges = {party: party_ranges(seen, item) for party, item in found.items()}
    movers = {party: Movers(seen, item) for party, item in found.items()}
    taught = {party: item for party, item in found.items() if item.teaching}
    foretold = predictions(seen, found)
    responses = responses_of(seen, found, learned(seen, found), foretold)
    by_party = {party: [foretold[act.id] for act in item.acts if act.id in foretold] for party, item in found.items()}
    answered = [draft for draft in seen.drafts_by_date if draft.id in {item.draft for item in seen.responses}]
    result = RevealResult(
        before={party: before for party, (before, _) in ranges.items()},
        after={party: after for party, (_, after) in ranges.items()},
        effective_sample_size={party: item.ess for party, item in found.items()},
        method={party: item.method for party, item in found.items()},
        responses=responses,
        preferences={party: pairs for party, item in taught.items() if (pairs := _pairs(seen, item))},
        orderings={party: trades for party, item in movers.items() if (trades := _trades(seen, item))},
        clashes=clashes(seen),
        scores=prediction_scores(foretold.values()),
        party_scores={party: prediction_scores(made) for party, made in by_party.items() if made},
        draws=draws,
        because={party: reasons for party, item in movers.items() if (reasons := item.because())},
        envelope=warned(envelope, *unread(seen, answered), *hindsight_warnings(seen)),
    )
    return result if audience == "mediator" else without_lines(result)


def _pairs(seen: Case, found: Revealed) -> tuple[DraftPreference, ...]:
    return preferences_between(seen, found.party, found.acts)


def _trades(seen: Case, item: Movers) -> tuple[Ordering, ...]:
    """Trades that must be so for all values, then those that are so in another share of the scenarios than before."""
    acts = item.found.acts
    return item.orderings(orderings(seen, item.found.party, acts) if item.learned else ())
