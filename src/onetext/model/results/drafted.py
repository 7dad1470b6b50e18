"""A draft's text with its brackets (command: `show --draft`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onetext.model.results.common import Result

__all__ = ["BracketRow", "BracketSign", "BracketWording", "DraftTextResult", "DraftedPoint"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BracketWording:
    """One wording within a bracket, and who wants it.

    Attributes
    ----------
    number
        Counted from 1 within the bracket.
    wanted_by, others
        Parties of the case; names that no party has, as written.
    stance
        `delete` or `reserve` where it is no wording, but what somebody says of the bracket beside it.
    strength
        `strong` (shall) or `weak` (should, may) where it is a modal verb.
    """

    number: int
    text: str
    wanted_by: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    stance: Literal["", "delete", "reserve"] = ""
    strength: Literal["", "strong", "weak"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BracketRow:
    """A bracket of a draft: words in dispute or a placeholder; marks of footnotes and remarks are none.

    Attributes
    ----------
    number
        Counted from 1 through the whole draft.
    start, end
        Where it stands in the text of its point, with its brackets: code points, end exclusive.
    inside, stack
        The number of the bracket around it, and of the first of those that are alternatives of one another, or null.
    wants, opposes
        Parties of the case. A party opposes a bracket when it wants a rival of it, or says so beside it.
    """

    number: int
    point: str
    kind: Literal["disputed", "alternative", "placeholder"]
    text: str
    start: int
    end: int
    inside: int | None
    stack: int | None
    wordings: tuple[BracketWording, ...]
    wants: tuple[str, ...]
    opposes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BracketSign:
    """A bracket sign without its partner, or one of another kind than square, in the text of a point."""

    point: str
    at: int
    sign: str
    what: Literal["unclosed", "unopened", "lookalike"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedPoint:
    """A point of a draft, as it stands and under the choice that was asked for (null without one).

    `printed` is its label as the text prints it, where that is another one.
    """

    label: str
    printed: str
    parent: str
    text: str
    clean: str | None
    brackets: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTextResult(Result):
    """The points of a draft and its brackets: who wants which wording, and the text under a choice.

    Attributes
    ----------
    wanted_by
        The party as whose wishes the clean text has it, or null.
    chosen
        Number of a bracket -> what was chosen for it.
    counts
        Brackets by kind; `open` counts those of the first three kinds, `unbalanced` signs without a partner.
    options
        Points that are options of one another.
    """

    draft: str
    title: str
    wanted_by: str | None
    chosen: Mapping[str, str]
    points: tuple[DraftedPoint, ...]
    brackets: tuple[BracketRow, ...]
    counts: Mapping[str, int]
    signs: tuple[BracketSign, ...]
    options: tuple[tuple[str, ...], ...]

    def rows(self) -> Iterable[Mapping[str, object]]:
        """One row per bracket."""
        for bracket in self.brackets:
            yield {
                "bracket": bracket.number,
                "point": bracket.point,
                "kind": bracket.kind,
                "text": bracket.text,
                "wants": ", ".join(bracket.wants),
                "opposes": ", ".join(bracket.opposes),
            }
