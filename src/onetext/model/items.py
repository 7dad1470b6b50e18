"""What every item of a case has: an audience, and for records dates and sources (S16, S17, S24)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from onetext.model.audience import PUBLIC, Audience
from onetext.model.dates import Date

__all__ = ["BASES", "Basis", "Item", "Judged", "Record", "Remark"]

Basis = Literal["source", "analyst", "position", "response", "default"]
"""Where a number came from (S17)."""

BASES: tuple[Basis, ...] = ("source", "position", "response", "analyst", "default")
"""All bases, from the best to the least supported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Anything a person writes into a case."""

    audience: Audience = PUBLIC
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Item):
    """Something that happened and became known, with its sources.

    Attributes
    ----------
    happened, known
        When it took place, and when it first became public; visible at `as_of` when `known.by(as_of)`.
    sources
        Ids in `sources.yaml`.
    read_from
        Candidates of the inbox that a person accepted into this record: where its words can be found.
    """

    happened: Date
    known: Date
    sources: tuple[str, ...] = ()
    read_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged(Item):
    """A number somebody vouches for.

    Attributes
    ----------
    basis, reason, sources
        Where it comes from (S17).
    known_from
        The first day on which it could have been given; used for an earlier `as_of`, the result is marked
        `hindsight` (S16). None when it holds at any time.
    """

    basis: Basis = "analyst"
    reason: str = ""
    known_from: dt.date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Item):
    """A sentence of the analyst about the case, and the first day on which it could be said; None for any day."""

    text: str
    known_from: dt.date | None = None
