"""What is checked for items of every kind: ids, audiences, sources, dates, the header."""

from __future__ import annotations

from onetext.casefile.book import Book
from onetext.casefile.section import Entry
from onetext.casefile.sense.refs import Refs
from onetext.casefile.shapes.base import ItemShape, JudgedShape, RecordShape, Shape
from onetext.model import Date

__all__ = ["check_dates", "check_header", "check_ids", "check_items", "check_parties"]


def check_header(refs: Refs, book: Book) -> None:
    """Signatories, contested issues, the audience, the order of the drafts."""
    if book.header is None:
        return
    entry, shape = book.header, book.header.shape
    refs.each_party(entry, ("signatories",), shape.signatories)
    refs.each_issue(entry, ("contested",), shape.contested)
    if shape.audience is not None:
        refs.each_party(entry, ("audience",), shape.audience.parties)
    for place, doubt in enumerate(shape.doubts):
        if doubt.audience is not None:
            refs.each_party(entry, ("doubts", place, "audience"), doubt.audience.parties)
    for index, draft in enumerate(shape.draft_order):
        refs.draft(entry, ("draft_order", index), draft)
    if shape.draft_order and refs.drafts is not None:
        missing = sorted(set(refs.drafts) - set(shape.draft_order))
        if missing or len(set(shape.draft_order)) < len(shape.draft_order):
            what = f"leaves out {', '.join(missing)}" if missing else "names a draft twice"
            refs.add(entry, "E236", ("draft_order",), f"draft_order {what}", "name each draft once", of_key=True)


def check_ids(refs: Refs, book: Book) -> None:
    """No two things of a kind share an id, and no party has a reserved one."""
    for section, path, name in book.twice:
        refs.faults.append(section.fault("E209", path, f'the id "{name}" is taken already', "give one another id"))
    for entry in book.entries["parties"]:
        if entry.shape.id in ("public", "mediator"):
            message = f'"{entry.shape.id}" is an audience and cannot be a party'
            refs.add(entry, "E210", ("id",), message, "give the party another id")


def check_items(refs: Refs, book: Book) -> None:
    """Audiences and sources name what exists; nothing is known before it happens."""
    entries = [entry for section in book.entries.values() for entry in section]
    for entry in [*entries, *(draft.entry for draft in book.drafts)]:
        shape = entry.shape
        if isinstance(shape, ItemShape) and shape.audience is not None:
            refs.each_party(entry, ("audience",), shape.audience.parties)
        if isinstance(shape, RecordShape):
            check_dates(refs, entry, (), shape.happened, shape.known)
            refs.each_source(entry, ("sources",), shape.sources)
        elif isinstance(shape, JudgedShape) and shape.sources:
            refs.each_source(entry, ("sources",), shape.sources)


def check_dates(
    refs: Refs, entry: Entry[Shape], path: tuple[str | int, ...], happened: Date, known: Date | None
) -> None:
    """`known` does not certainly lie before `happened`; intervals that overlap are let be (S16)."""
    if known is not None and known.latest < happened.earliest:
        message = f"known on {known}, before it happened on {happened}"
        refs.add(entry, "E213", (*path, "known"), message, "swap the dates, or mend one")


def check_parties(refs: Refs, book: Book) -> None:
    """No name of a speaker means two people; a party without any position is odd, unless it has scores."""
    spoken = {entry.shape.party for entry in book.entries.get("positions", ())}
    spoken |= {entry.shape.party for entry in book.entries.get("weights", ()) if entry.shape.scores}
    told = ("positions", "weights")
    spoken |= {str(item.get("party")) for entry, item in book.broken if entry.section.name in told}
    for entry in book.entries["parties"]:
        seen: set[str] = set()
        for index, speaker in enumerate(entry.shape.speakers):
            for name in {speaker.name, *speaker.aliases}:
                if name in seen:
                    message = f'"{name}" names two speakers of "{entry.shape.id}"'
                    refs.add(entry, "E233", ("speakers", index), message, "give each a name of their own")
            seen |= {speaker.name, *speaker.aliases}
        if entry.shape.id not in spoken and book.lost.isdisjoint(told):
            message = f'party "{entry.shape.id}" has no position on record, and no scores'
            refs.add(entry, "W106", ("id",), message, "all it wants is unknown")
