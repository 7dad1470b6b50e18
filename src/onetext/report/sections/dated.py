"""Everything dated: the timeline in lanes and as a list, and dated series with their gaps (S16)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from onetext.model import Case, Date, SeriesPoint
from onetext.report.charts import LANES, LANES_WIDE, Moment, PanelSpec, Reading, series_spec, timeline_spec
from onetext.report.numbers import count, day, number, when
from onetext.report.words import Words

__all__ = ["Entry", "SeriesView", "TimelineView", "series_figures", "series_view", "timeline_figures", "timeline_view"]

_SHOWN_SHARE = 0.9
_MOST_LANES = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """Something dated, as the list shows it."""

    date: Date
    kind: str
    text: str
    who: str
    anchor: str
    sources: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Entries oldest first, by month; the chart leaves out what lies far before the rest, and says so."""

    months: tuple[tuple[str, tuple[Entry, ...]], ...]
    lanes: tuple[str, ...]
    moments: tuple[Moment, ...]
    before: int
    first: dt.date | None


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One series in one unit, with the months for which nothing is on record."""

    unit: str
    figure: str
    points: tuple[SeriesPoint, ...]
    gaps: tuple[str, ...]


def timeline_view(case: Case, words: Words) -> TimelineView:
    """Arrange events, versions and ultimatums with their histories."""
    entries = sorted(_entries(case, words), key=lambda entry: (entry.date.latest, entry.date.earliest))
    months: dict[str, list[Entry]] = {}
    for entry in entries:
        months.setdefault(f"{entry.date.latest:%Y-%m}", []).append(entry)
    shown = entries[int(len(entries) * (1 - _SHOWN_SHARE)) :] if _far_apart(entries) else entries
    kinds = _lanes(shown)
    return TimelineView(
        months=tuple((when(Date.parse(month)), tuple(rows)) for month, rows in months.items()),
        lanes=kinds,
        moments=tuple(
            Moment(kinds.index(_lane(entry.kind, kinds)), entry.date.earliest, entry.date.latest) for entry in shown
        ),
        before=len(entries) - len(shown),
        first=shown[0].date.latest if shown else None,
    )


def _entries(case: Case, words: Words) -> list[Entry]:
    out = [
        Entry(event.happened, event.kind, event.text, _who(event.actor, event.to, words), "", event.sources, event.note)
        for event in case.events
    ]
    for draft in case.drafts:
        link = words.anchor("draft", draft.id)
        out.append(Entry(draft.happened, "draft", draft.title, "", link, draft.sources, draft.date_note))
        out += [
            Entry(change.date, "draft", f"{draft.label}: {change.status}", "", link, draft.sources, change.note)
            for change in draft.status
        ]
    for item in case.ultimatums:
        link = words.anchor("deadline", item.id)
        out.append(Entry(item.happened, "ultimatum", item.terms, words.party(item.by), link, item.sources))
        out += [
            Entry(
                fate.date,
                "ultimatum",
                f"{item.terms}: {fate.fate}",
                words.party(item.by),
                link,
                item.sources,
                fate.note,
            )
            for fate in item.fates
        ]
    return out


def _who(actor: str, to: str, words: Words) -> str:
    if not actor:
        return ""
    return f"{words.party(actor)} to {words.party(to)}" if to else words.party(actor)


def _far_apart(entries: Sequence[Entry]) -> bool:
    """Whether a few old entries would squeeze all others into a corner of the chart."""
    if len(entries) < 20:
        return False
    first, last = entries[0].date.latest, entries[-1].date.latest
    start = entries[int(len(entries) * (1 - _SHOWN_SHARE))].date.latest
    return (last - start) * 2 < last - first


def _lanes(entries: Sequence[Entry]) -> tuple[str, ...]:
    counted: dict[str, int] = {"draft": 0, "ultimatum": 0}
    for entry in entries:
        counted[entry.kind] = counted.get(entry.kind, 0) + 1
    others = sorted((kind for kind in counted if kind not in ("draft", "ultimatum")), key=lambda kind: -counted[kind])
    few = ["other"] if len(others) > _MOST_LANES - 2 else []
    kept = others[: _MOST_LANES - 2 - len(few)]
    return tuple(kind for kind in ("draft", "ultimatum", *kept, *few) if counted.get(kind) or kind == "other")


def _lane(kind: str, lanes: Sequence[str]) -> str:
    return kind if kind in lanes else "other"


def timeline_figures(view: TimelineView) -> dict[str, PanelSpec]:
    """The timeline twice: across the page, and for a phone."""
    if not view.moments:
        return {}
    said = ", ".join(
        f"{lane.replace('-', ' ')}: {count(sum(m.lane == i for m in view.moments), 'entry', 'entries')}"
        for i, lane in enumerate(view.lanes)
    )
    shapes = {"timeline-wide": LANES_WIDE, "timeline-narrow": LANES}
    return {
        name: timeline_spec(
            [lane.replace("-", " ").replace("_", " ") for lane in view.lanes],
            view.moments,
            shape,
            title="When what happened, by kind",
            description=f"{said}. The list below has every entry.",
        )
        for name, shape in shapes.items()
    }


def series_view(case: Case, words: Words) -> tuple[SeriesView, ...]:
    """Arrange the dated series by unit, and name the months between first and last that have no value."""
    out = []
    for place, unit in enumerate(dict.fromkeys(point.unit for point in case.series)):
        points = tuple(sorted((point for point in case.series if point.unit == unit), key=lambda p: p.date.latest))
        out.append(SeriesView(words.unit(unit), f"series-{place + 1}", points, _gaps(points)))
    return tuple(out)


def _gaps(points: Sequence[SeriesPoint]) -> tuple[str, ...]:
    months = {index for point in points for index in range(_month(point.date.earliest), _month(point.date.latest) + 1)}
    missing = [index for index in range(min(months), max(months)) if index not in months]
    return tuple(when(Date.parse(f"{index // 12:04d}-{index % 12 + 1:02d}")) for index in missing)


def _middle(date: Date) -> dt.date:
    return date.earliest + (date.latest - date.earliest) // 2


def _month(date: dt.date) -> int:
    return 12 * date.year + date.month - 1


def series_figures(views: Sequence[SeriesView]) -> dict[str, PanelSpec]:
    """One panel of dots per unit, by name: units are never mixed."""
    out = {}
    for view in views:
        numbers = [float(point.value) for point in view.points]
        first, last = view.points[0].date.latest, view.points[-1].date.latest
        out[view.figure] = series_spec(
            [Reading(_middle(point.date), float(point.value)) for point in view.points],
            title=f"{view.unit}, {day(first)} to {day(last)}",
            description=f"{count(len(numbers), 'value')}, lowest {number(min(numbers))}, "
            f"highest {number(max(numbers))}. The table below has every value.",
        )
    return out
