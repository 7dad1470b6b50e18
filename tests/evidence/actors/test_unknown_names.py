"""Names and trades that stand in no table: told by where they stand and how they are written."""

from __future__ import annotations

import pytest

from evidence.actors.seen import meant


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        ("V. Tharmalingam, who mends nets, came early. He said the sea was rough.", "He", "V. Tharmalingam"),
        ("Western Gas says prices will rise.", "Western Gas", "Western Gas"),
        ("The Lisbon Chronicle reckons the pact is dead.", "The Lisbon Chronicle", "Lisbon Chronicle"),
        ("The Blues maintain that the vote was fair.", "The Blues", "Blues"),
        ("Le Phare argues that the pact is dead.", "Le Phare", "Le Phare"),
        ("The G20 said trade would grow.", "The G20", "G20"),
        ("The Reverend Owain Speke said grace.", "The Reverend Owain Speke", "Owain Speke"),
        ("A lorry driver said the road was shut.", "A lorry driver", "a lorry driver"),
        ("Three beekeepers said the field was sprayed.", "Three beekeepers", "Three beekeepers"),
        ("A junior clerk who saw it says it was blue.", "A junior clerk", "a junior clerk"),
        (
            "The glass makers’ association said it would sue.",
            "The glass makers’ association",
            "the glass makers’ association",
        ),
        ("Tenants’ Voice, a charity, asked for help.", "Tenants’ Voice", "Tenants’ Voice"),
        ("The bank’s legal service said no.", "The bank’s legal service", "the bank’s legal service"),
        ("The Institute for Trade said so.", "The Institute for Trade", "Institute for Trade"),
        ("Torvi Askgaard of the Fell Institute estimates the cost.", "Torvi Askgaard", "Torvi Askgaard"),
        (
            "The Secretary of State for Trade and Industry said it was over.",
            "The Secretary of State for Trade and Industry",
            "the Secretary of State for Trade and Industry",
        ),
        ("Don Pell said it rained. Pell left.", "Pell", "Don Pell"),
        ("Network Rail said trains would run.", "Network Rail", "Network Rail"),
    ],
)
def test_somebody_no_table_knows(text: str, words: str, whom: str) -> None:
    assert meant(text, words) == whom


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The letter said that the road was shut.", "The letter"),
        ("It is understood that the talks failed.", "It"),
        ("It has been reported that the ship sank.", "It"),
        ("The moment ministers met, it rained.", "The moment ministers"),
        ("In Rome Tuesdays were quiet.", "Rome Tuesdays"),
    ],
)
def test_nobody_there(text: str, words: str) -> None:
    assert meant(text, words) is None
