"""Parties and those who speak for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onetext.model.items import Item

__all__ = ["Party", "PartyKind", "Speaker"]

PartyKind = Literal["principal", "broker", "ally", "backer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody whose words are on record for a party.

    `authorised` says whether the words bind the party (S3): a president does, an unnamed source does not.
    """

    name: str
    role: str = ""
    aliases: tuple[str, ...] = ()
    authorised: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Item):
    """A side of the negotiation, or somebody whose consent or word matters to it."""

    id: str
    name: str
    short: str = ""
    kind: PartyKind = "principal"
    speakers: tuple[Speaker, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short or self.name

    def speaker(self, name: str) -> Speaker | None:
        """The speaker with this name or alias, if listed."""
        for speaker in self.speakers:
            if name == speaker.name or name in speaker.aliases:
                return speaker
        return None
