"""Links between two drafts: how many of the true ones are found, how many are wrong, and how long it takes.

Seeds 1 to 10 served for tuning, 11 to 33 were measured on the way, and 61 to 70 at the end; the figures
are from 41 to 46.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from measuring import Measured, measure, reach
from mutate import FREE, USUAL, Manner, Pair, Tally, pair, tally
from mutate.by_hand import TUNED_ON, UNSEEN, by_hand, from_case, on_record
from mutate.peers import by_difflib, in_order
from onetext.drafts import PointLink, TextPoint, align, redline

SEEDS = (41, 42, 43, 44, 45, 46)
Links = tuple[PointLink, ...]
Aligner = Callable[[Sequence[TextPoint], Sequence[TextPoint]], Links]


@lru_cache
def drafts(size: int, manner: Manner = USUAL, seeds: tuple[int, ...] = SEEDS) -> tuple[Pair, ...]:
    return tuple(pair(size, seed, manner) for seed in seeds)


def added(found: Measured[Links], pairs: Sequence[Pair]) -> Tally:
    total = Tally()
    for links, one in zip(found.answers, pairs, strict=True):
        total += tally(links, one.links)
    return total


def aligned(
    benchmark: BenchmarkFixture, work: str, asked: str, pairs: Sequence[Pair], how: Aligner = align
) -> tuple[Measured[Links], Tally]:
    found = measure(benchmark, work, asked, lambda one: how(one.before, one.after), pairs)
    return found, added(found, pairs)


def test_links(benchmark: BenchmarkFixture) -> None:
    found, told = aligned(benchmark, "links, 1,000 points", "F1 .97, under 2 s", drafts(1000))
    said = f"F1 {told.f1:.3f} (precision {told.precision:.3f}, recall {told.recall:.3f})"
    reach(benchmark, 2.0, found, told=said, good=told.f1 >= 0.97)


def test_links_without_review(benchmark: BenchmarkFixture) -> None:
    found, told = aligned(benchmark, "links not up for review, 1,000 points", "-", drafts(1000))
    reach(
        benchmark,
        None,
        found,
        good=True,
        told=f"precision {told.sure_precision:.4f}; {told.review_share:.1%} of all links are up for review",
    )


def test_splits_and_merges(benchmark: BenchmarkFixture) -> None:
    found, told = aligned(benchmark, "splits and merges, 1,000 points", "recall .90", drafts(1000))
    said = f"recall {told.group_recall:.3f} of {told.groups_true} (precision {told.group_precision:.3f})"
    reach(benchmark, 2.0, found, told=said, good=told.group_recall >= 0.9)


def test_moves(benchmark: BenchmarkFixture) -> None:
    found, told = aligned(benchmark, "moves, 1,000 points", "precision .95, recall .95", drafts(1000))
    said = f"precision {told.move_precision:.3f}, recall {told.move_recall:.3f} of {told.moves_true}"
    reach(benchmark, 2.0, found, told=said, good=min(told.move_precision, told.move_recall) >= 0.95)


@pytest.mark.parametrize(("size", "seconds"), [(1000, 2.0), (5000, 10.0)])
def test_align_and_redline(size: int, seconds: float, benchmark: BenchmarkFixture) -> None:
    def call(one: Pair) -> Links:
        links = align(one.before, one.after)
        old, new = ({point.key: point.text for point in points} for points in (one.before, one.after))
        for link in links:
            redline("\n".join(old[key] for key in link.before), "\n".join(new[key] for key in link.after))
        return links

    pairs = drafts(size) if size < 2000 else drafts(size, USUAL, SEEDS[:1])
    found = measure(benchmark, f"align and redline, {size:,} points", f"under {seconds:g} s", call, pairs)
    reach(benchmark, seconds, found, told=f"F1 {added(found, pairs).f1:.3f}", good=True)


@pytest.mark.parametrize("how", [by_difflib, in_order], ids=["difflib", "likeness in order"])
def test_links_by_plainer_ways(how: Aligner, benchmark: BenchmarkFixture, request: pytest.FixtureRequest) -> None:
    name = str(request.node.callspec.id)
    found, told = aligned(benchmark, f"links by {name}, 1,000 points", "-", drafts(1000), how)
    reach(benchmark, None, found, told=f"F1 {told.f1:.3f}", good=True)


def test_links_of_a_free_hand(benchmark: BenchmarkFixture) -> None:
    """Nine points in ten are changed, every fifth is moved, every eighth is split."""
    found, told = aligned(benchmark, "links, 1,000 points, nearly all rewritten", "-", drafts(1000, FREE))
    said = f"F1 {told.f1:.3f}, moves {told.move_precision:.2f}/{told.move_recall:.2f}, splits {told.group_recall:.2f}"
    reach(benchmark, None, found, told=said, good=True)


@pytest.mark.parametrize("name", [*TUNED_ON, *UNSEEN])
def test_links_by_hand(name: str, benchmark: BenchmarkFixture) -> None:
    one = by_hand(name)
    unseen = ", not tuned on" if name in UNSEEN else ""
    found, told = aligned(benchmark, f"links, {name} (by hand{unseen})", "-", [one])
    others = [tally(how(one.before, one.after), one.links).f1 for how in (by_difflib, in_order)]
    said = f"F1 {told.f1:.3f}; difflib {others[0]:.2f}, in order {others[1]:.2f}"
    reach(benchmark, None, found, told=said, good=True)


def test_links_of_the_ukraine_case(benchmark: BenchmarkFixture) -> None:
    one = from_case()

    def call(drafts: Pair) -> Links:
        return tuple(on_record(align(drafts.before, drafts.after), drafts))

    found = measure(benchmark, "links, us28 and e3 as retold", "-", call, [one])
    told = added(found, [one])
    said = f"F1 {told.f1:.3f} (precision {told.precision:.2f}, recall {told.recall:.2f})"
    reach(benchmark, None, found, told=said, good=True)
