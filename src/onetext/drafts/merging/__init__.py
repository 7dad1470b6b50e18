"""Three-way merge: what two drafts made of the base that both grew from."""

from __future__ import annotations

from onetext.drafts.merging.points import PointMerge, joined_points, merge_points
from onetext.drafts.merging.words import MergePiece, merge

__all__ = [
    "MergePiece",
    "PointMerge",
    "joined_points",
    "merge",
    "merge_points",
]
