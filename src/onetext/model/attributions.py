"""Who wants a wording: the names before the colon at the head of a bracket, as in `[russia, Ukraine: …]`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["Attribution", "Attributions"]

_HEAD = re.compile(r"\s*([^\W_][^\[\]|:\n]{0,119}?)\s*:(?=[\s\]|\"“«„\[]|[^\W\d_]|$)")
_PARTING = re.compile(
    r"\s*,?\s+(?:supported|backed|joined|seconded)\s+by\s+(?:the\s+)?"
    r"|\s*[,;/&+]\s*(?:and\s+)?|\s+(?:and|und|et|y|и|та|و)\s+"
)
_CAPITAL = "A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁІЇЄҐ"
_NAME = re.compile(rf"(?:the )?[{_CAPITAL}][\w.&'’-]*(?: (?:of|the|and|de|du|la|[{_CAPITAL}][\w.&'’-]*)){{0,5}}")
_RESERVES = re.compile(
    r"\s*([^\W_][^\[\]|:\n]{0,80}?)\s+(?:reserves?|objects?|opposes?)\b(?:\s+(?:its|their)\s+\w+)?\.?\s*"
)
_DELETE = re.compile(
    r"(?:delete(?:d)?|deletion|to be deleted|strike|no text|omit|streichen|supprimer|suprimir|исключить)\.?", re.I
)
_RESERVE = re.compile(r"(?:reserves?|reservation|scrutiny reservation|reserve position|objects?|opposes?)\.?", re.I)

_REMARK_WORDS = (
    "alternative alternatively annex article appendix chapter clause comment comments date deadline definition draft"
    " editor example explanation footnote heading here however ibid i.e. e.g. item language nb no note notes option"
    " or paragraph part placeholder point preamble provided provision question reason remark rule schedule section see"
    " source subject subparagraph table text that then title translation translator variant version warning where"
    " this these and but if when a an in on at by for of to with from"
)
_NO_NAMES = frozenset(_REMARK_WORDS.split())
"""First words of what stands before a colon and names nobody."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Names at the head of a wording: where they end, those of known parties (ids), the rest as written."""

    end: int
    known: tuple[str, ...]
    unknown: tuple[str, ...]
    stance: Literal["", "reserve"] = ""


class Attributions:
    """The names that may stand before a colon.

    Parameters
    ----------
    parties
        Id -> names. Without any, every name that looks like one is taken as written.
    """

    def __init__(self, parties: Mapping[str, Sequence[str]]) -> None:
        self.ids = {name.casefold(): id_ for id_, names in parties.items() for name in names}
        self.ids |= {id_.casefold(): id_ for id_ in parties}
        self.given = bool(parties)
        self.seen: dict[str, tuple[tuple[str, ...], tuple[str, ...]] | None] = {}

    def read(self, text: str, start: int, end: int) -> Attribution | None:
        """Who wants the wording that stands from `start` to `end`; None where the text does not say."""
        if text.find(":", start, min(end, start + 124)) < 0:
            return self._reserving(text, start, end)
        match = _HEAD.match(text, start, end)
        if match is None:
            return None
        written = match[1]
        if written not in self.seen:
            self.seen[written] = self._named(written)
        named = self.seen[written]
        return None if named is None else Attribution(match.end(), *named)

    @staticmethod
    def may_reserve(text: str) -> bool:
        """Whether any name in a text could be read off without a colon: false for nearly every text, and quick."""
        return "serve" in text or "object" in text or "oppose" in text

    def _reserving(self, text: str, start: int, end: int) -> Attribution | None:
        """`[A reserves]`, without a colon."""
        if end - start > 120:
            return None
        if not self.may_reserve(text[start:end]):
            return None
        match = _RESERVES.fullmatch(text, start, end)
        named = self._named(match[1]) if match else None
        return None if match is None or named is None else Attribution(end, *named, "reserve")

    def stance(self, text: str, start: int, end: int) -> Literal["", "delete", "reserve"]:
        """What supporters say of the bracket beside it, where they say no wording."""
        if end - start > 30:
            return ""
        inner = text[start:end]
        if _DELETE.fullmatch(inner):
            return "delete"
        return "reserve" if _RESERVE.fullmatch(inner) else ""

    def _named(self, written: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Known and unknown names in a list of names; None where it is no such list."""
        whole = self.ids.get(written.casefold())
        if whole is not None:
            return (whole,), ()
        names = [name for name in _PARTING.split(written) if name]
        known = dict.fromkeys(self.ids[name.casefold()] for name in names if name.casefold() in self.ids)
        rest = dict.fromkeys(name for name in names if name.casefold() not in self.ids)
        if not known and not all(_is_name(name) or self._nearly(name) for name in rest):
            return None
        return (tuple(known), tuple(rest)) if self.given else (tuple(rest), ())

    def _nearly(self, name: str) -> bool:
        """Whether it is a known name, misspelt: `[rusia: …]` is no more text than `[russia: …]`."""
        return bool(difflib.get_close_matches(name.casefold(), self.ids, n=1, cutoff=0.8))


def _is_name(text: str) -> bool:
    """Whether words look like the name of a party: capitals, and not the first word of a remark."""
    first = text.split(None, 1)[0]
    return (len(first) == 1 or first.casefold() not in _NO_NAMES) and _NAME.fullmatch(text) is not None
