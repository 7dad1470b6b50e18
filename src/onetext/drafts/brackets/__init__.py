"""Square brackets: disputed text, alternatives and placeholders; who wants which, and the text under a choice."""

from __future__ import annotations

from onetext.drafts.brackets.cleaning import Choice, clean_text
from onetext.drafts.brackets.counting import bracket_counts, option_groups
from onetext.drafts.brackets.disputes import dispute_signs, in_one_bracket, is_disputed, open_brackets
from onetext.drafts.brackets.parsing import Alternative, Bracket, Bracketed, BracketKind, BracketProblem, parse_brackets
from onetext.drafts.brackets.wishes import Wanted, wanted_by

__all__ = [
    "Alternative",
    "Bracket",
    "BracketKind",
    "BracketProblem",
    "Bracketed",
    "Choice",
    "Wanted",
    "bracket_counts",
    "clean_text",
    "dispute_signs",
    "in_one_bracket",
    "is_disputed",
    "open_brackets",
    "option_groups",
    "parse_brackets",
    "wanted_by",
]
