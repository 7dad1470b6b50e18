"""Sentences with their parts known, so that they can be said in another voice and in another order."""

from __future__ import annotations

import random as randoms
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mutate.domains import Domain

__all__ = ["Sentence", "at_clause", "heard", "restated", "said", "sentence", "with_other_number"]

TIMES = (
    "within {n} days",
    "by {n} March of each year",
    "for {n} months",
    "every {n} weeks",
    "without delay",
    "no later than {n} days after signature",
    "for a period of {n} years",
    "every month",
    "at the latest by {n} October",
    "from day {n} onwards",
)
MANNERS = ("jointly", "in writing", "free of charge", "regularly", "in good faith", "subject to the law", "in full")
MODALS = ("shall", "shall", "shall", "may", "must", "shall not", "will")


@dataclass(frozen=True)
class Sentence:
    """Who does what to what, and when, where, why and unless what."""

    subject: str
    modal: str
    verb: str
    done: str
    thing: str
    second: tuple[str, str, str] | None = None
    place: str = ""
    time: str = ""
    manner: str = ""
    condition: str = ""
    purpose: str = ""
    exception: str = ""
    passive: bool = False
    front: str = ""
    tail: str = ""


def numbers(text: str, random: randoms.Random) -> str:
    text = re.sub(
        r"\{n\}", lambda _: str(random.choice((2, 3, 5, 6, 7, 10, 12, 14, 15, 20, 28, 30, 45, 60, 90, 120))), text
    )
    return re.sub(r"\{p\}", lambda _: str(random.randint(2, 60)), text)


def sentence(domain: Domain, random: randoms.Random) -> Sentence:
    """A sentence of the domain."""
    fields = random.sample(domain.fields, 2)

    def act(number: int) -> tuple[str, str, str]:
        verb, _, done = random.choice(fields[number].verbs).partition("/")
        return verb, done, random.choice(fields[number].objects)

    def sometimes(share: float, choices: Sequence[str]) -> str:
        return numbers(random.choice(choices), random) if random.random() < share else ""

    verb, done, thing = act(0)
    other = act(1) if random.random() < 0.3 else None
    place = sometimes(0.45, domain.places)
    condition = sometimes(0.35, domain.conditions)
    return Sentence(
        subject=random.choice(domain.actors if random.random() < 0.8 else domain.bodies),
        modal=random.choice(MODALS),
        verb=verb,
        done=done,
        thing=numbers(thing, random),
        second=other and (other[0], other[1], numbers(other[2], random)),
        place=place and f"{random.choice(('in', 'near', 'with regard to'))} {place}",
        time=sometimes(0.5, TIMES),
        manner=sometimes(0.2, MANNERS),
        condition=condition,
        purpose=sometimes(0.25, domain.purposes),
        exception=sometimes(0.2, domain.exceptions),
        passive=random.random() < 0.3,
        front=random.choice(("condition", "time", "", "", "")),
    )


def said(told: Sentence) -> str:
    """In words, ending with a full stop."""
    if told.passive:
        core = f"{told.thing} {told.modal} be {told.done} by {told.subject}"
        if told.second:
            core += f", and {told.second[2]} {told.modal} be {told.second[1]}"
    else:
        core = f"{told.subject} {told.modal} {told.verb} {told.thing}"
        if told.second:
            core += f" and {told.second[0]} {told.second[2]}"
    parts = [core, told.place, told.manner, told.time, told.purpose, told.condition]
    ahead = {"condition": told.condition, "time": told.time, "purpose": told.purpose}.get(told.front, "")
    if ahead:
        parts.remove(ahead)
    text = " ".join(part for part in parts if part)
    text = f"{ahead}, {text}" if ahead else text
    text += f", {told.exception}" if told.exception else ""
    text += f" {told.tail}" if told.tail else ""
    return text[0].upper() + text[1:] + "."


def heard(told: Sequence[Sentence]) -> str:
    return " ".join(map(said, told))


def restated(told: Sentence, random: randoms.Random) -> Sentence:
    """The same in another voice, or with another part in front."""
    turned = replace(told, passive=not told.passive) if random.random() < 0.6 else told
    return replace(
        turned, front=random.choice([way for way in ("condition", "time", "purpose", "") if way != told.front])
    )


def at_clause(told: Sentence, random: randoms.Random) -> tuple[Sentence, Sentence] | None:
    """Two sentences of one with two acts, or None."""
    if told.second is None:
        return None
    verb, done, thing = told.second
    first = replace(told, second=None, purpose="" if random.random() < 0.5 else told.purpose)
    second = replace(
        told, verb=verb, done=done, thing=thing, second=None, condition="", exception="", manner="", front=""
    )
    if first.purpose:
        second = replace(second, purpose="")
    if random.random() < 0.5:
        second = replace(second, subject="it", passive=False)
    return first, second


def with_other_number(text: str, random: randoms.Random) -> str:
    """One number changed, if there is one."""
    found = list(re.finditer(r"\d+", text))
    if not found:
        return text
    one = random.choice(found)
    other = max(1, int(one[0]) + random.choice((-10, -5, -2, -1, 1, 2, 5, 10, 30)))
    return text[: one.start()] + str(other) + text[one.end() :]
