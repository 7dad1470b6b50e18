"""Versions of a text: points, brackets, alignment, redline, three-way merge, and Word documents of them."""

from __future__ import annotations

from onetext.drafts.aligning import align
from onetext.drafts.outline import Outline, outline
from onetext.drafts.proposals import EarlierDraft, TermProposal, propose_terms
from onetext.drafts.redline import redline
from onetext.drafts.terms import defined_terms
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
    "EarlierDraft",
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
    "TermProposal",
    "TextPoint",
    "align",
    "defined_terms",
    "outline",
    "propose_terms",
    "redline",
    "write_plain",
    "write_redline",
]
