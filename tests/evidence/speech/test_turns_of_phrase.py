"""Turns by which a quotation is somebody's though no plain `said` stands beside it, or is nobody's."""

from __future__ import annotations

import pytest
from said_aloud import name, read, speaker, speakers

_BEFORE = "Ana Prieto runs the port of Lund. "


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge stays shut,” grumbled Ana Prieto.",
        "“The bridge stays shut,” Ana Prieto shrugged.",
        "“The bridge stays shut!” laughed Ana Prieto.",
        "After the vote, Ana Prieto deadpanned, “The bridge stays shut.”",
        "“The bridge stays shut!” Ana Prieto bellowed.",
        "Ana Prieto called out to the crowd: “The bridge stays shut.”",
        "Ana Prieto spoke of “a bridge that stays shut”.",
        "Ana Prieto voiced “deep and lasting concern” over the bridge.",
        "Ana Prieto put it this way: “The bridge stays shut.”",
        "The bridge is a “very long story”, as Ana Prieto put it in May.",
        "Ana Prieto reckons the bridge “stays shut for good”.",
        "Ana Prieto sees “a bridge that stays shut”.",
        "Ana Prieto confided that the bridge “stays shut for good”.",
        "Ana Prieto emailed the paper: “The bridge stays shut.”",
    ],
)
def test_manners_of_speaking(text: str) -> None:
    assert speaker(text) == "Ana Prieto"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“It is shut,” says one.", "one"),
        ("“It is shut,” recalls one of those present, who asked not to be named.", "one of those present"),
        ("Dockers were angry. Another reckons it is “shut for good, or nearly”.", "Another"),
        ("“It is shut,” recalls Sunniva Thorvald, a baker.", "Sunniva Thorvald"),
        ("“It is shut,” said branch organiser Ana Prieto.", "Ana Prieto"),
        ("“It is shut,” reads Article 9.", "Article 9"),
        ("Page forty says that the bridge is shut “until the council has met”.", "Page forty"),
        ("The treaty says the bridge is shut “until the council has met”.", "The treaty"),
        ("They spent, in the words of one of them, “four months on a comma”.", "one of them"),
        ("A man at the gate answered: “It is shut.”", "A man at the gate"),
    ],
)
def test_somebody_no_table_knows(text: str, wanted: str) -> None:
    assert speaker(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Ana Prieto: “The bridge stays shut.”",
        "Ana Prieto (Civic Union, Lund): “The bridge stays shut.”",
        "On tolls, Ana Prieto was blunter: “The bridge stays shut.”",
        "Ana Prieto’s answer was short: “The bridge stays shut.”",
        "A one-line email from Ana Prieto: “The bridge stays shut.”",
        "Otto Brandt recalled the words of the late Ana Prieto: “The bridge stays shut.”",
        "Ana Prieto, she says, got up to leave. And the bridge? It is easy: “The bridge stays shut.”",
    ],
)
def test_what_leads_to_a_colon(text: str) -> None:
    assert speaker(_BEFORE + "She came late. " + text if "Otto" not in text else text) == "Ana Prieto"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Prieto was adamant that “nobody will cross”.",
        "“Open the bridge.” That was the message from Ana Prieto on Monday.",
        "“Open the bridge.” With those words, Ana Prieto left the hall.",
        "“Open the bridge” was the demand of Ana Prieto.",
        "“Open the bridge”, was Ana Prieto’s answer.",
        "The council voted for what Ana Prieto, its chair, called a “fresh start”.",
        "Ana Prieto’s description of it as “the worst bridge in Europe” was repeated by many.",
        "The statement, issued by Ana Prieto on Monday, reads: “The bridge stays shut.”",
        "“We are tired,” said 43-year-old Ana Prieto.",
        "To Ana Prieto, it is “the worst bridge in Europe”.",
    ],
)
def test_nouns_and_stances(text: str) -> None:
    assert speaker(text) == "Ana Prieto"


def test_it_was_clear_to_nobody_in_particular() -> None:
    assert speaker("Ana Prieto came. It was clear that the bridge was “shut for good and all”.") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Asked about the bridge, Ana Prieto laughed. Ms Prieto is 60. Prieto sat down. “Not in my lifetime.”",
        _BEFORE + "She looked at her watch. “The bridge stays shut.”",
        _BEFORE + "Had she any advice for them? “The bridge stays shut.”",
        _BEFORE + "It took her, by my watch, four seconds to answer. “The bridge stays shut.”",
        "Ana Prieto, a crane driver and mother of three, kept her letter in her pocket. “The bridge stays shut.”",
        "Ana Prieto told them that the tolls would rise. There was one thing more. “The bridge stays shut.”",
        _BEFORE + "She is happy to be quoted on the bridge.\n\n“The bridge stays shut.”",
        "Ana Prieto recalled that Otto Brandt had once left. “The bridge stays shut.”",
    ],
)
def test_whoever_stood_in_the_light_before(text: str) -> None:
    assert speaker(text) == "Ana Prieto"


def test_a_paragraph_of_words_alone_is_the_last_speakers() -> None:
    text = "“The tolls rise,” Ana Prieto said on Monday.\n\n“The bridge stays shut.”\n\nOtto Brandt left."
    assert [found[1] for found in speakers(text)] == ["Ana Prieto", "Ana Prieto"]


def test_whoever_told_of_words_goes_on_and_not_whose_words_they_were() -> None:
    text = "Ana Prieto reminded them that Otto Brandt had promised to open it “within a fortnight”. “It stayed shut.”"
    assert [found[1] for found in speakers(text)] == ["Otto Brandt", "Ana Prieto"]


def test_points_of_a_list() -> None:
    text = (
        "Ana Prieto has just spoken; she looked tired. The main points:\n\nOn tolls: ‘They rise on Monday.’\n\n"
        "On the bridge: ‘It stays shut.’"
    )
    assert [found[1] for found in speakers(text)] == ["Ana Prieto", "Ana Prieto"]


def test_the_verb_of_the_clause_before_is_meant_again() -> None:
    text = "Otto Brandt has repeated that the bridge opens; Ana Prieto, that it “stays shut for good”."
    assert speaker(text) == "Ana Prieto"


def test_two_quotations_joined_have_one_speaker() -> None:
    text = "Ana Prieto described the plan as “a bad joke” and “a worse bridge”."
    assert [found[1] for found in speakers(text)] == ["Ana Prieto", "Ana Prieto"]


def test_a_verdict_on_a_claim_is_not_whose_claim_it_was() -> None:
    assert speaker("Ana Prieto called Otto Brandt’s claim “absurd and late”.") == "Ana Prieto"


def test_an_object_between_marks_is_within_what_is_said() -> None:
    (quote,) = read("Ana Prieto said they had held “useful and frank” talks.").quotes
    assert name(quote) == "Ana Prieto"
    assert quote.rule == "within what is said"
    assert quote.reported_by == ()


def test_cries_are_whose_benches_they_came_from() -> None:
    text = "Otto Brandt rose to cries of “Shut the bridge!” from the opposition."
    assert speaker(text) != "Otto Brandt"


def test_blame_goes_over_brackets() -> None:
    assert speaker("Otto Brandt was accused by Ana Prieto (Civic Union) of having “sold the bridge”.") == "Ana Prieto"


def test_echoed_words_are_whose_they_were() -> None:
    text = (
        "The offer “stays open till six and not a minute longer”, Ana Prieto said. So much for “not a minute longer”."
    )
    assert {found[1] for found in speakers(text)} == {"Ana Prieto"}


def test_who_is_asked_is_quoted_in_the_question() -> None:
    text = (
        "Ana Prieto came to see us. She was early.\n\nQ: You once called the bridge “the smallest of our worries”. Why?"
        "\n\nA: It was small.\n\nQ: And now?\n\nA: It stays shut."
    )
    assert speaker(text) == "Ana Prieto"


@pytest.mark.parametrize(
    "text",
    [
        "What Otto Brandt said nobody knows; what Ana Prieto said is known to all. “The bridge stays shut.”",
        "“Is it shut?” Ana Prieto asked.\n\n“For good, I should think.”",
        "Ana Prieto came in. Her humour went over the heads of all. “The bridge stays shut.”",
        "Men with placards saying “fair pay for all of us” continued their march.",
        "Ana Prieto came. They would continue to “show some restraint”.",
        "“Shut again?” a voice came from the counter.",
        "Somebody had painted “The bridge stays shut” on a wall.",
        "After “The Long Bridge” Ana Prieto began to weep.",
        "Otto Brandt and Ana Prieto quarrelled; he accused her and she insulted him. “The bridge stays shut.”",
    ],
)
def test_in_doubt_nobody_says_it(text: str) -> None:
    last = read(text).quotes[-1]
    assert name(last) == ""


def test_a_noun_is_no_manner_of_speaking() -> None:
    text = "The American side had merely “tidied up” a Norwegian text, Ana Prieto said."
    assert speaker(text) == "Ana Prieto"


@pytest.mark.parametrize(
    "text",
    [
        "« Le pont reste fermé », soupire Hélène Marceau.",
        "« Le pont reste fermé », a plaisanté Hélène Marceau.",
        "Hélène Marceau : « Le pont reste fermé. »",
    ],
)
def test_french_turns(text: str) -> None:
    assert speaker(text, "fr") == "Hélène Marceau"
