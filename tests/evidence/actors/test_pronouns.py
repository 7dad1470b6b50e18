"""Pronouns: over short texts of our own that a person has read."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from evidence.actors.seen import meant, mentioned

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "pronoun_cases.toml").read_text("utf-8"))["case"]


def _given(case: dict[str, Any]) -> str:
    places = [match.start() for match in re.finditer(rf"\b{case['pronoun']}\b", case["text"])]
    start = places[case.get("nth", 1) - 1]
    for mention in mentioned(case["text"]):
        if mention.start == start and mention.text == case["pronoun"] and mention.voice is not None:
            return mention.voice.name
    return ""


def test_hardly_any_pronoun_is_given_to_the_wrong_one() -> None:
    given = [(case["who"], _given(case)) for case in CASES]
    answers = [(who, name) for who, name in given if name]
    wanted = [(who, name) for who, name in given if who]
    assert len(CASES) >= 60
    assert sum(who == name for who, name in answers) >= 0.95 * len(answers)
    assert sum(who == name for who, name in wanted) >= 0.9 * len(wanted)


def test_what_pronouns_tell_elsewhere_is_used() -> None:
    text = (
        "Envoy Taru Valo spoke. Her speech was short. Nobody else was there.\n\n"
        "The next day Envoy Taru Valo met Peter Hald. “Go home,” she said."
    )
    assert meant(text, "she") == "Taru Valo"


def test_a_pronoun_reaches_back_over_a_long_quotation_but_not_over_many_sentences() -> None:
    long = " ".join(["It was so."] * 12)
    assert meant(f"“{long}” Mayor Ida Moor wrote. “{long}” she added.", "she") == "Ida Moor"
    assert meant(f"Mayor Ida Moor spoke. {long} She left.", "She") == ""
