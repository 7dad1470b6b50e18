"""The verb `brief`: the whole answer on one page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onetext.api.balance import balance
from onetext.api.briefing import (
    agreement,
    compared_pairs,
    counter_draft,
    dilemmas,
    focus_draft,
    headlines,
    newer_import,
    outlook,
    unknowns,
)
from onetext.api.briefing.outlook import nearness_of
from onetext.api.claims import claims
from onetext.api.compare import compare
from onetext.api.concede import concede
from onetext.api.log import log
from onetext.api.looking import known_draft, looked_at, warned
from onetext.api.reveal import reveal
from onetext.model import Case, Draft
from onetext.model.results import (
    BalanceResult,
    BriefResult,
    BriefSections,
    CompareResult,
    Effect,
    Envelope,
    Headline,
    Nearness,
    RevealResult,
)
from onetext.preferences import effects, expectation_clashes, no_deal_views, only_sourced
from onetext.record import (
    Bases,
    credibility,
    deadlines,
    leak_share,
    public_floors,
    publications,
    responses,
    sayings,
    series_bases,
    shocks,
)

__all__ = ["brief"]


def brief(
    case: Case,
    *,
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int = 0,
    focus: str | None = None,
    path: str | None = None,
    runs: int = 0,
) -> BriefResult:
    """Everything that the page shows, in one object: headlines, balance, comparisons, claims, deadlines, unknowns, ….

    Parameters
    ----------
    as_of, audience, seed
        The day looked from (S16), for whom (S24), and what the sampling starts from (S19).
    focus
        The draft that the page is mainly about; by default the one with the most responses and claims on record.
    path
        Where the page was or will be written, to be told in the result.
    runs
        How often the talks are played out for the forecast of the page, as by `forecast`; 0 leaves the forecast out.

    Raises
    ------
    UnknownId
        For an unknown audience or focus.
    UsageError
        When the focus was not known yet on the day, the seed is out of range, or the case has no date.
    """
    seen, envelope = looked_at(case, command="brief", as_of=as_of, audience=audience, seed=seed)
    chosen = focus_draft(seen, focus if focus is None else known_draft(case, seen, focus).id)
    everything = balance(case, as_of=envelope.as_of, audience=audience, seed=seed)
    sourced = balance(case, sourced_only=True, as_of=envelope.as_of, audience=audience, seed=seed)
    ultimatums, threats = deadlines(seen), credibility(seen)
    compared = _compared(case, seen, chosen, audience, seed)
    settled = agreement(seen, envelope, chosen, seed=seed)
    newer = newer_import(seen, chosen) if focus is None else None
    sections = BriefSections(
        headlines=_headlines(seen, chosen, (everything, sourced), compared, seed),
        balance=everything,
        balance_sourced=sourced,
        compare=compared,
        claims=claims(case, as_of=envelope.as_of, audience=audience),
        concede=concede(case, as_of=envelope.as_of, audience=audience, seed=seed),
        nearness=_nearness(seen, chosen),
        consents={draft.id: draft.consents for draft in everything.drafts if draft.known_terms},
        no_deal=no_deal_views(seen),
        clashes=expectation_clashes(seen),
        deadlines=ultimatums,
        credibility=threats,
        floors=public_floors(seen),
        responses=responses(seen),
        dilemmas=dilemmas(seen, {one.id: one for one in everything.drafts}, ultimatums, threats),
        unknowns=unknowns(seen, everything.drafts),
        basis_share=everything.basis_share,
        focus=chosen.id if chosen else None,
        settle=settled.settle,
        settle_strict=settled.strict,
        settle_as_good=settled.as_good,
        settle_as_few=settled.as_few,
        frontier=settled.frontier,
        log=log(case, as_of=envelope.as_of, audience=audience, seed=seed) if seen.drafts else None,
        newer=newer.id if newer else None,
        reveal=_revealed(case, seen, envelope, seed),
    )
    sections = _with_forecast(case, _with_record(seen, sections), envelope, seed, runs)
    told = warned(envelope, *_warnings(envelope, everything, newer))
    return BriefResult(envelope=told, path=path, sections=sections)


def _revealed(case: Case, seen: Case, envelope: Envelope, seed: int) -> RevealResult | None:
    """What the parties' answers reveal, where any of them teaches something."""
    if not seen.responses:
        return None
    found = reveal(case, as_of=envelope.as_of, audience=envelope.audience, seed=seed)
    return found if any(item.meaning != "nothing" for item in found.responses.values()) else None


def _with_forecast(case: Case, sections: BriefSections, envelope: Envelope, seed: int, runs: int) -> BriefSections:
    """The sections with how the talks may unfold, if that is asked for."""
    if not runs:
        return sections
    # What it needs takes time to load.
    from onetext.api.briefing.unfolding import unfolding

    found = unfolding(case, as_of=envelope.as_of, audience=envelope.audience, seed=seed, runs=runs)
    return replace(
        sections,
        forecast=found.forecast,
        forecast_refused=found.refused,
        forecast_without=found.without,
        forecast_changes=found.changes,
    )


def _warnings(envelope: Envelope, everything: BalanceResult, newer: Draft | None) -> Iterator[str]:
    """What the balance warns of (numbers given with hindsight) holds for the page too, once; and a newer draft."""
    yield from (text for text in everything.envelope.warnings if text not in envelope.warnings)
    if newer:
        yield f"a newer draft is in the case: {newer.id} (--focus {newer.id})"


def _with_record(seen: Case, sections: BriefSections) -> BriefSections:
    """The sections with what the record says over time, and on what its parts rest (S17)."""
    bases, told = Bases(seen), sayings(seen)
    said = (one.sources for group in told for party in group.parties for one in party.sayings)
    return replace(
        sections,
        sayings=told,
        publications=publications(seen),
        leaks=leak_share(seen),
        shocks=shocks(seen),
        series=series_bases(seen),
        record_basis={
            "sayings": bases.share(said),
            "deadlines": bases.share(item.sources for item in seen.ultimatums),
            "claims": bases.share(item.sources for item in seen.claims),
        },
    )


def _headlines(
    seen: Case,
    focus: Draft | None,
    balances: tuple[BalanceResult, BalanceResult],
    compared: Sequence[CompareResult],
    seed: int,
) -> tuple[Headline, ...]:
    """The sentences from everything and from sourced records only, in this order as in `balances`."""
    counter = counter_draft(seen, focus) if focus else None
    everything, sourced = balances
    cited = _cited(seen)
    changed: Mapping[str, Effect] = next(
        (item.effects or {} for item in compared if counter and item.b == counter.id), {}
    )
    cited_changed = effects(cited, focus, counter, seed=seed) if focus and counter else {}
    return headlines(
        outlook(seen, everything.drafts, focus, counter, changed),
        outlook(cited, sourced.drafts, focus, counter, cited_changed),
    )


def _cited(seen: Case) -> Case:
    """The case with nothing but what a source other than recall carries, ultimatums and claims included (S17)."""
    kept = only_sourced(seen)
    carrying = {source.id for source in seen.sources if source.kind != "recall"}
    claims_left = tuple(claim for claim in kept.claims if carrying & set(claim.sources))
    ids = {claim.id for claim in claims_left}
    return replace(
        kept,
        ultimatums=tuple(item for item in kept.ultimatums if carrying & set(item.sources)),
        claims=tuple(
            replace(claim, relations=tuple(relation for relation in claim.relations if relation.to in ids))
            for claim in claims_left
        ),
    )


def _compared(case: Case, seen: Case, focus: Draft | None, audience: str, seed: int) -> tuple[CompareResult, ...]:
    return tuple(
        compare(case, before, after, as_of=seen.as_of, audience=audience, seed=seed)
        for before, after in compared_pairs(seen, focus)
    )


def _nearness(seen: Case, focus: Draft | None) -> tuple[Nearness, ...]:
    """The focus first, then every other draft of whose terms something is known, oldest first."""
    others = [draft for draft in seen.drafts_by_date if draft.terms_known and draft != focus]
    first = [focus] if focus is not None and focus.terms_known else []
    return tuple(item for draft in (*first, *others) for item in nearness_of(seen, draft))
