"""Forecasts made together: the same as made alone, and differences with the error of a paired sample."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

import onetext
from onetext.model import Case
from onetext.process import PairedRuns, Study, Variant, run_study
from onetext.process.drawing import draw_block
from onetext.process.inputs import quantities, world_of
from onetext.process.policies import Logit
from onetext.process.run import Trajectories
from onetext.process.simulating import simulate
from onetext.process.state import Outcome
from onetext.process.streams import Source
from onetext.process.tally import EDGES, Tally
from onetext.process.values import perpetual

DAY = dt.date(2031, 9, 1)


@cache
def harbour() -> Case:
    case = onetext.load_case("harbour-wages")
    return case.at(case.as_of or case.newest or DAY)


def study(runs: int = 1500, **changes: object) -> Study:
    case = harbour()
    drafts = tuple(draft for draft in case.drafts_by_date if draft.terms_known)[-2:]
    world = replace(world_of(case, drafts), steps=26)
    given = quantities(case, world)
    plain = Variant(world=world, quantities=given)
    other = Variant(world=replace(world, off=frozenset({"leaks", "audience"})), quantities=given)
    made = Study(case=case, drafts=drafts, variants=(plain, other), pairs=((0, 1),), seed=3, runs=runs)
    return replace(made, **changes)  # type: ignore[arg-type]  # fields of a study


def test_a_variant_is_the_forecast_that_would_be_made_alone() -> None:
    asked = study()
    found = run_study(asked, workers=1)
    for variant, tally in zip(asked.variants, found.tallies, strict=True):
        parts = []
        for block, runs in enumerate((1024, 476)):
            draws = draw_block(asked.case, asked.drafts, variant.world, variant.quantities, seed=3, block=block)
            went = simulate(variant.world, draws, Source(3, block), policy=Logit(), continuation=perpetual)
            parts.append(Tally.of(variant.world, went.taken(slice(runs))))
        alone = Tally.merged(parts)
        assert (tally.ended == alone.ended).all()
        assert (tally.value == alone.value).all()


def test_how_many_go_together_changes_no_number() -> None:
    one, all_ = (run_study(study(2500), workers=1, together=size) for size in (1, 8))
    assert (one.pairs[0].outcomes == all_.pairs[0].outcomes).all()
    assert (one.pairs[0].value == all_.pairs[0].value).all()
    assert one.runs == all_.runs == 2500


def test_what_is_stopped_has_the_first_blocks_of_all() -> None:
    done = []
    found = run_study(
        study(2500), workers=1, together=1, progress=lambda n, _: done.append(n), stop=lambda: len(done) == 2
    )
    whole = run_study(study(2048), workers=1)
    assert found.runs == 2048
    assert (found.tallies[1].ended == whole.tallies[1].ended).all()


def test_a_variant_of_fewer_blocks_is_the_first_of_them() -> None:
    asked = study(2500)
    short = replace(asked, variants=(*asked.variants, replace(asked.variants[0], blocks=1)))
    found, first = run_study(short, workers=1), run_study(replace(asked, runs=1024), workers=1)
    assert found.tallies[2].runs == 1024
    assert (found.tallies[2].ended == first.tallies[0].ended).all()


def trajectories(outcome: list[int], value: list[float]) -> Trajectories:
    size = len(outcome)
    nothing = np.zeros(size, dtype=np.int64)
    return Trajectories(
        outcome=np.array(outcome),
        ended=nothing,
        text=nothing - 1,
        amended=nothing.astype(bool),
        pivotal=nothing - 1,
        value=np.array([value]),
        points=(0,),
        series={},
    )


def test_a_paired_difference_has_the_error_of_the_single_differences() -> None:
    base, other = [1, 1, 0, 2, 0, 1], [1, 0, 1, 1, 0, 1]
    values, changed = [0.1, 0.5, 0.2, 0.9, 0.4, 0.3], [0.2, 0.4, 0.2, 0.7, 0.8, 0.1]
    pair = PairedRuns.of(trajectories(base, values), trajectories(other, changed))
    for outcome in Outcome:
        each = np.array(other) == outcome
        single = each.astype(float) - (np.array(base) == outcome)
        assert pair.difference(outcome) == pytest.approx((single.mean(), single.std() / np.sqrt(6)))
    single = np.array(changed) - np.array(values)
    assert pair.value_difference(0) == pytest.approx((single.mean(), single.std() / np.sqrt(6)))
    both = PairedRuns.merged([pair, pair])
    assert both.difference(Outcome.SIGNED)[0] == pytest.approx(pair.difference(Outcome.SIGNED)[0])


def test_bands_of_values_are_quantiles_as_fine_as_the_bins() -> None:
    asked = study(1024)
    world = asked.variants[0].world
    spread = np.random.default_rng(1).normal(0.3, 0.2, size=5000)
    went = replace(trajectories([0] * 5000, list(spread)), ended=np.full(5000, world.steps))
    alone = replace(world, signatories=1)
    tally = Tally.of(alone, went)
    for share in (0.05, 0.5, 0.95):
        assert tally.worth_below(0, share) == pytest.approx(np.quantile(spread, share), abs=EDGES[1] - EDGES[0])


def test_a_signatory_whose_no_deal_is_unknown_has_values_all_the_same() -> None:
    asked = study()
    case = replace(asked.case, no_deals=())
    world = asked.variants[0].world
    draws = draw_block(case, asked.drafts, world, (), seed=0, block=0)
    known = draw_block(asked.case, asked.drafts, world, (), seed=0, block=0)
    for place in range(world.signatories):
        assert draws.value[place].mean() == pytest.approx(known.value[place].mean(), abs=1e-9)
        assert 0.4 < draws.no_deal[place].mean() < 0.6
