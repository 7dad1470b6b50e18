"""The tables of demands of a language, made ready once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from onetext.evidence.frames import VerbClass
from onetext.evidence.language import Language
from onetext.evidence.phrases import Phrases
from onetext.model import DemandKind, Strength

__all__ = ["Cue", "DemandRules", "demand_rules"]

KIND_OF_CLASS: dict[VerbClass, DemandKind] = {
    "demand": "demand",
    "offer": "offer",
    "refuse": "red_line",
    "promise": "offer",
}


_KINDS = ("demands", "vows", "infinitive_only", "own_wish", "polite")
"""Under `[strength]`: lemmas that demand, whatever their class, those that promise nothing, those that need a `to`,
those with which one wishes something for oneself, and those of refusing that mostly answer journalists."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What a row of the table says about its phrases."""

    kind: DemandKind
    strength: Strength
    takes: Literal["clause", "after", "before", "verb", "inside"]
    where: Literal["speech", "subject", "own", "owner", "start", "of", "sentence", "self"]
    verbs: frozenset[str]
    alone: bool
    conditional: bool
    answers: bool


@dataclass(frozen=True, slots=True)
class Plain:
    """Lists of words of who speaks, of whom, and of who is nobody."""

    lone: frozenset[str]
    papers: frozenset[str]
    owning: frozenset[str]
    exempt: frozenset[str]
    ours: frozenset[str]
    me: frozenset[str]
    persons: frozenset[str]
    relatives: frozenset[str]
    otherwise: frozenset[str]
    benefits: frozenset[str]
    timely: frozenset[str]
    under: frozenset[str]
    goes_on: frozenset[str]
    negative_endings: tuple[str, ...]
    neutral: frozenset[str]
    nobody: frozenset[str]
    asking: frozenset[str]
    alike: frozenset[str]
    unsettled: frozenset[str]
    none: frozenset[str]
    outcomes: frozenset[str]
    failing: frozenset[str]
    deciding: frozenset[str]
    telling: frozenset[str]
    someone: frozenset[str]
    articles: frozenset[str]
    conditional: frozenset[str]
    was: frozenset[str]
    informing: frozenset[str]
    aside: frozenset[str]


def _plain(words: Mapping[str, Any], against: Mapping[str, Any]) -> Plain:
    return Plain(
        lone=frozenset(against.get("lone", ())) | frozenset(against.get("nobody", ())),
        papers=frozenset(against.get("papers", ())),
        owning=frozenset(words.get("owning", ())),
        exempt=frozenset(words.get("exempt", ())),
        ours=frozenset(words.get("ours", ())),
        me=frozenset(words.get("me", ())),
        persons=frozenset(words.get("persons", ())),
        relatives=frozenset(words.get("relatives", ())),
        otherwise=frozenset(words.get("otherwise", ())),
        benefits=frozenset().union(*(words.get(key, ()) for key in ("yielding", "giving", "ease", "benign"))),
        timely=frozenset(words.get("timely", ())),
        under=frozenset(words.get("under", ())),
        goes_on=frozenset(words.get("goes_on", ())),
        negative_endings=tuple(words.get("negative_endings", ())),
        neutral=frozenset(words.get("neutral", ())),
        nobody=frozenset(against.get("nobody", ())),
        asking=frozenset(words.get("asking", ())),
        alike=frozenset(against.get("alike", ())),
        unsettled=frozenset(against.get("unsettled", ())),
        none=frozenset(words.get("none", ())),
        outcomes=frozenset(words.get("outcomes", ())),
        failing=frozenset(words.get("failing", ())),
        deciding=frozenset(words.get("deciding", ())),
        telling=frozenset(words.get("telling", ())),
        someone=frozenset(words.get("someone", ())),
        articles=frozenset(words.get("articles", ())),
        conditional=frozenset(words.get("conditional", ())),
        was=frozenset(words.get("was", ())),
        informing=frozenset(words.get("informing", ())),
        aside=frozenset(words.get("aside", ())),
    )


@dataclass(frozen=True, slots=True)
class DemandRules:
    """Cues, the phrases that lead to them, and the words that speak against a demand."""

    cues: tuple[Cue, ...]
    plain: Plain
    phrases: Phrases
    not_after: frozenset[str]
    not_following: frozenset[str]
    not_before: frozenset[str]
    not_right_before: frozenset[str]
    not_content: Phrases
    not_nouns: frozenset[str]
    trivial: Phrases
    own_wish: frozenset[str]
    polite: frozenset[str]
    questions: frozenset[str]
    passing: frozenset[str]
    joining: frozenset[str]
    actors: frozenset[str]
    bodies: frozenset[str]
    to: frozenset[str]
    bringing: frozenset[str]
    as_: frozenset[str]
    exchange: Phrases
    negations: frozenset[str]
    not_alone: frozenset[str]
    own: frozenset[str]
    strengths: dict[str, Strength]
    demanding: frozenset[str]
    vowing: frozenset[str]
    infinitive_only: frozenset[str]
    ordinals: dict[str, int]
    called_lines: Phrases
    not_whole: Phrases
    answered: frozenset[str]
    any_: frozenset[str]
    parting: frozenset[str]
    unwanted: frozenset[str]
    belonging: frozenset[str]
    be: frozenset[str]
    done_endings: tuple[str, ...]
    passing_endings: tuple[str, ...]
    people_endings: tuple[str, ...]
    shortening: frozenset[str]
    endings: dict[str, str]


def _cue(row: Mapping[str, Any]) -> Cue:
    return Cue(
        kind=row["kind"],
        strength=row["strength"],
        takes=row["takes"],
        where=row["where"],
        verbs=frozenset(row.get("verbs", ())),
        alone=row.get("alone", False),
        conditional=row.get("condition", False),
        answers=row.get("answers", False),
    )


def _actors(language: Language, words: Mapping[str, Any]) -> frozenset[str]:
    """Nouns of those who may demand something."""
    groups = ("bodies", "weak_bodies", "people", "weak_people", "ambiguous")
    listed = (language.words("groups", key) for key in groups)
    return frozenset().union(
        *listed, language.words("roles", "roles"), words.get("actors", ()), words.get("own_side", ())
    )


def _bodies(language: Language, words: Mapping[str, Any]) -> frozenset[str]:
    """Nouns of bodies that somebody may speak of in general terms as their own."""
    listed = (language.words("groups", key) for key in ("bodies", "weak_bodies"))
    return frozenset().union(*listed, words.get("own_side", ()))


def _own(words: Iterable[str], endings: Iterable[str]) -> frozenset[str]:
    """Who speaks, and short forms that begin so."""
    return frozenset(words) | {f"{word}'{ending}" for word in words for ending in endings}


@cache
def demand_rules(language: Language) -> DemandRules:
    """The rules of a language; empty ones where it has none."""
    table = language.tables.get("demands", {})
    rows = table.get("cue", ())
    against, words = table.get("not", {}), table.get("words", {})
    strengths, listed = table.get("strength", {}), table.get("enumeration", {})
    return DemandRules(
        cues=tuple(map(_cue, rows)),
        plain=_plain(words, against),
        phrases=Phrases([row["phrases"] for row in rows], words),
        not_after=frozenset(against.get("after", ())),
        not_following=frozenset(against.get("follows", ())),
        not_before=frozenset(against.get("before", ())),
        not_right_before=frozenset(against.get("right_before", ())),
        not_content=Phrases([against.get("content", ())]),
        not_nouns=frozenset(against.get("nouns_behind", ())),
        trivial=Phrases([against.get("trivial", ())]),
        own_wish=frozenset(strengths.get(_KINDS[3], ())),
        polite=frozenset(strengths.get(_KINDS[4], ())),
        questions=frozenset(against.get("questions", ())),
        passing=frozenset(words.get("passing", ())),
        joining=frozenset(words.get("joining", ())),
        negations=frozenset(words.get("negation", ())),
        not_alone=frozenset(against.get("alone", ())),
        actors=_actors(language, words),
        bodies=_bodies(language, words),
        to=frozenset(words.get("to", ())),
        bringing=frozenset(words.get("bringing", ())),
        as_=frozenset(words.get("as", ())),
        exchange=Phrases([table.get("clause", {}).get("exchange", ())]),
        own=_own(words.get("we", ()), table.get("short_forms", {})),
        answered=frozenset(against.get("answered", ())),
        any_=frozenset(against.get("any", ())),
        parting=frozenset(words.get("parting", ())),
        unwanted=frozenset(against.get("unwanted", ())),
        belonging=frozenset(words.get("belonging", ())),
        be=frozenset(words.get("be", ())),
        done_endings=tuple(words.get("done_endings", ())),
        passing_endings=tuple(language.tables.get("speech", {}).get("patterns", {}).get("adverb_endings", ())),
        people_endings=tuple(language.tables.get("groups", {}).get("people_endings", ())),
        shortening=frozenset(words.get("shortening", ())),
        endings=dict(table.get("short_forms", {})),
        ordinals={word: number for number, words in enumerate(listed.get("ordinals", ()), start=1) for word in words},
        called_lines=Phrases([listed.get("red_lines", ())], words),
        not_whole=Phrases([against.get("statements", ())], words),
        strengths={lemma: name for name, lemmas in strengths.items() for lemma in lemmas if name not in _KINDS},
        infinitive_only=frozenset(strengths.get(_KINDS[2], ())),
        vowing=frozenset(strengths.get(_KINDS[1], ())),
        demanding=frozenset(strengths.get(_KINDS[0], ())),
    )
