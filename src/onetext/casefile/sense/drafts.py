"""Drafts: parents, terms, points and what they answer."""

from __future__ import annotations

from onetext.casefile.book import Book, BookDraft, BookPoint
from onetext.casefile.sense.refs import Refs
from onetext.casefile.shapes.drafts import DraftShape
from onetext.model import Date, Point

__all__ = ["check_drafts"]


def check_drafts(refs: Refs, book: Book) -> None:
    """All drafts, one by one, and their family tree."""
    dates = {draft.entry.shape.id: draft.entry.shape.happened for draft in book.drafts}
    for draft in book.drafts:
        _front(refs, draft, dates)
        _terms(refs, draft)
        _points(refs, draft, dates)
        _loose(refs, draft)
    _circles(refs, book)


def _front(refs: Refs, draft: BookDraft, dates: dict[str, Date]) -> None:
    entry, shape = draft.entry, draft.entry.shape
    for index, parent in enumerate(shape.grew_from):
        refs.draft(entry, ("grew_from", index), parent)
        if parent != shape.id and _younger(parent, shape, dates):
            message = f'"{shape.id}" of {shape.happened} cannot have grown from "{parent}" of {dates[parent]}'
            refs.add(entry, "E211", ("grew_from", index), message, "mend a date, or take the parent out")
    if not shape.terms_reviewed:
        message = f'nobody has gone through the terms of "{shape.id}": issues that it does not list are unknown'
        hint = f"see the inbox, then run: onetext inbox CASE --reviewed {shape.id}"
        refs.add(entry, "W110", ("terms_reviewed",), message, hint, of_key=True)
    for index, receipt in enumerate(shape.received):
        refs.party(entry, ("received", index, "party"), receipt.party)
    for index, struck in enumerate(shape.struck):
        path = ("struck", index, "point")
        refs.point(entry, path, struck.point)
        earlier = struck.point.rpartition("/")[0]
        if earlier == shape.id or _younger(earlier, shape, dates):
            message = f'"{struck.point}" is no point of an earlier draft'
            refs.add(entry, "E223", path, message, "name a point of an older draft")


def _younger(other: str, shape: DraftShape, dates: dict[str, Date]) -> bool:
    """Whether another draft is certainly younger than this one."""
    return other in dates and dates[other].earliest > shape.happened.latest


def _terms(refs: Refs, draft: BookDraft) -> None:
    entry = draft.entry
    for issue, term in entry.shape.terms.items():
        path = ("terms", issue)
        refs.issue(entry, path, issue, of_key=True)
        if term.state == "bracketed":
            if not term.options:  # one option alone is disputed against silence: a real state of a text
                message = f'issue "{issue}" is bracketed between no options'
                refs.add(entry, "E224", path, message, "name the options in dispute", of_key=True)
            elif len(term.options) == 1:
                message = f'issue "{issue}" is bracketed with one option alone'
                refs.add(entry, "W108", path, message, "name the other side, if there is one", of_key=True)
            refs.option_keys(entry, (*path, "bracketed"), issue, dict.fromkeys(term.options))
            for option, parties in term.wanted_by.items():
                refs.each_party(entry, (*path, "bracketed", option), parties)
        elif term.state == "settled":
            refs.option(entry, (*path, "settled"), issue, term.option)
        elif term.options:
            refs.each_option(entry, (*path, "deferred"), issue, term.options)


def _points(refs: Refs, draft: BookDraft, dates: dict[str, Date]) -> None:
    file = draft.entry.section.where.file
    labels: set[str] = set()
    settled: dict[str, tuple[str, str]] = {}
    for issue, term in draft.entry.shape.terms.items():
        settled[issue] = ("the front matter", term.option or "")
    for point in draft.points:
        if point.raw.label in labels:
            message = f'the label "{point.raw.label}" stands twice in this draft'
            refs.faults.append(file.fault("E230", point.raw.place, message, "give one another label"))
        labels.add(point.raw.label)
    for point in draft.points:
        _attributes(refs, draft, point, dates)
        _settles(refs, point, settled)


def _loose(refs: Refs, draft: BookDraft) -> None:
    """An imported text that counts as silent on issues although nobody said what some of its points do (S5)."""
    shape = draft.entry.shape
    if shape.file is None or not shape.terms_reviewed or refs.issues is None:
        return
    points = [_point(point) for point in draft.points]
    listed = {*shape.terms, *(issue for point in points for issue in point.issues)}
    silent = [issue for issue in refs.issues if issue not in listed]
    loose = [point.label for point in points if point.loose]
    if silent and loose:
        shown = ", ".join(loose[:8]) + (f" and {len(loose) - 8} more" if len(loose) > 8 else "")
        issues = f"{len(silent)} issue{'s' if len(silent) > 1 else ''}"
        message = f'"{shape.id}" counts as silent on {issues}, and has points that settle and touch nothing: {shown}'
        hint = "say under such a point what it settles or touches; add the option first where the case has none"
        refs.add(draft.entry, "W115", ("file",), message, hint, of_key=True)


def _point(point: BookPoint) -> Point:
    """A point with what it is about, the rest left out."""
    raw, entry = point.raw, point.entry
    if entry is None:
        return Point(label=raw.label, parent=raw.parent, text=raw.text)
    shape = entry.shape
    text = raw.text if shape.text is None else shape.text
    return Point(label=raw.label, parent=raw.parent, text=text, settles=shape.settles, touches=shape.touches)


def _attributes(refs: Refs, draft: BookDraft, point: BookPoint, dates: dict[str, Date]) -> None:
    if point.entry is None:
        return
    entry, shape = point.entry, point.entry.shape
    refs.choices(entry, ("settles",), shape.settles)
    refs.each_issue(entry, ("touches",), shape.touches)
    own = draft.entry.shape
    for index, answer in enumerate(shape.answers):
        path = ("answers", index)
        earlier = answer.rpartition("/")[0]
        refs.point(entry, path, answer)
        if earlier == own.id or _younger(earlier, own, dates):
            message = f'"{answer}" is no point of an earlier draft'
            refs.add(entry, "E223", path, message, "name a point of an older draft")
    if shape.parent is not None and shape.parent not in refs.book.raw_points.get(own.id, ()):
        refs.add(entry, "E206", ("parent",), f'draft "{own.id}" has no point "{shape.parent}"')


def _settles(refs: Refs, point: BookPoint, settled: dict[str, tuple[str, str]]) -> None:
    if point.entry is None:
        return
    for issue, option in point.entry.shape.settles.items():
        where, before = settled.setdefault(issue, (f"point {point.raw.label}", option))
        if before != option:
            told = f'settles it at "{before}"' if before else "leaves it open"
            message = f'this point settles issue "{issue}" at "{option}", and {where} {told}'
            refs.add(point.entry, "E222", ("settles", issue), message, "keep one of the two", of_key=True)


def _circles(refs: Refs, book: Book) -> None:
    """Drafts that grew from themselves, through others or directly."""
    parents = {draft.entry.shape.id: draft.entry.shape.grew_from for draft in book.drafts}
    for draft in book.drafts:
        start = draft.entry.shape.id
        for index, parent in enumerate(parents[start]):
            if start in _ancestors(parent, parents):
                message = f'following grew_from leads from "{start}" back to "{start}"'
                refs.add(draft.entry, "E212", ("grew_from", index), message, "take one of the parents out")


def _ancestors(draft: str, parents: dict[str, tuple[str, ...]]) -> set[str]:
    """A draft and all it grew from."""
    found, waiting = {draft}, [draft]
    while waiting:
        for parent in parents.get(waiting.pop(), ()):
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found
