"""A small grammar of how news English gives quotations to speakers: every sentence it makes knows its truth."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

INTRO = "Celia Durand, the mayor of Carrow, met the delegations on Monday. "
"""Before every pronoun, surname and role, so that it has somebody to mean."""

WHO = {
    # as it stands in the sentence -> the name that is right
    "Durand": "Celia Durand",
    "Celia Durand": "Celia Durand",
    "Mayor Celia Durand": "Celia Durand",
    "Mayor Durand": "Celia Durand",
    "Ms Durand": "Celia Durand",
    "the mayor": "Celia Durand",
    "the mayor, Celia Durand,": "Celia Durand",
    "Celia Durand, the mayor,": "Celia Durand",
    "she": "Celia Durand",
    "the mayor of Carrow": "Celia Durand",
    "Carrow's mayor, Celia Durand,": "Celia Durand",
    "Carrow mayor Celia Durand": "Celia Durand",
    "Ms Durand, who chaired the talks,": "Celia Durand",
    "Dr. Roth": "Roth",
    "Foreign Minister Anton Reyl": "Anton Reyl",
    "Tarvian Foreign Minister Anton Reyl": "Anton Reyl",
    "Tarvia's foreign minister, Anton Reyl,": "Anton Reyl",
    "Anton Reyl, Tarvia's foreign minister,": "Anton Reyl",
    "Brigadier Tal Oren": "Tal Oren",
    "Brigadier Tal Oren, the army's spokesman,": "Tal Oren",
    "the union's general secretary, Maeve Conlon,": "Maeve Conlon",
    "Maeve Conlon, general secretary of the Harbour Union,": "Maeve Conlon",
    "Maeve Conlon of the Harbour Union": "Maeve Conlon",
    "union leader Maeve Conlon": "Maeve Conlon",
    "Tarvia's ombudswoman for prisoners, Ilse Marant,": "Ilse Marant",
    "Ilse Marant, Tarvia's ombudswoman,": "Ilse Marant",
    "county commissioner Brenda Astley": "Brenda Astley",
    "Adam Krol, 54, who drives a crane,": "Adam Krol",
    "Adam Krol, a crane driver,": "Adam Krol",
    "spokesman Adam Krol": "Adam Krol",
    "ministry spokeswoman Ana Prieto": "Ana Prieto",
    "the ministry's spokeswoman, Ana Prieto,": "Ana Prieto",
    "Prime Minister Joost ter Haar": "Joost ter Haar",
    "former president Joost ter Haar": "Joost ter Haar",
    "chief negotiator Lena Vik": "Lena Vik",
    "Lena Vik, the chief negotiator,": "Lena Vik",
    "analyst Lena Vik of the Carrow Institute": "Lena Vik",
    "Lena Vik, an analyst at the Carrow Institute,": "Lena Vik",
    "her deputy, Paul Nash,": "Paul Nash",
    "a spokesman": "a spokesman",
    "a ministry spokesman": "a ministry spokesman",
    "a spokeswoman for the ministry": "a spokeswoman for the ministry",
    "a senior official": "a senior official",
    "one diplomat": "one diplomat",
    "a Western diplomat": "a Western diplomat",
    "a second diplomat": "a second diplomat",
    "an aide to the president": "an aide to the president",
    "a person familiar with the talks": "a person familiar with the talks",
    "an official briefed on the talks": "an official briefed on the talks",
    "one of the negotiators": "one of the negotiators",
    "a source close to the talks": "a source close to the talks",
    "two officials": "two officials",
    "officials": "officials",
    "residents": "residents",
    "both delegations": "both delegations",
    "the two delegations": "the two delegations",
    "union leaders": "union leaders",
    "the ministry": "the ministry",
    "the foreign ministry": "foreign ministry",
    "the Harbour Union": "Harbour Union",
    "the government": "the government",
    "the company": "the company",
    "the army": "the army",
    "Reyl’s office": "Reyl's office",
    "NetRail": "NetRail",
    "the European Commission": "European Commission",
}

FRAMES = {
    # name -> template; every quotation in it is of the one named
    "said, comma": "“We cannot wait for ever,” {s} said{t}.",
    "said inverted": "“We cannot wait for ever,” said {s}{t}.",
    "says": "“We cannot wait for ever,” {s} says{t}.",
    "added": "“We cannot wait for ever,” {s} added{t}.",
    "told reporters": "“We cannot wait for ever,” {s} told reporters{t}.",
    "told a paper": "“We cannot wait for ever,” {s} told the Carrow Herald{t}.",
    "said, then more": "“We cannot wait for ever,” {s} said{t}. “It is late.”",
    "told, then more": "“We cannot wait for ever,” {s} told reporters{t}. “It is late.”",
    "inverted, then more": "“We cannot wait for ever,” said {s}{t}. “It is late. The bridge is shut.”",
    "broken": "“We cannot wait,” {s} said{t}, “and we will not.”",
    "broken, sentence": "“It is late,” {s} said{t}. “And we will not wait.” The talks go on.",
    "question": "“How long are we to wait?” {s} asked{t}.",
    "question, then more": "“How long are we to wait?” {s} asked{t}. “It is late.”",
    "wrote": "“We cannot wait for ever,” {s} wrote{t}.",
    "warned": "“We cannot wait for ever,” {s} warned{t}.",
    "colon": "{S} said{t}: “We cannot wait for ever.”",
    "colon told": "{S} told reporters{t}: “We cannot wait for ever.”",
    "colon added": "{S} added: “We cannot wait for ever.”",
    "comma before": "{S} said{t}, “We cannot wait for ever.”",
    "partial": "{S} said{t} that the town “cannot wait for ever”.",
    "partial, no that": "{S} said the town “cannot wait for ever”{t}.",
    "they": "{S} said they “cannot wait for ever”.",
    "called": "{S} called the offer “a bad joke”{t}.",
    "described": "{S} described the offer as “a bad joke”{t}.",
    "dismissed": "{S} dismissed the offer as “a bad joke”{t}.",
    "accused": "{S} accused the other side of “a bad joke at our cost”{t}.",
    "according": "According to {s}, the offer is “a bad joke”.",
    "according, comma": "The offer is “a bad joke and no more”, according to {s}.",
    "quoted": "{S} was quoted as saying{t}: “We cannot wait for ever.”",
    "has said": "{S} has said the offer is “a bad joke”{t}.",
    "insisted aside": "The offer, {s} insisted{t}, was “a bad joke”.",
    "said aside": "The offer was, {s} said{t}, “a bad joke”.",
    "speaking": "Speaking in Geneva, {s} said the offer was “a bad joke” and left.",
    "speaking after": "{S}, speaking after the meeting, warned that the offer was “a bad joke”.",
    "asked about": "Asked about the offer, {s} replied: “It is a bad joke.”",
    "asked whether": "Asked whether the offer stood, {s} said{t}: “It is a bad joke.”",
    "in a statement": "In a statement, {s} called the offer “a bad joke” and an insult.",
    "adding": "{S} said the talks had failed, adding that the offer was “a bad joke”.",
    "adding, quote": "{S} said the talks had failed{t}, adding: “We cannot wait for ever.”",
    "and said": "{S} rejected the offer{t} and said it was “a bad joke”.",
    "next sentence": "{S} rejected the offer{t}. “We cannot wait for ever,” {p} said.",
    "said, with": "“We cannot wait for ever,” {s} said, adding that the talks “had failed long ago”.",
    "vowed": "{S} vowed{t} to fight the offer “with every means we have”.",
    "urged": "{S} urged the other side{t} to “stop wasting our time”.",
    "denied": "{S} denied that the offer was “a bad joke”{t}.",
    "denounced": "{S} denounced{t} what {p} called “a bad joke”.",
    "two pieces": "{S} said{t} the offer was “a bad joke” and that the town “cannot wait for ever”.",
    "while": "“We cannot wait for ever,” {s} said{t}, while the other side kept silent.",
    "as": "“We cannot wait for ever,” {s} said as the talks went on.",
    "before verb-ing": "“We cannot wait for ever,” {s} said{t}, pointing to the bridge.",
    "and then": "“We cannot wait for ever,” {s} said{t}, and left the room.",
    "reports of": "“We cannot wait for ever,” {s} was quoted as saying{t}.",
    "put it": "“We cannot wait for ever,” was how {s} put it{t}.",
    "as put": "“We cannot wait for ever,” as {s} put it{t}.",
    "for": "For {s} the offer was “a bad joke”.",
    "words of": "In the words of {s}, the offer is “a bad joke”.",
    "what called": "The talks failed over what {s} called “a bad joke”.",
    "criticised": "{S} criticised{t} the “reckless and dishonest” offer.",
    "said, to": "“We cannot wait for ever,” {s} said in reply to a question{t}.",
    "long": "“We cannot wait for ever. The bridge is shut. The water is high,” {s} said{t}.",
}

TAILS = (
    "",
    " on Monday",
    " on Tuesday evening",
    " late on Tuesday",
    " by phone",
    " by telephone from Carrow",
    " in a statement",
    " in a statement late on Tuesday",
    " in a phone interview",
    " in an interview with the Carrow Herald",
    " in an email",
    " in a post on social media",
    " on state television",
    " on condition of anonymity",
    " through an interpreter",
    " with a smile",
    " when I ask",
    " when asked about the offer",
    " after the meeting",
    " before the vote",
    " at the crossing",
    " at a news conference in Geneva",
    " outside the town hall",
    " during a visit to the port",
    " in parliament on Wednesday",
    " in Geneva",
    " from the steps of the court",
    " of the offer",
    " last week",
    " the next day",
    " hours later",
    " shortly before midnight",
    " quietly",
    " flatly",
    " again",
    " in March",
    " in the early hours of Friday",
    " to applause",
    " at the time",
    " over the weekend",
)

ABOVE = {
    "nothing": "Talks went on.",
    "another person": "Otto Brandt, the port's director, was not there.",
    "another speaker": "“There is no hurry,” Otto Brandt, the port's director, said on Sunday.",
}
BEHIND = {
    "nothing": "",
    "narration": " The bridge has been shut since March.",
    "another": "\n\nOtto Brandt declined to comment.",
    "another speaks": "\n\n“There is no hurry,” said Otto Brandt.",
}
BODIES = {
    "the ministry",
    "the foreign ministry",
    "the Harbour Union",
    "the government",
    "the company",
    "the army",
    "Reyl’s office",
    "NetRail",
    "the European Commission",
}
NOT_WITH = {
    "they": {name for name, right in WHO.items() if right[0].isupper() and " " in right and "Union" not in right},
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text, where in it the sentence stands, and who says all the quotations there."""

    text: str
    start: int
    end: int
    speaker: str
    factors: tuple[tuple[str, str], ...]


def made(count: int, seed: int) -> Iterator[Sentence]:
    """So many sentences, each factor drawn by itself."""
    drawn = random.Random(seed)
    for _ in range(count):
        who, frame, tail = drawn.choice(list(WHO)), drawn.choice(list(FRAMES)), drawn.choice(TAILS)
        above, behind = drawn.choice(list(ABOVE)), drawn.choice(list(BEHIND))
        yield sentence(who, frame, tail, above, behind)


def sentence(who: str, frame: str, tail: str = "", above: str = "nothing", behind: str = "nothing") -> Sentence:
    """The sentence of one choice of factors."""
    if who in NOT_WITH.get(frame, ()):
        frame = "partial"
    template = FRAMES[frame]
    if "{t}" not in template:
        tail = ""
    is_last = who.endswith(",")
    pronoun = _pronoun(who)
    filled = template
    filled = filled.replace("{s},", who[:-1] + ",") if is_last else filled
    if is_last and not tail:
        for sign in (".", ",", ":"):
            filled = filled.replace("{s}{t}" + sign, who[:-1] + sign)
        filled = filled.replace("{s}.", who[:-1] + ".").replace("{s} the", who + " the")
    filled = filled.replace("{S}", who[0].upper() + who[1:]).replace("{s}", who).replace("{t}", tail)
    filled = filled.replace("{p}", pronoun)
    head = f"{INTRO}\n\n{ABOVE[above]}\n\n" if who != "she" else f"{ABOVE[above]}\n\n{INTRO}"
    return Sentence(
        text=head + filled + BEHIND[behind],
        start=len(head),
        end=len(head) + len(filled),
        speaker=WHO[who],
        factors=(("who", who), ("frame", frame), ("tail", tail), ("above", above), ("behind", behind)),
    )


def _pronoun(who: str) -> str:
    if who in BODIES:
        return "it"
    if WHO[who].endswith("s") and not WHO[who][0].isupper():
        return "they"
    is_man = any(name in WHO[who] for name in ("Anton", "Tal Oren", "Adam", "Joost", "Nash")) or who == "a spokesman"
    return "he" if is_man or who == "a ministry spokesman" else "she"
