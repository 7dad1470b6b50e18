"""`positions.yaml` and `positions.csv`."""

from __future__ import annotations

from onetext.casefile.fields import Id, Ids
from onetext.casefile.shapes.base import Maybe, RecordShape
from onetext.model import Audience, Confidence, Position, PositionKind

__all__ = ["PositionShape"]


class PositionShape(RecordShape):
    """One dated record of a party's position on an issue."""

    target = Position

    party: Id
    issue: Id
    kind: PositionKind
    speaker: str = ""
    reported_by: str = ""
    option: Maybe[Id] = None
    compatible: Ids = ()
    refused: Ids = ()
    stance: str = ""
    confidence: Confidence = ""

    def values(self, default: Audience) -> dict[str, object]:
        """The arguments of `target`."""
        return {**super().values(default), "option": self.option or ""}
