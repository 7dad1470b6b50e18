"""Who may see an item (S24)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["MEDIATOR", "PUBLIC", "Audience"]


@dataclass(frozen=True, slots=True)
class Audience:
    """Who an item is for: everybody, the mediator's staff only, or named parties (and the mediator).

    A *viewer* is a text: `"public"`, `"mediator"` or the id of a party.
    """

    level: Literal["public", "mediator", "parties"]
    parties: tuple[str, ...] = ()

    def admits(self, viewer: str) -> bool:
        """Whether a viewer may see an item marked so. The mediator sees everything."""
        return viewer == "mediator" or self.level == "public" or viewer in self.parties

    def __str__(self) -> str:
        return ", ".join(self.parties) if self.level == "parties" else self.level


PUBLIC = Audience("public")
MEDIATOR = Audience("mediator")
