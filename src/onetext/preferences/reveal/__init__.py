"""What the parties' answers to drafts leave of their weights, scores, red lines and no deals (S22)."""

from __future__ import annotations

from onetext.preferences.reveal.acts import Act, acts_of

__all__ = ["Act", "acts_of"]
