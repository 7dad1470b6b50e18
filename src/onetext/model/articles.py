"""What a machine finds in an article: speech, dates, deadlines, demands, claims, acts. Nothing of it is decided (S18).

Offsets are code points into its text, end exclusive; those of a quotation leave its marks out.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from onetext.model.dates import Date
from onetext.model.kinds import EvidenceClass, ResponseKind
from onetext.model.voices import Certainty, Place, Voice

__all__ = [
    "Act",
    "ActKind",
    "ArticleReading",
    "AssertedClaim",
    "ClaimRelation",
    "DateKind",
    "DatedPlace",
    "Deadline",
    "DeadlineStatus",
    "Demand",
    "DemandKind",
    "DraftResponse",
    "FatePlace",
    "QuoteKind",
    "QuotedSpeech",
    "ReadingNotice",
    "Refusal",
    "RelationKind",
    "ReportedSpeech",
    "Strength",
]

QuoteKind = Literal["speech", "scare", "title", "term"]
DateKind = Literal["absolute", "partial", "relative", "duration"]
DeadlineStatus = Literal["open", "kept", "met", "extended", "reversed", "lapsed", "denied"]
DemandKind = Literal["demand", "red_line", "offer"]
Strength = Literal["wish", "request", "demand", "insistence", "refusal", "never"]
RelationKind = Literal["contradicts", "qualifies", "agrees"]
ActKind = Literal["staging", "rank", "cancelled", "visit", "gesture", "leak", "publication", "battlefield", "shock"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedSpeech:
    """A stretch between quotation marks.

    Attributes
    ----------
    depth
        0 for a quotation of its own, 1 for one within another, and so on.
    mismatched
        Whether its marks do not belong together, or the closing one is missing.
    continues
        Index of the quotation that this one carries on behind its attribution, in `ArticleReading.quotes`.
    kind
        `speech`, or what else the marks stand for.
    speaker, reported_by
        Who said it, and who says so, the nearest first; None and () where the article does not tell.
    occasion, channel
        Where it was said as stated (`a meeting of the Russian Security Council`), and how: address, interview, post,
        call, leak, statement, letter, press conference, meeting.
    said_on
        When: from the sentence, or carried over from an earlier one.
    rule
        What found the speaker.
    score
        How sure the rule is, from 0 to 1: an estimate for an order, neither measured nor a probability.
    """

    start: int
    end: int
    text: str
    kind: QuoteKind = "speech"
    depth: int = 0
    mismatched: bool = False
    continues: int | None = None
    speaker: Voice | None = None
    reported_by: tuple[Voice, ...] = ()
    addressee: Voice | None = None
    occasion: str = ""
    channel: str = ""
    said_on: Date | None = None
    certainty: Certainty = Certainty()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedSpeech:
    """What somebody is reported to have said, in the author's words: `start` and `end` enclose what was said.

    Attributes
    ----------
    verb
        What reports it, as it stands.
    """

    start: int
    end: int
    text: str
    speaker: Voice | None
    verb: str
    reported_by: tuple[Voice, ...] = ()
    addressee: Voice | None = None
    occasion: str = ""
    channel: str = ""
    said_on: Date | None = None
    certainty: Certainty = Certainty()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedPlace:
    """An expression of time.

    Attributes
    ----------
    date
        The days it means; None where that cannot be told (a duration, or a day without a year and nothing to go by).
    iso
        As text: `2025-11-21`, `2025-11`, `2025-11-22/2025-11-23`, `--11-21` (no year known), `P3D`; or "".
        Both readings where the order of a date in figures is open: `2025-03-04|2025-04-03`, without `date`.
    anchor
        What a relative one counts from: `published`, or `start:end` of the expression it follows.
    """

    start: int
    end: int
    text: str
    kind: DateKind
    date: Date | None = None
    iso: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FatePlace:
    """A later sentence that tells what became of a deadline."""

    start: int
    end: int
    status: DeadlineStatus
    date: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A demand with a day or a threat.

    Attributes
    ----------
    start, end
        The words of time, or where there are none, those of the threat.
    terms
        What is to be done, as it stands.
    due, due_iso
        When, as of `DatedPlace`.
    penalty
        What happens if not, as it stands; "" where nothing is said.
    fates
        What later sentences tell; `status` is the newest.
    """

    start: int
    end: int
    text: str
    by_whom: Voice | None
    to_whom: tuple[Voice, ...] = ()
    terms: str = ""
    due: Date | None = None
    due_iso: str = ""
    penalty: str = ""
    set_on: Date | None = None
    status: DeadlineStatus = "open"
    fates: tuple[FatePlace, ...] = ()
    certainty: Certainty = Certainty()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What somebody demands, offers, or will not have.

    Attributes
    ----------
    start, end
        What is demanded, offered or refused.
    strength
        From a wish to `never`.
    firmness
        Range from 0 to 1 proposed from strength, by a table of conventions (S7); no measurement.
    evidence
        Class of the evidence that the range was taken from.
    condition
        Under which, as it stands; "" where none is stated.
    """

    start: int
    end: int
    text: str
    holder: Voice | None
    kind: DemandKind
    strength: Strength = "demand"
    firmness: tuple[float, float] = (0.0, 1.0)
    evidence: EvidenceClass = "official"
    condition: str = ""
    addressee: Voice | None = None
    reported_by: tuple[Voice, ...] = ()
    said_on: Date | None = None
    certainty: Certainty = Certainty()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AssertedClaim:
    """Somebody's claim about the text, its origin or its fate; rival ones share a subject.

    Attributes
    ----------
    subject
        What it is about, as a slug: `authorship`, `agreement`, `receipt`, `content`, `leak`, …
    about
        What it is claimed of, as it stands (`the plan`).
    claimant
        None where nobody is named (`was denounced by many`): the author then reports it.
    says
        What is claimed, in short: for authorship who is said to have written it.
    """

    start: int
    end: int
    text: str
    subject: str
    claimant: Voice | None
    about: str = ""
    says: str = ""
    reported_by: tuple[Voice, ...] = ()
    said_on: Date | None = None
    certainty: Certainty = Certainty()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRelation:
    """How two claims on one subject seem to stand to each other: indices in `ArticleReading.claims`. A proposal."""

    of: int
    to: int
    kind: RelationKind
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something done that says something, or that changes the talks.

    Attributes
    ----------
    before, to
        Who saw it, and to whom the author says it was meant; as they stand.
    read_as
        What the author takes it to say, as it stands; "" where the author does not say.
    """

    start: int
    end: int
    text: str
    kind: ActKind
    actor: Voice | None
    before: str = ""
    to: str = ""
    read_as: str = ""
    happened: Date | None = None
    certainty: Certainty = Certainty()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftResponse:
    """What somebody is told to have done with a draft (S22).

    Attributes
    ----------
    who
        Who answered.
    kind
        How: `silent` where the article says that there is no answer yet.
    draft
        The text that it is an answer to, as the article names it; "" where it does not.
    """

    start: int
    end: int
    text: str
    who: Voice | None
    kind: ResponseKind
    draft: str = ""
    reported_by: tuple[Voice, ...] = ()
    happened: Date | None = None
    certainty: Certainty = Certainty()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingNotice:
    """What a reader should know: a quotation without end, marks that do not match, a language without rules."""

    start: int
    end: int
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What a language model proposed and the article does not bear out. It is told, and not kept.

    Attributes
    ----------
    kind
        `quote`, `report`, `demand`, …; "" where the model named none.
    text
        What it gave as the words of the article.
    code
        Why: `shape`, `kind`, `subject`, `length`, `absent`, `numbers`, `negation`, `ambiguous`, `marks`, `polarity`,
        `speaker`, `field`.
    message
        The same in words.
    """

    kind: str
    text: str
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReading:
    """All that was found, each list in the order of the text.

    Attributes
    ----------
    quotes
        Speech and what else stands between marks; `kind` tells them apart.
    outline
        Where each paragraph stands.
    """

    name: str
    sha256: str
    language: str
    published: dt.date | None
    characters: int
    outline: tuple[Place, ...] = ()
    quotes: tuple[QuotedSpeech, ...] = ()
    reports: tuple[ReportedSpeech, ...] = ()
    dates: tuple[DatedPlace, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    demands: tuple[Demand, ...] = ()
    claims: tuple[AssertedClaim, ...] = ()
    relations: tuple[ClaimRelation, ...] = ()
    acts: tuple[Act, ...] = ()
    responses: tuple[DraftResponse, ...] = ()
    notices: tuple[ReadingNotice, ...] = ()
