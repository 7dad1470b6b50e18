"""Deadlines in sentences of our own, with mentions and frames made by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.evidence import Article, article_of, read_article
from onetext.evidence.dating import dates
from onetext.evidence.deadlines import deadlines
from onetext.evidence.frames import Frame, Mention, VerbClass
from onetext.evidence.marks import marked
from onetext.model import Deadline, Place, QuotedSpeech, Voice

PUBLISHED = dt.date(2031, 6, 12)  # a Thursday
NAMES = ("Oda Lenz", "Arlo Bent", "the army", "the rebels", "the union", "the council", "the port")
VERBS: dict[str, VerbClass] = {
    "demanded that": "demand",
    "warned that": "threaten",
    "threatened to": "threaten",
    "said": "say",
    "promised to": "promise",
}


def _mentions(text: str) -> list[Mention]:
    found = []
    for name in NAMES:
        at = text.casefold().find(name.casefold())
        while at >= 0:
            words = text[at : at + len(name)]
            found.append(Mention(start=at, end=at + len(name), text=words, kind="name", voice=Voice(name=name)))
            at = text.casefold().find(name.casefold(), at + 1)
    return sorted(found, key=lambda one: one.start)


def _frames(article: Article, mentions: Sequence[Mention]) -> list[Frame]:
    """The subject is the mention before the verb, the content runs to the end of the sentence."""
    found = []
    for phrase, verb_class in VERBS.items():
        at = article.text.find(f" {phrase} ")
        if at < 0:
            continue
        sentence = article.sentence_at(at)
        verb = phrase.split()[0]
        subject = next((one for one in reversed(mentions) if one.end <= at + 1), None)
        end = article.sentences[sentence].end
        found.append(
            Frame(
                sentence=sentence,
                verb=Place(start=at + 1, end=at + 1 + len(verb)),
                verb_class=verb_class,
                lemma=verb,
                subject=subject.voice if subject else None,
                subject_place=Place(start=subject.start, end=subject.end) if subject else None,
                content=Place(start=at + len(phrase) + 2, end=end - 1) if at + len(phrase) + 2 < end - 1 else None,
            )
        )
    return sorted(found, key=lambda one: one.verb.start)


def read(text: str, speaker: str = "Arlo Bent", language: str = "en") -> list[Deadline]:
    article = article_of(text, published=PUBLISHED, language_code=language)
    quotes: list[QuotedSpeech] = [replace(one, speaker=Voice(name=speaker)) for one in marked(article).quotes]
    mentions = _mentions(text)
    found = deadlines(article, quotes, mentions, _frames(article, mentions), dates(article, quotes))
    assert all(text[one.start : one.end] == one.text for one in found)
    assert list(found) == sorted(found, key=lambda one: one.start)
    return list(found)


def parts(one: Deadline) -> tuple[str, str, list[str], str]:
    return one.text, one.by_whom.name if one.by_whom else "", [voice.name for voice in one.to_whom], one.due_iso


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Oda Lenz demanded that the rebels sign the pact by noon on Friday.",
            ("by noon on Friday", "Oda Lenz", ["the rebels"], "2031-06-13"),
        ),
        (
            "The army gave the rebels until midnight on Sunday to leave the valley.",
            ("until midnight on Sunday", "the army", ["the rebels"], "2031-06-15"),
        ),
        (
            "On Monday the army gave the rebels 72 hours to leave the valley.",
            ("72 hours", "the army", ["the rebels"], "2031-06-12"),
        ),
        (
            "Oda Lenz ordered the port to reopen no later than 20 June.",
            ("no later than 20 June", "Oda Lenz", ["the port"], "2031-06-20"),
        ),
        (
            "The union set a deadline of 1 July for an answer.",
            ("1 July", "the union", [], "2031-07-01"),
        ),
        (
            "Oda Lenz promised to open the port by the end of the month.",
            ("by the end of the month", "Oda Lenz", [], "2031-06-30"),
        ),
        (
            "Oda Lenz demanded that the council answer by Thanksgiving on November 27.",
            ("by Thanksgiving on November 27", "Oda Lenz", ["the council"], "2031-11-27"),
        ),
        ("“The rebels must leave the port by Friday.”", ("by Friday", "Arlo Bent", ["the rebels"], "2031-06-13")),
        (
            "The council rejects the ultimatum put forward by the army. “The rebels were told to leave by Friday.”",
            ("by Friday", "the army", ["the rebels"], "2031-06-13"),
        ),
        ("“They have until Sunday.”", ("until Sunday", "Arlo Bent", [], "2031-06-15")),
    ],
)
def test_who_sets_whom_which_day(text: str, expected: tuple[str, str, list[str], str]) -> None:
    (found,) = read(text)
    assert parts(found) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The summit is due to end by Friday.",
        "Oda Lenz is expected to arrive by noon on Friday.",
        "The union asked the port for a pause until March.",
        "The army will leave the valley by July.",
        "The talks are scheduled to resume within a week.",
        "Trade fell by 4 percent in May.",
        "The army had left the port by Monday.",
        "Oda Lenz said the army would leave by Friday.",
        "If it rains by Friday, the harvest will be good.",
    ],
)
def test_a_plan_is_no_deadline(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "terms", "penalty"),
    [
        (
            "The army gave the rebels until Sunday to leave the valley or face air strikes.",
            "leave the valley",
            "air strikes",
        ),
        (
            "Oda Lenz demanded that the council answer by Friday, failing which the port would be closed.",
            "the council answer",
            "the port would be closed",
        ),
        (
            "Oda Lenz demanded that the council answer by Friday. Otherwise, the port would be closed.",
            "the council answer",
            "the port would be closed",
        ),
        (
            "Oda Lenz warned that unless the council answered by Friday, the port would be closed.",
            "the council answered",
            "the port would be closed",
        ),
        (
            "Oda Lenz warned that the port would be closed if the council did not answer by Friday.",
            "the council did not answer",
            "the port would be closed",
        ),
        (
            "Oda Lenz threatened to close the port by Friday unless the council answered.",
            "the council answered",
            "close the port",
        ),
    ],
)
def test_what_is_to_be_done_and_what_else(text: str, terms: str, penalty: str) -> None:
    (found,) = read(text)
    assert (found.terms, found.penalty) == (terms, penalty)
    assert found.by_whom is not None
    assert found.due is not None


@pytest.mark.parametrize(
    ("text", "by", "penalty"),
    [
        ("Oda Lenz threatened to close the port unless the council answered.", "Oda Lenz", "close the port"),
        ("“Unless the council answers, we will close the port.”", "Arlo Bent", "we will close the port"),
        ("“If the council does not answer, we will close the port.”", "Arlo Bent", "we will close the port"),
        ("“Unless it rains, the harvest is lost.”", "", ""),
        ("“If the council answers, we will open the port.”", "", ""),
    ],
)
def test_a_threat_with_a_condition_needs_no_day(text: str, by: str, penalty: str) -> None:
    found = read(text)
    assert [(one.by_whom.name if one.by_whom else "", one.penalty, one.due) for one in found] == (
        [(by, penalty, None)] if by else []
    )


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ("It later extended the deadline by five days.", "extended"),
        ("The deadline passed without an answer.", "lapsed"),
        ("It let the date pass.", "lapsed"),
        ("The army then backed down.", "reversed"),
        ("The rebels met the deadline.", "met"),
        ("The army carried out its threat.", "kept"),
        ("The army has denied having set any such deadline.", "denied"),
        ("The weather was fine.", "open"),
    ],
)
def test_what_became_of_it(later: str, status: str) -> None:
    text = f"The army gave the rebels until 2 June to leave the valley or face air strikes. {later}"
    (found,) = read(text)
    assert found.status == status
    assert [one.status for one in found.fates] == ([] if status == "open" else [status])
    assert all(one.start >= found.end for one in found.fates)


def test_nothing_passes_before_its_day() -> None:
    (found,) = read("The army gave the rebels until 20 July to leave the valley. In 1998 a deadline passed unheard.")
    assert found.status == "open"


def test_the_newest_fate_counts() -> None:
    (found,) = read("The army gave the rebels until 2 June to leave. It extended the deadline. Then it backed down.")
    assert [one.status for one in found.fates] == ["extended", "reversed"]
    assert found.status == "reversed"


def test_words_of_a_fate_far_away_that_name_no_deadline_are_of_none() -> None:
    text = "The army gave the rebels until 2 June to leave. It rained. Nobody came. The wind rose. It snowed. {}"
    (found,) = read(text.format("The army then backed down."))
    assert found.status == "open"
    (found,) = read(text.format("The army extended the deadline."))
    assert found.status == "extended"


def test_what_must_be_done_is_a_deadline_only_in_words_of_somebody_or_with_a_penalty() -> None:
    assert read("The port must reopen by Friday.") == []
    assert [one.penalty for one in read("The port must reopen by Friday or face a fine.")] == ["a fine"]


def test_a_stretch_of_time_without_a_first_day_has_no_end() -> None:
    (found,) = read("The army gave the rebels 72 hours to leave the valley.")
    assert (found.due, found.due_iso, found.set_on) == (None, "", None)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Oda Lenz demanded that the rebels leave by Friday.", "affirmed"),
        ("Oda Lenz did not demand that the rebels leave by Friday.", "denied"),
        ("Oda Lenz denied that the army gave the rebels until Friday to leave.", "denied"),
        ("Oda Lenz denied that she had demanded that the rebels leave by Friday.", "denied"),
    ],
)
def test_a_denied_deadline_stays_denied(text: str, polarity: str) -> None:
    (found,) = read_article(article_of(text, published=PUBLISHED, language_code="en")).deadlines
    assert found.certainty.polarity == polarity


def test_french() -> None:
    text = "Oda Lenz exige que le conseil réponde d’ici vendredi, faute de quoi le port sera fermé."
    (found,) = read(text, language="fr")
    assert parts(found) == ("d’ici vendredi", "Oda Lenz", [], "2031-06-13")
    assert found.penalty == "le port sera fermé"


ODD = [
    *" .,;:“”‘’\"'—",
    *(f" {word} " for word in ("by", "until", "unless", "if not", "Friday", "72 hours", "the rebels", "or face", "to")),
    *(f" {word} " for word in ("Oda Lenz", "demanded that", "threatened to", "gave", "we will", "the deadline passed")),
]


@given(st.lists(st.sampled_from(ODD), max_size=40).map("".join))
def test_no_text_is_too_odd(text: str) -> None:
    for found in read(text):
        assert text[found.start : found.end] == found.text
        assert found.terms in text
        assert found.penalty in text
