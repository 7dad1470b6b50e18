"""Candidates of the kinds `position` and `red_line`: what a party wants, or will not have."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from immutabledict import immutabledict

from onetext.api.deciding.fields import SAID, Fields
from onetext.api.deciding.records import words
from onetext.model import Bar, Candidate, Case, EvidenceClass, Position, PositionKind, Range, RedLine, range_of

__all__ = ["POSITION", "RED_LINE", "with_position", "with_red_line"]

_WHAT = ("option", "compatible", "refused")
POSITION = (*SAID, "issue", "kind", *_WHAT, "stance", "strength", "confidence")
RED_LINE = (
    *(*SAID, "says", "issue", "refuses", "requires"),
    *("unless", "firmness", "evidence", "strength", "reason"),
)
"""What `--set` may give."""


def with_position(case: Case, item: Candidate) -> Case:
    """The case with a position more (S3)."""
    fields = Fields(case, item)
    party = fields.party()
    speaker = fields.speaker(party)
    issue = fields.issue()
    kind = fields.one_of("kind", get_args(PositionKind), "kind of position")
    if kind in ("demand", "offer", "refuses"):
        fields.affirmed(kind)
    happened, known = fields.dates()
    given = [key for key in _WHAT if fields.get(key)]
    if len(given) > 1:
        fields.bad(given[1], f"a position names {' or '.join(given)}, not both")
    if kind == "refuses" and not fields.get("refused"):
        fields.missing.append("refused")
    elif kind != "statement" and not given:
        fields.missing.append("option")
    option = fields.options("option", issue)
    if len(option) > 1:
        fields.bad("option", "one option, or several under compatible")
    made = {
        "party": party,
        "speaker": speaker,
        "issue": issue,
        "kind": kind,
        "option": option[0] if option else "",
        "compatible": fields.options("compatible", issue),
        "refused": fields.options("refused", issue),
        "stance": words(fields.get("stance")),
        "reported_by": fields.get("reported_by"),
        "confidence": fields.optional("confidence", ("high", "medium", "low")),
        "happened": happened,
        "known": known,
        "sources": fields.sources(),
        "note": fields.note(),
    }
    fields.check()
    record = Position(**made, read_from=(item.id,), audience=item.audience)  # type: ignore[arg-type]  # just tested
    return replace(case, positions=(*case.positions, record))


def with_red_line(case: Case, item: Candidate) -> Case:
    """The case with a red line more; its firmness is a proposal from the wording (S7)."""
    fields = Fields(case, item)
    fields.affirmed("red line")
    party = fields.party()
    speaker = fields.speaker(party)
    happened, known = fields.dates()
    firmness = _firmness(fields)
    evidence = fields.optional("evidence", get_args(EvidenceClass))
    published = fields.document.published if fields.document else known.latest
    made = {
        "id": fields.record_id(one.id for one in case.red_lines),
        "party": party,
        "speaker": speaker,
        "says": words(fields.need("says")),
        "narrow": _bar(fields),
        "unless": words(fields.get("unless")),
        "firmness": firmness,
        "evidence": evidence or None,
        "reason": fields.get("reason") or _reason(fields),
        "known_from": max(published, known.latest),
        "happened": happened,
        "known": known,
        "sources": fields.sources(),
        "note": fields.note(),
    }
    fields.check()
    record = RedLine(**made, read_from=(item.id,), audience=item.audience)  # type: ignore[arg-type]  # just tested
    return replace(case, red_lines=(*case.red_lines, record))


def _bar(fields: Fields) -> Bar:
    """What the line bars: options refused, or all but those required."""
    issue = fields.issue()
    if fields.get("refuses") and fields.get("requires"):
        fields.bad("requires", "a red line refuses options or requires some, not both")
    requires = bool(fields.get("requires"))
    options = fields.options("requires" if requires else "refuses", issue)
    if not options:
        fields.missing.append("refuses")
    known = {one.id: one.option_ids for one in fields.case.issues}.get(issue, ())
    if requires and known and set(options) >= set(known):
        fields.bad("requires", f'it would require every option of "{issue}", so that it bars none')
    return Bar(options=immutabledict({issue: options}), requires=requires)


def _firmness(fields: Fields) -> Range:
    if not fields.get("firmness"):
        return Range.of(0, 1)
    try:
        return range_of(fields.get("firmness"))
    except ValueError as error:
        fields.bad("firmness", str(error))
        return Range.of(0, 1)


def _reason(fields: Fields) -> str:
    """Why the firmness is what it is."""
    strength, hedge = fields.get("strength"), fields.get("hedge")
    if not fields.get("firmness"):
        return ""
    said = f"proposed from the wording ({strength}) by a table of conventions" if strength else "proposed by convention"
    doubts = [
        f"hedged (“{words(hedge)}”)" if hedge else "",
        f"told by {fields.get('reported_by')}" if fields.get("reported_by") else "",
        "under a condition" if fields.get("condition") else "",
    ]
    return "; ".join(filter(None, (said[0].upper() + said[1:], *doubts))) + "."
