"""Dated series, such as the front."""

from __future__ import annotations

from collections.abc import Mapping

from onetext.model import Case, SeriesPoint

__all__ = ["series"]


def series(case: Case) -> Mapping[str, tuple[SeriesPoint, ...]]:
    """The values of each unit, oldest first. Different units are different series and are never joined."""
    return {
        unit: tuple(sorted((point for point in case.series if point.unit == unit), key=lambda point: point.date))
        for unit in dict.fromkeys(point.unit for point in case.series)
    }
