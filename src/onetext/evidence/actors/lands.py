"""Countries that no table knows, told by their demonyms: where a text has Tarvia and Tarvian, Tarvia is a country.

A demonym whose country the text never names (`the Tarvian president`) stands for its country before an office.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onetext.evidence.actors.cast import folded
from onetext.evidence.actors.lexicon import Lexicon
from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.article import Token

__all__ = ["Lands", "lands_of"]

_STEM = 4
_ALONE = 5
"""Letters of a demonym that stands without its country, at least."""
_SHORT = ("er", "ic")
"""Endings of demonyms that too many other words have."""
_HEADS = ("role", "body", "people", "around")


@dataclass(frozen=True, slots=True)
class Lands:
    """Words of the article -> the country they belong to, by its own word.

    Attributes
    ----------
    alone
        Demonyms before an office whose country is never named: each stands for its own.
    """

    of: dict[str, str]
    alone: frozenset[str] = frozenset()

    def is_land(self, word: str) -> bool:
        """Whether a word is the name of such a country."""
        return self.of.get(word) == word

    def country_of(self, word: str) -> str:
        """The country of a name or demonym, or the word itself."""
        return self.of.get(word, word)

    def note(self, phrases: Iterable[Phrase]) -> None:
        """Tell each phrase the countries that its words name."""
        for phrase in phrases:
            found = [self.of[folded(word)] for word in phrase.words if folded(word) in self.of]
            if not phrase.countries and (phrase.kind == "role" or (phrase.kind == "name" and phrase.head)):
                found += [folded(word) for word in phrase.words if folded(word) in self.alone]
            phrase.countries = (*phrase.countries, *(one for one in found if one not in phrase.countries))


def lands_of(tokens: Sequence[Token], lexicon: Lexicon) -> Lands:
    """Pairs of capitals of one stem, of which one ends as a demonym does and the other as it stands alone."""
    endings = lexicon.endings("demonym_endings")
    stems: dict[str, set[str]] = {}
    small = lexicon.adjectives_behind
    for token in tokens:
        if len(token.text) >= _STEM and (token.text[0].isupper() or (small and token.lower.endswith(endings))):
            word = folded(token.lower)
            if word not in lexicon.sets["words.openers"] and lexicon.phrases.get(token.lower) is None:
                stems.setdefault(word[:_STEM], set()).add(word)
    found: dict[str, str] = {}
    if not endings:
        return Lands(found)
    for words in stems.values():
        ordered = sorted(words, key=lambda word: (len(word), word))[:8]
        for name in ordered:
            for other in ordered:
                if other != name and other.endswith(endings) and _belongs(name, other, lexicon):
                    found[name] = found[other] = name
    return Lands(found, frozenset(_alone(tokens, lexicon) - found.keys()))


def _alone(tokens: Sequence[Token], lexicon: Lexicon) -> set[str]:
    """Capitals that end as demonyms do and stand right before a noun of office or a body."""
    endings = tuple(one for one in lexicon.endings("demonym_endings") if len(one) > 1 and one not in _SHORT)
    found: set[str] = set()
    for token, (at, after) in zip(tokens, enumerate(tokens[1:], start=1), strict=False):
        lower = token.lower
        if len(lower) < _ALONE or not token.text[0].isupper() or not lower.endswith(endings):
            continue
        if lower in lexicon.gender_of_given or lexicon.phrases.get(lower) is not None:
            continue
        entry = lexicon.at(tokens, at, min(at + 4, len(tokens))) if after.text[0].isalpha() else None
        if entry is not None and entry.tag in _HEADS:
            found.add(folded(lower))
    return found


def _belongs(name: str, demonym: str, lexicon: Lexicon) -> bool:
    """Whether a demonym can be of a country: what is left of both without their endings is the same."""
    if name.endswith(lexicon.endings("demonym_endings")) and len(name) >= len(demonym):
        return False
    stems = {name, *(name.removesuffix(ending) for ending in lexicon.sets["country_endings"])}
    stems |= {stem.removesuffix("i") for stem in stems}
    ends = {demonym.removesuffix(ending) for ending in lexicon.sets["demonym_endings"]}
    return any(len(stem) >= _STEM - 1 and stem in ends for stem in stems)
