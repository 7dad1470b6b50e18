"""The one way every verb looks at a case: first who may see it, then what was known when (S16, S24)."""

from __future__ import annotations

import datetime as dt

from onetext._version import __version__
from onetext.errors import UsageError
from onetext.model import Case
from onetext.model.results import Envelope

__all__ = ["viewed"]


def viewed(
    case: Case,
    *,
    command: str,
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int | None = None,
    warnings: tuple[str, ...] = (),
) -> tuple[Case, Envelope]:
    """The case as an audience may see it on a day, and the envelope that says so.

    Without `as_of` the day is the case's own, else the newest day on which anything in it became known. The hash in the
    envelope is of the case as the audience sees it, so that a hidden item changes no byte. For the same reason
    `withheld` counts what the case withholds on any day: a count as of the day would tell when a hidden item became
    known.

    Raises
    ------
    UsageError
        When the case holds no date at all and none is given, or the audience is unknown.
    """
    seen = case.seen_by(audience)
    day = as_of or seen.as_of or seen.newest
    if day is None:
        raise UsageError(f'case "{case.id}" holds no dated record; give a day with as_of (--as-of 2025-11-26)')
    envelope = Envelope(
        command=command,
        version=__version__,
        case=case.id,
        case_sha256=seen.sha256,
        as_of=day,
        audience=audience,
        withheld=0 if audience == "mediator" else seen.withheld,
        seed=seed,
        warnings=warnings,
    )
    return seen.at(day), envelope
