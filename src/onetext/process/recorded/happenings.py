"""What happened around the talks: drafts that leaked, shocks at home, votes, and time that works for or against."""

from __future__ import annotations

import datetime as dt

from onetext.model import Case, Draft, ElectionSetting, Range
from onetext.process.parameters import Distribution, Quantity
from onetext.process.recorded.common import basis_of, count_of, names_party, observed_weeks, rate
from onetext.process.world import DAYS_A_WEEK, Election, World
from onetext.record import shocks

__all__ = ["attrition_quantities", "elections_of", "leak_quantities", "shock_quantities"]

_OUT = ("leaked", "published", "superseded", "rejected", "agreed")
"""What ends a draft's time in secret: its text came out, or there was nothing left to leak. What is only reported of a
text leaves the text itself in secret."""
_TELLING_WEEKS = 10.0
"""Weeks in secret without a leak from which the record tells of fewer leaks than the default, 0.05 a week."""
_AT_HOME = "domestic shock"
_VOTE = "election"
_MONTHS, _POINTS = 12, 100


def leak_quantities(case: Case, start: dt.date) -> list[Quantity]:
    """Leaks over the weeks that drafts lay in secret; a draft that came out on its own day counts a day.

    Where nothing leaked in a few weeks, the half event of the prior would say more leaks than the default does: then
    the record tells nothing.
    """
    drafts = [draft for draft in case.drafts_by_date if draft.happened.latest <= start]
    if not drafts:
        return []
    leaked = [draft for draft in drafts if _leaked(draft)]
    weeks = sum(_secret_days(draft, start) for draft in drafts) / DAYS_A_WEEK
    if not leaked and weeks < _TELLING_WEEKS:
        return []
    reason = (
        f"{len(leaked)} of {count_of(len(drafts), 'draft', 'drafts')} on record leaked, over"
        f" {count_of(weeks, 'week', 'weeks')} in secret in all; drafts that never came out are in no record."
    )
    sources = [source for draft in leaked for source in draft.sources]
    basis = basis_of(case, [draft.sources for draft in drafts])
    return [rate("leak_hazard", None, len(leaked), weeks, reason, basis, sources)]


def _leaked(draft: Draft) -> bool:
    """Whether a leak ended its time in secret, and nothing else before."""
    leaks = [change.date.latest for change in draft.status if change.status == "leaked"]
    return bool(leaks) and min(leaks) <= min(_ends(draft))


def _ends(draft: Draft) -> list[dt.date]:
    return [change.date.latest for change in draft.status if change.status in _OUT]


def _secret_days(draft: Draft, start: dt.date) -> int:
    return max((min([start, *_ends(draft)]) - draft.happened.earliest).days, 1)


def shock_quantities(case: Case, world: World) -> list[Quantity]:
    """Shocks at home over the weeks on record; nothing where the record knows of none, for it may not look for them."""
    weeks, first = observed_weeks(case, world.start)
    home = [shock for shock in shocks(case) if shock.kind == _AT_HOME]
    signing = [case.party(party) for party in world.parties[: world.signatories]]
    mine = {party.id: [shock for shock in home if names_party(party, shock.actor)] for party in signing}
    if first is None or not any(mine.values()):
        return []
    found = []
    for place, party in enumerate(signing):
        own = mine[party.id]
        reason = (
            f"{count_of(len(own), 'shock', 'shocks')} at home of {party.label} on record, over"
            f" {count_of(max(weeks, 1.0), 'week', 'weeks')} from {first} on."
        )
        sources = [source for shock in own for source in shock.sources]
        basis = basis_of(case, [shock.sources for shock in (own or home)])
        found.append(rate("shock_hazard", place, len(own), max(weeks, 1.0), reason, basis, sources))
    return found


def attrition_quantities(case: Case, world: World) -> list[Quantity]:
    """What no deal loses in a year, where the case says how it drifts: points a month, turned to util a year."""
    found = []
    for item in case.no_deals:
        if item.party in world.parties and item.drift != Range.of(0):
            found.append(
                Quantity(
                    key="attrition",
                    place=world.parties.index(item.party),
                    distribution=_loss(item.drift),
                    basis=item.basis,
                    reason=f"The case's own drift of its no deal: {item.drift} points a month. {item.reason}".strip(),
                    sources=item.sources,
                )
            )
    return found


def _loss(drift: Range) -> Distribution:
    """What falls is lost: the range turned round."""
    low, high = (-float(end) * _MONTHS / _POINTS for end in (drift.high, drift.low))
    if drift.is_exact:
        return Distribution("fixed", (low,))
    if drift.mode is None:
        return Distribution("uniform", (low, high))
    return Distribution("triangular", (low, -float(drift.mode) * _MONTHS / _POINTS, high))


def elections_of(case: Case, settings: tuple[ElectionSetting, ...], world: World) -> tuple[Election, ...]:
    """Votes from the start to the horizon: those that are set, and those that events on record announce."""
    days = {(item.party, item.date) for item in settings}
    for event in case.events:
        if event.kind == _VOTE:
            days |= {(party.id, event.happened.latest) for party in case.parties if names_party(party, event.actor)}
    found = []
    for party, day in sorted(days, key=lambda vote: (vote[1], vote[0])):
        step = int((day - world.start).days // world.step_days)
        if party in world.parties and 0 <= step < world.steps:
            found.append(Election(party=world.parties.index(party), step=step))
    return tuple(dict.fromkeys(found))
