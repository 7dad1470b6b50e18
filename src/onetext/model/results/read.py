"""What an article says (command: `read`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onetext.model.articles import ActKind, DateKind, DeadlineStatus, DemandKind, QuoteKind, Refusal, RelationKind
from onetext.model.articles import Strength as HowStrong
from onetext.model.dates import Date
from onetext.model.kinds import ResponseKind
from onetext.model.results.common import Result
from onetext.model.voices import Polarity

__all__ = [
    "FoundAct",
    "FoundClaim",
    "FoundDate",
    "FoundDeadline",
    "FoundDemand",
    "FoundFate",
    "FoundMarks",
    "FoundNotice",
    "FoundPlace",
    "FoundQuote",
    "FoundRelation",
    "FoundReport",
    "FoundResponse",
    "ReadIntoInbox",
    "ReadResult",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A place in the text: offsets in code points, end exclusive; paragraphs count from 1."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundItem(FoundPlace):
    """Something found, with how surely it is said.

    Attributes
    ----------
    text
        The words as they stand.
    polarity, hedge, condition, inferred
        Whether it is denied, what hedges it, under which condition it stands, whether it is the author's inference.
    rule, score
        What found it, and how sure that rule is, from 0 to 1: an estimate for an order, not measured, no probability.
    """

    text: str
    polarity: Polarity = "affirmed"
    hedge: str | None = None
    condition: str | None = None
    inferred: bool = False
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReport(FoundItem):
    """Reported speech: what somebody is said to have said, in the author's words.

    Attributes
    ----------
    speaker
        None where the article does not tell.
    party
        Id of the case's party for whom the speaker speaks; None without a case, or where it is none of them.
    reported_by, reported_by_chain
        Who says that it was said: the nearest, and all of them, the nearest first.
    date
        When it was said; None where the article does not tell.
    """

    speaker: str | None
    party: str | None = None
    reported_by: str | None = None
    reported_by_chain: tuple[str, ...] = ()
    addressee: str | None = None
    occasion: str | None = None
    channel: str | None = None
    date: Date | None = None
    verb: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuote(FoundReport):
    """Speech between quotation marks, the marks left out.

    Attributes
    ----------
    depth
        0, or 1 for a quotation within another, and so on.
    mismatched
        Whether its marks do not belong together, or the closing one is missing.
    continues
        Place in `quotes` of the piece that this one carries on.
    """

    depth: int = 0
    mismatched: bool = False
    continues: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMarks(FoundPlace):
    """What else stands between quotation marks: a scare quote, a title, a term."""

    text: str
    kind: QuoteKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate(FoundPlace):
    """An expression of time; `date` None where its days cannot be told, and `iso` then says what can."""

    text: str
    kind: DateKind
    iso: str | None
    date: Date | None
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFate(FoundPlace):
    """What a later sentence tells of a deadline."""

    status: DeadlineStatus
    date: Date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDeadline(FoundItem):
    """A demand with a day or a threat; `due_iso` as of `FoundDate.iso`."""

    by_whom: str | None
    by_party: str | None
    to_whom: tuple[str, ...]
    terms: str | None
    due: Date | None
    due_iso: str | None
    penalty: str | None
    set_on: Date | None
    status: DeadlineStatus
    fates: tuple[FoundFate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDemand(FoundItem):
    """What somebody demands, offers, or will not have; `firmness` is a proposal from its strength (S7)."""

    holder: str | None
    party: str | None
    kind: DemandKind
    strength: HowStrong
    firmness: tuple[float, float]
    addressee: str | None = None
    reported_by: str | None = None
    date: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaim(FoundItem):
    """Somebody's claim (S18); `claimant` None where nobody is named."""

    subject: str
    claimant: str | None
    party: str | None
    about: str | None
    says: str | None
    reported_by: str | None = None
    date: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRelation:
    """How two claims seem to stand to each other: places in `claims`. A proposal."""

    of: int
    to: int
    kind: RelationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAct(FoundItem):
    """Something done that says something; `read_as` is what the author takes it to say."""

    kind: ActKind
    actor: str | None
    before: str | None
    to: str | None
    read_as: str | None
    date: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundResponse(FoundItem):
    """What somebody is told to have done with a draft (S22); `draft` is the text as the article names it."""

    kind: ResponseKind
    who: str | None
    party: str | None
    draft: str | None
    reported_by: str | None = None
    date: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundNotice(FoundPlace):
    """What a reader should know of a place."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadIntoInbox:
    """What reading put into the inbox of a case.

    Attributes
    ----------
    document
        What the article is called there.
    source
        Its id in `sources.yaml`.
    waiting
        Kind -> how many candidates of this document wait for a decision.
    new, kept, dropped, orphans
        Ids of candidates: found for the first time; decided or edited before, and left so; undecided before, and no
        longer found; without a place in the text now.
    written
        The files that were changed, relative to `path`.
    """

    path: str
    document: str
    source: str
    waiting: Mapping[str, int]
    new: tuple[str, ...]
    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    orphans: tuple[str, ...]
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult(Result):
    """All that the rules find in an article. Nothing of it is decided, and without a case nothing is written.

    Attributes
    ----------
    offsets
        `file`: offsets count the code points of the decoded file; `text`: those of its text, paragraphs joined by a
        blank line.
    quotes
        Speech only; what else stands between marks is in `not_speech`.
    paragraphs
        Where each stands.
    inbox
        None without a case.
    model
        The language model that read the article too, and its address; None where none was asked.
    refused
        What it proposed and the article does not bear out.
    """

    file: str
    sha256: str
    format: str
    language: str
    published: dt.date | None
    characters: int
    offsets: Literal["file", "text"]
    paragraphs: tuple[FoundPlace, ...]
    quotes: tuple[FoundQuote, ...]
    reports: tuple[FoundReport, ...]
    dates: tuple[FoundDate, ...]
    deadlines: tuple[FoundDeadline, ...]
    demands: tuple[FoundDemand, ...]
    claims: tuple[FoundClaim, ...]
    relations: tuple[FoundRelation, ...]
    acts: tuple[FoundAct, ...]
    responses: tuple[FoundResponse, ...]
    not_speech: tuple[FoundMarks, ...]
    notices: tuple[FoundNotice, ...]
    inbox: ReadIntoInbox | None = None
    model: str | None = None
    refused: tuple[Refusal, ...] = ()

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per quotation and report."""
        for kind, items in (("quote", self.quotes), ("report", self.reports)):
            for item in items:
                yield {
                    "kind": kind,
                    "start": item.start,
                    "end": item.end,
                    "speaker": item.speaker,
                    "text": item.text,
                    "date": str(item.date) if item.date else None,
                    "hedge": item.hedge,
                    "polarity": item.polarity,
                }
