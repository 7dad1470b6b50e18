"""What only the brief needs: its focus, its sentences, the dilemma under an ultimatum, and what nobody knows."""

from __future__ import annotations

from onetext.api.briefing.agreement import agreement
from onetext.api.briefing.dilemma import dilemmas
from onetext.api.briefing.focus import answers_to, compared_pairs, counter_draft, focus_draft, newer_import
from onetext.api.briefing.headlines import headlines
from onetext.api.briefing.outlook import Outlook, outlook
from onetext.api.briefing.unknowns import unknowns

__all__ = [
    "Outlook",
    "agreement",
    "answers_to",
    "compared_pairs",
    "counter_draft",
    "dilemmas",
    "focus_draft",
    "headlines",
    "newer_import",
    "outlook",
    "unknowns",
]
