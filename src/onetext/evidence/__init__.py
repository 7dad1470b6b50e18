"""Articles to candidates: who said what, to whom, when; deadlines, demands, claims, acts (S16-S18).

What is found is proposed, never decided: a person accepts it from the inbox.
"""

from __future__ import annotations

__all__: list[str] = []
