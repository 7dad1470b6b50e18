"""What stands around the text: comments, footnotes and endnotes, running heads, title and language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from onetext.documents.docx.names import w, w14, w15
from onetext.documents.docx.notices import quoted
from onetext.documents.docx.package import Package
from onetext.documents.docx.raw import CommentPlace, Raw, Walked
from onetext.documents.docx.styles import Styles
from onetext.documents.docx.tree import Part, root_of
from onetext.documents.docx.views import View
from onetext.documents.docx.walk import Walk
from onetext.documents.making import Budget
from onetext.documents.text import Comment, Note, Notice, Revision, Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["comments", "language", "notes", "running_heads", "title"]

_DC = "{http://purl.org/dc/elements/1.1/}"
_LONGEST, _MOST_PIECES = 10_000, 2_000  # characters, and stretches of text, of what a comment stands at
_KINDS: tuple[Literal["footnote", "endnote"], ...] = ("footnote", "endnote")
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


def _text(raws: list[Raw], side: str = "now") -> str:
    """The paragraphs of a margin, parted by newlines, in one view."""
    parts: list[str] = []
    for raw in raws:
        gone = (raw.whole.deleted if side == "now" else raw.whole.inserted) is not None
        bits = [] if gone else [bit for bit in raw.bits if (bit.deleted if side == "now" else bit.inserted) is None]
        parts.append("".join(bit.text for bit in bits))
        if not gone and (raw.end_deleted if side == "now" else raw.end_inserted) is None:
            parts.append("\n")
    return "\n".join(line.strip() for line in "".join(parts).split("\n") if line.strip())


def _walked(styles: Styles, part: Part, element: Element, budget: Budget) -> Walk:
    walk = Walk(styles, part.spans, budget)
    walk.blocks(element)
    return walk


def comments(package: Package, styles: Styles, walked: Walked, budget: Budget) -> tuple[Comment, ...]:
    """The comments of a document, in the order of their part, each with the text it stands at."""
    file = package.related("comments")
    if not file:
        return ()
    part = Part.of(package, file)
    answers = _answers(package, part)
    found = []
    for item in part.root.iterfind(w("comment")):
        budget.check()
        key = item.get(w("id"), "")
        place = walked.comments.get(key, CommentPlace(end=0))
        found.append(
            Comment(
                id=key,
                author=item.get(w("author"), ""),
                date=item.get(w("date"), ""),
                text=_text(_walked(styles, part, item, budget).found.raws),
                on=_stood_at(walked.said, place),
                block=place.block,
                answers=answers.get(key, ""),
            )
        )
    return tuple(found)


def _stood_at(said: Sequence[str], place: CommentPlace) -> str:
    """The text of a comment's range, cut where it is very long: ranges may overlap, all of them."""
    end = len(said) if place.end is None else place.end
    text = "".join(said[place.start : min(end, place.start + _MOST_PIECES)])
    if end <= place.start + _MOST_PIECES and len(text) <= _LONGEST:
        return text.strip()
    return text[:_LONGEST].strip() + " …"


def _answers(package: Package, part: Part) -> dict[str, str]:
    """Comment to the comment it answers: the file joins them by the last paragraphs of both."""
    extended = root_of(package, package.related("commentsExtended"))
    if extended is None:
        return {}
    by_paragraph = {}
    for item in part.root.iterfind(w("comment")):
        for paragraph in item.iter(w("p")):
            by_paragraph[paragraph.get(w14("paraId"), "")] = item.get(w("id"), "")
    found = {}
    for item in extended.iterfind(w15("commentEx")):
        own, above = item.get(w15("paraId"), ""), item.get(w15("paraIdParent"))
        if own in by_paragraph and above in by_paragraph:
            found[by_paragraph[own]] = by_paragraph[above]
    return found


def notes(
    package: Package, styles: Styles, views: tuple[View, View], walked: Walked, budget: Budget
) -> tuple[tuple[list[Note], list[Note]], list[Revision], list[Notice]]:
    """Footnotes and endnotes as they stand and as they were, with the tracked changes inside them.

    Parameters
    ----------
    views
        The body as it stands and as it was.
    walked
        The body; takes in the places of the comments that stand at text in notes.
    """
    callers = {bit.note: raw.index for raw in walked.raws for bit in raw.bits if bit.note}
    found: tuple[list[Note], list[Note]] = ([], [])
    revisions: list[Revision] = []
    notices: list[Notice] = []
    for kind in _KINDS:
        for key, walk, span in _note_bodies(package, styles, kind, budget):
            raws = walk.found.raws
            text, was = _text(raws), _text(raws, "before")
            for side, said, view in zip(found, (text, was), views, strict=True):
                block, at = view.called.get(f"{kind} {key}", (None, None))
                side.append(Note(id=key, kind=kind, text=said, block=block, at=at, span=span))
            caller = callers.get(f"{kind} {key}", 0)
            revisions += [replace(item, block=caller) for item in walk.found.revisions]
            _take_comments(walked, walk.found, caller)
            if walk.found.hidden:
                hidden = quoted("".join(text for texts in walk.found.hidden.values() for text in texts))
                message = f'The {kind} "{key}" holds hidden text, which is not shown on the page: "{hidden}".'
                notices.append(Notice(code="hidden", message=message, span=span))
            if walk.found.revisions:
                read, reads = quoted(was), quoted(text)
                message = f'The {kind} "{key}" has tracked changes: it read "{read}", and reads "{reads}".'
                notices.append(Notice(code="revisions", message=message, span=span))
    return found, revisions, notices


def _take_comments(walked: Walked, inside: Walked, caller: int) -> None:
    """Comments at the text of a note are comments at the paragraph that calls it."""
    offset = len(walked.said)
    walked.said += inside.said
    for key, place in inside.comments.items():
        end = len(inside.said) if place.end is None else place.end
        walked.comments[key] = CommentPlace(caller, place.start + offset, end + offset)


def _note_bodies(
    package: Package, styles: Styles, kind: str, budget: Budget
) -> Iterator[tuple[str, Walk, Span | None]]:
    file = package.related(f"{kind}s")
    if not file:
        return
    part = Part.of(package, file)
    for item in part.root.iterfind(w(kind)):
        if item.get(w("type")) in _SEPARATORS:
            continue
        walk = _walked(styles, part, item, budget)
        spans = [raw.span for raw in walk.found.raws]
        span = Span(part=file, start=spans[0].start, end=spans[-1].end) if spans else None
        yield item.get(w("id"), ""), walk, span


def running_heads(package: Package, styles: Styles, budget: Budget) -> tuple[list[str], list[Notice]]:
    """The texts of headers and footers, each once, and a notice of each that has tracked changes."""
    found: dict[str, None] = {}
    notices: dict[str, Notice] = {}
    for item in package.relations(package.main):
        if item.kind in {"header", "footer"} and not item.external and item.target in package.parts:
            part = Part.of(package, item.target)
            walked = _walked(styles, part, part.root, budget).found
            text = _text(walked.raws)
            if text:
                found[text] = None
            if walked.revisions:
                read, reads = quoted(_text(walked.raws, "before")), quoted(text)
                message = f'The {item.kind} has tracked changes: it read "{read}", and reads "{reads}".'
                notices[message] = Notice(code="revisions", message=message, span=walked.raws[0].span)
    return list(found), list(notices.values())


def _core(package: Package, name: str) -> str:
    parts = [item.target for item in package.relations() if item.kind == "core-properties"]
    root = root_of(package, parts[0] if parts else "")
    return (root.findtext(f"{_DC}{name}") or "").strip() if root is not None else ""


def title(package: Package) -> str:
    """The title in the properties of the file, or ""."""
    return _core(package, "title")


def language(package: Package, styles: Element | None) -> str:
    """The language of the text: as the properties say, or else the default of the styles, or of the theme."""
    said = _core(package, "language")
    if said:
        return said
    lang = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}") if styles is not None else None
    if lang is None:
        settings = root_of(package, package.related("settings"))
        lang = settings.find(w("themeFontLang")) if settings is not None else None
    return str(lang.get(w("val"), "")) if lang is not None else ""
