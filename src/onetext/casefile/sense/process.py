"""`process.yaml`: whom it names, what its front follows, and the order of its dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onetext.casefile.book import Book
from onetext.casefile.sense.refs import Refs
from onetext.casefile.shaping import did_you_mean
from onetext.model import parameter

if TYPE_CHECKING:
    from onetext.casefile.section import Entry
    from onetext.casefile.shapes.process import FrontShape, ProcessShape

__all__ = ["check_process"]


def check_process(refs: Refs, book: Book) -> None:
    """Everything in `process.yaml` names what exists, and can be at the same time."""
    entry = book.process
    if entry is None:
        return
    shape = entry.shape
    refs.draft(entry, ("on_table",), shape.on_table)
    if shape.audience is not None:
        refs.each_party(entry, ("audience",), shape.audience.parties)
    _patrons(refs, entry)
    if shape.front is not None:
        _front(refs, entry, shape.front)
    for index, vote in enumerate(shape.elections):
        refs.party(entry, ("elections", index, "party"), vote.party)
    _judged(refs, entry)
    _dates(refs, entry)
    _parameters(refs, book, entry)


def _patrons(refs: Refs, entry: Entry[ProcessShape]) -> None:
    header = refs.book.header
    signing = header.shape.signatories if header is not None else ()
    seen: set[tuple[str, str]] = set()
    for index, item in enumerate(entry.shape.patrons or ()):
        path = ("patrons", index)
        refs.party(entry, (*path, "party"), item.party)
        refs.party(entry, (*path, "client"), item.client)
        known = refs.parties is not None and item.client in refs.parties
        if item.party == item.client:
            refs.add(entry, "E240", (*path, "client"), f'"{item.party}" is its own client', "name another party")
        elif known and signing and item.client not in signing:
            message = f'the client "{item.client}" does not sign, so nothing that is done to it matters here'
            refs.add(entry, "E240", (*path, "client"), message, f"name one of {', '.join(signing)}")
        elif (item.party, item.client) in seen:
            message = f'"{item.party}" and "{item.client}" stand here already'
            refs.add(entry, "E240", path, message, "keep one of them")
        elif not (item.backs or item.presses):
            message = f'"{item.party}" neither backs nor presses "{item.client}"'
            refs.add(entry, "E240", path, message, "write backs: true or presses: true")
        seen.add((item.party, item.client))


def _front(refs: Refs, entry: Entry[ProcessShape], front: FrontShape) -> None:
    refs.party(entry, ("front", "gains"), front.gains)
    refs.party(entry, ("front", "loses"), front.loses)
    units = sorted({item.shape.unit for item in refs.book.entries.get("front", ())})
    readable = "front" not in refs.book.lost
    for key, unit, size, whole in (
        ("level", front.level, "whole", front.whole),
        ("gains_series", front.gains_series, "gains_whole", front.gains_whole),
    ):
        if unit and readable and unit not in units:
            hint = did_you_mean(unit, units) or (f"the units are {', '.join(units)}" if units else "write front.csv")
            refs.add(entry, "E239", ("front", key), f'no series of the case has the unit "{unit}"', hint)
        if unit and whole is None:
            message = f"{key} without {size}: how much of it is one whole share?"
            refs.add(entry, "E240", ("front", key), message, f"write {size}: 100 for a share in per cent", of_key=True)
    if not front.level and front.start is None:
        message = "the front has neither a series nor a start"
        refs.add(
            entry, "E240", ("front",), message, "write level: and the unit of a series, or start: 0.2", of_key=True
        )
    if front.gains == front.loses:
        message = f'"{front.gains}" both gains and loses'
        refs.add(entry, "E240", ("front", "loses"), message, "name the other side")
    if front.low >= front.high:
        refs.add(entry, "E240", ("front", "high"), "high is not above low", "write low: 0 and high: 1")
    elif front.start is not None and not front.low <= front.start <= front.high:
        refs.add(entry, "E240", ("front", "start"), "the front starts outside low and high", "write a share between")


def _judged(refs: Refs, entry: Entry[ProcessShape]) -> None:
    shape = entry.shape
    front = [(("front",), shape.front)] if shape.front is not None else []
    patrons = [(("patrons", index), item) for index, item in enumerate(shape.patrons or ())]
    votes = [(("elections", index), item) for index, item in enumerate(shape.elections)]
    for path, item in (*patrons, *votes, *front):
        refs.each_source(entry, (*path, "sources"), item.sources)
        if item.audience is not None:
            refs.each_party(entry, (*path, "audience"), item.audience.parties)


def _dates(refs: Refs, entry: Entry[ProcessShape]) -> None:
    shape, header = entry.shape, refs.book.header
    day = header.shape.as_of if header is not None else None
    until = shape.until
    if until is not None and day is not None and until <= day:
        message = f"the horizon {until} is not after {day}, the day of the case"
        refs.add(entry, "E241", ("horizon",), message, "write a later day, or a number of weeks")
    for index, vote in enumerate(shape.elections):
        path = ("elections", index, "date")
        if until is not None and vote.date > until:
            refs.add(entry, "E241", path, f"the vote of {vote.date} is after the horizon {until}", "mend one of them")
        elif vote.known_from is not None and vote.known_from > vote.date:
            message = f"a vote of {vote.date} that is known only from {vote.known_from}"
            refs.add(entry, "E241", path, message, "mend one of the dates")
        elif day is not None and vote.date < day:
            message = f"the vote of {vote.date} is over on {day}, the day of the case"
            refs.add(entry, "W118", path, message, "it counts only for an earlier --as-of")
    since = shape.public_since
    if since is not None and shape.public in (None, "secret"):
        message = "public_since needs public: leaked or public: published"
        refs.add(entry, "E240", ("public_since",), message, "say which, or take it out", of_key=True)
    elif since is not None and day is not None and since > day:
        message = f"public since {since}, after {day}, the day of the case"
        refs.add(entry, "E241", ("public_since",), message, "write an earlier day, or public: secret")


def _parameters(refs: Refs, book: Book, entry: Entry[ProcessShape]) -> None:
    seen: set[tuple[str, str]] = set()
    # What stands around several numbers is looked up once.
    looked_up: set[tuple[str | int, ...]] = set()
    for item in book.parameters:
        if (item.key, item.of) in seen:
            refs.add(entry, "E240", item.path, f'"{item.key}" stands for "{item.of}" already', "keep one of them")
        seen.add((item.key, item.of))
        for name in filter(None, item.of.split("/")):
            refs.party(entry, item.path, name, of_key=False)
        told = {key: value for key, value in item.told.items() if item.places[key] not in looked_up}
        looked_up |= set(item.places.values())
        if sources := told.get("sources"):
            refs.each_source(entry, item.places["sources"], sources)
        if (audience := told.get("audience")) is not None:
            refs.each_party(entry, item.places["audience"], audience.parties)
        _for_somebody(refs, book, entry, item.path, item.key, item.of)


def _for_somebody(
    refs: Refs, book: Book, entry: Entry[ProcessShape], path: tuple[str | int, ...], key: str, of: str
) -> None:
    """A number for each party or patron is for one of the talks.

    Patrons are those that are set, or else whoever set an ultimatum on record; parties are signatories, patrons, and
    whoever proposes.
    """
    party, _, client = of.partition("/")
    found = parameter(key)
    listed = entry.shape.patrons
    lost = refs.parties is None or book.header is None or (listed is None and "ultimatums" in book.lost)
    if not of or found is None or lost or party not in (refs.parties or ()):
        return
    pairs = {(item.party, item.client) for item in listed or ()}
    if listed is None:
        pairs = {(item.shape.by, to) for item in book.entries.get("ultimatums", ()) for to in item.shape.to}
    powers = {one for one, _ in pairs}
    hint = "list it under patrons"
    if found.scope == "patron":
        known = any(party == one and client in ("", other) for one, other in pairs)
        hint = did_you_mean(party, sorted(powers)) or hint
    else:
        signing = book.header.shape.signatories if book.header is not None else ()
        others = {item.shape.by for item in book.entries.get("ultimatums", ())}
        proposing = {item.of for item in book.parameters if item.key == "recognition"}
        known = party in {*signing, *powers, *others, *proposing}
        hint = f"{hint}, or give it a recognition"
    if not known:
        what = "each patron" if found.scope == "patron" else "each party of the talks"
        refs.add(entry, "E238", path, f'"{key}" is one number for {what}, and "{of}" is none', hint)
