"""The verb `log --point`: one point through the versions of the text, back to what it came from and on to its end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onetext.api.balance import hindsight_warnings
from onetext.api.comparing.descent import Descent, descent
from onetext.api.comparing.drafts import linked
from onetext.api.comparing.gains import with_gains
from onetext.api.comparing.linking import doubts
from onetext.api.comparing.points import by_name, texts_of
from onetext.api.comparing.settled import with_same_settled
from onetext.api.comparing.sides import brackets_in
from onetext.api.links import record_of
from onetext.api.log import newest_first
from onetext.api.looking import known_draft, looked_at, unread, warned
from onetext.errors import UnknownId, UsageError
from onetext.model import Case, Draft
from onetext.model.results import CarriedPoint, LineStep, LineVersion, Link, PointLogResult
from onetext.preferences import effects, term_changes, term_view

if TYPE_CHECKING:
    from onetext.drafts import TextPoint

__all__ = ["log_point"]


def log_point(
    case: Case, point: str, *, as_of: dt.date | None = None, audience: str = "mediator", seed: int = 0
) -> PointLogResult:
    """A point through the versions, newest first: what carries it in each, and what each step did to its words.

    The links are those of `compare`: from the record, and from the wordings where the record is silent. A doubtful link
    is followed too, and marked for review. A draft that the audience may not see, or that was not known yet, leaves no
    trace, and the line stops before it (S16, S24).

    Parameters
    ----------
    point
        `VERSION/POINT`: the point's label as in the case (`us28/21a`), or as the text prints it.

    Raises
    ------
    UnknownId
        For a draft or a point that there is not.
    UsageError
        For a draft without points, or that was not known yet; for a label that several points have.
    """
    seen, envelope = looked_at(case, command="log", as_of=as_of, audience=audience, seed=seed)
    asked = _asked(case, seen, point)

    def links(before: Draft, after: Draft) -> tuple[Link, ...]:
        """The links of `compare` between two drafts, with what each is worth."""
        found = with_gains(
            linked(seen, before, after),
            (before, after),
            term_changes(seen, before, after),
            effects(seen, before, after, seed=seed),
        )
        return with_same_settled(found, (before, after), {issue.id: issue.title for issue in seen.issues})

    order = newest_first(seen.drafts_by_date)
    line = descent(asked, order, links, lambda before, after: record_of(before, after).covered)
    there = [draft for draft in order if draft.id in line.carried]
    versions = tuple(_version(seen, draft, line) for draft in there)
    along = [link for version in versions for step in version.steps for link in step.links]
    doubtful = sum(link.review for link in along)
    said = (doubts(doubtful, len(along)),) if doubtful else ()
    return PointLogResult(
        envelope=warned(envelope, *unread(seen, reversed(there)), *said, *hindsight_warnings(seen)),
        point=asked,
        versions=versions,
    )


def _asked(case: Case, seen: Case, given: str) -> str:
    """The id of the point that is meant."""
    version, _, label = given.partition("/")
    ids = [f"{draft.id}/{point.label}" for draft in seen.drafts_by_date for point in draft.points]
    if not label:
        own = [name for name in ids if name.partition("/")[0] == version]
        alike = [name for name in ids if name.partition("/")[2] == version]
        if own:
            raise UsageError(f'"{given}" is a draft; name one of its points as VERSION/POINT: {_some(own)}')
        if alike:
            raise UsageError(f'point "{given}" of which version? name it as VERSION/POINT: {_some(alike)}')
    draft = known_draft(case, seen, version)
    if not draft.points:
        raise UsageError(f'draft "{version}" has no points: the case knows only what is said of it')
    if given in ids:
        return given
    printed = [point.label for point in draft.points if _bare(point.printed_label) == _bare(label) != ""]
    if len(printed) > 1:
        several = [f"{version}/{one}" for one in printed]
        raise UsageError(f'"{given}" is printed at several points; name one of them: {_some(several)}')
    if not printed:
        raise UnknownId("point", given, (name for name in ids if name.partition("/")[0] == version))
    return f"{version}/{printed[0]}"


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:12]) + (", …" if len(names) > 12 else "")


def _bare(label: str) -> str:
    """A printed label without its signs: `(A).` is `a`."""
    return label.casefold().strip(" .()")


def _version(seen: Case, draft: Draft, line: Descent) -> LineVersion:
    names, texts = line.carried[draft.id], by_name(texts_of(draft), draft.id)
    return LineVersion(
        id=draft.id,
        title=draft.title,
        happened=draft.happened,
        points=None if names is None else tuple(_carried(seen, draft, name, texts[name]) for name in names),
        steps=tuple(_step(draft, since, links) for since, links in line.steps.get(draft.id, {}).items()),
    )


def _carried(seen: Case, draft: Draft, name: str, text: TextPoint) -> CarriedPoint:
    point = next(point for point in draft.points if point.label == text.key)
    touched = [seen.issue(issue) for issue in point.issues if issue not in point.settles]
    return CarriedPoint(
        id=name,
        label=text.label,
        text=text.text,
        brackets=brackets_in([text]),
        settles=point.settles,
        touches={issue.id: term_view(issue, draft.term(issue.id)) for issue in touched},
    )


def _step(draft: Draft, since: str, links: tuple[Link, ...]) -> LineStep:
    gone = {name for link in links if not link.to for name in link.from_}
    notes = tuple(item.note for item in draft.struck if item.point in gone and item.note)
    return LineStep(since=since, links=links, struck=notes)
