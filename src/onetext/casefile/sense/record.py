"""The dated record: what it refers to, and the order of its dates."""

from __future__ import annotations

from onetext.casefile.book import Book
from onetext.casefile.sense.candidates import check_candidate
from onetext.casefile.sense.common import check_dates
from onetext.casefile.sense.refs import Refs

__all__ = ["check_record"]


def check_record(refs: Refs, book: Book) -> None:
    """Responses, statements, claims, ultimatums, events, series, inbox."""
    _responses(refs, book)
    _statements(refs, book)
    _claims(refs, book)
    _ultimatums(refs, book)
    for entry in book.entries.get("events", ()):
        refs.each_issue(entry, ("issues",), entry.shape.issues)
    for entry in book.entries.get("front", ()):
        refs.source(entry, ("source",), entry.shape.source)
    for entry in book.entries.get("inbox", ()):
        if entry.shape.end < entry.shape.start:
            message = f"the text ends at {entry.shape.end}, before it starts at {entry.shape.start}"
            refs.add(entry, "E235", ("end",), message, "swap the two")
        check_candidate(refs, entry)
    for entry in book.entries.get("documents", ()):
        refs.source(entry, ("source",), entry.shape.source)
    _read_from(refs, book)


def _read_from(refs: Refs, book: Book) -> None:
    """The candidates that records were read from are in the inbox; without them only the way to the words is lost."""
    known = book.ids("inbox")
    if known is None:
        return
    for entry in (entry for entries in book.entries.values() for entry in entries):
        for index, name in enumerate(getattr(entry.shape, "read_from", ())):
            if name not in known:
                message = f'it was read from a candidate that is not in the inbox: "{name}"'
                refs.add(entry, "W116", ("read_from", index), message, "put its file back, or take read_from out")


def _responses(refs: Refs, book: Book) -> None:
    for entry in book.entries.get("responses", ()):
        shape = entry.shape
        refs.party(entry, ("party",), shape.party)
        refs.speaker(entry, ("speaker",), shape.party, shape.speaker)
        refs.draft(entry, ("draft",), shape.draft)
        refs.each_issue(entry, ("issues",), shape.issues)
        for index, point in enumerate(shape.points):
            if "/" in point or refs.drafts is None or shape.draft in refs.drafts:
                refs.point(entry, ("points", index), point, shape.draft)


def _statements(refs: Refs, book: Book) -> None:
    for entry in book.entries.get("statements", ()):
        shape = entry.shape
        refs.party(entry, ("party",), shape.party)
        refs.speaker(entry, ("speaker",), shape.party, shape.speaker)
        if shape.floor is not None:
            refs.issue(entry, ("floor", "issue"), shape.floor.issue)
            refs.each_option(entry, ("floor", "options"), shape.floor.issue, shape.floor.options)


def _claims(refs: Refs, book: Book) -> None:
    for entry in book.entries.get("claims", ()):
        shape = entry.shape
        refs.party(entry, ("party",), shape.party)
        refs.draft(entry, ("draft",), shape.draft)
        for index, relation in enumerate(shape.relations):
            refs.claim(entry, ("relations", index, "to"), relation.to)


def _ultimatums(refs: Refs, book: Book) -> None:
    for entry in book.entries.get("ultimatums", ()):
        shape = entry.shape
        refs.party(entry, ("by",), shape.by)
        refs.speaker(entry, ("speaker",), shape.by, shape.speaker)
        refs.each_party(entry, ("to",), shape.to)
        refs.draft(entry, ("draft",), shape.draft)
        refs.each_source(entry, ("sources",), shape.sources)
        check_dates(refs, entry, (), shape.set_on, shape.known)
        for index, fate in enumerate(shape.fates):
            if fate.date.latest < shape.set_on.earliest:
                message = f"the ultimatum {fate.fate} on {fate.date}, before it was set on {shape.set_on}"
                refs.add(entry, "E229", ("fates", index, "date"), message, "mend one of the dates")
