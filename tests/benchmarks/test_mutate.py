"""The drafts that links are measured on: the same everywhere, with a truth that names every point once."""

from __future__ import annotations

from collections import Counter

import pytest

from mutate import FREE, USUAL, Manner, Tally, TrueLink, pair, tally
from mutate.words import GROUPS, NAMES, rename
from onetext.drafts import PointLink


@pytest.mark.parametrize("manner", [USUAL, FREE], ids=["usual", "free"])
@pytest.mark.parametrize("seed", [1, 11])
def test_the_truth_names_every_point_once(seed: int, manner: Manner) -> None:
    drafts = pair(200, seed, manner)
    for which, points in (("before", drafts.before), ("after", drafts.after)):
        named = Counter(key for link in drafts.links for key in getattr(link, which))
        assert named == Counter(point.key for point in points)
        assert set(named.values()) == {1}
        assert {point.parent for point in points} - {""} <= set(named)


def test_a_seed_makes_the_same_drafts_and_another_one_others() -> None:
    assert pair(80, 4) == pair(80, 4)
    assert pair(80, 4).before != pair(80, 5).before


def test_every_kind_of_change_is_there() -> None:
    drafts = pair(1000, 1)
    old, new = ({point.key: point.text for point in points} for points in (drafts.before, drafts.after))
    sizes = Counter((len(link.before), len(link.after)) for link in drafts.links)
    assert min(sizes[1, 2], sizes[2, 1]) >= 10 <= min(sizes[1, 0], sizes[0, 1])
    moved = sum(link.moved for link in drafts.links)
    kept = sum(old[link.before[0]] == new[link.after[0]] for link in drafts.links if link.before and link.after)
    assert 0.05 < moved / len(drafts.links) < 0.2
    assert 0.3 < kept / len(drafts.links) < 0.7
    assert len(set(old.values())) < len(old)


def test_there_are_enough_words_to_choose_from() -> None:
    assert sum(map(len, GROUPS)) >= 400
    assert all(len(group) > 1 for group in GROUPS)
    assert rename("The Commission sits in Kyiv.", NAMES) == "The Body sits in Kiev."


def test_what_is_counted() -> None:
    true = (TrueLink(("1",), ("1",)), TrueLink(("2",), ("2", "3"), moved=True), TrueLink(("3",), ()))
    found = (
        PointLink(before=("1",), after=("1",), op="kept", score=1.0),
        PointLink(before=("2",), after=("2",), op="moved", score=0.6, moved=True, review=True),
        PointLink(before=("3",), after=("3",), op="changed", score=0.5),
    )
    told = tally(found, true)
    assert (told.right, told.found, told.true) == (2, 3, 3)
    assert told.f1 == told.precision == told.recall == pytest.approx(2 / 3)
    assert (told.sure_precision, told.review_share) == (0.5, pytest.approx(1 / 3))
    assert (told.move_precision, told.move_recall) == (1.0, 0.5)
    assert (told.group_precision, told.group_recall) == (1.0, 0.0)
    assert told + Tally() == told
