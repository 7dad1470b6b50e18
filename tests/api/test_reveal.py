"""What answers reveal, and results that count them in, with the raw ones beside; and what is for the mediator alone."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

import onetext
from onetext.model import Case, Range
from onetext.model.audience import MEDIATOR
from onetext.model.results import RevealResult

BEFORE = dt.date(2024, 2, 1)
"""A day before any answer."""


@cache
def harbour() -> Case:
    return onetext.load_case("harbour-wages")


@cache
def found() -> RevealResult:
    return onetext.reveal(harbour())


def as_json(result: Any) -> dict[str, Any]:
    """What a program reads."""
    read: dict[str, Any] = json.loads(json.dumps(result.to_json(), allow_nan=False))
    return read


def with_reliability(case: Case, reliability: Range) -> Case:
    return replace(case, responses=tuple(replace(item, reliability=reliability) for item in case.responses))


# -- reveal --------------------------------------------------------------------------------------------------------


def test_every_answer_on_record_is_told_of_in_the_order_of_parties_and_days() -> None:
    assert set(found().responses) == {item.id for item in harbour().responses}
    parties = [item.party for item in found().responses.values()]
    order = [party.id for party in harbour().parties_by_name]
    assert parties == sorted(parties, key=order.index)


def test_an_answer_is_told_of_as_the_case_has_it() -> None:
    answer = found().responses["R2"]
    assert (answer.party, answer.draft, answer.kind, answer.public) == ("company", "union-reply", "rejects", True)
    assert (answer.reliability, answer.reliability_basis) == ((0.6, 0.9), "analyst")
    assert answer.meaning == "refuses"


def test_a_refusal_makes_acceptance_of_that_draft_rarer_by_bayes() -> None:
    """Without open issues acceptance is a matter of the party alone, so that the rule of Bayes gives what is left."""
    answer, party = found().responses["R2"], "company"
    before, after = found().before[party].accepts["union-reply"], found().after[party].accepts["union-reply"]
    assert before is not None
    assert after is not None
    trust, wait = sum(answer.reliability) / 2, 0.2
    could, could_not = trust * wait + (1 - trust) / 2, trust + (1 - trust) / 2
    expected = before.point * could / (before.point * could + (1 - before.point) * could_not)
    assert after.point == pytest.approx(expected, abs=0.02)
    assert answer.prior == pytest.approx(before.point * could + (1 - before.point) * could_not, abs=0.02)


def test_what_moved_is_put_down_to_the_only_answer_that_teaches() -> None:
    assert found().because["company"]["accepts/union-reply"] == ("R2",)
    assert {answer for moved in found().because["company"].values() for answer in moved} == {"R2"}


def test_scores_count_every_answer_that_is_foretold() -> None:
    foretold = [item for item in found().responses.values() if item.prediction is not None]
    assert found().scores.cases == len(foretold) == sum(item.cases for item in found().party_scores.values())
    chances = [item.prediction.predicted for item in foretold if item.prediction is not None]
    assert found().scores.brier == pytest.approx(sum((1 - p) ** 2 for p in chances) / len(chances))


@pytest.mark.parametrize("reliability", [Range.of(0)])
def test_answers_that_nobody_can_rely_on_teach_nothing_and_say_so(reliability: Range) -> None:
    made = onetext.reveal(with_reliability(harbour(), reliability))
    assert {item.meaning for item in made.responses.values()} == {"nothing"}
    assert {item.why for item in made.responses.values()} <= {"unreliable", "kind", "always", "no-counter-draft"}
    assert made.after == made.before
    assert set(made.method.values()) == {"prior"}


def test_answers_that_were_not_known_on_the_day_do_not_count() -> None:
    made = onetext.reveal(harbour(), as_of=BEFORE)
    assert made.responses == {}
    assert made.after == made.before
    assert made.scores.cases == 0


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert json.dumps(as_json(onetext.reveal(harbour()))) == json.dumps(as_json(found()))


@pytest.mark.parametrize("audience", ["public", "union"])
def test_how_often_a_line_is_meant_is_for_the_mediator_alone(audience: str) -> None:
    assert found().after["company"].lines
    made = onetext.reveal(harbour(), audience=audience)
    assert [item.lines for item in (*made.before.values(), *made.after.values())] == [{}] * len(made.before) * 2
    assert not [key for moved in made.because.values() for key in moved if key.startswith("line/")]


def test_a_hidden_answer_changes_no_byte_for_those_who_may_not_see_it() -> None:
    hidden = [replace(item, audience=MEDIATOR if item.id == "R2" else item.audience) for item in harbour().responses]
    other = [replace(item, kind="accepts", note="otherwise") if item.id == "R2" else item for item in hidden]
    first, second = (
        as_json(onetext.reveal(replace(harbour(), responses=tuple(items)), audience="union"))
        for items in (hidden, other)
    )
    assert "R2" not in first["responses"]
    assert first == second


@pytest.mark.parametrize("draws", [0, 10, 10**7])
def test_a_number_of_scenarios_that_makes_no_sense_is_refused(draws: int) -> None:
    with pytest.raises(onetext.UsageError, match="draws"):
        onetext.reveal(harbour(), draws=draws)


# -- --revealed ----------------------------------------------------------------------------------------------------


def test_balance_counts_the_answers_in_and_gives_the_raw_shares_beside() -> None:
    plain, made = onetext.balance(harbour()), onetext.balance(harbour(), revealed=True)
    assert plain.beside is None
    assert made.beside == {
        draft.id: {party: item.accept_probability for party, item in draft.parties.items()} for draft in plain.drafts
    }
    now = made.draft("union-reply").parties["company"].accept_probability
    was = made.beside["union-reply"]["company"]
    assert now is not None
    assert was is not None
    assert now.point < was.point / 2
    assert any("--revealed" in text for text in made.envelope.warnings)


def test_the_share_that_balance_counts_is_the_one_that_reveal_tells() -> None:
    now = onetext.balance(harbour(), revealed=True).draft("union-reply").parties["company"].accept_probability
    told = found().after["company"].accepts["union-reply"]
    assert now is not None
    assert told is not None
    assert now.point == pytest.approx(told.point, abs=0.02)


def test_settle_and_robust_give_what_they_say_without_the_answers_beside() -> None:
    plain, made = onetext.settle(harbour()), onetext.settle(harbour(), revealed=True)
    assert (plain.beside, plain.beside_solutions) == (None, {})
    assert made.beside == plain.zone
    assert {name: item.packages[0] for name, item in made.beside_solutions.items()} == {
        name: item.packages[0] for name, item in plain.solutions.items()
    }
    first, second = onetext.robust(harbour(), draws=100), onetext.robust(harbour(), draws=100, revealed=True)
    assert (first.beside, first.beside_package) == (None, None)
    assert (second.beside, second.beside_package) == (first.probability, first.package)


def test_whatif_and_forecast_give_theirs_too() -> None:
    asked: dict[str, Any] = {"runs": 64, "horizon": 8, "modes": ("perpetual",), "workers": 1}
    plain = onetext.whatif(harbour(), without=("leaks",), **asked)
    made = onetext.whatif(harbour(), without=("leaks",), revealed=True, **asked)
    assert (made.beside, made.beside_error) == (plain.difference, plain.difference_error)
    assert plain.beside is None
    assert onetext.forecast(harbour(), revealed=True, **asked).beside == onetext.forecast(harbour(), **asked).outcomes


def test_where_nothing_is_learned_nothing_changes_and_that_is_said() -> None:
    case = with_reliability(harbour(), Range.of(0))
    plain, made = onetext.balance(case), onetext.balance(case, revealed=True)
    assert made.drafts == plain.drafts
    assert made.beside is None
    assert any("teach nothing" in text for text in made.envelope.warnings)


def test_sourced_records_alone_may_leave_too_little_to_learn_from() -> None:
    """No source carries a no deal in this case, and without one an answer does not say what a draft is worth."""
    made = onetext.balance(harbour(), sourced_only=True, revealed=True)
    assert made.drafts == onetext.balance(harbour(), sourced_only=True).drafts
    assert any("teach nothing" in text for text in made.envelope.warnings)


def test_nobody_but_the_mediator_is_told_how_firm_the_answers_leave_a_line() -> None:
    def firmness(result: Any) -> list[Any]:
        return [
            (line.id, line.reading, line.firmness, line.real)
            for draft in result.drafts
            for item in draft.parties.values()
            for line in item.red_lines
        ]

    mediator = firmness(onetext.balance(harbour(), revealed=True))
    assert mediator != firmness(onetext.balance(harbour()))
    public = onetext.balance(harbour(), audience="public")
    assert firmness(onetext.balance(harbour(), audience="public", revealed=True)) == firmness(public)


# -- the brief -----------------------------------------------------------------------------------------------------


def test_the_brief_has_what_the_command_says() -> None:
    made = onetext.brief(harbour()).sections.reveal
    assert made is not None
    assert replace(made, envelope=found().envelope) == found()


def test_the_brief_leaves_it_out_where_nothing_is_learned() -> None:
    assert onetext.brief(with_reliability(harbour(), Range.of(0))).sections.reveal is None
