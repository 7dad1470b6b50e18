"""Rival claims about a text and its fate, and how they seem to stand to each other."""

from __future__ import annotations

from onetext.evidence.claims.finding import claims
from onetext.evidence.claims.relating import relations

__all__ = ["claims", "relations"]
