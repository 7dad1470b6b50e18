"""Word documents: a redline of two texts as tracked changes, and a clean copy of points."""

from __future__ import annotations

from onetext.drafts.word.pictures import pictures_apart
from onetext.drafts.word.plain import write_plain
from onetext.drafts.word.redline import RedlineFile, redline_file, write_redline

__all__ = ["pictures_apart", "RedlineFile", "redline_file", "write_plain", "write_redline"]
