"""From the model back to plain values: the header, all sections, and the drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from onetext.casefile.values import Value
from onetext.casefile.writing import items
from onetext.casefile.writing.forms import (
    Mapped,
    audience,
    date,
    day,
    item_part,
    kept,
    known_part,
    maybe,
    texts,
)
from onetext.model import (
    Audience,
    Case,
    Draft,
    DraftFile,
    Term,
)

__all__ = ["Mapped", "draft_front", "header", "sections"]

T = TypeVar("T")


def header(case: Case) -> Mapped:
    """`case.yaml` without sections."""
    public = case.default_audience == Audience("public")
    return {
        "id": case.id,
        "title": case.title,
        **kept(
            summary=case.summary,
            as_of=maybe(case.as_of, day),
            signatories=texts(case.signatories),
            analyst=case.analyst,
            notice=case.notice,
            audience=None if public else audience(case.default_audience),
            contested=texts(case.contested),
            doubts=[items.remark(remark, case.default_audience) for remark in case.doubts],
            series_note=case.series_note,
        ),
    }


def sections(case: Case) -> dict[str, list[Mapped]]:
    """Every section but the drafts, by name."""
    default = case.default_audience

    def formed(parts: Iterable[T], form: Callable[[T, Audience], Mapped]) -> list[Mapped]:
        return [form(item, default) for item in parts]

    return {
        "parties": formed(case.parties, items.party),
        "issues": formed(case.issues, items.issue),
        "rules": formed(case.rules, items.rule),
        "interactions": formed(case.interactions, items.interaction),
        "positions": formed(case.positions, items.position),
        "weights": formed(case.weights, items.weight),
        "redlines": formed(case.red_lines, items.red_line),
        "nodeal": formed(case.no_deals, items.no_deal),
        "responses": formed(case.responses, items.response),
        "statements": formed(case.statements, items.statement),
        "claims": formed(case.claims, items.claim),
        "ultimatums": formed(case.ultimatums, items.ultimatum),
        "events": formed(case.events, items.event),
        "front": formed(case.series, items.series_point),
        "sources": formed(case.sources, items.source),
        "documents": formed(case.documents, items.read_document),
        "inbox": formed(case.candidates, items.candidate),
    }


def term(item: Term) -> Value:
    """What a draft does with an issue."""
    note = kept(note=item.note)
    match item.state:
        case "settled":
            option = item.options[0]
            bare = not item.note and option not in ("silent", "deferred", "unknown")
            return option if bare else {"settled": option, **note}
        case "bracketed":
            wanted = {option: texts(item.wanted_by.get(option, ())) for option in item.options}
            return {"bracketed": wanted, **note}
        case "deferred" if item.options or item.note:
            return {"deferred": texts(item.options), **note}
        case "silent" | "unknown" if item.note:
            return {item.state: True, **note}
    return item.state


def _file(item: DraftFile | None) -> Value:
    if item is None:
        return None
    return {"name": item.name, "format": item.format, "sha256": item.sha256, **kept(copy=item.copy)}


def draft_front(item: Draft, default: Audience) -> Mapped:
    """The front matter of a draft; what its points settle is left to them."""
    settled = {issue for point in item.points for issue in point.settles}
    listed = {
        issue: term(found)
        for issue, found in item.terms.items()
        if not (issue in settled and found.state == "settled" and not found.note)
    }
    received: list[Value] = [
        {"party": one.party, "date": date(one.date), **kept(channel=one.channel)} for one in item.received
    ]
    status: list[Value] = [{"status": one.status, "date": date(one.date), **kept(note=one.note)} for one in item.status]
    struck: list[Value] = [{"point": one.point, **kept(note=one.note)} for one in item.struck]
    first: Mapped = {"id": item.id, "title": item.title, **kept(short=item.short)}
    dates = kept(happened=date(item.happened), known=known_part(item), date_note=item.date_note)
    kind = None if item.kind == "proposal" else item.kind
    more = kept(
        kind=kind,
        grew_from=texts(item.grew_from),
        handed_over_by=item.handed_over_by,
        origin=item.origin,
        received=received,
        status=status,
        facts=texts(item.facts),
        reported=texts(item.reported),
        annexes=texts(item.annexes),
        struck=struck,
        file=_file(item.file),
        terms_reviewed=None if item.terms_reviewed else False,
        terms=listed,
        sources=texts(item.sources),
        read_from=texts(item.read_from),
    )
    return {**first, **dates, **more, **item_part(item, default)}
