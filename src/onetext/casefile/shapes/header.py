"""`case.yaml`, without the sections that may stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

from pydantic import BeforeValidator

from onetext.casefile.fields import AudienceField, DayField, Id, Ids, Items, Text
from onetext.casefile.shapes.base import ItemShape, Maybe, Shape
from onetext.model import Remark

__all__ = ["HeaderShape", "RemarkShape"]


class RemarkShape(ItemShape):
    """A sentence of the analyst; a bare text may be said on any day."""

    target = Remark

    text: Text
    known_from: Maybe[DayField] = None


def _with_text(value: object) -> object:
    return value if isinstance(value, dict | RemarkShape) else {"text": value}


if TYPE_CHECKING:
    RemarkField: TypeAlias = RemarkShape
else:
    RemarkField = Annotated[RemarkShape, BeforeValidator(_with_text, json_schema_input_type=RemarkShape | Text)]


class HeaderShape(Shape):
    """What the case is."""

    title: Text
    id: Maybe[Id] = None
    summary: str = ""
    as_of: Maybe[DayField] = None
    signatories: Ids = ()
    analyst: str = ""
    notice: str = ""
    audience: Maybe[AudienceField] = None
    contested: Ids = ()
    doubts: Items[RemarkField] = ()
    series_note: str = ""
    draft_order: Ids = ()
