"""Who can speak or be spoken to: names, roles, groups, countries and their seats, pronouns."""

from __future__ import annotations

from onetext.evidence.actors.cast import Cast, cast_of
from onetext.evidence.actors.finding import mentions

__all__ = ["Cast", "cast_of", "mentions"]
