"""The verb `inbox`: decisions change what they say they change, all of a call or none, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import onetext
from onetext.api.schema import output_schema
from onetext.casefile import check_case
from onetext.errors import UnknownId, UsageError
from onetext.model.results import Result

DRAFT = """\
---
# mine
id: offer
title: Offer   # of the union
happened: 2024-03-01
terms_reviewed: false
terms:
  duration: deferred
---
1. Wages rise by six per cent.
   {note: as heard}

2. Nights are voluntary,
   all year.

3. Nobody goes.
   {settles: {redundancies: no-redundancies}}
"""
INBOX = """\
# read by the machine
- id: o.1
  kind: settles
  document: offer
  start: 0
  end: 27
  text: Wages rise by six per cent.
  score: 0.4   # so so
  fields: {draft: offer, point: 1, issue: wage_rise, option: four-percent}
  rule: wording of the option
- {id: o.2, kind: settles, document: offer, start: 0, end: 9, text: Nights, score: 0.7,
   fields: {draft: offer, point: '2', issue: night_shift, option: voluntary}}
- {id: o.3, kind: settles, document: offer, start: 0, end: 9, text: Nobody,
   fields: {draft: offer, point: '1', issue: redundancies, option: voluntary-only}}
- {id: o.4, kind: settles, document: offer, start: 0, end: 9, text: Two years,
   fields: {draft: offer, point: '2', issue: duration, option: two-years}}
- {id: art.1, kind: position, document: herald, start: 5, end: 9, text: Never., fields: {party: union}}
"""


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    onetext.new(folder, from_="harbour-wages")
    (folder / "drafts" / "offer.md").write_text(DRAFT, encoding="utf-8")
    (folder / "inbox").mkdir()
    (folder / "inbox" / "offer.yaml").write_text(INBOX, encoding="utf-8")
    return folder


def texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def kept(result: Result) -> None:
    answer = json.loads(json.dumps(result.to_json(), allow_nan=False))
    assert [error.message for error in Draft202012Validator(output_schema("inbox")).iter_errors(answer)] == []


def test_the_list_says_what_accepting_would_write_and_what_it_rests_on(talks: Path) -> None:
    before = texts(talks)
    result = onetext.inbox(talks)
    kept(result)
    assert [item.id for item in result.items] == ["o.2", "o.1", "o.3", "o.4", "art.1"]  # by document, the best first
    first, second, third, fourth, other = result.items
    assert first.says == "Night work: Volunteers only"
    assert (second.text, second.score, second.rule) == ("Wages rise by six per cent.", 0.4, "wording of the option")
    assert third.clashes == 'point 3 of "offer" settles it at "no-redundancies"'
    assert fourth.clashes == 'the front matter of "offer" has it deferred'
    assert other.says == "union, position: not said what; of no issue yet"
    assert "--set art.1.issue=…" in other.clashes
    assert (result.waiting, result.unreviewed, result.written) == (5, ("offer",), ())
    assert [row["id"] for row in result.rows()] == [item.id for item in result.items]
    assert texts(talks) == before


def test_accepting_writes_into_the_draft_and_the_inbox_and_changes_no_other_byte(talks: Path) -> None:
    before = texts(talks)
    result = onetext.inbox(talks, accept=["o.2"])
    assert result.written == ("drafts/offer.md", "inbox/offer.yaml")
    assert result.accepted == ("o.2",)
    after = texts(talks)
    assert after["drafts/offer.md"] == DRAFT.replace(
        "   all year.\n", "   all year.\n   {settles: {night_shift: voluntary}}\n"
    )
    assert "# read by the machine" in after["inbox/offer.yaml"]
    assert "score: 0.4   # so so" in after["inbox/offer.yaml"]
    assert {name: text for name, text in after.items() if name not in result.written} == {
        name: text for name, text in before.items() if name not in result.written
    }
    assert "o.2" not in {item.id for item in result.items}
    shown = onetext.inbox(talks, everything=True)
    assert {item.id: item.status for item in shown.items}["o.2"] == "accepted"


def test_a_field_can_be_changed_before_it_is_accepted(talks: Path) -> None:
    onetext.inbox(talks, settings={"o.1.option": "six-percent"}, accept=["o.1"])
    draft = onetext.load_case(talks).draft("offer")
    assert draft.term("wage_rise").option == "six-percent"
    assert "   {settles: {wage_rise: six-percent}, note: as heard}\n" in (talks / "drafts/offer.md").read_text()
    onetext.inbox(talks, settings={"o.2.issue": "automation", "o.2.option": "straight-away"})
    waiting = {item.id: item.fields for item in onetext.inbox(talks).items}
    assert waiting["o.2"]["issue"] == "automation"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"accept": ["o.9"]}, "unknown candidate"),
        (
            {"accept": ["art.1"]},
            r'has no "issue", "kind", "happened", "option" and "source"; give it with --set art\.1\.issue=… ',
        ),
        ({"accept": ["o.3"]}, r'point 3 of "offer" settles it at "no-redundancies"'),
        ({"accept": ["o.4"]}, "has it deferred"),
        ({"accept": ["o.2", "o.2"]}, "accepted before"),
        ({"accept": ["o.2"], "reject": ["o.2"]}, "accepted before"),
        ({"accept": ["o.2", "o.3"]}, "settles it"),
        ({"reject": ["nobody"]}, "unknown candidate"),
        ({"settings": {"o.1.option": "six-per-cent"}}, 'did you mean "six-percent"'),
        ({"settings": {"o.1.issue": "wage_rises", "o.1.option": "x"}}, 'did you mean "wage_rise"'),
        ({"settings": {"o.1.point": "7"}}, "unknown point"),
        ({"settings": {"o.1.draft": "offers"}}, "unknown draft"),
        ({"settings": {"o.1.score": "1"}}, "unknown field"),
        ({"settings": {"option": "1"}}, "not of the form"),
        ({"reviewed": ["offer"]}, "there still wait"),
        ({"reviewed": ["chair-text"]}, "reviewed already"),
        ({"reviewed": ["nobody"]}, "unknown draft"),
        ({"accept": ["o.2"], "reviewed": ["offer"]}, "there still wait"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_of_the_call_is_written(
    talks: Path, arguments: dict[str, list[str]], says: str
) -> None:
    before = texts(talks)
    with pytest.raises(UsageError, match=says):
        onetext.inbox(talks, **arguments)  # type: ignore[arg-type]  # names of the parameters
    assert texts(talks) == before


def test_reviewing_makes_the_rest_silent(talks: Path) -> None:
    result = onetext.inbox(talks, reject=["offer"], reviewed=["offer"], reason="read through", rest_silent=True)
    assert result.rejected == ("o.1", "o.2", "o.3", "o.4")
    assert result.unreviewed == ()
    draft = onetext.load_case(talks).draft("offer")
    assert draft.terms_reviewed
    assert draft.term("night_shift").state == "silent"
    assert "terms_reviewed" not in (talks / "drafts/offer.md").read_text()
    assert "# mine" in (talks / "drafts/offer.md").read_text()
    assert [fault.code for fault in check_case(talks)[1]] == []


def test_two_points_may_settle_one_issue_alike(talks: Path) -> None:
    settings = {"o.3.option": "no-redundancies"}
    onetext.inbox(talks, settings=settings, accept=["o.3"])
    draft = onetext.load_case(talks).draft("offer")
    assert [point.label for point in draft.points if "redundancies" in point.settles] == ["1", "3"]


def test_a_candidate_about_what_is_gone_is_told_and_can_only_be_rejected(talks: Path) -> None:
    (talks / "drafts" / "offer.md").unlink()
    assert {fault.code for fault in check_case(talks)[1]} == {"W112"}
    assert onetext.inbox(talks).waiting == 5
    with pytest.raises(UnknownId, match="unknown draft"):
        onetext.inbox(talks, accept=["o.1"])
    onetext.inbox(talks, reject=["o.1"])


def test_the_inbox_of_a_case_that_ships_can_be_read() -> None:
    result = onetext.inbox("harbour-wages")
    assert (result.items, result.waiting) == ((), 0)
