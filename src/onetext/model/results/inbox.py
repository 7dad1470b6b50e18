"""What a machine read and a person has to decide (command: `inbox`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onetext.model.candidates import CandidateStatus
from onetext.model.results.common import Result

__all__ = ["InboxItem", "InboxResult"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """A candidate with what it is about.

    Attributes
    ----------
    text
        The words it rests on.
    says
        What accepting it would write, in words.
    score
        How well the words fit, from 0 to 1. It is no probability.
    fields
        What would be written, key by key: what `--set` changes.
    rule
        Why the machine proposes it.
    clashes
        Why it cannot be accepted as it is: the draft says something else on the issue already, or the words stand in
        brackets; else "".
    """

    id: str
    kind: str
    document: str
    text: str
    says: str
    score: float | None
    fields: Mapping[str, str]
    rule: str
    clashes: str
    status: CandidateStatus
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxResult(Result):
    """The inbox after all decisions of this call.

    Attributes
    ----------
    items
        What waits, the best first by document; with `--all` also what was decided.
    waiting
        How many wait.
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
