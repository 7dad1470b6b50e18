"""A grammar of demanding, offering and refusing, crossed with who, where and what stands around: the share found right.

Each sentence knows its truth: who holds it, of which kind it is, and which words say what. A fixed sample is read; the
failures are printed by frame and by who, so that a broken turn of phrase shows itself.
"""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onetext.evidence import article_of, read_article
from onetext.model import Demand

GRAMMAR = tomllib.loads((Path(__file__).parent / "demanding.toml").read_text(encoding="utf-8"))
WHO: dict[str, str] = GRAMMAR["who"]
WORDS: dict[str, list[str]] = GRAMMAR["words"]
PLAIN = [who for who in WHO if "," not in who and who != "she" and who not in WORDS["plural"]]
NEWS = "Talks went on in Carrow. Jan Holt, a lawyer, is 54.\n\n"
ANA = "Ana Prieto, the foreign minister, met reporters in Carrow. Talks went on.\n\n"
TAILS = [
    "",
    "",
    "",
    " on Monday",
    " in a statement late on Tuesday",
    " at a news conference in Geneva",
    ", adding that time was short",
]
BEFORE = ["", "", "", "On Monday, ", "In a letter to parliament, ", "Speaking after the meeting, ", "Meanwhile, "]


PLAIN_FLOOR, FURTHER_FLOOR, TWO_FLOOR, NONE_CEILING = 0.95, 0.82, 0.92, 0.06
"""What is reached: raised when it grows, never lowered."""


class Sentence(NamedTuple):
    """A text, what is true in it, and what it was made of."""

    text: str
    start: int
    truths: list[tuple[str, str, str]]  # kind, whose name (one of several), words
    frame: str
    who: str


def capital(words: str) -> str:
    return words[0].upper() + words[1:]


def possessive(who: str) -> str:
    """Whose: of `Ana Prieto, the minister,` it is Ana Prieto's, of `she` it is hers."""
    parts = who.rstrip(",").split(", ")
    name = parts[1] if len(parts) == 2 and parts[1][0].isupper() else parts[0]
    return "her" if who == "she" else f"{name}’" if name.endswith("s") else f"{name}’s"


def intro(*names: str) -> str:
    return ANA if any("Prieto" in name for name in names) else NEWS


def plainly(rng: random.Random, kind: str, frame: str, who: str) -> Sentence:
    """One sentence in which somebody demands, offers or refuses something."""
    thing, clause = rng.choice(WORDS["things"]), rng.choice(WORDS["clauses"])
    number = rng.randrange(len(WORDS["deeds"]))
    deed, to = WORDS["deeds"][number], rng.choice([one for one in WORDS["to"] if one != who])
    doing = " ".join([WORDS["doing"][number], *deed.split()[1:]])
    bare = thing.removeprefix("a ").removeprefix("an ").removeprefix("the ")
    many, named = who in WORDS["plural"], WHO[who]
    it, its = "it", "its"
    if many:
        it, its = "they", "their"
    elif any(part in named for part in ("Moffat", "Holt", "Oren", "king")):
        it, its = "he", "his"
    elif any(part in named for part in ("Prieto", "Vega", "minister", "official")):
        it, its = "she", "her"
    told = frame.format(
        S=capital(who),
        H=who if not frame.endswith("{H}") else who.rstrip(","),
        N=possessive(who),
        O=capital(possessive(who)),
        **{"n": thing, "i": deed, "c": clause, "g": doing, "m": bare, "B": capital(thing), "J": capital(deed)},
        **{"T": to, "A": capital(to), "it": it, "its": its, "s": "" if many else "s"},
        **{"be": "are" if many else "is", "have": "have" if many else "has"},
    )
    by_place = {"{i}": deed, "{J}": deed, "{g}": doing, "{c}": clause}
    words = next((told_words for place, told_words in by_place.items() if place in frame), bare)
    before = rng.choice(BEFORE) if frame.startswith("{S}") else ""
    tail = rng.choice(TAILS) if frame.endswith(("{n}", "{i}", "{c}", "said", "reporters")) else ""
    first = intro(WHO[who]) if who != "Ana Prieto" else NEWS
    text = first + (before + who + told[len(who) :] if before else told) + tail + "."
    return Sentence(text, len(first), [(kind, WHO[who], words)], frame, who)


def around(rng: random.Random, frame: str, truths: list[list[str]]) -> Sentence:
    """Two in one sentence, or one with something around it."""
    one, other = rng.sample(PLAIN, 2)
    things, deeds = rng.sample(WORDS["things"], 2), rng.sample(WORDS["deeds"], 2)
    words = dict(zip(("n1", "n2", "i1", "i2"), (*things, *deeds), strict=True))
    told = frame.format(S1=capital(one), H1=one, H2=other, **words)
    first = intro(one, other)
    names = {"first": WHO[one], "second": WHO[other], "both": f"{WHO[one]}|{WHO[other]}"}
    return Sentence(
        first + capital(told) + ("" if told[-1] in ".”" else "."),
        len(first),
        [(kind, names[whose], words[key]) for whose, kind, key in truths],
        frame,
        one,
    )


def read(text: str) -> tuple[Demand, ...]:
    return read_article(article_of(text, name="bench")).demands


def is_found(sentence: Sentence, kind: str, named: str, words: str, found: tuple[Demand, ...]) -> bool:
    """Whether one demand of the kind and holder shares half of the words."""
    start = sentence.text.casefold().index(words.casefold(), sentence.start)
    end = start + len(words)
    for demand in found:
        shared = min(demand.end, end) - max(demand.start, start)
        if demand.kind != kind or demand.holder is None or shared * 2 < min(demand.end - demand.start, end - start):
            continue
        name = demand.holder.name.casefold()
        if any(all(word in name for word in one.casefold().split()) for one in named.split("|")):
            return True
    return False


def share_right(sentences: Iterator[Sentence]) -> tuple[float, str]:
    """The share of truths that are found, and what is not, by frame and by who."""
    frames: Counter[str] = Counter()
    people: Counter[str] = Counter()
    missed: list[str] = []
    right = number = 0
    for sentence in sentences:
        found = read(sentence.text)
        for truth in sentence.truths:
            number += 1
            if is_found(sentence, *truth, found):
                right += 1
            else:
                frames[sentence.frame] += 1
                people[sentence.who] += 1
                missed.append(sentence.text[sentence.start :])
    counted = [f"{number} {name}" for each in (frames, people) for name, number in each.most_common(20)]
    return right / number, "\n".join([*missed, *counted])


def test_plain_sentences() -> None:
    rng = random.Random(11)
    every = [(kind, frame) for kind, frames in GRAMMAR["frames"].items() for frame in frames]
    share, missed = share_right(plainly(rng, kind, frame, rng.choice(list(WHO))) for kind, frame in every)
    assert share >= PLAIN_FLOOR, missed


def test_further_turns() -> None:
    rng = random.Random(14)
    every = [(kind, frame) for kind, frames in GRAMMAR["further"].items() for frame in frames]
    share, missed = share_right(plainly(rng, kind, frame, rng.choice(list(WHO))) for kind, frame in every)
    assert share >= FURTHER_FLOOR, missed


def test_two_in_a_sentence() -> None:
    rng = random.Random(12)
    share, missed = share_right(around(rng, *each) for each in GRAMMAR["around"].items())
    assert share >= TWO_FLOOR, missed


def test_sentences_in_which_nobody_demands_anything() -> None:
    rng = random.Random(13)
    wrong = []
    for frame in GRAMMAR["none"]["sentences"]:
        who = rng.choice(list(WHO))
        text = intro(WHO[who]) + frame.replace("{S}", capital(who)).replace("{H}", who) + "."
        wrong += [f"{demand.kind}: {demand.text} ({frame})" for demand in read(text)]
    assert len(wrong) <= len(GRAMMAR["none"]["sentences"]) * NONE_CEILING, "\n".join(wrong)
