"""Numbers and dates that changed places: all are still there, and yet the text says something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onetext.drafts.differences import Word
from onetext.drafts.flags.items import Item

__all__ = ["COUNTED", "are_swapped", "rescoped", "steady"]

COUNTED = ("number", "date")
Span = tuple[int, int]


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


def rescoped(
    negations: Sequence[Item],
    old: Sequence[Word],
    new: Sequence[Word],
    gaps: tuple[Span, Span],
    later: tuple[Span, Span],
) -> tuple[Item, Item] | None:
    """`not pay and act` and `pay and not act`: the denial stayed, and words passed over it from one side to the other.

    Parameters
    ----------
    negations
        Of the old wording.
    gaps, later
        Two changes after each other: in each the words of the old wording that differ, and of the new one.
    """
    (i0, i1), (j0, j1) = gaps
    (k0, k1), (m0, m1) = later
    put, struck = (new[j0:j1], old[k0:k1]) if i0 == i1 and m0 == m1 else (new[m0:m1], old[i0:i1])
    if not put or (i1 - i0 and j1 - j0) or (k1 - k0 and m1 - m0):
        return None
    if [word.key for word in put] != [word.key for word in struck]:
        return None
    denial = next((one for one in negations if i1 <= one.at[0] and one.at[-1] < k0), None)
    if denial is None:
        return None
    start, end = denial.at[0], denial.at[-1] + 1
    shift = j1 - i1
    told = [_followed(words, at, denial.text) for words, at in ((old, end), (new, end + shift))]
    before, after = (Item("negation", "", (at,), text) for at, text in zip((start, start + shift), told, strict=True))
    return (before, after) if told[0] != told[1] else None


def _followed(words: Sequence[Word], end: int, said: str) -> str:
    return f"{said} {words[end].text}" if end < len(words) and words[end].kind == "word" else said
