"""How operations, flags and states of a comparison are said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from onetext.model.results import Link, MergedPoint
from onetext.report.changes_words import OPERATIONS, SUBSTANCE
from onetext.report.numbers import day

__all__ = [
    "FIRST",
    "STATUSES",
    "headed",
    "hand",
    "is_reworded",
    "label",
    "layout_only",
    "merged_label",
    "numbers_of",
    "operation",
    "tracked",
]

FIRST: Mapping[str, str] = {
    **{str(kind): name for kind, name in SUBSTANCE.items()},
    "removed": "Point removed",
    "added": "Point added",
    "brackets": "Brackets",
    "reworded": "Written anew",
}

STATUSES: Mapping[str, str] = {
    "kept": "neither changed it",
    "a": "changed in A only",
    "b": "changed in B only",
    "both": "changed in both, without conflict",
    "conflict": "changed in both, and differently",
    "review": "needs a person’s look",
}


def label(point_id: str, printed: str = "") -> str:
    """How a point is called: as printed where that is enough (`7.`, `Article 5`), else in full (`10c`, not `c.`)."""
    whole = point_id.rpartition("/")[2]
    bare = "".join(sign for sign in printed if sign.isalnum()).casefold()
    own = "".join(sign for sign in whole if sign.isalnum()).casefold()
    return printed.strip() if own and bare.endswith(own) else whole


def numbers_of(link: Link) -> tuple[str, str]:
    """The points of a link before and after, as printed; "" where there is none."""
    before = [label(one.id, one.label) for one in link.before] or [label(one) for one in link.from_]
    after = [label(one.id, one.label) for one in link.after] or [label(one) for one in link.to]
    return ", ".join(before), ", ".join(after)


def headed(link: Link) -> str:
    """The name of a link: `7.`, `7. → 6.`; of an added or removed point its number alone."""
    before, after = numbers_of(link)
    return before if before == after else " → ".join(filter(None, (before, after)))


def operation(link: Link) -> str:
    """What happened, with where from or where to."""
    before, after = numbers_of(link)
    said = OPERATIONS[link.op]
    if link.op in ("split", "merged"):
        said = f"{said}: {before} became {after}"
    if link.op == "kept" and is_reworded(link):
        said = "kept, in other words"
    if link.op in ("moved", "moved+changed"):
        return f"{said}: stood at {before}" if before != after else said
    return f"{said}, and moved" if link.moved else said


def is_reworded(link: Link) -> bool:
    """Whether words differ, and not blanks or kinds of quotation marks alone."""
    return "layout" not in link.flags and any(piece.op != "same" for piece in link.redline)


def hand(author: str, date: str) -> str:
    """Whose hand, on which day: `Colonel Front, 10 February 2024`; a date that is none is left as the file has it."""
    try:
        when = day(dt.date.fromisoformat(date[:10]))
    except ValueError:
        when = date
    return ", ".join(filter(None, (author or "nobody named", when)))


def tracked(link: Link) -> str:
    """Whose tracked changes stand in a link; "" where there are none."""
    hands = "; ".join(hand(one.author, one.date) for one in link.tracked)
    return f"tracked by {hands}" if hands else ""


def layout_only(link: Link) -> bool:
    """Whether a point was cut in two, or two joined, without a change of its words."""
    return link.op in ("split", "merged") and "layout" in link.flags and not link.moved


def merged_label(point: MergedPoint) -> str:
    """The points of a three-way comparison, with where they stand in each text."""
    named = ((name, ids) for name, ids in (("base", point.base), ("A", point.a), ("B", point.b)))
    return ", ".join(f"{name} {', '.join(map(label, ids))}" for name, ids in named if ids)
