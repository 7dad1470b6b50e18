"""`reveal` on a terminal: eighty columns, what changed and why in sentences, and what it must not say (S23)."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from report_builders import small_case
from reveal_builders import answer, answered_case, at, ranges, small_reveal
from rich.console import Console

from onetext.model import Case
from onetext.model.results import Clash, ClashInput, PredictionScores, RevealResult
from onetext.report.terminal.reveal import show_reveal


def printed(result: RevealResult, case: Case | None = None, width: int = 80) -> str:
    out = io.StringIO()
    show_reveal(result, case or answered_case(), Console(file=out, width=width, highlight=False, markup=False))
    return out.getvalue()


def words(text: str) -> str:
    return " ".join(text.split()).replace("\N{NO-BREAK SPACE}", " ")


def told(result: RevealResult) -> str:
    return words(printed(result))


@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(len(line.rstrip()) for line in printed(small_reveal(), width=width).splitlines()) <= width


def test_it_says_first_how_many_answers_count_and_whose_numbers_changed_by_which() -> None:
    text = told(small_reveal()).split("What cannot all hold")[0]
    assert "Of the 4 answers on record 3 say something of what a draft is worth, about Port and Town." in text
    assert "The most telling is r2: Town amends First text (not in public)." in text
    assert (
        "Height of the wall counts for more: 60 % [50–70] of all that counts for Town instead of 40 % [30–50], mainly "
        "by r2 and r1." in text
    )
    assert "No deal looks better to Town: 52 [42–62] in its own points instead of 40 [30–50], mainly by r1." in text


def test_each_answer_says_what_it_is_taken_to_say_how_reliably_and_what_it_taught_the_most_telling_first() -> None:
    text = told(small_reveal()).split("Town What its answers")[1]
    assert text.index("r2 It amends First text (10 February 2025, not in public") < text.index("r1 It rejects")
    assert "To Town, Second text is worth more than First text" in text
    assert "or Town waits for something better. Reliability 50 to 90 %, the usual for such an answer." in text
    # 0.9 bits: the scenarios halved nearly once, 1 − 2^−0.9 = 0.464.
    assert "It teaches as much as if 46 % of the scenarios fell away." in text


def test_a_reliability_of_the_case_is_told_from_the_usual_one() -> None:
    assert (
        "To Port it is worth at least as much as no deal, and breaks no red line that Port means. Reliability"
        in told(small_reveal())
    )
    assert "Reliability 100 %, as the case has it." in told(small_reveal())


def test_the_same_meaning_is_told_once_and_open_issues_of_a_draft_are_counted() -> None:
    made = small_reveal()
    more = replace(made, responses={**made.responses, "r2": answer("town", "rejects", "refuses", 0.1)})
    text = told(more)
    assert text.count("or Town waits for something better") == 1
    assert "Taken to say of it what r1 says of its draft." in text
    case = answered_case()
    silent = tuple(replace(draft, terms=type(draft.terms)({})) for draft in case.drafts)
    assert "It rejects First text (5 February 2025, 2 issues of it open)." in words(
        printed(made, replace(case, drafts=silent))
    )


def test_what_teaches_nothing_stands_with_the_reason() -> None:
    text = told(small_reveal())
    assert "r3 It is silent on A paper nobody has seen (10 February 2025): silence says nothing" in text


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("unreliable", "its reliability is given as 0"),
        ("no-terms", "what the draft settles is not known"),
        ("no-counter-draft", "no draft on record is its own answer to it"),
        ("no-issue", "it names no issue that the draft settles"),
        ("always", "it would say so in every scenario"),
        ("never", "it fits no scenario that the case allows, and so counts as a pose or a mistake"),
        ("no-value", "what it gets without a deal is not on record"),
    ],
)
def test_every_reason_is_said_in_words(why: str, said: str) -> None:
    made = small_reveal()
    made = replace(made, responses={**made.responses, "r1": answer("town", "rejects", "nothing", why=why)})
    assert f"r1 It rejects First text (5 February 2025): {said}." in told(made)


def test_only_what_moved_is_in_the_table_and_the_rest_is_counted() -> None:
    made = small_reveal()
    table = printed(made).split("What moved")[1].split("  Proposing")[0]
    assert "Weight: Height of the wall" in table
    assert "Would accept First text" in table
    still = replace(made, after={**made.after, "town": replace(ranges(0.4, 0.6, 0.5), no_deal=at(31, 40, 50))})
    assert "What moved" not in printed(still)
    thin = {key: replace(item, learned=0.01) for key, item in still.responses.items()}
    assert "They fit what the case had before: nothing moves to speak of." in told(replace(still, responses=thin))
    lines = replace(made, after={**made.after, "town": replace(ranges(0.4, 0.8, 0.5), no_deal=at(31, 40, 50))})
    assert "Neither a weight nor its no deal moves to speak of. 1 red line is meant in more" in told(lines)


def test_what_must_be_is_told_from_what_only_mostly_is() -> None:
    text = told(small_reveal())
    assert (
        "Proposing Second text instead of First text and rejecting First text, Town must value Height of the wall "
        "above Fee for a berth, which is proved, if its answers are taken at their word." in text
    )
    assert "In 93 % of the scenarios that fit, Town values Fee for a berth above Height of the wall; before" in text
    # A share that hardly changed says nothing of the answers.
    assert "In 52 %" not in text


def test_pairs_are_told_once_and_only_where_the_answers_rank_them() -> None:
    assert told(small_reveal()).count("is worth at least as much to Town as First text, and for some more.") == 1
    made = small_reveal()
    (first, second) = made.preferences["town"]
    before = replace(made, preferences={"town": (replace(first, before="necessarily"), second)})
    assert "worth at least as much to Town as" not in told(before)


def test_a_clash_names_its_inputs_and_leaves_the_party_as_it_was() -> None:
    text = told(small_reveal())
    assert (
        "Port: these cannot all hold: the answer r4 (accepts First text) and what it gets without a deal. Without any "
        "one of them the others can. This is proved." in text
    )
    assert "No scenario fits what its answers are taken to say: what Port wants is left as it was." in text


def test_all_kinds_of_inputs_have_words() -> None:
    kinds = ("weight", "scores", "red-line", "position")
    inputs = tuple(
        ClashInput(
            kind=kind, id="town-high" if kind == "red-line" else "town", issue="height" if kind != "red-line" else ""
        )
        for kind in kinds
    )
    made = replace(small_reveal(), clashes=(Clash(party="town", inputs=inputs, smallest=False, proof="sampled"),))
    assert (
        "Town: these cannot all hold: the range of the weight of Height of the wall, the scores on Height of the wall, "
        "its red line town-high (Nothing above the roofs) and its position on Height of the wall. Without any one of "
        "them the others can. No scenario was found that fits them; there may be a smaller set." in told(made)
    )


def test_lines_are_for_the_mediator_alone_and_gone_where_the_result_has_none() -> None:
    made = small_reveal()
    assert "1 red line is meant in more scenarios than before: town-high, in 80 % instead of 60 %." in told(made)
    bare = {party: replace(item, lines={}) for party, item in made.after.items()}
    text = told(replace(made, after=bare))
    assert "meant in" not in text
    assert "for the mediator's own view" not in text


@pytest.mark.parametrize(
    ("log", "brier", "verdict"),
    [
        (0.4, 0.15, "foretell better than that."),
        (0.66, 0.24, "foretell a little better than that."),
        (0.7, 0.26, "foretell no better than that: do not use them"),
        (0.6, 0.26, "better by one score and worse by the other, so no better."),
    ],
)
def test_the_score_has_a_plain_word_and_the_number_of_cases(log: float, brier: float, verdict: str) -> None:
    scores = PredictionScores(cases=20, log=log, base_log=0.69, brier=brier, base_brier=0.25)
    text = told(replace(small_reveal(), scores=scores, party_scores={}))
    assert "(20 cases): log score" in text
    assert verdict in text
    assert "say little" not in text


def test_few_cases_are_said_to_say_little_and_none_to_say_nothing() -> None:
    assert "3 cases say little either way." in told(small_reveal())
    none = PredictionScores(cases=0, log=None, base_log=None, brier=None, base_brier=None)
    assert "No answer can be guessed from others" in told(replace(small_reveal(), scores=none, party_scores={}))


def test_without_any_answer_it_says_so() -> None:
    made = replace(small_reveal(), responses={}, clashes=(), preferences={}, orderings={}, because={})
    text = words(printed(made, small_case()))
    assert "No answer to any draft is on record, so that nothing is learned." in text
    assert "No answer to any draft is on record of Port and Town: their ranges stay." in text


def test_with_answers_of_which_none_teaches_it_says_so() -> None:
    made = small_reveal()
    silent = {"r3": made.responses["r3"]}
    text = told(
        replace(made, responses=silent, clashes=(), method={"town": "prior", "port": "prior"}, after=made.before)
    )
    assert "Nothing is learned from the 1 answer on record" in text
    assert "Town: Nothing is learned from its only answer." in text


@pytest.mark.parametrize("method", ["weighted", "moved"])
def test_few_independent_scenarios_are_a_warning(method: str) -> None:
    made = small_reveal(method)
    assert "they are worth 1,310 independent ones." in told(made)
    few = replace(made, effective_sample_size={**made.effective_sample_size, "town": 120.0})
    assert "they are worth 120 independent ones. These are few: take the figures as rough." in told(few)


def test_nobody_is_said_to_bluff_and_no_number_is_the_chance_of_an_agreement() -> None:
    text = told(small_reveal()).lower()
    assert not {"bluff", "lying", "fair", "winner", "probability of peace"} & set(text.split())


@pytest.mark.parametrize(
    ("meaning", "because"),
    [
        ("refuses", "What r1 says is spread over three reasons to refuse."),
        ("other-option", "What r1 says is which options the party likes better, not how much an issue counts."),
    ],
)
def test_where_an_answer_counts_and_nothing_moves_it_says_why(meaning: str, because: str) -> None:
    """An answer of 0.3 bits was a surprise: "it fits what the case had before" would be untrue."""
    made = small_reveal()
    one = replace(made, responses={"r1": answer("town", "rejects", meaning, 0.3)}, after=made.before, clashes=())
    assert f"Nothing that is listed here moves to speak of. {because}" in told(one)
    assert "what the case had before" not in told(one)


def test_an_acceptance_may_speak_of_the_gaps_of_a_draft_where_it_has_some() -> None:
    made, case = small_reveal(), answered_case()
    one = replace(made, responses={"r1": answer("town", "accepts", "accepts", 0.3)}, after=made.before, clashes=())
    whole = tuple(replace(issue, if_silent=issue.options[0].id) for issue in case.issues)
    text = words(printed(one, replace(case, issues=whole)))
    assert "What r1 says is spread thinly over many numbers." in text
    assert "The only answer on record says something of what a draft is worth, about Town." in text
    silent = tuple(replace(draft, terms=type(draft.terms)({})) for draft in case.drafts)
    assert "may be what the party expected of the issues that the draft leaves open, which is not kept." in words(
        printed(one, replace(case, drafts=silent))
    )


def test_a_single_answer_is_not_said_to_be_guessed_from_others() -> None:
    scores = PredictionScores(cases=1, log=0.4, base_log=0.69, brier=0.15, base_brier=0.25)
    text = told(replace(small_reveal(), party_scores={"town": scores}))
    assert "No other of Town's answers tells, so that its one is guessed from the ranges of the case alone" in text
    assert "Town's other answers" not in text


def test_a_move_without_an_answer_of_its_own_is_explained() -> None:
    assert "Mainly by –: by no single answer." in told(replace(small_reveal(), because={}))


def test_a_surprise_about_drafts_with_gaps_is_not_said_to_fit_what_was_known() -> None:
    """Chances of a third that teach nothing of what is kept: they may speak of what was expected."""
    made = small_reveal()
    odd = replace(answer("town", "accepts", "accepts"), prior=0.33)
    text = told(replace(made, responses={"r1": odd, "r2": odd}, after=made.before, clashes=()))
    expected = "may be what the party expected of the issues that the draft leaves open, which is not kept."
    assert f"What r1 and r2 say {expected}" in text
    assert "what the case had before" not in text


def test_an_answer_that_teaches_alone_is_not_set_beside_others() -> None:
    made = small_reveal()
    thin = replace(made.responses["r1"], learned=0.001)
    assert "Beside the other answers it teaches next to nothing." in told(
        replace(made, responses={**made.responses, "r1": thin})
    )
    alone = told(replace(made, responses={"r1": thin}, clashes=()))
    assert "It teaches next to nothing." in alone
    assert "Beside the other" not in alone
