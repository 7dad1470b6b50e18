"""Numbers and dates that changed places: all are still there, and yet the text says something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onetext.drafts.differences import Word
from onetext.drafts.flags.items import Item

__all__ = ["COUNTED", "are_swapped", "steady"]

COUNTED = ("number", "date")


def are_swapped(before: list[Item], after: list[Item], old: Sequence[Word], new: Sequence[Word]) -> bool:
    """`between 10 and 20` and `between 20 and 10`; not where what is counted went along with its number."""
    values = [item.value for item in before], [item.value for item in after]
    if len(before) < 2 or values[0] == values[1] or Counter(values[0]) != Counter(values[1]):
        return False
    after_each = ([_follower(words, item) for item in side] for words, side in ((old, before), (new, after)))
    followers, now = after_each
    return followers == now


def _follower(words: Sequence[Word], item: Item) -> str:
    end = item.at[-1] + 1
    return "" if end >= len(words) or words[end].kind == "number" else words[end].key.casefold()


def steady(left: Sequence[Item], right: Sequence[Item], to_new: dict[int, int]) -> dict[int, tuple[Item, Item]]:
    """Numbers and dates of one word that stayed, by their place in the old wording."""
    olds, news = (
        {one.at[0]: one for one in side if one.kind in COUNTED and len(one.at) == 1} for side in (left, right)
    )
    return {i: (one, news[to_new[i]]) for i, one in olds.items() if to_new.get(i) in news}
