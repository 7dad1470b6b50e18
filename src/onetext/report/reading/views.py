"""A reading as its page shows it: who speaks, deadlines, demands, claims side by side, and the outline with items."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onetext.model import ArticleReading, Voice
from onetext.report.numbers import count
from onetext.report.reading.excerpts import first_words
from onetext.report.reading.items import Items, ItemView
from onetext.report.reading.voices import SpeakerView, cast_of_reading
from onetext.report.reading.words import KINDS, RELATIONS, short_name, titled

__all__ = ["ClaimView", "NoticeView", "ParagraphView", "ReadingView", "SubjectView", "reading_view"]

_PARTS: Mapping[str, tuple[str, str]] = {
    "deadline": ("deadline", "deadlines"),
    "threat": ("threat", "threats"),
    "demand": ("demand", "demands"),
    "red line": ("red line", "red lines"),
    "offer": ("offer", "offers"),
}
"""Items of kinds that hold several things: what each is by its label."""


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph of the outline.

    Attributes
    ----------
    first
        How it begins, in six words.
    items
        What was found in it and is told here: speech, acts, dates, marked words.
    others
        Deadlines, demands and claims in it, told in parts of their own.
    numbers
        Of all who speak in it, for the filter.
    """

    number: int
    start: int
    end: int
    first: str
    items: tuple[ItemView, ...]
    others: tuple[ItemView, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim, and how it seems to stand to others: in words, whose they are, and these claims."""

    item: ItemView
    relations: tuple[tuple[str, str, tuple[ItemView, ...]], ...]


@dataclass(frozen=True, slots=True)
class SubjectView:
    """Claims about one thing, by name of the claimant."""

    title: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class NoticeView:
    """What a reader should know of a place."""

    message: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadingView:
    """The whole page.

    Attributes
    ----------
    counts
        Kind -> how many, of those that were found, in the order of `KINDS`.
    speakers
        In alphabetical order.
    demands
        By name of the holder, then in the order of the text.
    """

    counts: Mapping[str, int]
    counted: str
    speakers: tuple[SpeakerView, ...]
    deadlines: tuple[ItemView, ...]
    demands: tuple[ItemView, ...]
    subjects: tuple[SubjectView, ...]
    paragraphs: tuple[ParagraphView, ...]
    notices: tuple[NoticeView, ...]


def reading_view(reading: ArticleReading, text: str, parties: Mapping[str, str]) -> ReadingView:
    """Arrange a reading.

    Parameters
    ----------
    text
        The text that was read: of each paragraph its first words are shown.
    parties
        Id -> name of the parties of a case; empty without one.
    """
    cast = cast_of_reading(reading, parties)
    made = Items(reading, cast)
    deadlines, demands, claims = tuple(made.deadlines()), tuple(made.demands()), tuple(made.claims())
    flowing = (*made.quotes(), *made.reports(), *made.responses(), *made.acts(), *made.dates())
    everything = (*flowing, *deadlines, *demands, *claims)
    found = Counter(item.kind for item in everything)
    counts = {kind: found[kind] for kind in KINDS if found[kind]}
    return ReadingView(
        counts=counts,
        counted=", ".join(count(amount, *KINDS[kind]) for kind, amount in counts.items()),
        speakers=tuple(_speakers(cast.numbers, everything, reading, parties)),
        deadlines=deadlines,
        demands=tuple(sorted(demands, key=lambda item: (item.who.casefold(), item.start))),
        subjects=tuple(_subjects(reading, claims)),
        paragraphs=tuple(_paragraphs(reading, text, flowing, (*deadlines, *demands, *claims))),
        notices=tuple(
            NoticeView(one.message, made.paragraph(one.start), one.start, one.end) for one in reading.notices
        ),
    )


def _speakers(
    numbers: Mapping[str, int], items: Sequence[ItemView], reading: ArticleReading, parties: Mapping[str, str]
) -> Iterable[SpeakerView]:
    """Each name with what is found of it; those who only report others count their reports of others."""
    found: dict[int, list[ItemView]] = defaultdict(list)
    for item in sorted(items, key=lambda one: one.start):
        for number in item.numbers:
            found[number].append(item)
    party = {voice.name: parties.get(voice.party, voice.party) for voice in _named_voices(reading)}
    for name, number in numbers.items():
        those = found[number]
        counted = Counter(item.kind for item in those)
        told = party.get(name, "")
        yield SpeakerView(
            number=number,
            name=short_name(name),
            party="" if told.casefold() == name.casefold() else told,
            first=those[0].anchor,
            counts={kind: counted[kind] for kind in KINDS if counted[kind]},
            told=tuple(_told(those)),
        )


def _told(items: Sequence[ItemView]) -> Iterable[tuple[tuple[str, str], int]]:
    """What somebody's items are, and how many of each, in the order of the filters."""
    for kind, names in KINDS.items():
        here = Counter(_PARTS.get(item.label, names) for item in items if item.kind == kind)
        yield from sorted(here.items())


def _named_voices(reading: ArticleReading) -> Iterable[Voice]:
    held = (
        *(one.speaker for one in reading.quotes),
        *(one.speaker for one in reading.reports),
        *(one.by_whom for one in reading.deadlines),
        *(one.holder for one in reading.demands),
        *(one.claimant for one in reading.claims),
        *(one.actor for one in reading.acts),
        *(one.who for one in reading.responses),
    )
    return (voice for voice in held if voice is not None and voice.party)


def _subjects(reading: ArticleReading, items: Sequence[ItemView]) -> Iterable[SubjectView]:
    """Subjects that seem disputed first, in the order in which they come up; within one by name of the claimant."""
    related: dict[int, dict[tuple[str, int], None]] = defaultdict(dict)
    for relation in reading.relations:
        if relation.of < len(items) and relation.to < len(items):
            related[relation.of][RELATIONS[relation.kind], relation.to] = None
            related[relation.to][RELATIONS[relation.kind], relation.of] = None
    groups: dict[str, list[ItemView]] = defaultdict(list)
    for claim, item in zip(reading.claims, items, strict=True):
        groups[claim.subject].append(item)
    disputed = [subject for subject in groups if any(related[item.index] for item in groups[subject])]
    for subject in dict.fromkeys((*disputed, *groups)):
        ordered = sorted(groups[subject], key=lambda item: (item.who.casefold(), item.start))
        claims = (ClaimView(item, _relations(related[item.index], items)) for item in ordered)
        yield SubjectView(titled(subject), tuple(claims))


def _relations(
    found: Iterable[tuple[str, int]], items: Sequence[ItemView]
) -> tuple[tuple[str, str, tuple[ItemView, ...]], ...]:
    """Relations of one kind to claims of one claimant together, the kinds and names in alphabetical order."""
    together: dict[tuple[str, str], list[ItemView]] = defaultdict(list)
    for words, other in sorted(found, key=lambda one: (one[0], items[one[1]].who.casefold(), one[1])):
        together[words, items[other].who].append(items[other])
    return tuple((words, who, tuple(those)) for (words, who), those in together.items())


def _paragraphs(
    reading: ArticleReading, text: str, flowing: Iterable[ItemView], others: Iterable[ItemView]
) -> Iterable[ParagraphView]:
    inside: dict[int, list[ItemView]] = defaultdict(list)
    beside: dict[int, list[ItemView]] = defaultdict(list)
    for item in sorted(flowing, key=lambda one: (one.start, -one.end)):
        inside[item.paragraph].append(item)
    for item in sorted(others, key=lambda one: (one.start, one.end)):
        beside[item.paragraph].append(item)
    places = [(number, place.start, place.end) for number, place in enumerate(reading.outline, start=1)]
    if inside[0] or beside[0]:
        places.insert(0, (0, 0, reading.outline[0].start if reading.outline else reading.characters))
    for number, start, end in places:
        here = (*inside[number], *beside[number])
        yield ParagraphView(
            number=number,
            start=start,
            end=end,
            first=first_words(text[start : min(end, start + 2000)]),
            items=tuple(inside[number]),
            others=tuple(beside[number]),
            numbers=tuple(dict.fromkeys(one for item in here for one in item.numbers)),
        )
