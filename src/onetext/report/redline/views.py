"""A comparison as the page shows it: what to look at first, every link with its redline, and both drafts on a base."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onetext.model import Case
from onetext.model.results import CompareResult, FileComment, Link, MergedPoint, PointText, Substance
from onetext.report.changes_words import FLAGS, OPERATIONS, SUBSTANCE
from onetext.report.numbers import change, count
from onetext.report.redline.first import first_rows
from onetext.report.redline.table import comments_by_point
from onetext.report.redline.words import (
    FIRST,
    STATUSES,
    hand,
    headed,
    is_reworded,
    layout_only,
    merged_label,
    operation,
    tracked,
)
from onetext.report.sections.changes import verdict
from onetext.report.words import Words

__all__ = ["ComparedView", "FirstView", "Gain", "LinkView", "MergedView", "Run", "Said", "compared_view"]

_LEAST = 0.05
_LAYOUT = "with another layout only"
_PLAIN_FLAGS = ("untracked", "brackets", "numbering", "layout", "looks")


@dataclass(frozen=True, slots=True)
class Gain:
    """What the change of one point is worth through an issue: party and change, in the party's own points.

    `still` are the parties for which it is 0 at the point, with the ranges that it may yet have.
    """

    issue: str
    parties: tuple[tuple[str, str], ...]
    still: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A comment: in which text, by whom and when, on which words, and what it says."""

    where: str
    by: str
    on: str
    text: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link with all that is said of it."""

    anchor: str
    link: Link
    name: str
    said: str
    tags: tuple[str, ...]
    substance: tuple[tuple[str, Substance], ...]
    places: tuple[str, ...]
    issues: tuple[str, ...]
    gains: tuple[Gain, ...]
    tracked: str
    comments: tuple[Said, ...]

    @property
    def kept(self) -> bool:
        """Whether nothing was done to it that a reader must see."""
        link = self.link
        return link.op == "kept" and not (
            link.review or link.moved or link.substance or self.gains or self.comments or is_reworded(link)
        )


@dataclass(frozen=True, slots=True)
class Run:
    """Links that follow each other: either all kept, to be folded, or one that was changed."""

    links: tuple[LinkView, ...]
    kept: bool


@dataclass(frozen=True, slots=True)
class FirstView:
    """One thing to look at, how often it is found, and in which links."""

    kind: str
    before: str
    after: str
    times: int
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class MergedView:
    """A point on its base, and what both drafts made of it."""

    anchor: str
    name: str
    status: str
    point: MergedPoint


@dataclass(frozen=True, slots=True)
class ComparedView:
    """The whole page.

    Attributes
    ----------
    before, after, base
        What the texts are called.
    counts
        How many links of each operation, in words.
    first
        What to look at first, besides links without a tracked change, the gravest first.
    untracked, review
        Links changed without a tracked change; to be looked at by a person.
    totals
        Per party, in alphabetical order: name, change of value, and for which values of the ranges it holds.
    parted
        Merged points that are not as in the base, conflicts first, and how many of each status.
    """

    before: str
    after: str
    base: str
    counts: str
    links: tuple[LinkView, ...]
    runs: tuple[Run, ...]
    first: tuple[FirstView, ...]
    untracked: tuple[LinkView, ...]
    review: tuple[LinkView, ...]
    totals: tuple[tuple[str, str, str], ...]
    parted: tuple[MergedView, ...]
    merged_counts: str


def compared_view(result: CompareResult, case: Case | None) -> ComparedView:
    """Put a comparison into the words of its case, if it has one."""
    words = Words(case) if case else None
    said = comments_by_point(result)
    links = tuple(_link_view(number, link, words, said) for number, link in enumerate(result.links, start=1))
    merged = [_merged_view(number, point) for number, point in enumerate(result.merged or (), start=1)]
    names = [words.draft(name) if words and name else name or "" for name in (result.a, result.b, result.base)]
    return ComparedView(
        before=names[0],
        after=names[1],
        base=names[2],
        counts=_counted(map(_operation, result.links), (*OPERATIONS.values(), _LAYOUT)),
        links=links,
        runs=tuple(_runs(links)),
        first=tuple(
            FirstView(FIRST[row.kind], row.before, row.after, len(row.links), _unique(links[at] for at in row.links))
            for row in first_rows(result.links)
            if row.kind != "untracked"
        ),
        untracked=tuple(one for one in links if "untracked" in one.link.flags),
        review=tuple(one for one in links if one.link.review),
        totals=tuple(_totals(result, words)),
        parted=tuple(sorted((one for one in merged if one.point.status != "kept"), key=_worst_first)),
        merged_counts=_counted([one.status for one in merged], STATUSES.values()),
    )


def _unique(links: Iterable[LinkView]) -> tuple[LinkView, ...]:
    return tuple({one.anchor: one for one in links}.values())


def _link_view(
    number: int, link: Link, words: Words | None, said: Mapping[tuple[int, str], Sequence[FileComment]]
) -> LinkView:
    return LinkView(
        anchor=f"link-{number}",
        link=link,
        name=headed(link),
        said=operation(link),
        tags=tuple(FLAGS[flag] for flag in link.flags if flag in _PLAIN_FLAGS),
        substance=tuple((SUBSTANCE[one.kind], one) for one in link.substance),
        places=tuple(_places(link)),
        issues=tuple(words.issue(issue) if words else issue for issue in link.issues),
        gains=tuple(_gains(link, words)),
        tracked=tracked(link),
        comments=tuple(
            Said(("before", "after")[side], hand(one.author, one.date), one.on, one.text)
            for side, names in enumerate((link.from_, link.to))
            for name in names
            for one in said.get((side, name), ())
        ),
    )


def _gains(link: Link, words: Words | None) -> Iterable[Gain]:
    """By issue, parties in alphabetical order of their names."""
    effects = link.effects or {}
    names = {party: words.party(party) if words else party for party in effects}
    order = words.parties(effects) if words else sorted(effects)
    for issue in dict.fromkeys(issue for parts in effects.values() for issue in parts):
        found = [(names[party], parts[issue]) for party, parts in effects.items() if issue in parts]
        found.sort(key=lambda pair: order.index(pair[0]))
        told = [(name, change(part), part.point) for name, part in found]
        yield Gain(
            issue=words.issue(issue) if words else issue,
            parties=tuple((name, said) for name, said, point in told if abs(point) >= _LEAST),
            still=tuple((name, said) for name, said, point in told if abs(point) < _LEAST),
        )


def _places(link: Link) -> Iterable[str]:
    for when, points in (("before", link.before), ("after", link.after)):
        for one in points:
            if place := _place(one):
                yield f"{when}: {place}"


def _place(point: PointText) -> str:
    if point.start is None or point.end is None:
        return ""
    where = f"page {point.page}, characters" if point.page else f"{point.part or 'the file'}, bytes"
    return f"{where} {point.start} to {point.end}"


def _runs(links: Sequence[LinkView]) -> Iterable[Run]:
    kept: list[LinkView] = []
    for one in links:
        if one.kept:
            kept.append(one)
            continue
        if kept:
            yield Run(tuple(kept), kept=True)
            kept = []
        yield Run((one,), kept=False)
    if kept:
        yield Run(tuple(kept), kept=True)


def _totals(result: CompareResult, words: Words | None) -> Iterable[tuple[str, str, str]]:
    effects = result.effects or {}
    named = {(words.party(party) if words else party): effect for party, effect in effects.items()}
    for name in words.parties(effects) if words else sorted(effects):
        total = named[name].total
        yield name, change(total) if total is not None else "unknown", verdict(named[name])


def _merged_view(number: int, point: MergedPoint) -> MergedView:
    return MergedView(f"merged-{number}", merged_label(point), STATUSES[point.status], point)


def _worst_first(one: MergedView) -> int:
    return ("conflict", "review", "both", "a", "b").index(one.point.status)


def _operation(link: Link) -> str:
    return _LAYOUT if layout_only(link) else OPERATIONS[link.op]


def _counted(said: Iterable[str], order: Iterable[str]) -> str:
    found = Counter(said)
    return ", ".join(count(found[word], word, word) for word in order if found[word])
