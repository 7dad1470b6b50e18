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


ACTS = [
    "Ana Prieto wore a miner's helmet to the signing.",
    "The general came to the table in full uniform.",
    "The islands sent a junior clerk to the ceremony.",
    "The dinner was cancelled an hour before it was to begin.",
    "The two ministers did not shake hands.",
    "The envoy tore up the letter in front of the cameras.",
    "Tarva recalled its ambassador on Monday.",
    "Marrow expelled three diplomats.",
    "The chair of the delegation remained empty.",
    "An empty chair stood where the envoy should have sat.",
    "The flags of the islands had been removed from the hall.",
    "The union walked out of the talks after nine minutes.",
    "Ana Prieto boycotted the opening session.",
    "The mayor kept the envoy waiting for an hour.",
    "The two delegations sat at opposite ends of the hall.",
    "A transcript of the call was leaked to a newspaper.",
    "The ministry published the minutes on Friday.",
    "Ana Prieto flew to Marrow on a cargo plane.",
    "The president visited troops at the front.",
    "Ana Prieto laid a wreath at the monument.",
    "The envoy turned his back on the stage.",
    "The minister refused to pose for the photograph.",
    "Tarva was represented by its deputy consul.",
    "The islanders lowered the flag to half-mast.",
    "The crews threw their caps on the table.",
    "Ana Prieto appeared at the talks in a life jacket.",
    "The envoy arrived forty minutes late.",
    "The minister stayed away from the banquet.",
    "Marrow sent its deputy minister instead.",
    "The prime minister came in person.",
    "The visit was put off at the last minute.",
    "Ana Prieto pulled out of the summit.",
    "The envoy was received by a junior official.",
    "The two leaders embraced on the runway.",
    "The general saluted the flag of the other side.",
    "The two delegations exchanged gifts.",
    "The government posted the text on its website.",
    "The recording surfaced on Tuesday.",
    "The minister waved the contract in front of the cameras, then held up a map.",
    "Ana Prieto read out the letter from the steps of the town hall.",
    "Marrow downgraded its mission.",
    "The envoy refused to sit at the table.",
    "The delegations used separate doors and sat in separate rooms.",
    "Ana Prieto was seated next to the exit.",
]
ORDINARY = [
    "The company put nine ships on the route.",
    "The minister left the ministry in 2019 after a long career.",
    "The union said nothing had changed.",
    "The talks were held up by fog.",
    "Ana Prieto gave an interview to a weekly in May.",
    "The bank released figures for May on Monday.",
    "The court handed down a sentence of nine years.",
    "The ferry left early because of the tide.",
    "The price of bread rose to nine crowns.",
    "The delegation included nine engineers.",
    "The treaty was published in 1962 and has been out of print since.",
    "The envoy came home in June.",
    "She took her children to school every day.",
    "The mayor stood for election twice.",
    "The ship was placed under arrest.",
    "The report was released in 2021.",
    "Talks resumed on Tuesday in the same hotel.",
    "Ana Prieto has read the letter.",
    "The union posted a loss of nine million.",
    "The port issued nine licences last year.",
    "The minister is absent from work because of illness.",
    "Police said a man had carried a gun into the shop.",
    "The army laid a pipe across the river.",
    "He sat on the board of the port for nine years.",
    "Two trains met at the station.",
    "The ministry sent a note to schools about lice.",
    "The village has no minister of its own.",
    "Ana Prieto walked to work.",
    "The storm tore up the road and threw boats on the beach.",
    "Ana Prieto did not say when the vote would be held.",
    "The company paid for the gifts.",
    "Ministers said they would keep quiet until the vote.",
    "The plane landed at nine on Friday.",
    "The committee tabled a motion in May.",
    "The museum displayed a map from 1790.",
    "The two countries exchanged ambassadors in 1950.",
    "A statement from the ministry said the road was closed.",
    "The paper carried advertisements only.",
    "The general wore glasses.",
    "The road leads to the gates of the palace.",
    "The fishermen left the harbour at dawn.",
    "The bank put the loss at nine million.",
    "The minister said she had no comment.",
    "The ministry issued a warning about fog.",
    "The city raised taxes on parking.",
    "The paper ran a competition for schools.",
    "The general returned to his village after the war.",
    "The delegation arrived on Monday.",
    "The company presented its figures.",
    "The two sides sat down for talks on Friday.",
    "The court threw out the case.",
    "Inspectors took samples from the wells.",
    "The union held a vote on Tuesday.",
    "The bishop gave his blessing.",
    "The envoy handed over to his successor in May.",
    "The talks lasted nine hours.",
    "The minister attended the conference in May.",
    "The book was carried by most shops.",
    "Nine people stood in line for bread.",
    "The government quit the fund in 2019.",
    "The crews returned to work without a deal.",
    "Her party took nine seats.",
    "The police removed the barrier.",
    "The mayor met the crews on Friday.",
]


@pytest.mark.parametrize("text", ACTS)
def test_what_speaks(text: str) -> None:
    assert len(acts_of(text)) == 1


@pytest.mark.parametrize("text", ORDINARY)
def test_what_is_done_every_day_is_no_act(text: str) -> None:
    assert acts_of(text) == ()
