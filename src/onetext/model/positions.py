"""What parties have said they want (S3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onetext.model.items import Record

__all__ = ["Confidence", "Position", "PositionKind"]

PositionKind = Literal["demand", "offer", "tolerates", "refuses", "statement"]
Confidence = Literal["high", "medium", "low", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """One dated record of a party's position on an issue.

    Attributes
    ----------
    speaker
        Name (or alias) of a speaker of the party; "" for the party itself.
    reported_by
        Who tells it, where the words are not the speaker's own; "" otherwise.
    option, compatible, refused
        What the words name: one option, several that fit them, or options ruled out. At most one is filled;
        a mere remark fills none.
    stance
        What was said, restated.
    """

    party: str
    issue: str
    kind: PositionKind
    speaker: str = ""
    reported_by: str = ""
    option: str = ""
    compatible: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    stance: str = ""
    confidence: Confidence = ""

    @property
    def named(self) -> tuple[str, ...]:
        """The options that the words allow: the one named, or all compatible ones."""
        return (self.option,) if self.option else self.compatible
