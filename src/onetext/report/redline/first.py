"""What to look at first: what was not tracked, then what changes the substance, the gravest and surest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onetext.model.results import Link, PointText

__all__ = ["FirstKind", "FirstRow", "UNTRACKED", "first_rows", "quoted"]

FirstKind = Literal[
    "untracked",
    "number",
    "date",
    "negation",
    "modal",
    "party",
    "term",
    "removed",
    "added",
    "brackets",
    "reworded",
]

UNTRACKED = "without a tracked change"
"""How the remark on such a link begins."""
_SURE = ("number", "date")
_MOSTLY_NEW = 0.35
"""Words less alike than this were written anew: what only one side has of flags says nothing then."""
_LONGEST = 72


@dataclass(frozen=True, slots=True)
class FirstRow:
    """One thing to look at; equal ones are one row.

    Attributes
    ----------
    links
        The links where it is found, counted from 0, in their order; one that has it twice stands twice.
    before, after
        How it read and reads; "" where there was or is nothing, and for `reworded`.
    """

    kind: FirstKind
    before: str
    after: str
    links: tuple[int, ...]


def first_rows(links: Sequence[Link]) -> tuple[FirstRow, ...]:
    """All that a reader should look at first, in this order.

    Changes that were not tracked; numbers and dates that both sides have; other flags with words on both sides; whole
    points, removed or added; square brackets put in or taken out; points written anew; flags with words on one side.
    """
    found: dict[tuple[int, FirstKind, str, str], list[int]] = {}
    for number, link in enumerate(links):
        for rank, kind, before, after in _told(link):
            key = (rank, kind, before, after)
            if kind in ("removed", "added", "untracked"):
                key = (rank, kind, f"{before}\0{number}", after)  # each stands for itself
            found.setdefault(key, []).append(number)
    ranked = sorted(found.items(), key=lambda entry: (entry[0][0], _place(entry[0][1]) if entry[0][0] < 3 else 0))
    return tuple(
        FirstRow(kind, before.partition("\0")[0], after, tuple(where)) for (_, kind, before, after), where in ranked
    )


def _place(kind: FirstKind) -> int:
    return ("untracked", "number", "date", "negation", "modal", "party", "term").index(kind)


def _told(link: Link) -> Iterator[tuple[int, FirstKind, str, str]]:
    """Rank, kind and words of each thing within a link."""
    if "untracked" in link.flags:
        yield 0, "untracked", "", _untracked(link)
    elif not (link.from_ and link.to):
        words = _first_words(link.before or link.after)
        yield (3, "removed", words, "") if link.from_ else (3, "added", "", words)
        return
    two_sided = [item for item in link.substance if item.before and item.after]
    for item in two_sided:
        yield 1 if item.kind in _SURE else 2, item.kind, item.before, item.after
    for before, after in _brackets(link):
        yield 4, "brackets", before, after
    if _is_written_anew(link):
        yield 5, "reworded", "", ""
        return
    for item in link.substance:
        if not (item.before and item.after):
            yield 6, item.kind, item.before, item.after


def _untracked(link: Link) -> str:
    how = next((remark for remark in link.remarks if remark.startswith(UNTRACKED)), UNTRACKED)
    said = how.removeprefix(UNTRACKED).lstrip(": ")
    return f"{said} {quoted(_joined(link.before or link.after))}" if said in ("added", "removed") else said


def _first_words(points: Sequence[PointText]) -> str:
    """Of a point without words its label; a point that the record knows by its label alone has neither."""
    labels = " ".join(point.label for point in points).strip()
    return quoted(_joined(points)) or quoted(labels) or "(wording not on record)"


def _is_written_anew(link: Link) -> bool:
    if not link.redline or _is_told_whole(link):
        return False
    same = sum(len(piece.text) for piece in link.redline if piece.op == "same")
    other = sum(len(piece.text) for piece in link.redline if piece.op != "same")
    alike = 2 * same / (2 * same + other) if same or other else 1.0
    return alike < _MOSTLY_NEW or (link.similarity is not None and link.similarity < _MOSTLY_NEW)


def _is_told_whole(link: Link) -> bool:
    """Whether one flag says all that changed: the number in a cell of a table."""
    before, after = _joined(link.before).strip(), _joined(link.after).strip()
    return any((item.before, item.after) == (before, after) for item in link.substance)


def quoted(text: str, longest: int = _LONGEST) -> str:
    """The first words of a text, in quotation marks; "" for a text without words."""
    words = " ".join(text.split())
    if len(words) > longest:
        cut = words[:longest]
        words = f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}…"
    return f"“{words}”" if words else ""


def _joined(points: Iterable[PointText]) -> str:
    return "\n".join(point.text for point in points)


# -- brackets ----------------------------------------------------------------------------------------------------------


def _brackets(link: Link) -> Iterator[tuple[str, str]]:
    """Bracketed words that are no longer so, and those that are now, each with how they read on the other side."""
    if "brackets" not in link.flags:
        return
    old, new = (" ".join(_joined(points).split()) for points in (link.before, link.after))
    left, right = list(_outermost(old)), list(_outermost(new))
    gone, come = _less(left, right), _less(right, left)
    pairs = min(len(gone), len(come))
    for before, after in zip(gone, come, strict=False):
        yield _short(before), _short(after)
    for before in gone[pairs:]:
        yield _short(before), _bare(before, new)
    for after in come[pairs:]:
        yield _bare(after, old), _short(after)


def _outermost(text: str) -> Iterator[str]:
    depth = start = 0
    for at, sign in enumerate(text):
        if sign == "[":
            start, depth = (at if depth == 0 else start), depth + 1
        elif sign == "]" and depth:
            depth -= 1
            if depth == 0:
                yield text[start : at + 1]


def _less(some: Iterable[str], others: Iterable[str]) -> list[str]:
    left = list(others)
    out = []
    for one in some:
        if one in left:
            left.remove(one)
        else:
            out.append(one)
    return out


def _bare(bracketed: str, other: str) -> str:
    """The words without their brackets, where the other text has them."""
    inner = bracketed[1:-1].strip()
    return _short(inner) if inner and inner in other else ""


def _short(text: str) -> str:
    return quoted(text).removeprefix("“").removesuffix("”")
