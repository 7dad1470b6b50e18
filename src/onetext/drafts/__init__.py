"""Versions of a text: points, brackets, alignment, redline, three-way merge, and Word documents of them."""

from __future__ import annotations

from onetext.drafts.outline import Outline, outline
from onetext.drafts.text import (
    Edit,
    EditOp,
    Flag,
    FlagKind,
    Operation,
    PointKind,
    PointLink,
    Redline,
    Rival,
    TextPoint,
)
from onetext.drafts.word import write_plain, write_redline

__all__ = [
    "Edit",
    "EditOp",
    "Flag",
    "FlagKind",
    "Operation",
    "Outline",
    "PointKind",
    "PointLink",
    "Redline",
    "Rival",
    "TextPoint",
    "outline",
    "write_plain",
    "write_redline",
]
