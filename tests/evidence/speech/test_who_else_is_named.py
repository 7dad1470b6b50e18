"""Sentences that name others than whoever speaks: places, rivals, hosts, whoever was met, whose words are recalled."""

from __future__ import annotations

import pytest

from onetext.evidence import article_of, read_article

_SAID = [
    ("A senior aide in the capital, Drava, who asked not to be named, said it was “a poor joke”.", "a senior aide"),
    ("Traders held up in the hills of northern Tarvia said the road was “a poor joke”.", None),
    ("“We leave with nothing,” said the host, Tarvia's Prime Minister Agneta Solm.", "Agneta Solm"),
    ("A retired captain I rang on Wednesday told me that the logs “are kept by nobody”.", "a retired captain"),
    ("A third, who was in the room that night, said it had been “mentioned over coffee”.", "A third"),
    ("Pavel Noor spoke. Another minister recalled the words as “think about it, all of you”.", None),
    ("Article 4 of that paper speaks of “joint flags on both banks”.", "Article 4"),
    ("The club’s owner, Delmar Holdings, met them. It told the court it was “ready to sell”.", "Delmar Holdings"),
    ("Judge Miriam Falk jailed him. “You abused our trust,” the judge told him.", "Miriam Falk"),
    ("Ada Lind told them that the government’s offer of nine per cent “remains on the table”.", "Ada Lind"),
    ("The report’s author, Nils Abe, said ministers “ignored” him.", "Nils Abe"),
]


@pytest.mark.parametrize(("text", "speaker"), _SAID)
def test_the_speaker_and_nobody_beside(text: str, speaker: str | None) -> None:
    """Whoever is named nearer to the verb, or to the marks, is not the speaker for that."""
    (quote,) = read_article(article_of(text, name="one", language_code="en")).quotes
    assert (quote.speaker.name if quote.speaker else None) == speaker


def test_a_rival_may_be_a_firm() -> None:
    """A role that firms have too makes no person of a firm: `it` may be what it says."""
    text = (
        "Halden rejected a bid from its rival Corvane Foods. "
        "Corvane Foods, which owns the “Golden Ear” brand, fell sharply. It said it would answer “in good time”."
    )
    last = read_article(article_of(text, name="one", language_code="en")).quotes[-1]
    assert last.speaker is not None
    assert last.speaker.name == "Corvane Foods"
