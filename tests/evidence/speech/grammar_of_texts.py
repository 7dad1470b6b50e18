"""Texts that speak and people just named: factors of sentences whose truth is known."""

from __future__ import annotations

import random
from collections.abc import Iterator

BEFORE = "Celia Durand, the mayor of Carrow, met the delegations on Monday. Otto Brandt came.\n\nNobody knew.\n\n"

TEXTS = [
    "The letter",
    "The joint statement",
    "The treaty",
    "The draft",
    "The minutes",
    "The agreement",
    "The report",
    "The note",
    "The contract",
    "The ministry's notes",
    "The company's reply",
    "The inspector's report",
    "Article 4",
    "Clause 12",
    "Section 6",
    "Annex B",
    "The memo",
    "The resolution",
    "The accord",
    "The communiqué",
    "The ruling",
    "The notice",
    "A draft",
    "A letter",
    "A report",
    "A notice",
    "The bill",
    "The leaflet",
    "The protocol",
    "The final text",
    "The new version",
    "Minutes",
    "The charter",
    "The court's ruling",
    "The manifesto",
    "The annex",
    "The preamble",
    "The ceasefire agreement",
    "The proposal",
    "The plan",
    "The summary",
    "The transcript",
    "The order",
]
TOLD = [
    "",
    ", dated Thursday,",
    ", dated Thursday and seen by Continental News,",
    ", eleven sentences long,",
    ", a copy of which was seen by us,",
    ", which runs to nine pages,",
    ", published on Monday,",
    ", seen by this newspaper,",
    " of the meeting",
    " sent to parliament on Monday",
    " signed in 1991",
    ", signed in 1991,",
    " that was handed out on Monday",
    ", which has not been published,",
    " he signed in May",
    " seen by Reuters",
    ", drawn up in haste,",
    ", parts of which were read out in court,",
    " leaked last week",
    ", a single page,",
]
VERBS = [
    "says that both sides",
    "states that both sides",
    "provides that both sides",
    "stipulates that the port",
    "says the town",
    "requires owners to give",
    "commits both sides to",
    "speaks of",
    "refers to",
    "describes the air as",
    "calls the evidence",
    "obliges the parties to",
    "promises",
    "gives the port",
    "ends with the words",
    "contains the words",
    "records that the union",
    "said that both sides",
    "stated that the port",
    "spoke of",
    "described the evidence as",
    "warned that the town",
    "concludes that the port",
]
MANY = frozenset({"The minutes", "Minutes", "The ministry's notes"})

PEOPLE = {  # how somebody new is brought in -> the name, she or he
    "Jean Tolley, 81, was not impressed.": ("Jean Tolley", "she"),
    "Jean Tolley, who has a flat on the sixth floor, was not impressed.": ("Jean Tolley", "she"),
    "Lorna Birdsong, a retired lawyer, shook her head.": ("Lorna Birdsong", "she"),
    "Lorna Birdsong, who drafted it as a young lawyer for the port, disagrees.": ("Lorna Birdsong", "she"),
    "One of them, Pavel Orlik, will never vote for it.": ("Pavel Orlik", "he"),
    "The lone no vote came from Commissioner Ray Oakes.": ("Ray Oakes", "he"),
    "Outside stood Hester Mbeki, a nurse.": ("Hester Mbeki", "she"),
    "Teodor Marsh, who ran the office until 2029, said the two accounts need not exclude each other.": (
        "Teodor Marsh",
        "he",
    ),
    "Anna Keel runs a bakery on the quay.": ("Anna Keel", "she"),
    "Viktor Lund has driven a crane for thirty years.": ("Viktor Lund", "he"),
    "At the gate, Viktor Lund was waiting.": ("Viktor Lund", "he"),
    "Nadia Zorin, speaking for the drivers, was angry.": ("Nadia Zorin", "she"),
    "Harbourmaster Nadia Zorin was angry.": ("Nadia Zorin", "she"),
    "The bakery of Anna Keel is empty.": ("Anna Keel", "she"),
    "Not so, says Karl Stenmark, the leader of the opposition.": ("Karl Stenmark", "he"),
    "Karl Stenmark, 54, lost his job in May.": ("Karl Stenmark", "he"),
    "For Karl Stenmark it was the end of a long week.": ("Karl Stenmark", "he"),
    "Among them was Ruth Sandiford, 33.": ("Ruth Sandiford", "she"),
    "Ruth Sandiford read the letter aloud from the stage.": ("Ruth Sandiford", "she"),
    "Ruth Sandiford was born in the town and has never left it.": ("Ruth Sandiford", "she"),
}
SAID = [
    "“It is late,” {p} said.",
    "“It is late,” {p} said by phone. “The bridge is shut.”",
    "“It is late,” {p} told the paper.",
    "{P} said it was “a bad joke for us”.",
    "{P} called the offer “a bad joke”.",
    "“It is late,” {p} tells me.",
    "{P} added: “It is late.”",
    "“It is late,” {p} said on Monday, “and the bridge is shut.”",
    "{P} told reporters that the town “cannot wait for ever”.",
]

STRANGERS = [
    "state television",
    "tenants",
    "local newspapers",
    "pensioners",
    "some shopkeepers",
    "supporters of the plan",
    "the harbour's pilots",
    "drivers",
    "Karsovian state radio",
    "several growers",
    "his neighbours",
    "the island's fishermen",
    "critics",
    "two lorry drivers",
    "the night shift",
]
CALLED = [
    "{W} called it “a bad joke”.",
    "{W} described the offer as “a bad joke”.",
    "{W} said “no deal was done”.",
    "The offer, which {w} called “a bad joke”, is dead.",
    "The talks ended as {w} said “no deal was done”.",
    "{W} called the offer “a bad joke”.",
    "{W} warned: “It is late.”",
    "{W} said that the bridge “will never be safe again”.",
]

ASIDES = [
    "The town was late, {w} said, and the line had been added by “somebody with a good pen”.",
    "There was no annex, {w} said; what was printed was “somebody's wish list”.",
    "Nothing was signed, {w} said, but the port had “every right to be angry”.",
]


def texts(count: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """Text, the name that is right, and the factors."""
    draw = random.Random(seed)
    for _ in range(count):
        who, told, verb = draw.choice(TEXTS), draw.choice(TOLD), draw.choice(VERBS)
        if who in MANY:
            verb = _plural(verb)
        yield f"{who}{told} {verb} “a good and lasting peace”.", who, f"{who} / {told} / {verb}"


def _plural(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    return f"{first.removesuffix('s')} {rest}".strip()


def people() -> Iterator[tuple[str, str, str]]:
    for intro, (name, pronoun) in PEOPLE.items():
        for said in SAID:
            text = said.replace("{p}", pronoun).replace("{P}", pronoun.capitalize())
            yield f"{intro} {text}", name, f"{intro} / {said}"


def strangers() -> Iterator[tuple[str, str, str]]:
    for who in STRANGERS:
        for frame in CALLED:
            yield frame.replace("{w}", who).replace("{W}", who[0].upper() + who[1:]), who, f"{who} / {frame}"
    for frame in ASIDES:
        for who in ("Durand", "Otto Brandt", "the mayor", "she"):
            name = "Otto Brandt" if who == "Otto Brandt" else "Celia Durand"
            yield frame.replace("{w}", who), name, f"{who} / {frame}"
