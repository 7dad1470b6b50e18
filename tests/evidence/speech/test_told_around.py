"""What is said around an aside, in a description, behind hearsay and by nouns; and what only opens a sentence."""

from __future__ import annotations

import pytest
from said_aloud import said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The bridge, Ana Prieto says, will open by spring.", "The bridge, Ana Prieto says, will open by spring"),
        (
            "The bridge could open, Ana Prieto wrote, if the road held.",
            "The bridge could open, Ana Prieto wrote, if the road held",
        ),
        (
            "If the road holds, Ana Prieto said, the bridge will open.",
            "If the road holds, Ana Prieto said, the bridge will open",
        ),
        (
            "The road lasted, Ana Prieto reminds me, a hundred days.",
            "The road lasted, Ana Prieto reminds me, a hundred days",
        ),
        ("The bridge, according to Ana Prieto, will open.", "The bridge, according to Ana Prieto, will open"),
        ("Otto Brandt showed what Ana Prieto said was a copy of the letter.", "a copy of the letter"),
        ("Otto Brandt read from a letter which Ana Prieto says was sent by the king.", "was sent by the king"),
        ("Ana Prieto is said to have answered that the bridge was old.", "the bridge was old"),
        ("Late on Monday Ana Prieto issued a statement saying the bridge was old.", "the bridge was old"),
        ("Ana Prieto complained of being left out.", "being left out"),
        ("Ana Prieto believes the bridge will open.", "the bridge will open"),
        ("Ana Prieto doubts whether the bridge will open.", "whether the bridge will open"),
        ("Ana Prieto asked if the bridge would open.", "if the bridge would open"),
        ("Ana Prieto agreed that the bridge would open.", "the bridge would open"),
        ("Ana Prieto regretted that the bridge was shut.", "the bridge was shut"),
        ("Ana Prieto advised drivers to take the ferry.", "take the ferry"),
        ("Ana Prieto told reporters the bridge “will not open”.", "the bridge “will not open”"),
        ("Ana Prieto says they’ll meet at noon.", "they’ll meet at noon"),
        ("Ana Prieto gave Otto Brandt her word that the bridge was safe.", "the bridge was safe"),
    ],
)
def test_reports_of_one(text: str, wanted: str) -> None:
    assert (wanted, "Ana Prieto") in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is understood the bridge will open.",
        "It is believed that the bridge will open.",
    ],
)
def test_hearsay_of_nobody(text: str) -> None:
    assert said(text) == [("the bridge will open", "")]


@pytest.mark.parametrize(
    "text",
    [
        "When talks resumed, Ana Prieto spoke to reporters.",
        "Opening the session, Ana Prieto told nobody.",
        "Ana Prieto never asked for a veto.",
        "Ana Prieto disputes that description.",
        "Ana Prieto accepted that figure on Tuesday.",
        "In a call on Monday evening Ana Prieto met Otto Brandt.",
        "Ana Prieto stressed the need to overcome doubt.",
        "Ana Prieto warned Otto Brandt in writing.",
        "Otto Brandt heard a report on the bridge.",
        "The town had no new proposals to consider.",
    ],
)
def test_no_report(text: str) -> None:
    assert said(text) == []


def test_a_bare_quotation_is_no_report_of_the_author() -> None:
    assert said("Ana Prieto said that “the bridge is shut”, and that it would stay so.") == [
        ("it would stay so", "Ana Prieto")
    ]
