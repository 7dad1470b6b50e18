"""Links from the record and from the wordings, joined: the record is the truth, the wordings fill its gaps."""

from __future__ import annotations

from itertools import chain

import pytest
from api_cases import case as small_case
from api_cases import draft
from hypothesis import given, settings
from hypothesis import strategies as st

import onetext
from onetext.api.comparing.drafts import grouped, linked
from onetext.api.comparing.linking import aligned, in_order, joined
from onetext.api.comparing.points import texts_of
from onetext.api.links import Recorded, record_of
from onetext.drafts import TextPoint
from onetext.model import Draft, Point, Struck
from onetext.model.results import Link

WORDS = {
    "1": "Each party may take sixty tonnes of herring from the northern bank every year.",
    "2": "Vessels of both parties carry transponders that answer the coast guard at all times.",
    "3": "A joint commission with three members from each side meets twice a year in turn.",
    "4": "Disputes about the meaning of these rules go to a court of arbitration of five judges.",
    "5": "Nothing said here prejudices any claim to the continental shelf or the sea above it.",
}


def point(label: str, text: str = "", *answers: str, change: str = "", parent: str = "") -> Point:
    return Point(label=label, text=text or WORDS[label], answers=answers, change=change, parent=parent)


FEWER = settings(max_examples=settings.default.max_examples // 4)
OLD = draft("old", *(point(label) for label in WORDS))


def ends(links: tuple[Link, ...] | list[Link]) -> list[tuple[str, str, str]]:
    return [(",".join(link.from_), link.op, ",".join(link.to)) for link in links]


def compared(later: Draft, earlier: Draft = OLD) -> tuple[Link, ...]:
    return linked(small_case(drafts=(earlier, later)), earlier, later)


def test_without_a_record_the_wordings_alone_link_the_drafts() -> None:
    later = draft("new", point("1"), point("2", WORDS["3"]), point("3", WORDS["4"].replace("five", "seven")))
    links = compared(later)
    assert ends(links) == [
        ("old/1", "kept", "new/1"),
        ("old/2", "removed", ""),
        ("old/3", "kept", "new/2"),
        ("old/4", "changed", "new/3"),
        ("old/5", "removed", ""),
    ]
    assert {link.basis for link in links} == {"text"}


def test_a_link_that_both_give_rests_on_both_and_takes_its_likeness_from_the_words() -> None:
    later = draft("new", point("1", "", "old/1", change="kept"), point("2", WORDS["2"] + " So be it.", "old/2"))
    first, second, *_ = compared(later)
    assert (first.basis, first.op, first.similarity) == ("both", "kept", 1.0)
    assert (second.basis, second.op) == ("both", "changed")
    assert second.similarity is not None
    assert 0.6 < second.similarity < 1


def test_the_record_knows_what_words_cannot_tell() -> None:
    later = draft("new", point("1", "Quotas end.", "old/1", change="changed"))
    (link, *_) = compared(later)
    assert (link.from_, link.to, link.op, link.basis) == (("old/1",), ("new/1",), "changed", "record")
    assert link.similarity is not None
    assert link.similarity < 0.4


def test_what_moved_is_told_by_the_words_even_where_the_record_says_kept() -> None:
    order = ("5", "1", "2", "3", "4")
    later = draft("new", *(point(str(n), WORDS[was], f"old/{was}", change="kept") for n, was in enumerate(order, 1)))
    moved = {link.from_: link.op for link in compared(later) if link.moved}
    assert moved == {("old/5",): "moved"}


def test_points_that_the_record_leaves_open_are_linked_by_their_words() -> None:
    later = draft("new", point("1", "Quotas end.", "old/1", change="changed"), point("2", WORDS["4"]))
    links = {link.from_: link for link in compared(later) if link.from_}
    assert links["old/4",].to == ("new/2",)
    assert links["old/4",].basis == "text"
    assert not links["old/4",].review
    assert links["old/2",].op == "removed"


def test_a_removal_on_record_that_the_words_belie_stays_and_asks_for_a_review() -> None:
    later = draft(
        "new", point("1", "", "old/1", change="kept"), point("2", WORDS["4"]), struck=(Struck(point="old/4"),)
    )
    link = next(link for link in compared(later) if link.from_ == ("old/4",))
    assert (link.op, link.basis, link.review) == ("removed", "record", True)
    assert "the wordings put old/4 with new/2 (1.00)" in link.remarks


def test_an_answer_on_record_whose_words_stand_elsewhere_asks_for_a_review() -> None:
    later = draft(
        "new",
        point("1", "Vessels pay a fee for each day in port, whatever flag they sail under.", "old/1", change="changed"),
        point("2", WORDS["1"], "old/2", change="changed"),
    )
    links = {link.from_: link for link in compared(later)}
    assert links["old/2",].to == ("new/2",)
    assert links["old/2",].review
    assert any("old/1 with new/2" in remark for remark in links["old/2",].remarks)


def test_sub_points_below_a_recorded_link_are_linked_by_their_words() -> None:
    earlier = draft("old", point("1"), point("1a", WORDS["2"], parent="1"), point("1b", WORDS["3"], parent="1"))
    later = draft(
        "new",
        point("1", "", "old/1", change="kept"),
        point("1a", WORDS["3"], parent="1"),
        point("1b", "Fish.", parent="1"),
    )
    links = compared(later, earlier)
    assert ("old/1b", "kept", "new/1a") in ends(links)
    assert "sub-points not linked one by one: old/1a, new/1b" in links[0].remarks
    held = next(link for link in grouped(earlier, later) if "old/1" in link.from_)
    assert held.from_ == ("old/1", "old/1a")


def test_drafts_without_points_have_no_links() -> None:
    assert compared(draft("new")) == ()


# -- whatever the record says ------------------------------------------------------------------------------------------


@st.composite
def answering(draw: st.DrawFn) -> Draft:
    """A later draft that says some of the same, answers what it likes, and strikes what it likes."""
    said = draw(st.lists(st.sampled_from([*WORDS.values(), "Quotas end.", "Fish."]), min_size=1, max_size=5))
    labels = st.lists(st.sampled_from([f"old/{label}" for label in WORDS]), max_size=2, unique=True)
    changes = st.sampled_from(("kept", "changed", "added", ""))
    points = [
        Point(label=str(number), text=text, answers=tuple(draw(labels)), change=draw(changes))
        for number, text in enumerate(said, 1)
    ]
    struck = tuple(Struck(point=f"old/{label}") for label in draw(st.sets(st.sampled_from(sorted(WORDS)), max_size=2)))
    return draft("new", *points, struck=struck)


@given(answering())
@FEWER
def test_no_point_is_lost_and_what_is_on_record_stays_so(later: Draft) -> None:
    links = compared(later)
    assert {name for link in links for name in link.from_} == {f"old/{label}" for label in WORDS}
    assert {name for link in links for name in link.to} == {f"new/{point.label}" for point in later.points}
    told = {(link.from_, link.to) for link in links}
    assert {(link.from_, link.to) for link in record_of(OLD, later).links} <= told
    recorded = {name for link in record_of(OLD, later).links for name in (*link.from_, *link.to)}
    for link in links:
        if link.basis == "text":
            assert recorded.isdisjoint((*link.from_, *link.to))


@given(answering())
@FEWER
def test_all_same_and_struck_words_are_the_old_text_and_all_same_and_new_ones_the_new(later: Draft) -> None:
    for link in compared(later):
        old = "\n".join(point.text for point in link.before)
        new = "\n".join(point.text for point in link.after)
        if link.redline:
            assert "".join(piece.text for piece in link.redline if piece.op != "new") == old
            assert "".join(piece.text for piece in link.redline if piece.op != "struck") == new
        else:
            assert old == new


@given(answering())
@FEWER
def test_links_stand_in_the_order_of_the_first_text_and_added_points_behind_those_they_follow(later: Draft) -> None:
    links = compared(later)
    firsts = [min(link.from_) for link in links if link.from_]
    assert firsts == sorted(firsts)
    new = [f"new/{point.label}" for point in later.points]
    for index, link in enumerate(links):
        if link.op == "added":
            before = new[: new.index(link.to[0])]
            ahead = [at for at, other in enumerate(links) if other.from_ and before and before[-1] in other.to]
            assert all(at < index for at in ahead[:1])


@given(st.permutations(range(6)), st.sets(st.integers(0, 5)))
def test_the_order_of_links_is_that_of_a_slow_insertion(order: list[int], added: set[int]) -> None:
    """Against the definition, word for word: put each added point behind the link that has its predecessor."""
    before = [f"a{number}" for number in range(6)]
    after = [f"b{number}" for number in order]
    links = [Link(from_=(f"a{n}",), to=() if n in added else (f"b{n}",), op="kept") for n in range(6)]
    links += [Link(from_=(), to=(f"b{n}",), op="added") for n in sorted(added)]
    slow = [link for link in links if link.from_]
    for place, name in enumerate(after):
        if int(name[1]) in added:
            at = next((i for i, link in enumerate(slow) if place and after[place - 1] in link.to), -1)
            slow.insert(at + 1, Link(from_=(), to=(name,), op="added"))
    assert list(in_order(links, before, after)) == slow


def test_joining_nothing_on_record_gives_the_wordings() -> None:
    found = aligned(texts_of(OLD), texts_of(OLD), "a", "b")
    assert joined(Recorded(), found) == list(found)
    assert set(chain.from_iterable(link.from_ for link in found)) == {f"a/{label}" for label in WORDS}


def test_the_label_is_that_of_the_text_without_the_point_above() -> None:
    points = draft(
        "d",
        Point(label="21", text="x"),
        Point(label="21a", text="y", parent="21"),
        Point(label="I.2", text="z", parent="I"),
        Point(label="art5", text="w", printed="Article 5"),
        Point(label="¶4", text="v"),
        Point(label="h1", text="u"),
        Point(label="t1r2c3", text="t"),
    )
    labels: list[tuple[TextPoint, str]] = [(point, point.label) for point in texts_of(points)]
    assert [label for _, label in labels] == ["21.", "a.", "2.", "Article 5", "", "", ""]
    assert [point.level for point, _ in labels] == [0, 1, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("pair", [("us28", "e3"), ("us28", "ua20")])
def test_every_link_on_record_of_the_ukraine_case_is_there(pair: tuple[str, str]) -> None:
    ukraine = onetext.load_case("ukraine-2025")
    result = onetext.compare(ukraine, *pair)
    seen = ukraine.at(ukraine.newest)  # type: ignore[arg-type]  # the case has dates
    record = record_of(seen.draft(pair[0]), seen.draft(pair[1]))
    assert {(link.from_, link.to) for link in record.links} <= {(link.from_, link.to) for link in result.links}
