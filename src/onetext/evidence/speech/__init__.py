"""Speech: verbs of saying with their subjects, quotations with their speakers, and what is reported without marks."""

from __future__ import annotations

from onetext.evidence.speech.framing import frames

__all__ = ["frames"]
