"""What waits in the inbox: its fields can be mended by hand, so what they say is looked at before anybody accepts it.

A case stays usable without its candidates, so all of this warns.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import get_args, get_type_hints

from onetext.casefile.section import Entry
from onetext.casefile.sense.refs import Refs
from onetext.casefile.shapes.record import CandidateShape
from onetext.model import (
    Confidence,
    EvidenceClass,
    Fate,
    Polarity,
    PositionKind,
    Relation,
    ResponseKind,
    day_of,
    range_of,
)

__all__ = ["check_candidate"]

_READ: Mapping[str, Callable[[str], object]] = {
    "happened": day_of,
    "known": day_of,
    "due": day_of,
    "firmness": range_of,
}
_RELATIONS = get_args(get_type_hints(Relation)["kind"])
_VALUES: Mapping[tuple[str, str], Collection[str]] = {
    ("", "polarity"): get_args(Polarity),
    ("", "evidence"): get_args(EvidenceClass),
    ("", "confidence"): tuple(filter(None, get_args(Confidence))),
    ("fate", "fate"): get_args(get_type_hints(Fate)["fate"]),
    ("position", "kind"): get_args(PositionKind),
    ("response", "kind"): get_args(ResponseKind),
}
"""Kind of candidate ("" for all), field -> what it may say."""


def check_candidate(refs: Refs, entry: Entry[CandidateShape]) -> None:
    """What a waiting candidate names is there, and what it says can be read."""
    if entry.shape.status != "waiting":
        return
    if entry.shape.kind == "settles":
        _settles(refs, entry)
        return
    for key, value in entry.shape.fields_.items():
        if not value:
            continue
        _there(refs, entry, key, value)
        _readable(refs, entry, key, value)
    _in_order(refs, entry)


def _settles(refs: Refs, entry: Entry[CandidateShape]) -> None:
    shape = entry.shape
    draft, point, issue, option = (shape.fields_.get(key, "") for key in ("draft", "point", "issue", "option"))
    if refs.drafts is None or refs.issues is None:
        return
    known = {
        "draft": draft in refs.drafts,
        "point": point in refs.book.raw_points.get(draft, ()),
        "issue": issue in refs.issues,
        "option": option in refs.book.raw_options.get(issue, ()),
    }
    for key, there in known.items():
        if not there:
            message = f'candidate "{shape.id}" names the {key} "{shape.fields_.get(key, "")}", which is not there'
            refs.add(entry, "W112", ("fields", key), message, "mend it, or take the candidate out")
            return


def _there(refs: Refs, entry: Entry[CandidateShape], key: str, value: str) -> None:
    """Ids stand for something of the case, or for another candidate."""
    for what, name, known in _named(refs, entry.shape, key, value):
        if known is not None and name not in known:
            message = f'candidate "{entry.shape.id}" names the {what} "{name}", which is not there'
            hint = refs.near(what, name, known) or "mend it, or take the field out"
            refs.add(entry, "W112", ("fields", key), message, hint)


def _named(
    refs: Refs, shape: CandidateShape, key: str, value: str
) -> Iterator[tuple[str, str, Collection[str] | None]]:
    """What a field names: what it is, its id, and the ids that there are."""
    match key:
        case "party" | "by":
            yield "party", value, refs.parties
        case "issue" | "floor_issue":
            yield "issue", value, refs.issues
        case "draft":
            yield "draft", value, refs.drafts
        case "source":
            yield "source", value, refs.sources
        case "ultimatum":
            yield "ultimatum", value, refs.book.ids("ultimatums")
        case "of" if shape.kind == "fate":
            yield "candidate", value, refs.book.ids("inbox")
        case "relations" if shape.kind == "claim":
            claims, candidates = refs.claims, refs.book.ids("inbox")
            if claims is not None and candidates is not None:
                known = {*claims, *candidates}
                yield from (("claim", part[1], known) for part in _parts(value) if len(part) == 2)


def _parts(value: str) -> list[list[str]]:
    """`contradicts a.c2, agrees a.c3`, word by word."""
    return [part.split() for part in value.split(",") if part.strip()]


def _readable(refs: Refs, entry: Entry[CandidateShape], key: str, value: str) -> None:
    """Days, ranges and words of which there are a few."""
    if problem := _problem(entry.shape, key, value):
        message = f'candidate "{entry.shape.id}" cannot be accepted: {problem}'
        refs.add(entry, "W117", ("fields", key), message, "mend it, or take the field out")


def _problem(shape: CandidateShape, key: str, value: str) -> str:
    if key in _READ:
        try:
            _READ[key](value)
        except ValueError as error:
            return f"{key}: {error}"
    known = _VALUES.get(("", key)) or _VALUES.get((shape.kind, key))
    if known and value not in known:
        return f'{key} cannot be "{value}"; it is one of {", ".join(known)}'
    if key == "relations":
        wrong = [part for part in _parts(value) if len(part) != 2 or part[0] not in _RELATIONS]
        if wrong:
            return f'"{" ".join(wrong[0])}" is no relation; write one of {", ".join(_RELATIONS)}, and the id of a claim'
    return ""


def _in_order(refs: Refs, entry: Entry[CandidateShape]) -> None:
    """Nothing is known before it happens."""
    fields = entry.shape.fields_
    try:
        happened, known = day_of(fields.get("happened", "")), day_of(fields.get("known", ""))
    except ValueError:
        return
    if known.latest < happened.earliest:
        message = (
            f'candidate "{entry.shape.id}" cannot be accepted: it would be known on {known}, before it happened on'
            f" {happened}"
        )
        refs.add(entry, "W117", ("fields", "known"), message, "mend one of the two")
