"""A grammar of who is named how: every form with every frame, crossed with names, offices and bodies."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from onetext.evidence import article_of, read_article

_NAMES = (
    "Ilse Marant",
    "P. Arulraj",
    "Tomasz Zielinski",
    "Jean-Marc Aubry",
    "J. R. Whitlock",
    "Yusuf al-Sharif",
    "Pieter van der Berg",
    "Siobhan O’Rourke",
    "Grace Field",
    "Oliver Price",
    "Ignacio de la Cruz",
    "Rui Ng",
    "Kofi Banks",
)
_BODIES = (
    "the Harbour Workers’ Union",
    "Grenvale Hospital",
    "Castlebay Shipping",
    "the Institute for Border Studies",
    "Families of the Missing",
    "the city council",
    "St. Brigid’s Hospital",
    "Halden Bank",
    "the National Union of Nurses",
    "the Port of Carrow",
    "the Office of the Ombudsman",
    "the Tarvian Red Crescent",
)
_OFFICES = (
    "ombudswoman for prisoners",
    "chief negotiator",
    "county commissioner",
    "crane driver",
    "press attaché",
    "shop steward",
    "lawyer for the families",
    "finance director",
    "professor of law",
    "special envoy",
)
_OWNERS = ("Tarvia’s", "the union’s", "the ministry’s", "the city’s", "the region’s", "its", "Norvik Steel’s")
_FORMS = {
    "name": "{n}",
    "owner's office, name,": "{p} {r}, {n},",
    "office name": "{r} {n}",
    "owner's office name": "{p} {r} {n}",
    "the office, name,": "the {r}, {n},",
    "name, the office,": "{n}, the {r},",
    "name, office of body,": "{n}, {r} of {o},",
    "name, age,": "{n}, 54,",
    "name, age, who": "{n}, 54, who drives a crane,",
    "name, age, office,": "{n}, 54, a {r},",
    "name, who": "{n}, who chaired the talks,",
    "name of body": "{n} of {o}",
    "body's name": "{o}’s {n}",
    "body's office, name,": "{o}’s {r}, {n},",
    "body spokeswoman name": "{o} spokeswoman {n}",
    "one of the, name,": "one of the organisers, {n},",
    "their office, name,": "their lawyer, {n},",
    "name, speaking": "{n}, speaking for the families,",
    "former office name": "former {r} {n}",
}
_FRAMES = {
    "behind": "“We cannot wait for ever,” {s} said.",
    "told": "“We cannot wait for ever,” {s} told reporters on Monday.",
    "before": "{S} said: “We cannot wait for ever.”",
    "report": "{S} said the offer had been withdrawn.",
    "that": "{S} warned that the ferry would stop running.",
    "broken": "“We cannot wait,” {s} said, “and we will not.”",
}
_INTRODUCTION = "Celia Durand, the mayor of Carrow, met the delegations on Monday. She left early.\n\n"
_REACHED = 0.98


def _speakers(text: str) -> list[str]:
    reading = read_article(article_of(text, language_code="en"))
    found = [*reading.quotes, *reading.reports]
    return ["" if one.speaker is None else one.speaker.name for one in found]


def _large(words: str) -> str:
    return words[0].upper() + words[1:]


def test_each_form_of_a_name_with_each_frame() -> None:
    rng, wrong, cases = random.Random(5), Counter[str](), 0
    shown: list[tuple[object, ...]] = []
    for form, frame in ((form, frame) for form in _FORMS for frame in _FRAMES for _ in range(2)):
        n, o, r, p = (rng.choice(some) for some in (_NAMES, _BODIES, _OFFICES, _OWNERS))
        who = _FORMS[form].format(n=n, o=o, r=r, p=p)
        found = _speakers(_INTRODUCTION + _FRAMES[frame].format(s=who, S=_large(who)))
        cases += 1
        if not found or set(found) != {n}:
            wrong[form] += 1
            shown.append((form, frame, who, found))
    assert sum(wrong.values()) <= (1 - _REACHED) * cases, (wrong, shown)


@pytest.mark.parametrize("body", _BODIES)
def test_bodies_of_any_wording(body: str) -> None:
    wanted = {body, body.removeprefix("the ")}
    found = _speakers(_INTRODUCTION + f"{_large(body)} said the offer had been withdrawn.")
    assert len(found) == 1
    assert found[0] in wanted
    found = _speakers(_INTRODUCTION + f"“We cannot wait,” {body}, which runs the port, said.")
    assert len(found) == 1
    assert found[0] in wanted


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kofi Banks came by boat.\n\n“We cannot wait,” Banks said.", "Kofi Banks"),
        ("Ada Baker came by boat.\n\nBaker said the boats were late.", "Ada Baker"),
        (
            "Ada Lind, secretary of the Quay Staffs Union (QSU), came.\n\nThe QSU said boats were late.",
            "Quay Staffs Union",
        ),
        ("A nurse at the clinic who asked not to be named said the boats were late.", "a nurse"),
        ("Otto Brandt heads Halden Bank.\n\nThe dockers’ operator said the boats were late.", "the dockers’ operator"),
    ],
)
def test_who_is_meant(text: str, speaker: str) -> None:
    assert _speakers(text)[-1].casefold() == speaker.casefold()
