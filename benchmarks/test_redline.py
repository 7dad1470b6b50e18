"""Redlines with flags for all linked points of two drafts, and for one long text; three-way merges."""

from __future__ import annotations

import random

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from measuring import measure, reach
from onetext.drafts import MergePiece, Redline, merge, redline

NAMES = (("Ukraine", "Kyiv"), ("Russia", "Russian Federation"), ("United States", "US"))
TERMS = ("Monitoring Commission", "Agreement", "Council")
WORDS = (
    "the a of to in and shall may must not by within days parties Ukraine Russia Agreement Council forces territory "
    "withdraw establish monitor review consultation humanitarian prisoners exchange border reconstruction assets fund "
    "600,000 30 26 November 2025 paragraph article accordance provisions measures security guarantees members elections"
)


def sentence(draw: random.Random, length: int) -> str:
    """Words as they come; they need no sense to take as long as words with sense."""
    return " ".join(draw.choices(WORDS.split(), k=length)) + "."


def edited(text: str, draw: random.Random, share: float) -> str:
    """The text with a share of its words struck, exchanged, or followed by another."""
    words = WORDS.split()
    out: list[str] = []
    for word in text.split(" "):
        what = draw.random() / share if share else 2.0
        if what < 0.3:
            continue
        out.append(draw.choice(words) if what < 0.7 else word)
        if 0.7 <= what < 1.0:
            out.append(draw.choice(words))
    return " ".join(out)


def pairs(amount: int, seed: int) -> list[tuple[str, str]]:
    """Points of 20 to 80 words; two in three are changed, in one word in eight."""
    draw = random.Random(seed)
    texts = [sentence(draw, draw.randrange(20, 80)) for _ in range(amount)]
    return [(text, edited(text, draw, draw.choice([0.0, 0.125, 0.125]))) for text in texts]


@pytest.mark.parametrize(("amount", "seconds"), [(1_000, 1.0), (5_000, 5.0)])
def test_redline(amount: int, seconds: float, benchmark: BenchmarkFixture) -> None:
    """All links of a comparison; half of the time that aligning and redlining together may take."""

    def call(texts: list[tuple[str, str]]) -> list[Redline]:
        return [redline(before, after, names=NAMES, terms=TERMS) for before, after in texts]

    instances = [pairs(amount, seed) for seed in range(3)]
    work = f"redline and flags, {amount:,} links"
    found = measure(benchmark, work, f"under {seconds:g} s", call, instances, rounds=3 if amount < 2_000 else 1)
    flags = sum(len(one.flags) for answer in found.answers for one in answer) / len(instances)
    reach(benchmark, seconds, found, told=f"{flags:,.0f} flags", good=flags > 0)


@pytest.mark.parametrize("share", [0.05, 1.0])
def test_long_redline(share: float, benchmark: BenchmarkFixture) -> None:
    """One text of 20,000 words."""

    def call(texts: tuple[str, str]) -> Redline:
        return redline(*texts, names=NAMES, terms=TERMS)

    instances = []
    for seed in range(3):
        draw = random.Random(seed)
        before = " ".join(sentence(draw, 25) for _ in range(800))
        instances.append((before, edited(before, draw, share)))
    work = f"redline of one text, 20,000 words, {share:.0%} changed"
    found = measure(benchmark, work, "under 1 s", call, instances)
    reach(benchmark, 1.0, found, told=f"{len(found.answers[0].edits):,} edits", good=True)


def test_merge(benchmark: BenchmarkFixture) -> None:
    """Three texts, point by point."""

    def call(texts: list[tuple[str, str, str]]) -> list[tuple[MergePiece, ...]]:
        return [merge(*one) for one in texts]

    instances = []
    for seed in range(3):
        draw = random.Random(seed)
        base = [sentence(draw, draw.randrange(20, 80)) for _ in range(1_000)]
        instances.append([(text, edited(text, draw, 0.06), edited(text, draw, 0.06)) for text in base])
    found = measure(benchmark, "three-way merge, 1,000 points", "under 2 s", call, instances)
    clashes = sum(piece.by == "conflict" for one in found.answers[0] for piece in one)
    reach(benchmark, 2.0, found, told=f"{clashes:,} conflicts", good=clashes > 0)
