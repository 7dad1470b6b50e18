"""Whether an article affirms or denies what stands at a place, and whose words they are."""

from __future__ import annotations

import pytest

from onetext.evidence import article_of, read_article
from onetext.evidence.actors import cast_of, mentions
from onetext.evidence.bearing import Bearing, same_name
from onetext.evidence.certainty import doubts
from onetext.evidence.speech import frames
from onetext.model import Place

CAST = "Anna Berg, the foreign minister, met Tom Oduya, the leader of the delegation, in Lund. "


def bearing(text: str, language: str = "en") -> Bearing:
    article = article_of(text, name="a", language_code=language)
    reading = read_article(article)
    who = mentions(article, reading.quotes, cast_of(()))
    return Bearing(article, reading, who, frames(article, reading.quotes, who), doubts(article))


def place(text: str, words: str) -> Place:
    start = text.index(words)
    return Place(start=start, end=start + len(words))


@pytest.mark.parametrize(
    ("sentence", "words", "polarity"),
    [
        ("Anna Berg said that they had accepted the plan.", "they had accepted the plan", "affirmed"),
        ("Anna Berg denied that they had accepted the plan.", "they had accepted the plan", "denied"),
        ("Anna Berg denied that Sofra, with others, had accepted the plan.", "accepted the plan", "denied"),
        ("Anna Berg did not accept the plan.", "accept the plan", "denied"),
        ("Anna Berg did not accept the plan.", "did not accept the plan", "affirmed"),
        ("“We will never accept the plan,” Anna Berg said.", "accept the plan", "denied"),
        ("“We will accept the plan,” Anna Berg said, though Oduya did not.", "accept the plan", "affirmed"),
        ("Nobody accepted the plan.", "accepted the plan", "denied"),
        ("They did not meet, and Sofra accepted the plan.", "Sofra accepted the plan", "affirmed"),
        ("They did not meet or accept the plan.", "accept the plan", "denied"),
        ("Anna Berg asked whether they had accepted the plan.", "they had accepted the plan", "unclear"),
        ("Did Sofra accept the plan?", "accept the plan", "unclear"),
        ("It is false that nobody accepted the plan.", "accepted the plan", "unclear"),
        ("Sofra accepted the plan, which is untrue.", "Sofra accepted the plan", "unclear"),
        ("Anna Berg denied that they had not accepted the plan.", "accepted the plan", "unclear"),
        ("They met. They did not agree. Sofra accepted the plan.", "Sofra accepted the plan", "affirmed"),
    ],
)
def test_polarity(sentence: str, words: str, polarity: str) -> None:
    text = CAST + sentence
    assert bearing(text).polarity(place(text, words)) == polarity


@pytest.mark.parametrize(
    ("sentence", "words", "polarity"),
    [
        ("Anna Berg dément que la Norvane ait signé le texte.", "la Norvane ait signé le texte", "denied"),
        ("La Norvane n'a pas signé le texte.", "signé le texte", "unclear"),
        ("La Norvane a signé le texte.", "signé le texte", "affirmed"),
    ],
)
def test_polarity_in_a_second_language(sentence: str, words: str, polarity: str) -> None:
    assert bearing(sentence, "fr").polarity(place(sentence, words)) == polarity


@pytest.mark.parametrize(
    ("sentence", "words", "name", "speaker"),
    [
        ("“We accept the plan,” Anna Berg said.", "We accept the plan", "Anna Berg", "Anna Berg"),
        ("“We accept the plan,” Anna Berg said.", "We accept the plan", "Berg", "Anna Berg"),
        ("“We accept the plan,” Anna Berg said.", "We accept the plan", "Tom Oduya", None),
        ("“We accept the plan,” Anna Berg told Tom Oduya.", "accept the plan", "Tom Oduya", None),
        ("Tom Oduya said they had signed.", "they had signed", "Oduya", "Tom Oduya"),
        ("Tom Oduya said they had signed.", "they had signed", "Anna Berg", None),
        ("Tom Oduya came to Lund by train.", "by train", "Oduya", "Tom Oduya"),
        ("Tom Oduya came to Lund by train.", "by train", "Ivan Petrov", None),
        ("They came by train. Tom Oduya laughed.", "by train", "Ivan Petrov", None),
        (
            "Nothing happened here. Nothing happened there. The gates stay shut.",
            "The gates stay shut",
            "Anna Berg",
            None,
        ),
    ],
)
def test_a_speaker_is_borne_out_by_the_rules_or_by_the_sentence(
    sentence: str, words: str, name: str, speaker: str | None
) -> None:
    text = CAST + sentence
    found = bearing(text).speaker(place(text, words), name)
    assert (found.name if found else None) == speaker


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tom Oduya", "Oduya", True),
        ("the U.S.", "US", True),
        ("Élise Moreau", "Elise Moreau", True),
        ("Tom Oduya", "Anna Oduya", False),
        ("Sofra’s", "Sofra", True),
        ("", "Sofra", False),
        ("the", "the", False),
        ("les Dockers", "Dockers", True),
        ("La Scala", "Scala", True),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same
