"""The order that a position puts on options, as a partial order (S3).

`above[i]` is a bit mask of the options that are at least as good as option i, itself included. A score that keeps the
order is a point of its order polytope; the corners of that polytope give 100 to an up-set and 0 to the rest (Stanley,
"Two poset polytopes", 1986), so that whatever is linear in the scores has its extremes at up-sets. For the functions
needed here the best up-set is known in closed form, for any number of options:

- score of x minus score of y: the smallest up-set holding x, so 100 at most unless y is always at least as good;
- score of x minus an expectation over options: the smallest up-set holding x, or the largest that leaves x out.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Order", "peaked_order", "refusal_order"]


@dataclass(frozen=True)
class Order:
    """A partial order of n options, with a peak that scores 100 where one is known."""

    above: tuple[int, ...]
    peak: int | None = None

    @cached_property
    def below(self) -> tuple[int, ...]:
        """Masks of the options that are at most as good, itself included."""
        size = len(self.above)
        return tuple(sum(1 << j for j in range(size) if self.above[j] >> i & 1) for i in range(size))

    def always_at_least(self, better: int, worse: int) -> bool:
        """Whether every score that keeps the order gives `better` at least as much as `worse`."""
        return bool(self.above[worse] >> better & 1)

    def smallest_with(self, option: int) -> int:
        """The smallest admissible up-set that holds an option: admissible ones hold the peak."""
        return self.above[option] | (0 if self.peak is None else 1 << self.peak)

    def largest_without(self, option: int) -> int | None:
        """The largest admissible up-set that leaves an option out; None for the peak, which is in all."""
        everything = (1 << len(self.above)) - 1
        return None if option == self.peak else everything & ~self.below[option]


def refusal_order(size: int, refused: Collection[int]) -> Order:
    """The order without a known peak: refused options at or below all others (S6, S3)."""
    wanted = sum(1 << i for i in range(size) if i not in refused)
    return Order(tuple(1 << i | (wanted if i in refused else 0) for i in range(size)))


def peaked_order(
    size: int, peak: int, refused: Collection[int], unranked: Collection[tuple[int, int]], ordered: bool
) -> Order:
    """The order around a peak (S3).

    Of two options on the same side of the peak the nearer is at least as good, among the refused and among the others;
    refused ones are at or below all others. Pairs in `unranked` (both ways round) give no relation, and neither does
    an issue whose options have no order; the transitive closure of the rest is taken.
    """
    everything = (1 << size) - 1
    wanted = sum(1 << i for i in range(size) if i not in refused)
    above = [1 << i | 1 << peak | (wanted if i in refused else 0) for i in range(size)]
    above[peak] = 1 << peak
    if ordered:
        for far in range(size):
            step = 1 if far < peak else -1
            for near in range(far + step, peak, step) if far != peak else ():
                if (near in refused) == (far in refused) and (near, far) not in unranked:
                    above[far] |= 1 << near
    for middle in range(size):
        for i in range(size):
            if above[i] >> middle & 1:
                above[i] |= above[middle]
    return Order(tuple(mask & everything for mask in above), peak)
