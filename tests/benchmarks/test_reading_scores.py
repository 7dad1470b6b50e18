"""The scorer of articles, by cases counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

import reading_scores
from onetext.model import (
    ArticleReading,
    AssertedClaim,
    Certainty,
    DatedPlace,
    Deadline,
    Demand,
    QuotedSpeech,
    ReportedSpeech,
    Voice,
)

TEXT = (
    "“We agreed,” said Anna Berg. She has till Friday, two weeks, to sign “the paper” and the “deal”; "
    "“we agreed,” too, said Tom Oduya, who denied that he wrote it."
)


def place(words: str, nth: int = 1) -> dict[str, Any]:
    at = -1
    for _ in range(nth):
        at = TEXT.index(words, at + 1)
    return {"start": at, "end": at + len(words), "text": words}


def voice(name: str) -> Voice | None:
    return Voice(name=name) if name else None


def quote(words: str, speaker: str = "", nth: int = 1, denied: bool = False) -> QuotedSpeech:
    certainty = Certainty(polarity="denied" if denied else "affirmed")
    return QuotedSpeech(**place(words, nth), speaker=voice(speaker), certainty=certainty)


def scored(gold: dict[str, Any], **found: Any) -> dict[str, tuple[int, int, int]]:
    reading = ArticleReading(name="a", sha256="", language="en", published=None, characters=len(TEXT), **found)
    counts = reading_scores.scores_of(TEXT, gold, reading)
    return {row: (score.right, score.missed, score.wrong) for row, score in counts.items()}


def test_every_row_is_scored_and_nothing_found_where_nothing_is_labelled_scores_nothing() -> None:
    assert scored({}) == dict.fromkeys(reading_scores.ROWS, (0, 0, 0))


def test_a_span_counts_when_it_begins_and_ends_at_the_very_same_letters() -> None:
    gold = {"quotes": [{"text": "We agreed,"}, {"text": "we agreed,"}]}
    assert scored(gold, quotes=(quote("We agreed,"), quote("we agreed")))["spans"] == (1, 1, 1)


def test_the_nth_occurrence_is_meant() -> None:
    assert [one.start for one in reading_scores.labels("deal, deal", [{"text": "deal", "nth": 2}])] == [6]
    with pytest.raises(ValueError, match="label not in the text"):
        reading_scores.labels("deal", [{"text": "deal", "nth": 2}])


def test_precision_of_speakers_is_over_those_given_and_recall_over_those_labelled() -> None:
    gold = {
        "quotes": [
            {"text": "We agreed,", "speaker": "Anna Berg"},
            {"text": "we agreed,", "speaker": "Tom Oduya"},
            {"text": "deal", "speaker": ""},
        ]
    }
    found = (quote("We agreed,", "Berg"), quote("we agreed,", "Anna Berg"), quote("deal"))
    assert scored(gold, quotes=found)["speakers"] == (1, 1, 1)
    assert scored(gold, quotes=found[:1])["speakers"] == (1, 1, 0)
    assert scored(gold, quotes=(quote("deal", "Anna Berg"),))["speakers"] == (0, 2, 1)


def test_what_is_no_speech_and_is_taken_for_it_counts_against() -> None:
    gold = {"not_speech": [{"text": "the paper"}, {"text": "deal"}]}
    score = scored(gold, quotes=(quote("the paper"),))
    assert score["not speech"] == (1, 1, 0)
    assert score["spans"] == (0, 0, 1)


def test_open_labels_and_what_is_found_there_count_neither_way() -> None:
    gold = {
        "quotes": [{"text": "We agreed,", "speaker": "Anna Berg", "optional": True}],
        "not_speech": [{"text": "deal", "optional": True}],
        "reports": [{"text": "he wrote it", "speaker": "Tom Oduya", "optional": True}],
    }
    report = ReportedSpeech(**place("wrote it"), speaker=voice("Anna Berg"), verb="denied")
    score = scored(gold, quotes=(quote("We agreed,", "Tom Oduya"), quote("deal")), reports=(report, report))
    assert score == dict.fromkeys(reading_scores.ROWS, (0, 0, 0))


@pytest.mark.parametrize(
    ("words", "speaker", "counts"),
    [
        ("he wrote it", "Tom Oduya", (1, 0, 0)),
        ("that he wrote it.", "Oduya", (1, 0, 0)),
        ("he wrote it", "Anna Berg", (0, 1, 1)),
        ("he wrote it", "", (0, 1, 1)),
        ("who denied that he", "Tom Oduya", (0, 1, 1)),
    ],
)
def test_a_report_counts_when_half_of_the_shorter_is_shared_and_the_speaker_is_the_same(
    words: str, speaker: str, counts: tuple[int, int, int]
) -> None:
    gold = {"reports": [{"text": "he wrote it", "speaker": "Tom Oduya"}]}
    report = ReportedSpeech(**place(words), speaker=voice(speaker), verb="denied")
    assert scored(gold, reports=(report,))["reports"] == counts


def test_an_item_meets_one_label_only() -> None:
    gold = {"claims": [{"text": "We agreed", "subject": "agreement"}, {"text": "agreed", "subject": "agreement"}]}
    claim = AssertedClaim(**place("We agreed"), subject="agreement", claimant=None)
    assert scored(gold, claims=(claim,))["claims"] == (1, 1, 0)


@pytest.mark.parametrize(("claimant", "counts"), [("", (1, 0, 0)), ("Anna Berg", (0, 1, 1))])
def test_where_the_label_names_nobody_nobody_may_be_named(claimant: str, counts: tuple[int, int, int]) -> None:
    gold = {"claims": [{"text": "he wrote it", "subject": "authorship", "claimant": ""}]}
    claim = AssertedClaim(**place("he wrote it"), subject="authorship", claimant=voice(claimant))
    assert scored(gold, claims=(claim,))["claims"] == counts


@pytest.mark.parametrize(("iso", "counts"), [("P14D", (1, 0, 0)), ("P2W", (1, 0, 0)), ("P2D", (0, 1, 1))])
def test_a_date_counts_when_it_means_the_same_days(iso: str, counts: tuple[int, int, int]) -> None:
    gold = {"dates": [{"text": "two weeks", "iso": "P14D"}]}
    assert scored(gold, dates=(DatedPlace(**place("two weeks"), kind="duration", iso=iso),))["dates"] == counts


def test_a_deadline_needs_whose_it_is_and_its_day() -> None:
    gold = {"deadlines": [{"text": "till Friday", "by_whom": "", "due": "2030-05-10"}]}
    right = Deadline(**place("Friday"), by_whom=None, due_iso="2030-05-10")
    late = Deadline(**place("Friday"), by_whom=None, due_iso="2030-05-17")
    assert scored(gold, deadlines=(right,))["deadlines"] == (1, 0, 0)
    assert scored(gold, deadlines=(late,))["deadlines"] == (0, 1, 1)


def test_a_demand_of_another_kind_is_wrong_but_for_the_row_that_leaves_kinds_aside() -> None:
    gold = {"demands": [{"text": "sign", "holder": "Anna Berg", "kind": "demand"}]}
    offer = Demand(**place("to sign"), holder=voice("Berg"), kind="offer")
    score = scored(gold, demands=(offer,))
    assert score["demands"] == (0, 1, 1)
    assert score["demands, kind aside"] == (1, 0, 0)


def test_denials_are_counted_over_what_was_found() -> None:
    gold = {
        "quotes": [{"text": "We agreed,"}, {"text": "deal"}],
        "reports": [{"text": "he wrote it", "denied": True}],
        "claims": [{"text": "he wrote it", "subject": "authorship", "denied": True}],
        "demands": [{"text": "sign", "kind": "demand", "denied": True}],
    }
    denied = Certainty(polarity="denied")
    found = {
        "quotes": (quote("We agreed,", denied=True), quote("deal")),
        "reports": (ReportedSpeech(**place("he wrote it"), speaker=None, verb="denied", certainty=denied),),
        "claims": (AssertedClaim(**place("he wrote it"), subject="authorship", claimant=None),),
    }
    assert scored(gold, **found)["denials"] == (1, 1, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("President Tom Oduya", "Oduya", True),
        ("the U.S. and Norvanian delegations", "Norvanian delegations", True),
        ("Anna Berg", "Anna Oduya", False),
        ("the minister", "Anna Berg", False),
        ("the president", "the minister", False),
        ("Sofran’s", "Sofran", True),
        ("", "", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert reading_scores.same_name(one, other) is same
    assert reading_scores.same_name(other, one) is same


def test_the_misses_of_the_test_articles_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["reading_scores.py", "articles/test", "--errors", "all"])
    with pytest.raises(SystemExit, match="not shown"):
        reading_scores.main()
