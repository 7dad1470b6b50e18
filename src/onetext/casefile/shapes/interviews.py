"""An answers file: `interviews/PARTY-EXPERT.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, get_args

from immutabledict import immutabledict
from pydantic import PlainValidator, WithJsonSchema

from onetext.casefile.fields import DayField, Id, IdMap, Items, RangeField, Texts, fault_error, to_id, to_range
from onetext.casefile.shapes.base import Maybe, Shape
from onetext.casefile.values import Number, kind_of
from onetext.model import EvidenceClass, Range, TradeReply

__all__ = ["AnswersShape", "InterviewShape", "TradeShape"]

_CLASSES = get_args(EvidenceClass)
_REPLIES = get_args(TradeReply)


def _firmness(value: object) -> EvidenceClass | Range:
    """A class of evidence, or a range in [0, 1]."""
    if isinstance(value, str):
        for name in _CLASSES:
            if value == name:
                known: EvidenceClass = name
                return known
        if not value[:1].isdigit():
            hint = f"write one of {', '.join(_CLASSES)}, or a range such as [0.4, 0.7]"
            raise fault_error("E106", f'"{value}" is no class of evidence', hint)
    found = to_range(value)
    if found.low < 0 or found.high > 1:
        raise fault_error("E112", f"firmness is between 0 and 1, found {found}")
    return found


def _swing(value: object) -> Range:
    """A swing beside the largest one, which is 100."""
    found = to_range(value)
    if found.low < 0 or found.high > 100:
        raise fault_error("E112", f"a swing is between 0 and 100, found {found}", "the swing of first is 100")
    return found


def _reply(value: object) -> TradeReply:
    """`yes`, `no` or `same`."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    for name in _REPLIES:
        if value == name:
            known: TradeReply = name
            return known
    raise fault_error("E106", f"expected yes, no or same, found {kind_of(value)}", "write yes, no or same")


def _move(value: object) -> tuple[str, str]:
    """From one option to another."""
    if not isinstance(value, list) or len(value) != 2:
        raise fault_error("E105", f"expected two options, found {kind_of(value)}", "write [from, to]")
    return to_id(value[0]), to_id(value[1])


def _three(value: object) -> tuple[str, str, str]:
    """Options at worst, in the middle and at best; a single one stands for all three."""
    if isinstance(value, str | Number):
        only = to_id(value)
        return only, only, only
    if not isinstance(value, list) or len(value) != 3:
        raise fault_error("E105", f"expected three options, found {kind_of(value)}", "write [worst, middle, best]")
    return to_id(value[0]), to_id(value[1]), to_id(value[2])


if TYPE_CHECKING:
    Firmness: TypeAlias = EvidenceClass | Range
    SwingField: TypeAlias = Range
    Reply: TypeAlias = TradeReply
    Move: TypeAlias = tuple[str, str]
    Three: TypeAlias = tuple[str, str, str]
else:
    _ANY = WithJsonSchema({})
    Firmness = Annotated[Any, PlainValidator(_firmness), _ANY]
    SwingField = Annotated[RangeField, PlainValidator(_swing), _ANY]
    Reply = Annotated[Any, PlainValidator(_reply), _ANY]
    Move = Annotated[Any, PlainValidator(_move), _ANY]
    Three = Annotated[Any, PlainValidator(_three), _ANY]


class TradeShape(Shape):
    """Something given for something had: `gives: {issue: [from, to]}`."""

    gives: IdMap[Move]
    gets: IdMap[Move]
    answer: Maybe[Reply] = None


class AnswersShape(Shape):
    """The answers; what is left out is open."""

    first: Maybe[Id] = None
    relative: IdMap[SwingField] = immutabledict()
    trades: Items[TradeShape] = ()
    signs: Maybe[Id] = None
    refuses: Maybe[Id] = None
    without_deal: IdMap[Three] = immutabledict()
    firmness: IdMap[Firmness] = immutabledict()
    skipped: Texts = ()


class InterviewShape(Shape):
    """One expert about one party."""

    party: Maybe[Id] = None
    expert: Maybe[Id] = None
    date: Maybe[DayField] = None
    answers: AnswersShape
