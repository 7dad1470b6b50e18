"""What the names of points without a printed number mean: `h1`, `¶2`, `•3`, `t1r2c3`, `4~2`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onetext.model.results import Link

__all__ = ["key_line"]

_KINDS = (
    (re.compile(r"(?<!\w)h\d+"), "a heading without a number"),
    (re.compile(r"¶\d+"), "a paragraph without a number"),
    (re.compile(r"•\d+"), "an item of a list without numbers"),
    (re.compile(r"(?<!\w)t\d+r\d+c\d+"), "a cell by its table, row and column"),
    (re.compile(r"\S*~\d+"), "a number that was there already"),
)


def key_line(links: Iterable[Link]) -> str:
    """One line that explains the kinds of names that occur, each by its first; "" where all points have numbers."""
    names = [name.partition("/")[2] or name for link in links for name in (*link.from_, *link.to)]
    said = []
    for pattern, meaning in _KINDS:
        found = next((match.group() for name in names if (match := pattern.search(name))), "")
        if found:
            said.append(f"{found}: {meaning}")
    return f"{'; '.join(said)}; counted from 1." if said else ""
