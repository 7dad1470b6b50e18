"""Persons and bodies of an article: which names mean the same, which of them is the fullest, what is known of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onetext.evidence.actors.cast import Cast, folded
from onetext.evidence.actors.lexicon import Lexicon
from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.article import Article
from onetext.model import Voice

__all__ = ["Somebody", "identified"]


@dataclass(slots=True, eq=False)
class Somebody:
    """A person, a body, a country or a group of the article."""

    name: str
    kind: str
    words: tuple[str, ...] = ()
    gender: str = ""
    plural: bool = False
    party: str = ""
    speaker: str = ""
    count: int = 0
    roles: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    guessed: Counter[str] = field(default_factory=Counter)

    @property
    def is_person(self) -> bool:
        return self.kind == "person"

    def voice(self, how: str) -> Voice:
        """The voice of it, as one phrase has it."""
        return Voice(name=self.name, party=self.party, speaker=self.speaker, how=how)  # type: ignore[arg-type]  # closed set


def identified(article: Article, phrases: Sequence[Phrase], lexicon: Lexicon, cast: Cast) -> dict[int, Somebody]:
    """Index of a phrase with a name -> whom it means. Phrases that name nobody are missing."""
    spelled = {
        index: tuple(folded(article.tokens[at].lower) for at in range(*phrase.name) if article.tokens[at].text != ".")
        for index, phrase in enumerate(phrases)
        if phrase.name[1] > phrase.name[0]
    }
    persons = _persons(phrases, spelled, lexicon, cast)
    full = _fullest(persons)
    found: dict[int, Somebody] = {}
    made: dict[tuple[str, ...], Somebody] = {}
    for index, words in spelled.items():
        phrase = phrases[index]
        key, kind = _key(words, phrase, full, persons)
        if not kind:
            continue
        body = made.get(key)
        if body is None:
            body = made[key] = Somebody("", kind, key)
        _enrich(body, article, phrase, words)
        found[index] = body
    for body in made.values():
        _in_case(body, lexicon, cast)
    return found


def _persons(
    phrases: Sequence[Phrase], spelled: dict[int, tuple[str, ...]], lexicon: Lexicon, cast: Cast
) -> dict[tuple[str, ...], bool]:
    """Words of names -> whether they are surely a person's; names of nobody and of places are missing."""
    proof: Counter[tuple[str, ...]] = Counter()
    places: Counter[tuple[str, ...]] = Counter()
    articles: Counter[tuple[str, ...]] = Counter()
    sure: set[tuple[str, ...]] = set()
    seen: Counter[tuple[str, ...]] = Counter()
    for index, words in spelled.items():
        phrase = phrases[index]
        if phrase.kind != "name":
            continue
        if "?headline" in phrase.tags and not phrase.sure:
            continue
        seen[words] += 1
        part = cast.named(words)
        if phrase.sure or part is not None and part.speaker and "?article" not in phrase.tags:
            sure.add(words)
        proof[words] += phrase.suits + (2 if phrase.apposed >= 0 else 0)
        places[words] += phrase.placed
        articles[words] += "?article" in phrase.tags
    found = dict.fromkeys(sure, True)
    for words, count in seen.items():
        if words in sure:
            continue
        if places[words] == 0 and articles[words] == 0 and len(words) > 1 and (proof[words] or len(words) < 4):
            found[words] = bool(proof[words])
        elif proof[words]:
            found[words] = False
    return found


def _fullest(persons: dict[tuple[str, ...], bool]) -> dict[tuple[str, ...], tuple[str, ...] | None]:
    """Each name, and each end and beginning of one -> the one full name it can stand for; None where two fit."""
    full: dict[tuple[str, ...], tuple[str, ...] | None] = {}
    weak: dict[tuple[str, ...], tuple[str, ...] | None] = {}
    longest = sorted(persons, key=lambda words: (-len(words), words))
    kept: list[tuple[str, ...]] = []
    for words in longest:
        if len(words) > 1 and words in full:
            continue
        if len(words) == 1:
            continue
        kept.append(words)
        for size in range(1, len(words) + 1):
            _claim(full, words[-size:], words)
        if not persons[words]:
            continue
        for size in range(1, len(words)):
            _claim(weak, words[:size], words)
        if len(words) > 2:
            _claim(full, (words[0], words[-1]), words)
    for key, value in weak.items():
        full.setdefault(key, value)
    return full


def _claim(table: dict[tuple[str, ...], tuple[str, ...] | None], key: tuple[str, ...], words: tuple[str, ...]) -> None:
    if key not in table or key == words:
        table[key] = words
    elif table[key] != words and table[key] != key:
        table[key] = None


def _key(
    words: tuple[str, ...],
    phrase: Phrase,
    full: dict[tuple[str, ...], tuple[str, ...] | None],
    persons: dict[tuple[str, ...], bool],
) -> tuple[tuple[str, ...], str]:
    """Under which name somebody is kept, and what it is."""
    if phrase.kind == "place":
        return words, "place"
    if phrase.kind == "body":
        return words, "body"
    if words in full and "?article" not in phrase.tags:
        fullest = full[words]
        if fullest is None:
            return words, "person" if phrase.sure else "body"
        return fullest, "person"
    if words in persons:
        return words, "person" if persons[words] else "somebody"
    return words, ""


def _enrich(body: Somebody, article: Article, phrase: Phrase, words: tuple[str, ...]) -> None:
    name = article.text[article.tokens[phrase.name[0]].start : article.tokens[phrase.name[1] - 1].end]
    name = " ".join(name.split())
    if len(name) > len(body.name) and words == body.words or not body.name:
        if not (name.isupper() and len(name) > 4 and body.name):
            body.name = name
    body.count += 1
    body.gender = body.gender or phrase.gender
    if phrase.head and phrase.kind == "name":
        body.roles |= phrase.tags & {phrase.head, *phrase.tags} - _marks(phrase.tags)
        body.countries |= set(phrase.countries)
    elif phrase.kind == "place":
        body.countries |= set(phrase.countries)
    elif phrase.kind == "body":
        body.heads.add(phrase.head)


def _marks(tags: Iterable[str]) -> set[str]:
    return {tag for tag in tags if tag.startswith("?") or tag in ("proper", "belongs")}


def _in_case(body: Somebody, lexicon: Lexicon, cast: Cast) -> None:
    """Party and speaker of the case."""
    part = cast.named(body.words)
    if part is None and body.kind == "person" and len(body.words) > 1:
        part = cast.named(body.words[-1:]) if not _clashes(body.words, cast) else None
    if part is not None:
        body.party, body.speaker = part.party, part.speaker
        full = cast.full.get(part, "")
        if body.is_person and len(full.split()) > len(body.name.split()):
            body.name = full
        return
    if body.kind == "place":
        body.party = party_of_countries(body.countries, lexicon, cast)


def _clashes(words: tuple[str, ...], cast: Cast) -> bool:
    return any(len(known) > 1 and known[0] != words[0] for known, _part in cast.families.get(words[-1], ()))


def party_of_countries(countries: Iterable[str], lexicon: Lexicon, cast: Cast) -> str:
    """The party that speaks for a country, if words of just one lead to one."""
    found = {
        cast.party_of([name.split() for name in lexicon.seats_of.get(country, (country,))]) for country in countries
    }
    return found.pop() if len(found) == 1 else ""
