"""What answers leave: how fast, and whether the 90 % ranges hold nine in ten truths."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import numpy as np
from pytest_benchmark.fixture import BenchmarkFixture

from answered_cases import answered, invented, many_answers
from measuring import measure, reach
from onetext.model import Case
from onetext.preferences import Revealed, revealed

SECONDS, WORTH, PARTIES = 20.0, 1000, 300
LOW, HIGH = 0.87, 0.93


def test_revealing(benchmark: BenchmarkFixture) -> None:
    """Every party's scenarios, from a case that is read already; one process."""
    cases = [many_answers(seed, issues=35, drafts=12, parties=6, answers=30) for seed in range(3)]
    work = "reveal, 35 issues, 6 parties, 12 drafts, 30 answers"
    asked = f"effective size of {WORTH:,} per party in under {SECONDS:.0f} s"

    def call(case: Case) -> Mapping[str, Revealed]:
        return revealed(case)

    found = measure(benchmark, work, asked, call, cases)
    sizes = [item.ess for own in found.answers for item in own.values()]
    ways = sorted({item.method for own in found.answers for item in own.values()})
    told = f"effective size {min(sizes):,.0f} at least ({', '.join(ways)})"
    reach(benchmark, SECONDS, found, told=told, good=min(sizes) >= WORTH and len(sizes) == 18)


def test_revealing_sure_answers(benchmark: BenchmarkFixture) -> None:
    """One party whose 14 answers are sure, so that they cut thin regions out: sequential Monte Carlo."""
    cases = [
        answered(invented(seed, issues=35, drafts=12), seed, reliability=Fraction(1), answers=14)[0]
        for seed in (0, 2, 3)
    ]
    work = "reveal, 35 issues, 1 party, 12 drafts, 14 answers of reliability 1"

    def call(case: Case) -> Revealed:
        return revealed(case)["p"]

    found = measure(benchmark, work, f"effective size of {WORTH:,} in under {SECONDS:.0f} s", call, cases)
    least = min(item.ess for item in found.answers)
    moved = sum(item.method == "moved" for item in found.answers)
    told = f"effective size {least:,.0f} at least ({moved} of {len(cases)} moved)"
    reach(benchmark, SECONDS, found, told=told, good=least >= WORTH)


def test_calibration(benchmark: BenchmarkFixture) -> None:
    """The share of 90 % ranges that hold the truth, over invented parties: each kind of number by itself."""

    def call(reliability: Fraction) -> Mapping[str, float]:
        return coverage(reliability)

    work = f"calibration of 90 % ranges, {PARTIES} invented parties"
    found = measure(benchmark, work, f"{LOW:.0%} to {HIGH:.0%}", call, [Fraction(9, 10), Fraction(1)], rounds=1)
    shares = [share for own in found.answers for share in own.values()]
    told = "; ".join(
        f"reliability {float(trust):g}: " + ", ".join(f"{kind} {share:.1%}" for kind, share in own.items())
        for trust, own in zip((Fraction(9, 10), Fraction(1)), found.answers, strict=True)
    )
    good = all(LOW <= share <= HIGH for share in shares)
    reach(benchmark, float("inf"), found, told=told, good=good)


def coverage(reliability: Fraction) -> Mapping[str, float]:
    """Kind of number -> the share of true ones between the 5 % and 95 % points of the scenarios left."""
    hits: dict[str, list[bool]] = {"weights": [], "no deal": [], "gains": [], "values": []}
    for seed in range(PARTIES):
        case, truth = answered(invented(seed), seed, reliability=reliability)
        after = revealed(case, seed=seed)["p"].after
        assert after.no_deal is not None
        low, high = np.quantile(after.shares, (0.05, 0.95), axis=1)
        hits["weights"] += ((low <= truth.shares) & (truth.shares <= high)).tolist()
        hits["no deal"].append(between(after.no_deal, truth.no_deal))
        for draft, value in after.values.items():
            hits["values"].append(between(value, truth.values[draft]))
            hits["gains"].append(between(value - after.no_deal, truth.values[draft] - truth.no_deal))
    return {kind: float(np.mean(found)) for kind, found in hits.items()}


def between(sampled: np.ndarray[tuple[int, ...], np.dtype[np.float64]], truth: float) -> bool:
    """Whether nine in ten sampled numbers lie around the truth; rounding of sums aside."""
    low, high = np.quantile(sampled, (0.05, 0.95))
    return bool(low - 1e-9 <= truth <= high + 1e-9)
