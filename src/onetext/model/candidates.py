"""What a machine read, waiting for a person to decide."""

from __future__ import annotations

from dataclasses import dataclass

from onetext.model.items import Item

__all__ = ["Candidate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Item):
    """A machine-read proposal in the inbox; it enters no result until a person accepts it.

    `start` and `end` are offsets in code points into the document, end exclusive.
    """

    id: str
    kind: str
    document: str
    start: int
    end: int
    text: str
    score: float | None = None
