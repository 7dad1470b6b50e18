"""Statements for all values that follow from answers: all pairs of drafts, and clashing inputs."""

from __future__ import annotations

from dataclasses import replace

from pytest_benchmark.fixture import BenchmarkFixture

from answered_cases import many_answers
from measuring import measure, reach
from onetext.model import Case
from onetext.model.results import DraftPreference
from onetext.preferences import Act, acts_of, clashes, preferences_between

SECONDS = 2.0
_SIZE = "35 issues, 6 parties, 12 drafts, 30 answers"


def test_pairs_of_drafts(benchmark: BenchmarkFixture) -> None:
    """Necessary and possible preference over all pairs of drafts for every party; one process."""
    cases = [many_answers(seed, issues=35, drafts=12, parties=6, answers=30) for seed in range(3)]

    def call(case: Case) -> list[DraftPreference]:
        return [row for own in case.parties for row in preferences_between(case, own.id, _chain(case, own.id))]

    found = measure(benchmark, f"pairs of drafts, {_SIZE}", f"under {SECONDS:.0f} s", call, cases)
    rows = [row for own in found.answers for row in own]
    ranked = sum(row.verdict == "necessarily" for row in rows)
    before = sum(row.before == "necessarily" for row in rows)
    proved = sum(row.proof == "certificate" and row.verdict != "undecided" for row in rows)
    told = f"{ranked} of {len(rows)} pairs ranked, {before} before, {proved} proved"
    reach(benchmark, SECONDS, found, told=told, good=len(rows) == 3 * 6 * 66)


def _chain(case: Case, party: str) -> list[Act]:
    """A party's answers as amendments, each of which makes of a draft the next one: as many rows as there can be."""
    acts, ids = acts_of(case, party), [draft.id for draft in case.drafts]
    return [
        replace(act, meaning="improves", draft=ids[i], counter=ids[i + 1], issues=(), why="")
        for i, act in enumerate(acts)
    ]


def test_clashing_inputs(benchmark: BenchmarkFixture) -> None:
    """Whether any answers clash with other inputs, and the smallest sets that do."""
    cases = [many_answers(seed, issues=35, drafts=12, parties=6, answers=30) for seed in range(3)]
    found = measure(benchmark, f"clashing inputs, {_SIZE}", f"under {SECONDS:.0f} s", clashes, cases)
    sets = [clash for own in found.answers for clash in own]
    told = f"{len(sets)} sets, {sum(clash.smallest for clash in sets)} proved smallest"
    reach(benchmark, SECONDS, found, told=told, good=True)
