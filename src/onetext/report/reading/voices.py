"""Who speaks in an article: each voice once, in alphabetical order, with a number to filter by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onetext.model import ArticleReading, Voice

__all__ = ["Cast", "NOBODY", "SpeakerView", "cast_of_reading"]

NOBODY = "nobody named"
MOST_FILTERS = 200
"""A page with more names than this lets only those be filtered by that are found most often."""


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Somebody who speaks, wants, claims or acts.

    Attributes
    ----------
    number
        What the filter calls them; 0 for one of too many to be filtered by.
    party
        The name of the party of the case; "" where there is none.
    first
        Anchor of the first item.
    counts
        Kind -> how many items.
    told
        What each item is, singular and plural, and how many: a demand, a red line and an offer are told apart here.
    """

    number: int
    name: str
    party: str
    first: str
    counts: Mapping[str, int]
    told: tuple[tuple[tuple[str, str], int], ...]


@dataclass(frozen=True)
class Cast:
    """Numbers of names."""

    numbers: Mapping[str, int]
    parties: Mapping[str, str]

    def of(self, *voices: Voice | None) -> tuple[int, ...]:
        """The numbers of some voices, without those that cannot be filtered by."""
        found = (self.numbers.get(voice.name, 0) for voice in voices if voice is not None)
        return tuple(dict.fromkeys(number for number in found if number))

    def party(self, voice: Voice) -> str:
        """The party that a voice speaks for, in words; "" where it is named like it or there is none."""
        name = self.parties.get(voice.party, voice.party)
        return "" if name.casefold() == voice.name.casefold() else name


def cast_of_reading(reading: ArticleReading, parties: Mapping[str, str]) -> Cast:
    """Number all who speak, want, claim, act or report, alphabetically."""
    counted = Counter(voice.name for voice in _voices(reading))
    kept = sorted(counted, key=lambda name: (-counted[name], name))[:MOST_FILTERS]
    ordered = sorted(kept, key=lambda name: (name.casefold(), name))
    return Cast({name: number for number, name in enumerate(ordered, start=1)}, parties)


def _voices(reading: ArticleReading) -> Iterator[Voice]:
    for quote in reading.quotes:
        yield from _some((quote.speaker, *quote.reported_by))
    for report in reading.reports:
        yield from _some((report.speaker, *report.reported_by))
    for one in reading.deadlines:
        yield from _some((one.by_whom,))
    for demand in reading.demands:
        yield from _some((demand.holder, *demand.reported_by))
    for claim in reading.claims:
        yield from _some((claim.claimant, *claim.reported_by))
    for act in reading.acts:
        yield from _some((act.actor,))
    for answer in reading.responses:
        yield from _some((answer.who, *answer.reported_by))


def _some(voices: Iterable[Voice | None]) -> Iterator[Voice]:
    return (voice for voice in voices if voice is not None)
