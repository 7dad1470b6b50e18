"""What all file models share: nothing unknown, nothing converted silently, and a way into the model."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict

from onetext.casefile.fields import AudienceField, DateField, DayField, Ids
from onetext.model import Audience, Basis

__all__ = ["ItemShape", "JudgedShape", "Maybe", "RecordShape", "Shape"]

Value = TypeVar("Value")

if TYPE_CHECKING:
    Maybe: TypeAlias = Value | None
else:

    class Maybe:
        """A key that may be left out; given, it may not be empty."""

        def __class_getitem__(cls, item: Any) -> Any:
            return item


class Shape(BaseModel):
    """One mapping in a file."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


class ItemShape(Shape):
    """Anything a person writes into a case; `target` is what it becomes in the model."""

    target: ClassVar[Callable[..., object]]

    audience: Maybe[AudienceField] = None
    note: str = ""

    def values(self, default: Audience) -> dict[str, object]:
        """The arguments of `target`, with the case's default audience where the item names none."""
        values: dict[str, object] = dict(self.__dict__)
        if values["audience"] is None:
            values["audience"] = default
        return values

    def build(self, default: Audience) -> object:
        """The item of the model."""
        return self.target(**self.values(default))


class RecordShape(ItemShape):
    """Something that happened and became known."""

    happened: DateField
    known: Maybe[DateField] = None
    sources: Ids = ()
    read_from: Ids = ()

    def values(self, default: Audience) -> dict[str, object]:
        """The arguments of `target`."""
        values = super().values(default)
        if values["known"] is None:
            values["known"] = values["happened"]
        return values


class JudgedShape(ItemShape):
    """A number somebody vouches for."""

    basis: Basis = "analyst"
    reason: str = ""
    known_from: Maybe[DayField] = None
    sources: Ids = ()
