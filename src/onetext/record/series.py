"""Dated series, such as the front."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from onetext.model import Case, SeriesPoint
from onetext.model.results import SeriesBasis
from onetext.record.basis import Bases

__all__ = ["series", "series_bases"]


def series(case: Case) -> Mapping[str, tuple[SeriesPoint, ...]]:
    """The values of each unit, oldest first. Different units are different series and are never joined."""
    return {
        unit: tuple(sorted((point for point in case.series if point.unit == unit), key=lambda point: point.date))
        for unit in dict.fromkeys(point.unit for point in case.series)
    }


def series_bases(case: Case) -> tuple[SeriesBasis, ...]:
    """Of each series how far it reaches, which months between its ends have no value, and on what the values rest."""
    bases = Bases(case)
    return tuple(_of(unit, points, bases) for unit, points in series(case).items())


def _of(unit: str, points: Sequence[SeriesPoint], bases: Bases) -> SeriesBasis:
    told = {month for point in points for month in range(_month(point, first=True), _month(point, first=False) + 1)}
    missing = [month for month in range(min(told), max(told)) if month not in told]
    return SeriesBasis(
        unit=unit,
        values=len(points),
        first=min((point.date for point in points), key=lambda date: date.earliest),
        last=points[-1].date,
        months_without=tuple(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in missing),
        basis_share=bases.share((point.source,) for point in points),
        by_source=dict(Counter(point.source for point in points if point.source)),
    )


def _month(point: SeriesPoint, *, first: bool) -> int:
    day = point.date.earliest if first else point.date.latest
    return day.year * 12 + day.month - 1
