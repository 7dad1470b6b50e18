"""Candidates: every item of a reading with its exact place, nothing of its doubts lost, nothing dated early (S16)."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.evidence import candidates_of, shortened
from onetext.model import (
    Act,
    ArticleReading,
    AssertedClaim,
    Candidate,
    Certainty,
    ClaimRelation,
    Date,
    Deadline,
    Demand,
    FatePlace,
    QuotedSpeech,
    ReportedSpeech,
    Voice,
)

TEXT = (
    "The union will strike, Mia Olsen said, “unless the owners move.” She allegedly set Friday as the last day. "
    "“No night shifts. Never,” she told the Herald. “Not one,” she added. The owners say they wrote the plan. "
    "The union denies it. On Saturday the union let the day pass. The owners cancelled the dinner."
)
DAY = dt.date(2024, 3, 4)
OLSEN = Voice(name="Mia Olsen", party="union", speaker="Mia Olsen")


def span(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def piece(words: str) -> dict[str, object]:
    return {**span(words), "text": words}


def quote(words: str, **more: object) -> QuotedSpeech:
    return QuotedSpeech(**{**piece(words), "speaker": OLSEN, "rule": "verb before", "score": 0.9, **more})  # type: ignore[arg-type]  # its fields


def reading(**lists: object) -> ArticleReading:
    return ArticleReading(name="a.txt", sha256="0" * 64, language="en", published=DAY, characters=len(TEXT), **lists)  # type: ignore[arg-type]  # its fields


def made(**lists: object) -> tuple[Candidate, ...]:
    return candidates_of(reading(**lists), TEXT, document="herald", published=DAY, outlet="Harbour Herald")


def test_a_place_is_told_by_its_words_their_digest_and_what_stands_beside_them() -> None:
    (one,) = made(quotes=(quote("No night shifts. Never,"),))
    assert TEXT[one.start : one.end] == one.text == "No night shifts. Never,"
    assert one.digest == hashlib.sha256(one.text.encode()).hexdigest()[: len(one.digest)]
    assert len(one.digest) == 24
    assert one.before == hashlib.sha256(TEXT[one.start - 32 : one.start].encode()).hexdigest()[:12]
    assert one.after == hashlib.sha256(TEXT[one.end : one.end + 32].encode()).hexdigest()[:12]
    assert (one.id, one.kind, one.document, one.occurrence) == ("herald.s1", "statement", "herald", "")


def test_ids_count_each_kind_in_the_order_of_the_text() -> None:
    demand = Demand(**piece("No night shifts"), holder=OLSEN, kind="red_line", firmness=(0.4, 0.7))  # type: ignore[arg-type]  # its fields
    offer = Demand(**piece("unless the owners move"), holder=OLSEN, kind="offer")  # type: ignore[arg-type]  # its fields
    found = made(quotes=(quote("Not one,"), quote("No night shifts. Never,")), demands=(demand, offer))
    assert [one.id for one in found] == ["herald.p1", "herald.r1", "herald.s1", "herald.s2"]
    assert found[1].fields["firmness"] == "0.4, 0.7"
    assert found[0].fields["kind"] == "offer"


def test_pieces_of_one_quotation_are_one_statement() -> None:
    first, second = quote("No night shifts. Never,"), quote("Not one,", continues=0)
    (one,) = made(quotes=(first, second))
    assert one.fields["text"] == "“No night shifts. Never, … Not one,”"
    assert (one.start, one.end) == (first.start, second.end)


def test_what_is_between_marks_but_no_speech_is_no_candidate() -> None:
    nested = quote("unless the owners move", depth=1, speaker=None)
    assert made(quotes=(quote("Not one,", kind="scare"), nested)) == ()


@pytest.mark.parametrize(
    ("certainty", "fields"),
    [
        (Certainty(polarity="denied"), {"polarity": "denied"}),
        (Certainty(hedge="allegedly"), {"hedge": "allegedly"}),
        (Certainty(conditional="unless the owners move"), {"condition": "unless the owners move"}),
        (Certainty(inferred=True), {"inferred": "yes"}),
        (Certainty(), {}),
    ],
)
def test_doubts_stay_with_every_kind(certainty: Certainty, fields: dict[str, str]) -> None:
    words = piece("No night shifts")
    found = made(
        quotes=(quote("Not one,", certainty=certainty),),
        reports=(ReportedSpeech(**words, speaker=OLSEN, verb="said", certainty=certainty),),  # type: ignore[arg-type]  # its fields
        deadlines=(Deadline(**words, by_whom=OLSEN, certainty=certainty),),  # type: ignore[arg-type]  # as above
        demands=(Demand(**words, holder=OLSEN, kind="demand", certainty=certainty),),  # type: ignore[arg-type]  # as above
        claims=(AssertedClaim(**words, subject="authorship", claimant=OLSEN, certainty=certainty),),  # type: ignore[arg-type]  # as above
        acts=(Act(**words, kind="gesture", actor=OLSEN, certainty=certainty),),  # type: ignore[arg-type]  # as above
    )
    assert {one.kind for one in found} == {"statement", "ultimatum", "position", "claim", "event"}
    doubts = ("polarity", "hedge", "condition", "inferred")
    assert all({key: one.fields[key] for key in doubts if key in one.fields} == fields for one in found)


def test_what_was_learnt_on_the_day_of_publication_is_known_from_then_on() -> None:
    early, late = Date.parse("2024-02"), Date.parse("2024-03-09")
    month = Date.parse("2024-03")
    found = made(quotes=tuple(quote("Not one,", said_on=day) for day in (early, late, month, None)))
    told = [(one.fields["happened"], one.fields["known"], one.fields.get("undated", "")) for one in found]
    assert told == [
        ("2024-02", "2024-03-04", ""),
        ("2024-03-04", "2024-03-04", "yes"),
        ("2024-03-01/2024-03-04", "2024-03-04", ""),
        ("2024-03-04", "2024-03-04", "yes"),
    ]


def test_a_report_that_a_quotation_says_word_for_word_is_not_told_twice() -> None:
    said = quote("No night shifts. Never,")
    report = ReportedSpeech(**piece("No night shifts. Never"), speaker=OLSEN, verb="told")  # type: ignore[arg-type]  # its fields
    other = ReportedSpeech(**piece("The union will strike"), speaker=OLSEN, verb="said")  # type: ignore[arg-type]  # its fields
    assert [one.fields["form"] for one in made(quotes=(said,), reports=(report, other))] == ["reported", "quoted"]


def test_a_fate_names_the_ultimatum_beside_it() -> None:
    fate = FatePlace(**span("the union let the day pass"), status="lapsed", date=Date.parse("2024-03-02"))
    still = FatePlace(**span("On Saturday"), status="open")
    deadline = Deadline(**piece("Friday"), by_whom=OLSEN, terms="the owners move", fates=(fate, still))  # type: ignore[arg-type]  # its fields
    ultimatum, found = made(deadlines=(deadline,))
    assert (ultimatum.id, ultimatum.fields["by"], ultimatum.fields["terms"]) == (
        "herald.u1",
        "union",
        "the owners move",
    )
    assert (found.id, found.fields["of"], found.fields["fate"]) == ("herald.f1", "herald.u1", "lapsed")


def test_claims_are_somebodys_and_name_those_they_stand_against() -> None:
    owners = AssertedClaim(
        **piece("they wrote the plan"),  # type: ignore[arg-type]  # its fields
        subject="authorship",
        claimant=Voice(name="the owners"),
        says="the owners",
    )
    union = AssertedClaim(**piece("The union denies it"), subject="authorship", claimant=OLSEN)  # type: ignore[arg-type]  # as above
    nobody = replace(union, claimant=None)
    author = replace(nobody, certainty=Certainty(inferred=True))
    relation = ClaimRelation(of=1, to=0, kind="contradicts")
    found = made(claims=(owners, union, nobody, author), relations=(relation,))
    assert [one.fields["claimant"] for one in found] == [
        "the owners",
        "Mia Olsen",
        "unnamed (Harbour Herald)",
        "Harbour Herald",
    ]
    assert found[1].fields["relations"] == "contradicts herald.c1"
    assert "relations" not in found[0].fields


def test_no_more_than_twenty_five_words_are_kept_and_the_digest_is_over_all() -> None:
    long = quote(TEXT[: TEXT.index("“No night")])
    (one,) = made(quotes=(long,))
    assert len(one.text.split()) == 18 or len(one.text.removesuffix("…").split()) <= 25
    words = " ".join(f"w{number}" for number in range(30))
    assert shortened(words) == " ".join(f"w{number}" for number in range(25)) + "…"
    assert shortened(" ".join(words.split()[:25])) == " ".join(words.split()[:25])
    assert one.digest == hashlib.sha256(long.text.encode()).hexdigest()[:24]


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))))
def test_any_places_make_candidates_that_can_be_looked_up(places: list[tuple[int, int]]) -> None:
    spans = [(min(pair), max(pair)) for pair in places]
    quotes = tuple(QuotedSpeech(start=start, end=end, text=TEXT[start:end]) for start, end in spans)
    found = made(quotes=quotes)
    assert sorted((one.start, one.end) for one in found) == sorted(spans)
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert TEXT[one.start : one.end].startswith(one.text.removesuffix("…"))


def test_a_time_alone_is_kept_with_its_sentence() -> None:
    deadline = Deadline(**piece("Friday"), by_whom=OLSEN, terms="move")  # type: ignore[arg-type]  # its fields
    said = {one.kind: one.fields.get("sentence") for one in made(deadlines=(deadline,), quotes=(quote("Not one,"),))}
    assert said == {"ultimatum": "She allegedly set Friday as the last day.", "statement": None}


@given(st.integers(0, 60), st.integers(0, 60))
def test_of_a_long_sentence_the_words_around_the_place_are_kept(before: int, after: int) -> None:
    text = " ".join([*(f"a{n}" for n in range(before)), "Friday", *(f"b{n}" for n in range(after))])
    found = Deadline(
        start=text.index("Friday"), end=text.index("Friday") + 6, text="Friday", by_whom=None, terms="move"
    )
    (one,) = candidates_of(
        replace(reading(), deadlines=(found,)), text, document="herald", published=DAY, outlet="Herald"
    )
    sentence = one.fields["sentence"]
    assert "Friday" in sentence
    assert len(sentence.split()) == min(25, before + after + 1)
    assert sentence.strip("…") in text
    assert (sentence[0] == "…", sentence[-1] == "…") == (
        not text.startswith(sentence[:3]),
        not text.endswith(sentence[-3:]),
    )
