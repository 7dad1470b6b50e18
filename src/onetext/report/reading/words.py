"""What the page of a reading calls things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onetext.model import Voice
from onetext.report.reading.excerpts import excerpt
from onetext.report.reading.voices import NOBODY

__all__ = [
    "HOW",
    "KINDS",
    "RELATIONS",
    "STATUSES",
    "STRENGTHS",
    "SUBJECTS",
    "according_to",
    "named",
    "short_name",
    "titled",
]

_NAME_WORDS = 12

KINDS: Mapping[str, tuple[str, str]] = {
    "quote": ("quotation", "quotations"),
    "report": ("report of speech", "reports of speech"),
    "deadline": ("deadline or threat", "deadlines and threats"),
    "demand": ("demand, red line or offer", "demands, red lines and offers"),
    "claim": ("claim", "claims"),
    "response": ("answer to a draft", "answers to drafts"),
    "act": ("act", "acts"),
    "date": ("date", "dates"),
    "mark": ("place between marks that is no speech", "places between marks that are no speech"),
}
"""Kinds of items, singular and plural, in the order of the filters."""

HOW: Mapping[str, str] = {
    "pronoun": "a pronoun",
    "role": "a role",
    "group": "a group",
    "metonym": "a place that stands for it",
    "model": "a language model",
}
"""What told who is meant, where it was not the name itself."""

RELATIONS: Mapping[str, str] = {
    "contradicts": "may contradict",
    "qualifies": "may qualify",
    "agrees": "may agree with",
}
"""Relations between claims are proposed, never decided."""

STATUSES: Mapping[str, str] = {
    "open": "the article does not tell",
    "kept": "told as kept: what was threatened was done",
    "met": "told as met: what was asked was done",
    "extended": "told as extended",
    "reversed": "told as taken back",
    "lapsed": "told as lapsed: the day passed without it",
    "denied": "denied: somebody says that it was never set",
}

STRENGTHS: Mapping[str, str] = {
    "wish": "a wish",
    "request": "a request",
    "demand": "a demand",
    "insistence": "insisted on",
    "refusal": "a refusal",
    "never": "“never”",
}

SUBJECTS: Mapping[str, str] = {
    "authorship": "Who wrote it",
    "agreement": "What was agreed",
    "receipt": "Who was given it, and when",
    "content": "What it says",
    "leak": "Who made it known",
    "responsibility": "Who is to blame",
}


def named(voice: Voice | None) -> str:
    """The name of a voice; nobody's where the article does not tell."""
    return short_name(voice.name) if voice is not None and voice.name else NOBODY


def short_name(name: str) -> str:
    """A name, or the first words of what was taken for one."""
    return excerpt(name, _NAME_WORDS)


def according_to(speaker: Voice | None, voices: Sequence[Voice]) -> str:
    """Who tells it, the nearest first: `, according to A, told by B`; "" for the author, or the speaker, alone."""
    names = [name for name in dict.fromkeys(map(named, voices)) if name != named(speaker)]
    if not names:
        return ""
    return f", according to {names[0]}" + "".join(f", told by {name}" for name in names[1:])


def titled(slug: str) -> str:
    """A subject as a heading."""
    plain = slug.replace("_", " ").replace("-", " ").strip()
    return SUBJECTS.get(slug, plain[:1].upper() + plain[1:] if plain else "Other claims")
