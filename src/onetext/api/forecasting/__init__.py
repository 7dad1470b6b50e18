"""How a forecast is put together: which texts can come to the table, what was asked, and what came out."""

from __future__ import annotations

__all__: list[str] = []
