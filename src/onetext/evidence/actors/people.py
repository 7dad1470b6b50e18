"""Persons and bodies of an article: which names mean the same, which of them is the fullest, what is known of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from onetext.evidence.actors.cast import Cast, folded
from onetext.evidence.actors.lands import Lands
from onetext.evidence.actors.lexicon import Lexicon
from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.article import Article
from onetext.model import Voice

__all__ = ["Somebody", "identified", "party_of_countries"]

_Words = tuple[str, ...]


@dataclass(slots=True, eq=False)
class Somebody:
    """A person, a body, a country or a group of the article.

    Attributes
    ----------
    kind
        `person`, `body`, `place`, `group`, or `somebody` for a name that may be a person's or a body's.
    firm
        Whether its name is one of a company ("Western Rail").
    called
        Roles that alone stood for it ("the minister").
    owners
        Last words of those whom his offices belong to ("the ministry's spokesman").
    fields
        What his offices are about.
    is_named
        Whether it has a name of its own.
    guessed
        Genders that pronouns gave where nobody else could be meant.
    """

    name: str
    kind: str
    words: _Words = ()
    gender: str = ""
    plural: bool = False
    paper: bool = False
    firm: bool = False
    is_named: bool = False
    party: str = ""
    speaker: str = ""
    count: int = 0
    roles: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    guessed: Counter[str] = field(default_factory=Counter)

    @property
    def is_person(self) -> bool:
        """Whether it surely is one."""
        return self.kind == "person"

    def voice(self, how: Literal["name", "pronoun", "role", "group", "metonym"]) -> Voice:
        """The voice of it, as one phrase has it."""
        return Voice(name=self.name, party=self.party, speaker=self.speaker, how=how)


def identified(
    article: Article, phrases: Sequence[Phrase], lexicon: Lexicon, cast: Cast, lands: Lands
) -> dict[int, Somebody]:
    """Index of a phrase with a name -> whom it means. Phrases that name nobody are missing."""
    spelled = {
        index: _spelled(article, phrase) for index, phrase in enumerate(phrases) if phrase.name[1] > phrase.name[0]
    }
    kinds = _kinds(phrases, spelled, cast, lands, lexicon)
    full = _fullest([words for words, kind in kinds.items() if kind == "person"], beginnings=True)
    bodies = _fullest([words for words, kind in kinds.items() if kind == "body"], beginnings=False)
    found: dict[int, Somebody] = {}
    made: dict[_Words, Somebody] = {}
    short = _acronyms(kinds) | _bracketed(article, phrases, spelled)
    namesakes = _Namesakes(full)
    for index, words in spelled.items():
        phrase = phrases[index]
        kind, key = _meant(words, phrase, kinds, full, bodies)
        if kind == "person" and len(key) > 1:
            namesakes.told(key)
        elif words in full and full[words] is None and kind in ("person", "somebody"):
            kind, key = namesakes.meant(words, kind, key)
        if words in short and article.tokens[phrase.name[0]].text.isupper() and kind != "person":
            kind, key = "body", short[words]
        if not kind:
            continue
        who = made.setdefault(key, Somebody("", kind, key, is_named=True))
        _enrich(who, article, phrase, words, lexicon)
        found[index] = who
    for who in made.values():
        if who.kind == "place" and not who.countries:
            who.countries = {lands.country_of(who.words[0])} if len(who.words) == 1 else set()
        _in_case(who, lexicon, cast)
    return found


class _Namesakes:
    """Those told of so far by a family name that several have: it means the first, while there is no other."""

    def __init__(self, full: Mapping[_Words, _Words | None]) -> None:
        self._several = {words for words, whole in full.items() if whole is None and len(words) == 1}
        self._told: dict[_Words, list[_Words]] = {}

    def told(self, words: _Words) -> None:
        """Take in a full name."""
        if words[-1:] in self._several:
            some = self._told.setdefault(words[-1:], [])
            if words not in some:
                some.append(words)

    def meant(self, words: _Words, kind: str, key: _Words) -> tuple[str, _Words]:
        """Whom a family name means; what it was taken for where nobody, or more than one, has been told of."""
        some = self._told.get(words, [])
        return ("person", some[0]) if len(some) == 1 else (kind, key)


def _spelled(article: Article, phrase: Phrase) -> _Words:
    if "demonym" in phrase.tags:
        return tuple(map(folded, phrase.head.split()))
    words = tuple(folded(article.tokens[at].lower) for at in range(*phrase.name) if article.tokens[at].text != ".")
    return tuple(word for word in words if word) or ("",)


def _kinds(
    phrases: Sequence[Phrase], spelled: Mapping[int, _Words], cast: Cast, lands: Lands, lexicon: Lexicon
) -> dict[_Words, str]:
    """Words of names -> what they name; names of nobody are missing."""
    suits: Counter[_Words] = Counter()
    subjects: Counter[_Words] = Counter()
    placed: Counter[_Words] = Counter()
    found: dict[_Words, str] = {}
    seen: dict[_Words, bool] = {}
    for index, words in spelled.items():
        phrase = phrases[index]
        if phrase.kind in ("body", "place"):
            found.setdefault(words, phrase.kind)
            continue
        article = "?article" in phrase.tags
        if phrase.sure and not article and not _may_be_a_body(words, phrase, lexicon):
            found[words] = "person"
        elif "quoted" in phrase.tags:
            found.setdefault(words, "body")
        part = cast.named(words)
        if part is not None:
            found.setdefault(words, "person" if part.speaker and not article else "body")
        if "?headline" in phrase.tags:
            continue
        seen[words] = seen.get(words, False) or article
        suits[words] += phrase.suits
        subjects[words] += phrase.subject
        placed[words] += phrase.placed
    for words, article in seen.items():
        if words in found:
            continue
        if not lexicon.sets["firm_signs"].isdisjoint(words):
            found[words] = "body"
        elif len(words) == 1 and lands.is_land(words[0]):
            found[words] = "place"
        elif len(words) > 1 and (
            (lexicon.has("firm_endings", words[-1]) and (suits[words] or subjects[words] or not article))
            or (lexicon.has("paper_endings", words[-1]) and (suits[words] or article))
        ):
            found[words] = "body"
        elif suits[words] or (subjects[words] and (len(words) > 1 or placed[words])):
            found[words] = "body" if article else "place" if placed[words] and len(words) == 1 else "somebody"
    for words, kind in found.items():
        last = suits[words[-1:]] or subjects[words[-1:]]
        if kind == "somebody" and len(words) > 1 and last and not seen.get(words[-1:], True):
            found[words] = "person"
    return found


def _may_be_a_body(words: _Words, phrase: Phrase, lexicon: Lexicon) -> bool:
    """`its neighbour Ostra`, `their rival Corvane Foods`: countries and firms are called so too."""
    if phrase.gender or phrase.titled:
        return False
    is_firm = len(words) > 1 and lexicon.has("firm_endings", words[-1])
    if not phrase.head:
        return is_firm and words[0] not in lexicon.gender_of_given
    return lexicon.has("either_roles", phrase.head) and (is_firm or len(words) == 1)


def _fullest(names: Iterable[_Words], *, beginnings: bool) -> dict[_Words, _Words | None]:
    """Each name, and each end (and beginning) of one -> the one full name it can stand for; None where two fit."""
    full: dict[_Words, _Words | None] = {}
    starts: dict[_Words, _Words | None] = {}
    for words in sorted(names, key=lambda words: (-len(words), words)):
        if len(words) == 1 or words in full:
            continue
        for size in range(1, len(words) + 1):
            _claim(full, words[-size:], words)
        if beginnings:
            for size in range(1, len(words)):
                _claim(starts, words[:size], words)
                _claim(starts, words[size : size + 1], words)
            if len(words) > 2:
                _claim(full, (words[0], words[-1]), words)
            if "-" in words[-1]:
                _claim(starts, (words[-1].rpartition("-")[2],), words)  # al-Sisi
    return {**starts, **full}


def _acronyms(kinds: Mapping[_Words, str]) -> dict[_Words, _Words]:
    """First letters of the name of a body, with and without its small words -> the name."""
    found: dict[_Words, _Words] = {}
    for words, kind in kinds.items():
        if kind == "body" and len(words) > 2:
            for letters in ("".join(word[0] for word in words), "".join(word[0] for word in words if len(word) > 3)):
                if len(letters) > 2:
                    found.setdefault((letters,), words)
    return found


def _bracketed(article: Article, phrases: Sequence[Phrase], spelled: Mapping[int, _Words]) -> dict[_Words, _Words]:
    """Letters in brackets right behind the name of a body -> the name ("the Transport Union (TU)")."""
    found: dict[_Words, _Words] = {}
    ends = {phrases[index].last: index for index in spelled if phrases[index].kind in ("body", "name")}
    for other in spelled:
        phrase = phrases[other]
        one = ends.get(phrase.first - 1, -1)
        if one < 0 or phrase.last != phrase.first + 1 or (phrases[one].kind == "name" and len(spelled[one]) < 2):
            continue
        if article.tokens[phrase.first - 1].text == "(" and article.tokens[phrase.first].text.isupper():
            found.setdefault(spelled[other], spelled[one])
    return found


def _claim(table: dict[_Words, _Words | None], key: _Words, words: _Words) -> None:
    if key not in table or key == words:
        table[key] = words
    elif table[key] != words and table[key] != key:
        table[key] = None


def _meant(
    words: _Words,
    phrase: Phrase,
    kinds: Mapping[_Words, str],
    full: Mapping[_Words, _Words | None],
    bodies: Mapping[_Words, _Words | None],
) -> tuple[str, _Words]:
    """What a name is, and under which words somebody is kept."""
    if phrase.kind == "place":
        return "place", words
    if phrase.kind == "body":
        return "body", bodies.get(words) or words
    if "?article" not in phrase.tags and words in full:
        fullest = full[words]
        return ("person", fullest) if fullest is not None else ("person" if phrase.sure else "somebody", words)
    if words in kinds:
        return kinds[words], words
    if bodies.get(words):
        return "body", bodies[words] or words
    return "", words


def _enrich(who: Somebody, article: Article, phrase: Phrase, words: _Words, lexicon: Lexicon) -> None:
    name = article.text[article.tokens[phrase.name[0]].start : article.tokens[phrase.name[1] - 1].end]
    name = phrase.head if "demonym" in phrase.tags else " ".join(name.split())
    if not who.name or (words == who.words and (len(folded(who.name).split()) < len(words) or who.name.isupper())):
        who.name = name
    who.count += 1
    who.gender = who.gender or phrase.gender
    who.countries |= set(phrase.countries)
    if phrase.kind == "name" and phrase.head:
        who.roles |= {tag for tag in phrase.tags if tag in lexicon.roles}
    if phrase.kind == "body":
        who.heads.add(phrase.head)
        is_paper = phrase.head in lexicon.sets["papers"] or phrase.head in lexicon.sets["paper_endings"]
        who.paper = who.paper or is_paper or folded(who.name) in lexicon.media
    if ("quoted" in phrase.tags and phrase.suits) or (
        who.kind == "body" and (len(words) > 1 or "?article" in phrase.tags) and lexicon.has("paper_endings", words[-1])
    ):
        who.paper = True
    is_firm = who.kind == "body" and len(words) > 1 and lexicon.has("firm_endings", words[-1])
    who.firm = who.firm or is_firm or not lexicon.sets["firm_signs"].isdisjoint(words)


def _in_case(who: Somebody, lexicon: Lexicon, cast: Cast) -> None:
    """Party and speaker of the case."""
    part = cast.named(who.words)
    if part is not None:
        who.party, who.speaker = part.party, part.speaker
        full = cast.full.get(part, "")
        if who.is_person and len(full.split()) > len(who.name.split()):
            who.name = full
    elif who.kind == "place" or (who.kind == "body" and who.countries and not who.paper):
        who.party = party_of_countries(who.countries, lexicon, cast)


def party_of_countries(countries: Iterable[str], lexicon: Lexicon, cast: Cast) -> str:
    """The party that speaks for a country, if the words of all of them lead to one."""
    found = {
        cast.party_of([name.split() for name in lexicon.seats_of.get(country, (country,))]) for country in countries
    }
    return found.pop() if len(found) == 1 else ""
