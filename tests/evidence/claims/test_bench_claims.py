"""A grammar of claims: who claims or denies what, in which frame; sentences of the same words that claim nothing."""

from __future__ import annotations

import random
from collections import Counter

from onetext.evidence import article_of, read_article

INTRO = (
    "Talks at Carrow\n\nCelia Durand, the mayor of Carrow, met the port company on Monday. Jon Weller leads the "
    "Harbour Union. The ministry published a draft.\n\n"
)
WHO = "Durand|Celia Durand|the mayor|the ministry|Jon Weller|the Harbour Union|a senior official|two diplomats"
SAID = {
    "authorship": (
        "the draft was written by the ministry|the port company wrote the draft|the text came from the ministry|"
        "it had nothing to do with the draft|it had no part in drafting the plan|"
        "most of the paragraphs were copied from a company paper"
    ),
    "receipt": (
        "the ministry received the letter in May|it sent the letter on July 29|nobody had told it about the plan|"
        "it had not been shown the draft|no copy of the text ever reached the union|it was not consulted on the text"
    ),
    "agreement": (
        "the two sides had agreed on a pause|the ministry had promised nothing|the mayor never signed the pact"
    ),
    "content": (
        "the draft does not contain a ban on strikes|the text says nothing about jobs|"
        "the published version is not the one that was initialled|the clause was never in the draft"
    ),
    "leak": (
        "the ministry leaked the draft|the paper got the draft from the ministry|nobody in its office leaked the draft"
    ),
    "responsibility": (
        "the company did not break the truce|the ministry blocked the talks|the union did not walk away from the talks|"
        "the drone hit the hospital|it did not target the boats|the army opened fire on the boats"
    ),
}
DONE = {
    "authorship": "drafting the text|dictating the plan",
    "receipt": "withholding the letter|hiding the report",
    "agreement": "signing the pact|having promised a rise",
    "leak": "leaking the draft|passing the draft to the press",
    "responsibility": "breaking the truce|blocking the talks|sabotaging the talks",
}
FRAMES = (
    "{who} said that {what}.|{who} claimed that {what}.|{who} insisted {what}.|According to {who}, {what}.|"
    "{who} told reporters that {what}.|{who} denied that {what}.|{who} rejected claims that {what}.|"
    "{who} dismissed a report that {what}.|{who} said on Monday it was not true that {what}.|"
    "{who} contends that {what}."
)
DOING = (
    "{who} denied {what}.|{who} accused the port company of {what}.|{who} rejected the accusation of {what}.|"
    "The port company was accused by {who} of {what}."
)
NOTHING = (
    "{who} said talks would resume on Monday.|{who} wants the text to be signed by Friday.|"
    "{who} called the plan useful.|"
    "{who} said the agreement was a step forward.|{who} said the deal must be signed this week.|"
    "{who} said nobody could say when talks would resume.|“I have never seen so many boats,” {who} said.|"
    "{who} denied the request for a delay.|{who} said prices had broken all records.|{who} asked who wrote the draft.|"
    "The company is responsible for repairs, {who} said.|{who} said they had agreed to meet again on Friday.|"
    "{who} refused to comment on the draft.|“There is nothing to discuss,” {who} said.|{who} will publish the report."
)


def read(text: str) -> list[tuple[str, bool]]:
    """Subject of each claim, and whether somebody claims it."""
    reading = read_article(article_of(f"{INTRO}{text[0].upper()}{text[1:]} It rained.", name="x"))
    return [(claim.subject, claim.claimant is not None) for claim in reading.claims]


def test_claims_are_found_with_their_subject() -> None:
    random_, failed, total = random.Random(7), Counter[str](), 0
    for frames, table in ((FRAMES.split("|"), SAID), (DOING.split("|"), DONE)):
        for subject, contents in table.items():
            for what in contents.split("|"):
                for frame in random_.sample(frames, 4):
                    text = frame.format(who=random_.choice(WHO.split("|")), what=what)
                    failed[frame] += (subject, True) not in read(text)
                    total += 1
    assert failed.total() <= 0.03 * total, failed.most_common(10)


def test_the_same_words_may_claim_nothing() -> None:
    random_ = random.Random(7)
    texts = [frame.format(who=who) for frame in NOTHING.split("|") for who in random_.sample(WHO.split("|"), 3)]
    claimed = [text for text in texts if read(text)]
    assert len(claimed) <= 0.05 * len(texts), claimed
