"""Doubts are dated and kept from audiences like everything else (S16, S24)."""

from __future__ import annotations

import datetime as dt

import pytest

from onetext.model import MEDIATOR, Case, Remark

EARLY = Remark(text="may be said on any day")
LATE = Remark(text="could be said in March", known_from=dt.date(2025, 3, 1))
SECRET = Remark(text="for the mediator", audience=MEDIATOR)
CASE = Case(id="c", title="c", doubts=(EARLY, LATE, SECRET))


@pytest.mark.parametrize(
    ("day", "visible"),
    [(dt.date(2025, 2, 28), (EARLY, SECRET)), (dt.date(2025, 3, 1), (EARLY, LATE, SECRET))],
)
def test_a_doubt_is_there_from_its_day_on(day: dt.date, visible: tuple[Remark, ...]) -> None:
    assert CASE.at(day).doubts == visible


def test_a_hidden_doubt_is_withheld_and_counted() -> None:
    seen = CASE.seen_by("public")
    assert seen.doubts == (EARLY, LATE)
    assert seen.withheld == 1
