"""The words of each point before and after, beside what that very point gains or loses each party (S15)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onetext.model.results import CompareResult, Estimate, Link, RedlinePiece
from onetext.report.changes_words import FLAGS, OPERATIONS
from onetext.report.numbers import signed
from onetext.report.words import PointLink, Words

__all__ = ["IssueWorth", "WordingRow", "wordings"]


@dataclass(frozen=True, slots=True)
class IssueWorth:
    """An issue that the points settle or touch; for each party shown the change through it, and its range or ""."""

    issue: str
    effects: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WordingRow:
    """A link: what became of which point, its words, and what each issue behind it is worth."""

    before: tuple[PointLink, ...]
    after: tuple[PointLink, ...]
    op: str
    flags: tuple[str, ...]
    pieces: tuple[RedlinePiece, ...]
    worth: tuple[IssueWorth, ...]
    remarks: tuple[str, ...]
    review: bool


def wordings(result: CompareResult, parties: Sequence[str], words: Words) -> tuple[WordingRow, ...]:
    """The links whose words or place changed; those that move somebody most come first, then in the order of the text.

    Parameters
    ----------
    parties
        Whose effects stand beside, in this order.
    """
    changed = [link for link in result.links if link.op != "kept" or link.issues]
    changed.sort(key=lambda link: -_weight(link))
    return tuple(_row(link, result, parties, words) for link in changed)


def _weight(link: Link) -> float:
    """How much the link's issues move whoever they move most, in that party's own points: an order, no sum."""
    parts = [part for by_issue in (link.effects or {}).values() for part in by_issue.values()]
    return max((abs(part.point) for part in parts), default=0.0)


def _named(remark: str, result: CompareResult, words: Words) -> str:
    """A remark with titles of issues for their ids, and labels for ids of points, as the table calls them."""
    ids = sorted((issue.id for issue in words.case.issues), key=len, reverse=True)
    drafts = "|".join(re.escape(draft) for draft in (result.a, result.b))
    remark = re.sub(rf"(?<![\w/])(?:{drafts})/(?=\S)", "point ", remark)
    if not ids:
        return remark
    either = "|".join(map(re.escape, ids))
    return re.sub(rf"(?<![\w/-])(?:{either})(?![\w/-])", lambda found: f"“{words.issue(found[0])}”", remark)


def _worth(part: Estimate | None) -> tuple[str, str]:
    if part is None:
        return ("no effect", "")
    return (signed(part.point), "" if part.is_exact else f"{signed(part.low)} to {signed(part.high)}")


def _row(link: Link, result: CompareResult, parties: Sequence[str], words: Words) -> WordingRow:
    effects = link.effects or {}
    worth = [
        IssueWorth(
            words.issue(issue),
            tuple(_worth(effects.get(party, {}).get(issue)) for party in parties),
        )
        for issue in link.issues
    ]
    return WordingRow(
        before=tuple(words.point(point, result.a) for point in link.from_),
        after=tuple(words.point(point, result.b) for point in link.to),
        op=OPERATIONS[link.op] + (" and moved" if link.moved and link.op in ("split", "merged") else ""),
        flags=tuple(FLAGS[flag] for flag in link.flags),
        pieces=link.redline,
        worth=tuple(worth),
        remarks=tuple(_named(remark, result, words) for remark in link.remarks),
        review=link.review,
    )
