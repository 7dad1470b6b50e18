"""A case at a glance, its faults, and the small commands (commands: `show`, `check`, `new`, `schema`, `version`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from onetext.model.dates import Date
from onetext.model.jsonform import JSON
from onetext.model.results.common import Result
from onetext.model.results.exchange import Dropped
from onetext.model.results.said import EvidencePlace

__all__ = [
    "CheckResult",
    "DraftRow",
    "Evidence",
    "EvidenceResult",
    "FaultsResult",
    "IssueRow",
    "NewResult",
    "PartyRow",
    "Problem",
    "SchemaResult",
    "ShowResult",
    "TimelineRow",
    "VersionResult",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault, as `problems` lists it. `excerpt` is the line of the file, for the terminal only."""

    file: str
    line: int
    column: int
    code: str
    severity: Literal["error", "warning"]
    message: str
    hint: str
    excerpt: str = field(default="", metadata={"hidden": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultsResult(Result):
    """What any command answers when it cannot answer: the envelope says why (`faults`, `usage`, `limit`)."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult(Result):
    """All faults at once. `ok` when there is no error; warnings may stand."""

    ok: bool
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewResult(Result):
    """A new case that was written: a starter, a copy of another case, or one made of a draft.

    Attributes
    ----------
    draft, issues
        Of a case made of a draft: the id of the draft, and the number of issues; else None.
    dropped
        What of the draft's file has no place in the case.
    """

    path: str
    written: tuple[str, ...]
    draft: str | None = None
    issues: int | None = None
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """A party and how much is on record about it."""

    id: str
    name: str
    kind: str
    signatory: bool
    positions: int
    red_lines: int
    responses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """An issue, its options, and for which parties positions are on record."""

    id: str
    title: str
    group: str
    options: Mapping[str, str]
    positions: Mapping[str, int]
    red_lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A version and how much of it is known."""

    id: str
    title: str
    happened: Date
    kind: str
    status: str
    grew_from: tuple[str, ...]
    points: int
    settled: int
    bracketed: int
    deferred: int
    silent: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """Something dated: an event, a draft, an ultimatum or its fate."""

    date: Date
    kind: str
    id: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowResult(Result):
    """Parties, issues, drafts and timeline at a glance."""

    title: str
    notice: str
    parties: tuple[PartyRow, ...]
    issues: tuple[IssueRow, ...]
    drafts: tuple[DraftRow, ...]
    timeline: tuple[TimelineRow, ...]
    candidates: int = 0

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per draft."""
        for draft in self.drafts:
            yield {
                "draft": draft.id,
                "title": draft.title,
                "happened": str(draft.happened),
                "points": draft.points,
            }


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence behind a number, where it can be read, and the places in articles that it was read from."""

    kind: str
    id: str
    says: str
    who: str
    happened: Date | None
    known: Date | None
    sources: tuple[Mapping[str, str], ...]
    places: tuple[EvidencePlace, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceResult(Result):
    """The sentences behind an id: an issue, a draft, a point, a red line, a party, a response, a claim, …."""

    id: str
    kind: str
    title: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaResult(Result):
    """The JSON Schema of the case files."""

    case_schema: Mapping[str, JSON]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionResult(Result):
    """Versions of all that computes."""

    python: str
    packages: Mapping[str, str]
