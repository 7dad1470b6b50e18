"""One reply, as somebody types it, into the answers of an interview."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

from immutabledict import immutabledict

from onetext.errors import UnknownId, UsageError
from onetext.model import EvidenceClass, Interview, Range, Trade, TradeReply
from onetext.model.results import InterviewQuestion
from onetext.preferences import FIRMNESS

__all__ = ["replied"]

_SHORT: Mapping[str, TradeReply] = {"y": "yes", "yes": "yes", "n": "no", "no": "no", "s": "same", "same": "same"}
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+", re.ASCII)
_SPAN = re.compile(rf"\[?\s*(?:{_NUMBER.pattern})(?:(?:\s*(?:[-–,]|to)\s*|\s+)(?:{_NUMBER.pattern})){{0,2}}\s*\]?")
_APART = re.compile(r"[\s,;]+")

V = TypeVar("V")


def replied(interview: Interview, question: InterviewQuestion, text: str) -> Interview:
    """The interview with a reply; an empty one skips the question.

    Choices may be given by their id or by their number in the list, counted from 1.

    Raises
    ------
    UsageError
        When the reply cannot be meant; the message says what to write.
    """
    given = text.strip()
    kept = interview if question.kind != "trade" else _with_trade(interview, question, None)
    if not given:
        return replace(kept, skipped=tuple(dict.fromkeys((*kept.skipped, question.id))))
    kept = replace(kept, skipped=tuple(name for name in kept.skipped if name != question.id))
    key = question.id.partition(".")[2]
    match question.kind:
        case "first":
            issue = _chosen(question, given)
            return replace(kept, first=issue, relative=_without(kept.relative, issue))
        case "relative":
            return replace(kept, relative=_with(kept.relative, key, _range(question, given)))
        case "trade":
            return _with_trade(kept, question, _yes_or_no(given))
        case "signs":
            return replace(kept, signs=_other_than(_chosen(question, given), kept.refuses))
        case "refuses":
            return replace(kept, refuses=_other_than(_chosen(question, given), kept.signs))
        case "without_deal":
            return replace(kept, without_deal=_with(kept.without_deal, key, _three(question, given)))
        case "firmness":
            return replace(kept, firmness=_with(kept.firmness, key, _firmness(question, given)))


def _with(items: Mapping[str, V], key: str, value: V) -> immutabledict[str, V]:
    return immutabledict({**items, key: value})


def _without(items: Mapping[str, V], key: str) -> immutabledict[str, V]:
    return immutabledict({name: value for name, value in items.items() if name != key})


def _with_trade(interview: Interview, question: InterviewQuestion, reply: TradeReply | None) -> Interview:
    assert question.gives is not None
    assert question.gets is not None
    trade = Trade(gives=question.gives, gets=question.gets, reply=reply)
    place = int(question.id.partition(".")[2]) - 1
    trades = list(interview.trades)
    trades[place : place + 1] = [trade]
    return replace(interview, trades=tuple(trades))


def _yes_or_no(given: str) -> TradeReply:
    found = _SHORT.get(given.casefold())
    if found is None:
        raise UsageError(f'"{given}" is no answer to a trade; write yes, no or same')
    return found


def _chosen(question: InterviewQuestion, given: str) -> str:
    if given.isdecimal() and 1 <= int(given) <= len(question.choices) and given not in question.choices:
        return question.choices[int(given) - 1]
    if given not in question.choices:
        kind = {"first": "issue", "signs": "draft", "refuses": "draft", "without_deal": "option"}
        raise UnknownId(kind.get(question.kind, "answer"), given, question.choices)
    return given


def _other_than(draft: str, other: str) -> str:
    if draft == other:
        raise UsageError(f'"{draft}" cannot be both signed and refused; name another draft, or press Enter to skip')
    return draft


def _three(question: InterviewQuestion, given: str) -> tuple[str, str, str]:
    found = [_chosen(question, item) for item in _APART.split(given) if item]
    if len(found) == 1:
        found *= 3
    if len(found) != 3:
        raise UsageError(f"{len(found)} options were given; write one, or three: badly, in the middle, well")
    return found[0], found[1], found[2]


def _firmness(question: InterviewQuestion, given: str) -> EvidenceClass | Range:
    for name in FIRMNESS:
        if given == name:
            return name
    if not given[:1].isdigit() and not given.startswith("."):
        raise UnknownId("class of evidence", given, question.choices)
    return _range(question, given)


def _range(question: InterviewQuestion, given: str) -> Range:
    numbers = [Fraction(item) for item in _NUMBER.findall(given)]
    if not _SPAN.fullmatch(given):
        raise UsageError(f'"{given}" is no number or range; write 70, or 60-80')
    low, high = numbers[0], numbers[-1]
    if not _listed_upwards(numbers):
        raise UsageError(f"{given} runs backwards; write the smaller number first")
    assert question.low is not None
    assert question.high is not None
    if low < Fraction(question.low) or high > Fraction(question.high):
        raise UsageError(f"{given} lies outside {question.low:g} to {question.high:g}")
    return Range(low, high, numbers[1] if len(numbers) == 3 else None)


def _listed_upwards(numbers: Sequence[Fraction]) -> bool:
    return all(one <= other for one, other in pairwise(numbers))
