"""Case folders: read, locate, check, write, schema. The only room that knows YAML, pydantic and paths."""

from __future__ import annotations

from onetext.casefile.reading import check_case, read_case

__all__ = ["check_case", "read_case"]
