"""Which issue and option each point of a draft may settle: proposals for a person."""

from __future__ import annotations

from onetext.drafts.proposing.corpus import Corpus
from onetext.drafts.proposing.proposals import EarlierDraft, TermProposal, propose_terms

__all__ = [
    "Corpus",
    "EarlierDraft",
    "TermProposal",
    "propose_terms",
]
