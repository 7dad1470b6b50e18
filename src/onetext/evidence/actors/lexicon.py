"""The tables of a language about people, compiled: which words, alone or together, stand for which sort of thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from onetext.evidence.article import Token
from onetext.evidence.language import Language
from onetext.evidence.speech.lexicon import lexicon as sayings_of

__all__ = ["Entry", "Lexicon", "Tag", "lexicon_of"]

Tag = Literal["role", "body", "people", "known", "country", "seat", "demonym", "region", "around", "quantity"]
_ORDER = ("people", "role", "body", "known", "seat", "country", "demonym", "region", "around", "quantity")


@dataclass(frozen=True, slots=True)
class Entry:
    """What some words stand for.

    Attributes
    ----------
    lemma
        The form the tables know them by: the singular of a role, the first name of a country.
    capital
        Whether they count only with a capital letter.
    weak
        Whether they need something before them that says who is meant.
    """

    words: tuple[str, ...]
    tag: Tag
    lemma: str
    plural: bool = False
    capital: bool = False
    weak: bool = False


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All tables about people of one language."""

    phrases: Mapping[str, tuple[Entry, ...]]
    code: Language
    roles: frozenset[str]
    gender_of_role: Mapping[str, str]
    gender_of_given: Mapping[str, str]
    gender_of_title: Mapping[str, str]
    gender_of_family: Mapping[str, str]
    stands_for: Mapping[str, frozenset[str]]
    pronouns: Mapping[str, tuple[str, str, str]]
    sets: Mapping[str, frozenset[str]]
    country_of: Mapping[str, str]
    seats_of: Mapping[str, tuple[str, ...]]
    adjectives_behind: bool
    opening_marks: frozenset[str]
    closing_marks: frozenset[str]
    media: frozenset[str]

    def at(self, tokens: Sequence[Token], at: int, end: int) -> Entry | None:
        """The longest entry that starts at a token; of two as long, the one that is more of a head."""
        found: Entry | None = None
        for entry in self.phrases.get(tokens[at].lower, ()):
            size = len(entry.words)
            if found is not None and size < len(found.words):
                break
            if (
                at + size <= end
                and _fits(entry, tokens, at)
                and (found is None or _ORDER.index(entry.tag) < _ORDER.index(found.tag))
            ):
                found = entry
        return found

    def endings(self, name: str) -> tuple[str, ...]:
        """A list of endings, for `str.endswith`."""
        return tuple(self.sets[name])

    def has(self, name: str, word: str) -> bool:
        """Whether a word (case folded) is in one of the lists."""
        return word in self.sets[name]


def _fits(entry: Entry, tokens: Sequence[Token], at: int) -> bool:
    """Whether an entry whose first word stands at a token stands there as a whole."""
    words = entry.words
    for step in range(1, len(words)):
        if tokens[at + step].lower != words[step]:
            return False
    return not entry.capital or _written_large(tokens[at + len(entry.words) - 1].text, entry)


def _written_large(text: str, entry: Entry) -> bool:
    """Whether the last word of a name has a capital; a short one alone ("US", "UN") nothing but capitals."""
    if len(entry.words) == 1 and len(text) < 4 and entry.lemma.casefold() != text.casefold() and entry.tag == "country":
        return text.isupper()
    if len(entry.words) == 1 and entry.lemma.isupper():
        return text.isupper()
    return any(sign.isupper() for sign in text)


@cache
def lexicon_of(language: Language) -> Lexicon:
    """The compiled tables of a language."""
    tables = language.tables
    names, roles, groups = tables.get("names", {}), tables.get("roles", {}), tables.get("groups", {})
    places, pronouns = tables.get("places", {}), tables.get("pronouns", {})
    entries = [*_role_entries(roles), *_group_entries(groups, roles), *_place_entries(places), *_known_entries(names)]
    book: dict[str, list[Entry]] = {}
    for entry in entries:
        book.setdefault(entry.words[0], []).append(entry)
    return Lexicon(
        phrases={word: tuple(sorted(some, key=lambda one: -len(one.words))) for word, some in book.items()},
        code=language,
        roles=frozenset(map(str.casefold, roles.get("roles", ()))),
        gender_of_role={
            word.casefold(): gender for gender, key in (("m", "male"), ("f", "female")) for word in roles.get(key, ())
        },
        gender_of_given=_genders(names.get("given", {})),
        gender_of_title=_genders(names.get("titles", {})),
        gender_of_family=_genders(names.get("families", {})),
        adjectives_behind=bool(roles.get("adjectives_behind", False)),
        media=frozenset(map(str.casefold, names.get("known", {}).get("media", ()))),
        opening_marks=frozenset("“”„‘‚«‹\"'"),
        closing_marks=frozenset("”’“»›\"'"),
        stands_for={key: frozenset(some) for key, some in roles.get("stands_for", {}).items()},
        pronouns={word: (some[0], some[1], some[2]) for word, some in pronouns.get("third", {}).items()},
        sets=_with_sayings(_sets(names, roles, groups, places, pronouns), language),
        country_of={
            word.casefold(): row[0][0] for row in places.get("countries", ()) for words in row for word in words
        },
        seats_of={
            row[0][0]: tuple(word.casefold() for word in (*row[0], *row[2])) for row in places.get("countries", ())
        },
    )


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.casefold().replace("’", "'").split())


def _genders(table: Mapping[str, Any]) -> dict[str, str]:
    found = {str(word).casefold(): "" for word in table.get("any", ())}
    for gender, key in (("f", "female"), ("m", "male")):
        for word in table.get(key, ()):
            lower = str(word).casefold()
            found[lower] = "" if found.get(lower, gender) != gender else gender
    return found


def _plural(phrase: str, endings: Sequence[Sequence[str]]) -> str:
    for singular, plural in endings:
        if phrase.endswith(singular):
            return phrase[: len(phrase) - len(singular)] + plural
    return phrase


def _role_entries(roles: Mapping[str, Any]) -> Iterator[Entry]:
    weak = set(roles.get("weak_roles", ()))
    for role in roles.get("roles", ()):
        yield Entry(_words(role), "role", role, weak=role in weak)
        yield Entry(_words(_plural(role, roles["plurals"])), "role", role, plural=True, weak=role in weak)
    around = roles.get("around", {})
    for word in (*around.get("before", ()), *around.get("of_what", ())):
        yield Entry(_words(word), "around", word)


def _group_entries(groups: Mapping[str, Any], roles: Mapping[str, Any]) -> Iterator[Entry]:
    weak = {*groups.get("weak_bodies", ()), *groups.get("weak_people", ())}
    for body in groups.get("bodies", ()):
        yield Entry(_words(body), "body", body, weak=body in weak)
        yield Entry(_words(_plural(body, roles["plurals"])), "body", body, plural=True, weak=body in weak)
    for people in groups.get("people", ()):
        yield Entry(_words(people), "people", people, plural=True, weak=people in weak)
    for quantity in groups.get("quantities", ()):
        yield Entry(_words(quantity), "quantity", quantity)


def _place_entries(places: Mapping[str, Any]) -> Iterator[Entry]:
    for names, demonyms, seats in places.get("countries", ()):
        for name in names:
            yield Entry(_words(name), "country", names[0], capital=True)
        for seat in seats:
            yield Entry(_words(seat), "seat", names[0], capital=True)
        for demonym in demonyms:
            yield Entry(_words(demonym), "demonym", names[0], capital=places.get("capital_demonyms", True))
            for ending in places.get("plural_demonyms", ()):
                yield Entry(
                    _words(demonym + ending),
                    "people",
                    names[0],
                    plural=True,
                    capital=places.get("capital_demonyms", True),
                )
            if places.get("demonyms_as_people", False):
                yield Entry(_words(demonym), "people", names[0], plural=True, capital=True)
    for region in places.get("regions", ()):
        yield Entry(_words(region), "region", region)


def _known_entries(names: Mapping[str, Any]) -> Iterator[Entry]:
    known = names.get("known", {})
    for name in (*known.get("bodies", ()), *known.get("media", ())):
        yield Entry(_words(name), "known", name, capital=not name[-1].isdigit())


class _Lists(dict[str, frozenset[str]]):
    """Lists of words; one that a language lacks is empty."""

    def __missing__(self, key: str) -> frozenset[str]:
        return frozenset()


def _sets(*tables: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Every plain list of words of the tables, by its key."""
    found = _Lists()
    for table in tables:
        _gather(found, table, "")
    return found


def _with_sayings(sets: dict[str, frozenset[str]], language: Language) -> dict[str, frozenset[str]]:
    """The lists with all forms of the verbs of saying put to the words beside which somebody stands."""
    finite: set[str] = set()
    plain: set[str] = set()
    speaking: set[str] = set()
    sayings = sayings_of(language)
    for word, forms in sayings.forms.items():
        for form in forms:
            senses = [
                sense
                for sense in sayings.senses[form.lemma]
                if not sense.after and sense.verb_class and sense.takes - {"quote"}
            ]
            if not senses or word in sets["words.no_acts"]:
                continue
            if form.kinds & {"third", "past"}:
                finite.add(word)
                speaking |= {word} if any({"clause", "only_that"} & sense.takes for sense in senses) else set()
            elif "base" in form.kinds:
                plain.add(word)
    sets["words.acts"] |= finite
    sets["words.before_speaker"] |= speaking
    sets["words.acts_of_many"] = frozenset(plain) | sets["words.acts"]
    return sets


def _gather(found: dict[str, frozenset[str]], table: Mapping[str, Any], prefix: str) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _gather(found, value, f"{key}.")
        elif isinstance(value, list) and all(isinstance(word, str) for word in value):
            found[prefix + key] = frozenset(_lowered(value))


def _lowered(words: Iterable[str]) -> Iterator[str]:
    return (word.casefold().replace("’", "'") for word in words)
