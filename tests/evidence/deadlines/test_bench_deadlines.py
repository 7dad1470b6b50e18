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
NAMED = {"1 April": "2031-04-01", "Monday": "2031-03-17", "30 September": "2031-09-30", "72-hour": "", "10-day": ""}
LONG = {"72-hour": "", "10-day": "", "48-hour": "", "two-week": ""}
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
    ("{S} issued an ultimatum to {R}: {a} {T}, or {S} will {h}.", BY),
    ("{S} said {R} had {T} to {a}.", UNTIL),
    ("{S} said it was giving {R} {T} to {a}.", UNTIL),
    ("{S} said it would give {R} {T} to {a}.", UNTIL),
    ("{S} warned {R} that it had {T} to {a}.", UNTIL),
    ("{S} warned that {R} had {T} to {a}.", UNTIL),
    ("{S} voted to give {R} {T} to {a}.", UNTIL),
    ("{S} wrote to {R} demanding that they {a} {T}.", BY),
    ("In a letter to {R}, {S} demanded an answer {T}.", BY),
    ("{S} is demanding that {R} {a} {T}.", BY),
    ("{S} insisted on Thursday that {R} {a} {T}.", BY),
    ("{S} ordered {R} to {a} {T}.", BY),
    ("{S} has ordered {R} to {a} {T}.", BY),
    ("{S} instructed {R} to {a} {T}.", BY),
    ("{S} asked {R} to {a} {T}.", BY),
    ("{S} urged {R} to {a} {T}.", BY),
    ("{S} wants {R} to {a} {T}.", BY),
    ("{S} wants an answer {T}.", BY),
    ("{S} is asking {R} to {a} {T}.", BY),
    ("{S} will {h} unless {R} agrees to {a} {T}.", BY),
    ("{S} warned it would {h} unless {R} agreed to {a} {T}.", BY),
    ("{S} has warned that it will {h} if {R} fails to {a} {T}.", BY),
    ("{S} has vowed to {h} unless {R} agrees to {a} {T}.", BY),
    ("If {R} fails to {a} {T}, {S} will {h}.", BY),
    ("Unless {R} agrees to {a} {T}, {S} will {h}.", BY),
    ("If {R} does not {a} {T}, {S} said in a statement, it will {h}.", BY),
    ("“If {R} does not {a} {T}, we will {h},” {S} said.", BY),
    ("“Unless {R} agrees to {a} {T}, we shall {h},” {S} told parliament.", BY),
    ("“{R} has {T} to {a},” {S} said.", UNTIL),
    ("“We are giving {R} {T} to {a},” {S} said. “After that, we {h}.”", UNTIL),
    ("“We want to see progress {T},” {S} said.", BY),
    ("“I expect {R} to {a} {T},” {S} said.", BY),
    ("“The deadline is {T},” {S} said.", ON),
    ("“The deadline for {R} to {a} is {T},” {S} said.", ON),
    ("{S} set a deadline of {T} for {R} to {a}.", ON),
    ("{S} set a {T} deadline for {R} to {a}.", NAMED),
    ("{S} gave {R} a {T} deadline to {a}.", NAMED),
    ("{S} issued a {T} ultimatum to {R}.", LONG),
    ("{S} imposed a deadline of {T} on {R}.", ON),
    ("{S} has given {R} {T} to {a} or face the consequences.", UNTIL),
    ("{S} has given {R} {T}.", UNTIL),
    ("{S} granted {R} {T} to {a}.", UNTIL),
    ("{S} allowed {R} {T} to {a}.", UNTIL),
    ("{S} offered {R} a choice: {a} {T} or lose the money.", BY),
    ("The deadline set by {S} for {R} to {a} expires on {T}.", ON),
    ("The deadline that {S} set for {R} runs out on {T}.", ON),
    ("{S}’s deadline for {R} to {a} is {T}.", ON),
    ("{S} extended its deadline to {T}.", ON),
    ("{S} extended the deadline for {R} to {a} until {T}.", ON),
    ("{S} pushed back its deadline to {T}.", ON),
    ("{S} moved the deadline to {T}.", ON),
    ("{S} said {R} would have to {a} {T}.", BY),
    ("{S} said {R} needed to {a} {T}.", BY),
    ("{S} said that {R} must {a} {T}.", BY),
    ("{R} must {a} {T}, {S} said on Thursday.", BY),
    ("{R} must {a} {T} or face sanctions, {S} warned.", BY),
    ("{R} has been told by {S} to {a} {T}.", BY),
    ("{R} was told to {a} {T} by {S}.", BY),
    ("{R} has been given {T} by {S} to {a}.", UNTIL),
    ("{S}, which met on Thursday, gave {R} {T} to {a}.", UNTIL),
    ("{S} met {R} on Thursday and gave them {T} to {a}.", UNTIL),
    ("{S} accused {R} of bad faith and gave it {T} to {a}.", UNTIL),
    ("{S} suspended the talks and gave {R} {T} to {a}.", UNTIL),
    ("{S} would {h} if there was no deal {T}, a spokeswoman said.", BY),
    ("{S} said its offer was good until {T}.", ON),
    ("{S} said its offer would remain on the table until {T}.", ON),
    ("{S} says its offer expires on {T}.", ON),
    ("{S} told {R} that its offer would expire on {T}.", ON),
    ("{S} has threatened to {h} on {T} unless {R} agrees to {a}.", ON),
    ("{S} will {h} on {T} unless {R} agrees to {a}.", ON),
    ("{S} will {h} from {T} if {R} does not {a}.", ON),
    ("{S} is to {h} on {T} unless {R} agrees to {a}, it said.", ON),
    ("Failing an answer {T}, {S} said, it would {h}.", BY),
    ("{S} said that without an answer {T} it would {h}.", BY),
    ("Anyone who does not {a} {T} will be arrested, {S} said.", BY),
    ("{S} said anyone who had not left {T} would be arrested.", BY),
    ("{S} said no talks would be held unless {R} agreed to {a} {T}.", BY),
    ("{S} said on Monday it wanted {R} to {a} {T}.", BY),
    ("{S} said {R} should {a} {T} or lose its licence.", BY),
    ("{S} called for {R} to {a} {T}.", BY),
    ("{S} gave notice that it would {h} on {T} unless {R} agreed to {a}.", ON),
    ("{S} says it will not wait beyond {T}.", ON),
    ("{S} told {R} it had {T} to {a}.", UNTIL),
    ("{S} told {R} they had {T} to {a}.", UNTIL),
    ("{S} pledged to {a} {T}.", BY),
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
    "{S} said it hoped for a deal by {day}.",
    "{S} said talks could resume by {day}.",
    "{S} expects growth to slow by {day}.",
    "{S} has until now refused to comment.",
    "The bridge must be closed for repairs until {day}.",
    "Passengers must show a ticket until {day}.",
    "{S} has to travel to the capital by {day} for the wedding.",
    "{S} needs a new roof before {day}.",
    "{S} needed two weeks to recover.",
    "{S} gave the choir an hour of his time.",
    "{S} gave reporters two hours of his time.",
    "{S} gave a speech on Monday.",
    "{S} has given ten interviews in two days.",
    "{S} was given a week off.",
    "{S} was given five days of leave.",
    "{S} has had ten days to think about it.",
    "{S} told reporters on Monday that talks would go on until {day}.",
    "{S} said the ceasefire would hold until {day}.",
    "{S} said the strike would last until {day}.",
    "{S} urged people to stay at home until {day}.",
    "{S} asked for a pause until {day}.",
    "{S} demanded a pause until {day}.",
    "{S} asked for ten days to think it over.",
    "{S} asked for more time, until {day}.",
    "{S} wants to stay in office until {day}.",
    "The tribunal is to rule by {day}.",
    "{S} is to report back by {day}.",
    "{S} will report back within two weeks.",
    "{S} will decide within ten days whether to sign.",
    "{S} agreed to meet again within ten days.",
    "{S} agreed to withdraw by {day}.",
    "{S} undertook nothing.",
    "{S} offered to resume talks within a week.",
    "Under the plan the road would be open by {day}.",
    "Under the deal the first boats sail by {day}.",
    "Under the agreement the prisoners were freed within two days.",
    "By {day} the square was full.",
    "By {day} {S} had lost patience.",
    "Within two days {S} had lost patience.",
    "Within 72 hours the army held the bridge.",
    "The army took the town within 48 hours, {S} said.",
    "{S} was ordered to stay in bed for ten days.",
    "The fire must have started before {day}, {S} said.",
    "{S} must have known by {day}.",
    "The letter must have been written before {day}, {S} said.",
    "The talks have ten days to run.",
    "The parliament has two weeks to go before the recess.",
    "The offer was made on Monday.",
    "The offer was rejected within two hours.",
    "If it rains before {day}, the match is off.",
    "If {S} wins on Monday, the talks will go on.",
    "Unless the weather turns, the boats will sail by {day}.",
    "{S} said prices would fall by {day} if the harvest was good.",
    "The harvest will be lost if there is no rain by {day}.",
    "{S} has threatened nothing.",
    "A strike called for Monday was called off.",
    "The strike began on Monday and will end on {day}.",
    "{S} joined the board until {day}.",
    "“We will know more by {day},” {S} said.",
    "“I shall be home by {day},” {S} said.",
    "“We should have an answer by {day},” {S} said.",
    "“It could be over by {day},” {S} said.",
    "“I was told by {day} it would all be over,” {S} said.",
    "“I need a holiday before {day},” {S} joked.",
    "The museum is open until {day}.",
    "Tickets are valid until {day}.",
    "The exhibition stays open until {day}.",
    "The road stays closed until {day}.",
    "The shop remains open until {day}.",
    "{S} remains in hospital until {day}.",
    "{S} stays in office until {day}.",
    "The mandate of {S} expires on {day}.",
    "The licence of {S} lapses on {day}.",
    "The contract runs out on {day}.",
    "The ceasefire expires on {day}.",
    "{S} extended its stay until {day}.",
    "{S} extended the ceasefire until {day}.",
    "{S} extended the opening hours until {day}.",
    "{S} postponed the vote until {day}.",
    "{S} put off the meeting until {day}.",
    "{S} delayed the launch until {day}.",
    "The hearing was postponed to {day}.",
    "Taxes must be paid by {day}.",
    "Applications must be in by {day}.",
    "{S} called an election for {day}.",
    "{S} called on the mayor on Monday.",
    "{S} told the story of the ten days in the mountains.",
    "The order to leave came on Monday.",
    "{S} expects a baby by {day}.",
    "{S} set off on Monday and arrived within two days.",
    "{S} set a record within two hours.",
    "{S} was asked on Monday about the two weeks of silence.",
    "{S} warned that stocks would run out by {day}.",
    "{S} warned that the river would flood by {day}.",
    "{S} warned that the bank would run out of money by {day} unless it rained.",
)  # fmt: skip
DAYS, ON_DAYS = (
    ("1 April", "Monday", "the end of the month", "31 December"),
    ("on Monday", "next Friday", "from 1 April"),
)
ROUNDS = 2


@dataclass(frozen=True)
class Case:
    text: str
    frame: str
    setter: str
    time: str
    due: str
    place: tuple[int, int]


def _sentence(text: str) -> str:
    text = text.replace(",.", ".").replace(",’s", "’s").replace(",,", ",")
    return re.sub("^“?.", lambda found: found[0].upper(), text)


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
    is_told = "midnight" in case.time and ("Thursday" in case.frame or "Monday" in case.frame)  # of that day
    if case.due and one.due_iso != case.due and not is_told:
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
    for number, frame in enumerate(NOT_SET):
        setter = SETTERS[number * 7 % len(SETTERS)]
        written = frame.format(S=setter, day=DAYS[number % len(DAYS)], on=ON_DAYS[number % len(ON_DAYS)])
        text = BEFORE[number % len(BEFORE)] + _sentence(written)
        if read_article(article_of(text, published=PUBLISHED, language_code="en")).deadlines:
            failures.append(text)
    assert len(failures) <= 0.01 * len(NOT_SET), "\n".join(failures)
