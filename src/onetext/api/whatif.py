"""The verb `whatif`: the same forecast with something changed, compared run by run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onetext.api.balance import hindsight_warnings
from onetext.api.forecast import MODES
from onetext.api.forecasting.altering import Altered, altered, votes_asked
from onetext.api.forecasting.figures import OUTCOMES, day_of, outcomes
from onetext.api.forecasting.making import Machine, machine, made
from onetext.api.forecasting.preparing import Asked, Prepared, asked_for, prepare
from onetext.api.forecasting.resting import listed, parameter_share, together
from onetext.api.looking import looked_at, unread, warned
from onetext.api.revealing.using import after_answers
from onetext.api.settling.asking import Limits, check_limits, ended
from onetext.compromise import Watch
from onetext.errors import UsageError
from onetext.model import Case
from onetext.model.results import Envelope, PairedValue, WhatIfResult
from onetext.preferences import basis_share
from onetext.process import Outcome, PairedRuns, Studied, Tally, Variant

__all__ = ["MODES", "whatif"]

_POINTS = 100.0


def whatif(
    case: Case,
    *,
    sets: Sequence[str] = (),
    events: Sequence[str] = (),
    without: Sequence[str] = (),
    runs: int = 20_000,
    modes: Sequence[str] = MODES,
    horizon: dt.date | float | None = None,
    policy: str | None = None,
    drafts_only: bool = False,
    revealed: bool = False,
    limits: Limits | None = None,
    engine: str = "local",
    workers: int | None = None,
    scheduler: str = "",
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int = 0,
) -> WhatIfResult:
    """What one change would do: the forecast with and without it, under the same chance run by run.

    What changes from a day on comes as a surprise: nobody plans for it before.

    Parameters
    ----------
    sets
        `KEY=NUMBER`, `KEY.PARTY=LOW..HIGH` or `LOW..MODE..HIGH`: a parameter, of all parties or patrons or of one
        (`execution.PATRON`, `execution.PATRON/CLIENT`). `KEY=NUMBER@DATE` from a day on. `support=off@DATE`, or
        `support.PATRON=on`: a patron's support stops, or goes on, for good.
    events
        `election:PARTY@DATE`, `publish@DATE` or `leak@DATE`.
    without
        Mechanisms that are left out.
    runs, modes, horizon, policy, drafts_only, revealed, limits, engine, workers, scheduler, as_of, audience, seed
        As for `forecast`.

    Raises
    ------
    UnknownId
        For a parameter, a party, a patron, an event, a mechanism, a mode or a policy that there is not.
    UsageError
        When nothing is changed, for what cannot be read, lies outside what a parameter can be or on a day outside of
        the forecast, and as for `forecast`.
    """
    seen, envelope = looked_at(case, command="whatif", as_of=as_of, audience=audience, seed=seed)
    if not (sets or events or without):
        raise UsageError("nothing is changed; give --set KEY=VALUE, --event KIND@DATE or --without MECHANISM")
    asked = asked_for(modes=modes, runs=runs, horizon=horizon, policy=policy, without=without, drafts_only=drafts_only)
    where, watch = machine(engine, workers, scheduler), check_limits(limits)
    watch.tell("reading the talks as they stand", None)
    seen, written, envelope = after_answers(seen, envelope, revealed=revealed, seed=seed)
    play = _Play(asked=asked, sets=sets, events=events, runs=runs, seed=seed, watch=watch, where=where)
    result = play.both(seen, envelope, without)
    if written is None:
        return result
    raw = play.both(written, envelope, without)
    return replace(result, beside=raw.difference, beside_error=raw.difference_error)


@dataclass(frozen=True, kw_only=True)
class _Play:
    """What is to be played out, how often and where."""

    asked: Asked
    sets: Sequence[str]
    events: Sequence[str]
    runs: int
    seed: int
    watch: Watch
    where: Machine

    def both(self, seen: Case, envelope: Envelope, without: Sequence[str]) -> WhatIfResult:
        """Both forecasts of a case as it is looked at."""
        plain = replace(self.asked, without=frozenset())
        ready = prepare(seen, plain, seed=self.seed)
        votes = votes_asked(self.events, ready.world.parties)
        voted = prepare(seen, plain, seed=self.seed, elections=votes) if votes else ready
        other = altered(voted, sets=self.sets, events=self.events, without=tuple(dict.fromkeys(without)))
        modes = self.asked.modes
        variants = [
            Variant(world=world, quantities=quantities, mode=mode, policy=ready.policy)
            for world, quantities in ((ready.world, ready.quantities), (other.world, other.quantities))
            for mode in modes
        ]
        pairs = [(k, k + len(modes)) for k in range(len(modes))]
        found = made(ready, variants, pairs, seed=self.seed, runs=self.runs, watch=self.watch, where=self.where)
        own = [draft for draft in ready.drafts if draft.id in {item.id for item in seen.drafts}]
        head = warned(envelope, *unread(seen, own), *hindsight_warnings(seen), *ready.warnings)
        head = ended(head, self.watch, f"what follows rests on {found.runs:,} of {self.runs:,} runs")
        return _result(ready, self.asked, other, found, head)


def _result(ready: Prepared, asked: Asked, other: Altered, found: Studied, envelope: Envelope) -> WhatIfResult:
    world, modes = ready.world, asked.modes
    before: dict[str, Tally] = dict(zip(modes, found.tallies, strict=False))
    after: dict[str, Tally] = dict(zip(modes, found.tallies[len(modes) :], strict=True))
    paired = dict(zip(modes, found.pairs, strict=True))
    differences = {
        mode: {name: pair.difference(Outcome(k)) for k, name in enumerate(OUTCOMES)} for mode, pair in paired.items()
    }
    changed = replace(ready, world=other.world, quantities=other.quantities)
    return WhatIfResult(
        changes=other.changes,
        base=outcomes(before),
        changed=outcomes(after),
        difference={mode: {name: pair[0] for name, pair in each.items()} for mode, each in differences.items()},
        difference_error={mode: {name: pair[1] for name, pair in each.items()} for mode, each in differences.items()},
        values={
            party: {mode: _value(before[mode], after[mode], paired[mode], place) for mode in modes}
            for place, party in enumerate(world.parties[: world.signatories])
        },
        texts=tuple(text.id for text in world.texts),
        on_table=world.texts[world.on_table].id if world.on_table >= 0 else "",
        basis_share=together(basis_share(ready.seen), parameter_share(listed(changed))),
        runs=found.runs,
        horizon=day_of(world, world.steps),
        step_days=world.step_days,
        modes=modes,
        policy=ready.policy,
        without=tuple(sorted(asked.without)),
        drafts_only=asked.drafts_only,
        envelope=envelope,
    )


def _value(before: Tally, after: Tally, pair: PairedRuns, party: int) -> PairedValue:
    difference, error = pair.value_difference(party)
    return PairedValue(
        base=_POINTS * float(before.value[party].sum()) / before.runs,
        changed=_POINTS * float(after.value[party].sum()) / after.runs,
        difference=_POINTS * difference,
        standard_error=_POINTS * error,
    )
