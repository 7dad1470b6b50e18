"""What stands in the note: what changed, in whose favour, which red lines, what could be said next, with sources.

Everything is taken from the objects of the brief. A note has two pages, so each list has a most; what is left out is
counted, and the page has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onetext.model import Case
from onetext.model.results import BriefResult, BriefSections, CompareResult, Link
from onetext.report.note.fitting import fits
from onetext.report.note.parts import Cells, Note, NotePart, NoteRun, NoteSource, Told, plain
from onetext.report.numbers import count, day, when
from onetext.report.sections.agreement import AgreementView, agreement_view
from onetext.report.sections.agreement_changes import BlockView, EditRow
from onetext.report.sections.changes import ChangeRow, ComparisonView, comparison_view
from onetext.report.sections.lines import BrokenLine, broken_view
from onetext.report.words import Words, safe_url

__all__ = ["Sizes", "note_of"]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of everything a note shows.

    Attributes
    ----------
    changes, lines, edits, blocks
        Most rows of changed terms, red lines, changes to a draft, clashes.
    redline
        Most words of a redline in a cell.
    length
        What share of its full length a text from the case may have.
    """

    changes: int = 6
    lines: int = 8
    edits: int = 4
    blocks: int = 3
    redline: int = 45
    length: float = 1.0


_SMALLER = (
    Sizes(10, 14, 6, 4, 60),
    Sizes(8, 11, 5, 4, 50),
    Sizes(7, 9, 5, 3, 45),
    Sizes(),
    Sizes(6, 7, 4, 2, 30, 0.8),
    Sizes(5, 6, 3, 2, 20, 0.6),
    Sizes(4, 5, 3, 1, 0, 0.45),
    Sizes(3, 4, 2, 1, 0, 0.35),
    Sizes(2, 3, 1, 1, 0, 0.25),
)


def note_of(result: BriefResult, case: Case) -> Note:
    """The note on the draft in focus, as full as two pages allow.

    Parameters
    ----------
    result, case
        The answer, and the case as its audience sees it on its day.
    """
    words, sections = Words(case), result.sections
    pair = _pair(sections)
    view = comparison_view(pair, sections, words) if pair else None
    agreed = agreement_view(sections, words)
    note = _note(result, case, words, (pair, view, agreed), _SMALLER[0])
    for sizes in _SMALLER[1:]:
        if fits(note):
            break
        note = _note(result, case, words, (pair, view, agreed), sizes)
    return note


def _note(
    result: BriefResult,
    case: Case,
    words: Words,
    views: tuple[CompareResult | None, ComparisonView | None, AgreementView | None],
    sizes: Sizes,
) -> Note:
    sections, head = result.sections, result.envelope
    pair, view, agreed = views
    cited = _Cited(words, sizes)
    parts = [
        _changed(pair, view, words, cited),
        _favour(view),
        _lines(broken_view(sections, words), sections, words, cited),
        _next(agreed, sections, words, cited),
    ]
    focus = words.draft(sections.focus) if sections.focus else ""
    # A case made of a draft is called as the draft is.
    title = focus if focus.startswith(case.title) else f"{case.title}: {focus}" if focus else case.title
    day_of = f"As of {day(head.as_of)}" if head.as_of else ""
    return Note(
        title=cited.short(title, 160),
        under=" ".join((f"{day_of}. {_for(head.audience, case)}", *_newer(sections, words, cited))),
        notice=cited.short(case.notice, 600),
        parts=tuple(part for part in parts if part is not None),
        sources=cited.sources(),
    )


def _newer(sections: BriefSections, words: Words, cited: _Cited) -> tuple[str, ...]:
    if sections.newer is None:
        return ()
    return (
        f"A newer draft is in the case, and this note is not about it: {cited.short(words.draft(sections.newer), 80)}.",
    )


def _for(audience: str, case: Case) -> str:
    if audience != "mediator":
        return f"For {audience}; confidential items are left out."
    confidential = case.seen_by("public").withheld > case.withheld
    return "Confidential: holds items that not everybody may see." if confidential else "Nothing in it is confidential."


def _pair(sections: BriefSections) -> CompareResult | None:
    """The comparison the note is about: from the focus to what answers it, else from its parent."""
    ahead = [one for one in sections.compare if one.a == sections.focus]
    return next(iter([*ahead, *sections.compare]), None)


class _Cited:
    """Collects the sources that are cited, with the numbers they have on the page, and knows what size all has."""

    def __init__(self, words: Words, sizes: Sizes) -> None:
        self.words, self.sizes, self.ids = words, sizes, set[str]()

    def short(self, text: str, most: int) -> str:
        """A text at most so many characters long, less where the note is made smaller; cut at a blank and marked."""
        text, most = " ".join(text.split()), round(most * self.sizes.length)
        return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"

    def __call__(self, ids: Iterable[str]) -> Told:
        known = [source for source in ids if self.words.cite([source])]
        self.ids.update(known[:3])
        numbers = ", ".join(str(one.number) for one in self.words.cite(known[:3]))
        return (NoteRun(f" [{numbers}]", "small"),) if numbers else ()

    def sources(self) -> tuple[NoteSource, ...]:
        """The sources that were cited, with their numbers, in the order of the case."""
        found = []
        for source in self.words.case.sources:
            if source.id in self.ids:
                number = self.words.cite([source.id])[0].number
                told = self.short(", ".join(filter(None, (source.outlet, source.title, source.date))), 160)
                found.append(NoteSource(number, told, safe_url(source.url)))
        return tuple(found)


# -- what changed ----------------------------------------------------------------------------------------------------


def _changed(pair: CompareResult | None, view: ComparisonView | None, words: Words, cited: _Cited) -> NotePart | None:
    if pair is None or view is None:
        return NotePart(heading="What changed", paragraphs=(plain("No two drafts with known terms to compare."),))
    names = f"from {words.draft(pair.a)} to {words.draft(pair.b)}"
    sources = [*_draft_sources(pair.a, words), *_draft_sources(pair.b, words)]
    ops = [link.op for link in pair.links]
    told = ", ".join(f"{ops.count(op)} {op.replace('+', ' and ')}" for op in dict.fromkeys(ops))
    opening = f"The step {names} changes {count(len(view.rows), 'term')}"
    opening += f"; of its points {told}." if told else "."
    rows = sorted(view.rows, key=lambda row: -_weight(pair, row))
    shown = rows[: cited.sizes.changes]
    parties = tuple(party.name for party in view.parties)
    return NotePart(
        heading="What changed",
        paragraphs=((*plain(opening), *cited(sources)),),
        head=("Issue", "Change", *parties) if shown else (),
        rows=tuple(_row(pair, row, words, cited) for row in shown),
        more=_more(len(rows) - len(shown), "changed term") if shown else "",
    )


def _draft_sources(draft: str, words: Words) -> tuple[str, ...]:
    return next((one.sources for one in words.case.drafts if one.id == draft), ())


def _weight(pair: CompareResult, row: ChangeRow) -> float:
    """How much the issue moves whoever it moves most, in that party's own points: an order of reading, no sum."""
    parts = [effect.by_issue.get(row.issue) for effect in (pair.effects or {}).values()]
    return max((abs(part.point) for part in parts if part), default=0.0)


def _row(pair: CompareResult, row: ChangeRow, words: Words, cited: _Cited) -> Cells:
    points = ", ".join(point.label for point in (row.points_after or row.points_before))
    title: Told = (
        NoteRun(cited.short(words.issue(row.issue), 80), "bold"),
        *((NoteRun(f" (point {points})", "small"),) * bool(points)),
    )
    terms = plain(f"{cited.short(row.before, 130)} → {cited.short(row.after, 130)}.")
    redline = _redline(pair.links, row.issue, cited)
    return (title, (*terms, *redline), *(_number(effect) for effect in row.effects))


def _number(effect: str) -> Told:
    """A change with its range in small figures below: `+2.2`, `0 to +10`."""
    point, _, bounds = effect.partition(" (between ")
    small = bounds.removesuffix(")").replace(" and ", " to ", 1)
    return (NoteRun(point), *((NoteRun(f"\n{small}", "small"),) * bool(small)))


def _redline(links: Sequence[Link], issue: str, cited: _Cited) -> Told:
    """The words of the one point that settles the issue, where the redline is short enough to be read in a table."""
    found = [link for link in links if issue in link.issues and link.redline]
    if len(found) != 1 or sum(len(piece.text.split()) for piece in found[0].redline) > cited.sizes.redline:
        return ()
    kinds = {"same": "small", "struck": "struck", "new": "new"}
    runs = [NoteRun(piece.text, kinds[piece.op]) for piece in found[0].redline]  # type: ignore[arg-type]  # a literal
    return (NoteRun(" ", "small"), *runs)


def _more(left: int, what: str) -> str:
    return f"{count(left, f'more {what}')} in the brief." if left > 0 else ""


# -- in whose favour -------------------------------------------------------------------------------------------------


def _favour(view: ComparisonView | None) -> NotePart | None:
    if view is None:
        return None
    bullets: list[Told] = [
        (NoteRun(party.name, "bold"), NoteRun(f": {party.total}{_points(party.total)}; {_shares(party.verdict)}."))
        for party in view.parties
    ]
    if view.untouched:
        bullets.append(plain(f"No term that changed has an effect on {', '.join(view.untouched)}."))
    if view.blank:
        names = ", ".join(name for name, _, _ in view.blank)
        bullets.append(plain(f"Unknown for {names}: nothing is on record of what they want."))
    meaning = "In each party’s own points, 0 its worst and 100 its best; points of two parties cannot be compared."
    return NotePart(heading="In whose favour", paragraphs=((NoteRun(meaning, "small"),),), bullets=tuple(bullets))


def _shares(verdict: str) -> str:
    """A verdict without how many values were sampled and how exactly: the brief has both."""
    return re.sub(r" of [\d,]+ sampled values \(standard error [^)]*\)", " of sampled values", verdict)


def _points(total: str) -> str:
    return "" if total == "unknown" else " points"


# -- red lines -------------------------------------------------------------------------------------------------------


def _lines(broken: Sequence[BrokenLine], sections: BriefSections, words: Words, cited: _Cited) -> NotePart:
    heading = f"Red lines that {words.draft(sections.focus)} breaks" if sections.focus else "Red lines"
    if not broken:
        return NotePart(heading=heading, paragraphs=(plain("None of those on record."),))
    shown = sorted(broken, key=lambda line: "only" in line.readings)[: cited.sizes.lines]
    kept = [line for line in broken if line in shown]
    return NotePart(
        heading=heading,
        bullets=tuple(_line(line, words, cited) for line in kept),
        more=_more(len(broken) - len(kept), "red line"),
    )


def _line(line: BrokenLine, words: Words, cited: _Cited) -> Told:
    points = ", ".join(point.label for point in line.points)
    where = f", by point {points}" if points else ""
    sources = next((one.sources for one in words.case.red_lines if one.id == line.id), ())
    told = (
        f": {cited.short(words.line(line.id), 160)} ({line.readings}{where}; chance that it is real: {line.firmness})."
    )
    return (NoteRun(line.party, "bold"), NoteRun(told), *cited(sources))


# -- what could be said next -----------------------------------------------------------------------------------------


def _next(view: AgreementView | None, sections: BriefSections, words: Words, cited: _Cited) -> NotePart:
    bullets: list[Told] = [plain(view.short)] if view is not None and view.short else []
    if view is not None:
        bullets += _proposals(view, words, cited)
        bullets += _blocked(view.narrow, "Read narrowly", words, cited) or _blocked(
            view.strict, "Read strictly", words, cited
        )
    bullets += _deadlines(sections, words, cited)
    nothing = (plain("Nothing on record tells."),) if not bullets else ()
    return NotePart(heading="What could be said next", paragraphs=nothing, bullets=tuple(bullets))


def _proposals(view: AgreementView, words: Words, cited: _Cited) -> list[Told]:
    """The fewest changes to the draft in focus after which all could sign."""
    own = next((one for one in view.changes if one.focus), None)
    if own is None:
        return []
    name = words.draft(own.draft)
    told: list[Told] = [plain(f"For all to sign {name} at the most likely values: {own.says}. {own.title}:")]
    told = told if own.edits or own.fills else [plain(f"For all to sign {name} at the most likely values: {own.says}.")]
    told += [_edit(edit, view.parties, cited) for edit in own.edits[: cited.sizes.edits]]
    filled = "; ".join(
        f"{cited.short(edit.issue, 80)}: {cited.short(edit.after, 80)}" for edit in own.fills[: cited.sizes.edits]
    )
    told += [plain(f"To fill what is open: {filled}.")] if filled else []
    left = _more(len(own.edits) - cited.sizes.edits + max(len(own.fills) - cited.sizes.edits, 0), "change")
    return [*told, *([plain(left)] if left else [])]


def _edit(edit: EditRow, parties: Sequence[str], cited: _Cited) -> Told:
    effects = "; ".join(f"{name} {effect}" for name, effect in zip(parties, edit.effects, strict=True))
    return (
        NoteRun(f"{cited.short(edit.issue, 80)}: "),
        NoteRun(cited.short(edit.before, 120), "struck"),
        NoteRun(" "),
        NoteRun(cited.short(edit.after, 120), "new"),
        NoteRun(f" ({effects})" if effects else "", "small"),
    )


def _blocked(view: BlockView | None, reading: str, words: Words, cited: _Cited) -> list[Told]:
    if view is None or not view.conflicts:
        return []
    shown = view.conflicts[: cited.sizes.blocks]
    said = ["".join(text or f"“{words.line(line)}”" for text, line in parts) for parts, _ in shown]
    told = [plain(f"{reading}, these cannot all stand: {cited.short(one, 420)}") for one in said]
    left = _more(len(view.conflicts) - len(shown), "clash")
    return [*told, *([plain(left)] if left else [])]


def _deadlines(sections: BriefSections, words: Words, cited: _Cited) -> list[Told]:
    """Demands with a threat that stand open, the newest first."""
    standing = [one for one in sections.deadlines if one.fate == "open"]
    told = []
    for one in sorted(standing, key=lambda item: item.set_on.latest, reverse=True)[:2]:
        due = f", due {when(one.due)}" if one.due else ""
        terms = cited.short(one.terms, 200).rstrip(".")
        says = f"{words.party(one.by)} to {', '.join(words.parties(one.to))}{due}: {terms}."
        told.append((NoteRun("A demand stands open. ", "bold"), NoteRun(says), *cited(one.sources)))
    return told
