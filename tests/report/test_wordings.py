"""Words beside what they are worth: order, words for operations and flags, numbers taken from the link alone."""

from __future__ import annotations

import datetime as dt

from onetext.model import Case, Date, Draft, Issue, Option, Party, Point
from onetext.model.results import CompareResult, Envelope, Estimate, Link, RedlinePiece
from onetext.report.changes_words import FLAGS, OPERATIONS, SUBSTANCE
from onetext.report.sections.wordings import IssueWorth, wordings
from onetext.report.words import Words

DAY = Date.on(dt.date(2025, 3, 1))
UP = Estimate(point=2.0, low=1.0, high=3.0)
DOWN = Estimate(point=-7.0, low=-7.0, high=-7.0)


def words() -> Words:
    drafts = tuple(
        Draft(
            id=name,
            title=name,
            kind="proposal",
            happened=DAY,
            known=DAY,
            points=tuple(Point(label=str(k), text="t") for k in (1, 2, 3)),
        )
        for name in ("old", "new")
    )
    options = (Option(id="x", title="X"), Option(id="y", title="Y"))
    issues = tuple(Issue(id=name, title=name.title(), options=options) for name in ("pay", "term"))
    return Words(
        Case(id="c", title="C", parties=(Party(id="a", name="Ay", kind="principal"),), drafts=drafts, issues=issues)
    )


def compared(*links: Link) -> CompareResult:
    return CompareResult(
        envelope=Envelope(command="compare", version="0"), a="old", b="new", links=links, changes=(), effects={}
    )


def test_what_moves_somebody_most_comes_first_and_untouched_points_are_left_out() -> None:
    kept = Link(from_=("old/1",), to=("new/1",), op="kept")
    small = Link(from_=("old/2",), to=("new/2",), op="changed", issues=("pay",), effects={"a": {"pay": UP}})
    large = Link(from_=("old/3",), to=(), op="removed", issues=("term",), effects={"a": {"term": DOWN}})
    rows = wordings(compared(kept, small, large), ["a"], words())
    assert [row.op for row in rows] == ["removed", "changed"]
    assert rows[0].worth == (IssueWorth("Term", (("−7", ""),)),)
    assert rows[1].worth == (IssueWorth("Pay", (("+2", "+1 to +3"),)),)


def test_a_kept_point_that_settles_what_changed_is_shown() -> None:
    link = Link(from_=("old/1",), to=("new/1",), op="kept", issues=("pay",), effects={"a": {}})
    (row,) = wordings(compared(link), ["a"], words())
    assert row.worth == (IssueWorth("Pay", (("no effect", ""),)),)


def test_pieces_flags_and_places_are_those_of_the_link() -> None:
    pieces = (RedlinePiece("struck", "six"), RedlinePiece("new", "eight"))
    link = Link(
        from_=("old/1",), to=("new/2", "new/3"), op="split", moved=True, flags=("number",), redline=pieces, review=True
    )
    (row,) = wordings(compared(link), [], words())
    assert (row.op, row.flags, row.pieces, row.review) == ("split and moved", ("number",), pieces, True)
    assert [point.label for point in row.after] == ["2", "3"]


def test_remarks_name_issues_by_title_and_points_by_label() -> None:
    link = Link(
        from_=("old/1",), to=("new/1",), op="changed", remarks=("pay is also settled by new/3", "see old/2, x/2")
    )
    (row,) = wordings(compared(link), [], words())
    assert row.remarks == ("“Pay” is also settled by point 3", "see point 2, x/2")


def test_every_operation_and_flag_has_words() -> None:
    from typing import get_args

    from onetext.model.results import SUBSTANTIVE, LinkFlag, LinkOp

    assert set(OPERATIONS) == set(get_args(LinkOp))
    assert set(FLAGS) == set(get_args(LinkFlag))
    assert tuple(SUBSTANCE) == SUBSTANTIVE
