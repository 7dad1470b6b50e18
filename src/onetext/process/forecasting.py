"""A forecast's work, cut into blocks: what a worker is sent, and what it sends back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from onetext.model import Case, Draft
from onetext.preferences import Sampler
from onetext.process.drawing import draw_block
from onetext.process.draws import BLOCK, Draws
from onetext.process.ensemble import Progress, run_blocks
from onetext.process.modes import continuation
from onetext.process.parameters import Quantity
from onetext.process.policies import policy_named
from onetext.process.run import Trajectories
from onetext.process.simulating import simulate
from onetext.process.streams import Source
from onetext.process.tally import Tally
from onetext.process.world import Mode, World

__all__ = ["Job", "run_job"]


@dataclass(frozen=True, kw_only=True)
class Job:
    """All that decides the numbers: the same job gives the same bytes.

    Attributes
    ----------
    case
        As of a day, for an audience.
    drafts
        The texts as drafts, in the order of `world.texts`.
    runs
        Trajectories; the last block is cut where they are no multiple of 1,024.
    policy
        Name of a decision policy.
    """

    case: Case
    drafts: tuple[Draft, ...]
    world: World
    quantities: tuple[Quantity, ...]
    seed: int = 0
    runs: int = 20_000
    mode: Mode = "perpetual"
    policy: str = "logit"

    @property
    def blocks(self) -> int:
        """How many blocks hold the runs."""
        return -(-self.runs // BLOCK)


def run_job(
    job: Job,
    *,
    together: int = 8,
    workers: int | None = None,
    engine: str = "local",
    scheduler: str = "",
    progress: Progress | None = None,
) -> Tally:
    """Sample a forecast. See `run_blocks` for the parameters and what may be raised."""
    parts = run_blocks(
        partial(_blocks, job),
        job.blocks,
        together=together,
        workers=workers,
        engine=engine,
        scheduler=scheduler,
        progress=progress,
    )
    return Tally.merged(parts)


def _blocks(job: Job, blocks: Sequence[int]) -> list[Tally]:
    one = partial(draw_block, job.case, job.drafts, job.world, job.quantities, seed=job.seed, sampler=Sampler(job.case))
    drawn = [one(block=block) for block in blocks]
    draws = Draws.joined(drawn)
    went = simulate(
        job.world,
        draws,
        Source(job.seed, *blocks),
        policy=policy_named(job.policy),
        continuation=continuation(job.mode, job.world, draws),
    )
    return [Tally.of(job.world, _part(went, job, place, block)) for place, block in enumerate(blocks)]


def _part(went: Trajectories, job: Job, place: int, block: int) -> Trajectories:
    """One block of several that went together, cut down to the runs that were asked for."""
    count = min(BLOCK, job.runs - block * BLOCK)
    return went.taken(slice(place * BLOCK, place * BLOCK + count))
