"""Speech: verbs of saying with their subjects, quotations with their speakers, and what is reported without marks."""

from __future__ import annotations

from onetext.evidence.speech.attribution import attributed
from onetext.evidence.speech.hearing import Hearing, frames, hear
from onetext.evidence.speech.reporting import reported

__all__ = ["Hearing", "attributed", "frames", "hear", "reported"]
