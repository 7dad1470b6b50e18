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


AUTHORSHIP, RECEIPT, AGREEMENT, CONTENT = "authorship", "receipt", "agreement", "content"
LEAK, BLAME, OTHER = "leak", "responsibility", "other"


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (AUTHORSHIP, "Jon Weller said the offer had been drafted in London."),
        (AUTHORSHIP, "“This text is not ours,” Jon Weller told reporters."),
        (AUTHORSHIP, "“I didn’t write a word of that memo,” Jon Weller said."),
        (AUTHORSHIP, "The wording came from the cabinet office, Jon Weller said."),
        (AUTHORSHIP, "Jon Weller claimed that whole pages had been copied from an industry brochure."),
        (AUTHORSHIP, "According to Jon Weller, the clause was inserted at dawn by the ministry."),
        (AUTHORSHIP, "Jon Weller accused the port of forging the minutes."),
        (RECEIPT, "“We were never consulted,” Jon Weller said."),
        (RECEIPT, "“The ministry was told in March,” Jon Weller said."),
        (RECEIPT, "Jon Weller insists he only learned of the plan from the radio."),
        (RECEIPT, "Jon Weller complained that the committee had been kept in the dark."),
        (RECEIPT, "Jon Weller denied receiving the report."),
        (RECEIPT, "Jon Weller said no documents were given to the union."),
        (AGREEMENT, "“There was never an agreement,” said Jon Weller."),
        (AGREEMENT, "Jon Weller denied that any deal had been struck."),
        (AGREEMENT, "Jon Weller maintains that the port promised a second bridge."),
        (AGREEMENT, "“We gave no undertaking of any kind,” Jon Weller said."),
        (AGREEMENT, "Jon Weller insisted that there had been no secret deal."),
        (CONTENT, "“The treaty says nothing about wells,” Jon Weller said."),
        (CONTENT, "Jon Weller said the draft does not mention the islands."),
        (CONTENT, "Jon Weller says the text gives the port a veto."),
        (LEAK, "“We did not leak it,” Jon Weller said."),
        (LEAK, "“The leak came from the ministry,” Jon Weller said."),
        (LEAK, "Jon Weller denied leaking the letter."),
        (BLAME, "Jon Weller said the talks had been derailed by the ministry."),
        (BLAME, "Jon Weller said the company had refused to negotiate."),
        (BLAME, "Jon Weller pointed the finger at the company."),
        (BLAME, "Jon Weller holds the company responsible for the fire."),
        (BLAME, "Jon Weller denied violating the truce."),
        (OTHER, "“That is simply untrue,” Jon Weller said."),
        (OTHER, "Jon Weller said his words had been taken out of context."),
        (OTHER, "Jon Weller dismissed the letter as a fake."),
        (BLAME, "Jon Weller denied having threatened anyone."),
    ],
)
def test_turns_of_phrase(subject: str, text: str) -> None:
    claims = read(f"Jon Weller leads the dockers of Tarva.\n\n{text}").claims
    assert [(claim.subject, claim.claimant and claim.claimant.name) for claim in claims] == [(subject, "Jon Weller")]


@pytest.mark.parametrize(
    "text",
    [
        "Who wrote the draft is disputed.",
        "It is not known who leaked the letter.",
        "Whether the company agreed is unclear.",
        "Jon Weller refused to say who wrote the letter.",
        "“If they had told us, we would have come,” Jon Weller said.",
        "Jon Weller said an earlier proposal would be withdrawn unless it was signed by Friday.",
        "Jon Weller said he would not sign anything that did not provide for pay.",
        "Jon Weller said the union had known the minister since school.",
        "Jon Weller thanked the crews for the letters they had sent.",
        "The company, “never consulted”, sent a cake.",
    ],
)
def test_questions_conditions_and_wishes_are_no_claims(text: str) -> None:
    assert read(f"Jon Weller leads the dockers of Tarva.\n\n{text}").claims == ()


@pytest.mark.parametrize(
    ("before", "answer", "subject"),
    [
        ("Ana Prieto accused the union of breaking the truce.", "The union rejected the accusation.", BLAME),
        ("Ana Prieto accused the port of shelling two boats.", "Jon Weller denied it on Monday.", BLAME),
        ("Ana Prieto blamed the port for breaking the truce.", "Jon Weller disputes this.", BLAME),
        ("Ana Prieto said the army fired first.", "Jon Weller called the claim “absurd”.", BLAME),
    ],
)
def test_an_answer_is_about_what_was_claimed_before(before: str, answer: str, subject: str) -> None:
    text = f"Jon Weller leads the dockers of Tarva.\n\n{before} {answer}"
    last = read(text).claims[-1]
    assert last.subject == subject
    assert answer.startswith(last.text)


@pytest.mark.parametrize(
    ("before", "answer"),
    [
        ("Ana Prieto said the draft had been written by the port.", "Jon Weller denied it."),
        ("Ana Prieto said the text was agreed in May.", "Jon Weller disputes this."),
    ],
)
def test_only_the_answer_to_a_charge_is_a_claim_of_its_own(before: str, answer: str) -> None:
    """Of answers to other claims people label one in four: they tell nothing but that somebody says no."""
    text = f"Jon Weller leads the dockers of Tarva.\n\n{before} {answer}"
    assert not [claim for claim in read(text).claims if answer.startswith(claim.text)]


@pytest.mark.parametrize(
    "told",
    [
        "Ana Prieto said she was glad when the draft was written by experts.",
        "According to officials who have seen the draft, talks go on.",
        "Ana Prieto said she wanted to know what they had signed.",
        "Ana Prieto said the agreement signed in May was the best the port could get.",
        "Nobody would have signed the text, Ana Prieto said.",
    ],
)
def test_what_only_tells_when_or_which_claims_nothing(told: str) -> None:
    assert not read(told).claims


def test_what_the_press_is_sent_is_a_leak() -> None:
    [claim] = read("Ana Prieto says the map was sent to journalists by the port.").claims
    assert claim.subject == LEAK


def test_what_one_claims_twice_in_a_sentence_is_one_claim() -> None:
    text = "“There was no deal, and no deal was signed,” said Rosa Lind."
    assert [claim.subject for claim in read(text).claims] == [AGREEMENT]


def test_a_clause_that_tells_which_text_is_meant_claims_nothing() -> None:
    claims = read("Rosa Lind said the version he had been shown was in a drawer.").claims
    assert "receipt" not in {claim.subject for claim in claims}
