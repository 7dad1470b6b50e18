"""The table of deadlines of a language, ready to be looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from onetext.evidence.language import Language
from onetext.evidence.phrases import Phrases
from onetext.model import DeadlineStatus

__all__ = ["Rules", "rules"]


@dataclass(frozen=True, eq=False)
class Rules:
    """What the English table explains."""

    ends: Phrases
    events: frozenset[str]
    between: frozenset[str]
    after: Phrases
    cues: Phrases
    kinds: tuple[str, ...]
    plan: Phrases
    modal: Phrases
    lasting: frozenset[str]
    only_days: frozenset[str]
    veiled: Phrases
    issued: frozenset[str]
    issued_by: frozenset[str]
    unless: frozenset[str]
    if_: frozenset[str]
    negative: frozenset[str]
    negative_endings: tuple[str, ...]
    penalty: Phrases
    dropped: frozenset[str]
    dropped_in_main: frozenset[str]
    next: Phrases
    will: frozenset[str]
    will_endings: tuple[str, ...]
    first_person: frozenset[str]
    joins: frozenset[str]
    openers: frozenset[str]
    fates: Phrases
    statuses: tuple[DeadlineStatus, ...]
    nouns: frozenset[str]
    infinitive: frozenset[str]
    scores: Mapping[str, float]

    def is_negative(self, word: str) -> bool:
        """Whether a word says no to something."""
        return word in self.negative or word.endswith(self.negative_endings)

    def is_will(self, word: str) -> bool:
        """Whether a word says that somebody will do something."""
        return word in self.will or word.endswith(self.will_endings)


@cache
def rules(language: Language) -> Rules:
    """The rules of a language; empty ones where it has no table of deadlines."""
    table = language.tables.get("deadlines", {})
    words: Mapping[str, Any] = table.get("words", {})
    time, condition, clause = (table.get(key, {}) for key in ("time", "condition", "clause"))

    def phrases(*rows: Any) -> Phrases:
        return Phrases(rows, words)

    def of(part: Mapping[str, Sequence[str]], key: str) -> frozenset[str]:
        return frozenset(part.get(key, ()))

    cues, fates = table.get("cue", ()), table.get("fate", ())
    return Rules(
        ends=phrases(time.get("ends", ())),
        events=of(time, "events"),
        between=of(time, "between"),
        after=phrases(time.get("after", ())),
        cues=phrases(*(row["phrases"] for row in cues)),
        kinds=tuple(row["kind"] for row in cues),
        plan=phrases(table.get("plan", {}).get("phrases", ())),
        modal=phrases(table.get("plan", {}).get("modal", ())),
        lasting=of(time, "lasting"),
        only_days=of(time, "only_days"),
        veiled=phrases(condition.get("veiled", ())),
        issued=of(condition, "issued"),
        issued_by=of(condition, "issued_by"),
        unless=of(condition, "unless"),
        if_=of(condition, "if"),
        negative=of(condition, "negative"),
        negative_endings=tuple(condition.get("negative_endings", ())),
        penalty=phrases(condition.get("penalty", ())),
        dropped=of(condition, "dropped"),
        dropped_in_main=of(condition, "dropped_in_main"),
        next=phrases(condition.get("next", ())),
        will=of(condition, "will"),
        will_endings=tuple(condition.get("will_endings", ())),
        first_person=of(condition, "first_person"),
        joins=of(clause, "joins"),
        openers=of(clause, "openers"),
        fates=phrases(*(row["phrases"] for row in fates)),
        statuses=tuple(row["status"] for row in fates),
        nouns=of(table.get("nouns", {}), "words"),
        infinitive=of(time, "infinitive"),
        scores=dict(table.get("scores", {})),
    )
