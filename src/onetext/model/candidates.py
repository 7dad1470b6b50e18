"""What a machine read, waiting for a person to decide."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from immutabledict import immutabledict

from onetext.model.items import Item

__all__ = ["CANDIDATE_KINDS", "LONGEST_TEXT", "Candidate", "CandidateStatus", "ReadDocument"]

CandidateStatus = Literal["waiting", "accepted", "rejected"]

CANDIDATE_KINDS = immutabledict(
    statement="s", ultimatum="u", fate="f", red_line="r", position="p", claim="c", event="e", response="a"
)
"""Kinds of candidates that are read from articles -> the letter in their ids."""

LONGEST_TEXT = 25
"""Words of an article that a candidate holds at most; its digest is over all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Item):
    """A machine-read proposal in the inbox; it enters no result until a person accepts it.

    Attributes
    ----------
    kind
        What accepting it would write: `settles` (a point of a draft settles an issue), or one of `CANDIDATE_KINDS`.
    document
        What was read: the id of a `ReadDocument`, or of a draft.
    start, end
        Offsets in code points into the document (for `settles`: into the text of the point), end exclusive.
    text
        The words it rests on; of an article at most `LONGEST_TEXT` words, with an ellipsis where there are more.
    score
        How well the words fit, from 0 to 1. It is no probability.
    fields
        What would be written: for `settles` the keys `draft`, `point`, `issue` and `option`.
    rule
        What made the machine propose it, in words.
    proposed_by
        A language model that proposed it, and its address; "" where the rules did.
    digest
        Of all words of the place; "" where the place cannot change.
    before, after
        Digests of the characters beside the place.
    occurrence
        `2/3` where the words stand several times in the document: which one, and of how many; else "".
    edited
        Whether a person changed a field.
    orphan
        Whether the words are no longer in the document, or nobody can tell which of several places is meant.
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
    proposed_by: str = ""
    digest: str = ""
    before: str = ""
    after: str = ""
    occurrence: str = ""
    edited: bool = False
    orphan: bool = False
    status: CandidateStatus = "waiting"
    reason: str = ""

    @property
    def waits(self) -> bool:
        """Whether nobody has decided yet."""
        return self.status == "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument(Item):
    """An article that was read into the inbox.

    Attributes
    ----------
    file, sha256
        The name of the file that was read, and the hash of its bytes.
    path
        Where the file lies, from the case folder; "" where it lies elsewhere.
    published
        The day of publication: what was read in it became known then at the latest (S16).
    source
        Its id in `sources.yaml`.
    language
        `en` or `fr`.
    version
        Of the program that read it.
    numbers
        Kind -> the highest number that an id of it ever had, so that none is used again.
    """

    id: str
    file: str
    sha256: str
    published: dt.date
    source: str
    language: str
    path: str = ""
    version: str = ""
    numbers: immutabledict[str, int] = immutabledict()
