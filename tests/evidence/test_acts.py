"""Acts that speak, in sentences of our own."""

from __future__ import annotations

import pytest

from onetext.evidence import article_of, read_article
from onetext.model import Act


def acts_of(text: str) -> tuple[Act, ...]:
    return read_article(article_of(text, language_code="en")).acts


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("President Luis Ruiz wore a military uniform at the table.", "staging", "Luis Ruiz"),
        ("Norland sent only a deputy minister to the talks.", "rank", "Norland"),
        ("The summit was called off by Canada.", "cancelled", "Canada"),
        ("Aldo Ferri refused to shake hands with Karim Aziz.", "gesture", "Aldo Ferri"),
        ("Canada recalled its ambassador.", "gesture", "Canada"),
        ("The draft was leaked on Tuesday.", "leak", ""),
        ("Canada published the text of the accord.", "publication", "Canada"),
        ("Aldo Ferri held up a copy of the letter.", "gesture", "Aldo Ferri"),
        ("Aldo Ferri took off his hat.", "gesture", "Aldo Ferri"),
        ("Aldo Ferri arrived on a bicycle.", "gesture", "Aldo Ferri"),
        ("Aldo Ferri arrived carrying a suitcase.", "gesture", "Aldo Ferri"),
        ("Aldo Ferri left the room.", "gesture", "Aldo Ferri"),
        ("Aldo Ferri stormed out.", "gesture", "Aldo Ferri"),
        ("Aldo Ferri did not applaud.", "gesture", "Aldo Ferri"),
        ("Aldo Ferri brought a cake.", "gesture", "Aldo Ferri"),
        ("Aldo Ferri came himself.", "rank", "Aldo Ferri"),
        ("Aldo Ferri read out the letter from the balcony.", "staging", "Aldo Ferri"),
        ("Canada put the offer on its website.", "publication", "Canada"),
        ("Canada issued a two-line statement.", "publication", "Canada"),
        ("The memo was handed to this newspaper.", "leak", ""),
        ("The prime minister, Aldo Ferri, resigned over the bribery affair.", "shock", "Aldo Ferri"),
    ],
)
def test_what_is_found(text: str, kind: str, actor: str) -> None:
    (act,) = acts_of(text)
    assert (act.kind, act.actor.name if act.actor else "") == (kind, actor)
    assert text[act.start : act.end] == act.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "She wore a blue dress to the party.",
        "The summit could be called off if it rains.",
        "Train drivers walked out for 24 hours.",
        "The text will be published in May.",
        "The ministry did not respond to a request for comment.",
        "In a statement posted on its website, Canada said the ferry was late.",
        "“They walked out,” said Aldo Ferri.",
        "Canada denied that it would recall its ambassador.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert acts_of(text) == ()


def test_the_author_reads_it() -> None:
    text = (
        "President Luis Ruiz donned a uniform for the visit. The pictures were meant to convey a message to Canada: "
        "the army is ready."
    )
    (act,) = acts_of(text)
    assert act.to == "Canada"
    assert act.read_as.startswith("were meant to convey a message to Canada")
