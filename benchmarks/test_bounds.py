"""Exact bounds of all drafts for all parties of a large case: 1,000 issues, 20 parties, 50 drafts (target: 1 s)."""

from __future__ import annotations

import datetime as dt
import random
from fractions import Fraction

from immutabledict import immutabledict
from pytest_benchmark.fixture import BenchmarkFixture

from onetext.model import Case, Date, Draft, Issue, Option, Party, Position, Range, Term, Weight
from onetext.preferences.bounds import Bounds, Rows
from onetext.preferences.frame import Frame
from onetext.preferences.situations import situation
from onetext.preferences.values import draft_rows, draft_values

ISSUES, PARTIES, DRAFTS = 1_000, 20, 50
TARGET = 1.0
"""Seconds, on a quiet machine with two cores."""
DAY = Date.parse("2025-01-01")


def generated(seed: int = 0) -> Case:
    """A case with a position on two issues in three, given scores on one in ten, and drafts that leave a tenth open."""
    rng = random.Random(seed)
    issues = tuple(
        Issue(id=f"k{k}", title=f"k{k}", options=tuple(Option(id=o, title=o) for o in "abcdef"[: rng.randint(2, 6)]))
        for k in range(ISSUES)
    )
    parties = tuple(Party(id=f"p{p}", name=f"p{p}") for p in range(PARTIES))
    return Case(
        id="large",
        title="large",
        as_of=dt.date(2025, 6, 1),
        parties=parties,
        issues=issues,
        positions=tuple(_position(rng, p.id, k) for p in parties for k in issues if rng.random() < 2 / 3),
        weights=tuple(_weight(rng, p.id, k) for p in parties for k in issues),
        drafts=tuple(_draft(rng, f"d{d}", issues) for d in range(DRAFTS)),
    )


def _position(rng: random.Random, party: str, issue: Issue) -> Position:
    option = rng.choice(issue.option_ids)
    return Position(party=party, issue=issue.id, kind="demand", option=option, happened=DAY, known=DAY)


def _weight(rng: random.Random, party: str, issue: Issue) -> Weight:
    low = rng.randint(0, 60)
    scores = (
        {o: Range.of(rng.randint(0, 50), rng.randint(50, 100)) for o in issue.option_ids}
        if not rng.randrange(10)
        else {}
    )
    weight = Range(Fraction(low), Fraction(low + rng.randint(0, 40)))
    return Weight(party=party, issue=issue.id, weight=weight, scores=immutabledict(scores))


def _draft(rng: random.Random, name: str, issues: tuple[Issue, ...]) -> Draft:
    terms = {
        issue.id: Term(state="settled", options=(rng.choice(issue.option_ids),))
        for issue in issues
        if rng.randrange(10)
    }
    return Draft(id=name, title=name, kind="proposal", happened=DAY, known=DAY, terms=immutabledict(terms))


def all_bounds(case: Case) -> dict[str, list[Bounds]]:
    """The value of every draft for every party, with exact bounds, from the bare case."""
    frame = Frame(case)
    situations = [situation(frame, draft) for draft in case.drafts]
    points = Rows([item.fillings.domains for item in situations])
    return {model.party: draft_values(draft_rows(frame, model, situations, points)) for model in frame.models}


def test_exact_bounds_of_a_large_case(benchmark: BenchmarkFixture) -> None:
    case = generated()
    found = benchmark.pedantic(all_bounds, args=(case,), rounds=3, warmup_rounds=1)
    benchmark.extra_info["target_seconds"] = TARGET
    assert len(found) == PARTIES
    assert all(len(column) == DRAFTS for column in found.values())
    assert all(item.exact and item.low <= item.point <= item.high for column in found.values() for item in column)
