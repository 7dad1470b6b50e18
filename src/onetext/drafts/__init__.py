"""Versions of a text: points, brackets, alignment, redline, three-way merge, and Word documents of them."""

from __future__ import annotations

from onetext.drafts.akn import write_akn
from onetext.drafts.aligning import align
from onetext.drafts.brackets import (
    Alternative,
    Bracket,
    Bracketed,
    BracketKind,
    BracketProblem,
    Choice,
    Wanted,
    bracket_counts,
    clean_text,
    dispute_signs,
    in_one_bracket,
    is_disputed,
    open_brackets,
    option_groups,
    parse_brackets,
    wanted_by,
)
from onetext.drafts.listed import OR_WORDS
from onetext.drafts.merging import MergePiece, PointMerge, joined_points, merge, merge_points
from onetext.drafts.outlining import Outline, document_points, outline, with_kinds
from onetext.drafts.proposing import Corpus, EarlierDraft, TermProposal, propose_terms
from onetext.drafts.redlining import capitals_in, redline
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
from onetext.drafts.tokenising import tokens
from onetext.drafts.word import RedlineFile, pictures_apart, redline_file, write_plain, write_redline

__all__ = [
    "Alternative",
    "Bracket",
    "BracketKind",
    "BracketProblem",
    "Bracketed",
    "Choice",
    "Corpus",
    "EarlierDraft",
    "Edit",
    "EditOp",
    "Flag",
    "FlagKind",
    "MergePiece",
    "OR_WORDS",
    "Operation",
    "Outline",
    "PointKind",
    "PointLink",
    "PointMerge",
    "Redline",
    "RedlineFile",
    "Rival",
    "TermProposal",
    "TextPoint",
    "Wanted",
    "align",
    "bracket_counts",
    "capitals_in",
    "clean_text",
    "defined_terms",
    "dispute_signs",
    "document_points",
    "in_one_bracket",
    "is_disputed",
    "joined_points",
    "merge",
    "merge_points",
    "open_brackets",
    "option_groups",
    "outline",
    "parse_brackets",
    "pictures_apart",
    "propose_terms",
    "redline",
    "redline_file",
    "tokens",
    "wanted_by",
    "with_kinds",
    "write_akn",
    "write_plain",
    "write_redline",
]
