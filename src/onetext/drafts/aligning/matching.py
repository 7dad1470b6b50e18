"""From wordings to links of one point with one: three rounds, each knowing what the one before found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onetext.drafts.aligning.assignment import assigned
from onetext.drafts.aligning.candidates import alike, beside, near, pairs_of
from onetext.drafts.aligning.context import Frame, Places, context, frame, places
from onetext.drafts.aligning.likeness import Floats, Ints, Wordings, likeness, rarity, wordings
from onetext.drafts.aligning.words import plain, words
from onetext.drafts.text import TextPoint

__all__ = ["LEAST", "Matching", "matched"]

LEAST = 0.44
"""Likeness with context below which two points are not linked."""
SURE = 0.62
"""Likeness from which a link of the first round tells others their place."""
ROUNDS = 3
COPIES = 4
"""Points with the same words up to which these tell as much as other words: twice in either version."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs that were looked at, what each is worth, and which are linked.

    Attributes
    ----------
    likeness, worth
        Of each pair: of the wordings alone, and with context.
    linked
        Column of each row, or -1.
    """

    texts: tuple[tuple[str, ...], tuple[str, ...]]
    wordings: Wordings
    frames: tuple[Frame, Frame]
    rows: Ints
    columns: Ints
    likeness: Floats
    worth: Floats
    linked: Ints
    places: Places


def matched(before: Sequence[TextPoint], after: Sequence[TextPoint]) -> Matching:
    """Link points one to one."""
    texts = tuple(plain(point.text) for point in before), tuple(plain(point.text) for point in after)
    worded = wordings([words(text) for text in texts[0]], [words(text) for text in texts[1]])
    size, width = len(before), len(after)
    codes = alike(worded, *texts)
    rows, columns = pairs_of([codes], width)
    first = assigned(rows, columns, _likeness(worded, texts, rows, columns), SURE, size, width)
    said = telling(worded, texts)
    frames = frame(before, said[0]), frame(after, said[1])
    where = places(first, texts)
    around = beside(first, frames[0].parent, frames[1].parent)
    rows, columns = pairs_of([codes, near(where.forth, where.back), around], width)
    close = _likeness(worded, texts, rows, columns)
    worth, linked = close, first
    for _ in range(ROUNDS):
        worth = close + context(*frames, linked, where, close, rows, columns)
        linked = assigned(rows, columns, worth, LEAST, size, width)
        where = places(linked, texts)
    return Matching(texts, worded, frames, rows, columns, close, worth, linked, where)


def telling(worded: Wordings, texts: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[Floats, Floats]:
    """How much each point says that others do not: words that stand in many points alike count as one word does."""
    copies = Counter(texts[0]) + Counter(texts[1])
    most = max(1.0, *worded.weights.values()) if worded.weights else 1.0
    total = len(texts[0]) + len(texts[1])
    found = []
    for side, mass in zip(texts, (worded.before.mass, worded.after.mass), strict=True):
        rare = [rarity(total, copies[text]) / most if copies[text] > COPIES else np.inf for text in side]
        found.append(np.minimum(mass, np.asarray(rare, dtype=np.float64)))
    return found[0], found[1]


def _likeness(worded: Wordings, texts: tuple[tuple[str, ...], tuple[str, ...]], rows: Ints, columns: Ints) -> Floats:
    found = likeness(worded.before, worded.after, rows, columns)
    same = np.asarray([texts[0][a] == texts[1][b] for a, b in zip(rows, columns, strict=True)], dtype=bool)
    return np.where(same.reshape(len(rows)), 1.0, np.minimum(found, 0.999))
