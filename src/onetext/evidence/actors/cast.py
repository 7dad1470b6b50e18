"""Who is who in a case: the names, aliases and roles of its parties and of those who speak for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from onetext.evidence.language import articles
from onetext.model import Party

__all__ = ["Cast", "Part", "cast_of", "folded"]

_ASIDE = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Part:
    """A party of the case, or one of its speakers."""

    party: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of a case, looked up by words.

    Attributes
    ----------
    names
        Words of a name -> whom it means; names of two parties alike lead to several.
    families
        Last word of a speaker's name -> speakers, with all words of the name.
    roles
        Words of a role -> speakers who hold it.
    """

    names: Mapping[tuple[str, ...], tuple[Part, ...]] = field(default_factory=dict)
    families: Mapping[str, tuple[tuple[tuple[str, ...], Part], ...]] = field(default_factory=dict)
    roles: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    full: Mapping[Part, str] = field(default_factory=dict)

    def named(self, words: Sequence[str]) -> Part | None:
        """Whom a name means: the whole of it, or a speaker's family name with given names that do not clash."""
        key = tuple(map(folded, words))
        some = self.names.get(key, ())
        if len(some) == 1:
            return some[0]
        if some or not key:
            return None
        spelled: dict[Part, list[tuple[str, ...]]] = {}
        for known, part in self.families.get(key[-1], ()):
            spelled.setdefault(part, []).append(known)
        fits = {part for part, forms in spelled.items() if _may_be(key, forms)}
        return fits.pop() if len(fits) == 1 else None

    def party_of(self, words: Sequence[Sequence[str]]) -> str:
        """The one party that has any of these names; "" where none or several do."""
        found = {
            part.party for one in words for part in self.names.get(tuple(map(folded, one)), ()) if not part.speaker
        }
        return found.pop() if len(found) == 1 else ""

    def holding(self, role: str, party: str) -> Part | None:
        """The one speaker of a party who holds a role."""
        found = [part for part in self.roles.get(folded(role), ()) if part.party == party]
        return found[0] if len(found) == 1 else None


def cast_of(parties: Sequence[Party]) -> Cast:
    """The cast of a case; an empty one without parties."""
    names: dict[tuple[str, ...], set[Part]] = {}
    families: dict[str, set[tuple[tuple[str, ...], Part]]] = {}
    roles: dict[str, set[Part]] = {}
    full: dict[Part, str] = {}
    for party in parties:
        for name in (party.id, party.name, party.short, *party.aliases):
            for words in _forms(name):
                names.setdefault(words, set()).add(Part(party.id))
        for speaker in party.speakers:
            part = Part(party.id, speaker.name)
            spellings = [words for name in (speaker.name, *speaker.aliases) for words in _forms(name)]
            full[part] = max((speaker.name, *speaker.aliases), key=lambda name: len(name.split()))
            for words in spellings:
                known = names.setdefault(words, set())
                known.discard(Part(party.id))
                known.add(part)
                families.setdefault(words[-1], set()).add((words, part))
            for role in filter(None, map(str.strip, re.split(r"[,;]", speaker.role))):
                roles.setdefault(folded(_bare(role, party)), set()).add(part)
    return Cast(
        names={words: tuple(sorted(some, key=str)) for words, some in names.items()},
        families={word: tuple(sorted(some, key=str)) for word, some in families.items()},
        roles={role: tuple(sorted(some, key=str)) for role, some in roles.items()},
        full=full,
    )


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """A word without accents, stops and case: `U.S.` and `us`, `Élysée` and `elysee`."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(sign))
    bare = bare.replace(".", "").replace("’", "'")
    first, blank, rest = bare.partition(" ")
    return rest if blank and first in articles() else bare


def _bare(role: str, party: Party) -> str:
    """A role without the party it is held in: `President of Norvania` of Norvania is its president."""
    words = role.split()
    own = {form for name in (party.id, party.name, party.short, *party.aliases) for form in _forms(name)}
    for at in range(1, len(words) - 1):
        if tuple(map(folded, words[at + 1 :])) in own or tuple(map(folded, words[at + 2 :])) in own:
            return " ".join(words[:at])
    return role


def _forms(name: str) -> Iterator[tuple[str, ...]]:
    words = tuple(folded(word) for word in _ASIDE.sub(" ", name).replace("_", " ").split())
    words = words[1:] if words and words[0] in articles() else words
    if words:
        yield words


def _may_be(name: Sequence[str], forms: Sequence[Sequence[str]]) -> bool:
    """Whether a name can be one of the forms: where some have given names, one of these has to agree."""
    full = [known for known in forms if len(known) > 1]
    return any(_agree(name, known) for known in (full if full and len(name) > 1 else forms))


def _agree(name: Sequence[str], known: Sequence[str]) -> bool:
    """Whether two names of one family can be one person: given names equal, or one of them missing or an initial."""
    if len(name) == 1 or len(known) == 1:
        return True
    if tuple(name[-len(known) :]) == tuple(known) or tuple(known[-len(name) :]) == tuple(name):
        return True
    first, second = name[0], known[0]
    if 1 in (len(first), len(second)):
        return first[0] == second[0]
    return first == second
