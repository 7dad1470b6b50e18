"""Rival claims in sentences of our own, and the relations proposed between them."""

from __future__ import annotations

import pytest

from onetext.evidence import article_of, read_article
from onetext.model import ArticleReading


def read(text: str) -> ArticleReading:
    return read_article(article_of(text, language_code="en"))


@pytest.mark.parametrize(
    ("text", "subject", "claimant", "words"),
    [
        ("Ana Prieto said the text had been dictated by the port.", "authorship", "Ana Prieto", "dictated by the port"),
        ("“We never saw this draft,” said Omar Dial.", "receipt", "Omar Dial", "We never saw this draft"),
        ("“Both sides signed the protocol in May,” Jan Holt said.", "agreement", "Jan Holt", "signed the protocol"),
        ("“There is no deal,” said Rosa Lind.", "agreement", "Rosa Lind", "There is no deal"),
        ("Lena Brok said the annex was leaked by a clerk.", "leak", "Lena Brok", "the annex was leaked by a clerk"),
        ("Ewa Lis accused the bloc of breaking the truce.", "responsibility", "Ewa Lis", "breaking the truce"),
        ("Paul Renner said the treaty contains a secret clause.", "content", "Paul Renner", "contains a secret clause"),
    ],
)
def test_what_is_claimed_by_whom(text: str, subject: str, claimant: str, words: str) -> None:
    (claim,) = read(text).claims
    assert (claim.subject, claim.claimant.name if claim.claimant else "") == (subject, claimant)
    assert words in claim.text == text[claim.start : claim.end]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The treaty was signed in 1994 and ratified two years later.",
        "She wrote a letter to her sister every week.",
        "“We will sign the agreement on Friday,” said Rosa Lind.",
        "“Was it drafted by them?” asked Rosa Lind.",
        "Rosa Lind demanded that the protocol be signed.",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert read(text).claims == ()


def test_a_hedge_a_denial_and_a_guess_of_the_author_are_kept() -> None:
    hedged, denied, guess = (
        read(text).claims[0]
        for text in (
            "Ana Prieto said the plan had allegedly been written in Tarva.",
            "Ana Prieto denied that the plan had been written in Tarva.",
            "The plan was probably drafted in Tarva.",
        )
    )
    assert hedged.certainty.hedge == "allegedly"
    assert denied.certainty.polarity == "denied"
    assert guess.claimant is None
    assert (guess.certainty.hedge, guess.certainty.inferred) == ("probably", True)


def test_a_suspicion_is_claimed_by_those_who_have_it() -> None:
    text = (
        "That raised suspicions among Ferri’s critics that the plan had been drafted in Tarva. Aldo Ferri was silent."
    )
    (claim,) = [item for item in read(text).claims if item.subject == "authorship"]
    assert claim.claimant is not None
    assert "critics" in claim.claimant.name
    assert claim.text == "the plan had been drafted in Tarva"


def relations_of(text: str) -> list[tuple[str, int, int]]:
    return [(item.kind, item.of, item.to) for item in read(text).relations]


def test_another_author_contradicts() -> None:
    text = "Ana Prieto said the plan was drafted by Canada. Omar Dial said the plan was drafted by Brazil."
    assert relations_of(text) == [("contradicts", 1, 0)]


def test_a_seat_of_government_means_its_country() -> None:
    text = "Ana Prieto said the plan was drafted in Moscow. Omar Dial said the plan was drafted by Russian envoys."
    assert relations_of(text) == [("agrees", 1, 0)]


def test_an_author_in_common_qualifies() -> None:
    text = (
        "Ana Prieto said the plan was drafted by Canada. Omar Dial said it was partly drafted by Canada, like the plan."
    )
    assert relations_of(text) == [("qualifies", 1, 0)]


def test_a_denial_contradicts() -> None:
    text = "Ana Prieto said the union had accepted the figure. “Nobody accepted the figure,” said Omar Dial."
    assert relations_of(text) == [("contradicts", 1, 0)]


def test_nobody_contradicts_himself() -> None:
    text = "Ana Prieto said the plan was drafted by Canada. Ana Prieto said the plan was drafted by Brazil."
    assert relations_of(text) == []
