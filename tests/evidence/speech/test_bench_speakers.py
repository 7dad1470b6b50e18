"""Speakers over a grammar of attributions: who × frame × tail × what stands around; and where nobody speaks."""

from __future__ import annotations

from collections import Counter

import pytest
from grammar_of_quoting import INTRO, Sentence, made

from onetext.evidence import article_of, read_article
from onetext.model import QuotedSpeech

SMALL = frozenset({"the", "a", "an", "of", "mr", "mrs", "ms", "dr", "minister", "prime", "president"})


def words(name: str) -> frozenset[str]:
    parts = frozenset(name.casefold().replace("’", "'").replace(".", "").replace("'s", "").split())
    return parts - SMALL or parts


def is_same(one: str, other: str) -> bool:
    first, second = words(one), words(other)
    return bool(first and second) and (first <= second or second <= first)


def quotes(text: str, start: int, end: int) -> list[QuotedSpeech]:
    return [quote for quote in read_article(article_of(text, name="x")).quotes if start <= quote.start < end]


def verdict(one: Sentence) -> str:
    found = quotes(one.text, one.start, one.end)
    names = [quote.speaker.name if quote.speaker and quote.kind == "speech" else "" for quote in found]
    if any(name and not is_same(name, one.speaker) for name in names):
        return "wrong"
    return "right" if names and all(names) else "missed"


def test_most_sentences_of_the_grammar_have_their_speaker() -> None:
    counts: Counter[str] = Counter()
    failures: Counter[tuple[str, str]] = Counter()
    for one in made(400, seed=5):
        told = verdict(one)
        counts[told] += 1
        if told != "right":
            failures.update(one.factors)
    worst = failures.most_common(12)
    assert counts["right"] >= 0.975 * counts.total(), worst
    assert counts["wrong"] <= 0.01 * counts.total(), worst


def said(text: str) -> list[str]:
    whole = INTRO + "Otto Brandt, the port director, came.\n\nNobody knew.\n\n" + text
    start = len(whole) - len(text)
    found = quotes(whole, start, len(whole))
    return [quote.speaker.name if quote.speaker and quote.kind == "speech" else "" for quote in found]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Durand has put out a statement. It says the offer is “a bad joke”. “It is late,” it adds.", "Celia Durand"),
        ("Durand published an open letter. “It is late,” it reads. “The bridge is shut.”", "Celia Durand"),
        ("In a joint statement on Tuesday the two sides called for a pause. “It is late,” it said.", "the two sides"),
        (
            "Owners received a notice. Those who refused, it said, would be “subject to entry under the Act”.",
            "a notice",
        ),
        ("A memo from Durand urges members to “let the strike run”.", "Celia Durand"),
        ("A letter signed by Durand warned: “It is late.”", "Celia Durand"),
        ("Article 7, the one that caused the uproar, says that ships “shall pay a fair share”.", "Article 7"),
        ("Article 4, the oddest, speaks of “measures of a non-hydraulic nature”, a phrase.", "Article 4"),
        ("Under Article 5, ships “shall pay a fair share of the costs”.", "Article 5"),
        ("According to Article 5, ships “shall pay a fair share of the costs”.", "Article 5"),
        ("The draft requires owners to give “no less than a year’s notice of any work”.", "the draft"),
        ("Durand ruled out “any talks under fire”.", "Celia Durand"),
        ("Durand told Otto Brandt to “stop wasting our time”.", "Celia Durand"),
        ("The offer was dismissed as “a bad joke” by Durand.", "Celia Durand"),
        ("The offer was dismissed by Durand, a former judge, as “a bad joke”.", "Celia Durand"),
        ("Durand had a simple message: “We cannot wait for ever.”", "Celia Durand"),
        ("For Durand, the matter is simple: “We cannot wait for ever.”", "Celia Durand"),
        ("The talks failed because, Durand said, the offer was “a bad joke”.", "Celia Durand"),
        ("If the offer stands, Durand said, the town will see it as “a bad joke”.", "Celia Durand"),
        ("“We cannot wait for ever.” — Celia Durand", "Celia Durand"),
        ("10:20 Mayor Celia Durand: “We cannot wait for ever.”", "Celia Durand"),
        ("Maria in Tarn emails: “When will it end?”", "Maria"),
        ("There were cries of “Shame!” from the gallery.", "the gallery"),
        ("“It is late,” Durand said. “We cannot,” she went on, “wait for ever.”", "Celia Durand"),
        ("Durand looked out of the window. “I have never left,” she said.", "Celia Durand"),
    ],
)
def test_turns_of_attribution(text: str, speakers: str) -> None:
    found = said(text)
    assert found
    assert all(is_same(name, speakers) for name in found), found


@pytest.mark.parametrize(
    "text",
    [
        "He signed the “Carrow Compact” on Monday.",
        "Workers call the crane “Big Bertha”.",
        "The port runs a “green lane” for small ships.",
        "The film “The Long Winter” was shown at the port.",
        "The “talks” lasted nine minutes.",
        "The word “ceasefire” does not occur in the text.",
        "For years the port was known as “the door”.",
    ],
)
def test_nobody_says_names_and_terms(text: str) -> None:
    assert not any(said(text)), said(text)


def test_words_rejected_in_a_headline_are_those_of_who_said_them() -> None:
    text = "Varsia rejects “tariff diktat”\n\n“No,” Celia Durand said. She called the demand a “tariff diktat”."
    found = quotes(text, 0, len(text))
    assert [quote.speaker.name if quote.speaker else "" for quote in found] == ["Celia Durand"] * 3


def test_another_woman_between_leaves_the_pronoun_open() -> None:
    text = "“It is late,” Celia Durand said. Her deputy, Anna Nash, nodded. “It is,” she said."
    last = quotes(text, 0, len(text))[-1]
    assert last.speaker is None or last.speaker.name != "Celia Durand"
