"""The day on which an article was published: as somebody says, as the case has it of the source, as the page says."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onetext.documents import Publication
    from onetext.model import Source

__all__ = ["day_told"]


def day_told(
    given: dt.date | None, source: Source | None, page: tuple[Publication, ...]
) -> tuple[dt.date | None, tuple[str, ...]]:
    """Settle the day, and say in sentences what it rests on where nobody gave it, and what speaks against it.

    The word of a person goes before that of the page: `given` first, then `sources.yaml`.

    Parameters
    ----------
    page
        What the page says of itself, the surest first.
    """
    told: list[str] = []
    recorded = _recorded(source)
    day = given or recorded
    if day is None and page:
        day = page[0].day
        told.append(f"published on {day}, as the page says of itself ({page[0].by})")
    elif source is not None and given is None and recorded is not None:
        told.append(f'published on {recorded}, as sources.yaml says of "{source.id}"')
    other = [one for one in page if one.day != day]
    if other:
        says = " and ".join(f"{one.day} ({one.by})" for one in other)
        told.append(f"the page says of itself that it was published on {says}; {day} was taken")
    return day, tuple(told)


def _recorded(source: Source | None) -> dt.date | None:
    """The day of a source, where the case has a whole one."""
    try:
        return dt.date.fromisoformat(source.date) if source and len(source.date) == len("2025-11-24") else None
    except ValueError:
        return None
