"""The verb `sensitivity`: what drives the chance of a signature, and where in the inputs it becomes likely."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from onetext._version import __version__
from onetext.api.balance import hindsight_warnings
from onetext.api.forecasting.figures import day_of
from onetext.api.forecasting.making import Machine, machine
from onetext.api.forecasting.preparing import Asked, Prepared, asked_for, counts, place_names, prepare
from onetext.api.forecasting.resting import listed, parameter_share, together
from onetext.api.looking import looked_at, unread, warned
from onetext.api.settling.asking import Limits, check_counts, check_limits
from onetext.compromise import Watch
from onetext.errors import LimitReached, UsageError
from onetext.model import BASES, Case, Distribution, parameter
from onetext.model.results import (
    Envelope,
    ForecastQuantity,
    LikelyRegion,
    RegionLimit,
    SensitivityDriver,
    SensitivityResult,
)
from onetext.preferences import basis_share
from onetext.process import (
    VALUES,
    Box,
    Driver,
    Floats,
    Known,
    Quantity,
    Sensitivity,
    World,
    mapped,
    quantile,
    scenes_of,
    sentence,
    varies,
    what_drives,
)

__all__ = ["FULL", "SAMPLES", "sensitivity"]

SAMPLES, FULL = 64, 512
"""Size of the base sample: for a first look, and for figures to be relied on."""
_MODE = "perpetual"
_SINGLE = 30
"""Inputs up to which each is told for itself; beyond, parameters of the same name are changed together."""
_SCENARIOS = 4
"""Blocks of scenarios of values to pick from."""
_BATCH = 16
_MOST_RUNS, _MOST_SAMPLES = 1_000_000, 2**20


def sensitivity(
    case: Case,
    *,
    samples: int = SAMPLES,
    runs: int = 2000,
    each: bool = False,
    resume: str | os.PathLike[str] | None = None,
    horizon: dt.date | float | None = None,
    policy: str | None = None,
    without: Sequence[str] = (),
    drafts_only: bool = False,
    limits: Limits | None = None,
    engine: str = "local",
    workers: int | None = None,
    scheduler: str = "",
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int = 0,
) -> SensitivityResult:
    """What drives the chance that a text is signed by the horizon: first and total Sobol indices, with confidence.

    All inputs that vary are drawn from their ranges, many times; the talks are played out under each, with the same
    random numbers, so that what differs comes from the inputs. Weights, scores, no deals, red lines and consents are
    one input: which of the drawn scenarios holds. Whoever does not sign takes it that things go on as now.

    Parameters
    ----------
    samples
        Size of the base sample, a power of two: `samples * (inputs + 2)` rows are tried. 64 for a first look, 512 for
        figures to be relied on.
    runs
        How often the talks are played out in each row.
    each
        Every party's number for itself. Otherwise, where more than 30 numbers vary, parameters of the same name are
        changed together.
    resume
        A folder in which what is done is kept. After an interruption the same call goes on there; the answer has the
        same bytes.
    horizon, policy, without, drafts_only, limits, engine, workers, scheduler, as_of, audience, seed
        As for `forecast`.

    Raises
    ------
    LimitReached
        When a limit strikes before all is done: indices of a part would be wrong, so that none are given.
    UnknownId, UsageError
        As for `forecast`; when the sample is no power of two, or the folder cannot be written.
    """
    seen, envelope = looked_at(case, command="sensitivity", as_of=as_of, audience=audience, seed=seed)
    asked = asked_for(
        modes=(_MODE,), runs=runs, horizon=horizon, policy=policy, without=without, drafts_only=drafts_only
    )
    check_counts(samples=(samples, 2, _MOST_SAMPLES), runs=(runs, 1, _MOST_RUNS))
    if samples & (samples - 1):
        raise UsageError(f"samples is {samples}; give a power of two, such as {SAMPLES} or {FULL}")
    where, watch = machine(engine, workers, scheduler), check_limits(limits)
    watch.tell("reading the talks as they stand", None)
    ready = prepare(seen, asked, seed=seed)
    work = _Work(ready=ready, asked=asked, where=where, watch=watch, resume=resume, seed=seed)
    try:
        found, grouped = work.done(samples, each)
    except OSError as error:
        name = error.filename or resume
        raise UsageError(f'cannot write into "{name}": {error.strerror or error}; give another --resume') from error
    own = [draft for draft in ready.drafts if draft.id in {item.id for item in seen.drafts}]
    head = warned(envelope, *unread(seen, own), *hindsight_warnings(seen), *ready.warnings)
    return _result(ready, asked, found, head, samples=samples, together=grouped)


@dataclass(frozen=True, kw_only=True)
class _Work:
    """One request."""

    ready: Prepared
    asked: Asked
    where: Machine
    watch: Watch
    resume: str | os.PathLike[str] | None
    seed: int

    def done(self, samples: int, each: bool) -> tuple[Sensitivity, bool]:
        """What drives it, and whether parameters of the same name were changed together."""
        ready, watch = self.ready, self.watch
        quantities = (*(_stilled(ready.world, item) for item in ready.quantities), VALUES)
        grouped = not each and sum(varies(item.distribution) for item in quantities) > _SINGLE
        scenes = scenes_of(ready.seen, ready.drafts, ready.world, seed=self.seed, blocks=_SCENARIOS)
        known = Known(
            world=ready.world,
            quantities=quantities,
            scenes=scenes,
            seed=self.seed,
            runs=self.asked.runs,
            policy=ready.policy,
        )
        watch.tell("playing the talks out under many inputs", 0.0)
        done = _Done(watch)
        found = what_drives(
            quantities,
            known,
            base=samples,
            seed=self.seed,
            together=(lambda item: item.key) if grouped else None,
            unordered=(VALUES.key,),
            checkpoint=self.resume,
            depends_on=self._depends_on(),
            batch=_BATCH,
            progress=done,
            mapped=lambda run, parts: self._mapped(run, parts, done),
        )
        assert found is not None
        return found, grouped

    def _mapped(self, run: Callable[[Floats], Floats], parts: Sequence[Floats], done: _Done) -> Iterator[Floats]:
        """Batch after batch; between two of them limits are heeded."""
        where = self.where
        if not parts:
            return
        with mapped(run, parts, engine=where.engine, workers=where.workers, scheduler=where.scheduler) as results:
            for place, numbers in enumerate(results):
                yield numbers
                if place + 1 < len(parts) and self.watch.struck():
                    raise LimitReached(self._cut_short(done))

    def _cut_short(self, done: _Done) -> str:
        told = f"stopped after {done.rows:,} of {done.whole:,} inputs: a part gives wrong figures, so none are told"
        if self.resume is None:
            return f"{told}; nothing was kept (--resume DIR keeps what is done)"
        return f'{told}; the same command with --resume "{os.fspath(self.resume)}" goes on from there'

    def _depends_on(self) -> str:
        """All that decides a row's number besides the row (`repr` of a set has no order of its own)."""
        ready, world = self.ready, self.ready.world
        return repr(
            (
                __version__,
                ready.seen.sha256,
                replace(world, off=frozenset()),
                sorted(world.off),
                ready.drafts,
                ready.policy,
                self.asked.runs,
                self.seed,
                _SCENARIOS,
            )
        )


@dataclass
class _Done:
    """How far it has come, and whom to tell."""

    watch: Watch
    rows: int = 0
    whole: int = 0

    def __call__(self, rows: int, whole: int) -> None:
        self.rows, self.whole = rows, whole
        self.watch.tell("", rows / whole)


def _stilled(world: World, item: Quantity) -> Quantity:
    """What cannot move these talks is not varied."""
    if counts(world, item) or not varies(item.distribution):
        return item
    return replace(item, distribution=Distribution("fixed", (float(quantile(item.distribution, 0.5)),)))


# -- the answer ----------------------------------------------------------------------------------------------------


def _result(
    ready: Prepared, asked: Asked, found: Sensitivity, envelope: Envelope, *, samples: int, together: bool
) -> SensitivityResult:
    world, quantities = ready.world, listed(ready)
    values = basis_share(ready.seen)
    drivers = tuple(_driver(ready, quantities, values, item) for item in found.drivers)
    low, median, high = found.spread
    return SensitivityResult(
        drivers=drivers,
        driving_basis_share=_driving(drivers),
        regions=tuple(_region(ready, found, box) for box in found.boxes),
        likely=found.level,
        low=low,
        median=median,
        high=high,
        basis_share=_together(values, quantities),
        samples=samples,
        inputs=found.rows,
        runs=asked.runs,
        together=together,
        mode=_MODE,
        horizon=day_of(world, world.steps),
        step_days=world.step_days,
        policy=ready.policy,
        without=tuple(sorted(asked.without)),
        drafts_only=asked.drafts_only,
        envelope=envelope,
    )


def _together(values: dict[str, float], quantities: tuple[ForecastQuantity, ...]) -> dict[str, float]:
    return together(values, parameter_share(quantities))


def _driver(
    ready: Prepared, quantities: tuple[ForecastQuantity, ...], values: dict[str, float], item: Driver
) -> SensitivityDriver:
    index = item.index
    own: tuple[ForecastQuantity, ...] = ()
    share: dict[str, float] = {basis: values.get(basis, 0.0) for basis in BASES}
    if item.quantity.key != VALUES.key:
        asked = {(one.key, one.place) for one in item.quantities}
        pairs = zip(ready.quantities, quantities, strict=True)
        own = tuple(shown for one, shown in pairs if (one.key, one.place) in asked)
        share = {basis: sum(one.basis == basis for one in own) / len(own) for basis in BASES}
    return SensitivityDriver(
        key=item.quantity.key,
        quantities=own,
        first=index.first,
        first_low=index.first_low,
        first_high=index.first_high,
        total=index.total,
        total_low=index.total_low,
        total_high=index.total_high,
        basis_share=share,
    )


def _driving(drivers: Sequence[SensitivityDriver]) -> dict[str, float]:
    """What drives it by basis; an estimate under 0 is noise around 0."""
    whole = sum(max(item.total, 0.0) for item in drivers)
    if not whole:
        return {}
    return {
        basis: sum(max(item.total, 0.0) * item.basis_share.get(basis, 0.0) for item in drivers) / whole
        for basis in BASES
    }


def _region(ready: Prepared, found: Sensitivity, box: Box) -> LikelyRegion:
    limits = []
    for limit in box.limits:
        item = found.varying[limit.place]
        known = parameter(item.key)
        assert known is not None
        party, towards = place_names(ready.world, known.scope, item.place)
        limits.append(
            RegionLimit(
                key=item.key, party=party, towards=towards, low=limit.low, high=limit.high, quasi_p=limit.quasi_p
            )
        )
    names = [_name(ready, item) for item in found.varying]
    outcome = f"signed in {100 * found.level:.0f}\N{NO-BREAK SPACE}% of the runs or more"
    return LikelyRegion(
        sentence=sentence(box, names, outcome=outcome),
        limits=tuple(limits),
        support=box.support,
        density=box.density,
        base=box.base,
        coverage=box.coverage,
        points=box.points,
    )


def _name(ready: Prepared, item: Quantity) -> str:
    """A parameter with whose it is, as `--set` takes it, but by the parties' names."""
    known = parameter(item.key)
    if known is None:
        return item.key
    party, towards = place_names(ready.world, known.scope, item.place)
    if not party:
        return item.key
    whose = ready.seen.party(party).name
    return f"{item.key} of {whose} towards {ready.seen.party(towards).name}" if towards else f"{item.key} of {whose}"
