"""A workbook for one party: what an expert fills in by hand, written and read with openpyxl."""

from __future__ import annotations

__all__: list[str] = []
