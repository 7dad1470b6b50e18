"""Distance along the scale of an issue, counted in options (S1, S3)."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from onetext.model import Issue
from onetext.model.results import Estimate

__all__ = ["between", "between_sets", "mean_steps"]


def between(issue: Issue, one: str, two: str) -> tuple[int, int]:
    """The fewest and the most steps between two options of an ordered issue.

    The two differ only for a pair that the scale does not rank: it may then stand in one place.
    """
    ids = issue.option_ids
    steps = abs(ids.index(one) - ids.index(two))
    unranked = any({one, two} == set(pair) for pair in issue.unranked)
    return (0 if unranked else steps), steps


def between_sets(issue: Issue, one: Sequence[str], two: Sequence[str]) -> Estimate | None:
    """Steps between two sets of options; None where the issue has no order or a set is empty.

    The bounds run over every pair. The point is the distance between the middles of the sets, kept within the bounds.
    """
    if not issue.ordered or not one or not two:
        return None
    pairs = [between(issue, first, second) for first in one for second in two]
    low, high = min(pair[0] for pair in pairs), max(pair[1] for pair in pairs)
    ids = issue.option_ids
    middle = abs(fmean(map(ids.index, one)) - fmean(map(ids.index, two)))
    return Estimate(min(max(middle, low), high), low, high, unit="steps", basis="position")


def mean_steps(parts: Sequence[Estimate]) -> Estimate | None:
    """The mean of some distances, each end apart; None of none."""
    if not parts:
        return None
    point, low, high = (fmean(getattr(part, end) for part in parts) for end in ("point", "low", "high"))
    return Estimate(min(max(point, low), high), low, high, unit="steps", basis="position")
