r"""Square brackets in a text: what is disputed, between which wordings, and who wants which.

A bracket is text not agreed. `[shall | may]` and `[shall/may]` name alternatives, and so do brackets that follow one
another directly (`[30][60] days`) or with their parties (`[A: 30] [B: 60] days`). `[A, B: …]` says who wants it.
`[date]` is a placeholder. Marks of footnotes (`word[1]`), `[sic]`, `[emphasis added]`, notes, links and left-out words
within a quotation stand in square brackets too, and are none. `\[` is a bracket sign that opens nothing.

The reader goes through the text once and nests by a list of its own, so that a text may nest as deep as it likes.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from onetext.drafts.brackets.kinds import kind_of, slash_parts, strength
from onetext.model import Attributions

__all__ = ["Alternative", "Bracket", "BracketKind", "BracketProblem", "Bracketed", "parse_brackets"]

BracketKind = Literal["disputed", "alternative", "placeholder", "footnote", "editorial"]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One wording within a bracket.

    Attributes
    ----------
    start, end
        Of the wording in the text, without who wants it and without blanks around; code points, end exclusive.
    supporters
        Ids of the parties that want it, or their names as written where no parties were given.
    others
        Names that no party has, as written.
    stance
        `delete` or `reserve` where it is no wording but what its supporters say of the bracket beside it.
    """

    start: int
    end: int
    supporters: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    stance: Literal["", "delete", "reserve"] = ""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of square brackets.

    Attributes
    ----------
    number
        Counted from 1, in the order in which brackets open.
    start, end
        Of the whole, with its brackets; code points, end exclusive.
    parent
        The number of the bracket around it, or 0.
    alternatives
        Its wordings in order; one where it names no alternative, none for a footnote mark or a remark.
    stack
        The number of the first of the brackets that are alternatives of one another, or 0 where it stands alone.
    """

    number: int
    start: int
    end: int
    kind: BracketKind
    parent: int = 0
    alternatives: tuple[Alternative, ...] = ()
    stack: int = 0


@dataclass(frozen=True, slots=True)
class BracketProblem:
    """A bracket sign without its partner, or one of another kind that was read as text; and where it stands."""

    kind: Literal["unclosed", "unopened", "lookalike"]
    offset: int
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracketed:
    """A text with its brackets, in the order in which they open, and what is wrong with them."""

    text: str
    brackets: tuple[Bracket, ...] = ()
    problems: tuple[BracketProblem, ...] = ()

    def wording(self, alternative: Alternative) -> str:
        """What an alternative says, with the brackets in it."""
        return self.text[alternative.start : alternative.end]

    def strengths(self, bracket: Bracket) -> tuple[Literal["strong", "weak", ""], ...]:
        """How strong the verb of each alternative is: `strong` (shall), `weak` (should, may), or "" for others."""
        return tuple(strength(self.wording(alternative)) for alternative in bracket.alternatives)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, counted from 1."""
        line = self.text.count("\n", 0, offset) + 1
        return line, offset - self.text.rfind("\n", 0, offset)

    def rendered(self) -> str:
        """The text, put together from the brackets and what stands between them."""
        return "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        at, ends = 0, list[int]()
        for bracket in self.brackets:
            while ends and ends[-1] <= bracket.start:
                yield from (self.text[at : ends[-1] - 1], "]")
                at = ends.pop()
            yield from (self.text[at : bracket.start], "[")
            at = bracket.start + 1
            ends.append(bracket.end)
        while ends:
            yield from (self.text[at : ends[-1] - 1], "]")
            at = ends.pop()
        yield self.text[at:]


_SIGNS = re.compile(r"[\[\]|［］⟦⟧【】〚〛]")
MANY = 10_000
"""Brackets of a text from which a third of the time would go into looking for garbage."""
_NO_WORDING = frozenset({"footnote", "editorial"})
_LOOKALIKES = frozenset("［］⟦⟧【】〚〛")


def parse_brackets(text: str, parties: Mapping[str, Sequence[str]] | None = None) -> Bracketed:
    """Read the square brackets of a text.

    Parameters
    ----------
    parties
        Id -> the names of a party. Names at the head of a bracket then become ids; without them any capitalised name
        counts as one, as written.

    Notes
    -----
    `[a/b]` names alternatives where each part has at most three words and the whole is no fraction, date, address,
    unit, document symbol or `and/or`. Two brackets are alternatives of one another when nothing stands between them,
    or blanks alone and both say who wants them. Names before a colon count where each is a party's or begins with a
    capital letter and is no word such as Note.
    """
    pairs = _pairs(text)
    names = Attributions(parties or {})
    with _collector_waiting(len(pairs.starts) >= MANY):
        brackets = _stacks(text, _brackets(text, pairs, names))
    return Bracketed(text=text, brackets=brackets, problems=pairs.problems())


@contextmanager
def _collector_waiting(wanted: bool) -> Iterator[None]:
    """Keep the collector of cyclic garbage from looking, again and again, at objects of which none is garbage."""
    waiting = wanted and gc.isenabled()
    if waiting:
        gc.disable()
    try:
        yield
    finally:
        if waiting:
            gc.enable()


class _Pairs:
    """The signs of a text: where brackets open, where they close (0: never), and what stands between.

    Lists of plain numbers: a text of 100,000 brackets makes no object for any of them here.
    """

    __slots__ = ("bars", "ends", "lookalikes", "nested", "starts", "unopened")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.nested: list[bool] = []
        self.bars: dict[int, list[int]] = {}
        self.unopened: list[int] = []
        self.lookalikes: list[tuple[int, str]] = []

    def problems(self) -> tuple[BracketProblem, ...]:
        """Every sign without a partner or of another kind, in the order of the text."""
        found = [BracketProblem("unopened", at, "]") for at in self.unopened]
        found += [BracketProblem("lookalike", at, sign) for at, sign in self.lookalikes]
        found += [
            BracketProblem("unclosed", start, "[") for start, end in zip(self.starts, self.ends, strict=True) if not end
        ]
        return tuple(sorted(found, key=lambda problem: problem.offset))


def _pairs(text: str) -> _Pairs:
    """All signs of a text, each bracket joined with its partner."""
    pairs = _Pairs()
    starts, ends, nested = pairs.starts, pairs.ends, pairs.nested
    opened: list[int] = []
    escapes = "\\" in text
    for match in _SIGNS.finditer(text):
        at = match.start()
        sign = text[at]
        if escapes and sign in "[]|" and at and text[at - 1] == "\\":
            continue
        if sign == "[":
            if opened:
                nested[opened[-1]] = True
            opened.append(len(starts))
            starts.append(at)
            ends.append(0)
            nested.append(False)
        elif sign == "]":
            if opened:
                ends[opened.pop()] = at + 1
            else:
                pairs.unopened.append(at)
        elif sign == "|":
            if opened:
                pairs.bars.setdefault(opened[-1], []).append(at)
        elif sign in _LOOKALIKES:
            pairs.lookalikes.append((at, sign))
    return pairs


def _brackets(text: str, pairs: _Pairs, names: Attributions) -> list[Bracket]:
    found: list[Bracket] = []
    around: list[Bracket] = []
    before: Bracket | None = None
    wordings = _Wordings(text, names)
    for index, (start, end, nested) in enumerate(zip(pairs.starts, pairs.ends, pairs.nested, strict=True)):
        if not end:
            continue
        while around and around[-1].end <= start:
            around.pop()
        bars = pairs.bars.get(index)
        alternatives: tuple[Alternative, ...] = ()
        if bars is not None:
            kind: BracketKind = "alternative"
            alternatives = wordings.between(start, end, bars)
        else:
            kind = "disputed" if nested else kind_of(text, start, end, before)
            if kind not in _NO_WORDING:
                alternatives = wordings.of(start, end, whole=nested or kind == "placeholder")
                if len(alternatives) > 1:
                    kind = "alternative"
        before = Bracket(len(found) + 1, start, end, kind, around[-1].number if around else 0, alternatives)
        found.append(before)
        if nested:
            around.append(before)
    return found


class _Wordings:
    """Reads the wordings of brackets, each with who wants it."""

    __slots__ = ("names", "reserving", "text")

    def __init__(self, text: str, names: Attributions) -> None:
        self.text, self.names = text, names
        self.reserving = names.may_reserve(text)

    def between(self, start: int, end: int, bars: Sequence[int]) -> tuple[Alternative, ...]:
        """Those that bars part."""
        found, at = [], start + 1
        for bar in bars:
            found.append(self.one(at, bar))
            at = bar + 1
        found.append(self.one(at, end - 1))
        return tuple(found)

    def of(self, start: int, end: int, *, whole: bool) -> tuple[Alternative, ...]:
        """Those that slashes part, or the only one: what is whole has no parts."""
        only = self.one(start + 1, end - 1)
        if whole or self.text.find("/", only.start, only.end) < 0:
            return (only,)
        parts = slash_parts(self.text, only.start, only.end)
        if parts:
            return tuple([Alternative(first, last, only.supporters, only.others) for first, last in parts])
        return (only,)

    def one(self, start: int, end: int) -> Alternative:
        """A single one, without blanks around it."""
        text, head = self.text, None
        if self.reserving or text.find(":", start, end) >= 0:
            head = self.names.read(text, start, end)
            if head is not None:
                start = head.end
        first, last = start, end
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if head is None:
            return Alternative(first, last)
        stance = head.stance or self.names.stance(text, first, last)
        return Alternative(first, last, head.known, head.unknown, stance)


def _stacks(text: str, brackets: list[Bracket]) -> tuple[Bracket, ...]:
    """The same brackets, with those joined that are alternatives of one another."""
    last: dict[int, int] = {}  # number of the bracket around -> index of the last one in it
    for index, bracket in enumerate(brackets):
        before = last.get(bracket.parent)
        last[bracket.parent] = index
        if before is not None and _rivals(text, brackets[before], bracket):
            stack = brackets[before].stack or brackets[before].number
            brackets[before] = _stacked(brackets[before], stack)
            brackets[index] = _stacked(bracket, stack)
    return tuple(brackets)


def _rivals(text: str, before: Bracket, after: Bracket) -> bool:
    if before.kind in _NO_WORDING or after.kind in _NO_WORDING:
        return False
    if after.start == before.end:
        return True
    return (
        after.start - before.end <= 8
        and text[before.end : after.start].strip(" \t\u00a0") == ""
        and all(
            any(alternative.supporters or alternative.others for alternative in each.alternatives)
            for each in (before, after)
        )
    )


def _stacked(bracket: Bracket, stack: int) -> Bracket:
    kind: BracketKind = bracket.kind if bracket.kind == "placeholder" else "alternative"
    return Bracket(bracket.number, bracket.start, bracket.end, kind, bracket.parent, bracket.alternatives, stack)
