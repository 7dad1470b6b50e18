"""Deadlines by factors: who sets, to whom, by which words, until when; the truth of each sentence is known by them."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onetext.evidence import article_of, read_article

PUBLISHED = dt.date(2031, 3, 14)  # a Friday
SETTERS = (
    "Paul Reyes", "Foreign Minister Ida Brandt", "the foreign minister, Ida Brandt,", "General Omar Saad", "Norland",
    "the government", "the transport ministry", "the company", "Harrow Ports", "NetRail", "the rebels",
    "the Northern Front",
    "the European Commission", "the union", "the council", "the regulator", "the court", "the mediators", "the king",
    "a group of twelve backbenchers", "the Liberals", "Washington", "the two guarantor states",
    "the National Farmers’ League",
)  # fmt: skip
RECEIVERS = (
    "Velmark",
    "both sides",
    "Carl Lindqvist",
    "Harbour Holdings",
    "ministers",
    "both armies",
    "the port operators",
)
DEEDS = ("sign the text", "withdraw from the valley", "answer in writing", "hand over the files", "release the crew")
HARM = ("walk out", "close the border", "call a strike", "go to court", "impose duties on steel")
BY = {
    "by noon on Monday": "2031-03-17", "by the end of the month": "2031-03-31", "by 1 April": "2031-04-01",
    "no later than 31 March": "2031-03-31", "within 72 hours": "", "by midnight": "2031-03-14",
    "in the next 48 hours": "",
    "by Easter": "2031-04-13", "before Sunday": "2031-03-16", "by 10 a.m. on April 2": "2031-04-02",
    "by tomorrow": "2031-03-15",
}  # fmt: skip
UNTIL = {
    "until noon on Monday": "2031-03-17", "until 1 April": "2031-04-01", "until midnight": "2031-03-14", "72 hours": "",
    "30 days": "", "a week": "", "a month": "", "three more days": "", "until the end of March": "2031-03-31",
}  # fmt: skip
ON = {"1 April": "2031-04-01", "Monday": "2031-03-17", "September 30": "2031-09-30", "next Thursday": "2031-03-20"}
AT = {
    "at midnight": "2031-03-14",
    "on 1 April": "2031-04-01",
    "on Monday": "2031-03-17",
    "at noon on Monday": "2031-03-17",
}
FRAMES: tuple[tuple[str, dict[str, str]], ...] = (
    ("{S} demanded that {R} {a} {T}.", BY),
    ("{S} told {R} to {a} {T} or face sanctions.", BY),
    ("{S} on Thursday called on {R} to {a} {T}.", BY),
    ("{S} said {R} must {a} {T} or face sanctions.", BY),
    ("{S} says {R} should {a} {T} or face sanctions.", BY),
    ("{S} threatened to {h} if {R} did not {a} {T}.", BY),
    ("“{R} must {a} {T},” {S} said.", BY),
    ("“We expect a reply {T},” {S} told reporters.", BY),
    ("“Either they {a} {T} or we {h},” {S} said.", BY),
    ("“We will {h} if there is no answer {T},” {S} said.", BY),
    ("“You have {T} to {a},” {S} told {R}.", UNTIL),
    ("{R} was given {T} by {S} to {a}.", UNTIL),
    ("{R} was ordered by {S} to {a} {T}.", BY),
    ("{S} has given {R} {T} to {a}.", UNTIL),
    ("{S} gave {R} {T} to {a} or face sanctions.", UNTIL),
    ("{S} has set {R} a deadline of {T} to {a}.", ON),
    ("{S} has set {T} as the deadline for {R} to {a}.", ON),
    ("{S} served notice on {R}: {a} {T} or face sanctions.", BY),
    ("{S} issued an ultimatum, which expires on {T}.", ON),
    ("An ultimatum from {S} to {R} runs out on {T}.", ON),
    ("A notice from {S} gives {R} {T} to {a}.", UNTIL),
    ("On Tuesday {R} received a notice from {S} giving them {T} to {a}.", UNTIL),
    ("A letter from {S} demands that {R} {a} {T}.", BY),
    ("{S} said the offer would lapse on {T}.", ON),
    ("The offer will be withdrawn {T}, {S} said.", AT),
    ("“Our offer will come off the table {T},” {S} said.", AT),
    ("{S} said it would not wait beyond {T}.", ON),
    ("{S} has threatened to {h} from {T} if {R} does not {a}.", ON),
    ("{S} said members would {h} from {T} if {R} pressed ahead.", ON),
    ("Duties of 25 per cent will take effect on {T} unless the rebate is dropped, {S} said.", ON),
    ("If {R} does not {a} {T}, {S} said, it will {h}.", BY),
    ("Failure to {a} {T} would lead to sanctions, {S} said.", BY),
    ("{S} told {R} that unless it came to terms {T} it would {h}.", BY),
    ("{R} has {T} to {a}, according to {S}.", UNTIL),
    ("{R} must {a} {T}, {S} said, or face sanctions.", BY),
    ("{R} faces a deadline of {T} set by {S}.", ON),
    ("{S} was blunt: {R} must {a} {T} or face sanctions.", BY),
    ("The talks were broken off after {S} gave {R} {T} to {a}.", UNTIL),
    ("{S} rejected the text, giving {R} {T} to {a}.", UNTIL),
    ("{S} extended the deadline to {T}.", ON),
    ("{S} said it wanted an answer {T}.", BY),
    ("{S} expects {R} to {a} {T}.", BY),
)
BEFORE = (
    "",
    "Talks went on in the capital.\n\n",
    "Celia Durand, the mayor of Carrow, met the delegations on Tuesday.\n\n",
)
NOT_SET = (
    "Talks resume {on}.", "The two sides will meet again {on}, {S} said.", "{S} will publish its report by {day}.",
    "{S} is expected to decide by {day}.", "The ceasefire lasts until {day}.", "{S} hopes to sign the pact by {day}.",
    "Under the pact the boats may land their catch until {day}.", "The mission’s mandate runs until {day}.",
    "{S} said it would answer by {day}.", "{S} had left the city by {day}.", "A vote is due by {day}.",
    "{S} expects to publish the figures within a week.", "The dam will be finished within two years, {S} said.",
    "The law comes into force {on}.", "{S} took two weeks to answer.",
    "{S} gave the envoy a book before the dinner on Monday.",
    "{S} was given two years in prison for the theft.", "If the weather holds, the boats will sail {on}.",
    "{S} wants to move house before {day}.", "The strike will go on until {day}, {S} said.",
    "The company says it will guarantee every job until {day}.", "The papers have had a day to make up their minds.",
)  # fmt: skip
DAYS, ON_DAYS = (
    ("1 April", "Monday", "the end of the month", "31 December"),
    ("on Monday", "next Friday", "from 1 April"),
)
ROUNDS = 6


@dataclass(frozen=True)
class Case:
    text: str
    frame: str
    setter: str
    time: str
    due: str
    place: tuple[int, int]


def _sentence(text: str) -> str:
    return re.sub("^“?.", lambda found: found[0].upper(), text.replace(",.", "."))


def cases() -> Iterator[Case]:
    """Every frame with some of all else; strides without common factors bring each level before each other one."""
    for turn in range(ROUNDS):
        for number, (frame, times) in enumerate(FRAMES):
            at = turn * len(FRAMES) + number
            setter, receiver = SETTERS[at * 5 % len(SETTERS) - turn % 3], RECEIVERS[at * 3 % len(RECEIVERS)]
            time = list(times)[(at + turn) % len(times)]
            deed, harm, before = DEEDS[at % len(DEEDS)], HARM[at * 2 % len(HARM)], BEFORE[at % len(BEFORE)]
            written = frame.format(S=setter, R=receiver, T=f"[{time}]", a=deed, h=harm)
            text = before + _sentence(written)
            start = text.index("[")
            yield Case(
                text.replace("[", "").replace("]", ""), frame, setter, time, times[time], (start, start + len(time))
            )


def _words(name: str) -> set[str]:
    small = {"the", "a", "of", "foreign", "minister", "general"}
    return set(re.findall(r"[^\W\d_]+", name.casefold())) - small


def wrong(case: Case) -> str:
    """What is wrong of a case: "" for nothing."""
    found = read_article(article_of(case.text, published=PUBLISHED, language_code="en")).deadlines
    first, last = case.place
    one = next((one for one in found if one.start < last and first < one.end), None)
    if one is None:
        return "not found"
    named, setter = _words(one.by_whom.name if one.by_whom else ""), _words(case.setter)
    if not named or not (named <= setter or setter <= named):
        return "by whom"
    if case.due and one.due_iso != case.due:
        return "due"
    return "more than one" if len(found) > 1 else ""


def test_who_sets_what_until_when() -> None:
    failures = [(case, told) for case in cases() if (told := wrong(case))]
    by_factor = [
        f"{factor}: {Counter(getattr(case, factor) for case, _ in failures).most_common(8)}"
        for factor in ("frame", "setter", "time")
    ]
    shown = [*by_factor, *(f"{told}: {case.text!r}" for case, told in failures)]
    assert len(failures) <= 0.02 * ROUNDS * len(FRAMES), "\n".join(shown)


def test_what_sets_no_time() -> None:
    failures = []
    for number, frame in enumerate(NOT_SET * 6):
        setter = SETTERS[number * 7 % len(SETTERS)]
        written = frame.format(S=setter, day=DAYS[number % len(DAYS)], on=ON_DAYS[number % len(ON_DAYS)])
        text = BEFORE[number % len(BEFORE)] + _sentence(written)
        if read_article(article_of(text, published=PUBLISHED, language_code="en")).deadlines:
            failures.append(text)
    assert len(failures) <= 0.01 * 6 * len(NOT_SET), "\n".join(failures)
