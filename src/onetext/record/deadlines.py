"""Ultimatums and what became of them (S16)."""

from __future__ import annotations

from onetext.model import Case, Ultimatum
from onetext.model.results import DeadlineView
from onetext.record.fates import OPEN, current_fate
from onetext.record.places import Places

__all__ = ["deadlines"]


def deadlines(case: Case) -> tuple[DeadlineView, ...]:
    """Every ultimatum with its newest visible fate, in the order in which they were set, then fell due.

    The fate is `open` while none is on record, even when the day has passed: that the day went by is not a fate.
    """
    ordered = sorted(case.ultimatums, key=lambda item: (item.happened, item.due or item.happened))
    places = Places(case)
    return tuple(_view(ultimatum, places) for ultimatum in ordered)


def _view(ultimatum: Ultimatum, places: Places) -> DeadlineView:
    newest = current_fate(ultimatum)
    notes = (ultimatum.note, newest.note if newest else "")
    return DeadlineView(
        id=ultimatum.id,
        by=ultimatum.by,
        speaker=ultimatum.speaker,
        to=ultimatum.to,
        terms=ultimatum.terms,
        penalty=ultimatum.penalty,
        set_on=ultimatum.happened,
        due=ultimatum.due,
        fate=newest.fate if newest else OPEN,
        fate_on=newest.date if newest else None,
        draft=ultimatum.draft,
        note=" ".join(dict.fromkeys(note for note in notes if note)),
        sources=ultimatum.sources,
        certainty=places.certainty(ultimatum.read_from),
    )
