"""How rival claims on one subject seem to stand to each other: proposed, never decided (S18)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onetext.evidence.article import Article, Token
from onetext.evidence.claims.rules import ClaimRules, claim_rules
from onetext.evidence.language import Language
from onetext.model import AssertedClaim, ClaimRelation, RelationKind

__all__ = ["relations"]

_BACK = 12
"""Earlier claims on the same subject that one is compared with, so that the time stays linear."""
_REACH = 4
"""Words that a negation reaches."""
_STEM = 5
"""Signs by which two forms of a name are told to be one (Russia, Russian)."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What a claim says, as far as it can be compared."""

    names: frozenset[str]
    denied_names: frozenset[str]
    words: frozenset[str]
    denied: bool
    part: bool


def relations(article: Article, claims: Sequence[AssertedClaim]) -> tuple[ClaimRelation, ...]:
    """Relations between claims on one subject by different claimants; each points from the later to the earlier one."""
    rules = claim_rules(article.language)
    read = [_read(article, claim, rules) for claim in claims]
    of_subject: dict[str, list[int]] = {}
    found = []
    for number, claim in enumerate(claims):
        earlier = of_subject.setdefault(claim.subject, [])
        for other in earlier[-_BACK:]:
            if _rivals(claim, claims[other]):
                related = _related(claim.subject, read[number], read[other])
                if related is not None:
                    found.append(ClaimRelation(of=number, to=other, kind=related[0], rule=related[1]))
        earlier.append(number)
    return tuple(found)


def _rivals(one: AssertedClaim, other: AssertedClaim) -> bool:
    names = [claim.claimant.name if claim.claimant else None for claim in (one, other)]
    return names[0] != names[1]


def _related(subject: str, new: _Read, old: _Read) -> tuple[RelationKind, str] | None:
    if subject == "authorship":
        return _authors(new, old)
    if new.denied != old.denied and (new.words & old.words or not new.words or not old.words):
        return "contradicts", "one affirms what the other denies"
    if new.denied == old.denied and len(new.words & old.words) >= 2:
        return ("qualifies", "the same in part") if new.part != old.part else ("agrees", "the same words")
    return None


def _authors(new: _Read, old: _Read) -> tuple[RelationKind, str] | None:
    if new.names & old.denied_names or old.names & new.denied_names:
        return "contradicts", "one names an author that the other denies"
    if not new.names or not old.names:
        if new.denied != old.denied and new.words & old.words:
            return "contradicts", "one affirms what the other denies"
        return None
    if new.names & old.names:
        if new.part or old.part or new.names != old.names:
            return "qualifies", "an author in common, but only in part"
        return "agrees", "the same author"
    return "contradicts", "another author"


def _read(article: Article, claim: AssertedClaim, rules: ClaimRules) -> _Read:
    first, last = max(article.token_at(claim.start), 0), article.token_at(max(claim.end - 1, 0)) + 1
    tokens = article.tokens[first : min(last, first + 120)]
    denied_at = [at for at, token in enumerate(tokens) if token.lower in rules.negations]
    names: set[str] = set()
    denied_names: set[str] = set()
    places = _places(article.language)
    for at, token in _names(tokens):
        reached = any(0 < at - place <= _REACH for place in denied_at)
        (denied_names if reached else names).add(places.get(token.lower, token.lower[:_STEM]))
    turned = claim.certainty.polarity == "denied"
    if turned:
        names, denied_names = denied_names, names
    return _Read(
        names=frozenset(names),
        denied_names=frozenset(denied_names),
        words=frozenset(
            token.lower[:_STEM] for token in tokens if len(token.text) >= _STEM and token.lower not in rules.negations
        ),
        denied=bool(denied_at) != turned,
        part=bool(claim.certainty.hedge) or any(token.lower in rules.parts for token in tokens),
    )


@cache
def _places(language: Language) -> Mapping[str, str]:
    """What belongs to a country, and its seats of government -> the country: Kremlin and Russian mean Russia."""
    rows = language.tables.get("places", {}).get("countries", ())
    return {word.casefold(): row[0][0].casefold() for row in rows for part in row for word in part if " " not in word}


def _names(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """Words with a capital letter behind the first word."""
    for at, token in enumerate(tokens):
        if at and token.is_capital and len(token.text) > 1:
            yield at, token
