"""Speech told from scare quotes, titles and terms, in sentences of many registers."""

from __future__ import annotations

import pytest

from onetext.evidence import article_of, read_article
from onetext.model import QuotedSpeech

TITLES = [
    "He gave the interview to the daily “Harbour Post” on Monday.",
    "The “Harbour Post” has more readers than any other paper.",
    "“Harbour Post” reports that the ferry is late.",
    "In “Harbour Post”, Jon Weller argues for a vote.",
    "She was reading the novel “The Long Quay” when they called.",
    "His film “a river, twice” won nothing, and “The Other Bank” won less.".replace(
        "“a river, twice”", "“River Twice”"
    ),
    "The frigate “Admiral Coll” left port before dawn.",
    "Operation “Northern Lantern” began on Tuesday.",
    "The exhibition ‘Ropes and Sails: A History’ opens in May.",
    "Soldiers of the brigade 'Grey Wolves' were seen at the bridge.",
    "A song called “Salt and Iron” was played.",
    "A concert for the crews, “Ropes for the Long Night”, is planned on Saturday.",
    "You keep a novel on your desk, “The Slow Tide”. How does it end?",
    "The meeting's slogan, “One Quay, Two Towns,” still hung over the hall.",
    "They gave the accord the hopeful name “Calm Water”.",
]
TERMS = [
    "The plan, known in both camps as the “Weller paper”, is two pages long.",
    "What is known as the “seasonal clause” lets either side leave.",
    "The treaty uses the term “usual residents” nine times.",
    "Readers asked us what a “standstill” is.",
    "The word “sovereign” does not occur in it.",
]
SCARES = [
    "The so-called “people’s court” sat for an hour.",
    "The supposed “volunteers” carried new rifles.",
    "It is easy to speak of “stability” from afar.",
    "Another “historic” summit ended before lunch.",
    "The guards, in their “uniforms” of tracksuit and sandals, waved us through.",
    "For the islanders the “transition” has meant two jobs and no pension.",
    "The market put it in inverted commas: a “recovery” in inverted commas.",
    "Their 'republic' has neither mint nor post office.",
    "The rebels' “foreign minister”, Ana Duro, met envoys in a hotel.",
    "Duro's “government” controls three streets.",
    "Under the deal, “sensitive” goods are to be taxed twice.",
    "He has never hidden his contempt for the “capital crowd”.",
    "This is not the first “final” offer.",
]
SPEECH = [
    "The two sides had “constructive” talks, the delegations said.",
    "The two delegations said that they had held “constructive” talks.",
    "Jon Weller called the offer “absurd”.",
    "Jon Weller described the offer as “a bad joke”.",
    "The offer, Jon Weller said, was “absurd”.",
    "Asked about the offer, Jon Weller said it was “not serious”.",
    "Jon Weller promised to be “flexible” on dates.",
    "Jon Weller dismissed the report as “gossip”.",
    "“Absurd,” Jon Weller said.",
    "“Never!” Jon Weller said.",
    "Jon Weller said: “The Old Quay Is Ours.”",
    "Jon Weller denied having “bought” the vote.",
    "According to Jon Weller, the text is “dead”.",
    "Jon Weller accused the port of “blackmail”.",
    "Jon Weller will “never” sign, he told reporters.",
    "Ministers must “show courage,” Jon Weller wrote.",
    "In the words of Jon Weller, the deal is “a rope of sand”.",
    "The minister rejected what he called “diktats”.",
    "Jon Weller warned of “chaos” at the border.",
    "Jon Weller, who spoke of a “catastrophe”, left early.",
    "The letter refers to “grave concerns”.",
    "Jon Weller spoke of “a new beginning”.",
    "Jon Weller insisted that the talks were “on track”.",
    "The statement condemns the “cowardly attack”.",
    "The law, critics say, would create “second-class citizens”.",
    "The talks were, in the spokesman's phrase, “business as usual”.",
    "Jon Weller has denounced the vote as “theft” and the port as “a gang”.",
    "The delegations described their talks as “intense” and “useful.”",
    "Jon Weller demanded “unconditional” access for inspectors.",
    "Asked why, Jon Weller shrugged: “Weather.”",
    "Jon Weller was “very angry”, according to an aide.",
]


def read(text: str) -> tuple[QuotedSpeech, ...]:
    """The last paragraph's quotations, behind one that makes people known."""
    article = article_of(
        f"Port strike goes on\n\nJon Weller leads the dockers of Norvik.\n\n{text}", language_code="en"
    )
    return read_article(article).quotes


@pytest.mark.parametrize("text", TITLES)
def test_titles(text: str) -> None:
    assert {quote.kind for quote in read(text)} == {"title"}


@pytest.mark.parametrize("text", TERMS)
def test_terms(text: str) -> None:
    assert {quote.kind for quote in read(text)} == {"term"}


@pytest.mark.parametrize("text", SCARES)
def test_scare_quotes(text: str) -> None:
    assert {quote.kind for quote in read(text)} == {"scare"}


@pytest.mark.parametrize("text", SPEECH)
def test_short_speech(text: str) -> None:
    assert {quote.kind for quote in read(text)} == {"speech"}


def test_what_is_no_speech_has_no_speaker() -> None:
    [quote] = read("Jon Weller said nothing of the so-called “people’s court”.")
    assert (quote.kind, quote.speaker, quote.rule) == ("scare", None, "")


def test_a_title_is_known_again_where_nothing_tells() -> None:
    quotes = read("“Harbour Post” has the story. The daily “Harbour Post” sold out, says “Harbour Post”.")
    assert {quote.kind for quote in quotes} == {"title"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Le quotidien « Le Phare » a publié la lettre.", "title"),
        ("La prétendue « paix des braves » dure depuis un mois.", "scare"),
        ("Le terme « résident » n’y figure pas.", "term"),
        ("Mme Coll a qualifié l’offre de « plaisanterie ».", "speech"),
        ("« Jamais ! » a répondu Mme Coll.", "speech"),
    ],
)
def test_french(text: str, kind: str) -> None:
    article = article_of(f"Le port en grève\n\nMme Rhea Coll dirige les dockers.\n\n{text}", language_code="fr")
    assert {quote.kind for quote in read_article(article).quotes} == {kind}
