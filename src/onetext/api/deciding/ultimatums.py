"""Candidates of the kinds `ultimatum` and `fate`."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args, get_type_hints

from onetext.api.deciding.fields import SAID, Fields
from onetext.api.deciding.records import words
from onetext.errors import UnknownId, UsageError
from onetext.model import Candidate, Case, Date, Fate, Ultimatum

__all__ = ["FATE", "ULTIMATUM", "with_fate", "with_ultimatum", "without_fate"]

ULTIMATUM = ("by", *(key for key in SAID if key != "party"), "to", "terms", "penalty", "due", "draft")
FATE = ("ultimatum", "of", "fate", "hedge", "polarity", "happened", "known", "undated", "source", "note")
"""What `--set` may give."""
_ADDED = "added_source"
"""A field that says that accepting a fate added the source to its ultimatum, so that taking it back can undo that."""


def with_ultimatum(case: Case, item: Candidate) -> Case:
    """The case with an ultimatum more."""
    fields = Fields(case, item)
    fields.affirmed("ultimatum")
    by = fields.party("by")
    speaker = fields.speaker(by)
    happened, known = fields.dates()
    made = {
        "id": fields.record_id(one.id for one in case.ultimatums),
        "by": by,
        "speaker": speaker,
        "to": fields.parties("to"),
        "terms": words(fields.need("terms")),
        "penalty": words(fields.get("penalty")),
        "due": fields.date("due"),
        "draft": fields.draft(),
        "happened": happened,
        "known": known,
        "sources": fields.sources(),
        "note": fields.note(),
    }
    fields.check()
    record = Ultimatum(**made, read_from=(item.id,), audience=item.audience)  # type: ignore[arg-type]  # just tested
    return replace(case, ultimatums=(*case.ultimatums, record))


def with_fate(case: Case, item: Candidate) -> tuple[Case, Candidate]:
    """The case with what became of an ultimatum, and the candidate with what taking it back must know."""
    fields = Fields(case, item)
    fields.affirmed("fate")
    ultimatum = _ultimatum(fields)
    fate = _fate(fields)
    sources = fields.sources()
    if ultimatum is not None and fate.date.latest < ultimatum.happened.earliest:
        fields.bad("happened", f'"{ultimatum.id}" was set on {ultimatum.happened}, after it {fate.fate} on {fate.date}')
    if ultimatum is not None and (strange := _seen_by_more(case, item, ultimatum)):
        fields.wrong.append(strange)
    fields.check()
    assert ultimatum is not None
    new = [source for source in sources if source not in ultimatum.sources]
    after = replace(
        ultimatum,
        fates=tuple(sorted((*ultimatum.fates, fate), key=lambda one: one.date)),
        sources=(*ultimatum.sources, *new),
        read_from=(*ultimatum.read_from, item.id),
    )
    kept = {key: value for key, value in item.fields.items() if key != _ADDED}
    told = replace(item, fields=type(item.fields)({**kept, **({_ADDED: new[0]} if new else {})}))
    return _replaced(case, ultimatum, after), told


def _seen_by_more(case: Case, item: Candidate, ultimatum: Ultimatum) -> str:
    """Why a fate cannot stand with an ultimatum that somebody sees who may not see the article (S24); else ""."""
    strangers = [
        name
        for name in ("public", *(party.id for party in case.parties))
        if ultimatum.audience.admits(name) and not item.audience.admits(name)
    ]
    if not strangers:
        return ""
    return (
        f'"{ultimatum.id}" is seen by {", ".join(strangers)}, who may not see the article, so that they would see what'
        f' became of it; give "{ultimatum.id}" the audience of the article first, or write the fate by hand'
    )


def without_fate(case: Case, item: Candidate) -> tuple[Case, Candidate]:
    """The case without a fate that was read from a candidate, and the candidate as it was."""
    ultimatum = next((one for one in case.ultimatums if item.id in one.read_from), None)
    fate = _fate(Fields(case, item))
    if ultimatum is None or fate not in ultimatum.fates:
        raise UsageError(
            f'no ultimatum says any more what was read from "{item.id}"; mend ultimatums.yaml and the file in inbox/'
            " by hand"
        )
    at = ultimatum.fates.index(fate)
    after = replace(
        ultimatum,
        fates=ultimatum.fates[:at] + ultimatum.fates[at + 1 :],
        sources=tuple(source for source in ultimatum.sources if source != item.fields.get(_ADDED)),
        read_from=tuple(name for name in ultimatum.read_from if name != item.id),
    )
    bare = replace(item, fields=type(item.fields)({key: v for key, v in item.fields.items() if key != _ADDED}))
    return _replaced(case, ultimatum, after), bare


def _fate(fields: Fields) -> Fate:
    """What became of it: seen from no day before the article was published (S16)."""
    kinds = get_args(get_type_hints(Fate)["fate"])
    happened, known = fields.dates()
    when = Date(happened.earliest, max(happened.latest, known.earliest))
    fate = fields.one_of("fate", kinds, "fate")
    return Fate(fate=fate, date=when, note=fields.note())  # type: ignore[arg-type]  # just tested


def _ultimatum(fields: Fields) -> Ultimatum | None:
    """The ultimatum that a fate belongs to: named, or made of the candidate beside it."""
    known = {one.id: one for one in fields.case.ultimatums}
    if name := fields.get("ultimatum"):
        if name not in known:
            fields.bad("ultimatum", str(UnknownId("ultimatum", name, known)))
        return known.get(name)
    of = fields.get("of")
    if of and of not in {one.id for one in fields.case.candidates}:
        fields.bad("of", str(UnknownId("candidate", of, [one.id for one in fields.case.candidates])))
        return None
    made = next((one for one in known.values() if of and of in one.read_from), None)
    if made is None:
        first = f"accept {of} first, or " if of else ""
        fields.wrong.append(
            f'"{fields.item.id}" does not say of which ultimatum; {first}name it with'
            f" --set {fields.item.id}.ultimatum=…"
        )
    return made


def _replaced(case: Case, old: Ultimatum, new: Ultimatum) -> Case:
    return replace(case, ultimatums=tuple(new if one.id == old.id else one for one in case.ultimatums))
