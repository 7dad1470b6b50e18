"""`issues.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import BeforeValidator

from onetext.casefile.fields import Id, Ids, Items, Text, to_id
from onetext.casefile.shapes.base import ItemShape, Maybe, Shape
from onetext.model import Audience, Consent, Issue, Option

__all__ = ["ConsentShape", "IssueShape", "OptionShape"]


class OptionShape(Shape):
    """One way to settle an issue; a bare id is its own title."""

    id: Id
    title: Text
    note: str = ""


class ConsentShape(Shape):
    """Whose consent an issue needs."""

    by: Id
    body: str = ""
    rule: str = ""
    options: Ids = ()
    test: Literal["red_lines", "value"] = "red_lines"


def _with_title(value: object) -> object:
    if isinstance(value, dict | OptionShape):
        return value
    option = to_id(value)
    return {"id": option, "title": option}


if TYPE_CHECKING:
    OptionField: TypeAlias = OptionShape
else:
    OptionField = Annotated[OptionShape, BeforeValidator(_with_title, json_schema_input_type=OptionShape | Id)]


class IssueShape(ItemShape):
    """An issue."""

    target = Issue

    id: Id
    title: Text
    options: Items[OptionField]
    group: str = ""
    ordered: bool = True
    unranked: Items[Ids] = ()
    scale_note: str = ""
    if_silent: Maybe[Id] = None
    if_silent_note: str = ""
    consent: Items[ConsentShape] = ()

    def values(self, default: Audience) -> dict[str, object]:
        """The arguments of `target`."""
        values = super().values(default)
        values["options"] = tuple(Option(**option.__dict__) for option in self.options)
        del values["consent"]
        values["consents"] = tuple(Consent(**consent.__dict__) for consent in self.consent)
        values["if_silent"] = self.if_silent or ""
        return values
