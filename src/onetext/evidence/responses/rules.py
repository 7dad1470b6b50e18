"""The table of responses of a language, made ready once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from onetext.evidence.language import Language
from onetext.evidence.phrases import Phrases
from onetext.model import ResponseKind

__all__ = ["ResponseCue", "ResponseRules", "response_rules"]


@dataclass(frozen=True, slots=True)
class ResponseCue:
    """What a row of the table says about its phrases."""

    kind: ResponseKind
    actor: Literal["subject", "owner", "by"]
    takes: Literal["object", "inside", "none"]
    denied: ResponseKind | None
    score: float


@dataclass(frozen=True, slots=True)
class ResponseRules:
    """Cues, the phrases that lead to them, and the words around them that speak for or against a response."""

    cues: tuple[ResponseCue, ...]
    phrases: Phrases
    texts: frozenset[str]
    determiners: frozenset[str]
    indefinite: frozenset[str]
    vague: frozenset[str]
    possessives: frozenset[str]
    negations: frozenset[str]
    perfect: frozenset[str]
    modals: frozenset[str]
    to: frozenset[str]
    refusing: frozenset[str]
    by: frozenset[str]
    ends: frozenset[str]
    joins: frozenset[str]
    narrowed: tuple[tuple[ResponseKind, Phrases], ...]


@cache
def response_rules(language: Language) -> ResponseRules:
    """The rules of a language; empty ones where it has none."""
    table = language.tables.get("responses", {})
    rows, words = table.get("cue", ()), table.get("words", {})
    return ResponseRules(
        cues=tuple(
            ResponseCue(
                kind=row["kind"],
                actor=row.get("actor", "subject"),
                takes=row.get("takes", "object"),
                denied=row.get("denied"),
                score=row.get("score", 0.7),
            )
            for row in rows
        ),
        phrases=Phrases([row["phrases"] for row in rows], words),
        texts=frozenset(words.get("texts", ())),
        determiners=frozenset(words.get("determiners", ())),
        indefinite=frozenset(words.get("indefinite", ())),
        vague=frozenset(words.get("vague", ())),
        possessives=frozenset(words.get("possessives", ())),
        negations=frozenset(words.get("negations", ())),
        perfect=frozenset(words.get("perfect", ())),
        modals=frozenset(words.get("modals", ())),
        to=frozenset(words.get("to", ())),
        refusing=frozenset(words.get("refusing", ())),
        by=frozenset(words.get("by", ())),
        ends=frozenset(words.get("ends", ())),
        joins=frozenset(words.get("joins", ())),
        narrowed=tuple((row["kind"], Phrases([row["phrases"]], words)) for row in table.get("narrowed", ())),
    )
