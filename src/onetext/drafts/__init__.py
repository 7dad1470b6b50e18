"""Versions of a text: points, brackets, alignment, redline, three-way merge, and Word documents of them."""

from __future__ import annotations

from onetext.drafts.akn import write_akn
from onetext.drafts.aligning import align
from onetext.drafts.bracket_cleaning import Choice, clean_text
from onetext.drafts.bracket_counts import bracket_counts, option_groups
from onetext.drafts.bracket_wishes import Wanted, wanted_by
from onetext.drafts.brackets import Alternative, Bracket, Bracketed, BracketKind, BracketProblem, parse_brackets
from onetext.drafts.lineage import lineages
from onetext.drafts.merge import MergePiece, merge
from onetext.drafts.merge_points import PointMerge, joined_points, merge_points
from onetext.drafts.open_brackets import dispute_signs, in_one_bracket, is_disputed, open_brackets
from onetext.drafts.outline import Outline, outline
from onetext.drafts.outline_notes import document_points
from onetext.drafts.point_kinds import with_kinds
from onetext.drafts.proposal_likeness import Corpus, has_negation, numbers_in
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
from onetext.drafts.word import RedlineFile, redline_file, write_plain, write_redline

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
    "clean_text",
    "defined_terms",
    "document_points",
    "dispute_signs",
    "has_negation",
    "in_one_bracket",
    "is_disputed",
    "joined_points",
    "lineages",
    "merge",
    "merge_points",
    "numbers_in",
    "open_brackets",
    "option_groups",
    "outline",
    "parse_brackets",
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
