"""Two plain ways to align drafts, to hold ours against: by the standard library, and by likeness in order only."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from onetext.drafts import PointLink, TextPoint

__all__ = ["by_difflib", "in_order"]


def _link(old: TextPoint, new: TextPoint) -> PointLink:
    return PointLink(before=(old.key,), after=(new.key,), op="changed", score=1.0)


def by_difflib(before: Sequence[TextPoint], after: Sequence[TextPoint]) -> tuple[PointLink, ...]:
    """Equal points as difflib finds them; within what it replaces, the first with the first and so on."""
    match = SequenceMatcher(None, [point.text for point in before], [point.text for point in after], autojunk=False)
    found = []
    for op, a, end_a, b, end_b in match.get_opcodes():
        if op in ("equal", "replace"):
            found += [_link(old, new) for old, new in zip(before[a:end_a], after[b:end_b], strict=False)]
    return tuple(found)


def in_order(before: Sequence[TextPoint], after: Sequence[TextPoint], least: float = 0.45) -> tuple[PointLink, ...]:
    """The links that keep the order and have the largest sum of likeness (Needleman and Wunsch, 1970)."""
    import numpy as np
    from rapidfuzz import fuzz, process

    likeness = process.cdist([p.text for p in before], [p.text for p in after], scorer=fuzz.ratio, dtype=np.float32)
    gain = np.maximum(likeness / 100 - least, 0)
    best = np.zeros((len(before) + 1, len(after) + 1), dtype=np.float32)
    for i in range(1, len(before) + 1):
        row = np.maximum(best[i - 1, 1:], best[i - 1, :-1] + gain[i - 1])
        best[i, 1:] = np.maximum.accumulate(row)
    found, i, j = [], len(before), len(after)
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append(_link(before[i], after[j]))
    return tuple(reversed(found))
