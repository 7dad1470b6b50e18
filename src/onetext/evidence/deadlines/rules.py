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

    def is_now(self, word: str) -> bool:
        """Whether a word tells of the day of writing."""
        return word in self.now_words or word.endswith(self.will_endings)

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
    time, condition, clause, hours = (table.get(key, {}) for key in ("time", "condition", "clause", "hours"))

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
        before_hours=of(hours, "before"),
        clock=of(hours, "words"),
        clock_numbers=of(hours, "numbers"),
        clock_suffixes=phrases(hours.get("suffixes", ())),
        then=of(hours, "then"),
        not_hours=of(hours, "not_before"),
        next_morning=of(hours, "next_morning"),
        before_events=of(hours, "before_events"),
        happenings=of(hours, "events"),
        harm=phrases(condition.get("harm", ())),
        inverted=of(condition, "inverted"),
        failing=phrases(condition.get("failing", ())),
        whoever=phrases(condition.get("whoever", ())),
        now_words=of(hours, "now"),
        goes_on=of(time, "goes_on"),
        from_=of(time, "from"),
        set_nouns=of(words, "noun"),
        would=of(condition, "would"),
        again=of(time, "again"),
        faces=phrases(table.get("named", {}).get("faces", ())),
        inverted_after=of(condition, "inverted_after"),
        passive=of(words, "passive"),
        sets=phrases(table.get("named", {}).get("sets", ())),
        ends_clause=of(time, "ends_clause"),
        onto=of(time, "onto"),
        adverbs=of(words, "adverb"),
    )
