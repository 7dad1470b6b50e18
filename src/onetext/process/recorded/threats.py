"""Ultimatums on record: who presses whom, how often and how long, what is open, and what became of the others."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean, stdev

from onetext.model import Case, PatronSetting, Ultimatum
from onetext.process.parameters import Distribution, Quantity
from onetext.process.recorded.common import basis_of, count_of, observed_weeks, rate
from onetext.process.world import DAYS_A_WEEK, OpenThreat, Patron, World
from onetext.record import credibility, deadlines

__all__ = ["patrons_of", "threat_quantities", "with_open_threats"]

_USUAL_SPREAD = 0.5
"""How far the logarithms of lead times lie apart, as long as fewer than three say so."""


def patrons_of(case: Case, settings: Sequence[PatronSetting] | None, parties: Sequence[str]) -> tuple[Patron, ...]:
    """The patrons as they are set; else, by the ultimatums on record, whoever pressed a signatory.

    Parties that need not sign come first: a guarantor is no side of the deal.
    """
    if settings is not None:
        return tuple(
            Patron(
                party=parties.index(item.party),
                client=parties.index(item.client),
                backs=item.backs,
                presses=item.presses,
            )
            for item in settings
        )
    pairs = {
        (parties.index(item.by), parties.index(to))
        for item in case.ultimatums
        for to in item.to
        if item.by in parties and to in case.signatories and to != item.by
    }
    ordered = sorted(pairs, key=lambda pair: (pair[0] < len(case.signatories), pair))
    return tuple(Patron(party=party, client=client, backs=False, presses=True) for party, client in ordered)


def with_open_threats(case: Case, world: World) -> World:
    """The world with the threats that are open on its first day.

    What is open is so until a fate is on record; one whose day has passed without a word holds nobody any more. A
    second open threat of a patron to the same client has a row of its own, which makes no new ones.
    """
    patrons, threats = list(world.patrons), list[OpenThreat]()
    texts = {text.id: place for place, text in enumerate(world.texts)}
    taken: set[int] = set()
    open_ids = {item.id for item in deadlines(case) if item.fate == "open"}
    for item in sorted(case.ultimatums, key=lambda one: one.happened):
        past = item.due is not None and item.due.latest < world.start
        if item.id not in open_ids or past or item.by not in world.parties:
            continue
        for to in item.to:
            if to not in case.signatories or to == item.by:
                continue
            pair = world.parties.index(item.by), world.parties.index(to)
            free = [k for k, own in enumerate(patrons) if (own.party, own.client) == pair and k not in taken]
            if not free:
                free = [len(patrons)]
                patrons.append(Patron(party=pair[0], client=pair[1], backs=False, presses=False))
            taken.add(free[0])
            due = None if item.due is None else int((item.due.latest - world.start).days // world.step_days)
            threats.append(OpenThreat(id=item.id, patron=free[0], due=due, text=texts.get(item.draft, -1)))
    return replace(world, patrons=tuple(patrons), threats=tuple(threats))


def threat_quantities(case: Case, world: World) -> list[Quantity]:
    """How often, for how long, and with what end each patron threatens, as far as the record tells."""
    found = []
    for place, patron in enumerate(world.patrons):
        party, client = world.parties[patron.party], world.parties[patron.client]
        own = [item for item in case.ultimatums if item.by == party]
        if own:
            found += _fates(case, place, party)
            found += _lead(case, place, own)
            found += _how_often(case, world, place, party, client, own)
    return found


def _fates(case: Case, place: int, party: str) -> list[Quantity]:
    """Counts of threats that were carried out and not, and the chance that follows from them."""
    one = next(item for item in credibility(case) if item.party == party)
    kept = sum(item.counts == "kept" for item in one.cases)
    broken = sum(item.counts == "broken" for item in one.cases)
    if not kept + broken:
        return []
    counted = {item.ultimatum for item in one.cases if item.counts}
    records = [item.sources for item in case.ultimatums if item.id in counted]
    sources = tuple(dict.fromkeys(source for record in records for source in record))
    basis = basis_of(case, records)
    name = case.party(party).label
    reason = f"Ultimatums on record by {name} whose fate is known: {kept + broken}; carried out: {kept}."
    numbers = {
        "kept": Distribution("fixed", (float(kept),)),
        "broken": Distribution("fixed", (float(broken),)),
        "execution": Distribution("beta", (one.alpha, one.beta)),
    }
    return [
        Quantity(key=key, place=place, distribution=shape, basis=basis, reason=reason, sources=sources)
        for key, shape in numbers.items()
    ]


def _lead(case: Case, place: int, own: Sequence[Ultimatum]) -> list[Quantity]:
    dated = [item for item in own if item.due is not None]
    if not dated:
        return []
    # A threat for the same day has run for a day.
    weeks = [max((item.due.latest - item.happened.earliest).days, 1) / DAYS_A_WEEK for item in dated if item.due]
    logs = [math.log(number) for number in weeks]
    middle, spread = math.exp(fmean(logs)), stdev(logs) if len(logs) > 2 else _USUAL_SPREAD
    least, most = (round(end * DAYS_A_WEEK) for end in (min(weeks), max(weeks)))
    days = count_of(most, "day", "days") if least == most else f"{least} to {most} days"
    reason = f"{count_of(len(dated), 'ultimatum', 'ultimatums')} on record with a date ran for {days}."
    return [
        Quantity(
            key="ultimatum_lead",
            place=place,
            distribution=Distribution("lognormal", (middle, spread)),
            basis=basis_of(case, [item.sources for item in dated]),
            reason=reason,
            sources=tuple(dict.fromkeys(source for item in dated for source in item.sources)),
        )
    ]


def _how_often(
    case: Case, world: World, place: int, party: str, client: str, own: Sequence[Ultimatum]
) -> list[Quantity]:
    """New ones to this client over the weeks in which none was open."""
    weeks, first = observed_weeks(case, world.start)
    against = [item for item in own if client in item.to]
    if first is None or not world.patrons[place].presses:
        return []
    free = max(weeks - _open_weeks(against, world.start), 1.0)
    told = f"{count_of(len(against), 'ultimatum', 'ultimatums')} by {case.party(party).label} to"
    reason = (
        f"On record from {first} on: {told} {case.party(client).label}, over {count_of(free, 'week', 'weeks')} in which"
        " none was open."
    )
    sources = [source for item in against for source in item.sources]
    basis = basis_of(case, [item.sources for item in (against or own)])
    return [rate("ultimatum_hazard", place, len(against), free, reason, basis, sources)]


def _open_weeks(ultimatums: Sequence[Ultimatum], start: dt.date) -> float:
    """Weeks before the start in which at least one was open: until its first fate, its date, or the start."""
    open_days: set[int] = set()
    for item in ultimatums:
        ends = [start, *(fate.date.latest for fate in item.fates)]
        if item.due is not None:
            ends.append(item.due.latest)
        open_days |= set(range(item.happened.earliest.toordinal(), min(ends).toordinal()))
    return len(open_days) / DAYS_A_WEEK
