"""Expressions of time in an article, and the days they mean."""

from __future__ import annotations

from onetext.evidence.dating.calendars import after
from onetext.evidence.dating.reading import dates

__all__ = ["after", "dates"]
