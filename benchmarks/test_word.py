"""A Word document with tracked changes, from two drafts: aligned, compared word by word, written."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from office_oracles import Readings, bare, by_office, by_pandoc
from pytest_benchmark.fixture import BenchmarkFixture
from word_pairs import Pair, pair

from measuring import measure, reach
from onetext.documents import Document, read_document
from onetext.drafts import write_redline

PAIRS = 200
WORDS = (
    "the parties shall agree that territory border remains open until all forces withdraw within days of troops "
    "commission council prisoners monitor ceasefire energy grain port corridor sanction asset fund election refugee "
    "return treaty annex neutral observer convoy reconstruction guarantee archive insulin fishing minefield"
)


def drafts(amount: int, seed: int) -> tuple[Document, Document]:
    """A text and its successor: paragraphs struck, added, moved (one in thirty), and a word changed in one of three."""
    draw = random.Random(seed)
    words = WORDS.split()
    old = [" ".join(draw.choices(words, k=draw.randint(15, 60))) + f" {at}." for at in range(amount)]
    new: list[str] = []
    for text in old:
        chance = draw.random()
        if chance < 0.05:
            continue
        if chance < 0.1:
            new.append(" ".join(draw.choices(words, k=30)) + ".")
        if chance < 0.4:
            parts = text.split()
            parts[draw.randrange(len(parts))] = "amended"
            text = " ".join(parts)
        new.append(text)
    for _ in range(amount // 30):
        new.insert(draw.randrange(len(new)), new.pop(draw.randrange(len(new))))
    before, after = (read_document("\n\n".join(lines).encode(), "text.txt") for lines in (old, new))
    return before, after


def said(document: Document, view: str) -> list[str]:
    return [block.text for block in getattr(document, view)]


@pytest.mark.parametrize(("amount", "seconds"), [(1_000, 2.0), (5_000, 10.0)])
def test_word_redline(amount: int, seconds: float, benchmark: BenchmarkFixture) -> None:
    """The whole way from two read texts to the bytes of the file; and whether both views are exact."""
    instances = [drafts(amount, seed) for seed in range(3)]

    def call(pair: tuple[Document, Document]) -> bytes:
        return write_redline(*pair, author="A party", date="2025-11-20")

    work = f"redline as a Word file, {amount:,} paragraphs"
    found = measure(benchmark, work, f"under {seconds:g} s, exact", call, instances, rounds=1)
    exact = True
    for (before, after), data in zip(instances, found.answers, strict=True):
        again = read_document(data, "redline.docx")
        exact &= said(again, "original") == said(before, "blocks") and said(again, "blocks") == said(after, "blocks")
    size = max(map(len, found.answers)) / 1000
    reach(benchmark, seconds, found, told=f"{size:,.0f} kB, {'exact' if exact else 'not exact'}", good=exact)


def test_other_programs_read_both_texts(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Accepted, a redline says the new text, and rejected the old one, in LibreOffice and in pandoc."""
    pairs = [pair(seed) for seed in range(PAIRS)]

    def call() -> int:
        for one in pairs:
            before, after = read_document(one.before, "old.docx"), read_document(one.after, "new.docx")
            said = {"before_data": one.before, "after_data": one.after}
            data = write_redline(before, after, author="Us", date="2025-11-20", **said)
            (tmp_path / f"{one.name}.docx").write_bytes(data)
        office = by_office(tmp_path)
        return sum(exact(one, office[f"{one.name}.docx"], by_pandoc(tmp_path / f"{one.name}.docx")) for one in pairs)

    right = benchmark.pedantic(call, rounds=1, iterations=1)
    work = f"accept all = new, reject all = old, in LibreOffice and pandoc, {PAIRS} random pairs"
    reached, met = f"{100 * right / PAIRS:.4g} % ({right} of {PAIRS})", "yes" if right == PAIRS else "no"
    benchmark.extra_info.update(work=work, asked="100 %", reached=reached, met=met)


def exact(one: Pair, office: Readings, pandoc: Readings) -> bool:
    """Whether both programs read both texts of a pair."""
    return all(
        office[view] == texts and pandoc[view] == list(map(bare, texts))
        for view, texts in (("accept", one.accepted), ("reject", one.rejected))
    )
