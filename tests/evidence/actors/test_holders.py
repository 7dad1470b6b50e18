"""Whom an office means: by name further down, by what it is about, by whose it is; the company; the nearest of two."""

from __future__ import annotations

import pytest

from evidence.actors.seen import meant


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        (
            "The prime minister had promised it. On Monday the prime minister, Ada Lind, resigned.",
            "The prime minister",
            "Ada Lind",
        ),
        ("The company wrote to staff. Harrow Steel said wages would fall.", "The company", "Harrow Steel"),
        (
            "General secretary Mick Carr met the new transport secretary. It rained.",
            "the new transport secretary",
            "the new transport secretary",
        ),
        (
            "Transport Minister Eva Holm came late. The transport minister said she was sorry.",
            "The transport minister",
            "Eva Holm",
        ),
        (
            "The finance minister said no. The foreign minister, Elin Vik, said yes. The minister smiled.",
            "The minister",
            "Elin Vik",
        ),
        (
            "Foreign Minister Ada Moor met Foreign Minister Ben Hart. Moor spoke. “It was late,” the minister said.",
            "the minister",
            "Ada Moor",
        ),
        (
            "Russian President Vladimir Putin spoke. The NATO chief said it was late.",
            "The NATO chief",
            "the NATO chief",
        ),
        (
            "A military spokesman said it rained. Hart’s spokesman said it did not.",
            "Hart’s spokesman",
            "Hart’s spokesman",
        ),
        ("President Omar al-Sabri came. Sabri said it was late.", "Sabri", "Omar al-Sabri"),
        ("The Transport Union (TU) met. The TU said it would strike.", "The TU", "Transport Union"),
        ("The Daily Herald denied the report. The Greens, it says, had promised peace.", "it", "Daily Herald"),
    ],
)
def test_whom_an_office_means(text: str, words: str, whom: str) -> None:
    assert meant(text, words) == whom


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        ("Hoel Sand called the claim absurd and held up what she said was a copy.", "she", "Hoel Sand"),
        ("Otto Brandt left. “Ben Hart is a fool and Ben Hart knows it,” he said.", "he", "Otto Brandt"),
        (
            "Bergen Moe says her party is ready. Moe took aim at Minister Paul Reed, saying he had lied.",
            "he",
            "Paul Reed",
        ),
    ],
)
def test_whom_a_pronoun_means(text: str, words: str, whom: str) -> None:
    assert meant(text, words) == whom
