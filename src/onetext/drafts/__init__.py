"""Versions of a text: points, brackets, alignment, redline, three-way merge, and Word documents of them."""

from __future__ import annotations

from onetext.drafts.aligning import align
from onetext.drafts.merge import MergePiece, merge
from onetext.drafts.merge_points import PointMerge, merge_points
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
from onetext.drafts.tokens import tokens
from onetext.drafts.word import write_plain, write_redline

__all__ = [
    "EarlierDraft",
    "Edit",
    "EditOp",
    "Flag",
    "FlagKind",
    "MergePiece",
    "Operation",
    "Outline",
    "PointKind",
    "PointLink",
    "PointMerge",
    "Redline",
    "Rival",
    "TermProposal",
    "TextPoint",
    "align",
    "defined_terms",
    "merge",
    "merge_points",
    "outline",
    "propose_terms",
    "redline",
    "tokens",
    "write_plain",
    "write_redline",
]
