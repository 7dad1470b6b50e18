"""Candidates of the kinds `statement`, `event` and `response`: records that stand by themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from onetext.api.deciding.fields import SAID, Fields
from onetext.api.deciding.records import words
from onetext.model import Candidate, Case, Event, Floor, Response, ResponseKind, Statement

__all__ = ["EVENT", "RESPONSE", "STATEMENT", "with_event", "with_response", "with_statement"]

STATEMENT = (
    *SAID,
    *("text", "to", "channel", "occasion", "form", "before", "prepared", "cost", "floor_issue", "floor_options"),
)
EVENT = (*SAID, "kind", "text", "actor", "to", "before", "channel", "issues", "read_as", "confidence")
RESPONSE = (*SAID, "draft", "kind", "points", "issues", "public")
"""What `--set` may give."""


def with_statement(case: Case, item: Candidate) -> Case:
    """The case with a statement more."""
    fields = Fields(case, item)
    party = fields.party()
    speaker = fields.speaker(party)
    happened, known = fields.dates()
    text = words(fields.need("text"))
    channel = ", ".join(filter(None, (fields.get("channel"), words(fields.get("occasion")))))
    prepared = fields.one_of("prepared", ("yes", "no", "unknown"), "value of prepared", default="unknown")
    cost = fields.one_of("cost", ("costly", "cheap", "unknown"), "value of cost", default="unknown")
    floor = _floor(fields)
    made = {
        "id": fields.record_id(one.id for one in case.statements),
        "party": party,
        "speaker": speaker,
        "text": f"Denies: {text}" if fields.get("polarity") == "denied" else text,
        "to": fields.get("to"),
        "channel": channel,
        "before": fields.get("before"),
        "prepared": prepared,
        "cost": cost,
        "floor": floor,
        "happened": happened,
        "known": known,
        "sources": fields.sources(),
        "note": fields.note("reported, not word for word" if fields.get("form") == "reported" else ""),
    }
    fields.check()
    record = Statement(**made, read_from=(item.id,), audience=item.audience)  # type: ignore[arg-type]  # just tested
    return replace(case, statements=(*case.statements, record))


def _floor(fields: Fields) -> Floor | None:
    """A public commitment not to accept less, where somebody read one out of the words."""
    if not fields.get("floor_issue") and not fields.get("floor_options"):
        return None
    issue = fields.issue("floor_issue")
    fields.need("floor_options")
    return Floor(issue=issue, options=fields.options("floor_options", issue))


def with_event(case: Case, item: Candidate) -> Case:
    """The case with an event more."""
    fields = Fields(case, item)
    happened, known = fields.dates()
    read_as, before = words(fields.get("read_as")), words(fields.get("before"))
    made = {
        "id": fields.record_id(one.id for one in case.events),
        "kind": fields.need("kind"),
        "text": words(fields.need("text")),
        "actor": fields.get("actor"),
        "to": fields.get("to"),
        "channel": fields.get("channel"),
        "issues": fields.issues(),
        "confidence": fields.optional("confidence", ("high", "medium", "low")),
        "happened": happened,
        "known": known,
        "sources": fields.sources(),
        "note": fields.note(
            f"before {before}" if before else "", f"the author reads it as “{read_as}”" if read_as else ""
        ),
    }
    if fields.get("polarity") == "denied":
        fields.affirmed("event")
    fields.check()
    record = Event(**made, read_from=(item.id,), audience=item.audience)  # type: ignore[arg-type]  # just tested
    return replace(case, events=(*case.events, record))


def with_response(case: Case, item: Candidate) -> Case:
    """The case with a response to a draft more."""
    fields = Fields(case, item)
    fields.affirmed("response")
    party = fields.party()
    speaker = fields.speaker(party)
    happened, known = fields.dates()
    public = fields.one_of("public", ("yes", "no"), "value of public", default="yes")
    made = {
        "id": fields.record_id(one.id for one in case.responses),
        "party": party,
        "speaker": speaker,
        "draft": fields.draft(needed=True),
        "kind": fields.one_of("kind", get_args(ResponseKind), "kind of response"),
        "points": tuple(fields.get("points").replace(",", " ").split()),
        "issues": fields.issues(),
        "public": public == "yes",
        "happened": happened,
        "known": known,
        "sources": fields.sources(),
        "note": fields.note(),
    }
    fields.check()
    record = Response(**made, read_from=(item.id,), audience=item.audience)  # type: ignore[arg-type]  # just tested
    return replace(case, responses=(*case.responses, record))
