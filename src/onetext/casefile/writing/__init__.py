"""From a case back to its files."""

from __future__ import annotations

from onetext.casefile.writing.writing import write_case

__all__ = ["write_case"]
