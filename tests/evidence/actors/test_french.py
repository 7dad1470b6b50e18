"""French works by its own tables and the same code."""

from __future__ import annotations

import pytest

from evidence.actors.seen import meant


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "La ministre norvanienne de la Défense, Élise Roche, a démenti. La Norvane se tait.",
            "La ministre norvanienne de la Défense",
            "Élise Roche",
        ),
        (
            "Le président ukrainien Volodymyr Zelensky a parlé.",
            "Le président ukrainien Volodymyr Zelensky",
            "Volodymyr Zelensky",
        ),
        ("Mme Roche a dit non. « Jamais », a ajouté Élise Roche.", "Mme Roche", "Élise Roche"),
        (
            "Le porte-parole du gouvernement affirme que non.",
            "Le porte-parole du gouvernement",
            "le porte-parole du gouvernement",
        ),
        (
            "Le quotidien « Le Phare » a publié la lettre. Le journal affirme qu’elle est vraie.",
            "Le journal",
            "Le Phare",
        ),
        ("Moscou refuse.", "Moscou", "Moscou"),
        ("D’après un diplomate, Élise Roche avait signé.", "un diplomate", "un diplomate"),
        ("Élise Roche, la ministre, est venue. « Non », a-t-elle dit.", "elle", "Élise Roche"),
    ],
)
def test_people_of_a_french_text(text: str, words: str, name: str) -> None:
    assert meant(text, words, language="fr") == name


def test_il_of_things_and_of_nobody_is_nobody() -> None:
    text = "Le ministre Paul Roux est venu. Il y a un accord, et il a été signé."
    assert meant(text, "Il", language="fr") == ""
    assert meant(text, "il", language="fr") == ""
