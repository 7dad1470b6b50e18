"""Two texts side by side: links from the record and from the wordings, redlines, flags, and who gains by each."""

from __future__ import annotations

__all__: list[str] = []
