"""The tables of claims of a language, made ready once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from onetext.evidence.language import Language
from onetext.evidence.phrases import Phrases

__all__ = ["ClaimCue", "ClaimRules", "claim_rules"]


@dataclass(frozen=True, slots=True)
class ClaimCue:
    """What a row of the table says about its phrases."""

    subject: str
    needs_text: bool
    author: Literal["always", "hedged", "no"]
    says: Literal["after", "clause"]


@dataclass(frozen=True, slots=True)
class ClaimRules:
    """Cues, the phrases that lead to them, and lists of words."""

    cues: tuple[ClaimCue, ...]
    phrases: Phrases
    texts: frozenset[str]
    pronouns: frozenset[str]
    articles: frozenset[str]
    not_before: frozenset[str]
    not_classes: frozenset[str]
    hedges: Phrases
    sources: Phrases
    tellers: Phrases
    subject_of_lemma: dict[str, str]
    negations: frozenset[str]
    parts: frozenset[str]


@cache
def claim_rules(language: Language) -> ClaimRules:
    """The rules of a language; empty ones where it has none."""
    table = language.tables.get("claims", {})
    rows, words, against = table.get("cue", ()), table.get("words", {}), table.get("not", {})
    return ClaimRules(
        cues=tuple(ClaimCue(row["subject"], row["needs"] == "text", row["author"], row["says"]) for row in rows),
        phrases=Phrases([row["phrases"] for row in rows], words),
        texts=frozenset(words.get("text", ())),
        pronouns=frozenset(words.get("pronoun", ())),
        articles=frozenset(words.get("article", ())),
        not_before=frozenset(against.get("before", ())),
        not_classes=frozenset(against.get("classes", ())),
        hedges=Phrases([against.get("hedges", ())]),
        sources=Phrases([table.get("sources", {}).get("phrases", ())], words),
        tellers=Phrases([table.get("sources", {}).get("tellers", ())], words),
        subject_of_lemma={lemma: subject for subject, lemmas in table.get("frames", {}).items() for lemma in lemmas},
        negations=language.words("claims", "negations"),
        parts=language.words("claims", "parts"),
    )
