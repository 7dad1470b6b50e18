"""What would have to be lifted to open a zone that is empty: all sets of at most three, proved complete."""

from __future__ import annotations

from collections import Counter

from pytest_benchmark.fixture import BenchmarkFixture

from measuring import measure, reach, watch
from onetext.compromise import Table
from onetext.model.results import CompleteTo, Correction
from red_lined import CORRECTIONS, red_lined

SIZE = 3


def test_corrections(benchmark: BenchmarkFixture) -> None:
    """The numbers of corrections are those that a mixed-integer solver finds."""
    from onetext.compromise.corrections import corrections

    tables = [red_lined(seed=seed) for seed in CORRECTIONS]

    def call(table: Table) -> tuple[tuple[Correction, ...], CompleteTo]:
        return corrections(table, watch(), size=SIZE)

    work = f"all corrections of at most {SIZE}, 28 issues, 5 parties, 45 members"
    found = measure(benchmark, work, "under 3 s, proved", call, tables)
    complete = all(to.size == SIZE and to.proof.kind in ("certificate", "exhaustive") for _, to in found.answers)
    sizes = [Counter(len(item.members) for item in listed) for listed, _ in found.answers]
    if complete:
        assert [tuple(by[n] for n in range(1, SIZE + 1)) for by in sizes] == list(CORRECTIONS.values())
    proofs = sorted({to.proof.kind for _, to in found.answers})
    told = f"{', '.join(str(by.total()) for by in sizes)} corrections, proof: {' or '.join(proofs)}"
    reach(benchmark, 3.0, found, told=told, good=complete)
