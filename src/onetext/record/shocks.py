"""Events from outside the talks that may change them."""

from __future__ import annotations

from onetext.model import Case
from onetext.model.results import Shock
from onetext.record.basis import Bases
from onetext.record.places import Places

__all__ = ["SHOCKS", "shocks"]

SHOCKS = ("battlefield change", "domestic shock", "treaty expiry")
"""Kinds of events that nobody at the table made, as cases name them."""


def shocks(case: Case) -> tuple[Shock, ...]:
    """Shocks on record, oldest first. Whether one changed anything is not said: what was said after it is on record."""
    bases, places = Bases(case), Places(case)
    return tuple(
        Shock(
            id=event.id,
            kind=event.kind,
            text=event.text,
            actor=event.actor,
            happened=event.happened,
            known=event.known,
            issues=event.issues,
            certainty=places.certainty(event.read_from),
            basis=bases.of(event.sources),
            sources=event.sources,
            read_from=event.read_from,
        )
        for event in sorted(case.events, key=lambda event: event.happened)
        if event.kind in SHOCKS
    )
