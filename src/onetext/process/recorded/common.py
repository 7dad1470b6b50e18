"""What all readings of the record share: places, counts over time, and on what a number rests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import cast

from onetext.model import Basis, Case, Party
from onetext.process.parameters import Distribution, Quantity
from onetext.process.world import DAYS_A_WEEK
from onetext.record import Bases

__all__ = ["HALF", "basis_of", "count_of", "names_party", "observed_weeks", "rate"]

HALF = 0.5
"""Jeffreys' prior for a count over time: half an event before the record begins, over no time at all."""


def rate(
    key: str, place: int | None, count: int, weeks: float, reason: str, basis: Basis, sources: Iterable[str] = ()
) -> Quantity:
    """A hazard per week from a count over time: gamma with the count and a half, over the weeks (Jeffreys)."""
    return Quantity(
        key=key,
        place=place,
        distribution=Distribution("gamma", (HALF + count, weeks)),
        basis=basis,
        reason=reason,
        sources=tuple(dict.fromkeys(sources)),
    )


def basis_of(case: Case, records: Iterable[Iterable[str]]) -> Basis:
    """On what most of some records rest, given the sources of each; `analyst` for none."""
    share = Bases(case).share(records)
    best, most = "analyst", 0.0
    for basis, part in share.items():
        if part > most:
            best, most = basis, part
    return cast("Basis", best)


def observed_weeks(case: Case, start: dt.date) -> tuple[float, dt.date | None]:
    """For how long events and ultimatums were put on record until a day, and from which day on; 0 and None for none."""
    days = [item.happened.earliest for item in (*case.events, *case.ultimatums)]
    first = min((day for day in days if day < start), default=None)
    return (0.0, None) if first is None else ((start - first).days / DAYS_A_WEEK, first)


def names_party(party: Party, told: str) -> bool:
    """Whether words such as `Ukraine, US` name a party: by its id, a name of it, or one of its speakers."""
    names = {party.id, party.name, party.short, *party.aliases}
    for speaker in party.speakers:
        names |= {speaker.name, *speaker.aliases}
    known = {name.casefold() for name in names if name}
    return any(part.strip().casefold() in known for part in told.replace(";", ",").split(","))


def count_of(number: float, one: str, many: str) -> str:
    """`1 week`, `3.5 weeks`."""
    shown = f"{number:.3g}"
    return f"{shown} {one if shown == '1' else many}"
