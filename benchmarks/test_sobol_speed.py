"""How long it takes to say what drives a forecast: rows of known inputs per second of the processor."""

from __future__ import annotations

import datetime as dt
import time

import numpy as np
from pytest_benchmark.fixture import BenchmarkFixture

from onetext.api.forecasting.preparing import asked_for, prepare
from onetext.casefile import read_case
from onetext.catalog import path as shipped
from onetext.process import VALUES, Known, quantile, scenes_of

INPUTS, SAMPLES, RUNS, PROCESSORS, ASKED = 30, 512, 2000, 2, 25.0
ROWS = 32


def test_sobol(benchmark: BenchmarkFixture) -> None:
    """Some rows of a shipped case with all its numbers drawn, and from them the whole design."""
    seen = read_case(shipped("ukraine-2025")).at(dt.date(2025, 11, 26))
    asked = asked_for(modes=("perpetual",), runs=RUNS, horizon=None, policy=None, without=())
    ready = prepare(seen, asked, seed=0)
    scenes = scenes_of(seen, ready.drafts, ready.world, seed=0, blocks=1)
    quantities = (*ready.quantities, VALUES)
    known = Known(world=ready.world, quantities=quantities, scenes=scenes, runs=RUNS)
    shares = np.random.default_rng(0).random((ROWS, len(quantities)))
    rows = np.stack([quantile(item.distribution, shares[:, k]) for k, item in enumerate(quantities)], axis=1)

    def rate() -> float:
        best = float("inf")
        for _ in range(3):
            began = time.process_time()
            known(rows)
            best = min(best, time.process_time() - began)
        return ROWS * RUNS / best

    found = float(benchmark.pedantic(rate, rounds=1))
    minutes = SAMPLES * (INPUTS + 2) * RUNS / found / PROCESSORS / 60
    benchmark.extra_info.update(
        work=f"sensitivity, {INPUTS} inputs, {SAMPLES} samples, {RUNS:,} runs each",
        asked=f"under {ASKED:.0f} min on {PROCESSORS} processors",
        reached=f"{minutes:.0f} min, reckoned from {found:,.0f} trajectories per second of the processor",
        met="yes" if minutes < ASKED else "no",
    )
