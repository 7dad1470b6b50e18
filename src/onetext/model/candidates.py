"""What a machine read, waiting for a person to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from immutabledict import immutabledict

from onetext.model.items import Item

__all__ = ["Candidate", "CandidateStatus"]

CandidateStatus = Literal["waiting", "accepted", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Item):
    """A machine-read proposal in the inbox; it enters no result until a person accepts it.

    Attributes
    ----------
    kind
        What accepting it would write: `settles` (a point of a draft settles an issue), and further kinds.
    document
        What was read: the name of a document, or the id of a draft.
    start, end
        Offsets in code points into the document (for `settles`: into the text of the point), end exclusive.
    text
        The words it rests on.
    score
        How well the words fit, from 0 to 1. It is no probability.
    fields
        What would be written: for `settles` the keys `draft`, `point`, `issue` and `option`.
    rule
        What made the machine propose it, in words.
    status, reason
        What a person decided, and why.
    """

    id: str
    kind: str
    document: str
    start: int
    end: int
    text: str
    score: float | None = None
    fields: immutabledict[str, str] = immutabledict()
    rule: str = ""
    status: CandidateStatus = "waiting"
    reason: str = ""

    @property
    def waits(self) -> bool:
        """Whether nobody has decided yet."""
        return self.status == "waiting"
