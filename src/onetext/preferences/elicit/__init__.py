"""The interview: what is asked, what fits the answers, and what follows from them (S2, S4, S22)."""

from __future__ import annotations

from onetext.preferences.elicit.answered import FIRMNESS, Given, with_given
from onetext.preferences.elicit.asking import Questions, questions_of, swings
from onetext.preferences.elicit.fitting import ENOUGH
from onetext.preferences.elicit.implied import Implied, implied_by
from onetext.preferences.elicit.joining import agreement as agreed_on
from onetext.preferences.elicit.joining import joined, weighed
from onetext.preferences.elicit.reading import no_deal_of, pairs_ranked
from onetext.preferences.elicit.reading import ranking as ranked
from onetext.preferences.elicit.trading import implied_trades, next_trade

__all__ = [
    "ENOUGH",
    "FIRMNESS",
    "Given",
    "Implied",
    "Questions",
    "agreed_on",
    "implied_by",
    "implied_trades",
    "joined",
    "next_trade",
    "no_deal_of",
    "pairs_ranked",
    "questions_of",
    "ranked",
    "swings",
    "weighed",
    "with_given",
]
