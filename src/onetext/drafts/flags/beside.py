"""Small words that matter by what stands beside them: `by 1 May` and `from 1 May`, `3 to 5` and `3 and 5`, `and/or`.

And capitals: where one name took another's place, that is told even if nobody said that it is a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from onetext.drafts.differences import Word
from onetext.drafts.flags.items import Item, singular
from onetext.drafts.listed import OR_WORDS, listed

__all__ = ["are_names", "beside", "capitals"]

_PREPOSITIONS: Mapping[str, str] = {
    word: sense
    for sense, words in {
        "by": "by bis",
        "until": "until till through bis",
        "from": "from since ab seit depuis desde с від з",
        "before": "before vor avant antes до",
        "after": "after nach après después после після",
        "on": "on at upon am",
        "within": "within in during",
        "for": "for",
        "every": "every each",
    }.items()
    for word in listed(words)
}
"""What a word before a number or a date says of it. A word of two senses has the one named last."""

_RANGE = {
    **dict.fromkeys(listed("to through until - bis à a до"), "to"),
    **dict.fromkeys(listed("and und et y и і та"), "and"),
    **dict.fromkeys(OR_WORDS, "or"),
}
_GERMAN = frozenset(listed("und der dem das eine einer wird sind nicht zur zum vom"))
_DUTIES = frozenset(listed("shall must will should may can"))
_ENDS = frozenset(".!?;:•")
_OPENS = frozenset("\"'([“„«‘")

Pair = tuple[Item, Item]
Span = tuple[int, int]


def beside(
    old: Sequence[Word], new: Sequence[Word], was: Span, now: Span, counted: tuple[set[int], set[int]]
) -> Iterator[Pair]:
    """What one change says otherwise of the numbers and dates that it leaves alone.

    Parameters
    ----------
    was, now
        The words that differ; ends exclusive.
    counted
        On either side the words of numbers and dates.
    """
    (i0, i1), (j0, j1) = was, now
    if i0 == i1 or j0 == j1:
        yield from _either(old, new, was, now)
        return
    before, after = old[i1 - 1].key.casefold(), new[j1 - 1].key.casefold()
    if i1 not in counted[0] or before == after:
        return
    if i1 - i0 == j1 - j0 == 1 and i0 - 1 in counted[0] and j0 - 1 in counted[1]:
        if before in _RANGE and after in _RANGE and _RANGE[before] != _RANGE[after]:
            yield _between(old, i0), _between(new, j0)
        return
    senses = _PREPOSITIONS.get(before), _PREPOSITIONS.get(after)
    if all(senses) and senses[0] != senses[1]:
        yield _one(old, i1 - 1), _one(new, j1 - 1)


def _one(words: Sequence[Word], at: int) -> Item:
    return Item("negation", "", (at,), words[at].text)


def _between(words: Sequence[Word], at: int) -> Item:
    said = " ".join(words[place].text for place in (at - 1, at, at + 1))
    return Item("number", "", (at,), said)


def _either(old: Sequence[Word], new: Sequence[Word], was: Span, now: Span) -> Iterator[Pair]:
    """`and/or` against `and` or `or`."""
    if (one := _and_or(old, was)) is not None:
        start, left = one
        yield Item("negation", "", (was[0],), _joined(old, start)), _one(new, now[0] + left)
    elif (one := _and_or(new, now)) is not None:
        start, left = one
        yield _one(old, was[0] + left), Item("negation", "", (now[0],), _joined(new, start))


def _and_or(words: Sequence[Word], span: Span) -> tuple[int, int] | None:
    """Where `and/or` begins of which a span holds all but one word; and that word's place from the other side's gap."""
    start, end = span
    for first, left in ((start - 1, -1), (start, 0)):
        said = [word.key.casefold() for word in words[max(first, 0) : first + 3]]
        if end - start == 2 and said in (["and", "/", "or"], ["or", "/", "and"]):
            return first, left
    return None


def _joined(words: Sequence[Word], start: int) -> str:
    return "".join(word.text for word in words[start : start + 3])


# -- capitals ----------------------------------------------------------------------------------------------------------


def are_names(words: Sequence[Word]) -> bool:
    """Whether a capital within a sentence of this text marks a name: not in German, nor in a title."""
    if any(word.key in _GERMAN for word in words):
        return False
    return any(word.kind == "word" and len(word.key) > 3 and word.key.islower() for word in words)


def capitals(old: Sequence[Word], new: Sequence[Word], was: Span, now: Span, known: Set[str]) -> Iterator[Pair]:
    """`the Council` where `the Commission` stood, as long as capitals mark names.

    Parameters
    ----------
    known
        Words that have a capital within a sentence somewhere: a capital at the beginning of one says nothing.
    """
    (i0, i1), (j0, j1) = was, now
    left = [at for at in range(i0, i1) if _is_name(old, at)]
    right = [at for at in range(j0, j1) if _is_name(new, at)]
    if not left or not right or i1 - i0 != len(left) or j1 - j0 != len(right):
        return
    opens = any(_opens_sentence(words, side[0]) for words, side in ((old, left), (new, right)))
    if opens and known.isdisjoint((old[left[0]].key, new[right[0]].key)) and not (_acts(old, i1) and _acts(new, j1)):
        return
    said = [[singular(words[at].key).casefold() for at in side] for words, side in ((old, left), (new, right))]
    if said[0] == said[1]:
        return
    yield (
        Item("term", "", tuple(left), " ".join(old[at].text for at in left)),
        Item("term", "", tuple(right), " ".join(new[at].text for at in right)),
    )


def _is_name(words: Sequence[Word], at: int) -> bool:
    key = words[at].key
    return words[at].kind == "word" and key[0].isupper() and (len(key) > 3 or (len(key) > 1 and key.isupper()))


def _acts(words: Sequence[Word], end: int) -> bool:
    """Whether a verb of duty follows a single thing without an article: `Norway shall`, but not `Disputes shall`."""
    verb = words[end].key if end < len(words) else ""
    return verb in _DUTIES and not words[end - 1].key.endswith("s")


def _opens_sentence(words: Sequence[Word], at: int) -> bool:
    """Whether a word stands first in a sentence, where every word has a capital."""
    while at and words[at - 1].key in _OPENS:
        at -= 1
    return at == 0 or words[at - 1].key in _ENDS
