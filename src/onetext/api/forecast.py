"""The verb `forecast`: how the talks may unfold from a day on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onetext.api.balance import hindsight_warnings
from onetext.api.forecasting.choosing import ANSWERS, Chooser, chooser, dilemma
from onetext.api.forecasting.figures import (
    OUTCOMES,
    band,
    day_of,
    end_value,
    incidence,
    outcomes,
    series,
    signed_by,
    time_to_sign,
)
from onetext.api.forecasting.making import machine, made
from onetext.api.forecasting.preparing import Asked, Prepared, asked_for, prepare
from onetext.api.forecasting.resting import listed, parameter_share, together, waiting
from onetext.api.forecasting.signing import pivotal, signed_terms, signed_texts
from onetext.api.looking import looked_at, unread, warned
from onetext.api.revealing.using import after_answers
from onetext.api.settling.asking import Limits, check_limits, ended
from onetext.model import Case
from onetext.model.results import Drafted, Envelope, Estimate, ForecastResult
from onetext.preferences import basis_share, draft_balance
from onetext.process import Tally, Variant

__all__ = ["MODES", "forecast"]

MODES = ("perpetual", "planned")
"""Ways of looking ahead that are tried when none is named: two, since one alone would hide how much it matters."""
_BALANCE_DRAWS = 200
_BLOCKS_OF_DRAFTED = 4
"""Blocks of runs with the case's own drafts alone: a chance is then known to a percentage point."""


def forecast(
    case: Case,
    *,
    runs: int = 20_000,
    modes: Sequence[str] = MODES,
    horizon: dt.date | float | None = None,
    policy: str | None = None,
    without: Sequence[str] = (),
    drafts_only: bool = False,
    revealed: bool = False,
    limits: Limits | None = None,
    engine: str = "local",
    workers: int | None = None,
    scheduler: str = "",
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int = 0,
) -> ForecastResult:
    """How the talks may unfold: chances of each outcome over time, terms, values, and what they rest on.

    Every run draws all values, red lines and parameters from their ranges and plays the talks out step by step. The
    chances are given for each mode, and as a band over the modes: nothing here is the one chance of an agreement (S23).

    Parameters
    ----------
    runs
        How often the talks are played out for each mode.
    modes
        How the parties look ahead: `perpetual`, `fight`, `planned`, `rollout`.
    horizon
        The last day, or a number of weeks; the case's own by default. The forecast ends with the step that holds it.
    policy
        How they choose: `logit`, or another policy of the house or of an installed package; the case's own by default.
    without
        Mechanisms that are left out.
    drafts_only
        Only drafts of the case can come to the table, and no text that nobody has drafted.
    revealed
        Count with the ranges that the parties' answers to drafts leave (S22), and give what follows without their
        answers as `beside`.
    limits
        Of time, and how to stop. When one strikes, the envelope's status is `limit`, and the runs made so far count.
    engine, workers, scheduler
        Where the runs are made: `local` with so many processes, or `dask` with the address of a scheduler. It changes
        no number (S19). A script that uses processes must start under `if __name__ == "__main__":`.
    as_of, audience, seed
        The day looked from (S16), for whom (S24), and what the sampling starts from (S19).

    Raises
    ------
    UnknownId
        For a mode, a mechanism or a policy that there is not.
    UsageError
        When there is no text, nobody to sign or nothing on record of what a signatory wants; for a horizon that is not
        after the day, numbers that make no sense, a cluster that cannot be reached, an unknown audience, a seed out of
        range, or a case without any date when none is given.
    """
    seen, envelope = looked_at(case, command="forecast", as_of=as_of, audience=audience, seed=seed)
    asked = asked_for(modes=modes, runs=runs, horizon=horizon, policy=policy, without=without, drafts_only=drafts_only)
    where, watch = machine(engine, workers, scheduler), check_limits(limits)
    watch.tell("reading the talks as they stand", None)
    seen, written, envelope = after_answers(seen, envelope, revealed=revealed, seed=seed)
    ready = prepare(seen, asked, seed=seed)
    who = chooser(ready, seed=seed)
    base = [Variant(world=ready.world, quantities=ready.quantities, mode=m, policy=ready.policy) for m in asked.modes]
    drafted = _with_drafts_only(ready, base)
    branches = [branch for item in base for branch in who.variants(item)] if who is not None else []
    found = made(ready, [*base, *drafted, *branches], (), seed=seed, runs=runs, watch=watch, where=where)
    head = ended(_warned(ready, envelope), watch, f"what follows rests on {found.runs:,} of {runs:,} runs")
    tallies = iter(found.tallies)
    of_base: dict[str, Tally] = {mode: next(tallies) for mode in asked.modes}
    of_drafted: dict[str, Tally] = {str(item.mode): next(tallies) for item in drafted}
    chosen = {str(mode): tuple(next(tallies) for _ in ANSWERS) for mode in asked.modes} if who is not None else {}
    result = _result(ready, asked, of_base, of_drafted, who, chosen, head, seed)
    if written is None:
        return result
    raw = prepare(written, asked, seed=seed)
    plain = [Variant(world=raw.world, quantities=raw.quantities, mode=m, policy=raw.policy) for m in asked.modes]
    told = made(raw, plain, (), seed=seed, runs=runs, watch=watch, where=where).tallies
    return replace(result, beside=outcomes(dict(zip(asked.modes, told, strict=True))))


def _with_drafts_only(ready: Prepared, base: Sequence[Variant]) -> list[Variant]:
    """The same forecasts, fewer runs of them, with no texts but the case's own drafts.

    What can come to the table is a choice about the model that often moves the chances more than how the parties look
    ahead: it is shown beside them (S23).
    """
    drafted = ready.drafted()
    if drafted is None:
        return []
    world, places = drafted
    return [replace(item, world=world, texts=places, blocks=_BLOCKS_OF_DRAFTED) for item in base]


def _result(
    ready: Prepared,
    asked: Asked,
    tallies: dict[str, Tally],
    of_drafted: dict[str, Tally],
    who: Chooser | None,
    chosen: dict[str, tuple[Tally, ...]],
    envelope: Envelope,
    seed: int,
) -> ForecastResult:
    world, chances = ready.world, outcomes(tallies)
    quantities = listed(ready)
    own, values = parameter_share(quantities), basis_share(ready.seen)
    terms, left_open = signed_terms(ready, tallies)
    return ForecastResult(
        outcomes=chances,
        bands={name: band({mode: chances[mode][name].point for mode in chances}) for name in OUTCOMES},
        drafted=Drafted(runs=_runs(of_drafted), outcomes=outcomes(of_drafted)) if of_drafted else None,
        incidence=incidence(world, tallies),
        signed_by=signed_by(world, tallies),
        time_to_signature={mode: time_to_sign(world, tally) for mode, tally in tallies.items()},
        texts=signed_texts(ready, tallies),
        amended=band({mode: _amended(tally) for mode, tally in tallies.items()}),
        terms=terms,
        terms_open=left_open,
        values={
            party: {mode: end_value(tally, place) for mode, tally in tallies.items()}
            for place, party in enumerate(world.parties[: world.signatories])
        },
        no_deal=_no_deal(ready, seed),
        pivotal=pivotal(ready, tallies),
        dilemma=None if who is None else dilemma(ready, who, chosen),
        series=series(world, tallies),
        waiting=waiting(ready, tallies),
        basis_share=together(values, own),
        value_basis_share=values,
        parameter_basis_share=own,
        quantities=quantities,
        runs=_runs(tallies),
        horizon=day_of(world, world.steps),
        step_days=world.step_days,
        modes=asked.modes,
        policy=ready.policy,
        without=tuple(sorted(asked.without)),
        drafts_only=asked.drafts_only,
        envelope=warned(envelope, *_undrafted(ready, tallies), *_defaults(own)),
    )


def _runs(tallies: Mapping[str, Tally]) -> int:
    return next(iter(tallies.values())).runs


def _amended(tally: Tally) -> float | None:
    signed = int(tally.signed.sum())
    return tally.amended / signed if signed else None


def _no_deal(ready: Prepared, seed: int) -> dict[str, Estimate | None]:
    """What going on without a text is worth to each signatory at the start, as `balance` has it."""
    balance = draft_balance(ready.seen, ready.drafts[0], seed=seed, draws=_BALANCE_DRAWS)
    return {party: balance.parties[party].no_deal for party in ready.seen.signatories}


def _warned(ready: Prepared, envelope: Envelope) -> Envelope:
    own = [draft for draft in ready.drafts if draft.id in {item.id for item in ready.seen.drafts}]
    return warned(envelope, *unread(ready.seen, own), *hindsight_warnings(ready.seen), *ready.warnings)


def _undrafted(ready: Prepared, tallies: dict[str, Tally]) -> tuple[str, ...]:
    """A warning of how much of what is signed nobody has drafted yet: such texts are options, not offers (S23)."""
    shares = []
    for tally in tallies.values():
        signed = int(tally.signed.sum())
        ours = [k for k, item in enumerate(ready.candidates) if item.text.origin != "draft"]
        if signed and ours:
            shares.append(sum(int(tally.signed[k].sum()) for k in ours) / signed)
    if not shares or max(shares) < 0.005:
        return ()
    low, high = f"{100 * min(shares):.0f}", f"{100 * max(shares):.0f}"
    part = f"{low} %" if low == high else f"{low} to {high} %"
    return (
        f"{part} of the signed texts are combinations or changes that nobody has drafted: the chances hold only if "
        "somebody puts them forward (what comes out without them stands with the chances)",
    )


def _defaults(own: dict[str, float]) -> tuple[str, ...]:
    share = own.get("default", 0.0)
    if not share:
        return ()
    return (f"{100 * share:.0f} % of the parameters rest on wide defaults that neither record nor analyst gave",)
