"""How drafts came out, and what share of them was leaked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from onetext.model import Case, Date, Draft, Event
from onetext.model.results import LeakCase, LeakShare, Publication
from onetext.record.basis import Bases
from onetext.record.beta import share_estimate

__all__ = ["leak_share", "publications"]

Kind = Literal["leaked", "published", "reported"]

_STATUSES: dict[str, Kind] = {"leaked": "leaked", "published": "published", "reported": "reported"}
_EVENTS: dict[str, Kind] = {"leak": "leaked", "publication": "published"}


def publications(case: Case) -> tuple[Publication, ...]:
    """Each step by which a draft became known to others than those who had it, oldest first.

    From the histories of drafts, and events on record of kind `leak` or `publication`. One leak may stand here twice,
    once from each: which event tells of which draft is not on record.
    """
    bases = Bases(case)
    rows = [*_of_drafts(case, bases), *_of_events(case, bases)]
    return tuple(sorted(rows, key=lambda row: (row.date.latest, row.date.earliest)))


def leak_share(case: Case) -> LeakShare | None:
    """The share of drafts on record whose history says that they were leaked, as a beta distribution; None for none.

    Drafts that nobody knows of are in no list, so this is the share among those that came out in some way.
    """
    drafts = case.drafts_by_date
    if not drafts:
        return None
    cases = tuple(LeakCase(draft=draft.id, leaked=(day := _leaked(draft)) is not None, on=day) for draft in drafts)
    leaked = sum(one.leaked for one in cases)
    return LeakShare(
        cases=cases,
        basis_share=Bases(case).share(draft.sources for draft in drafts),
        **share_estimate(leaked, len(cases) - leaked),
    )


def _leaked(draft: Draft) -> Date | None:
    return min((change.date for change in draft.status if change.status == "leaked"), default=None)


def _of_drafts(case: Case, bases: Bases) -> Iterator[Publication]:
    for draft in case.drafts:
        for change in draft.status:
            if kind := _STATUSES.get(change.status):
                yield Publication(
                    kind=kind,
                    id=draft.id,
                    draft=draft.id,
                    date=change.date,
                    text=change.note or draft.title,
                    days=_days(draft.happened, change.date),
                    basis=bases.of(draft.sources),
                    sources=draft.sources,
                    read_from=draft.read_from,
                )


def _days(made: Date, out: Date) -> tuple[int, int]:
    """Fewest and most days between two dates that are known to an interval; what came out was made before."""
    fewest, most = (out.earliest - made.latest).days, (out.latest - made.earliest).days
    return max(fewest, 0), max(most, 0)


def _of_events(case: Case, bases: Bases) -> Iterator[Publication]:
    for event in case.events:
        if kind := _EVENTS.get(event.kind):
            yield _event(event, kind, bases)


def _event(event: Event, kind: Kind, bases: Bases) -> Publication:
    return Publication(
        kind=kind,
        id=event.id,
        draft=None,
        date=event.happened,
        text=event.text,
        by=event.actor,
        basis=bases.of(event.sources),
        sources=event.sources,
        read_from=event.read_from,
    )
