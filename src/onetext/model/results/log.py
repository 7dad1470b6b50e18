"""The versions of a text like a log: what grew from what, who handed it over, and what each step changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onetext.model.dates import Date
from onetext.model.results.common import Estimate, Result

__all__ = ["LogResult", "LoggedDraft", "StatusStep"]


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
