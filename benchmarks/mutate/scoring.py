"""How good found links are: pairs of points, moves, splits and merges, and what a reviewer is asked to look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mutate.drafts import TrueLink
from onetext.drafts import PointLink

__all__ = ["Tally", "tally"]


@dataclass(frozen=True)
class Tally:
    """Counts over one or more pairs of drafts; sums of tallies are tallies.

    `sure` are pairs of points in links that are not up for review, `sure_right` those of them that are true. A split
    or merge counts as found only if a link names exactly its points.
    """

    right: int = 0
    found: int = 0
    true: int = 0
    sure_right: int = 0
    sure: int = 0
    moves_right: int = 0
    moves_found: int = 0
    moves_true: int = 0
    groups_right: int = 0
    groups_found: int = 0
    groups_true: int = 0
    links: int = 0
    reviewed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    @property
    def precision(self) -> float:
        return _share(self.right, self.found)

    @property
    def recall(self) -> float:
        return _share(self.right, self.true)

    @property
    def f1(self) -> float:
        return _share(2 * self.right, self.found + self.true)

    @property
    def sure_precision(self) -> float:
        return _share(self.sure_right, self.sure)

    @property
    def move_precision(self) -> float:
        return _share(self.moves_right, self.moves_found)

    @property
    def move_recall(self) -> float:
        return _share(self.moves_right, self.moves_true)

    @property
    def group_precision(self) -> float:
        return _share(self.groups_right, self.groups_found)

    @property
    def group_recall(self) -> float:
        return _share(self.groups_right, self.groups_true)

    @property
    def review_share(self) -> float:
        return _share(self.reviewed, self.links)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _pairs(links: Iterable[TrueLink] | Iterable[PointLink]) -> set[tuple[str, str]]:
    return {(old, new) for link in links for old in link.before for new in link.after}


def _sets(link: TrueLink | PointLink) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(link.before), frozenset(link.after)


def tally(found: Sequence[PointLink], true: Sequence[TrueLink]) -> Tally:
    """Found links beside the true ones."""
    told, truth = _pairs(found), _pairs(true)
    sure = _pairs(link for link in found if not link.review)
    moved, moved_truly = _pairs(link for link in found if link.moved), _pairs(link for link in true if link.moved)
    groups = {_sets(link) for link in found if len(link.before) + len(link.after) > 2}
    groups_truly = {_sets(link) for link in true if len(link.before) + len(link.after) > 2}
    return Tally(
        right=len(told & truth),
        found=len(told),
        true=len(truth),
        sure_right=len(sure & truth),
        sure=len(sure),
        moves_right=len(moved & moved_truly),
        moves_found=len(moved),
        moves_true=len(moved_truly),
        groups_right=len(groups & groups_truly),
        groups_found=len(groups),
        groups_true=len(groups_truly),
        links=len(found),
        reviewed=sum(link.review for link in found),
    )
