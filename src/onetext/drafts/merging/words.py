"""Three-way merge of one text: what each of two drafts made of their base, word by word.

After Khanna, Kunal and Pierce, "A formal investigation of diff3" (FSTTCS 2007), with tokens for lines: both drafts are
matched with the base, and where both changed the same tokens, and differently, there is a conflict. A number with its
unit is one token here, so that "30 days" made "60 days" by one and "30 months" by the other never becomes "60 months".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onetext.drafts.differences import Change, Word, compared
from onetext.drafts.flags import Names, items_of
from onetext.drafts.tokenising import Token, lexed

__all__ = ["MergePiece", "are_adjoining", "merge"]


_NO_NAMES = Names()
_SENTENCE_END = re.compile(r"(?:(?<![A-Z])\.|[!?])[\"”’»)\]]*(?=\s+[^\sa-z\d]|\s*$)|[。！？\n]")
"""`Art. 5` and `U.S. troops` end no sentence: to ask for one look too many is better than one too few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePiece:
    """A stretch: what neither changed, one changed, both changed alike, or both and differently.

    All `base` joined are the base, all `a` and all `b` the two drafts.
    """

    by: Literal["none", "a", "b", "both", "conflict"]
    base: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Tokens of the base from `start` to `end`, and the tokens that one draft has instead."""

    side: int
    start: int
    end: int
    put: tuple[str, ...]


def merge(base: str, a: str, b: str) -> tuple[MergePiece, ...]:
    """Merge two wordings that grew from one.

    Only tokens that both changed, and differently, conflict: changes side by side do not, nor do equal ones, nor do two
    deletions that overlap. What both put in at one place, differently, conflicts. Numbers with their units, and dates,
    are never cut.

    Returns
    -------
    tuple of MergePiece
        In the order of the base. `merge(base, b, a)` is the same with the sides exchanged.
    """
    common = _whole(base)
    texts = [token.text for token in common]
    hunks = [
        _Hunk(side, change.i0, change.i1, put)
        for side, text in enumerate((a, b))
        for change, put in _changes(common, text)
    ]
    out: list[MergePiece] = []
    at = 0
    for group in _overlapping(hunks):
        start, end = group[0].start, max(hunk.end for hunk in group)
        if at < start:
            kept = "".join(texts[at:start])
            out.append(MergePiece(by="none", base=kept, a=kept, b=kept))
        out += _settled(texts, start, end, group)
        at = end
    if at < len(texts):
        kept = "".join(texts[at:])
        out.append(MergePiece(by="none", base=kept, a=kept, b=kept))
    return tuple(out)


def are_adjoining(pieces: Sequence[MergePiece]) -> bool:
    """Whether both drafts changed one sentence without a conflict: merged it says what neither of them wrote.

    One put `not` in, and the other made `shall` to `may`: each word was changed by one alone, and yet a person must
    read the sentence.
    """
    sides: set[str] = set()
    for piece in pieces:
        put = piece.b if piece.by == "b" else piece.a
        if piece.by in ("a", "b") and piece.base.split() != put.split():
            sides.add(piece.by)
            if len(sides) == 2:
                return True
        kept = piece.base if piece.by == "none" else piece.base.rstrip()[-1:]
        if _SENTENCE_END.search(kept):
            sides.clear()
    return False


def _whole(text: str) -> tuple[Token, ...]:
    """Tokens, those of a number with its unit or currency made one."""
    found = lexed(text)
    words = tuple(Word(at, kind, said, said) for at, (kind, said) in enumerate(found) if kind != "blank")
    out: list[Token] = []
    at = 0
    for item in items_of(words, _NO_NAMES):
        if item.kind != "number" or len(item.at) == 1:
            continue
        start, end = words[item.at[0]].at, words[item.at[-1]].at + 1
        out += [*found[at:start], Token("number", "".join(token.text for token in found[start:end]))]
        at = end
    return (*out, *found[at:])


def _changes(base: tuple[Token, ...], text: str) -> Iterator[tuple[Change, tuple[str, ...]]]:
    other = _whole(text)
    for change in compared(base, other, tidy=False).changes:
        yield change, tuple(token.text for token in other[change.j0 : change.j1])


# -- overlaps ----------------------------------------------------------------------------------------------------------


def _overlapping(hunks: Sequence[_Hunk]) -> Iterator[list[_Hunk]]:
    """Groups of hunks that touch the same tokens or put something in at the same place, in the order of the base."""
    group: list[_Hunk] = []
    for hunk in sorted(hunks, key=lambda one: (one.start, one.end, one.side)):
        if group and not any(_meet(one, hunk) for one in group):
            yield group
            group = []
        group.append(hunk)
    if group:
        yield group


def _meet(one: _Hunk, other: _Hunk) -> bool:
    if one.start == one.end == other.start == other.end:
        return True
    return max(one.start, other.start) < min(one.end, other.end) or _inside(one, other) or _inside(other, one)


def _inside(one: _Hunk, other: _Hunk) -> bool:
    return one.start == one.end and other.start < one.start < other.end


def _settled(texts: Sequence[str], start: int, end: int, group: Sequence[_Hunk]) -> Iterator[MergePiece]:
    """The pieces of one group of hunks."""
    base = "".join(texts[start:end])
    sides = {hunk.side for hunk in group}
    if len(sides) == 1:
        put = "".join(_put(texts, start, end, group, sides.pop()))
        side = group[0].side
        yield MergePiece(by="b" if side else "a", base=base, a=base if side else put, b=put if side else base)
        return
    put_a, put_b = (_put(texts, start, end, group, side) for side in (0, 1))
    if put_a == put_b:
        yield MergePiece(by="both", base=base, a="".join(put_a), b="".join(put_b))
    elif not any(hunk.put for hunk in group):
        yield from _deleted(texts, start, end, group)
    else:
        yield from _conflict(base, put_a, put_b, emptied=start == end)


def _put(texts: Sequence[str], start: int, end: int, group: Sequence[_Hunk], side: int) -> list[str]:
    """What one draft has for a stretch of the base."""
    out: list[str] = []
    at = start
    for hunk in group:
        if hunk.side == side:
            out += [*texts[at : hunk.start], *hunk.put]
            at = hunk.end
    return [*out, *texts[at:end]]


def _deleted(texts: Sequence[str], start: int, end: int, group: Sequence[_Hunk]) -> Iterator[MergePiece]:
    """Deletions that overlap are no contradiction: each token is gone by one or by both."""
    for at in range(start, end):
        gone = {hunk.side for hunk in group if hunk.start <= at < hunk.end}
        a, b = ("" if side in gone else texts[at] for side in (0, 1))
        yield MergePiece(by="both" if len(gone) == 2 else "b" if 1 in gone else "a", base=texts[at], a=a, b=b)


def _conflict(base: str, a: list[str], b: list[str], *, emptied: bool) -> Iterator[MergePiece]:
    """A conflict, less what both put in alike at its beginning and end.

    `emptied`: nothing of the base is at stake, so that equal ends may be taken off without losing what they replaced.
    """
    head = tail = 0
    if emptied:
        least = min(len(a), len(b))
        head = next((at for at in range(least) if a[at] != b[at]), least)
        tail = next((at for at in range(least - head) if a[-1 - at] != b[-1 - at]), least - head)
    middle_a, middle_b = a[head : len(a) - tail], b[head : len(b) - tail]
    if head:
        yield MergePiece(by="both", base="", a="".join(a[:head]), b="".join(a[:head]))
    if middle_a or middle_b:
        yield MergePiece(by="conflict", base=base, a="".join(middle_a), b="".join(middle_b))
    if tail:
        yield MergePiece(by="both", base="", a="".join(a[-tail:]), b="".join(a[-tail:]))
