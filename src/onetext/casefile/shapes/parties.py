"""`parties.yaml`."""

from __future__ import annotations

from onetext.casefile.fields import Id, Items, Text, Texts
from onetext.casefile.shapes.base import ItemShape, Shape
from onetext.model import Audience, Party, PartyKind, Speaker

__all__ = ["PartyShape", "SpeakerShape"]


class SpeakerShape(Shape):
    """Somebody whose words are on record for a party."""

    name: Text
    role: str = ""
    aliases: Texts = ()
    authorised: bool = True


class PartyShape(ItemShape):
    """A party."""

    target = Party

    id: Id
    name: Text
    short: str = ""
    kind: PartyKind = "principal"
    aliases: Texts = ()
    speakers: Items[SpeakerShape] = ()

    def values(self, default: Audience) -> dict[str, object]:
        """The arguments of `target`."""
        values = super().values(default)
        values["speakers"] = tuple(Speaker(**speaker.__dict__) for speaker in self.speakers)
        return values
