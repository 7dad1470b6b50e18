"""Everything dated, in one list."""

from __future__ import annotations

from collections.abc import Iterator

from onetext.model import Case, Draft, Ultimatum
from onetext.model.results import TimelineRow

__all__ = ["timeline"]


def timeline(case: Case) -> tuple[TimelineRow, ...]:
    """Events, drafts and the steps of their history, ultimatums and their fates, in order of their dates.

    `kind` is the event's own kind; `draft`, or `draft-` and the status; `ultimatum`, or `ultimatum-` and the fate.
    """
    rows = [*_events(case)]
    for draft in case.drafts:
        rows += _draft(draft)
    for ultimatum in case.ultimatums:
        rows += _ultimatum(ultimatum)
    return tuple(sorted(rows, key=lambda row: (row.date.latest, row.date.earliest)))


def _events(case: Case) -> Iterator[TimelineRow]:
    for event in case.events:
        yield TimelineRow(date=event.happened, kind=event.kind, id=event.id, text=event.text, sources=event.sources)


def _draft(draft: Draft) -> Iterator[TimelineRow]:
    yield TimelineRow(date=draft.happened, kind="draft", id=draft.id, text=draft.title, sources=draft.sources)
    for change in draft.status:
        text = f"{draft.label}: {change.note or change.status}"
        yield TimelineRow(
            date=change.date, kind=f"draft-{change.status}", id=draft.id, text=text, sources=draft.sources
        )


def _ultimatum(ultimatum: Ultimatum) -> Iterator[TimelineRow]:
    terms, sources = ultimatum.terms, ultimatum.sources
    yield TimelineRow(date=ultimatum.happened, kind="ultimatum", id=ultimatum.id, text=terms, sources=sources)
    for fate in ultimatum.fates:
        text = f"{terms}: {fate.note}" if fate.note else terms
        yield TimelineRow(date=fate.date, kind=f"ultimatum-{fate.fate}", id=ultimatum.id, text=text, sources=sources)
