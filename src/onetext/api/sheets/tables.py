"""The tables of one party's workbook, made of the case as its audience sees it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from onetext.api.sheets.columns import (
    CHANCE,
    CLASS,
    CLASSES,
    COST,
    DRAFTS,
    DRIFT,
    MARKED,
    NO_DEAL,
    NUMBERS,
    REASON,
    RED_LINES,
    SCORE_NUMBERS,
    SCORES,
    SIGNS,
    VALUE,
    WEIGHTS,
    key,
    reason,
    shown,
)
from onetext.casefile import SheetColumn, SheetRow, SheetTable
from onetext.model import Bar, Case, NoDeal, Range
from onetext.preferences import demands

__all__ = ["tables_of"]

_NONE, _ONE, _HUNDRED = Fraction(0), Fraction(1), Fraction(100)
_ZERO = Range.of(0)


def tables_of(seen: Case, party: str) -> tuple[SheetTable, ...]:
    """The five tables, in the order of the workbook; one without rows is left out."""
    made = (_weights(seen, party), _scores(seen, party), _no_deal(seen, party), _lines(seen, party), _drafts(seen))
    return tuple(table for table in made if table.rows)


def _weights(seen: Case, party: str) -> SheetTable:
    given = {item.issue: item for item in seen.weights if item.party == party}
    best = dict(_ends(seen, party))
    rows = []
    for issue in seen.issues:
        item = given.get(issue.id)
        words = {REASON: item.reason if item else ""}
        told = {"title": issue.title, "best": best[issue.id][0], "worst": best[issue.id][1]}
        span = item.weight if item else None
        rows.append(SheetRow(key=(issue.id,), span=span, answers=words, shown=told, least=_NONE))
    columns = (
        key("issue"),
        shown("title"),
        shown("best", 26, "What the party wants most here, as far as the record or its scores say."),
        shown("worst", 26, "What it wants least."),
        *NUMBERS,
        reason("Why: who said or did what. It stands beside the number in every report."),
        MARKED,
    )
    return SheetTable(name=WEIGHTS, columns=columns, rows=tuple(rows))


def _ends(seen: Case, party: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Issue -> titles of its best and worst options for the party, at the point; empty where they are unknown."""
    found = next(item for item in demands(seen).values if item.party == party)
    for issue, scores in zip(seen.issues, found.scores, strict=True):
        if issue.id in found.unknown or min(scores) == max(scores):
            yield issue.id, ("unknown", "unknown")
            continue
        titles = [
            " / ".join(option.title for option, score in zip(issue.options, scores, strict=True) if score == end)
            for end in (max(scores), min(scores))
        ]
        yield issue.id, (titles[0], titles[1])


def _scores(seen: Case, party: str) -> SheetTable:
    given = {
        (item.issue, option): span
        for item in seen.weights
        if item.party == party
        for option, span in item.scores.items()
    }
    rows = [
        SheetRow(
            key=(issue.id, option.id),
            span=given.get((issue.id, option.id)),
            shown={"title": f"{issue.title}: {option.title}"},
            least=_NONE,
            most=_HUNDRED,
        )
        for issue in seen.issues
        for option in issue.options
    ]
    columns = (key("issue"), key("option"), shown("title", 60), *SCORE_NUMBERS, MARKED)
    return SheetTable(name=SCORES, columns=columns, rows=tuple(rows))


def _no_deal(seen: Case, party: str) -> SheetTable:
    item = next(
        (one for one in seen.no_deals if one.party == party), NoDeal(party=party, audience=seen.default_audience)
    )
    told = {
        VALUE: "What the party has without an agreement, in its own points: 0 its worst text, 100 its best",
        COST: "What going on without one takes from it, in points",
        DRIFT: "Points per month by which no deal gets better (or worse: below 0)",
    }
    spans = {VALUE: item.value, COST: _said(item.cost), DRIFT: _said(item.drift)}
    rows = [
        SheetRow(
            key=(name, "", "", ""),
            span=spans[name],
            answers={REASON: item.reason if name == VALUE else ""},
            shown={"title": told[name]},
        )
        for name in (VALUE, COST, DRIFT)
    ]
    columns = (
        key("item", 10),
        key("issue"),
        key("option"),
        key("months", 9),
        shown("title", 60),
        *NUMBERS,
        reason("On the row of the value, and on the first row of each issue."),
        MARKED,
    )
    return SheetTable(name=NO_DEAL, columns=columns, rows=(*rows, *_chances(seen, item)))


def _said(span: Range) -> Range | None:
    """A cost or drift of 0 is what is taken where nothing is said."""
    return None if span == _ZERO else span


def _chances(seen: Case, item: NoDeal) -> Iterator[SheetRow]:
    given = {one.issue: one for one in item.expectations}
    for issue in seen.issues:
        known = given.get(issue.id)
        first = True
        for months in ("6", "12"):
            chances = {} if known is None else known.after_6 if months == "6" else known.after_12
            for option in issue.options:
                yield SheetRow(
                    key=(CHANCE, issue.id, option.id, months),
                    span=chances.get(option.id),
                    answers={REASON: known.reason if known is not None and first else ""},
                    shown={"title": f"{issue.title}: {option.title}, {months} months on without an agreement"},
                    least=_NONE,
                    most=_ONE,
                )
                first = False


def _lines(seen: Case, party: str) -> SheetTable:
    rows = []
    for line in seen.red_lines:
        if line.party == party:
            words = {CLASS: line.evidence_now or "", REASON: line.reason_now}
            span = line.firmness_now if line.firmness_known else None
            told = {"bars": _bars(seen, line.narrow), "says": line.says}
            rows.append(SheetRow(key=(line.id,), span=span, answers=words, shown=told, least=_NONE, most=_ONE))
    columns = (
        key("line"),
        shown("bars", 44),
        shown("says", 36),
        SheetColumn(heading=CLASS, kind="choice", choices=CLASSES, width=18, hint="The class of evidence behind it."),
        *NUMBERS,
        reason("Why the line is as firm as this."),
        MARKED,
    )
    return SheetTable(name=RED_LINES, columns=columns, rows=tuple(rows))


def _bars(seen: Case, bar: Bar | None) -> str:
    """What the narrow reading of a line bars, in the words of the case."""
    if bar is None:
        return "nothing, read narrowly"
    parts = []
    for name, options in bar.options.items():
        issue = seen.issue(name)
        titles = [option.title for option in issue.options if option.id in options]
        parts.append(f"{issue.title}: {' or '.join(titles)}")
    return f"{'anything but:' if bar.requires else 'never:'} {', together with '.join(parts)}"


def _drafts(seen: Case) -> SheetTable:
    rows = [
        SheetRow(key=(draft.id,), shown={"title": draft.title, "date": str(draft.happened)}, answers={SIGNS: ""})
        for draft in seen.drafts_by_date
        if draft.terms_known
    ]
    columns = (
        key("draft"),
        shown("title", 60),
        shown("date", 24),
        SheetColumn(
            heading=SIGNS,
            kind="choice",
            choices=("yes", "no", "depends"),
            hint="Would the party sign this text as it stands, today?",
        ),
        MARKED,
    )
    return SheetTable(name=DRAFTS, columns=columns, rows=tuple(rows))
