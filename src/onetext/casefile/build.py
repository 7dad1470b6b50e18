"""From checked entries to the case."""

from __future__ import annotations

from typing import Any

from immutabledict import immutabledict

from onetext.casefile.book import Book, BookDraft, BookPoint
from onetext.casefile.places import slug
from onetext.casefile.shapes.header import RemarkShape
from onetext.model import PUBLIC, Audience, Case, Draft, Point, ProcessSettings, Remark, Term

__all__ = ["built"]

_FIELDS = {
    "parties": "parties",
    "issues": "issues",
    "rules": "rules",
    "interactions": "interactions",
    "positions": "positions",
    "weights": "weights",
    "redlines": "red_lines",
    "nodeal": "no_deals",
    "responses": "responses",
    "statements": "statements",
    "claims": "claims",
    "ultimatums": "ultimatums",
    "events": "events",
    "front": "series",
    "sources": "sources",
    "documents": "documents",
    "inbox": "candidates",
}
"""Section -> field of `Case`."""


def built(book: Book) -> Case:
    """The case that a book without errors tells."""
    assert book.header is not None
    header = book.header.shape
    default = header.audience or PUBLIC
    values: dict[str, Any] = {
        field: tuple(entry.shape.build(default) for entry in book.entries.get(section, ()))
        for section, field in _FIELDS.items()
    }
    return Case(
        id=header.id or slug(book.slug),
        title=header.title,
        summary=header.summary,
        as_of=header.as_of,
        signatories=header.signatories,
        analyst=header.analyst,
        notice=header.notice,
        default_audience=default,
        contested=header.contested,
        doubts=tuple(_remark(doubt, default) for doubt in header.doubts),
        series_note=header.series_note,
        drafts=_drafts(book, default),
        process=_process(book, default),
        **values,
    )


def _process(book: Book, default: Audience) -> ProcessSettings | None:
    if book.process is None:
        return None
    values: dict[str, Any] = book.process.shape.values(default)
    return ProcessSettings(**values, parameters=tuple(item.build(default) for item in book.parameters))


def _remark(shape: RemarkShape, default: Audience) -> Remark:
    return Remark(text=shape.text, known_from=shape.known_from, note=shape.note, audience=shape.audience or default)


def _drafts(book: Book, default: Audience) -> tuple[Draft, ...]:
    assert book.header is not None
    drafts = [_draft(draft, default) for draft in book.drafts]
    if order := book.header.shape.draft_order:
        drafts.sort(key=lambda draft: order.index(draft.id))
    return tuple(drafts)


def _draft(draft: BookDraft, default: Audience) -> Draft:
    shape = draft.entry.shape
    values: dict[str, Any] = {**shape.values(default)}
    points = tuple(_point(point) for point in draft.points)
    terms = dict(shape.terms)
    for point in points:
        for issue, option in point.settles.items():
            terms.setdefault(issue, Term(state="settled", options=(option,)))
    return Draft(**{**values, "points": points, "terms": immutabledict(terms)})


def _point(point: BookPoint) -> Point:
    raw = point.raw
    if point.entry is None:
        return Point(label=raw.label, text=raw.text, parent=raw.parent)
    values = dict(point.entry.shape.__dict__)
    text, parent = values.pop("text"), values.pop("parent")
    return Point(
        label=raw.label,
        text=raw.text if text is None else text,
        parent=raw.parent if parent is None else parent,
        **values,
    )
