"""`case.yaml`, without the sections that may stand in it."""

from __future__ import annotations

from onetext.casefile.fields import AudienceField, DayField, Id, Ids, Text, Texts
from onetext.casefile.shapes.base import Maybe, Shape

__all__ = ["HeaderShape"]


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
    doubts: Texts = ()
    series_note: str = ""
    draft_order: Ids = ()
