"""Movement of positions: opening, latest, and the steps between them along the scale (S15)."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetext.model import Case, Date, Issue, Option, Party, Position, PositionKind, Speaker
from onetext.preferences.movement import positions_moved
from onetext.preferences.steps import between, between_sets, mean_steps

NORTH = Party(id="north", name="North", speakers=(Speaker(name="Ada"), Speaker(name="a source", authorised=False)))
SOUTH = Party(id="south", name="South")
SCALE = "abcdef"


def issue(ordered: bool = True, *unranked: tuple[str, str]) -> Issue:
    options = tuple(Option(id=name, title=name.upper()) for name in SCALE)
    return Issue(id="k", title="K", options=options, ordered=ordered, unranked=unranked)


def said(
    kind: PositionKind, when: str, named: str = "", refused: str = "", speaker: str = "", party: str = "north"
) -> Position:
    return Position(
        party=party,
        issue="k",
        kind=kind,
        speaker=speaker,
        compatible=tuple(named),
        refused=tuple(refused),
        happened=Date.parse(when),
        known=Date.parse(when),
    )


def case(*positions: Position, scale: Issue | None = None) -> Case:
    return Case(id="c", title="C", parties=(SOUTH, NORTH), issues=(scale or issue(),), positions=positions).at(
        dt.date(2026, 1, 1)
    )


def test_opening_is_the_earliest_and_latest_the_newest_record_by_when_it_was_made() -> None:
    (move,) = positions_moved(
        case(said("demand", "2025-03-01", "b"), said("offer", "2025-05-01", "d"), said("demand", "2025-01-01", "a"))
    )
    assert (move.opening.options, move.latest.options, move.kind) == (("a",), ("d",), "moved")
    assert move.steps is not None
    assert (move.steps.low, move.steps.point, move.steps.high) == (3, 3, 3)
    assert move.dropped == ("a",)


def test_a_single_record_shows_no_movement_and_is_left_out() -> None:
    assert positions_moved(case(said("demand", "2025-01-01", "a"), said("refuses", "2025-02-01", refused="f"))) == ()


def test_what_only_tolerates_or_states_is_no_opening() -> None:
    records = (said("tolerates", "2025-01-01", "f"), said("statement", "2025-01-02", "e"))
    assert positions_moved(case(*records, said("demand", "2025-02-01", "a"))) == ()
    (move,) = positions_moved(case(*records, said("demand", "2025-02-01", "a"), said("demand", "2025-03-01", "b")))
    assert move.opening.options == ("a",)


def test_toleration_drops_nothing_and_is_called_so() -> None:
    (move,) = positions_moved(case(said("demand", "2025-01-01", "a"), said("tolerates", "2025-02-01", "b")))
    assert (move.kind, move.dropped) == ("tolerates", ())


@pytest.mark.parametrize(
    ("before", "after", "kind", "dropped"),
    [
        ("ab", "ab", "same", ""),
        ("abc", "b", "narrowed", "ac"),
        ("b", "abc", "widened", ""),
        ("ab", "bc", "moved", "a"),
        ("a", "c", "moved", "a"),
    ],
)
def test_the_kind_follows_the_sets_of_options(before: str, after: str, kind: str, dropped: str) -> None:
    (move,) = positions_moved(case(said("demand", "2025-01-01", before), said("demand", "2025-02-01", after)))
    assert (move.kind, "".join(move.dropped)) == (kind, dropped)


def test_tolerating_part_of_the_opening_is_no_movement() -> None:
    (move,) = positions_moved(case(said("demand", "2025-01-01", "abc"), said("tolerates", "2025-02-01", "b")))
    assert move.kind == "same"


def test_a_speaker_who_cannot_bind_the_party_moves_nothing_but_is_reported() -> None:
    (move,) = positions_moved(
        case(
            said("demand", "2024-01-01", "f", speaker="a source"),
            said("demand", "2025-01-01", "a", speaker="Ada"),
            said("demand", "2025-02-01", "b", speaker="Ada"),
            said("offer", "2025-03-01", "d", speaker="a source"),
        )
    )
    assert (move.opening.options, move.latest.options) == (("a",), ("b",))
    assert move.reported is not None
    assert move.reported.options == ("d",)


def test_a_report_that_is_older_or_says_the_same_is_not_shown_as_news() -> None:
    (move,) = positions_moved(
        case(
            said("demand", "2025-01-01", "a", speaker="Ada"),
            said("offer", "2025-01-15", "e", speaker="a source"),
            said("demand", "2025-02-01", "bc", speaker="Ada"),
            said("demand", "2025-03-01", "b", speaker="a source"),
        )
    )
    assert move.reported is None


def test_an_option_once_refused_and_now_named_is_a_lifted_refusal() -> None:
    (move,) = positions_moved(
        case(
            said("demand", "2025-01-01", "a"),
            said("refuses", "2025-01-05", refused="def"),
            said("offer", "2025-02-01", "d"),
            said("refuses", "2025-03-01", refused="d"),
        )
    )
    assert move.lifted == ("d",)


def test_an_issue_without_an_order_has_no_steps_and_no_direction() -> None:
    (move,) = positions_moved(
        case(
            said("demand", "2025-01-01", "a"),
            said("demand", "2025-02-01", "c"),
            said("demand", "2025-01-01", "f", party="south"),
            scale=issue(False),
        )
    )
    assert (move.steps, move.towards, move.away_from) == (None, (), ())


@pytest.mark.parametrize(
    ("before", "after", "towards", "away_from"),
    [("a", "c", ("south",), ()), ("c", "a", (), ("south",)), ("a", "ab", (), ()), ("ab", "cd", ("south",), ())],
)
def test_the_direction_is_told_by_the_other_sides_own_latest_position(
    before: str, after: str, towards: tuple[str, ...], away_from: tuple[str, ...]
) -> None:
    (move,) = positions_moved(
        case(
            said("demand", "2025-01-01", before),
            said("demand", "2025-02-01", after),
            said("demand", "2025-01-01", "f", party="south"),
        )
    )
    assert (move.towards, move.away_from) == (towards, away_from)


def test_what_became_known_later_moves_nothing_yet() -> None:
    whole = case(said("demand", "2025-01-01", "a"), said("offer", "2025-06-01", "c"))
    assert positions_moved(whole.at(dt.date(2025, 5, 31))) == ()
    assert len(positions_moved(whole.at(dt.date(2025, 6, 1)))) == 1


named = st.sets(st.sampled_from(SCALE), min_size=1).map(sorted)


@given(named, named)
def test_steps_are_bounded_by_brute_force_over_all_pairs(one: list[str], two: list[str]) -> None:
    steps = between_sets(issue(), one, two)
    distances = [abs(ord(a) - ord(b)) for a, b in product(one, two)]
    assert steps is not None
    assert (steps.low, steps.high) == (min(distances), max(distances))
    assert steps.low <= steps.point <= steps.high
    centre = abs(sum(map(ord, one)) / len(one) - sum(map(ord, two)) / len(two))
    assert steps.point == pytest.approx(min(max(centre, steps.low), steps.high))


def test_a_pair_that_the_scale_does_not_rank_may_stand_in_one_place() -> None:
    scale = issue(True, ("a", "c"))
    assert between(scale, "c", "a") == (0, 2)
    assert between(scale, "a", "b") == (1, 1)


def test_the_mean_of_distances_takes_each_end_apart() -> None:
    parts = [between_sets(issue(), "a", "c"), between_sets(issue(), "ab", "f")]
    mean = mean_steps([part for part in parts if part])
    assert mean is not None
    assert (mean.low, mean.point, mean.high) == (3, 3.25, 3.5)
    assert mean_steps([]) is None
