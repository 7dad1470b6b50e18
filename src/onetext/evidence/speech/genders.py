"""Whether `he` or `she` may stand for somebody: what given names, titles, roles and pronouns tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from onetext.evidence.frames import Mention
from onetext.evidence.language import Language

__all__ = ["genders_of", "may_be"]

_TITLE = 4
"""Words of a mention that may be titles, roles or given names."""
_KEYS = (("m", "male"), ("f", "female"))


def genders_of(mentions: Iterable[Mention], language: Language) -> Mapping[str, frozenset[str]]:
    """Name -> the genders that its mentions tell."""
    told, found = _words(language), defaultdict[str, set[str]](set)
    for mention in mentions:
        if mention.voice is not None and not mention.plural:
            words = mention.text.casefold().split()[:_TITLE]
            found[mention.voice.name].update(told[word] for word in words if word in told)
    return {name: frozenset(genders) for name, genders in found.items()}


def may_be(genders: frozenset[str], pronoun: str, language: Language) -> bool:
    """Whether nothing that was told of somebody speaks against a pronoun."""
    wanted = _words(language).get(pronoun)
    return wanted is not None and not genders - {wanted}


@cache
def _words(language: Language) -> Mapping[str, str]:
    names, roles = language.tables.get("names", {}), language.tables.get("roles", {})
    found: dict[str, str] = {}
    for table in (names.get("given", {}), names.get("titles", {}), roles):
        for gender, key in _KEYS:
            for word in table.get(key, ()):
                lower = str(word).casefold()
                found[lower] = "" if found.get(lower, gender) != gender else gender
    for word, (gender, *_rest) in language.tables.get("pronouns", {}).get("third", {}).items():
        found[word] = gender
    return {word: gender for word, gender in found.items() if gender in ("m", "f")}
