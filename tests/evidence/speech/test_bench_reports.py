"""A grammar of reports without marks: frames crossed with speakers and contents, and sentences that report nothing."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from said_aloud import said

_INTRODUCTION = (
    "Ilse Marant, the ombudswoman, met the Harbour Workers’ Union at Castlebay Shipping’s offices on Monday. Tarvia"
    " sent its foreign minister, Anton Reyl, who told the press that Tarvia was patient.\n\nFerries ran as usual.\n\n"
)
_WHO = {
    "Ilse Marant": "Ilse Marant",
    "Marant": "Ilse Marant",
    "the union": "Harbour Workers’ Union",
    "Castlebay Shipping": "Castlebay Shipping",
    "a senior official": "a senior official",
    "the ministry": "the ministry",
    "the company": "Castlebay Shipping",
    "Tarvia": "Tarvia",
    "a spokesman for the ministry": "a spokesman for the ministry",
}
_CLAUSES = (
    "the offer had been withdrawn",
    "no ship would sail before the tide",
    "three villages were without water",
    "it would take weeks to clear the backlog",
    "there was no plan for a second vote",
)
_THINGS = ("a full inquiry", "the release of all prisoners", "two more weeks of talks", "safe passage for the convoys")
_DEEDS = ("reopen the crossing", "pay the arrears by June", "publish the minutes")
_FRAMES = {
    "clause": (
        "{S} said {c}.",
        "{S} has long argued that {c}.",
        "{S} told members {c}.",
        "{S} went on to say that {c}.",
        "{S} said the port was open but warned {c}.",
        "{S} is convinced that {c}.",
        "{S} took the view that {c}.",
        "{S} issued a warning that {c}.",
        "{S} walked out on Monday, saying that {c}.",
        "{C}, {s} told reporters.",
        "As {s} said, {c}.",
        "In {s}’s view, {c}.",
        "{S}’s position is that {c}.",
        "Drivers were told by {s} that {c}.",
        "According to {s}, {c}.",
        "{S} on Tuesday said {c}.",
        "{S} was quoted as saying that {c}.",
    ),
    "thing": (
        "{S} wants {c}.",
        "{S} has demanded {c}.",
        "{S} renewed a call for {c}.",
        "{S} insists on {c}.",
        "{S} made a demand for {c}.",
    ),
    "deed": (
        "{S} wants the council to {c}.",
        "{S} promised to {c}.",
        "{S} urged the government to {c}.",
        "{S} is threatening to {c}.",
        "{S}’s offer to {c} surprised the room.",
    ),
}
_CONTENTS = {"clause": _CLAUSES, "thing": _THINGS, "deed": _DEEDS}
_REACHED = 0.95


def test_frames_with_speakers_and_contents() -> None:
    rng, wrong, cases = random.Random(7), Counter[str](), 0
    shown: list[tuple[object, ...]] = []
    for kind, frame, who in ((kind, frame, who) for kind, some in _FRAMES.items() for frame in some for who in _WHO):
        content = rng.choice(_CONTENTS[kind])
        text = frame.format(s=who, S=who[0].upper() + who[1:], c=content, C=content[0].upper() + content[1:])
        found = said(_INTRODUCTION + text)
        cases += 1
        right = any(
            content.casefold() in told.casefold()
            and name.casefold().removeprefix("the ") == _WHO[who].removeprefix("the ").casefold()
            for told, name in found
        )
        if not right:
            wrong[frame] += 1
            shown.append((frame, who, content, found))
    assert sum(wrong.values()) <= (1 - _REACHED) * cases, (wrong, shown)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ilse Marant held a meeting that lasted until noon.",
        "The minister wants for nothing.",
        "Marant wanted to leave early.",
        "The union maintained the old engine for years.",
        "Ships called at the port all night.",
        "Marant called a taxi.",
        "Residents seeking safe passage gathered at the gate.",
        "The minister does not want her name in the book.",
        "They found two letters that were signed.",
        "Tarvia threatened further sanctions on the port.",
        "Whichever way the vote goes, the ferry stops at ten.",
        "The demand for grain rose by a third.",
    ],
)
def test_nothing_is_reported(sentence: str) -> None:
    assert said(sentence) == []


def test_a_thing_is_told_once() -> None:
    assert said("Ada Lind is reported as saying that the gates were shut.") == [("the gates were shut", "Ada Lind")]


def test_whoever_goes_on_to_say_more_is_no_speaker() -> None:
    text = "Ada Lind, a spokeswoman for the union, said a committee for the yards had rejected the offer."
    assert said(text) == [("a committee for the yards had rejected the offer", "Ada Lind")]
