"""What a case says of how its talks may unfold (`process.yaml`): it overrides what the record implies (S17)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, TypeVar

from onetext.model.items import Item, Judged
from onetext.model.tables import Distribution, ParameterShape

__all__ = [
    "ElectionSetting",
    "FrontSetting",
    "ParameterSetting",
    "PatronSetting",
    "ProcessSettings",
    "TextPublicity",
]

Cited = TypeVar("Cited", bound=Judged)
TextPublicity = Literal["secret", "leaked", "published"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PatronSetting(Judged):
    """A power that backs a party, presses it with ultimatums, or both."""

    party: str
    client: str
    backs: bool = False
    presses: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontSetting(Judged):
    """A line that moves while they talk, as a share of a whole; its values stand in series of the record.

    Attributes
    ----------
    level
        Unit of the series that says how much `gains` holds; "" where only `start` does.
    whole
        How much of that unit is one share.
    gains_series, gains_whole
        Unit of a series of net gains of a month, and how much of it is one share.
    gains, loses
        The parties for whom a higher and a lower share is better.
    low, high
        Shares at which the matter is decided by force, for `loses` and for `gains`.
    start
        The share at the start, where the series is not to say it.
    """

    level: str = ""
    whole: Fraction | None = None
    gains_series: str = ""
    gains_whole: Fraction | None = None
    gains: str
    loses: str
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(1)
    start: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionSetting(Judged):
    """A vote that may change who decides for a party."""

    party: str
    date: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterSetting(Judged):
    """A parameter as an analyst or a source gives it.

    Attributes
    ----------
    of
        A party; a patron, or `patron/client`; "" for the talks, or for all.
    shape, numbers
        A distribution by its usual numbers, exactly as they were written (see `Distribution`).
    """

    key: str
    of: str = ""
    shape: ParameterShape
    numbers: tuple[Fraction, ...]

    @property
    def distribution(self) -> Distribution:
        """As the process draws it."""
        return Distribution(self.shape, tuple(float(number) for number in self.numbers))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessSettings(Item):
    """All that a case sets; what it leaves out follows from the record, or is a default.

    Attributes
    ----------
    until, weeks
        The horizon: a day, or a number of weeks from the start; one of the two at most.
    step
        Days in a step; None for a week.
    on_table
        The draft that lies on the table at the start.
    public, public_since
        Whether it is secret, leaked or published then, and since when; None for what its history says.
    patrons
        None where the ultimatums on record are to say who presses whom.
    policy
        Name of a decision policy; "" for the usual one.
    """

    until: dt.date | None = None
    weeks: Fraction | None = None
    step: Fraction | None = None
    on_table: str = ""
    public: TextPublicity | None = None
    public_since: dt.date | None = None
    patrons: tuple[PatronSetting, ...] | None = None
    front: FrontSetting | None = None
    elections: tuple[ElectionSetting, ...] = ()
    policy: str = ""
    parameters: tuple[ParameterSetting, ...] = ()

    @property
    def items(self) -> tuple[Judged, ...]:
        """Everything in it that has an audience and a basis of its own."""
        front = () if self.front is None else (self.front,)
        return (*(self.patrons or ()), *front, *self.elections, *self.parameters)

    def at(self, day: dt.date) -> ProcessSettings:
        """Without what nobody could have said by a day (S16): for it the record, or a default, stands in."""
        return self._only(lambda item: item.known_from is None or item.known_from <= day)

    def seen_by(self, viewer: str) -> ProcessSettings | None:
        """What a viewer may see of it (S24)."""
        return self._only(lambda item: item.audience.admits(viewer)) if self.audience.admits(viewer) else None

    def count(self, viewer: str) -> int:
        """How many items it is to those who count what is withheld: a hidden one counts as one."""
        return 1 + (len(self.items) if self.audience.admits(viewer) else 0)

    def pruned(self, parties: Collection[str], drafts: Collection[str], sources: Collection[str]) -> ProcessSettings:
        """Without what names a party or a draft that is not there, and without sources that are not."""
        kept = self._only(lambda item: _named(item) <= set(parties))

        def cited(items: tuple[Cited, ...]) -> tuple[Cited, ...]:
            """The items, each with those of its sources that are there."""
            return tuple(replace(item, sources=tuple(s for s in item.sources if s in sources)) for item in items)

        return replace(
            kept,
            on_table=self.on_table if self.on_table in drafts else "",
            patrons=None if kept.patrons is None else cited(kept.patrons),
            front=None if kept.front is None else cited((kept.front,))[0],
            elections=cited(kept.elections),
            parameters=cited(kept.parameters),
        )

    def _only(self, wanted: Callable[[Judged], bool]) -> ProcessSettings:
        patrons = self.patrons
        if patrons:
            # Where no entry is left the record speaks again, as if the key had never been there.
            patrons = tuple(item for item in patrons if wanted(item)) or None
        return replace(
            self,
            patrons=patrons,
            front=self.front if self.front is not None and wanted(self.front) else None,
            elections=tuple(item for item in self.elections if wanted(item)),
            parameters=tuple(item for item in self.parameters if wanted(item)),
        )


def _named(item: Judged) -> set[str]:
    """The parties that an item is about."""
    match item:
        case PatronSetting():
            return {item.party, item.client}
        case FrontSetting():
            return {item.gains, item.loses}
        case ElectionSetting():
            return {item.party}
        case ParameterSetting():
            return set(item.of.split("/")) - {""}
    return set()
