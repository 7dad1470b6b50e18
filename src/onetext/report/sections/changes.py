"""What changed between two drafts and who gained: totals, parts by issue, terms in words, points behind (S4, S15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onetext.model.results import BriefSections, CompareResult, Effect, Estimate, LineChange, Link, Probability
from onetext.report.charts import ABOVE, PanelSpec, Row, bars_spec
from onetext.report.numbers import change, percent, probability, signed
from onetext.report.sections.wordings import WordingRow, wordings
from onetext.report.words import PointLink, Words

__all__ = [
    "ChangeRow",
    "ComparisonView",
    "LineStep",
    "PartyEffect",
    "changes_figures",
    "comparison_view",
    "unknown_parties",
    "verdict",
]

_MOST_BARS = 10
_LEAST = 0.05


@dataclass(frozen=True, slots=True)
class LineStep:
    """A red line whose status changes, in the readings in which it does."""

    id: str
    readings: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PartyEffect:
    """What a step between drafts does to one party."""

    id: str
    name: str
    total: str
    verdict: str
    figure: str
    parts: tuple[tuple[str, Estimate], ...]
    smaller: int
    still: int
    interactions: tuple[tuple[str, str], ...]
    lines: tuple[LineStep, ...]
    lines_said: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """An issue that two drafts treat differently, and what that is worth to each party."""

    issue: str
    before: str
    after: str
    points_before: tuple[PointLink, ...]
    points_after: tuple[PointLink, ...]
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """One step from a draft to another."""

    a: str
    b: str
    anchor: str
    parties: tuple[PartyEffect, ...]
    untouched: tuple[str, ...]
    blank: tuple[tuple[str, tuple[LineStep, ...], str], ...]
    rows: tuple[ChangeRow, ...]
    links: tuple[tuple[str, tuple[PointLink, ...], tuple[PointLink, ...]], ...]
    link_counts: Mapping[str, int]
    warnings: tuple[str, ...]
    untold: tuple[str, ...] = ()
    issues: int = 0
    wordings: tuple[WordingRow, ...] = ()


def comparison_view(result: CompareResult, sections: BriefSections, words: Words) -> ComparisonView:
    """Arrange a comparison. Parties that nothing changes for, or of whom nothing is known, get words, not bars."""
    effects = result.effects or {}
    order = [party.id for party in words.case.parties_by_name if party.id in effects]
    blank = unknown_parties(sections, words)
    touched = [party for party in order if _touched(effects[party]) and party not in blank]
    anchor = f"{words.anchor('compare', result.a)}-{words.anchor('to', result.b)}"
    untold = _untold(result, sections, words)
    return ComparisonView(
        a=result.a,
        b=result.b,
        anchor=anchor,
        parties=tuple(_party(party, effects[party], anchor, untold, words) for party in touched),
        untouched=tuple(words.party(party) for party in order if party not in touched and party not in blank),
        blank=tuple(
            (words.party(party), _lines(lines, words), _lines_said(lines, words))
            for party in order
            if party in blank
            for lines in (effects[party].lines,)
        ),
        rows=tuple(_row(result, one.issue, touched, words) for one in result.changes if one.issue not in untold),
        links=tuple(
            (link.op, _ends(link.from_, result.a, words), _ends(link.to, result.b, words)) for link in result.links
        ),
        link_counts=_counts(result.links),
        warnings=result.envelope.warnings,
        untold=tuple(words.issue(issue.id) for issue in words.case.issues if issue.id in untold),
        issues=len(words.case.issues),
        wordings=wordings(result, touched, words),
    )


def _untold(result: CompareResult, sections: BriefSections, words: Words) -> frozenset[str]:
    """Issues of which nothing is known in one of the two drafts: no change can be told, and none is shown (S5)."""
    terms = [draft.terms for draft in sections.balance.drafts if draft.id in (result.a, result.b)]
    terms += [{one.issue: one.before} for one in result.changes] + [{one.issue: one.after} for one in result.changes]
    return frozenset(issue for views in terms for issue, term in views.items() if term.state == "unknown")


def unknown_parties(sections: BriefSections, words: Words) -> set[str]:
    """Parties of whom nothing is on record on any issue (S6): every number about them would only say so."""
    issues = len(words.case.issues)
    valued = [
        (party, share)
        for draft in sections.balance.drafts
        for party, share in draft.parties.items()
        if share.value is not None
    ]
    known = {party for party, share in valued if len(share.unknown_issues) < issues}
    return {party for party, _ in valued} - known


def changes_figures(view: ComparisonView) -> dict[str, PanelSpec]:
    """One panel of sorted bars per party, by name."""
    return {party.figure: _panel(party, view) for party in view.parties if party.parts}


def verdict(effect: Effect) -> str:
    """Say for which values in the ranges a step is better or worse for a party (S4)."""
    if effect.total is None or effect.holds is None or effect.loses is None:
        return "cannot be said: the terms of one of the drafts are unknown"
    match effect.holds, effect.loses:
        case "all", _:
            return "better for all values in the ranges"
        case _, "all":
            return "worse for all values in the ranges"
        case "none", "none":
            return "neither better nor worse, for all values in the ranges"
        case "none", _:
            return f"never better; worse {_sampled(effect.loses_probability)}"
        case _, "none":
            return f"never worse; better {_sampled(effect.probability)}"
    better, worse = effect.probability, effect.loses_probability
    if better is None or worse is None:
        return "better for some values in the ranges, worse for others"
    if {better.point, worse.point} & {0, 1}:
        return f"better {_sampled(better)}, worse {_sampled(worse)}"
    return f"better {_sampled(better)}, worse in {percent(worse.point)}"


def _sampled(share: Probability | None) -> str:
    return probability(share) if share else "for some values in the ranges"


def _touched(effect: Effect) -> bool:
    return bool(effect.by_issue or effect.by_interaction or effect.lines) or effect.total is None


def _party(party: str, effect: Effect, anchor: str, untold: frozenset[str], words: Words) -> PartyEffect:
    told = {issue: part for issue, part in effect.by_issue.items() if issue not in untold}
    moved = [(issue, part) for issue, part in told.items() if abs(part.point) >= _LEAST]
    shown = sorted(moved, key=lambda part: (-abs(part[1].point), part[0]))[:_MOST_BARS]
    return PartyEffect(
        id=party,
        name=words.party(party),
        total=_total(effect),
        verdict=verdict(effect),
        figure=f"{anchor}-{words.anchor('party', party)}",
        parts=tuple((words.issue(issue), part) for issue, part in shown),
        smaller=len(moved) - len(shown),
        still=len(told) - len(moved),
        interactions=tuple((name, change(part)) for name, part in effect.by_interaction.items()),
        lines=_lines(effect.lines, words),
        lines_said=_lines_said(effect.lines, words),
    )


def _total(effect: Effect) -> str:
    """The change with its range, and where most sampled changes lie: `−18 (between …; nine in ten: −26 to −10)`."""
    total, most = effect.total, effect.total_spread
    if total is None:
        return "unknown"
    if most is None or total.is_exact:
        return change(total)
    return f"{change(total).removesuffix(')')}; nine in ten sampled: {signed(most.low)} to {signed(most.high)})"


def _lines_said(lines: Sequence[LineChange], words: Words) -> str:
    """Sum the changes up: how many lines are no longer broken, and how many newly, by reading.

    A line with one reading counts in both.
    """
    said = []
    for what, chosen in (
        ("no longer broken", [line for line in lines if (line.before, line.after) == ("broken", "kept")]),
        (
            "no longer sure to be broken",
            [line for line in lines if (line.before, line.after) == ("broken", "possible")],
        ),
        ("newly broken", [line for line in lines if line.after == "broken"]),
        ("newly in doubt", [line for line in lines if line.before == "kept" and line.after == "possible"]),
    ):
        if chosen:
            narrow = sum(line.reading == "narrow" for line in chosen)
            single = sum(line.reading == "narrow" and not words.two_readings(line.id) for line in chosen)
            strict = len(chosen) - narrow + single
            said.append(f"{what} {narrow} (narrow reading) and {strict} (strict reading)")
    return "; ".join(said) or "out of doubt"


def _lines(lines: Sequence[LineChange], words: Words) -> tuple[LineStep, ...]:
    readings: dict[tuple[str, str, str], list[str]] = {}
    for line in lines:
        readings.setdefault((line.id, line.before, line.after), []).append(line.reading)
    return tuple(LineStep(key[0], words.in_readings(key[0], found), key[1], key[2]) for key, found in readings.items())


def _row(result: CompareResult, issue: str, parties: list[str], words: Words) -> ChangeRow:
    found = next(change for change in result.changes if change.issue == issue)
    parts = [(result.effects or {})[party].by_issue.get(issue) for party in parties]
    return ChangeRow(
        issue=issue,
        before=words.term(issue, found.before),
        after=words.term(issue, found.after),
        points_before=tuple(words.points_on(result.a, issue)),
        points_after=tuple(words.points_on(result.b, issue)),
        effects=tuple(change(part) if part else "no effect" for part in parts),
    )


def _ends(points: tuple[str, ...], draft: str, words: Words) -> tuple[PointLink, ...]:
    return tuple(words.point(point, draft) for point in points)


def _counts(links: tuple[Link, ...]) -> dict[str, int]:
    out: dict[str, int] = {}
    for link in links:
        out[link.op] = out.get(link.op, 0) + 1
    return out


def _panel(party: PartyEffect, view: ComparisonView) -> PanelSpec:
    rows = [
        Row(label=title, point=part.point, low=part.low, high=part.high, text=signed(part.point))
        for title, part in party.parts
    ]
    said = "; ".join(f"{title}: {change(part)}" for title, part in party.parts)
    return bars_spec(
        rows,
        ABOVE,
        title=f"What going from {view.a} to {view.b} changes for {party.name}, by issue, in its own points",
        description=f"{said}. The table below has the same numbers.",
        head="points",
    )
