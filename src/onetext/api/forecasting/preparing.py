"""What a forecast is asked, checked once; and the talks as they stand, ready to be sampled."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import cast, get_args

from onetext.api.forecasting.texts import Candidate, allowed_drafts, candidates
from onetext.api.settling.asking import check_case, check_counts
from onetext.errors import UnknownId, UsageError
from onetext.model import Case, Draft, ElectionSetting, ProcessSettings, parameters
from onetext.preferences import sampled_others, sampled_scenarios
from onetext.process import (
    CONCEDING,
    MECHANISMS,
    Mode,
    Quantity,
    World,
    places_of,
    policy_named,
    quantities,
    scenes_of,
    world_of,
)

__all__ = ["MODES", "Asked", "Prepared", "asked_for", "counts", "place_names", "prepare"]

MODES: tuple[Mode, ...] = get_args(Mode)
_MOST_RUNS, _MOST_YEARS = 10_000_000, 20
_USUAL_POLICY = "logit"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was asked of a forecast, checked.

    Attributes
    ----------
    until
        The horizon: a day, or a number of weeks; None for the case's own.
    policy
        "" for the case's own.
    drafts_only
        Whether texts that nobody has drafted stay out.
    """

    modes: tuple[Mode, ...]
    runs: int
    until: dt.date | float | None
    policy: str
    without: frozenset[str]
    drafts_only: bool


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """The talks as they stand, with the texts that can come to the table."""

    seen: Case
    world: World
    quantities: tuple[Quantity, ...]
    candidates: tuple[Candidate, ...]
    policy: str
    warnings: tuple[str, ...]

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The texts as drafts, in the order of the world's."""
        return tuple(item.draft for item in self.candidates)

    def drafted(self) -> tuple[World, tuple[int, ...]] | None:
        """The talks with nothing but drafts of the case, and the places of these; None where there is nothing else."""
        kept = [place for place, item in enumerate(self.candidates) if item.text.origin == "draft"]
        if not kept or len(kept) == len(self.candidates):
            return None
        return _with_texts(self.world, [self.candidates[place] for place in kept]), tuple(kept)


def asked_for(
    *,
    modes: Sequence[str],
    runs: int,
    horizon: dt.date | float | None,
    policy: str | None,
    without: Sequence[str],
    drafts_only: bool = False,
) -> Asked:
    """Check what a caller gave.

    Raises
    ------
    UnknownId
        For a mode, a mechanism or a policy that there is not.
    UsageError
        For no mode, or numbers that make no sense.
    """
    if not modes:
        raise UsageError(f"no mode is asked for; name some of {', '.join(MODES)}")
    for mode in modes:
        if mode not in MODES:
            raise UnknownId("mode", mode, MODES)
    for mechanism in without:
        if mechanism not in MECHANISMS:
            raise UnknownId("mechanism", mechanism, MECHANISMS)
    check_counts(runs=(runs, 1, _MOST_RUNS))
    if isinstance(horizon, (int, float)) and not 0 < horizon < math.inf:
        raise UsageError(f"the horizon is {horizon:g} weeks; give a number of weeks above 0, or a day")
    if policy:
        policy_named(policy)
    return Asked(
        modes=tuple(cast("Mode", mode) for mode in dict.fromkeys(modes)),
        runs=runs,
        until=horizon,
        policy=policy or "",
        without=frozenset(without),
        drafts_only=drafts_only,
    )


def prepare(seen: Case, asked: Asked, *, seed: int, elections: Sequence[tuple[str, dt.date]] = ()) -> Prepared:
    """The talks of a case as of a day, for an audience.

    Parameters
    ----------
    elections
        Votes that are added: party and day.

    Raises
    ------
    UsageError
        When there is nothing to settle, nobody to sign, no text, a signatory of which nothing is on record, or a
        horizon that is not after the day.
    """
    check_case(seen)
    start = seen.as_of
    assert start is not None
    warnings = _known_enough(seen)
    drafts = allowed_drafts(seen, seed)
    given = replace(seen, process=_settings(seen.process, asked, start, elections))
    own = given.process
    first = world_of(given, drafts)
    table = first.texts[first.on_table].id if first.on_table >= 0 else ""
    threatened = {first.texts[threat.text].id for threat in first.threats if threat.text >= 0}
    ordered = sorted(drafts, key=lambda draft: draft.id not in threatened)
    found = candidates(seen, ordered, table, seed=seed, drafts_only=asked.drafts_only)
    world = replace(_with_texts(first, found), off=asked.without)
    if world.steps < 1:
        raise UsageError(f"the horizon lies less than one step after {start}; give a later day or more weeks")
    policy = asked.policy or (own.policy if own is not None else "") or _USUAL_POLICY
    if policy in CONCEDING:
        world = replace(world, standing=_standing(seen, world, found, policy, seed))
    return Prepared(
        seen=seen,
        world=world,
        quantities=quantities(given, world),
        candidates=found,
        policy=policy,
        warnings=warnings,
    )


def _settings(
    own: ProcessSettings | None, asked: Asked, start: dt.date, elections: Sequence[tuple[str, dt.date]]
) -> ProcessSettings | None:
    """The case's settings, with what was asked in their place."""
    if asked.until is None and not elections:
        return own
    found = own or ProcessSettings()
    if isinstance(asked.until, dt.date):
        if asked.until <= start:
            raise UsageError(f"the horizon {asked.until} is not after {start}, the day that the forecast looks from")
        if (asked.until - start).days > _MOST_YEARS * 366:
            raise UsageError(f"the horizon {asked.until} is more than {_MOST_YEARS} years away; give an earlier day")
        found = replace(found, until=asked.until, weeks=None)
    elif asked.until is not None:
        if asked.until > _MOST_YEARS * 53:
            raise UsageError(f"the horizon is {asked.until:g} weeks, over {_MOST_YEARS} years; give fewer")
        found = replace(found, until=None, weeks=Fraction(asked.until))
    votes = tuple(ElectionSetting(party=party, date=day) for party, day in elections)
    return replace(found, elections=(*found.elections, *votes))


def _with_texts(world: World, found: Sequence[Candidate]) -> World:
    """The world with all its texts; places of texts follow."""
    place = {item.text.id: k for k, item in enumerate(found)}

    def moved(text: int) -> int:
        return place[world.texts[text].id] if text >= 0 else -1

    threats = tuple(replace(threat, text=moved(threat.text)) for threat in world.threats)
    texts = tuple(item.text for item in found)
    return replace(world, texts=texts, on_table=moved(world.on_table), threats=threats)


def _standing(seen: Case, world: World, found: Sequence[Candidate], policy: str, seed: int) -> tuple[int, ...]:
    """The text that each of two sides stands by: the draft that is worth most to it, on the average."""
    if world.signatories != 2:
        raise UsageError(
            f'the policy "{policy}" is one of two sides, and {world.signatories} sign here; choose another'
        )
    drafted = [place for place, item in enumerate(found) if item.text.origin == "draft"]
    worth = scenes_of(seen, [item.draft for item in found], world, seed=seed, blocks=1).value.mean(axis=2)
    first, second = (max(drafted, key=lambda place: worth[who, place]) for who in range(2))
    if first == second:
        raise UsageError(
            f'the policy "{policy}" is one of sides that each stand by a text of their own, and the draft that is worth'
            f' most to both is "{found[first].text.id}"; choose another policy, or add a draft'
        )
    return first, second


def _known_enough(seen: Case) -> tuple[str, ...]:
    """Warnings about signatories of whom little is known (UsageError where nothing is)."""
    told = {weight.party for weight in seen.weights} | {position.party for position in seen.positions}
    valued = {row.party for row in sampled_others(seen, seen.signatories, draws=2)} & told
    nothing = [party for party in seen.signatories if party not in valued]
    if nothing:
        raise UsageError(
            f'nothing that this audience may know is on record of what "{nothing[0]}" wants: no position and no weight '
            "on any issue; add one to positions.yaml or weights.yaml, or take it out of signatories: in case.yaml"
        )
    untested = sampled_scenarios(seen, draws=2).untested
    return tuple(
        f"what {seen.party(party).label} gets without agreement is unknown: anything from its worst to its best"
        " settlement is drawn"
        for party in untested
    )


def place_names(world: World, scope: str, place: int | None) -> tuple[str, str]:
    """Whose a parameter is: a party and "", a patron and its client, or two "" for the talks."""
    if place is None or scope == "talks":
        return "", ""
    if scope == "party":
        return world.parties[place], ""
    patron = world.patrons[place]
    return world.parties[patron.party], world.parties[patron.client]


_PARAMETERS = {item.key: item for item in parameters()}


def counts(world: World, item: Quantity) -> bool:
    """Whether a parameter can move a forecast of these talks at all: what uses it is there and at work."""
    return item.place in places_of(world, _PARAMETERS[item.key])
