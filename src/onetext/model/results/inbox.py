"""What a machine read and a person has to decide (command: `inbox`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onetext.model.candidates import CandidateStatus
from onetext.model.results.common import Result

__all__ = ["InboxContext", "InboxItem", "InboxResult"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxContext:
    """The words around a candidate, from the file that it was read in; `line` counts from 1."""

    before: str
    words: str
    after: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """A candidate with what it is about.

    Attributes
    ----------
    start, end
        Where its words stand in the document: offsets in code points, end exclusive.
    text
        The words it rests on; of an article at most 25 of them.
    says
        What accepting it would write, in words.
    score
        How well the words fit, from 0 to 1. It is no probability.
    fields
        What would be written, key by key: what `--set` changes.
    settable
        All keys that `--set` may give.
    rule
        Why the machine proposes it.
    proposed_by
        The language model that proposed it; "" where the rules did.
    clashes
        Why it cannot be accepted as it is, and what to give: a field is missing, the draft says something else on the
        issue already, or the words stand in brackets; else "".
    orphan
        Whether its words are no longer in the document.
    context
        Where it was asked for and the file is there.
    """

    id: str
    kind: str
    document: str
    start: int
    end: int
    text: str
    says: str
    score: float | None
    fields: Mapping[str, str]
    settable: tuple[str, ...]
    rule: str
    proposed_by: str
    clashes: str
    orphan: bool
    status: CandidateStatus
    reason: str
    context: InboxContext | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxResult(Result):
    """The inbox after all decisions of this call.

    Attributes
    ----------
    items
        What waits: of drafts the best first by document, of articles in the order of the text; with `--all` also what
        was decided.
    waiting
        How many wait.
    waiting_by_kind
        Kind -> how many wait.
    documents
        Articles in the inbox -> how many candidates of each wait.
    accepted, rejected, reviewed
        Candidates and drafts that this call decided on.
    unreviewed
        Drafts whose unlisted issues are still unknown.
    undone
        Candidates of which this call took a decision back.
    waiting_by_draft
        Draft in `unreviewed` -> how many candidates wait about it.
    unmatched
        Draft -> labels of its points that settle and touch nothing and about which nothing waits: of the drafts in
        `unreviewed` somebody has to read these; of those in `reviewed` they count as about no issue.
    written
        The files that were changed, relative to `path`.
    """

    path: str
    items: tuple[InboxItem, ...]
    waiting: int
    waiting_by_kind: Mapping[str, int] = field(default_factory=dict)
    documents: Mapping[str, int] = field(default_factory=dict)
    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    reviewed: tuple[str, ...] = ()
    unreviewed: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    waiting_by_draft: Mapping[str, int] = field(default_factory=dict)
    unmatched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    written: tuple[str, ...] = ()

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per candidate."""
        for item in self.items:
            yield {"id": item.id, "kind": item.kind, "says": item.says, "score": item.score, "status": item.status}
