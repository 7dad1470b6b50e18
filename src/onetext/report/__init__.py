"""Turn results into what people read: the brief as one HTML page, its charts, and the terminal."""

from __future__ import annotations

from onetext.report.page import brief_html

__all__ = ["brief_html"]
