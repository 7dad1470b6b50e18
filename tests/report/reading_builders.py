"""An article of our own, and what a reader could have found in it, made by hand; and the same with hostile words."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, is_dataclass, replace
from typing import Any

from report_builders import HOSTILE

from onetext.model import (
    Act,
    ArticleReading,
    AssertedClaim,
    Certainty,
    ClaimRelation,
    Date,
    DatedPlace,
    Deadline,
    Demand,
    FatePlace,
    Place,
    QuotedSpeech,
    ReadingNotice,
    ReportedSpeech,
    Voice,
)

PARAGRAPHS = (
    "Ferry talks stall over the winter timetable",
    "“We will not sail after dark,” Ida Moen said on Monday. “Not for any money.” She reportedly told the board that "
    "the crews had been promised a second pilot, although the company denied that it had promised anyone a pilot.",
    "The company gave the crews until noon on 14 March to accept its timetable, or the night boats would be leased. "
    "Two days later it let the day pass.",
    "If the harbour is dredged, Karl Brun offered, the company would pay for a third berth. The so-called “gentle” "
    "dredging was announced on a quay without flags, which many took as a snub to the mayor.",
    "Who wrote the timetable is disputed: Moen says that it came from the company, and Brun that a consultant wrote "
    "it. “He told me ‘it is nobody’s child’ and laughed,” she recalled, and went on for a good while about tides, "
    "ropes, ice, wages, widows, lamps, winches, gulls, fog, whistles, tar, engines, tea, maps, boots, "
    "gloves and knots.",
)
TEXT = "\n\n".join(PARAGRAPHS)
MOEN = Voice(name="Ida Moen", party="crews", how="name")
SHE = Voice(name="Ida Moen", party="crews", how="pronoun")
BRUN = Voice(name="Karl Brun", how="name")
COMPANY = Voice(name="the company", party="port", how="group")
MONDAY = Date.on(dt.date(2031, 3, 10))
DUE = Date.on(dt.date(2031, 3, 14))
PARTIES = {"crews": "The crews", "port": "The port"}


def at(words: str, nth: int = 1) -> dict[str, Any]:
    """Place and text of words of the article."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def place(words: str) -> dict[str, int]:
    return {key: value for key, value in at(words).items() if key != "text"}


def _outline() -> tuple[Place, ...]:
    return tuple(Place(**place(paragraph)) for paragraph in PARAGRAPHS)


def _quotes() -> tuple[QuotedSpeech, ...]:
    long = PARAGRAPHS[4][PARAGRAPHS[4].index("and went on") :]
    return (
        QuotedSpeech(**at("We will not sail after dark,"), speaker=MOEN, said_on=MONDAY, rule="name after", score=0.97),
        QuotedSpeech(**at("Not for any money."), speaker=MOEN, continues=0, rule="name before", score=0.9),
        QuotedSpeech(**at("gentle"), kind="scare"),
        QuotedSpeech(**at("He told me ‘it is nobody’s child’ and laughed,"), speaker=SHE, mismatched=True),
        QuotedSpeech(**at("it is nobody’s child"), depth=1, speaker=BRUN, reported_by=(SHE,)),
        QuotedSpeech(**at(long)),
    )


def _reports() -> tuple[ReportedSpeech, ...]:
    return (
        ReportedSpeech(
            **at("the crews had been promised a second pilot"),
            speaker=SHE,
            verb="told",
            addressee=Voice(name="the board", how="group"),
            certainty=Certainty(hedge="reportedly"),
        ),
        ReportedSpeech(
            **at("it had promised anyone a pilot"),
            speaker=COMPANY,
            verb="denied",
            certainty=Certainty(polarity="denied"),
        ),
    )


def small_reading() -> ArticleReading:
    """Something of every kind, in an article about a ferry."""
    return ArticleReading(
        name="ferry.txt",
        sha256="ab" * 32,
        language="en",
        published=dt.date(2031, 3, 17),
        characters=len(TEXT),
        outline=_outline(),
        quotes=_quotes(),
        reports=_reports(),
        dates=(
            DatedPlace(**at("Monday"), kind="relative", date=MONDAY, iso="2031-03-10", anchor="published"),
            DatedPlace(**at("Two days later"), kind="relative", date=Date.on(dt.date(2031, 3, 16)), anchor="500:508"),
        ),
        deadlines=(
            Deadline(
                **at("until noon on 14 March"),
                by_whom=COMPANY,
                to_whom=(Voice(name="the crews", party="crews", how="group"),),
                terms="accept its timetable",
                due=DUE,
                due_iso="2031-03-14",
                penalty="the night boats would be leased",
                status="lapsed",
                fates=(FatePlace(**place("let the day pass"), status="lapsed", date=Date.on(dt.date(2031, 3, 16))),),
            ),
        ),
        demands=(
            Demand(**at("We will not sail after dark"), holder=MOEN, kind="red_line", strength="refusal"),
            Demand(
                **at("the company would pay for a third berth"),
                holder=BRUN,
                kind="offer",
                strength="wish",
                certainty=Certainty(conditional="If the harbour is dredged"),
            ),
        ),
        claims=(
            AssertedClaim(**at("it came from the company"), subject="authorship", claimant=MOEN, about="the timetable"),
            AssertedClaim(**at("a consultant wrote it"), subject="authorship", claimant=BRUN),
            AssertedClaim(
                **at("Who wrote the timetable is disputed"),
                subject="authorship",
                claimant=None,
                certainty=Certainty(inferred=True),
            ),
        ),
        relations=(ClaimRelation(of=1, to=0, kind="contradicts", rule="other author"),),
        acts=(
            Act(
                **at("dredging was announced on a quay without flags"),
                kind="staging",
                actor=COMPANY,
                to="the mayor",
                read_as="a snub",
                happened=MONDAY,
            ),
        ),
        notices=(ReadingNotice(**place("He told me"), code="marks", message="marks that do not belong together"),),
    )


_KEPT = {"kind", "how", "polarity", "strength", "status", "subject", "language", "sha256", "due_iso", "code", "channel"}


def poisoned_reading(value: Any) -> Any:
    """The same with markup in every text that comes from an article or its file."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _poisoned(one.name, getattr(value, one.name)) for one in fields(value)})
    if isinstance(value, tuple):
        return tuple(poisoned_reading(item) for item in value)
    return value


def _poisoned(name: str, value: Any) -> Any:
    return value + HOSTILE if isinstance(value, str) and name not in _KEPT else poisoned_reading(value)
