"""The workbook of one party: what of a case stands in it, and what the case becomes by what was filled in."""

from __future__ import annotations

__all__: list[str] = []
