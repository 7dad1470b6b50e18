"""The formats that drafts and articles come in."""

from __future__ import annotations

from typing import Literal

__all__ = ["DraftFormat"]

DraftFormat = Literal["docx", "pdf", "html", "md", "txt"]
