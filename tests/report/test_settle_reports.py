"""What the reports on texts that all could sign must say: the answer first, in words, and what it rests on."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest
from immutabledict import immutabledict
from rich.console import Console

import onetext
from onetext.model import Case, NoDeal, Range, Weight
from onetext.model.results import Probability, Proof, SettleResult, Zone
from onetext.report.numbers import percent
from onetext.report.terminal.frontier import show_frontier
from onetext.report.terminal.packages import amount, in_scenarios, proof_line, proved_as
from onetext.report.terminal.parts import grid, ranged, ranged_change
from onetext.report.terminal.robust import show_robust
from onetext.report.terminal.settle import CONCEPT_NAMES, show_settle, zone_sentence
from onetext.report.words import Words

CASES = {slug: onetext.load_case(slug) for slug in ("harbour-wages", "ukraine-2025")}
SHOWS = {"settle": show_settle, "frontier": show_frontier, "robust": show_robust}
VERBS = {"settle": onetext.settle, "frontier": onetext.frontier, "robust": onetext.robust}


@cache
def seen(slug: str) -> Case:
    case = CASES[slug]
    day = case.as_of or case.newest
    assert day is not None
    return case.at(day)


@cache
def result(name: str, slug: str) -> object:
    return VERBS[name](CASES[slug])


@cache
def settled(slug: str, **asked: object) -> SettleResult:
    return onetext.settle(CASES[slug], **asked)  # type: ignore[arg-type]  # arguments of the verb


def text_of(show: object, *given: object, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    show(*given, console)  # type: ignore[operator]  # one of the reports
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("slug", CASES)
@pytest.mark.parametrize("name", SHOWS)
def test_every_report_opens_with_the_notice_then_the_answer_and_ends_with_its_assumptions(name: str, slug: str) -> None:
    answer = result(name, slug)
    text = flat(text_of(SHOWS[name], answer, seen(slug)))
    notice, reply, taken = (text.index(part) for part in (flat(seen(slug).notice), "The answer", "What is taken for"))
    assert notice < reply < taken
    for assumption in answer.assumptions:  # type: ignore[attr-defined]  # any of the results
        assert flat(assumption.partition(": ")[2]) in text


@pytest.mark.parametrize("slug", CASES)
@pytest.mark.parametrize("name", SHOWS)
def test_no_report_shows_what_may_never_be_shown(name: str, slug: str) -> None:
    text = flat(text_of(SHOWS[name], result(name, slug), seen(slug))).lower()
    for word in ("winner", "fairness", "fair ", "probability of peace", "chance of peace", "nan", "inf]", "none–"):
        assert word not in text.replace("finance", "").replace("financ", "").replace("unfair", "")


def test_every_solution_stands_with_its_sentence_its_options_its_ranges_and_its_proof() -> None:
    answer = settled("harbour-wages", concepts=("all",))
    case, words = seen("harbour-wages"), Words(seen("harbour-wages"))
    text = text_of(show_settle, answer, case, width=140)
    for name, solution in answer.solutions.items():
        title, meaning = CONCEPT_NAMES[name]
        assert title in text
        assert flat(meaning) in flat(text)
        for party in case.signatories:
            given = solution.gives[party]
            row = [words.party(party), ranged(given.value), ranged(given.no_deal), ranged_change(given.gain)]
            assert any(all(cell in line for cell in row) for line in text.splitlines())
    first = next(iter(answer.solutions.values())).packages[0]
    for issue, option in first.items():
        assert any(words.issue(issue) in line and words.option(issue, option) in line for line in text.splitlines())
    assert flat(text).count("That nothing does better") == len(answer.solutions)
    assert "asked for by name" in flat(text)


def test_a_second_solution_is_told_by_what_differs_from_the_first() -> None:
    answer = settled("ukraine-2025")
    nash, ks = (answer.solutions[name].packages[0] for name in ("nash", "ks"))
    differing = [issue for issue in nash if nash[issue] != ks[issue]]
    text = flat(text_of(show_settle, answer, seen("ukraine-2025"), width=200)).replace("\N{NO-BREAK SPACE}", " ")
    if differing:
        assert f"with {len(differing)} question" in text
    else:
        assert "The same combination as under Nash" in text


def test_conflicts_corrections_and_single_lines_are_told_where_nothing_can_be_signed() -> None:
    answer = settled("ukraine-2025", reading="strict")
    text = flat(text_of(show_settle, answer, seen("ukraine-2025")))
    assert (
        "With red lines read as widely as their words allow, no text can be signed by both Russia and Ukraine" in text
    )
    for conflict in answer.conflicts:
        assert flat(conflict.says) in text
    for correction in answer.corrections[:12]:
        assert flat(correction.says) in text
    assert "There is no other of up to 3" in text
    assert "None opens the way by itself" in text


def test_the_strict_reading_is_said_beside_the_narrow_one() -> None:
    assert settled("ukraine-2025").zone_strict is not None
    text = flat(text_of(show_settle, settled("ukraine-2025"), seen("ukraine-2025")))
    assert "Read as widely as their words allow, there is none" in text


def test_lifting_says_what_each_line_costs_when_asked() -> None:
    answer = settled("harbour-wages", lifting=True)
    text = flat(text_of(show_settle, answer, seen("harbour-wages"), width=140))
    for item in answer.lifting.values():
        assert item.opens
    assert "Lifting a single one" in text
    assert "CO_SIX" in text


def test_least_changes_name_who_gains_and_who_loses() -> None:
    answer = settled("harbour-wages", draft="union-reply")
    text = flat(text_of(show_settle, answer, seen("harbour-wages"), width=120)).replace("\N{NO-BREAK SPACE}", " ")
    (change,) = answer.least_change
    assert f"change {len(change.changes)} settled question" in text
    assert re.search(r"Rise in pay Six per cent (Two|Four) per cent Harbour Company Dockers' Union", text)
    assert "no fewer do" in text


def _zone(**changed: object) -> Zone:
    given = {"status": "nonempty", "count": 5, "standard_error": 0.0, "proof": Proof(kind="exhaustive")}
    return Zone(**{**given, "packages_in_all": 12, **changed})  # type: ignore[arg-type]  # checked by the class in use


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        (_zone(), "could both sign exists. There are 5 among 12 combinations"),
        (_zone(count=None, standard_error=None), "exists. How many there are is not known"),
        (_zone(count=2_000_000, packages_in_all=2 * 10**9), "one in 1000 would do (that is about 2 million)"),
        (_zone(count=10**20, packages_in_all=10**23, standard_error=10**18), "standard error 1"),
        (_zone(status="empty", count=0), "No text can be signed by both"),
        (_zone(status="rules_contradict", count=0), "rules of the case contradict each other"),
        (_zone(status="unknown", count=None, standard_error=None), "is not known"),
        (_zone(status="unknown", count=None, standard_error=None, untested=("union",)), "would accept by value"),
        (_zone(undecided=3), "For 3 more, rounding leaves open"),
        (_zone(undecided=None), "Rounding may leave open for some more"),
    ],
)
def test_the_zone_is_told_in_words_and_none_found_is_never_none(zone: Zone, words: str) -> None:
    told = " ".join(zone_sentence(zone, Words(seen("harbour-wages"))))
    assert words in told
    assert ("No text" in told) == (zone.status == "empty")


def test_only_what_is_proved_is_called_so() -> None:
    for kind in ("certificate", "exhaustive"):
        assert proved_as(Proof(kind=kind)).startswith("proved")  # type: ignore[arg-type]  # a proof kind
    for kind in ("solver", "none"):
        assert proved_as(Proof(kind=kind)).startswith("not proved")  # type: ignore[arg-type]  # a proof kind


def test_a_proof_stands_with_its_assumptions_and_its_share_of_scenarios() -> None:
    share = Probability(0.83, 0.0, 1.0, 0.03, 200)
    text = proof_line(Proof(kind="certificate", leaves=3, holds=share), 12, what="there is none")
    assert "given the 12 assumptions listed below" in text
    assert f"There is none in {percent(0.83)} of 200 sampled scenarios." in text
    assert "was not counted" in proof_line(Proof(kind="exhaustive"), 1)
    assert in_scenarios(replace(share, point=1.0), "x") == "x in every one of 200 sampled scenarios"
    assert in_scenarios(replace(share, point=0.0), "x") == "x in none of 200 sampled scenarios"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (324, "324"),
        (999_999, "999,999"),
        (1_500_000, "about 1.5 million"),
        (4 * 10**9, "about 4 billion"),
        (123 * 10**12, "about 123 trillion"),
        (16048957495581979920, "about 1.6 times 10 to the power of 19"),
        (4**500, "about 1.1 times 10 to the power of 301"),
    ],
)
def test_large_amounts_are_said_so_that_they_can_be_taken_in(number: int, words: str) -> None:
    assert amount(number) == words


def test_one_text_that_stands_for_all_is_spoken_of_in_the_singular() -> None:
    whole = VERBS["frontier"](CASES["harbour-wages"])
    one = replace(whole, points=whole.points[:1], complete=False, points_count=None, epsilon=2.5)  # type: ignore[arg-type]  # a frontier
    two = replace(one, points=whole.points[:2])  # type: ignore[attr-defined]
    said, more = (flat(text_of(show_frontier, item, seen("harbour-wages"))) for item in (one, two))
    assert "1 text stands for all texts" in said
    assert "this one gives every side as much" in said
    assert "2 texts stand for all texts" in more
    assert "one of these gives every side as much" in more
    listed = flat(text_of(show_frontier, replace(one, points_count=9), seen("harbour-wages")))
    assert "1 of them is listed. Whatever one of the others gives, this one gives" in listed


@pytest.mark.parametrize(("reading", "told"), [("narrow", "as narrowly as"), ("strict", "as widely as")])
def test_the_robust_text_says_the_reading_that_was_asked_for(reading: str, told: str) -> None:
    answer = onetext.robust(CASES["ukraine-2025"], reading=reading, draws=40)
    text = flat(text_of(show_robust, answer, seen("ukraine-2025")))
    assert f"All this reads red lines {told} their words allow." in text
    assert ("Read as widely" in text) == (reading == "narrow")


def test_a_frontier_that_is_empty_when_lines_are_read_widely_says_so_and_how_it_is_known() -> None:
    answer = onetext.frontier(CASES["ukraine-2025"], reading="strict")
    text = flat(text_of(show_frontier, answer, seen("ukraine-2025")))
    assert "With red lines read as widely as their words allow, there is no text" in text
    assert "this is proved" in text


def test_a_frontier_that_hides_equally_good_combinations_calls_nothing_agreed_or_traded() -> None:
    answer = onetext.frontier(CASES["ukraine-2025"])
    assert any(point.packages_count != len(point.packages) for point in answer.points)
    text = flat(text_of(show_frontier, answer, seen("ukraine-2025")))
    assert "Settled alike in the one combination shown for each outcome" in text
    assert "neither list says that a question is agreed or traded" in text
    assert "Traded (" not in text
    whole = flat(text_of(show_frontier, result("frontier", "harbour-wages"), seen("harbour-wages")))
    assert "Settled alike in all of them" in whole
    assert "Traded (3 questions)" in whole


def test_nobody_gains_or_loses_by_a_change_for_sure_where_the_range_allows_both() -> None:
    answer = settled("ukraine-2025", draft="us28")
    case = seen("ukraine-2025")
    words = Words(case)
    (change,) = answer.least_change
    text = text_of(show_settle, answer, case, width=260).replace("\N{NO-BREAK SPACE}", " ")
    rows = text.partition("The fewest changes to a draft")[2].splitlines()
    unsure = 0
    for edit in change.changes:
        row = next(
            line for line in rows if words.issue(edit.issue) in line and words.option(edit.issue, edit.after) in line
        )
        for party in case.signatories:
            part = change.effects[party].by_issue.get(edit.issue)
            if part is None or not part.low < 0 < part.high:
                continue
            unsure += 1
            name = words.party(party)
            assert f"{name} (likely)" in row or (part.point == 0 and row.rstrip().endswith(name))
    assert unsure >= 2


def test_a_draft_that_needs_no_change_says_with_what_it_is_filled_and_how_often_all_accept_that() -> None:
    day = dt.date(2025, 11, 26)
    answer, case = settled("ukraine-2025", draft="e3", as_of=day), CASES["ukraine-2025"].at(day)
    (change,) = answer.least_change
    assert change.status == "already"
    assert change.in_zone is not None
    words = Words(case)
    text = flat(text_of(show_settle, answer, case, width=200)).replace("\N{NO-BREAK SPACE}", " ")
    assert (
        f"All accept the outcome in {percent(change.in_zone.point)} of 200".replace("\N{NO-BREAK SPACE}", " ") in text
    )
    for edit in change.fills:
        assert f"{words.issue(edit.issue)}: {words.option(edit.issue, edit.after)}" in text
    assert "Open questions are filled so that" in text


def test_equally_small_changes_are_named_by_their_options() -> None:
    text = flat(text_of(show_settle, settled("harbour-wages", draft="union-reply"), seen("harbour-wages"), width=120))
    assert "They differ on: Rise in pay: Two per cent / Four per cent." in text
    cut = settled("ukraine-2025", draft="us28", ties=2)
    said = flat(text_of(show_settle, cut, seen("ukraine-2025")))
    assert "The first 2 of more ways that need as few changes were compared" in said


def test_a_case_without_ranges_says_that_nothing_was_sampled() -> None:
    case = seen("harbour-wages")
    middle = Range.of(50)
    exact = replace(
        case,
        weights=tuple(
            Weight(
                party=party,
                issue=issue.id,
                weight=Range.of(1),
                scores=immutabledict({option.id: Range.of(10 * place) for place, option in enumerate(issue.options)}),
            )
            for party in case.signatories
            for issue in case.issues
        ),
        no_deals=tuple(NoDeal(party=party, value=Range.of(1)) for party in case.signatories),
        issues=tuple(replace(issue, consents=()) for issue in case.issues),
        red_lines=(),
    )
    said = flat(text_of(show_settle, onetext.settle(exact), exact))
    assert "the case has no ranges, so nothing was sampled" in said
    assert "sampled scenarios" not in said
    assert "nothing was sampled" in flat(text_of(show_robust, onetext.robust(exact, draws=20), exact))
    for changed in (
        replace(exact, no_deals=(replace(exact.no_deals[0], value=Range.of(1, 2)), *exact.no_deals[1:])),
        replace(exact, weights=(replace(exact.weights[0], weight=middle, scores=immutabledict()), *exact.weights[1:])),
        replace(exact, red_lines=(replace(case.red_lines[0], firmness=Range.of(Fraction(1, 2))),)),
    ):
        assert "nothing was sampled" not in flat(text_of(show_settle, onetext.settle(changed), changed))


def test_questions_of_which_every_option_is_worth_the_same_to_all_are_marked() -> None:
    answer, case = settled("ukraine-2025"), seen("ukraine-2025")
    words, table = Words(case), answer.table
    alike = [
        words.issue(issue)
        for issue in table.issues
        if all(len({table.weights[p][issue] * score for score in table.scores[p][issue]}) == 1 for p in table.weights)
    ]
    assert alike
    text = text_of(show_settle, answer, case, width=240)
    assert {
        line.partition("\N{NO-BREAK SPACE}°")[0] for line in text.splitlines() if "\N{NO-BREAK SPACE}°" in line
    } == set(alike)
    assert "all options of this question are worth the same" in flat(text)
    assert "°" not in text_of(show_settle, settled("harbour-wages"), seen("harbour-wages"))


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_a_narrow_table_breaks_no_word_that_it_has_room_for_and_stays_within_its_width(width: int) -> None:
    table = grid("Question", "From", "To", "Gains by it")
    table.add(
        "Ukrainian-held Donetsk",
        "Ukraine leaves, demilitarised buffer",
        "Remote-controlled cranes, later on",
        "in 74\N{NO-BREAK SPACE}% of draws",
    )
    text = text_of(lambda console: console.print(table), width=width)
    assert all(len(line) <= width for line in text.splitlines())
    for word in ("Ukrainian-held", "demilitarised", "Remote-controlled", "74\N{NO-BREAK SPACE}%"):
        assert word in text
