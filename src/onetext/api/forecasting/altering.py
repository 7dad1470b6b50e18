"""What a what-if changes, read from what was asked: `KEY[.party]=VALUE[@DATE]`, `KIND[:party]@DATE`."""

from __future__ import annotations

import datetime as dt
import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onetext.api.forecasting.preparing import Prepared, counts, place_names
from onetext.errors import UnknownId, UsageError
from onetext.model import Distribution, Parameter, parameter, parameters
from onetext.model.results import AskedChange
from onetext.process import Change, Quantity, World

__all__ = ["Altered", "altered", "votes_asked"]

_SUPPORT = "support"
_EVENTS = ("election", "leak", "publish")
_AT_START = frozenset({"broken", "consent_share", "front_expected", "kept"})
_SWITCH = {"off": 0.0, "on": 1.0}
_NUMBER = r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?"
_RANGE = re.compile(rf"({_NUMBER})(?:\.\.|:|–|,|\sto\s)({_NUMBER})(?:(?:\.\.|:|,)({_NUMBER}))?")
_LEAKED, _PUBLISHED = 1.0, 2.0


@dataclass(frozen=True, kw_only=True)
class Altered:
    """The talks with what was asked changed, and what that was."""

    world: World
    quantities: tuple[Quantity, ...]
    changes: tuple[AskedChange, ...]


def votes_asked(events: Sequence[str], parties: Sequence[str]) -> list[tuple[str, dt.date]]:
    """The votes among the events that were asked for: party and day.

    Raises
    ------
    UsageError
        For an event that cannot be read, or a party that there is not (UnknownId).
    """
    return [(party, day) for kind, party, day in (_event(item, parties) for item in events) if kind == "election"]


def altered(ready: Prepared, *, sets: Sequence[str], events: Sequence[str], without: Sequence[str]) -> Altered:
    """The talks of the base, with everything changed that was asked for.

    Parameters
    ----------
    ready
        The base, with the votes that were asked for.
    sets, events, without
        As they were asked.

    Raises
    ------
    UnknownId
        For a parameter, a party, an event or a mechanism that there is not.
    UsageError
        For what cannot be read, lies outside what a parameter can be, or on a day outside of the forecast, and for
        what would change nothing.
    """
    world, quantities, asked = ready.world, list(ready.quantities), []
    known = _coming_out(events, world)
    left = replace(world, off=world.off | frozenset(without), changes=(*world.changes, *known))
    used = {(item.key, item.place) for item in quantities if counts(left, item)}
    for text in sets:
        told, steps, items = _set(text, world)
        places = [*(step.place for step in steps), *(item.place for item in items)]
        if told.key != _SUPPORT and not used & {(told.key, place) for place in places}:
            raise UsageError(f'"{text}" would change nothing: nothing in these talks uses that number')
        world = replace(world, changes=(*world.changes, *steps))
        for item in items:
            quantities = _with(quantities, item)
        asked.append(told)
    for text in events:
        kind, party, day = _event(text, world.parties)
        asked.append(AskedChange(kind="event", asked=text, key=kind, party=party, towards="", to="", date=day))
    for mechanism in without:
        asked.append(
            AskedChange(kind="without", asked=mechanism, key=mechanism, party="", towards="", to="off", date=None)
        )
    world = replace(world, off=left.off, changes=(*world.changes, *known))
    return Altered(world=world, quantities=tuple(quantities), changes=tuple(asked))


# -- events --------------------------------------------------------------------------------------------------------


def _coming_out(events: Sequence[str], world: World) -> list[Change]:
    """The events by which the text on the table becomes known."""
    found = []
    for text in events:
        kind, _, day = _event(text, world.parties)
        step = _step(text, day, world)
        if kind != "election":
            value = _PUBLISHED if kind == "publish" else _LEAKED
            found.append(Change(step=step, kind="publicity", place=None, value=value))
    return found


def _event(text: str, parties: Sequence[str]) -> tuple[str, str, dt.date]:
    """Kind, party ("" for none) and day of an event."""
    found = re.fullmatch(r"([a-z-]+)(?::([^@\s]+))?(?:@(\S+))?", text.strip())
    if found is None:
        raise UsageError(f'cannot read the event "{text}"; write election:PARTY@DATE, publish@DATE or leak@DATE')
    kind, party, when = found.groups()
    if kind not in _EVENTS:
        raise UnknownId("event", kind, _EVENTS)
    if not when:
        raise UsageError(f'the event "{text}" has no date; write it as {_example(kind, party)}')
    if kind == "election":
        if not party:
            raise UsageError(f'the event "{text}" does not say whose vote it is; write election:PARTY@{when}')
        if party not in parties:
            raise UnknownId("party", party, sorted(parties))
    elif party:
        raise UsageError(f'the event "{text}" names a party; a text is known to all: write {kind}@{when}')
    return kind, party or "", _day(text, when)


def _example(kind: str, party: str | None) -> str:
    return f"election:{party or 'PARTY'}@2026-05-17" if kind == "election" else f"{kind}@2026-05-17"


def _day(text: str, when: str) -> dt.date:
    """A day; of a month its first day."""
    full = f"{when}-01" if re.fullmatch(r"\d{4}-\d{2}", when) else when
    try:
        return dt.date.fromisoformat(full if re.fullmatch(r"\d{4}-\d{2}-\d{2}", full) else "")
    except ValueError:
        raise UsageError(f'"{when}" in "{text}" is no date; write 2026-05-17, or 2026-05 for its first day') from None


def _step(text: str, day: dt.date, world: World) -> int:
    """The step in which a day lies."""
    step = math.floor((day - world.start).days / world.step_days + 1e-9)
    if day < world.start or step >= world.steps:
        last = world.start + dt.timedelta(days=math.floor(world.steps * world.step_days))
        raise UsageError(f'{day} in "{text}" lies outside the forecast, which goes from {world.start} to {last}')
    return step


# -- numbers -------------------------------------------------------------------------------------------------------


def _set(text: str, world: World) -> tuple[AskedChange, list[Change], list[Quantity]]:
    name, equals, rest = text.strip().partition("=")
    value, at, when = rest.partition("@")
    if not equals or not value.strip() or (at and not when.strip()):
        raise UsageError(f'cannot read "{text}"; write KEY=NUMBER, KEY.PARTY=LOW..HIGH, or support=off@2026-01')
    key, _, of = name.strip().partition(".")
    value, day = value.strip(), _day(text, when.strip()) if at else None
    if key == _SUPPORT:
        return _support(text, of, value, day, world)
    known = parameter(key)
    if known is None:
        raise UnknownId("parameter", key, [_SUPPORT, *(item.key for item in parameters())])
    distribution = _distribution(text, value, known)
    places = _places(text, known, of, world)
    party, towards = _named(of)
    told = AskedChange(kind="set", asked=text, key=key, party=party, towards=towards, to=value, date=day)
    if day is None:
        reason = f"Set by the question: {text.strip()}."
        items = [
            Quantity(key=key, place=place, distribution=distribution, basis="analyst", reason=reason)
            for place in places
        ]
        return told, [], items
    if key in _AT_START:
        raise UsageError(f'"{text}": {key} counts at the start alone, and cannot change on a day; take @{when} out')
    if distribution.shape != "fixed":
        raise UsageError(f'"{text}" gives a range from a day on; from a day on a parameter takes a single number')
    number, step = distribution.numbers[0], _step(text, day, world)
    steps = [Change(step=step, kind="parameter", place=place, value=number, key=key) for place in places]
    return told, steps, []


def _support(
    text: str, of: str, value: str, day: dt.date | None, world: World
) -> tuple[AskedChange, list[Change], list[Quantity]]:
    """A patron's support stops, or goes on, from a day on and for good."""
    if value not in _SWITCH:
        raise UsageError(f'support is off or on, not "{value}"; write support=off@2026-01')
    backed = [place for place, patron in enumerate(world.patrons) if patron.backs]
    if not backed:
        raise UsageError("no party is backed in this case; name patrons that back a party in process.yaml")
    of_patron = [place for place in backed if not of or _is(world, place, of)]
    if not of_patron:
        raise UnknownId("patron", of, sorted({_patron(world, place) for place in backed}))
    step = 0 if day is None else _step(text, day, world)
    party, towards = _named(of)
    told = AskedChange(kind="set", asked=text, key=_SUPPORT, party=party, towards=towards, to=value, date=day)
    return told, [Change(step=step, kind="support", place=place, value=_SWITCH[value]) for place in of_patron], []


def _distribution(text: str, value: str, known: Parameter) -> Distribution:
    if value == "off":
        value = "0"
    if re.fullmatch(_NUMBER, value):
        numbers: tuple[float, ...] = (float(value),)
    elif found := _RANGE.fullmatch(value):
        numbers = tuple(float(part) for part in found.groups() if part is not None)
    else:
        raise UsageError(f'"{value}" in "{text}" is no number and no range; write 0.2, 0.1..0.3 or 0.1..0.2..0.3')
    if any(later < earlier for earlier, later in itertools.pairwise(numbers)):
        raise UsageError(f'the numbers of "{value}" in "{text}" do not rise; write the lower one first')
    if not known.low <= numbers[0] or not numbers[-1] <= known.high or not all(map(math.isfinite, numbers)):
        limits = f"lies between {known.low:g} and {known.high:g}"
        if math.isinf(known.high):
            limits = "is a finite number" + (f", at least {known.low:g}" if math.isfinite(known.low) else "")
        raise UsageError(f'"{text}": {known.key} {limits}' + (f" ({known.unit})" if known.unit else ""))
    if len(numbers) == 1:
        return Distribution("fixed", numbers)
    return Distribution("uniform" if len(numbers) == 2 else "triangular", numbers)


def _places(text: str, known: Parameter, of: str, world: World) -> list[int | None]:
    """Where a parameter is to be changed."""
    if known.scope == "talks":
        if of:
            raise UsageError(f'"{text}": {known.key} belongs to the talks as a whole; write {known.key}=…')
        return [None]
    if known.scope == "party":
        if of and of not in world.parties:
            raise UnknownId("party", of, sorted(world.parties))
        return [place for place, party in enumerate(world.parties) if not of or party == of]
    found: list[int | None] = [place for place in range(len(world.patrons)) if not of or _is(world, place, of)]
    if not found:
        if not world.patrons:
            raise UsageError(f'"{text}": no power presses or backs a party in this case')
        raise UnknownId("patron", of, sorted({_patron(world, place) for place in range(len(world.patrons))}))
    return found


def _patron(world: World, place: int) -> str:
    return "/".join(place_names(world, "patron", place))


def _is(world: World, place: int, of: str) -> bool:
    """Whether a patron is meant: by its own id, or as PATRON/CLIENT."""
    return of in (place_names(world, "patron", place)[0], _patron(world, place))


def _named(of: str) -> tuple[str, str]:
    party, _, towards = of.partition("/")
    return party, towards


def _with(quantities: Sequence[Quantity], item: Quantity) -> list[Quantity]:
    """The quantities with one of them replaced, or added."""
    rest = [given for given in quantities if (given.key, given.place) != (item.key, item.place)]
    return [*rest, item]
