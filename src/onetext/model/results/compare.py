"""What changed between two drafts, and who gained (commands: `compare`, `try`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onetext.model.results.balance import DraftBalance, TermView
from onetext.model.results.common import Estimate, Probability, Result, Spread

__all__ = [
    "CompareResult",
    "ConflictPiece",
    "Effect",
    "FileComment",
    "FileView",
    "Holds",
    "LineChange",
    "Link",
    "LinkFlag",
    "LinkOp",
    "MergedPoint",
    "PointText",
    "RedlinePiece",
    "SUBSTANTIVE",
    "Substance",
    "TermChange",
    "TrackedBy",
    "TryResult",
]

LinkOp = Literal["kept", "changed", "moved", "moved+changed", "split", "merged", "added", "removed"]
LinkFlag = Literal[
    "number", "date", "negation", "modal", "party", "term", "untracked", "brackets", "numbering", "layout", "looks"
]
"""`untracked`: changed without a tracked change in a file that tracks some."""

SUBSTANTIVE: tuple[LinkFlag, ...] = ("number", "date", "negation", "modal", "party", "term")
"""Those that are changes of substance."""

Holds = Literal["all", "some", "none"]
"""Whether a statement holds for all, some or no values in the ranges (S4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointText:
    """A point as its text prints it, and where it stands in its file.

    `part`, `page`, `start` and `end` are those of the first paragraph: bytes into the part of the file, or code points
    into the page of a PDF; None for a point that was typed into the case.
    """

    id: str
    label: str
    text: str
    part: str | None = None
    page: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class RedlinePiece:
    """A stretch of a redline: all `same` and `struck` joined are the old text, all `same` and `new` the new one."""

    op: Literal["same", "struck", "new"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Substance:
    """A change of substance within a link: a number, date, negation, modal verb, party name or defined term."""

    kind: Literal["number", "date", "negation", "modal", "party", "term"]
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedBy:
    """Whose tracked changes stand in a link: how many of one day; `date` is ISO 8601, or "" where the file has none."""

    author: str
    date: str
    changes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Points of one draft and the points of another that hold the same matter.

    Attributes
    ----------
    basis
        `record` where a person recorded the link, `text` where the wordings were aligned, `both` where they agree.
    similarity
        Likeness of the wordings, from 0 to 1; None where one side has no points.
    moved
        Whether the matter stands at another place in the order; said beside `split` and `merged`, too.
    review
        Whether a person should look, and `remarks` say why.
    flags
        What kinds of change there are, those of substance first; `substance` has their words.
    redline
        Word by word, empty for points kept as they were.
    issues
        Issues that these points settle or touch and that the drafts treat differently.
    effects
        Party -> issue -> the change of value through that issue (S15), for issues that these points settle, and for
        those they touch where no point settles them. An issue that several links settle stands with each of them, so
        effects of links do not add up. None without a case.
    tracked
        Who tracked changes in it, in the file after.
    """

    from_: tuple[str, ...]
    to: tuple[str, ...]
    op: LinkOp
    basis: Literal["record", "text", "both"] = "record"
    similarity: float | None = None
    moved: bool = False
    review: bool = False
    flags: tuple[LinkFlag, ...] = ()
    substance: tuple[Substance, ...] = ()
    remarks: tuple[str, ...] = ()
    before: tuple[PointText, ...] = ()
    after: tuple[PointText, ...] = ()
    redline: tuple[RedlinePiece, ...] = ()
    issues: tuple[str, ...] = ()
    effects: Mapping[str, Mapping[str, Estimate]] | None = None
    tracked: tuple[TrackedBy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictPiece:
    """A stretch of a merged point: what neither changed, one changed, both changed alike, or both and differently."""

    by: Literal["none", "a", "b", "both", "conflict"]
    base: str
    a: str
    b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPoint:
    """A point of a base and what two drafts grown from it made of it.

    `conflicts` counts the stretches that both changed, and differently; `status` says what became of the whole.
    """

    base: tuple[str, ...]
    a: tuple[str, ...]
    b: tuple[str, ...]
    status: Literal["kept", "a", "b", "both", "conflict", "review"]
    conflicts: int
    pieces: tuple[ConflictPiece, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileComment:
    """A remark in the margin of a file.

    `date` is as the file has it (ISO 8601), or ""; `on` the words it stands at; `point` the point it stands at, or "";
    `answers` the id of the remark it answers, or "".
    """

    id: str
    author: str
    date: str
    text: str
    on: str = ""
    point: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """A file that was compared: what it is, and what a reader may not have seen in it.

    `revisions` counts tracked changes by author; `comments` counts remarks by author, `comment_texts` has them in full.
    """

    name: str
    format: str
    sha256: str
    points: int
    brackets: int
    revisions: Mapping[str, int]
    comments: Mapping[str, int]
    notices: tuple[str, ...]
    comment_texts: tuple[FileComment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """A red line whose status differs between the two drafts."""

    id: str
    reading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What going from the first draft to the second does to a party, in its own points, under the same draw (S4, S15).

    Attributes
    ----------
    total
        Change of value. None when the terms of either draft are unknown.
    total_spread
        Where nine in ten sampled changes lie, beside the exact bounds of the total.
    holds, probability
        Whether "the second draft is better for this party" holds for all, some or no values in the ranges.
    loses, loses_probability
        The same for "the second draft is worse".
    by_issue, by_interaction
        Parts that add up to the total at the point (their bounds do not add), issues without effect left out.
    warnings
        What a reader must know of the numbers: bounds that are outer ones, rules that allow no filling.
    """

    total: Estimate | None
    holds: Holds | None
    probability: Probability | None
    loses: Holds | None
    loses_probability: Probability | None
    by_issue: Mapping[str, Estimate]
    by_interaction: Mapping[str, Estimate]
    lines: tuple[LineChange, ...] = ()
    total_spread: Spread | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermChange:
    """An issue that the two drafts treat differently."""

    issue: str
    before: TermView
    after: TermView


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareResult(Result):
    """Two drafts, or two files, side by side: `a` before, `b` after.

    Attributes
    ----------
    a, b, base
        Ids of drafts or names of files; `base` is what both grew from, in a three-way comparison.
    links
        In the order of `a`'s points, each added point after the one it follows in `b`.
    effects
        None without a case.
    merged
        Of a three-way comparison only.
    files
        Of a comparison of files only.
    written
        Files that the comparison was written to.
    """

    a: str
    b: str
    base: str | None = None
    links: tuple[Link, ...]
    changes: tuple[TermChange, ...]
    effects: Mapping[str, Effect] | None
    merged: tuple[MergedPoint, ...] | None = None
    files: tuple[FileView, ...] = ()
    written: tuple[str, ...] = ()

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per party and issue with an effect."""
        for party, effect in (self.effects or {}).items():
            for issue, part in effect.by_issue.items():
                yield {
                    "party": party,
                    "issue": issue,
                    "change": part.point,
                    "low": part.low,
                    "high": part.high,
                }


@dataclass(frozen=True, slots=True, kw_only=True)
class TryResult(Result):
    """A draft with some terms changed, beside the original."""

    draft: str
    set_: Mapping[str, str]
    before: DraftBalance
    after: DraftBalance
    changes: tuple[TermChange, ...]
    effects: Mapping[str, Effect]

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per party and issue with an effect."""
        for party, effect in self.effects.items():
            for issue, part in effect.by_issue.items():
                yield {
                    "party": party,
                    "issue": issue,
                    "change": part.point,
                    "low": part.low,
                    "high": part.high,
                }
