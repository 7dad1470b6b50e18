"""`weights.yaml` and `nodeal.yaml`."""

from __future__ import annotations

from immutabledict import immutabledict

from onetext.casefile.fields import Chance, DayField, Id, IdMap, Ids, Items, NonNegative, RangeField, Score
from onetext.casefile.shapes.base import JudgedShape, Maybe, Shape
from onetext.model import Audience, Basis, Expectation, NoDeal, Range, Weight

__all__ = ["ExpectationShape", "NoDealShape", "WeightShape"]


class WeightShape(JudgedShape):
    """How much an issue matters to a party, with scores of its options where they are given."""

    target = Weight

    party: Id
    issue: Id
    weight: Maybe[NonNegative] = None
    scores: IdMap[Score] = immutabledict()


class ExpectationShape(Shape):
    """What a party expects on one issue if there is no deal; seen by whoever sees the no-deal value it belongs to."""

    issue: Id
    after_6: IdMap[Chance] = immutabledict()
    after_12: IdMap[Chance] = immutabledict()
    basis: Basis = "analyst"
    reason: str = ""
    known_from: Maybe[DayField] = None
    sources: Ids = ()
    note: str = ""


class NoDealShape(JudgedShape):
    """What a party gets without agreement."""

    target = NoDeal

    party: Id
    value: Maybe[RangeField] = None
    cost: RangeField = Range.of(0)
    drift: RangeField = Range.of(0)
    date: Maybe[DayField] = None
    expectations: Items[ExpectationShape] = ()

    def values(self, default: Audience) -> dict[str, object]:
        """The arguments of `target`."""
        values = super().values(default)
        audience = self.audience or default
        values["expectations"] = tuple(Expectation(audience=audience, **item.__dict__) for item in self.expectations)
        return values
