"""The drawing of versions on the page: strokes of each row, and what is told beside them."""

from __future__ import annotations

import datetime as dt

from onetext.model import Case, Date, Draft, Party
from onetext.model.results import Envelope, Estimate, LoggedDraft, LogResult, StatusStep
from onetext.report.sections.versions import MOST_LANES, Stroke, versions_view
from onetext.report.words import Words

DAY = Date.on(dt.date(2025, 3, 1))


def draft(name: str, *grew_from: str, **more: object) -> LoggedDraft:
    given: dict[str, object] = {
        "status": (),
        "handed_over_by": "",
        "points": 3,
        "brackets": 0,
        "change": {},
        "links": {},
        **more,
    }
    return LoggedDraft(id=name, title=name, happened=DAY, kind="proposal", grew_from=grew_from, **given)  # type: ignore[arg-type]


def log(*drafts: LoggedDraft) -> LogResult:
    return LogResult(envelope=Envelope(command="log", version="0"), drafts=drafts)


def words() -> Words:
    parties = (Party(id="a", name="Ay", kind="principal"), Party(id="b", name="Bee", kind="principal"))
    drafts = tuple(
        Draft(id=name, title=name.title(), kind="proposal", happened=DAY, known=DAY) for name in ("one", "two")
    )
    return Words(Case(id="c", title="C", parties=parties, signatories=("a", "b"), drafts=drafts))


def test_two_that_grew_from_one_are_joined_to_it() -> None:
    rows = versions_view(log(draft("two", "base"), draft("one", "base"), draft("base")), words())
    assert [row.lane for row in rows] == [0, 1, 0]
    assert rows[0].strokes == (Stroke("out", 0, 0),)
    assert rows[1].strokes == (Stroke("through", 0, 0), Stroke("out", 0, 1))
    assert rows[2].strokes == (Stroke("into", 0, 0),)
    assert (rows[1].strokes[1].first, rows[1].strokes[1].span) == (0, 1)


def test_no_row_draws_beyond_the_last_lane() -> None:
    many = [draft(f"d{k}", f"p{k}") for k in range(12)]
    rows = versions_view(log(*many, *(draft(f"p{k}") for k in range(12))), words())
    assert max(row.wide for row in rows) == MOST_LANES


def test_a_change_is_told_for_each_signatory_and_what_is_not_known_is_said() -> None:
    up = Estimate(point=5.0, low=1.0, high=9.0)
    told = versions_view(log(draft("one", change={"a": up, "b": None}), draft("two")), words())
    assert told[0].change == ("+5 (between +1 and +9)", "unknown")
    assert told[1].change == ("", "")


def test_size_status_and_steps_are_in_words() -> None:
    known = StatusStep(status="leaked", date=DAY, note="")
    one = draft("one", "two", status=(known,), brackets=2, links={"two": {"kept": 2, "moved+changed": 1, "split": 0}})
    row = versions_view(log(one, draft("two", points=None, brackets=None)), words())
    assert row[0].size == "3\N{NO-BREAK SPACE}points, 2\N{NO-BREAK SPACE}brackets"
    assert row[0].status.startswith("leaked 1")
    assert row[0].steps == (("two", "2 kept, 1 moved and changed"),)
    assert row[1].size == "no point known"


def test_without_a_log_there_is_nothing() -> None:
    assert versions_view(None, words()) == ()
