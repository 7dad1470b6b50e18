"""A draft's text with its brackets, and the clean text under a choice (`show --draft`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal

from onetext.api.comparing.points import texts_of
from onetext.api.looking import known_draft, looked_at
from onetext.drafts import (
    Bracket,
    Bracketed,
    BracketKind,
    Choice,
    bracket_counts,
    clean_text,
    option_groups,
    parse_brackets,
    wanted_by,
)
from onetext.errors import UnknownId, UsageError
from onetext.model import Case, Point
from onetext.model.results import BracketRow, BracketSign, BracketWording, DraftedPoint, DraftTextResult

__all__ = ["show_draft"]


def show_draft(
    case: Case,
    draft: str,
    *,
    wanted: str | None = None,
    choose: Mapping[int, str] | None = None,
    as_of: dt.date | None = None,
    audience: str = "mediator",
) -> DraftTextResult:
    """The points of a draft and its brackets, counted through the whole draft.

    Parameters
    ----------
    wanted
        A party: the clean text is then the one it wants.
    choose
        Number of a bracket -> `in`, `out`, the number of one of its wordings, or a text to put in its place. The clean
        text then has these, and the other brackets as they are.

    Raises
    ------
    UnknownId
        For an unknown draft or party.
    UsageError
        For a draft without points, a bracket that there is not, or both a party and choices.
    """
    seen, envelope = looked_at(case, command="show", as_of=as_of, audience=audience)
    found = known_draft(case, seen, draft)
    names = {party.id: (party.name, party.short, *party.aliases) for party in seen.parties}
    if wanted is not None and wanted not in names:
        raise UnknownId("party", wanted, (party.id for party in seen.parties_by_name))
    if wanted is not None and choose:
        raise UsageError("give either a party or choices, not both (--wanted-by, --choose)")
    if not found.points:
        raise UsageError(f'draft "{draft}" has no points: the case knows only what is said of it')
    texts = [parse_brackets(point.text, names) for point in found.points]
    numbers = _numbers(texts)
    chosen = _chosen(texts, numbers, choose or {})
    points = []
    for point, text, own, said in zip(found.points, texts, numbers, chosen, strict=True):
        clean = clean_text(text, wanted if wanted is not None else said) if wanted or choose else None
        points.append(_point(point, tuple(own.values()), clean))
    plain = texts_of(found)
    return DraftTextResult(
        envelope=envelope,
        draft=found.id,
        title=found.title,
        wanted_by=wanted,
        chosen={str(number): text for number, text in sorted((choose or {}).items())},
        points=tuple(points),
        brackets=tuple(
            row
            for point, text, own in zip(found.points, texts, numbers, strict=True)
            for row in _rows(point.label, text, own)
        ),
        counts=bracket_counts(plain, names),
        signs=tuple(
            BracketSign(point=point.label, at=problem.offset, sign=problem.sign, what=problem.kind)
            for point, text in zip(found.points, texts, strict=True)
            for problem in text.problems
        ),
        options=option_groups(plain),
    )


def _numbers(texts: Sequence[Bracketed]) -> list[dict[int, int]]:
    """For each text its brackets, without marks and remarks: number in the text -> number in the draft."""
    count, found = 0, []
    for text in texts:
        own = [bracket.number for bracket in text.brackets if bracket.alternatives]
        found.append(dict(zip(own, range(count + 1, count + len(own) + 1), strict=True)))
        count += len(own)
    return found


def _chosen(
    texts: Sequence[Bracketed], numbers: Sequence[Mapping[int, int]], choose: Mapping[int, str]
) -> list[dict[int, Choice]]:
    """The choices of each text, by the numbers that its brackets have there."""
    places = {number: (index, own) for index, each in enumerate(numbers) for own, number in each.items()}
    chosen: list[dict[int, Choice]] = [{} for _text in texts]
    for number, said in choose.items():
        if number not in places:
            there = f"they are numbered from 1 to {len(places)}" if places else "the draft has none"
            raise UsageError(f"there is no bracket {number}; {there}")
        index, own = places[number]
        chosen[index][own] = _choice(texts[index].brackets[own - 1], number, said)
    return chosen


def _choice(bracket: Bracket, number: int, said: str) -> Choice:
    """What was said as a choice; faults are told with the number that the bracket has in the draft."""
    count = len(bracket.alternatives)
    if count > 1 and said == "in":
        raise UsageError(f"bracket {number} has {count} wordings; choose one of them by its number, 1 to {count}")
    if count > 1 and said.isdecimal():
        if not 1 <= int(said) <= count:
            raise UsageError(f"bracket {number} has no wording {said}; it has {count}")
        return int(said)
    return said


def _point(point: Point, numbers: tuple[int, ...], clean: str | None) -> DraftedPoint:
    return DraftedPoint(
        label=point.label, printed=point.printed, parent=point.parent, text=point.text, clean=clean, brackets=numbers
    )


_Open = Literal["disputed", "alternative", "placeholder"]
_OPEN: dict[BracketKind, _Open] = {
    "disputed": "disputed",
    "alternative": "alternative",
    "placeholder": "placeholder",
}
"""Kinds of brackets that leave the text open; the others are marks and remarks, which have no wordings."""


def _rows(label: str, text: Bracketed, numbers: Mapping[int, int]) -> list[BracketRow]:
    """The brackets of a point, with their numbers in the draft."""
    parties = {party for bracket in text.brackets for each in bracket.alternatives for party in each.supporters}
    says = {party: wanted_by(text, party) for party in sorted(parties)}
    wants: dict[int, list[str]] = {bracket.number: [] for bracket in text.brackets}
    opposes: dict[int, list[str]] = {bracket.number: [] for bracket in text.brackets}
    for party, wanted in says.items():
        for number in wanted.wants:
            wants[number].append(party)
        for number in wanted.opposes:
            opposes[number].append(party)
    return [
        BracketRow(
            number=numbers[bracket.number],
            point=label,
            kind=_OPEN[bracket.kind],
            text=text.text[bracket.start : bracket.end],
            start=bracket.start,
            end=bracket.end,
            inside=numbers[bracket.parent] if bracket.parent else None,
            stack=numbers[bracket.stack] if bracket.stack else None,
            wordings=_wordings(text, bracket),
            wants=tuple(wants[bracket.number]),
            opposes=tuple(opposes[bracket.number]),
        )
        for bracket in text.brackets
        if bracket.number in numbers
    ]


def _wordings(text: Bracketed, bracket: Bracket) -> tuple[BracketWording, ...]:
    return tuple(
        BracketWording(
            number=number,
            text=text.wording(wording),
            wanted_by=wording.supporters,
            others=wording.others,
            stance=wording.stance,
            strength=strength,
        )
        for number, (wording, strength) in enumerate(
            zip(bracket.alternatives, text.strengths(bracket), strict=True), start=1
        )
    )
