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
MORE = {
    "authorship": (
        "the ministry's lawyers drafted it|the annex was drawn up by the mediators|"
        "the clause was the port company's idea|the paragraph was inserted by the mayor's office|"
        "the text was dictated by the port company|she had not written a line of the draft|"
        "nobody on her team had drafted the memo|the note was a forgery|the letter was fabricated|"
        "the document was genuine|the wording was theirs|the clause had been slipped in overnight|"
        "the plan was cooked up in the capital|the draft was the work of a consultant|"
        "the draft came from the union's own office|the memo was not hers|a consultant had penned the paper|"
        "the signature on the letter was not hers|the plan had been prepared without the union|"
        "the paper was a product of the ministry"
    ),
    "receipt": (
        "it was never given the text|the letter never arrived|the notice had been delivered on Monday|"
        "it had not received any notice|the union was told of the plan in May|"
        "the mayor had known about the plan for weeks|it first heard of the plan on the radio|"
        "nobody had asked the dockers|it was kept in the dark about the plan|copies were sent to all parties|"
        "it had handed the list to the mediator|the letter had been returned unopened|"
        "she had not been given a copy|the ministry had been warned in writing|"
        "the invitation had never reached it|it had never been consulted about the text|"
        "the union had had the draft for a week|the email went to the wrong address|"
        "the ministry had ignored two letters"
    ),
    "agreement": (
        "it had never agreed to the plan|both sides had signed the protocol|there was no deal|"
        "no deal had been reached|the two sides had shaken hands on a figure|the mayor gave her word|"
        "the union had accepted the figure|nothing had been promised|"
        "the agreement had been initialled on Sunday|there had been an understanding|"
        "they had reached a deal in principle|the union had backed the text|"
        "the mayor had pledged to reopen the port|it had made no such promise|"
        "it had not consented to anything|the ministry had committed itself to a rise|"
        "the text had been approved by all parties|it had only agreed to study the text|"
        "the deal was never ratified"
    ),
    "content": (
        "the text makes no mention of jobs|the draft says that the port must close|the annex does not exist|"
        "there is no such clause|the agreement contains a ban on strikes|the letter asks for a delay|"
        "nothing in the text forbids strikes|the clause applies only to new staff|"
        "the word was struck from the text|the published text differs from the one that was signed|"
        "the map shows the wrong border|the treaty obliges the port to pay|the deal covers only two ports|"
        "the paragraph had been removed|the figure was not in the draft|the text provides for inspections|"
        "the text had been altered after the signing|page four had been swapped"
    ),
    "leak": (
        "the ministry had leaked the draft|the leak came from the ministry|it did not leak the letter|"
        "the letter was passed to the press by the union|"
        "somebody in the ministry gave the draft to reporters|the recording was leaked by the port company|"
        "it had not spoken to the press|the draft was handed to journalists by an aide|"
        "the union was behind the leak"
    ),
    "responsibility": (
        "the army had fired first|the port company broke the truce|the union sabotaged the talks|"
        "the talks failed because of the ministry|the union was to blame for the delay|"
        "rebels had attacked the convoy|the company had walked away from the talks|"
        "the ministry was responsible for the collapse of the talks|the drone was launched by the rebels|"
        "the strike was the fault of the company|the port company had violated the agreement|"
        "the soldiers had been provoked|the union was holding up the talks|"
        "the company had reneged on its promise|the ministry had not kept its word|"
        "its troops had not crossed the line|it had nothing to do with the attack|"
        "the rebels were behind the attack|the shells came from the north"
    ),
}
"""The same subjects in further words."""
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
    "{who} said the trains had arrived late.|{who} said a road had been closed when the deal was signed.|"
    "{who} said the festival would be held in May.|{who} told reporters he had first read about the sea in a book.|"
    "{who} said officers who had seen the letter were on leave.|"
    "{who} said the agreement signed in 1974 was a good one.|"
    "“I have read a lot about this town,” {who} said.|{who} said sales had been better before the text was sent.|"
    "{who} refused to comment on the draft.|“There is nothing to discuss,” {who} said.|{who} will publish the report."
)


def read(text: str) -> list[tuple[str, bool]]:
    """Subject of each claim, and whether somebody claims it."""
    reading = read_article(article_of(f"{INTRO}{text[0].upper()}{text[1:]} It rained.", name="x"))
    return [(claim.subject, claim.claimant is not None) for claim in reading.claims]


def test_claims_are_found_with_their_subject() -> None:
    random_, failed, total = random.Random(7), Counter[str](), 0
    for frames, table, times in ((FRAMES, SAID, 3), (FRAMES, MORE, 1), (DOING, DONE, 3)):
        for subject, contents in table.items():
            for what in contents.split("|"):
                for frame in random_.sample(frames.split("|"), times):
                    text = frame.format(who=random_.choice(WHO.split("|")), what=what)
                    failed[frame] += (subject, True) not in read(text)
                    total += 1
    assert failed.total() <= 0.03 * total, failed.most_common(10)


def test_the_same_words_may_claim_nothing() -> None:
    random_ = random.Random(7)
    texts = [frame.format(who=who) for frame in NOTHING.split("|") for who in random_.sample(WHO.split("|"), 3)]
    claimed = [text for text in texts if read(text)]
    assert len(claimed) <= 0.05 * len(texts), claimed
