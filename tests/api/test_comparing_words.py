"""What is told of the words of a link: substance first, form apart, and the record belied where words say otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onetext.api.comparing.wording import Wordings, wordings_of
from onetext.documents import Span
from onetext.drafts import TextPoint
from onetext.model.results import Link, LinkFlag


def told(before: TextPoint, after: TextPoint, op: str = "changed", basis: str = "text") -> Link:
    wordings = wordings_of({"a": before}, {"b": after}, (("Norway", "the Kingdom"), ("Iceland",)))
    return wordings.told(Link(from_=("a",), to=("b",), op=op, basis=basis))  # type: ignore[arg-type]  # one of each


def text(words: str, **given: object) -> TextPoint:
    return TextPoint(key="1", text=words, **given)  # type: ignore[arg-type]  # fields of a point


@pytest.mark.parametrize(
    ("before", "after", "flags"),
    [
        ("It may take 60 tonnes.", "It may take 80 tonnes.", ("number",)),
        ("It shall carry lamps.", "It should carry lamps.", ("modal",)),
        ("It is allowed to fish.", "It is not allowed to fish.", ("negation",)),
        ("It ends on 1 March 2026.", "It ends on 1 June 2026.", ("date",)),
        ("Norway pays for it.", "Iceland pays for it.", ("party",)),
        ("It may take 60 tonnes.", "It may take [60] tonnes.", ("brackets",)),
        ("It takes all fishes.", "It takes all fishes [sic].", ()),
        ("It takes all fish.", "It takes all fish [emphasis added].", ()),
        ("It takes all fish [sic].", "It takes [all] fish [sic].", ("brackets",)),
        ("It takes all fish.", "[It takes all fish.", ("brackets",)),
        ("It may take 60 tonnes.", "It shall not take [80] tonnes.", ("number", "negation", "modal", "brackets")),
        ("It takes “all” fish.", 'It  takes "all" fish.', ("layout",)),
        ("It takes all fish.", "It takes every fish.", ()),
    ],
)
def test_kinds_of_change(before: str, after: str, flags: tuple[LinkFlag, ...]) -> None:
    link = told(text(before), text(after))
    assert link.flags == flags
    assert {item.kind for item in link.substance} == set(flags) - {"brackets", "layout"}


def test_a_number_is_told_with_both_readings() -> None:
    (item,) = told(text("It may take 60 tonnes."), text("It may take 80 tonnes.")).substance
    assert (item.before, item.after) == ("60", "80")


def test_form_alone_is_told_apart_from_substance() -> None:
    renumbered = told(text("All fish.", label="3."), text("All fish.", label="4."), op="kept")
    assert (renumbered.op, renumbered.flags, renumbered.redline) == ("kept", ("numbering",), ())
    bold = told(text("All fish."), text("All fish.", looks=((0, 3, frozenset({"bold"})),)), op="kept")
    assert bold.flags == ("looks",)
    spaced = told(text("All fish."), text("All   fish."), op="changed")
    assert (spaced.op, spaced.flags) == ("kept", ("layout",))


def test_a_point_recorded_as_kept_whose_number_changed_asks_for_a_review() -> None:
    link = told(text("It may take 60 tonnes."), text("It may take 80 tonnes."), op="kept", basis="record")
    assert (link.op, link.review) == ("kept", True)
    assert link.remarks == ("recorded as kept, and yet the words differ in: number",)
    other_words = told(text("All fish are free."), text("Every fish is free."), op="kept", basis="both")
    assert not other_words.review


def test_a_point_recorded_as_changed_whose_words_are_the_same_asks_for_a_review() -> None:
    link = told(text("All fish."), text("All fish."), op="changed", basis="record")
    assert (link.op, link.review) == ("changed", True)


def test_likeness_without_an_alignment_is_the_share_of_words_that_stayed() -> None:
    link = told(text("aaaa bbbb"), text("aaaa cccc"), basis="record")
    assert link.similarity == pytest.approx(2 * 5 / 18)
    assert told(text("aaaa"), text("aaaa"), op="kept", basis="record").similarity == 1.0


def test_whole_points_are_struck_or_new_as_a_whole_without_flags_of_substance() -> None:
    wordings = Wordings(before={"a": text("It shall take 60 [or 80] tonnes.")}, after={})
    link = wordings.told(Link(from_=("a",), to=(), op="removed"))
    assert [(piece.op, piece.text) for piece in link.redline] == [("struck", "It shall take 60 [or 80] tonnes.")]
    assert link.flags == ("brackets",)
    empty = replace(wordings, before={"a": text("")})
    assert empty.told(Link(from_=("a",), to=(), op="removed")).redline == ()


def test_points_of_a_split_are_joined_by_line_ends() -> None:
    wordings = Wordings(
        before={"a": text("One thing. Two things.")}, after={"b": text("One thing."), "c": text("Two things.")}
    )
    link = wordings.told(Link(from_=("a",), to=("b", "c"), op="split", similarity=0.9))
    assert "".join(piece.text for piece in link.redline if piece.op != "struck") == "One thing.\nTwo things."
    assert [point.id for point in link.after] == ["b", "c"]


def test_a_place_in_a_file_goes_with_the_point() -> None:
    spans = (Span(start=3, end=9, part="word/document.xml"), Span(start=20, end=30, part="word/document.xml"))
    (point,) = told(text("x", spans=spans), text("x"), op="kept").before
    assert (point.part, point.page, point.start, point.end) == ("word/document.xml", None, 3, 9)
