"""The table of deadlines of a language, ready to be looked up."""

from __future__ import annotations

from collections.abc import Mapping
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
    before_hours: frozenset[str]
    clock: frozenset[str]
    clock_numbers: frozenset[str]
    clock_suffixes: Phrases
    then: frozenset[str]
    not_hours: frozenset[str]
    next_morning: frozenset[str]
    before_events: frozenset[str]
    happenings: frozenset[str]
    harm: Phrases
    mercies: Phrases
    let: frozenset[str]
    determiners: frozenset[str]
    for_: frozenset[str]
    in_: frozenset[str]
    inverted: frozenset[str]
    failing: Phrases
    whoever: Phrases
    now_words: frozenset[str]
    goes_on: frozenset[str]
    from_: frozenset[str]
    set_nouns: frozenset[str]
    would: frozenset[str]
    again: frozenset[str]
    faces: Phrases
    inverted_after: frozenset[str]
    passive: frozenset[str]
    sets: Phrases
    ends_clause: frozenset[str]
    onto: frozenset[str]
    adverbs: frozenset[str]
    either: frozenset[str]
    threatens: frozenset[str]
    have: frozenset[str]
    hour_starts: frozenset[str]
    wishes: frozenset[str]
    wished: frozenset[str]
    issued_with: frozenset[str]
    named_as: Phrases
    told_past: frozenset[str]
    gone: frozenset[str]
    prepositions: frozenset[str]
    warned: frozenset[str]
    blamed: Phrases
    spoken: frozenset[str]
    setting: frozenset[str]
    zones: frozenset[str]

    def is_now(self, word: str) -> bool:
        """Whether a word tells of the day of writing."""
        return word in self.now_words or word.endswith(self.will_endings)

    def is_negative(self, word: str) -> bool:
        """Whether a word says no to something."""
        return word in self.negative or word.endswith(self.negative_endings)

    def is_will(self, word: str) -> bool:
        """Whether a word says that somebody will do something."""
        return word in self.will or word.endswith(self.will_endings)


_WORDS: Mapping[str, tuple[str, str]] = {
    "events": ("time", "events"),
    "let": ("condition", "let"),
    "determiners": ("time", "determiners"),
    "for_": ("time", "for"),
    "in_": ("time", "in"),
    "between": ("time", "between"),
    "lasting": ("time", "lasting"),
    "only_days": ("time", "only_days"),
    "issued": ("condition", "issued"),
    "issued_by": ("condition", "issued_by"),
    "unless": ("condition", "unless"),
    "if_": ("condition", "if"),
    "negative": ("condition", "negative"),
    "dropped": ("condition", "dropped"),
    "dropped_in_main": ("condition", "dropped_in_main"),
    "will": ("condition", "will"),
    "first_person": ("condition", "first_person"),
    "joins": ("clause", "joins"),
    "openers": ("clause", "openers"),
    "infinitive": ("time", "infinitive"),
    "before_hours": ("hours", "before"),
    "clock": ("hours", "words"),
    "clock_numbers": ("hours", "numbers"),
    "then": ("hours", "then"),
    "not_hours": ("hours", "not_before"),
    "next_morning": ("hours", "next_morning"),
    "before_events": ("hours", "before_events"),
    "happenings": ("hours", "events"),
    "inverted": ("condition", "inverted"),
    "now_words": ("hours", "now"),
    "told_past": ("hours", "past"),
    "gone": ("hours", "gone"),
    "prepositions": ("time", "prepositions"),
    "warned": ("condition", "warned"),
    "spoken": ("condition", "spoken"),
    "setting": ("condition", "setting"),
    "zones": ("hours", "zones"),
    "goes_on": ("time", "goes_on"),
    "from_": ("time", "from"),
    "set_nouns": ("words", "noun"),
    "would": ("condition", "would"),
    "again": ("time", "again"),
    "inverted_after": ("condition", "inverted_after"),
    "passive": ("words", "passive"),
    "ends_clause": ("time", "ends_clause"),
    "onto": ("time", "onto"),
    "adverbs": ("words", "adverb"),
    "either": ("condition", "either"),
    "have": ("words", "have"),
    "hour_starts": ("time", "hour_starts"),
    "wishes": ("time", "wishes"),
    "wished": ("time", "wished"),
    "issued_with": ("condition", "issued_with"),
    "threatens": ("condition", "threatens"),
    "nouns": ("nouns", "words"),
}
_PHRASES: Mapping[str, tuple[str, str]] = {
    "ends": ("time", "ends"),
    "after": ("time", "after"),
    "veiled": ("condition", "veiled"),
    "penalty": ("condition", "penalty"),
    "next": ("condition", "next"),
    "clock_suffixes": ("hours", "suffixes"),
    "harm": ("condition", "harm"),
    "mercies": ("condition", "mercies"),
    "failing": ("condition", "failing"),
    "whoever": ("condition", "whoever"),
    "blamed": ("condition", "blamed"),
    "plan": ("plan", "phrases"),
    "modal": ("plan", "modal"),
    "faces": ("named", "faces"),
    "sets": ("named", "sets"),
    "named_as": ("named", "as"),
}
"""Field -> the part of the table it stands in, and its key there."""


@cache
def rules(language: Language) -> Rules:
    """The rules of a language; empty ones where it has no table of deadlines."""
    table = language.tables.get("deadlines", {})
    words: Mapping[str, Any] = table.get("words", {})
    condition = table.get("condition", {})

    def phrases(*rows: Any) -> Phrases:
        return Phrases(rows, words)

    cues, fates = table.get("cue", ()), table.get("fate", ())
    listed: dict[str, Any] = {name: frozenset(table.get(part, {}).get(key, ())) for name, (part, key) in _WORDS.items()}
    found: dict[str, Any] = {name: phrases(table.get(part, {}).get(key, ())) for name, (part, key) in _PHRASES.items()}
    return Rules(
        cues=phrases(*(row["phrases"] for row in cues)),
        kinds=tuple(row["kind"] for row in cues),
        negative_endings=tuple(condition.get("negative_endings", ())),
        will_endings=tuple(condition.get("will_endings", ())),
        fates=phrases(*(row["phrases"] for row in fates)),
        statuses=tuple(row["status"] for row in fates),
        scores=dict(table.get("scores", {})),
        **listed,
        **found,
    )
