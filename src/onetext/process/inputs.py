"""From a case to talks that can be sampled: what stands at the start, and each parameter as this case has it.

What `process.yaml` sets comes first, then what the record says, then the default. The case is as of a day, and for an
audience: nothing here looks past it.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onetext.errors import UsageError
from onetext.model import Case, Draft, Parameter, ParameterSetting, ProcessSettings, TextPublicity, parameters
from onetext.preferences import term_view
from onetext.process.parameters import Quantity
from onetext.process.recorded.happenings import attrition_quantities, elections_of, leak_quantities, shock_quantities
from onetext.process.recorded.lines import front_of, front_quantities
from onetext.process.recorded.threats import patrons_of, threat_quantities, with_open_threats
from onetext.process.world import DAYS_A_WEEK, DAYS_A_YEAR, Text, World

__all__ = ["places_of", "quantities", "world_of"]

_USUAL_WEEKS, _USUAL_STEP = 104, 7.0
_MOST_YEARS, _MOST_STEPS = 20, 10_000
_OVER = ("superseded", "rejected")
_NOBODY_WROTE = "Nothing is on record, and nobody has judged it: a wide distribution that is no evidence."


def world_of(case: Case, drafts: Sequence[Draft]) -> World:
    """The talks of a case as they stand on its day.

    Parameters
    ----------
    case
        As of a day, filtered for an audience; `case.process` says what the record does not.
    drafts
        The texts that could be signed, each with known terms that the rules allow.

    Raises
    ------
    UsageError
        When the case has no day or nobody who signs, the horizon is not after the day, or the front's newest value
        lies outside the front.
    """
    settings = case.process or ProcessSettings()
    start = case.as_of or case.newest
    if start is None:
        raise UsageError(f'case "{case.id}" has no day: nothing in it is dated; write as_of: in case.yaml')
    if not case.signatories:
        raise UsageError(f'nobody signs in case "{case.id}"; name the parties under signatories: in case.yaml')
    step_days = float(settings.step or _USUAL_STEP)
    parties = _parties(case, settings)
    table = _on_table(case, drafts, settings)
    public, years = _publicity(None if table < 0 else drafts[table], settings, start)
    world = World(
        parties=parties,
        signatories=len(case.signatories),
        texts=tuple(_text(case, draft) for draft in drafts),
        start=start,
        steps=_steps(settings, start, step_days),
        step_days=step_days,
        on_table=table,
        public=public,
        known_years=years,
        front=front_of(case, settings.front, parties),
        patrons=patrons_of(case, settings.patrons, parties),
    )
    world = with_open_threats(case, world)
    return replace(world, elections=elections_of(case, settings.elections, world))


def quantities(case: Case, world: World) -> tuple[Quantity, ...]:
    """Every parameter that these talks use, with where it comes from, in the order of the documents."""
    settings = case.process or ProcessSettings()
    recorded = {(item.key, item.place): item for item in _recorded(case, settings, world)}
    found = []
    for item in parameters():
        for place in places_of(world, item):
            given = _given(settings.parameters, world, item, place)
            if given is not None:
                found.append(_set(given, place))
            elif (item.key, place) in recorded:
                found.append(recorded[item.key, place])
            else:
                found.append(
                    Quantity(
                        key=item.key, place=place, distribution=item.default, basis="default", reason=_NOBODY_WROTE
                    )
                )
    return tuple(found)


# -- the world -----------------------------------------------------------------------------------------------------


def _parties(case: Case, settings: ProcessSettings) -> tuple[str, ...]:
    """Signatories first, then patrons, then whoever else proposes."""
    found = [*case.signatories]
    if settings.patrons is not None:
        found += [item.party for item in settings.patrons]
    # Where patrons are set, another party presses only by what it left open.
    pressing = [item for item in case.ultimatums if settings.patrons is None or not item.fates]
    found += [item.by for item in pressing if set(item.to) & set(case.signatories)]
    found += [item.of for item in settings.parameters if item.key == "recognition" and item.of]
    return tuple(dict.fromkeys(found))


def _text(case: Case, draft: Draft) -> Text:
    stands = {issue.id: term_view(issue, draft.term(issue.id)).option for issue in case.issues}
    terms = {issue: option for issue, option in stands.items() if option is not None}
    return Text(id=draft.id, title=draft.label, terms=terms, author=draft.handed_over_by)


def _steps(settings: ProcessSettings, start: dt.date, step_days: float) -> int:
    if settings.until is not None:
        days = float((settings.until - start).days)
        if days <= 0:
            raise UsageError(f"the horizon {settings.until} is not after {start}, the day that the forecast looks from")
    else:
        days = float(_USUAL_WEEKS if settings.weeks is None else settings.weeks) * DAYS_A_WEEK
        if days <= 0:
            raise UsageError("the horizon is 0 weeks; give a number of weeks above 0, or a day")
    if days > _MOST_YEARS * 366:
        raise UsageError(f"the horizon is more than {_MOST_YEARS} years away; give an earlier day, or fewer weeks")
    steps = math.ceil(days / step_days - 1e-9)
    if steps > _MOST_STEPS:
        raise UsageError(
            f"{steps:,} steps of {step_days:g} days lie before the horizon, and {_MOST_STEPS:,} are the most; write a"
            " longer step: in process.yaml, or give an earlier horizon"
        )
    return steps


def _on_table(case: Case, drafts: Sequence[Draft], settings: ProcessSettings) -> int:
    """The text that is set; else the newest that was handed over or put forward and is not over; else none.

    A text that is known by descriptions alone, and that no signatory is on record to have got, was never on the table.
    """
    places = {draft.id: place for place, draft in enumerate(drafts)}
    if settings.on_table:
        return places.get(settings.on_table, -1)
    put = [
        draft
        for draft in case.drafts_by_date
        if draft.id in places
        and (draft.kind != "described" or any(receipt.party in case.signatories for receipt in draft.received))
    ]
    under_way = [draft for draft in put if not any(change.status in _OVER for change in draft.status)]
    return places[(under_way or put)[-1].id] if put else -1


def _publicity(draft: Draft | None, settings: ProcessSettings, start: dt.date) -> tuple[TextPublicity, float]:
    """Who knows the text at the start, and for how many years it has been known."""
    history = () if draft is None else draft.status
    out = {change.status: change.date.latest for change in reversed(history)}
    days = [day for status, day in out.items() if status in ("leaked", "published")]
    known: TextPublicity = "published" if "published" in out else "leaked" if "leaked" in out else "secret"
    since = settings.public_since or min(days, default=start)
    if settings.public is not None and since <= start:
        known = settings.public
    elif since > start:
        # What holds only from a later day on says nothing of this one (S16).
        since = min(days, default=start)
    return known, 0.0 if known == "secret" else max((start - since).days, 0) / DAYS_A_YEAR


# -- the parameters ------------------------------------------------------------------------------------------------

_OF_VOTES = frozenset({"turn_chance", "turn_audience"})
_OF_FRONT = frozenset({"front_value", "win_value", "lose_value"})
_OF_BACKERS = frozenset({"front_support", "stock_supply", "support_off", "support_on"})
_OF_BACKERS_THAT_THREATEN = frozenset({"support_rejection", "cut_chance"})
_OF_TRUST = frozenset({"kept", "broken", "credibility_prior", "credibility_types"})
_OF_ALL = frozenset({"attrition", "attrition_power", "stock_loss", "decisiveness", "discount", "recognition"})
"""Parameters that parties have which need not sign; their others are those of who stands before a signature."""
_SHARED = frozenset({"attrition", "resolve_sd"})
"""Those that count without their mechanism too: how no deal falls, and how far parties differ from what is known of
them, whether or not it is learnt."""
_NEEDS: Mapping[str, frozenset[str]] = {
    "battle_noise": frozenset({"front"}),
    "cut_chance": frozenset({"support"}),
    "front_stock": frozenset({"front"}),
    "front_support": frozenset({"front"}),
    "shock_hazard": frozenset({"domestic"}),
    "shock_size": frozenset({"domestic"}),
    "statement_bias": frozenset({"audience", "learning"}),
    "statement_hazard": frozenset({"audience"}),
    "statement_height": frozenset({"audience"}),
    "statement_noise": frozenset({"audience", "learning"}),
    "support_election": frozenset({"support"}),
    "turn_audience": frozenset({"audience"}),
}
"""Mechanisms that a parameter needs besides its own."""


def places_of(world: World, item: Parameter) -> list[int | None]:
    """For whom a parameter does anything in these talks: None for the talks, else places of parties or patrons."""
    if not _at_work(world, item):
        return []
    if item.scope == "talks":
        lattice = world.front is not None and world.front.lattice is not None
        return [] if item.key == "front_win" and not lattice else [None]
    if item.scope == "patron":
        return [place for place in range(len(world.patrons)) if _of_patron(world, item.key, place)]
    if item.key in _OF_FRONT and world.front is not None:
        return [world.front.gains, world.front.loses]
    if item.key in _OF_VOTES:
        return list(dict.fromkeys(vote.party for vote in world.elections if vote.party < world.signatories))
    return list(range(len(world.parties) if item.key in _OF_ALL else world.signatories))


def _at_work(world: World, item: Parameter) -> bool:
    """Whether something uses a parameter: its mechanism, with all that this needs, or another one in its place."""
    off = world.off if world.front is not None else world.off | {"front"}
    needs = _NEEDS.get(item.key, frozenset())
    if needs & off or ("audience" in {item.mechanism, *needs} and not _may_be_known(world)):
        return False
    if item.mechanism not in off or item.key in _SHARED:
        return True
    if item.key == "leak_discount":
        # What a text costs that had leaked before the start, or is made to.
        return world.public == "leaked" or _comes_out(world)
    return item.key in _OF_TRUST and "commitment" not in off and world.guarantor is not None


def _may_be_known(world: World) -> bool:
    """Whether a text is public or can become so: nothing said in secret costs anything."""
    return "leaks" not in world.off or world.public != "secret" or _comes_out(world)


def _comes_out(world: World) -> bool:
    return any(change.kind == "publicity" for change in world.changes)


def _of_patron(world: World, key: str, place: int) -> bool:
    patron = world.patrons[place]
    threatens = patron.presses or any(threat.patron == place for threat in world.threats)
    threatens = threatens and "ultimatums" not in world.off
    if key == "front_support":
        return patron.backs and world.front is not None and patron.client in (world.front.gains, world.front.loses)
    if key == "support_election":
        return patron.backs and any(vote.party == patron.party for vote in world.elections)
    if key == "patron_exit":
        return place in world.leavers
    if key == "ultimatum_hazard":
        return patron.presses
    if key in _OF_BACKERS:
        return patron.backs
    if key in _OF_BACKERS_THAT_THREATEN:
        return patron.backs and threatens
    return threatens or (key in _OF_TRUST and place == world.guarantor)


def _given(
    settings: Sequence[ParameterSetting], world: World, item: Parameter, place: int | None
) -> ParameterSetting | None:
    """What is set for a place, the most particular first: a patron and its client, the party, all."""
    own = {one.of: one for one in settings if one.key == item.key}
    names: list[str] = []
    if place is not None and item.scope == "party":
        names = [world.parties[place]]
    elif place is not None:
        patron = world.patrons[place]
        party, client = world.parties[patron.party], world.parties[patron.client]
        names = [f"{party}/{client}", party]
    return next((own[name] for name in (*names, "") if name in own), None)


def _set(given: ParameterSetting, place: int | None) -> Quantity:
    return Quantity(
        key=given.key,
        place=place,
        distribution=given.distribution,
        basis=given.basis,
        reason=given.reason or given.note,
        sources=given.sources,
    )


def _recorded(case: Case, settings: ProcessSettings, world: World) -> list[Quantity]:
    found = [
        *threat_quantities(case, world),
        *leak_quantities(case, world.start),
        *shock_quantities(case, world),
        *attrition_quantities(case, world),
    ]
    if world.front is not None and settings.front is not None:
        found += front_quantities(case, settings.front, world.start)
    return found
