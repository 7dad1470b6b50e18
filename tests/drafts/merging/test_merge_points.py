"""Three-way merge of whole texts: what was changed, added, removed, moved, split and merged by whom."""

from __future__ import annotations

import pytest

from onetext.drafts import PointLink, PointMerge, TextPoint, merge_points
from onetext.drafts.merging.points import joined_points

CEASE = "The Parties shall cease all hostilities within 30 days of the signature of this text."
FORCES = "The size of the armed forces of the northern side is limited to 600,000 personnel."
VOTE = "Free elections are held in all districts no later than 100 days after the ceasefire."
GROUP = "A humanitarian group settles all open questions of missing persons and detained civilians."
MONEY = "Frozen assets of the central bank are invested in the reconstruction of destroyed cities."
PLANT = "The power plant is started again under supervision of the agency, its output shared equally."
EXTRA = "Both sides adopt rules on the protection of linguistic minorities and of religious communities."
OTHER = "A joint council of six members watches over the whole of this and reports every quarter."


def points(*texts: str) -> list[TextPoint]:
    return [TextPoint(key=str(number), label=f"{number}.", text=text) for number, text in enumerate(texts, start=1)]


def by_base(found: tuple[PointMerge, ...]) -> dict[tuple[str, ...], PointMerge]:
    return {one.base: one for one in found}


BASE = points(CEASE, FORCES, VOTE, GROUP, MONEY, PLANT)


def test_three_equal_texts_keep_every_point() -> None:
    found = merge_points(BASE, BASE, BASE)
    assert [(one.base, one.a, one.b, one.status, one.conflicts, one.remarks) for one in found] == [
        ((key,), (key,), (key,), "kept", 0, ()) for key in "123456"
    ]


def test_who_changed_what() -> None:
    a = points(CEASE.replace("30", "60"), FORCES.replace("600", "800"), VOTE, GROUP, MONEY, PLANT)
    b = points(
        CEASE.replace("signature", "ratification"), FORCES.replace("600", "650"), VOTE, GROUP + " Now.", MONEY, PLANT
    )
    found = by_base(merge_points(BASE, a, b))
    assert {key[0]: one.status for key, one in found.items()} == {
        **{"1": "both", "2": "conflict", "3": "kept", "4": "b", "5": "kept", "6": "kept"}
    }
    clash = [(piece.base, piece.a, piece.b) for piece in found["2",].pieces if piece.by == "conflict"]
    assert clash == [("600,000", "800,000", "650,000")]
    assert found["2",].conflicts == 1


def test_a_point_removed_by_one() -> None:
    without = points(CEASE, FORCES, GROUP, MONEY, PLANT)
    alone = by_base(merge_points(BASE, without, BASE))["3",]
    assert (alone.status, alone.a, alone.remarks) == ("a", (), ("removed in A",))
    both = by_base(merge_points(BASE, without, without))["3",]
    assert (both.status, both.conflicts) == ("both", 0)
    changed = points(CEASE, FORCES, VOTE.replace("100", "200"), GROUP, MONEY, PLANT)
    clash = by_base(merge_points(BASE, changed, without))["3",]
    assert (clash.status, clash.conflicts, clash.remarks) == ("conflict", 1, ("removed in B, changed in A",))
    assert [(piece.base, piece.b) for piece in clash.pieces] == [(VOTE, "")]


def test_added_points_stand_where_they_follow() -> None:
    a = points(CEASE, EXTRA, FORCES, VOTE, GROUP, MONEY, PLANT)
    b = points(CEASE, FORCES, VOTE, GROUP, MONEY, PLANT, OTHER)
    found = merge_points(BASE, a, b)
    assert [(one.base, one.a, one.b) for one in found] == [
        *((("1",), ("1",), ("1",)), ((), ("2",), ()), (("2",), ("3",), ("2",)), (("3",), ("4",), ("3",))),
        *((("4",), ("5",), ("4",)), (("5",), ("6",), ("5",)), (("6",), ("7",), ("6",)), ((), (), ("7",))),
    ]
    assert [one.status for one in found if not one.base] == ["a", "b"]
    assert found[1].remarks == ("added in A",)


def test_a_point_that_both_added() -> None:
    alike = [one for one in merge_points(BASE, [*BASE, *added(EXTRA)], [*BASE, *added(EXTRA)]) if not one.base]
    assert [(one.a, one.b, one.status) for one in alike] == [(("7",), ("7",), "both")]
    other = EXTRA.replace("religious", "national")
    apart = [one for one in merge_points(BASE, [*BASE, *added(EXTRA)], [*BASE, *added(other)]) if not one.base]
    assert [(one.a, one.b, one.status, one.conflicts) for one in apart] == [(("7",), ("7",), "conflict", 1)]


def added(text: str) -> list[TextPoint]:
    return [TextPoint(key="7", label="7.", text=text)]


def test_a_move_alone_is_the_mover_s() -> None:
    moved = points(GROUP, CEASE, FORCES, VOTE, MONEY, PLANT)
    one = by_base(merge_points(BASE, moved, BASE))["4",]
    assert (one.status, one.remarks) == ("a", ("moved in A",))
    two = by_base(merge_points(BASE, moved, moved))["4",]
    assert (two.status, two.remarks) == ("review", ("moved in A", "moved in B"))


def link(before: str, after: str, op: str = "kept", **more: bool) -> PointLink:
    return PointLink(before=tuple(before), after=tuple(after), op=op, score=1.0, **more)  # type: ignore[arg-type]  # short


@pytest.mark.parametrize(
    ("text_b", "status"),
    [("One two. Three four.", "a"), ("One two. Three five.", "review")],
)
def test_a_split_is_the_splitter_s_unless_the_other_changed_the_point(text_b: str, status: str) -> None:
    base = points("One two. Three four.")
    a, b = points("One two.", "Three four."), points(text_b)
    (found,) = joined_points((base, a, b), [link("1", "12", "split")], [link("1", "1")])
    assert (found.status, found.a, found.remarks) == (status, ("1", "2"), ("split in A",))


def test_splits_and_mergers_that_cross_are_one_group() -> None:
    base, a, b = points("a", "b", "c"), points("a b", "c"), points("a", "b c")
    found = joined_points(
        (base, a, b), [link("12", "1", "merged"), link("3", "2")], [link("1", "1"), link("23", "2", "merged")]
    )
    assert [(one.base, one.a, one.b, one.status) for one in found] == [
        (("1", "2", "3"), ("1", "2"), ("1", "2"), "review")
    ]


def test_a_doubtful_link_asks_for_a_look() -> None:
    base = points("a")
    (found,) = joined_points((base, base, base), [link("1", "1", review=True)], [link("1", "1")])
    assert (found.status, found.remarks) == ("review", ("the link to A is not sure",))


def test_every_point_of_all_three_texts_occurs_once_and_exchange_is_symmetrical() -> None:
    a = points(GROUP, CEASE.replace("30", "60"), VOTE, MONEY, EXTRA)
    b = points(CEASE, FORCES.replace("600", "650"), VOTE + " " + GROUP, PLANT, OTHER)
    there, back = merge_points(BASE, a, b), merge_points(BASE, b, a)
    for side, text in (("base", BASE), ("a", a), ("b", b)):
        assert sorted(key for one in there for key in getattr(one, side)) == sorted(point.key for point in text)
    other = {"a": "b", "b": "a"}
    assert sorted((one.base, one.a, one.b, one.status) for one in there) == sorted(
        (one.base, one.b, one.a, other.get(one.status, one.status)) for one in back
    )


def test_no_points_at_all() -> None:
    assert merge_points([], [], []) == ()
    assert [(one.b, one.status) for one in merge_points([], [], points("x"))] == [(("1",), "b")]


def test_changes_of_both_in_one_sentence_are_remarked_though_they_do_not_conflict() -> None:
    base, a, b = (points(text) for text in ("They shall report.", "They shall not report.", "They may report."))
    (found,) = joined_points((base, a, b), [link("1", "1")], [link("1", "1")])
    said = "adjoining changes in A and in B within one sentence: merged it says what neither wrote"
    assert (found.status, found.conflicts, found.remarks) == ("both", 0, (said,))


def test_what_a_added_at_a_place_stands_before_what_b_added_there() -> None:
    base, a, b = points("One."), points("One.", "Two.", "Three."), points("One.", "Four.")
    to_a = [link("1", "1"), *(PointLink(before=(), after=(key,), op="added", score=0) for key in "23")]
    to_b = [link("1", "1"), PointLink(before=(), after=("2",), op="added", score=0)]
    found = joined_points((base, a, b), to_a, to_b)
    assert [(one.a, one.b) for one in found] == [(("1",), ("1",)), (("2",), ()), (("3",), ()), ((), ("2",))]


def test_a_point_that_both_split_is_for_review_even_if_they_split_it_alike() -> None:
    base, two = points("One two. Three four."), points("One two.", "Three four.")
    (found,) = joined_points((base, two, two), [link("1", "12", "split")], [link("1", "12", "split")])
    assert (found.status, found.conflicts) == ("review", 0)
