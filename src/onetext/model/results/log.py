"""The versions of a text, or of one point of it, like a log: what grew from what, and what each step changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onetext.model.dates import Date
from onetext.model.results.balance import TermView
from onetext.model.results.common import Estimate, Result
from onetext.model.results.compare import Link

__all__ = ["CarriedPoint", "LineStep", "LineVersion", "LogResult", "LoggedDraft", "PointLogResult", "StatusStep"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusStep:
    """A step of a draft's dated history: tabled, leaked, rejected and so on."""

    status: str
    date: Date
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedDraft:
    """A version, and how it differs from those it grew from.

    Attributes
    ----------
    points, brackets
        None where no point of it is on record.
    brackets
        How many stretches of its text are disputed, offered as alternatives or left open.
    change
        Party -> change of the draft's value against the first of the drafts it grew from (S4, S15). None where the
        terms of either are unknown; empty where it grew from none.
    links
        Draft it grew from -> what happened -> how many links between points say so. A draft without points on either
        side is left out.
    """

    id: str
    title: str
    happened: Date
    kind: str
    status: tuple[StatusStep, ...]
    grew_from: tuple[str, ...]
    handed_over_by: str
    points: int | None
    brackets: int | None
    change: Mapping[str, Estimate | None]
    links: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogResult(Result):
    """All versions, newest first; each stands before those it grew from."""

    drafts: tuple[LoggedDraft, ...]

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per draft and party."""
        for draft in self.drafts:
            for party, change in draft.change.items():
                yield {
                    "draft": draft.id,
                    "party": party,
                    "change": change.point if change else None,
                    "low": change.low if change else None,
                    "high": change.high if change else None,
                }


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedPoint:
    """A point that carries the matter of a line in one of the versions.

    Attributes
    ----------
    label
        As the text prints it, or "".
    settles
        Issue -> the option that this point settles it by.
    touches
        Issue that it concerns without settling it -> what the version does with that issue.
    """

    id: str
    label: str
    text: str
    brackets: int
    settles: Mapping[str, str]
    touches: Mapping[str, TermView]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineStep:
    """From an earlier version to a later one.

    Attributes
    ----------
    since
        The earlier version: the one that the later one grew from, or where no point of that is on record, the next
        before it.
    links
        Those that the line goes through, as `compare` has them. Empty where no link is on record but for points below.
    struck
        What the record says of points that were struck, in sentences.
    """

    since: str
    links: tuple[Link, ...]
    struck: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineVersion:
    """A version, and what carries the line there.

    Attributes
    ----------
    points
        None where no point of the version is on record; empty where the line has ended.
    steps
        One for each version before it that the line, or its beginning, is told against.
    """

    id: str
    title: str
    happened: Date
    points: tuple[CarriedPoint, ...] | None
    steps: tuple[LineStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLogResult(Result):
    """One point through the versions: back to all that it came from, and on to all that came of it.

    Attributes
    ----------
    point
        Id of the point that was asked about.
    versions
        Newest first; each stands before those it grew from. Versions to which no line leads are left out.
    """

    point: str
    versions: tuple[LineVersion, ...]

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per link."""
        for version in self.versions:
            for step in version.steps:
                for link in step.links:
                    yield {
                        "draft": version.id,
                        "since": step.since,
                        "from": ", ".join(link.from_),
                        "to": ", ".join(link.to),
                        "op": link.op,
                        "basis": link.basis,
                        "similarity": link.similarity,
                        "review": link.review,
                    }
