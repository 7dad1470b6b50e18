"""A case as files for another program: one module for each kind of file."""

from __future__ import annotations

__all__: list[str] = []
