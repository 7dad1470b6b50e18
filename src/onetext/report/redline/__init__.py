"""A comparison of two texts as a page and as a table of changes."""

from __future__ import annotations

__all__: list[str] = []
