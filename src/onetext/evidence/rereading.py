"""An article that was read before: decisions stay, places are found again word for word or not at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from immutabledict import immutabledict

from onetext.evidence.marking import BESIDE, beside, digest, found, mark_of, occurrence
from onetext.model import CANDIDATE_KINDS, Candidate

__all__ = ["Reread", "holds", "merged"]

_LONG = 8
"""A place with this many words that stands once, and stood once, is the same one whatever stands beside it now."""
_SAID = (
    *("party", "by", "speaker", "voice", "claimant", "reported_by", "polarity", "hedge", "condition"),
    *("to", "terms", "penalty", "due", "kind", "fate"),
)
"""Fields that a new edition may correct; a decision that rests on the old one is then told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What the inbox is to hold of a document now.

    Attributes
    ----------
    candidates
        Kept and new ones, in the order of the text; orphans last.
    numbers
        Kind -> the highest number given so far.
    new, dropped, kept, orphans
        Ids by what became of them: found for the first time; undecided and no longer found; decided or edited; of
        these, those without a place.
    differs
        Ids of decided ones -> what the article says otherwise now: field, as it was, as it is.
    """

    candidates: tuple[Candidate, ...]
    numbers: immutabledict[str, int]
    new: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()
    differs: Mapping[str, tuple[tuple[str, str, str], ...]] = immutabledict()


def merged(old: Sequence[Candidate], read: Sequence[Candidate], text: str, numbers: Mapping[str, int]) -> Reread:
    """Bring what was read now together with what the inbox holds of the document.

    A candidate that a person decided on or edited stays as it is; its place is looked for word for word, and it is
    an orphan where its words are gone or nobody can tell which of several places is meant. One that nobody touched
    gives way to what was read now, and lends it its id where kind and place are the same.

    Parameters
    ----------
    read
        As `candidates_of` numbers them.
    text
        The text as it was read now.
    numbers
        Kind -> the highest number that was ever given.
    """
    placed = _placed(old, text)
    there: dict[tuple[str, int, int], deque[Candidate]] = {}
    for item in read:
        there.setdefault((item.kind, item.start, item.end), deque()).append(item)
    names: dict[str, str] = {}
    kept: list[Candidate] = []
    differs = {}
    for item, now in zip(old, placed, strict=True):
        waiting = None if now.orphan else there.get((now.kind, now.start, now.end))
        touched = not item.waits or item.edited
        same = waiting.popleft() if waiting else None
        if same:
            names[same.id] = item.id
        if touched and not now.orphan and (told := _differences(item, now, same)):
            differs[item.id] = told
        if touched:
            kept.append(now)
    highest = _highest(old, numbers)
    fresh = _renumbered(read, names, highest)
    by_id = {item.id: item for item in kept}
    shown = [item for item in fresh if item.id not in by_id]
    ordered = sorted([*kept, *shown], key=lambda item: (item.orphan, item.start, item.end))
    before = {item.id for item in old}
    return Reread(
        candidates=tuple(ordered),
        numbers=immutabledict({kind: number for kind, number in highest.items() if number}),
        new=tuple(item.id for item in ordered if item.id not in before),
        dropped=tuple(item.id for item in old if item.id not in {one.id for one in ordered}),
        kept=tuple(item.id for item in ordered if item.id in by_id),
        orphans=tuple(item.id for item in ordered if item.orphan),
        differs=differs,
    )


def holds(text: str, item: Candidate) -> bool:
    """Whether the words of a candidate stand in a text where it says."""
    return item.end <= len(text) and digest(text[item.start : item.end]) == item.digest


def _placed(old: Sequence[Candidate], text: str) -> list[Candidate]:
    """Each candidate where its words stand in the text now, or as an orphan."""
    out = []
    for item, starts in zip(old, found(text, [mark_of(item) for item in old]), strict=True):
        at = _chosen(item, starts, text)
        if at is None:
            out.append(replace(item, orphan=True))
            continue
        end = at + item.end - item.start
        before, after = beside(text, at, end)
        told = occurrence(starts, at)
        place = {"start": at, "end": end, "before": before, "after": after, "occurrence": told, "orphan": False}
        out.append(replace(item, **place))  # type: ignore[arg-type]  # one value for each of its fields
    return out


def _chosen(item: Candidate, starts: Sequence[int], text: str) -> int | None:
    """The one place that a candidate can mean, or None: a look-alike is worse than an orphan."""
    length = item.end - item.start
    if not starts:  # a place that does not begin and end with a word, in a text that did not change there
        there = holds(text, item) and beside(text, item.start, item.end) == (item.before, item.after)
        return item.start if there else None
    sides = {at: beside(text, at, at + length) for at in starts}
    whole = [at for at in starts if sides[at] == (item.before, item.after)]
    half = [at for at in starts if _half(item, sides[at], text, at)]
    for like in (whole, half):
        if len(like) == 1:
            return like[0]
    number, count = _occurrence(item)
    if len(starts) != count:
        return None
    at = starts[number - 1]
    alone = count == 1 and len(text[at : at + length].split()) >= _LONG
    return at if at in (whole or half) or alone else None


def _half(item: Candidate, sides: tuple[str, str], text: str, at: int) -> bool:
    """Whether what stands on one side of a place is what stood there, and enough of it."""
    before, after = sides
    end = at + item.end - item.start
    return (before == item.before and at >= BESIDE) or (after == item.after and end + BESIDE <= len(text))


def _occurrence(item: Candidate) -> tuple[int, int]:
    number, slash, count = item.occurrence.partition("/")
    told = bool(slash) and number.isdecimal() and count.isdecimal()
    return (int(number), int(count)) if told and 1 <= int(number) <= int(count) else (1, 1)


def _differences(item: Candidate, placed: Candidate, now: Candidate | None) -> tuple[tuple[str, str, str], ...]:
    """What the article says otherwise now of a candidate that a person decided on or edited.

    What a person set differs from what the article says in any case: it is told only where something else stands beside
    the place now. So is that nothing of the kind is read there any more, which may be the doing of another model.
    """
    moved = (item.before, item.after) != (placed.before, placed.after)
    if now is None:
        return (("kind", item.kind, "nothing of the kind"),) if moved else ()
    if item.edited and not moved:
        return ()
    pairs = ((key, item.fields.get(key, ""), now.fields.get(key, "")) for key in _SAID)
    return tuple((key, was, new) for key, was, new in pairs if was != new)


def _highest(old: Sequence[Candidate], numbers: Mapping[str, int]) -> dict[str, int]:
    """Kind -> the highest number given so far, in the ids that are there or in those that are gone."""
    out = {kind: numbers.get(kind, 0) for kind in CANDIDATE_KINDS}
    for item in old:
        number = item.id.rpartition(".")[2][1:]
        if item.kind in out and number.isdecimal():
            out[item.kind] = max(out[item.kind], int(number))
    return out


def _renumbered(read: Sequence[Candidate], names: dict[str, str], highest: dict[str, int]) -> list[Candidate]:
    """What was read, under the ids of what it was before; the rest under new numbers. `highest` counts on."""
    for item in read:
        if item.id not in names:
            highest[item.kind] += 1
            names[item.id] = f"{item.document}.{CANDIDATE_KINDS[item.kind]}{highest[item.kind]}"
    return [replace(item, id=names[item.id], fields=_referring(item, names)) for item in read]


def _referring(item: Candidate, names: Mapping[str, str]) -> immutabledict[str, str]:
    """Its fields, with the ids that others have now."""
    fields = dict(item.fields)
    if "of" in fields:
        fields["of"] = names[fields["of"]]
    if "relations" in fields:
        told = (one.split(" ", 1) for one in fields["relations"].split(", "))
        fields["relations"] = ", ".join(f"{kind} {names[other]}" for kind, other in told)
    return immutabledict(fields)
