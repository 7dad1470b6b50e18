"""Offices, unnamed people, groups: as they stand, or whom they mean where the text tells."""

from __future__ import annotations

import pytest

from evidence.actors.seen import meant, mentioned, voices
from onetext.evidence import article_of
from onetext.evidence.actors import cast_of, mentions
from onetext.model import Party, Speaker


@pytest.mark.parametrize(
    "words",
    [
        "a senior official",
        "a spokesman for the ministry",
        "a former Tarvian energy official",
        "a person close to the talks",
        "a government official familiar with the matter",
        "two western diplomats",
        "many Republican senators",
        "Horvat’s critics",
        "the U.S. and Ukrainian delegations",
        "European leaders",
        "representatives of Ukraine and the EU",
        "each side",
        "both sides",
    ],
)
def test_unnamed_people_are_called_as_they_stand(words: str) -> None:
    assert (words, words) in voices(f"On Friday {words} said that it was over.")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Lund, the mayor, spoke. “No,” the mayor said.", "the mayor", "Lund"),
        (
            "Tarvian President Bela Horvat met the Sofrani president. The Tarvian leader left.",
            "The Tarvian leader",
            "Bela Horvat",
        ),
        ("The general secretary of the union, Ida Moor, spoke.", "The general secretary of the union", "Ida Moor"),
        ("Its chief negotiator, Ben Hart, told reporters so.", "Its chief negotiator", "Ben Hart"),
        ("Ben Hart, a member of the council, spoke.", "a member of the council", "Ben Hart"),
        ("A spokeswoman said no. “Never,” the spokeswoman said.", "the spokeswoman", "a spokeswoman"),
        ("The Ministry of Energy warned of cuts. The ministry gave no date.", "The ministry", "Ministry of Energy"),
    ],
)
def test_a_role_means_the_one_who_holds_it(text: str, words: str, name: str) -> None:
    assert meant(text, words, nth=text.count(words)) == name


def test_a_role_of_two_holders_means_neither() -> None:
    text = "Minister Ida Moor met Minister Ben Hart. The minister left at noon."
    assert meant(text, "The minister") == "the minister"


def test_a_leader_whose_country_is_named_only_by_its_people() -> None:
    text = (
        "Norvanian President Ada Brask came on Monday. Tessian Chancellor Emil Varga stayed away. "
        "Varga demanded that the Norvanian leader sign the treaty. Later the Tessian leader left."
    )
    assert meant(text, "the Norvanian leader") == "Ada Brask"
    assert meant(text, "the Tessian leader") == "Emil Varga"


@pytest.mark.parametrize(
    "role", ["President of Tarvia", "president", "Chair of the council, President of the Tarvians"]
)
def test_the_head_of_a_party_of_the_case_is_its_leader(role: str) -> None:
    horvat = Party(id="tarvia", name="Tarvia", speakers=(Speaker(name="Horvat", role=role),), aliases=("Tarvians",))
    text = "Ida Moor demanded that the Tarvian leader sign. Tarvia did not answer."
    who = next(
        one.voice
        for one in mentions(article_of(text, language_code="en"), (), cast_of([horvat]))
        if one.text == "the Tarvian leader"
    )
    assert who is not None
    assert (who.party, who.speaker) == ("tarvia", "Horvat")


def test_a_comma_behind_according_to_makes_nobody_an_official() -> None:
    text = "According to a diplomat, Bela Horvat had agreed."
    assert meant(text, "a diplomat") == "a diplomat"
    assert meant(text, "Bela Horvat") == "Bela Horvat"


def test_two_who_act_together_are_one_voice() -> None:
    text = "Ida Moor and Ben Hart said they would come."
    assert voices(text) == [("Ida Moor and Ben Hart", "Ida Moor and Ben Hart"), ("they", "Ida Moor and Ben Hart")]
    assert [mention.plural for mention in mentioned(text)] == [True, True]


def test_two_who_are_spoken_to_stay_two() -> None:
    text = "“No,” the mayor told Ida Moor and Ben Hart."
    assert [words for words, _name in voices(text)] == ["the mayor", "Ida Moor", "Ben Hart"]


@pytest.mark.parametrize(
    "text", ["The official reason was a cold.", "He was elected as president.", "A committee was formed."]
)
def test_an_office_nobody_holds_is_nobody(text: str) -> None:
    assert [words for words, _name in voices(text) if words.casefold() != "he"] == []


def test_first_persons_are_left_to_whoever_knows_the_speaker() -> None:
    found = {mention.text: mention.voice for mention in mentioned("“I told you. We never agreed,” Ida Moor said.")}
    assert found["I"] is None
    assert found["We"] is None
    assert found["Ida Moor"] is not None
