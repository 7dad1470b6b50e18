"""A grammar of who is named once and then called otherwise: how brought in, how far back, and by which words meant.

Where two could be meant nobody may be named: that is counted apart, and weighs more.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import pytest

from onetext.evidence import article_of, read_article

_SURE, _SILENT = 0.93, 0.97
"""Shares right that are reached: of those who are told, and of those that nobody can tell."""

_PEOPLE = (
    ("Ilse Marant", "she"),
    ("Teodor Marsh", "he"),
    ("Lorna Birdsong", "she"),
    ("Jean-Marc Aubry", "he"),
    ("Kwame Addo", "he"),
    ("Jean Tolley", "she"),
    ("Oskar Bly", "he"),
    ("Siobhan O’Rourke", "she"),
)
_OFFICES = (
    ("prime minister", "the prime minister", "Lothmark"),
    ("interior minister", "the minister", "Lothmark"),
    ("chief executive", "the chief executive", "Tessin Pipelines"),
    ("general secretary", "the general secretary", "the Railmen’s League"),
    ("mayor", "the mayor", "Carrow"),
    ("chief negotiator", "the negotiator", "the Harbour Union"),
    ("harbour master", "the harbour master", "Aske"),
    ("state auditor", "the auditor", "Veridia"),
    ("trade envoy", "the envoy", "Veridia"),
    ("spokesperson", "the spokesperson", "the coastguard"),
    ("chair", "the chair", "the housing committee"),
)
_OF_PERSON = {
    "role name": "{R} {n} met the delegations on Monday.",
    "the role name": "The {r}, {n}, met the delegations on Monday.",
    "name, role of body": "{n}, {r} of {o}, met the delegations on Monday.",
    "name, the role of body": "{n}, the {r} of {o}, met the delegations on Monday.",
    "body's role, name": "{O}’s {r}, {n}, met the delegations on Monday.",
    "name, age, role": "{n}, 58, {r} of {o}, met the delegations on Monday.",
    "name was role": "{n} has been {r} of {o} since March.",
    "name, who is": "{n}, who is {r} of {o}, met the delegations on Monday.",
    "name, who was role and": "{n}, who became {r} of {o} last year and lives in Carrow, met the delegations.",
    "name, who does": "{n}, the only {r} to stay in the room until Thursday, left the talks at noon.",
    "role of body, name": "The {r} of {o}, {n}, met the delegations on Monday.",
}
_BODIES = (
    ("the Harbour Workers’ Union", "HWU", "the union", "which represents 4,000 dockers"),
    ("Norvik Steel", "", "the company", "which runs the mill at Aske"),
    ("the National Grid Agency", "NGA", "the agency", "which regulates prices"),
    ("the Coastal Alliance", "", "the alliance", "which won the election in May"),
    ("the Delta Farmers’ League", "DFL", "the league", "which speaks for 900 farms"),
    ("Halden Bank", "", "the bank", "which holds most of the bonds"),
    ("the Carrow Herald", "", "the paper", "which is printed in Aske"),
    ("the Institute for Border Studies", "IBS", "the institute", "which advises both sides"),
    ("the Union of Tarvian Teachers", "UTT", "the union", "which has 30,000 members"),
    ("Castlebay & Sons", "", "the firm", "which owns the quay"),
)
_OF_BODY = {
    "subject": "{B} rejected the draft on Monday.",
    "abbreviation": "{B}{a} rejected the draft on Monday.",
    "which": "{B}, {w}, rejected the draft on Monday.",
    "object": "Letters went out to {b} on Monday.",
    "of somebody": "Ruth Sand, a lawyer for {b}, came to the talks.",
}
_FAR = {
    "next sentence": " ",
    "next paragraph": "\n\n",
    "three paragraphs": "\n\nRain fell all night over the valley.\n\nThe road to the dam was closed.\n\n",
    "five paragraphs": "\n\nRain fell all night.\n\nThe road was closed.\n\nA bridge gave way.\n\nIt is cold.\n\n",
}
_SAYS = {
    "behind": "“We cannot wait for ever,” {x} said.",
    "before": "{X} said the offer had been withdrawn.",
    "told": "{X} told reporters that the ferry would stop.",
    "on Tuesday": "On Tuesday {x} said that the ferry would stop.",
}


def _large(words: str) -> str:
    return words[0].upper() + words[1:]


def _of_people(rng: random.Random) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for intro, far, says in ((one, two, three) for one in _OF_PERSON for two in _FAR for three in _SAYS):
        (name, pronoun), (role, short, body) = rng.choice(_PEOPLE), rng.choice(_OFFICES)
        ways = {"role": short, "surname": name.split()[-1]}
        if "paragraphs" not in far:
            ways["pronoun"] = pronoun
        way = rng.choice(sorted(ways))
        owner = body if body[0].isupper() else _large(body)
        first = _OF_PERSON[intro].format(n=name, r=role, R=role.title(), o=body, O=owner)
        yield (intro, far, way, says), first + _FAR[far] + _said(says, ways[way]), name


def _of_bodies(rng: random.Random) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for intro, far, says in ((one, two, three) for one in _OF_BODY for two in _FAR for three in _SAYS):
        name, short, kind, which = rng.choice([one for one in _BODIES if one[1] or intro != "abbreviation"])
        ways = {"kind": kind}
        if "abbreviation" in intro:
            ways["letters"] = f"the {short}"
        if intro == "which" and far == "next sentence" and says in ("before", "told"):
            ways["it"] = "it"
        way = rng.choice(sorted(ways))
        first = _OF_BODY[intro].format(b=name, B=_large(name), a=f" ({short})", w=which)
        yield (intro, far, way, says), first + _FAR[far] + _said(says, ways[way]), name


def _said(says: str, who: str) -> str:
    return _SAYS[says].format(x=who, X=_large(who))


_OPEN = (
    ("{n}, the {r} of {o}, met {m}, the {r} of Vessen, on Monday.{f}{s}", "the {r}"),
    ("The {r} of {o}, {n}, wrote to the {r} of Vessen, {m}.{f}{s}", "the {r}"),
    ("The Harbour Workers’ Union and the Union of Tarvian Teachers met on Monday.{f}{s}", "the union"),
    ("Norvik Steel sued Castlebay & Sons on Monday.{f}{s}", "the company"),
    ("The Harbour Workers’ Union rejected the draft. The Dockers’ Union signed it.{f}{s}", "the union"),
)


def _of_two(rng: random.Random) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for frame, far, says in ((one, two, three) for one in _OPEN for two in _FAR for three in _SAYS):
        (name, _he), (other, _she) = rng.sample(_PEOPLE, 2)
        role, _short, body = rng.choice(_OFFICES[:6])
        said = _said(says, frame[1].format(r=role))
        text = frame[0].format(n=name, m=other, r=role, o=body, f=_FAR[far], s=said)
        yield (frame[1], far, says), text, ""


def _speaker(text: str) -> str:
    reading = read_article(article_of(text, language_code="en"))
    found = [*reading.quotes, *reading.reports]
    return found[-1].speaker.name if found and found[-1].speaker is not None else ""


def _wrong(cases: Iterator[tuple[tuple[str, ...], str, str]]) -> tuple[float, Counter[str], list[tuple[str, ...]]]:
    levels, shown, count = Counter[str](), [], 0
    for factors, text, name in cases:
        found, count = _speaker(text), count + 1
        is_named = found.removeprefix("the ") == name.removeprefix("the ")
        if not (is_named if name else found[:1].islower() or not found):
            levels.update(factors)
            shown.append((*factors, text, found))
    return len(shown) / count, levels, shown


def test_people_called_by_role_surname_and_pronoun() -> None:
    share, levels, shown = _wrong(_of_people(random.Random(3)))
    assert share <= 1 - _SURE, (levels, shown)


def test_bodies_called_by_kind_letters_and_pronoun() -> None:
    share, levels, shown = _wrong(_of_bodies(random.Random(4)))
    assert share <= 1 - _SURE, (levels, shown)


def test_of_two_of_a_kind_nobody_is_named() -> None:
    share, levels, shown = _wrong(_of_two(random.Random(5)))
    assert share <= 1 - _SILENT, (levels, shown)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Lind of the Harbour Union, who led the talks, said the offer was dead.", "Ada Lind"),
        (
            "Aske’s own minister for fisheries, Solveig Rand, heard of it.\n\nShe said the offer was dead.",
            "Solveig Rand",
        ),
        ("Ada Lind met Viktor Holub on Monday.\n\nLind said the offer was dead.", "Ada Lind"),
        ("Daria Holub came. Holub said the offer was dead.\n\nHer father, Viktor Holub, is old.", "Daria Holub"),
        ("Daria Holub came with Viktor Holub.\n\nHolub said the offer was dead.", "Holub"),
        ("A spokesman for Reed & Coast said it was late. The company said the offer was dead.", "Reed & Coast"),
        (
            "The Eastern Courier, which has two owners, printed it. The liberal daily says the deal is dead.",
            "Eastern Courier",
        ),
        ("The caretaker of the Old Mint said the offer was dead.", "the caretaker of the Old Mint"),
        ("Rumours reached the Centre Alliance of Joris Brandt. Brandt said the offer was dead.", "Joris Brandt"),
        ("Councillor Ruth Sand read it. Cllr Sand said the offer was dead.", "Ruth Sand"),
        ("Ada Lind met Kwame Addo. Asked whether Addo had signed, he said the offer was dead.", ""),
        ("Abroad, the deal gets a kinder press. He said the offer was dead.", ""),
        ("Residents of the upper valley say the offer is dead.", "Residents of the upper valley"),
        ("The minister met them. Her office would only say that the offer was dead.", "Her office"),
    ],
)
def test_who_is_named(text: str, speaker: str) -> None:
    assert _speaker(text) == speaker
