"""What the parties' answers to drafts leave of their weights, scores, red lines and no deals (S22).

Preferences are taken as constant over the time of the answers; only no deal drifts.
"""

from __future__ import annotations

from onetext.preferences.reveal.acts import Act, acts_of
from onetext.preferences.reveal.because import Movers
from onetext.preferences.reveal.discipline import disciplined
from onetext.preferences.reveal.learning import learned, prediction_scores, predictions
from onetext.preferences.reveal.ranges import party_ranges
from onetext.preferences.reveal.revealing import Revealed, Sampled, revealed, revealed_party

__all__ = [
    "Act",
    "Movers",
    "Revealed",
    "Sampled",
    "acts_of",
    "disciplined",
    "learned",
    "party_ranges",
    "prediction_scores",
    "predictions",
    "revealed",
    "revealed_party",
]
