"""What the record of positions makes of a party's wishes on one issue (S3).

The latest `demand` of each authorised speaker sets that speaker's peak: the option it names, or any of the compatible
ones. Where no authorised speaker has a demand that names options, the latest `offer` of each does, marked so. Order in
time is by `happened`, then `known`, then place in the file: words that leak late do not undo what was said after them.
Refusals add up per speaker, less what the same speaker later demanded, offered or let stand. Offers and tolerated
options elsewhere are negotiable (S21), less what the same speaker later refused. Statements change nothing, and nor do
the words of those who do not bind the party.

Speakers of a party that lists none bind it; "" is the party itself. Several speakers' peaks form a set.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onetext.model import Case, Date, Issue, Party, Position

__all__ = ["PositionSet", "SpeakerPosition", "grouped_positions", "position_set", "read_positions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPosition:
    """What one authorised speaker has on record: option ids in the order of the issue's options.

    `from_offer` says that the peaks come from an offer because nobody with authority demanded anything.
    """

    speaker: str
    peaks: tuple[str, ...] = ()
    from_offer: bool = False
    refused: tuple[str, ...] = ()
    negotiable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionSet:
    """What a party is on record to want on an issue.

    Attributes
    ----------
    speakers
        Each authorised speaker with anything on record, in alphabetical order.
    peaks
        Every option that may be the best one; empty when the record names none (S6).
    from_offer
        Whether the peaks come from offers, nobody with authority having demanded anything.
    refused
        Options that some authorised speaker refuses.
    negotiable
        Options offered or let stand that are nobody's peak.
    contradicts
        Options that are somebody's peak and refused as well: the refusal is dropped wherever that option is the peak.
    """

    party: str
    issue: str
    speakers: tuple[SpeakerPosition, ...] = ()
    peaks: tuple[str, ...] = ()
    from_offer: bool = False
    refused: tuple[str, ...] = ()
    negotiable: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()


def position_set(case: Case, party: str, issue: str) -> PositionSet:
    """What the visible record makes of a party's wishes on an issue (S3).

    Raises
    ------
    UnknownId
        When the case has no such party or issue.
    """
    known_party, known_issue = case.party(party), case.issue(issue)
    records = [item for item in case.positions if item.party == party and item.issue == issue]
    return read_positions(known_party, known_issue, records)


def grouped_positions(positions: Iterable[Position]) -> Mapping[tuple[str, str], Sequence[Position]]:
    """The positions by (party, issue), in file order."""
    groups: dict[tuple[str, str], list[Position]] = {}
    for item in positions:
        groups.setdefault((item.party, item.issue), []).append(item)
    return groups


def read_positions(party: Party, issue: Issue, records: Sequence[Position]) -> PositionSet:
    """The same as `position_set`, for records already picked out in file order."""
    by_speaker: dict[str, list[Position]] = {}
    for record in sorted(records, key=_in_time):
        name = _authorised(party, record.speaker)
        if name is not None:
            by_speaker.setdefault(name, []).append(record)
    demanded = any(item.kind == "demand" and item.named for items in by_speaker.values() for item in items)
    order = issue.option_ids
    speakers = [_speaker(name, by_speaker[name], order, demanded) for name in sorted(by_speaker)]
    peaks = {option for speaker in speakers for option in speaker.peaks}
    refused = {option for speaker in speakers for option in speaker.refused}
    open_to = {option for speaker in speakers for option in speaker.negotiable} - peaks
    return PositionSet(
        party=party.id,
        issue=issue.id,
        speakers=tuple(speaker for speaker in speakers if speaker.peaks or speaker.refused or speaker.negotiable),
        peaks=_sorted(peaks, order),
        from_offer=bool(peaks) and not demanded,
        refused=_sorted(refused, order),
        negotiable=_sorted(open_to, order),
        contradicts=_sorted(peaks & refused, order),
    )


def _in_time(record: Position) -> tuple[Date, Date]:
    return record.happened, record.known


def _authorised(party: Party, name: str) -> str | None:
    """The name under which a speaker's words count for the party, or None when they do not."""
    if not name or not party.speakers:
        return name
    listed = party.speaker(name)
    return listed.name if listed is not None and listed.authorised else None


def _speaker(name: str, records: Sequence[Position], order: tuple[str, ...], demanded: bool) -> SpeakerPosition:
    """One speaker's records, already in the order of time."""
    setting = "demand" if demanded else "offer"
    latest = next((item for item in reversed(records) if item.kind == setting and item.named), None)
    refused: set[str] = set()
    negotiable: set[str] = set()
    for item in records:
        if item.kind == "refuses":
            refused |= set(item.refused)
            negotiable -= set(item.refused)
        elif item.kind != "statement":
            refused -= set(item.named)
            if item.kind != "demand":
                negotiable |= set(item.named)
    peaks = set(latest.named) if latest else set()
    return SpeakerPosition(
        speaker=name,
        peaks=_sorted(peaks, order),
        from_offer=bool(peaks) and not demanded,
        refused=_sorted(refused, order),
        negotiable=_sorted(negotiable - peaks, order),
    )


def _sorted(options: set[str], order: tuple[str, ...]) -> tuple[str, ...]:
    if len(options) < 2:
        return tuple(options)
    return tuple(option for option in order if option in options)
