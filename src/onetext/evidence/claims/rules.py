"""The tables of claims of a language, made ready once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from onetext.evidence.language import Language
from onetext.evidence.phrases import Phrases

__all__ = ["AnswerRules", "ClaimCue", "ClaimRules", "claim_rules"]


@dataclass(frozen=True, slots=True)
class ClaimCue:
    """What a row of the table says about its phrases."""

    subject: str
    needs_text: bool
    author: Literal["always", "hedged", "no"]
    says: Literal["after", "clause"]


@dataclass(frozen=True, slots=True)
class AnswerRules:
    """What tells that a claim answers another one.

    Attributes
    ----------
    flat
        Verbs that deny with a pronoun alone, or with nothing behind them.
    about
        Subjects of claims whose answers are claims of their own: charges. What denies other things repeats them.
    """

    phrases: Phrases
    charges: frozenset[str]
    denies: frozenset[str]
    flat: frozenset[str]
    objects: frozenset[str]
    tails: frozenset[str]
    adverbs: frozenset[str]
    suspects: frozenset[str]
    about: frozenset[str]
    blames: Phrases
    that: frozenset[str]
    relatives: frozenset[str]
    subject_of_word: dict[str, str]


@dataclass(frozen=True, slots=True)
class ClaimRules:
    """Cues, the phrases that lead to them, and lists of words."""

    cues: tuple[ClaimCue, ...]
    phrases: Phrases
    texts: frozenset[str]
    pronouns: frozenset[str]
    articles: frozenset[str]
    not_before: frozenset[str]
    asking: frozenset[str]
    copulas: frozenset[str]
    not_within: frozenset[str]
    not_after: frozenset[str]
    background: frozenset[str]
    have: frozenset[str]
    participles: frozenset[str]
    own: frozenset[str]
    denies_having: frozenset[str]
    press: frozenset[str]
    needs_object: frozenset[str]
    again: frozenset[str]
    to: frozenset[str]
    not_classes: frozenset[str]
    refused: frozenset[str]
    hedges: Phrases
    sources: Phrases
    tellers: Phrases
    subject_of_lemma: dict[str, str]
    accused: Phrases
    subjects_of_accused: tuple[str, ...]
    people: frozenset[str]
    answers: AnswerRules
    negations: frozenset[str]
    parts: frozenset[str]


@cache
def claim_rules(language: Language) -> ClaimRules:
    """The rules of a language; empty ones where it has none."""
    table = language.tables.get("claims", {})
    accused = table.get("accused", {})
    rows, words, against = table.get("cue", ()), table.get("words", {}), table.get("not", {})
    return ClaimRules(
        cues=tuple(ClaimCue(row["subject"], row["needs"] == "text", row["author"], row["says"]) for row in rows),
        phrases=Phrases([row["phrases"] for row in rows], words),
        texts=frozenset(words.get("text", ())),
        pronouns=frozenset(words.get("pronoun", ())),
        articles=frozenset(words.get("article", ())),
        not_before=frozenset(against.get("before", ())),
        asking=frozenset(against.get("asking", ())),
        copulas=frozenset(words.get("be", ())),
        not_within=frozenset(against.get("within", ())),
        not_after=frozenset(against.get("after", ())),
        background=frozenset(against.get("background", ())),
        have=frozenset(words.get("have", ())),
        participles=frozenset(words.get("participle", ())),
        own=frozenset(words.get("own", ())),
        denies_having=frozenset(words.get("having", ())),
        press=frozenset(words.get("press", ())),
        needs_object=frozenset(words.get("objects", ())),
        again=frozenset(words.get("again", ())),
        to=frozenset(words.get("to", ())),
        not_classes=frozenset(against.get("classes", ())),
        refused=frozenset(against.get("refused", ())),
        hedges=Phrases([against.get("hedges", ())]),
        sources=Phrases([table.get("sources", {}).get("phrases", ())], words),
        tellers=Phrases([table.get("sources", {}).get("tellers", ())], words),
        subject_of_lemma={lemma: subject for subject, lemmas in table.get("frames", {}).items() for lemma in lemmas},
        accused=Phrases(list(accused.values()), words),
        subjects_of_accused=tuple(accused),
        people=frozenset(table.get("clause", {}).get("subjects", ())),
        answers=_answer_rules(table.get("answers", {})),
        negations=language.words("claims", "negations"),
        parts=language.words("claims", "parts"),
    )


def _answer_rules(table: Mapping[str, Any]) -> AnswerRules:
    lists = {"charge": table.get("charge", ()), "denies": table.get("denies", ()), "adverb": table.get("adverb", ())}
    return AnswerRules(
        phrases=Phrases([table.get("phrases", ())], lists),
        charges=frozenset(lists["charge"]),
        denies=frozenset(lists["denies"]),
        flat=frozenset(table.get("flat", ())),
        objects=frozenset(table.get("objects", ())),
        tails=frozenset(table.get("tails", ())),
        adverbs=frozenset(lists["adverb"]),
        blames=Phrases([table.get("blames", ())], lists),
        suspects=frozenset(table.get("suspects", ())),
        about=frozenset(table.get("about", ())),
        that=frozenset(table.get("that", ())),
        relatives=frozenset(table.get("relatives", ())),
        subject_of_word={word: subject for subject, words in table.get("subjects", {}).items() for word in words},
    )
