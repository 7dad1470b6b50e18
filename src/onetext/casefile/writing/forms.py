"""Single values in the words of the file format, and what all items share; what stands by default is left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

from onetext.casefile.values import Number, Value
from onetext.model import (
    Audience,
    Date,
    Item,
    Judged,
    Range,
    Record,
)

__all__ = [
    "Mapped",
    "UNSURE",
    "ZERO",
    "audience",
    "basis_part",
    "date",
    "day",
    "item_part",
    "judged_part",
    "kept",
    "known_part",
    "mapped",
    "maybe",
    "number",
    "record_part",
    "span",
    "texts",
]

Mapped = dict[str, Value]
_MOST_PLACES = 40
ZERO, UNSURE = Range.of(0), Range.of(0, 1)


def number(value: Fraction) -> Value:
    """A number as exactly as it is: an integer, a decimal, or a fraction as text."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    places = 0
    while rest == 1 and places <= _MOST_PLACES and (value * 10**places).denominator != 1:
        places += 1
    # A decimal of more digits than are read back is told as a fraction, which is shorter.
    if rest != 1 or places > _MOST_PLACES:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return Number(sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits))


def span(value: Range) -> Value:
    """A number or a range."""
    if value.mode is not None:
        return [number(value.low), number(value.mode), number(value.high)]
    return number(value.low) if value.is_exact else [number(value.low), number(value.high)]


def day(value: dt.date) -> Value:
    """A day."""
    return value.isoformat()


def date(value: Date) -> Value:
    """A day, a month or an interval."""
    if value.is_day:
        return value.earliest.isoformat()
    if value.is_month:
        return value.earliest.isoformat()[:7]
    return {"earliest": value.earliest.isoformat(), "latest": value.latest.isoformat()}


def audience(value: Audience) -> Value:
    """Who may see it."""
    return list(value.parties) if value.level == "parties" else value.level


def texts(values: Iterable[str]) -> Value:
    """A list of ids or texts."""
    return list(values)


T = TypeVar("T")


def mapped(values: Mapping[str, T], form: Callable[[T], Value]) -> Value:
    """A mapping whose values take a form."""
    return {key: form(item) for key, item in values.items()}


def kept(**values: Value) -> Mapped:
    """The values that say something; a number is kept even when it is zero."""
    return {key.rstrip("_"): value for key, value in values.items() if value is not None and value not in ("", [], {})}


def maybe(value: T | None, form: Callable[[T], Value]) -> Value:
    """The form of a value, or None for None."""
    return None if value is None else form(value)


def item_part(item: Item, default: Audience) -> Mapped:
    """What every item has: audience and note."""
    return kept(audience=None if item.audience == default else audience(item.audience), note=item.note)


def known_part(item: Record) -> Value:
    """When it became public, where that is not the day it happened."""
    return None if item.known == item.happened else date(item.known)


def record_part(item: Record, default: Audience) -> Mapped:
    """What every record has: dates, sources, and what every item has."""
    dates = kept(happened=date(item.happened), known=known_part(item))
    return {**dates, **kept(sources=texts(item.sources), read_from=texts(item.read_from)), **item_part(item, default)}


def basis_part(item: Judged) -> Mapped:
    """Where a number comes from."""
    return kept(
        basis=None if item.basis == "analyst" else item.basis,
        reason=item.reason,
        known_from=maybe(item.known_from, day),
        sources=texts(item.sources),
    )


def judged_part(item: Judged, default: Audience) -> Mapped:
    """Where a number comes from, and what every item has."""
    return {**basis_part(item), **item_part(item, default)}
