"""Demands, red lines and offers: from verbs of demanding, and from the wording of what somebody says."""

from __future__ import annotations

from onetext.evidence.demands.finding import demands

__all__ = ["demands"]
