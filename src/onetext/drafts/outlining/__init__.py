"""From the blocks of a document to points: labels found, points nested and named, with nothing lost."""

from __future__ import annotations

from onetext.drafts.outlining.blocks import Outline, outline
from onetext.drafts.outlining.kinds import with_kinds
from onetext.drafts.outlining.notes import document_points

__all__ = [
    "Outline",
    "document_points",
    "outline",
    "with_kinds",
]
