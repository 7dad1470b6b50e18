"""What `settle`, `frontier` and `robust` have in common."""

from __future__ import annotations

__all__: list[str] = []
