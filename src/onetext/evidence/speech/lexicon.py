"""The words of saying of a language in all their forms, made from its tables once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from onetext.evidence.frames import VerbClass
from onetext.evidence.language import Language

__all__ = ["Form", "FormKind", "Lexicon", "Sense", "lexicon"]

FormKind = Literal["base", "third", "past", "participle", "ing"]
_KINDS: tuple[FormKind, ...] = ("third", "past", "participle", "ing")


@dataclass(frozen=True, slots=True)
class Form:
    """What a word may be a form of."""

    lemma: str
    kinds: frozenset[FormKind]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a verb means with certain words behind it.

    Attributes
    ----------
    after
        Words that must follow the verb ("for" of "call for").
    verb_class
        None where the words say nothing ("call off").
    """

    verb_class: VerbClass | None
    after: tuple[str, ...]
    takes: frozenset[str]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The tables `speech.toml` of a language, ready for use.

    Attributes
    ----------
    forms
        Word -> the verbs it may be a form of.
    senses
        Base form -> what it means, those with most further words first.
    nouns
        Noun of saying -> its class and the words that bring in its content.
    """

    forms: Mapping[str, tuple[Form, ...]]
    senses: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, tuple[VerbClass, frozenset[str]]]
    sources: tuple[tuple[str, ...], ...]
    sets: Mapping[str, frozenset[str]]
    adverb_endings: tuple[str, ...]
    ing_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    third_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    inverted: tuple[str, ...]
    inside: bool

    def has(self, name: str, word: str) -> bool:
        """Whether a word is in a list."""
        return word in self.sets.get(name, frozenset())

    def is_adverb(self, word: str) -> bool:
        """Whether a word may stand between a subject and its verb."""
        return self.has("adverbs", word) or (len(word) > 4 and word.endswith(self.adverb_endings))

    def is_ing(self, word: str) -> bool:
        """Whether a word looks like a present participle."""
        return len(word) > 4 and word.endswith(self.ing_endings)

    def may_be_finite(self, word: str) -> bool:
        """Whether a word may be the verb of a clause; nouns in -ed are taken for verbs too."""
        if self.is_auxiliary(word) or self.has("verbs", word):
            return True
        return len(word) > 4 and bool(self.past_endings) and word.endswith(self.past_endings)

    def is_auxiliary(self, word: str) -> bool:
        """Whether a word is a form of be, have or do, or a modal verb."""
        return word in self.sets["auxiliaries"]


@cache
def lexicon(language: Language) -> Lexicon:
    """The words of saying of a language; empty where it has no table."""
    table = language.tables.get("speech", {})
    senses = _senses(table.get("senses", ()), table.get("exceptions", {}).get("verbs", ()))
    return Lexicon(
        forms=_forms(senses, table),
        senses=senses,
        nouns={
            noun: (cast(VerbClass, row["class"]), frozenset(row["content"]))
            for row in reversed(table.get("nouns", ()))
            for noun in row["nouns"]
        },
        sources=tuple(tuple(phrase.split()) for phrase in table.get("sources", {}).get("before", ())),
        sets=_sets(table),
        adverb_endings=tuple(table.get("patterns", {}).get("adverb_endings", ())),
        ing_endings=tuple(table.get("patterns", {}).get("ing_endings", ())),
        past_endings=tuple(table.get("patterns", {}).get("past_endings", ())),
        third_endings=tuple(table.get("patterns", {}).get("third_endings", ())),
        plural_endings=tuple(table.get("patterns", {}).get("plural_endings", ())),
        infinitive_endings=tuple(table.get("patterns", {}).get("infinitive_endings", ())),
        inverted=tuple(table.get("patterns", {}).get("inverted", ())),
        inside=bool(table.get("patterns", {}).get("inside", False)),
    )


def _sets(table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    found = {name: frozenset(words) for name, words in table.get("words", {}).items()}
    for group, key in (
        ("infinitives", "done"),
        ("infinitives", "undone"),
        ("sources", "nouns"),
        ("sources", "in"),
        ("sources", "thoughts"),
        ("writings", "nouns"),
        ("writings", "from"),
        ("writings", "media"),
        ("writings", "published"),
        ("writings", "parts"),
        ("writings", "texts"),
        ("writings", "press"),
        ("writings", "verbs"),
        ("writings", "it"),
        ("writings", "given"),
        ("writings", "issued"),
        ("writings", "contains"),
        ("writings", "issuing"),
        ("writings", "pronouns"),
        ("writings", "spoken"),
    ):
        found[f"{group}.{key}"] = frozenset(table.get(group, {}).get(key, ()))
    found["writings.contains"] |= frozenset(table.get("writings", {}).get("contain", ()))
    found["auxiliaries"] = frozenset().union(*(found.get(name, ()) for name in ("be", "have", "do", "modals")))
    return found


def _senses(rows: Iterable[Mapping[str, Any]], exceptions: Iterable[str]) -> dict[str, tuple[Sense, ...]]:
    found: dict[str, list[Sense]] = defaultdict(list)
    for row in rows:
        for phrase in row["verbs"]:
            base, *after = phrase.split()
            found[base].append(Sense(cast(VerbClass, row["class"]), tuple(after), frozenset(row["takes"])))
    for phrase in exceptions:
        base, *after = phrase.split()
        found[base].append(Sense(None, tuple(after), frozenset()))
    return {base: tuple(sorted(senses, key=lambda sense: -len(sense.after))) for base, senses in found.items()}


def _forms(senses: Iterable[str], table: Mapping[str, Any]) -> dict[str, tuple[Form, ...]]:
    irregular, also, endings = table.get("irregular", {}), table.get("also", {}), table.get("endings", ())
    found: dict[str, dict[str, set[FormKind]]] = defaultdict(lambda: defaultdict(set))
    for base in senses:
        found[base][base].add("base")
        given = irregular.get(base)
        for number, kind in enumerate(_KINDS):
            words = _listed(given[number]) if given else _regular(base, kind, endings)
            for word in (*words, *also.get(base, {}).get(kind, ())):
                found[word][base].add(kind)
    return {
        word: tuple(Form(lemma, frozenset(kinds)) for lemma, kinds in lemmas.items()) for word, lemmas in found.items()
    }


def _listed(entry: str | list[str]) -> list[str]:
    return [entry] if isinstance(entry, str) else entry


def _regular(base: str, kind: FormKind, endings: Iterable[Mapping[str, Any]]) -> list[str]:
    for row in endings:
        if base.endswith(row["base"]):
            stem = base.removesuffix(row["base"])
            return [stem + ending for ending in row[kind]]
    return []
