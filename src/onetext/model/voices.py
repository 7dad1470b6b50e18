"""Whose words stand where in an article, and how surely they are said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Certainty", "Place", "Polarity", "Voice"]

Polarity = Literal["affirmed", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """A stretch of the article."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who speaks, is spoken to, demands or claims.

    Attributes
    ----------
    name
        The fullest name the article (or the case) has: `Vladimir Putin`, `the U.S. and Ukrainian delegations`,
        `a senior official`. Without title and role.
    party, speaker
        Ids of the case where the name is one of its parties or speakers; else "".
    how
        What tells: the name itself, a pronoun, a role, a group, a metonym (`Kremlin`).
    """

    name: str
    party: str = ""
    speaker: str = ""
    how: Literal["name", "pronoun", "role", "group", "metonym", "model"] = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """How surely something is said: kept with each item, never dropped.

    Attributes
    ----------
    polarity
        Whether the item is affirmed or denied (`did not agree`, `denied that`).
    hedge
        The words that hedge it as they stand (`allegedly`, `most likely`), or "".
    conditional
        The condition it stands under, as it stands (`if Kyiv refuses to engage in dialogue`), or "".
    inferred
        Whether it is the author's own inference rather than somebody's report.
    """

    polarity: Polarity = "affirmed"
    hedge: str = ""
    conditional: str = ""
    inferred: bool = False
