"""How fast talks are played out: trajectories per second of the processor, growth, memory, the whole program.

Mesa (a framework for agents, one object each) plays a toy of the same size beside it: three parties at a common front
that wanders, each of which signs at a week's chance. It is measured where it is installed, and needed nowhere.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from onetext.process.drawing import draw_parameters
from onetext.process.draws import BLOCK, Draws
from onetext.process.state import Outcome
from onetext.process.world import MECHANISMS, Front, Text, World
from talks import drawn, played, talks

ONETEXT = Path(sys.executable).with_name("onetext")
BLOCKS = 16


def busy(call: Callable[[], object], rounds: int = 5) -> float:
    """Seconds of the processor, at best: what else the machine has to do only ever adds to them."""
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        call()
        best = min(best, time.process_time() - began)
    return best


def once(benchmark: BenchmarkFixture, call: Callable[[], float]) -> float:
    """The figure that `call` finds; it does its own timing."""
    return float(benchmark.pedantic(call, rounds=1))


def cost(world: World, blocks: int, rounds: int = 5) -> float:
    """Seconds for so many blocks."""
    draws = drawn(world, blocks)
    return busy(lambda: played(world, draws), rounds)


@pytest.mark.parametrize(("proposals", "asked"), [(False, 30_000), (True, 5_000)])
def test_trajectories(proposals: bool, asked: int, benchmark: BenchmarkFixture) -> None:
    """The full model, 4 parties, 16 texts, 104 weeks."""
    world = talks(proposals=proposals)
    rate = once(benchmark, lambda: BLOCKS * BLOCK / cost(world, BLOCKS))
    talking = float((played(world, drawn(world, 1)).outcome == 0).mean())
    benchmark.extra_info.update(
        work=f"process, 4 parties, 104 weeks, {'with' if proposals else 'without'} proposals",
        asked=f"at least {asked:,} trajectories per second of the processor",
        reached=f"{rate:,.0f}, {talking:.0%} of which talk to the end",
        met="yes" if rate >= asked else "no",
    )


@pytest.mark.parametrize("what", ["runs", "steps", "parties"])
def test_growth(what: str, benchmark: BenchmarkFixture) -> None:
    """The exponent of a power of each, by least squares: 1 is linear."""
    sizes = {"runs": (8, 16, 32), "steps": (52, 104, 208), "parties": (4, 6, 8)}[what]

    def slope() -> float:
        seconds = []
        for size in sizes:
            world = talks(steps=size if what == "steps" else 104, signatories=size - 2 if what == "parties" else 2)
            seconds.append(cost(world, size if what == "runs" else 8, 3))
        return float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0])

    found = once(benchmark, slope)
    benchmark.extra_info.update(
        work=f"process, growth in {what} ({', '.join(map(str, sizes))}{' blocks' if what == 'runs' else ''})",
        asked="linear: a power of at most 1.15",
        reached=f"{found:.2f}",
        met="yes" if found <= 1.15 else "no",
    )


MEMORY = """
import datetime as dt, sys
from onetext.casefile import read_case
from onetext.catalog import path
from onetext.process import Study, Variant, quantities, run_study, world_of
case = read_case(path("ukraine-2025")).at(dt.date(2025, 11, 26))
drafts = tuple(case.draft(name) for name in ("us28", "e3", "geneva19"))
world = world_of(case, drafts)
variant = Variant(world=world, quantities=quantities(case, world))
run_study(Study(case=case, drafts=drafts, variants=(variant,), runs=int(sys.argv[1])), workers=1)
# Not `getrusage`: what that counts goes on from whoever started this process, and would be that one's memory.
held = next(line for line in open("/proc/self/status") if line.startswith("VmHWM:"))
print(int(held.split()[1]) / 1024)
"""


@pytest.mark.parametrize("runs", [20_000, 100_000])
def test_memory(runs: int, benchmark: BenchmarkFixture) -> None:
    """The most that one process ever holds."""

    def most() -> float:
        done = subprocess.run([sys.executable, "-c", MEMORY, str(runs)], check=True, capture_output=True, text=True)
        return float(done.stdout)

    found = once(benchmark, most)
    benchmark.extra_info.update(
        work=f"process, ukraine-2025, {runs:,} runs: memory of a worker",
        asked="under 500 MB",
        reached=f"{found:.0f} MB",
        met="yes" if found < 500 else "no",
    )


def test_forecast(benchmark: BenchmarkFixture) -> None:
    """From the shell's prompt to the last line."""

    def whole() -> float:
        began = time.perf_counter()
        words = [str(ONETEXT), "forecast", "ukraine-2025", "--runs", "20000"]
        subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        return time.perf_counter() - began

    found = once(benchmark, lambda: min(whole() for _ in range(3)))
    benchmark.extra_info.update(
        work="onetext forecast ukraine-2025, 20,000 runs",
        asked="under 10 s",
        reached=f"{found:.1f} s",
        met="yes" if found < 10 else "no",
    )


TOY = """
import json, math, time
import mesa

class Party(mesa.Agent):
    def __init__(self, model, stake):
        super().__init__(model)
        self.stake, self.ready = stake, False

    def step(self):
        gain = 0.4 - (0.5 + self.stake * (self.model.front - 0.5))
        self.ready = self.random.random() < 1 / (1 + math.exp(-10 * gain))

class Talks(mesa.Model):
    def __init__(self, seed):
        super().__init__(seed=seed)
        self.front, self.signed = 0.5, False
        for stake in (1, -1, 0):
            Party(self, stake)

    def step(self):
        self.front += self.random.gauss(0, 0.02)
        self.agents.do("step")
        self.signed = all(party.ready for party in self.agents)

def run(count):
    signed = 0
    for seed in range(count):
        talks = Talks(seed)
        for _ in range(100):
            talks.step()
            if talks.signed:
                signed += 1
                break
    return signed / count

run(20)
began = time.process_time()
share = run(3000)
print(json.dumps([3000 / (time.process_time() - began), share]))
"""


def toy(blocks: int) -> float:
    """The same toy in the engine: the share that signs."""
    world = World(
        parties=("a", "b", "c"),
        signatories=3,
        texts=(Text(id="t", title="Text", terms={}),),
        start=dt.date(2030, 1, 1),
        steps=100,
        on_table=0,
        front=Front(start=0.5, gains=0, loses=1, low=-99.0, high=99.0),
        off=frozenset(MECHANISMS) - {"front"},
    )
    size = blocks * BLOCK
    given = {"front_volatility": 0.02 / world.years**0.5, "front_value": 1.0, "decisiveness": 10.0}
    parameters = draw_parameters(world, (), seed=0, size=size)
    for key, values in parameters.items():
        values[...] = given.get(key, 0.0)
    parameters["decision_rate"][...] = 1.0
    worth = np.full((3, 1, size), 0.4)
    draws = Draws(
        value=worth,
        no_deal=np.full((3, size), 0.5),
        barred=np.zeros((3, 1, size), dtype=np.bool_),
        shortfall=np.zeros((3, 1, size)),
        consent=np.ones((1, size)),
        unconsented=worth,
        parameters=parameters,
    )
    return float((played(world, draws).outcome == Outcome.SIGNED).mean())


def test_mesa(benchmark: BenchmarkFixture) -> None:
    """The same toy in both, in one run."""
    work = "toy of three parties, 100 steps: the engine beside Mesa"
    benchmark.extra_info.update(work=work, asked="at least 100 times as many")
    if importlib.util.find_spec("mesa") is None:
        once(benchmark, lambda: 0.0)
        benchmark.extra_info.update(reached="Mesa is not installed", met="-")
        return
    ours = once(benchmark, lambda: BLOCKS * BLOCK / busy(lambda: toy(BLOCKS)))
    done = subprocess.run([sys.executable, "-c", TOY], check=True, capture_output=True, text=True)
    theirs, share = json.loads(done.stdout)
    agree = abs(share - toy(BLOCKS)) < 4 * (share * (1 - share) / 3000) ** 0.5
    benchmark.extra_info.update(
        reached=f"{ours:,.0f} to {theirs:,.0f} a second: {ours / theirs:.0f} times; shares that sign "
        f"{'agree' if agree else 'DIFFER'} ({toy(BLOCKS):.3f}, {share:.3f})",
        met="yes" if ours >= 100 * theirs and agree else "no",
    )
