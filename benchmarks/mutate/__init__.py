"""Pairs of drafts made by code, with the links between their points known by construction.

Texts come from a grammar of six domains; the second draft is written by rules that know synonyms, voice and the order
of clauses, none of which the aligner knows. `docs/explanation/aligning.md` says which seeds were used for what.
"""

from __future__ import annotations

from mutate.drafts import FREE, USUAL, Manner, Pair, TrueLink, pair
from mutate.scoring import Tally, tally

__all__ = ["FREE", "USUAL", "Manner", "Pair", "Tally", "TrueLink", "pair", "tally"]
