"""What holds for the links of any two versions."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutate import FREE, Pair, pair
from mutate.by_hand import NAMES, by_hand
from onetext.drafts import PointLink, TextPoint, align

SENTENCES = [
    "Both sides hand over maps of all minefields.",
    "Both sides hand over maps of all minefields at once.",
    "Prisoners are exchanged. Families may visit.",
    "Prisoners are exchanged.",
    "Families may visit.",
    "Details are laid down in a protocol.",
    "The fleet shall not sail.",
    "停火",
    "",
    "5",
]


@st.composite
def versions(draw: st.DrawFn, *, unique: bool = False) -> tuple[TextPoint, ...]:
    """A few points, some below others, many of them alike."""
    texts = draw(st.lists(st.sampled_from(SENTENCES), max_size=8, unique=unique))
    made: list[TextPoint] = []
    for at, text in enumerate(texts):
        parent = draw(st.sampled_from(["", *(point.key for point in made if not point.parent)]))
        made.append(TextPoint(key=f"k{at}", number=str(at % 4), text=text, parent=parent))
    return tuple(made)


OPS = {
    (1, 1): {"kept", "changed", "moved", "moved+changed"},
    (1, 0): {"removed"},
    (0, 1): {"added"},
}


def assert_sound(before: tuple[TextPoint, ...], after: tuple[TextPoint, ...], links: tuple[PointLink, ...]) -> None:
    """Each point in one link; in order; operations, scores and rivals as they are told of."""
    assert Counter(key for link in links for key in link.before) == Counter(point.key for point in before)
    assert Counter(key for link in links for key in link.after) == Counter(point.key for point in after)
    place = {point.key: at for at, point in enumerate(before)}
    place_after = {point.key: at for at, point in enumerate(after)}
    starts = [place[link.before[0]] for link in links if link.before]
    assert starts == sorted(starts)
    link_of = {key: at for at, link in enumerate(links) for key in link.after}
    for at, link in enumerate(links):
        if not link.before and place_after[link.after[0]] > 0:
            followed = link_of[after[place_after[link.after[0]] - 1].key]
            assert followed < at
            assert not any(between.before for between in links[followed + 1 : at])
    for link in links:
        sizes = len(link.before), len(link.after)
        assert link.op in OPS.get(sizes, {"split", "merged"})  # type: ignore[call-overload]  # any two sizes
        assert list(link.before) == sorted(link.before, key=place.__getitem__)
        assert list(link.after) == sorted(link.after, key=place_after.__getitem__)
        assert 0 <= link.score <= 1
        assert (link.score == 0) or (0 not in sizes)
        assert link.moved == (link.op in ("moved", "moved+changed")) or link.op in ("split", "merged")
        assert link.review or not link.rivals
        assert link.review or min(sizes) < 2
        known = place if not link.before else place_after
        assert {rival.key for rival in link.rivals} <= set(known) - set(link.after if link.before else link.before)
        scores = [rival.score for rival in link.rivals]
        assert scores == sorted(scores, reverse=True)


def assert_mirrored(before: tuple[TextPoint, ...], after: tuple[TextPoint, ...], links: tuple[PointLink, ...]) -> None:
    """Links without review are the same from the other side."""
    turned = {(link.before, link.after): link for link in align(after, before)}
    for link in links:
        if link.review or not link.before or not link.after:
            continue
        other = turned[link.after, link.before]
        assert other.score == pytest.approx(link.score, abs=1e-3)
        assert other.moved == link.moved
        opposite = {"split": "merged", "merged": "split"}
        assert other.op == opposite.get(link.op, link.op)


@settings(max_examples=60)
@given(versions(), versions())
def test_any_two_small_versions(before: tuple[TextPoint, ...], after: tuple[TextPoint, ...]) -> None:
    links = align(before, after)
    assert_sound(before, after, links)
    assert links == align(before, after)


@settings(max_examples=60)
@given(versions(unique=True), versions(unique=True))
def test_two_small_versions_without_repetitions(before: tuple[TextPoint, ...], after: tuple[TextPoint, ...]) -> None:
    assert_mirrored(before, after, align(before, after))


def pairs() -> list[tuple[str, Pair]]:
    made = [(f"usual {seed}", pair(60, seed)) for seed in (1, 2, 3)]
    made += [(f"free {seed}", pair(60, seed, FREE)) for seed in (1, 2)]
    return [*made, *((name, by_hand(name)) for name in NAMES)]


@pytest.mark.parametrize(("name", "drafts"), pairs(), ids=[name for name, _ in pairs()])
def test_drafts_of_two_hands(name: str, drafts: Pair) -> None:
    links = align(drafts.before, drafts.after)
    assert_sound(drafts.before, drafts.after, links)
    assert_mirrored(drafts.before, drafts.after, links)


@pytest.mark.parametrize("seed", range(5))
def test_a_version_and_itself(seed: int) -> None:
    before = pair(80, seed).before
    assert {(link.op, link.review) for link in align(before, before)} == {("kept", False)}


@pytest.mark.parametrize("seed", range(5))
def test_different_points_in_another_order(seed: int) -> None:
    """All are found, and those that are not said to have moved are the heaviest run in order (counted n by n)."""
    texts = sorted({point.text for point in pair(60, seed).before if len(point.text) > 40})
    random.Random(seed).shuffle(texts)
    before = [TextPoint(key=str(at), text=text) for at, text in enumerate(texts)]
    after = list(before)
    for _ in range(4):
        after.insert(random.Random(seed + len(after)).randrange(len(after)), after.pop())
        after.reverse()
    links = align(before, after)
    assert all(link.before == link.after and link.score == 1 for link in links)
    stay = [int(link.before[0]) for link in links if not link.moved]
    place = {int(point.key): at for at, point in enumerate(after)}
    assert [place[at] for at in stay] == sorted(place[at] for at in stay)
    heaviest = [0] * len(texts)
    for at, text in enumerate(texts):
        heaviest[at] = len(text) + max((heaviest[one] for one in range(at) if place[one] < place[at]), default=0)
    assert sum(len(texts[at]) for at in stay) >= max(heaviest) - len(stay)


def test_no_points_of_two_languages_are_brought_together_by_chance() -> None:
    before = [TextPoint(key=str(at), text=text) for at, text in enumerate(["Мир", "Война и мир", "Границы открыты"])]
    after = [TextPoint(key=str(at), text=text) for at, text in enumerate(["Peace", "War", "Borders are open"])]
    assert {link.op for link in align(before, after)} == {"added", "removed"}
