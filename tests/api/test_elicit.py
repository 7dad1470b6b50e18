"""`elicit` from Python: questions, replies one by one, and answers that keep their schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import onetext
from onetext.api.elicit import elicit, elicit_template, reply
from onetext.api.schema import output_schema
from onetext.casefile import read_interview
from onetext.model.results import ElicitResult

REPLIES = {
    "first": "wage_rise",
    "relative.redundancies": "50-75",
    "relative.automation": "30 to 45",
    "relative.night_shift": "25",
    "relative.duration": "[20, 22, 30]",
    "signs": "chair-text",
    "refuses": "company-offer",
    "without_deal.wage_rise": "two-percent, two-percent, four-percent",
    "without_deal.redundancies": "voluntary-only",
    "without_deal.automation": "",
    "firmness.UN_FORTY": "official",
    "firmness.UN_CRANES": "0",
}


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """A copy of the harbour case."""
    onetext.new(tmp_path / "talks", from_="harbour-wages")
    return tmp_path / "talks"


_KEPT: list[str] = []
"""The text of the interview once it was asked for: asking takes a while."""


def whole(talks: Path, expert: str = "kim") -> ElicitResult:
    """An interview from its first question to its last."""
    if _KEPT and (talks / "case.yaml").read_text("utf-8").count("signatories: [company, union]"):
        (talks / "interviews").mkdir(exist_ok=True)
        (talks / "interviews" / f"union-{expert}.yaml").write_text(_KEPT[0].replace("kim", expert), "utf-8")
        return elicit(talks, party="union", expert=expert)
    result = elicit(talks, party="union", expert=expert)
    for _ in range(30):
        if result.complete:
            if any(item.kind == "signs" for item in result.questions):
                _KEPT.append((talks / "interviews" / f"union-{expert}.yaml").read_text("utf-8"))
            return result
        question = result.questions[-1]
        text = REPLIES.get(question.id, "yes")
        result = reply(talks, party="union", expert=expert, question=question.id, text=text)
    raise AssertionError("the questions do not end")


def errors(result: ElicitResult) -> list[str]:
    answer = json.loads(json.dumps(result.to_json(), allow_nan=False))
    return [error.message for error in Draft202012Validator(output_schema("elicit")).iter_errors(answer)]


def test_every_answer_keeps_its_schema(talks: Path) -> None:
    assert errors(elicit("harbour-wages", party="company")) == []
    result = whole(talks)
    assert errors(result) == []
    assert (result.complete, result.left, result.experts) == (True, 0, ("kim",))
    assert len(list(result.rows())) == 15
    whole(talks, "lee")
    both = elicit(talks, party="union", write=True)
    assert errors(both) == []
    assert len(both.agreement) == 5
    assert {item.overlap for item in both.agreement} == {1.0}


def test_an_interview_that_was_typed_is_an_answers_file(talks: Path) -> None:
    whole(talks)
    case = onetext.load_case(talks)
    found = read_interview(talks / "interviews" / "union-kim.yaml", case)
    assert found.skipped == ("without_deal.automation",)
    assert str(found.relative["duration"]) == "[20, 22, 30]"
    assert [item.reply for item in found.trades] == ["yes"] * 3
    assert elicit_template(talks, party="union", expert="kim").startswith("party: union\nexpert: kim\n")


def test_the_same_seed_gives_the_same_answer(talks: Path) -> None:
    result = whole(talks)
    again = elicit(talks, party="union", expert="kim")
    assert result.to_json() == again.to_json()


def test_what_is_written_gives_what_was_read_back(talks: Path) -> None:
    """The values that the ranking shows are those that a balance of the case shows afterwards."""
    shown = {item.draft: item.value for item in whole(talks).ranking}
    written = elicit(talks, party="union", write=True).written
    assert set(written) == {"nodeal.yaml", "redlines.yaml", "weights.yaml"}
    balance = onetext.balance(onetext.load_case(talks))
    for draft in balance.drafts:
        value = draft.parties["union"].value
        assert value is not None
        assert (value.low, value.point, value.high) == pytest.approx(
            (shown[draft.id].low, shown[draft.id].point, shown[draft.id].high)
        )


def test_the_other_party_and_the_day_before_are_not_touched(talks: Path) -> None:
    before = onetext.balance(onetext.load_case(talks)).drafts[0].parties["company"].value
    whole(talks)
    elicit(talks, party="union", write=True)
    case = onetext.load_case(talks)
    assert onetext.balance(case).drafts[0].parties["company"].value == before
    assert {item.known_from for item in case.weights if item.party == "union"} == {case.newest}


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("first", "wages", "unknown issue"),
        ("first", "9", "unknown issue"),
        ("signs", "chair-text", "is not asked now"),
    ],
)
def test_a_reply_that_cannot_be_meant_changes_nothing(talks: Path, question: str, text: str, told: str) -> None:
    with pytest.raises(onetext.UsageError, match=told):
        reply(talks, party="union", question=question, text=text)
    assert not (talks / "interviews").exists()


@pytest.mark.parametrize("text", ["-5", "101", "80-60", "1-2-3-4", "a lot", "60%", "1e3", "٣"])
def test_numbers_that_cannot_be_meant(talks: Path, text: str) -> None:
    reply(talks, party="union", question="first", text="wage_rise")
    with pytest.raises(onetext.UsageError):
        reply(talks, party="union", question="relative.redundancies", text=text)


def test_a_party_that_does_not_sign_is_asked_for_no_draft(talks: Path) -> None:
    text = (talks / "case.yaml").read_text("utf-8")
    (talks / "case.yaml").write_text(text.replace("signatories: [company, union]", "signatories: [company]"), "utf-8")
    asked = whole(talks).questions
    assert {item.kind for item in asked} == {"first", "relative", "trade", "firmness"}


def test_ukraine_is_asked_about_too() -> None:
    result = elicit("ukraine-2025", party="ukraine")
    assert result.questions[-1].id == "first"
    assert len(result.questions[-1].choices) == len(onetext.load_case("ukraine-2025").issues)


def test_numbers_of_an_expert_who_was_taken_back_are_named(talks: Path) -> None:
    """The last one to go leaves what he said in the case; with another one left, only what that one was not asked."""
    folder = talks / "interviews"
    head = "party: union\nexpert: {}\nanswers:\n  firmness: {{UN_FORTY: leader-repeated{}}}\n"
    for name, more in (("ada", ", UN_CRANES: [0.1, 0.3]"), ("kim", "")):
        (talks / f"{name}.yaml").write_text(head.format(name, more), "utf-8")
        both = elicit(talks, party="union", answers=talks / f"{name}.yaml", write=True)
    assert not [text for text in both.envelope.warnings if "still rest" in text]
    (folder / "union-ada.yaml").unlink()
    (one,) = [text for text in elicit(talks, party="union", write=True).envelope.warnings if "still rest" in text]
    assert "an interview with ada" in one
    assert "ada" not in onetext.load_case(talks).red_line("UN_FORTY").reason
    (folder / "union-kim.yaml").unlink()
    left = [text for text in elicit(talks, party="union", write=True).envelope.warnings if "still rest" in text]
    assert [name for text in left for name in ("ada", "kim") if name in text] == ["ada", "kim"]


def test_reasons_of_weights_name_what_was_not_answered_and_nobody_whose_weights_do_not_count(talks: Path) -> None:
    head = "party: union\nexpert: {}\nanswers:\n  first: wage_rise\n  relative: {}\n"
    swings = "{redundancies: 60, automation: 40, duration: 20}\n  skipped: [relative.night_shift]"
    for name, text in (("ada", swings), ("kim", "{redundancies: 77}")):
        (talks / f"{name}.yaml").write_text(head.format(name, text), "utf-8")
        result = elicit(talks, party="union", answers=talks / f"{name}.yaml", write=True)
    assert [item.id for item in result.questions if item.id.startswith("relative.") and not item.answered]
    reasons = {item.issue: item.reason for item in onetext.load_case(talks).weights if item.party == "union"}
    assert "Interview with ada" in reasons["redundancies"]
    assert not [issue for issue, reason in reasons.items() if "kim" in reason]
    assert "no answer, so anything up to 100" in reasons["night_shift"]
