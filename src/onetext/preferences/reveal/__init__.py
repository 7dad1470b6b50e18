"""What the parties' answers to drafts leave of their weights, scores, red lines and no deals (S22).

Preferences are taken as constant over the time of the answers; only no deal drifts.
"""

from __future__ import annotations

from onetext.preferences.reveal.acts import Act, acts_of
from onetext.preferences.reveal.because import Movers
from onetext.preferences.reveal.clashing import clashes
from onetext.preferences.reveal.discipline import disciplined
from onetext.preferences.reveal.learning import learned, prediction_scores, predictions
from onetext.preferences.reveal.ranges import party_ranges
from onetext.preferences.reveal.revealing import Revealed, Sampled, revealed, revealed_party
from onetext.preferences.reveal.statements import Trade, orderings, preferences_between

__all__ = [
    "Act",
    "Movers",
    "Revealed",
    "Sampled",
    "Trade",
    "acts_of",
    "clashes",
    "disciplined",
    "learned",
    "orderings",
    "party_ranges",
    "prediction_scores",
    "predictions",
    "preferences_between",
    "revealed",
    "revealed_party",
]
