"""`redlines.yaml`."""

from __future__ import annotations

from immutabledict import immutabledict

from onetext.casefile.fields import Chance, DateField, DayField, Id, IdMap, Ids
from onetext.casefile.shapes.base import Maybe, RecordShape, Shape
from onetext.model import Audience, Bar, Basis, Crossing, EvidenceClass, Range, RedLine

__all__ = ["BarShape", "CrossingShape", "RedLineShape"]


class BarShape(Shape):
    """What one reading of a line bars: `refuses` or `requires`."""

    refuses: Maybe[IdMap[Ids]] = None
    requires: Maybe[IdMap[Ids]] = None

    @property
    def bar(self) -> Bar | None:
        """The bar of the model; None when neither key is given."""
        return _bar(self.refuses, self.requires)


class CrossingShape(Shape):
    """When a party first let stand what its own line barred."""

    happened: DateField
    firmness: Chance
    known: Maybe[DateField] = None
    note: str = ""
    reason: str = ""
    known_from: Maybe[DayField] = None


class RedLineShape(RecordShape):
    """A red line; `refuses` or `requires` at its top is the narrow reading."""

    target = RedLine

    id: Id
    party: Id
    speaker: str = ""
    says: str = ""
    refuses: Maybe[IdMap[Ids]] = None
    requires: Maybe[IdMap[Ids]] = None
    strict: Maybe[BarShape] = None
    unless: str = ""
    firmness: Chance = Range.of(0, 1)
    evidence: Maybe[EvidenceClass] = None
    basis: Basis = "analyst"
    reason: str = ""
    known_from: Maybe[DayField] = None
    crossed: Maybe[CrossingShape] = None

    @property
    def narrow(self) -> Bar | None:
        """The bar of the narrow reading."""
        return _bar(self.refuses, self.requires)

    def values(self, default: Audience) -> dict[str, object]:
        """The arguments of `target`."""
        values = super().values(default)
        del values["refuses"], values["requires"]
        values["narrow"] = self.narrow
        values["strict"] = self.strict.bar if self.strict else None
        if self.crossed:
            crossed = self.crossed
            values["crossed"] = Crossing(**{**crossed.__dict__, "known": crossed.known or crossed.happened})
        return values


def _bar(
    refuses: immutabledict[str, tuple[str, ...]] | None, requires: immutabledict[str, tuple[str, ...]] | None
) -> Bar | None:
    options = refuses if refuses is not None else requires
    return None if options is None else Bar(options=options, requires=refuses is None)
