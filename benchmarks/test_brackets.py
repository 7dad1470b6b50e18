"""How long it takes to read the brackets of a very long text, and whether the text comes back."""

from __future__ import annotations

from pytest_benchmark.fixture import BenchmarkFixture

from measuring import measure, reach
from onetext.drafts import Bracketed, parse_brackets

COUNT, LENGTH = 100_000, 4_000_000
UNIT = "The Parties [Norway, Kenya: shall/should] keep [all [or any] of] ports open [Chad: within | after] [30] days. "


def test_brackets(benchmark: BenchmarkFixture) -> None:
    """Read a text of 100,000 brackets, some nested and most attributed, and put it together again."""
    each = UNIT.count("[")
    text = (UNIT + "x" * (LENGTH * each // COUNT - len(UNIT))) * (COUNT // each)

    def call(text: str) -> tuple[Bracketed, str]:
        bracketed = parse_brackets(text)
        return bracketed, bracketed.rendered()

    work = f"{COUNT:,} brackets in {len(text) / 1e6:.1f} million characters: read, and put together again"
    found = measure(benchmark, work, "under 1.5 s, exact round trip", call, [text])
    ((bracketed, rendered),) = found.answers
    good = len(bracketed.brackets) == COUNT and rendered == text and not bracketed.problems
    reach(benchmark, 1.5, found, told="exact" if good else "not exact", good=good)
