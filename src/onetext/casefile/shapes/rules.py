"""`rules.yaml`: what cannot stand together, and what is worth more together."""

from __future__ import annotations

from pydantic import Field

from onetext.casefile.fields import Id, IdMap, RangeField
from onetext.casefile.shapes.base import ItemShape, JudgedShape, Maybe
from onetext.model import Audience, Interaction, Rule

__all__ = ["InteractionShape", "RuleShape"]


class RuleShape(ItemShape):
    """Either `never`, or `if` with `then`."""

    target = Rule

    never: Maybe[IdMap[Id]] = None
    if_: Maybe[IdMap[Id]] = Field(None, alias="if")
    then: Maybe[IdMap[Id]] = None

    def values(self, default: Audience) -> dict[str, object]:
        """The arguments of `target`."""
        values = super().values(default)
        never, when, then = (values.pop(key) for key in ("never", "if_", "then"))
        return {**values, "when": never if never is not None else when, **({} if then is None else {"then": then})}


class InteractionShape(JudgedShape):
    """Points to add when some options stand together."""

    target = Interaction

    party: Id
    options: IdMap[Id]
    points: RangeField
