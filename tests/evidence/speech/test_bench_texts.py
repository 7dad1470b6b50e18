"""Speakers that are texts, people named a sentence before, and people no table knows; and where nobody can be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest
from grammar_of_texts import BEFORE, people, strangers, texts
from test_bench_speakers import is_same, quotes


def said(text: str) -> list[str]:
    found = quotes(BEFORE + text, len(BEFORE), len(BEFORE) + len(text))
    return [quote.speaker.name if quote.speaker and quote.kind == "speech" else "" for quote in found]


@pytest.mark.parametrize(
    ("sentences", "right"), [(list(texts(250, seed=3)), 0.95), (list(people()), 0.97), (list(strangers()), 0.96)]
)
def test_most_sentences_have_their_speaker(sentences: Iterable[tuple[str, str, str]], right: float) -> None:
    counts: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    for text, want, factors in sentences:
        names = said(text)
        told = "right" if names and all(is_same(name, want) for name in names) else "missed"
        told = "wrong" if any(name and not is_same(name, want) for name in names) else told
        counts[told] += 1
        failures.update([] if told == "right" else factors.split(" / "))
    assert counts["right"] >= right * counts.total(), failures.most_common(12)
    assert counts["wrong"] <= 0.01 * counts.total(), failures.most_common(12)


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Sandiford and Anna Keel met at the gate. “It is late,” she said.",
        "Karl Stenmark has a daughter. “It is late,” she said.",
        "Sound Link Holdings closed its shop. “It is late,” she said.",
        "The plan is “dead”, and the town is glad.",
        "The report was a “game changer” for the town.",
        "In the draft, which she had written, Durand had “a lot of fun with commas”.",
        "The bill was due on Friday, but the port had “no money left to pay it”.",
        "Drivers held “emergency talks” in the square.",
        "The offer called “a ransom note” is dead.",
    ],
)
def test_in_doubt_nobody(text: str) -> None:
    assert not any(said(text)), said(text)


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            "“I asked a general about it,” Brandt said. “He said, ‘To call my mother.’ He had many.”",
            "To call my mother.",
        ),
        ("“We have it,” Brandt said. “He told us, ‘I will pass it on,’ and now it is lost.”", "I will pass it on,"),
    ],
)
def test_he_within_a_quotation_is_not_its_speaker(text: str, inner: str) -> None:
    whole = BEFORE + text
    found = {quote.text: quote.speaker for quote in quotes(whole, len(BEFORE), len(whole))}
    assert inner in found
    assert found[inner] is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Durand wrote to the port. “It is late,” the letter says.", "the letter"),
        ("“It is late,” Durand said in a statement. “The bridge is shut,” the document reads.", "Celia Durand"),
        ("The notes do not settle it. They record that the union “answered in good time”.", "The notes"),
        ("The mayor added that her town would close the port “within hours, not days”.", "Celia Durand"),
        ("Durand said the union's team had welcomed the figure as “a basis we can sell”.", "the union's team"),
        ("In the draft seen by Reuters, both sides “shall refrain from any act of force”.", "the draft"),
    ],
)
def test_who_stands_behind_a_text(text: str, speaker: str) -> None:
    names = said(text)
    assert names
    assert is_same(names[-1], speaker), names


STANCES = [
    "praised the pilots for",
    "thanked the port for",
    "cited",
    "found it",
    "considers it",
    "put the delay down to",
    "attributed the delay to",
    "welcomed",
    "gave the reason as",
    "justified the move as",
    "pronounced the deal",
    "deemed the plan",
    "lamented",
    "refused to accept",
    "believes it is",
    "agreed that it was",
    "signed off with",
    "muttered something about",
    "complained of",
]


@pytest.mark.parametrize("who", ["Durand", "The mayor", "She"])
def test_words_beside_a_stance_are_those_of_the_subject(who: str) -> None:
    missed = [
        stance
        for stance in STANCES
        if not all(is_same(name, "Celia Durand") for name in said(f"{who} {stance} “a long and bitter winter”."))
    ]
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "The pilots were thanked for “a long and bitter winter”.",
        "Nothing justified “a long and bitter winter”.",
        "The song that Durand likes is called “A Long Winter”.",
        "The mayor was “the best friend we ever had”.",
    ],
)
def test_no_stance_of_anybody(text: str) -> None:
    assert not any(said(text)), said(text)
