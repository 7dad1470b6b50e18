"""Put what a language model found, as far as the article bears it out, beside what the rules found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any, TypeVar, cast

from onetext.evidence.bearing import Bearing, same_name
from onetext.evidence.grounding import Grounded
from onetext.model import (
    Act,
    ActKind,
    ArticleReading,
    AssertedClaim,
    Deadline,
    Demand,
    DemandKind,
    QuotedSpeech,
    ReportedSpeech,
    Voice,
)

__all__ = ["joined"]

Item = QuotedSpeech | ReportedSpeech | Deadline | Demand | AssertedClaim | Act
T = TypeVar("T", bound=Item)


def joined(bearing: Bearing, found: Iterable[Grounded], rule: str) -> tuple[ArticleReading, int, int]:
    """A reading with items of a language model added.

    What the rules have already, at half of the shorter stretch and of the same person, is not added again; a quotation
    for which the rules have no speaker is given the model's.

    Parameters
    ----------
    rule
        What the items are said to be found by: the model and its address.

    Returns
    -------
    The reading; how many items were added; how many the rules had.
    """
    reading = bearing.reading
    made = [_made(bearing, one, rule) for one in found]
    quotes = list(reading.quotes)
    spoken = [item for item in made if isinstance(item, QuotedSpeech)]
    added = sum(_lent(quotes, item) for item in spoken)
    reports, more_reports = _with(reading.reports, made, ReportedSpeech)
    deadlines, more_deadlines = _with(reading.deadlines, made, Deadline)
    demands, more_demands = _with(reading.demands, made, Demand)
    claims, more_claims = _with(reading.claims, made, AssertedClaim)
    acts, more_acts = _with(reading.acts, made, Act)
    added += more_reports + more_deadlines + more_demands + more_claims + more_acts
    places = {id(claim): number for number, claim in enumerate(claims)}
    moved = [places[id(claim)] for claim in reading.claims]
    return (
        replace(
            reading,
            quotes=tuple(quotes),
            reports=reports,
            deadlines=deadlines,
            demands=demands,
            claims=claims,
            acts=acts,
            relations=tuple(replace(one, of=moved[one.of], to=moved[one.to]) for one in reading.relations),
        ),
        added,
        len(made) - added,
    )


def _lent(quotes: list[QuotedSpeech], item: QuotedSpeech) -> bool:
    """Give a quotation without speaker that of an item; whether that was done."""
    for number, quote in enumerate(quotes):
        if (quote.start, quote.end) == (item.start, item.end):
            if quote.speaker is not None or item.speaker is None:
                return False
            quotes[number] = replace(quote, kind="speech", speaker=item.speaker, rule=item.rule, score=0.0)
            return True
    return False


def _with(known: Sequence[T], made: Iterable[Item], kind: type[T]) -> tuple[tuple[T, ...], int]:
    """Items of a kind with those added that are not there yet, in the order of the text; and how many were added."""
    new: list[T] = []
    for item in made:
        if isinstance(item, kind) and not any(map(partial(_same, item), chain(known, new))):
            new.append(item)
    return tuple(sorted([*known, *new], key=_place)), len(new)


def _place(item: Any) -> tuple[int, int]:
    return item.start, item.end


def _same(one: Any, other: Any) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    if 2 * shared < min(one.end - one.start, other.end - other.start):
        return False
    first, second = _voice(one), _voice(other)
    return first is None or second is None or same_name(first.name, second.name)


def _voice(item: Any) -> Voice | None:
    for name in ("speaker", "by_whom", "holder", "claimant", "actor"):
        if hasattr(item, name):
            return cast("Voice | None", getattr(item, name))
    return None


def _made(bearing: Bearing, one: Grounded, rule: str) -> Item:
    """An item of the model that its kind asks for; nothing of it is a number that the model gave."""
    place, on = one.place, bearing.said_on(one.place)
    at: dict[str, Any] = {"start": place.start, "end": place.end, "text": one.text}
    told: dict[str, Any] = {"certainty": one.certainty, "rule": rule}
    if one.kind == "quote" and one.quote is not None:
        quote = one.quote
        return replace(quote, kind="speech", speaker=one.speaker, addressee=one.to or quote.addressee, rule=rule)
    if one.kind == "report":
        return ReportedSpeech(**at, **told, speaker=one.speaker, verb="", addressee=one.to, said_on=on)
    if one.kind == "claim":
        return AssertedClaim(**at, **told, subject=one.subject or "other", claimant=one.speaker, said_on=on)
    if one.kind == "act":
        return Act(**at, **told, kind=cast("ActKind", one.subject), actor=one.speaker, to=one.to.name if one.to else "")
    if one.kind == "deadline":
        return _deadline(one, told, bearing)
    kind = cast("DemandKind", one.kind)
    extent: dict[str, Any] = {
        "condition": one.condition or one.certainty.conditional,
        "addressee": one.to,
        "said_on": on,
    }
    return Demand(**at, **told, **extent, holder=one.speaker, kind=kind)


def _deadline(one: Grounded, told: dict[str, Any], bearing: Bearing) -> Deadline:
    place = one.when_place or one.place
    return Deadline(
        start=place.start,
        end=place.end,
        text=bearing.article.text[place.start : place.end],
        **told,
        by_whom=one.speaker,
        to_whom=(one.to,) if one.to else (),
        terms=one.text,
        due=one.when.date if one.when else None,
        due_iso=one.when.iso if one.when else "",
        penalty=one.penalty,
        set_on=bearing.said_on(one.place),
    )
