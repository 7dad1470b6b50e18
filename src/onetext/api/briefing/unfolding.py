"""How the talks may unfold, for the page: the forecast, what it hangs on, and what one change would do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from onetext.api.forecast import MODES, forecast
from onetext.api.forecasting.altering import Altered, altered
from onetext.api.forecasting.figures import OUTCOMES
from onetext.api.forecasting.making import machine, made
from onetext.api.forecasting.preparing import Asked, Prepared, asked_for, counts, place_names, prepare
from onetext.api.looking import looked_at
from onetext.api.settling.asking import check_limits
from onetext.errors import UnknownId, UsageError
from onetext.model import Case, parameters
from onetext.model.results import ForecastChange, ForecastResult
from onetext.process import BLOCK, Outcome, PairedRuns, Variant

__all__ = ["Unfolding", "unfolding"]

_LEFT_OUT = ("front", "support", "ultimatums", "leaks", "audience", "domestic", "consent", "proposals", "walking")
"""Mechanisms of which a reader can say whether they are at work. The others are details of how these work."""
_MOST_BACKERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfolding:
    """The forecast, or why there is none; what it does without its mechanisms, and with something changed."""

    forecast: ForecastResult | None = None
    refused: str = ""
    without: tuple[ForecastChange, ...] = ()
    changes: tuple[ForecastChange, ...] = ()


def unfolding(case: Case, *, as_of: dt.date | None, audience: str, seed: int, runs: int) -> Unfolding:
    """Make the forecast of the page; a case of which none can be made says why.

    Raises
    ------
    UnknownId
        For a policy that there is not.
    UsageError
        When `runs` is out of range.
    """
    asked = asked_for(modes=MODES, runs=runs, horizon=None, policy=None, without=())
    seen, _ = looked_at(case, command="forecast", as_of=as_of, audience=audience, seed=seed)
    try:
        ready = prepare(seen, asked, seed=seed)
    except UnknownId:
        raise
    except UsageError as error:
        return Unfolding(refused=str(error))
    others = [*_without(ready), *_changes(ready)]
    compared = _compared(ready, asked, others, seed, min(runs, BLOCK))
    return Unfolding(
        forecast=forecast(case, runs=runs, workers=1, as_of=as_of, audience=audience, seed=seed),
        without=tuple(item for item in compared if item.change.kind == "without"),
        changes=tuple(item for item in compared if item.change.kind != "without"),
    )


def _without(ready: Prepared) -> Iterator[Altered]:
    """The talks without each mechanism that is at work in them."""
    of = {item.key: item.mechanism for item in parameters()}
    at_work = {of[item.key] for item in ready.quantities if counts(ready.world, item)}
    for name in _LEFT_OUT:
        if name in at_work:
            yield altered(ready, sets=(), events=(), without=(name,))


def _changes(ready: Prepared) -> Iterator[Altered]:
    """The talks with one thing made to happen at once: a power stops backing a signatory, the text comes out."""
    world = ready.world
    backed = [k for k, patron in enumerate(world.patrons) if patron.backs and patron.client < world.signatories]
    for place in backed[:_MOST_BACKERS]:
        party, client = place_names(world, "patron", place)
        yield altered(ready, sets=(f"support.{party}/{client}=off",), events=(), without=())
    if world.on_table >= 0 and world.public != "published":
        yield altered(ready, sets=(), events=(f"publish@{world.start}",), without=())


def _compared(ready: Prepared, asked: Asked, others: list[Altered], seed: int, runs: int) -> tuple[ForecastChange, ...]:
    """Each of the others against the talks as they stand, run by run."""
    if not others:
        return ()
    worlds = [(ready.world, ready.quantities), *((item.world, item.quantities) for item in others)]
    variants = [
        Variant(world=world, quantities=quantities, mode=mode, policy=ready.policy)
        for world, quantities in worlds
        for mode in asked.modes
    ]
    width = len(asked.modes)
    pairs = [(k % width, k) for k in range(width, len(variants))]
    study = made(ready, variants, pairs, seed=seed, runs=runs, watch=check_limits(None), where=machine("local", 1, ""))
    return tuple(
        _change(item, dict(zip(asked.modes, study.pairs[k * width : (k + 1) * width], strict=True)))
        for k, item in enumerate(others)
    )


def _change(item: Altered, pairs: dict[str, PairedRuns]) -> ForecastChange:
    found = {
        mode: {name: pair.difference(Outcome(k)) for k, name in enumerate(OUTCOMES)} for mode, pair in pairs.items()
    }
    return ForecastChange(
        change=item.changes[0],
        difference={mode: {name: each[0] for name, each in told.items()} for mode, told in found.items()},
        difference_error={mode: {name: each[1] for name, each in told.items()} for mode, told in found.items()},
        runs=next(iter(pairs.values())).runs,
    )
