"""How often a party did what it threatened (S16)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from onetext.model import Case, Ultimatum
from onetext.model.results import Credibility, CredibilityCase
from onetext.record.basis import Bases
from onetext.record.beta import share_estimate
from onetext.record.fates import OPEN, current_fate

__all__ = ["credibility"]

_COUNTS: dict[str, Literal["kept", "broken"] | None] = {
    "kept": "kept",
    "lapsed": "broken",
    "reversed": "broken",
    "extended": "broken",
    # The demand was met, so the threat was never put to the test; and what was denied was perhaps never threatened.
    "met": None,
    "denied": None,
    OPEN: None,
}


def credibility(case: Case) -> tuple[Credibility, ...]:
    """A beta distribution for each party that set an ultimatum, with the list behind it, by name of the party.

    Each ultimatum counts once, by its newest visible fate: `kept` (the threat was carried out) for the party;
    `lapsed`, `reversed` and `extended` against it; `met`, `denied` and open ones not at all.
    """
    return tuple(
        _of(party.id, set_by, Bases(case))
        for party in case.parties_by_name
        if (set_by := [ultimatum for ultimatum in case.ultimatums if ultimatum.by == party.id])
    )


def _of(party: str, ultimatums: Sequence[Ultimatum], bases: Bases) -> Credibility:
    ordered = sorted(ultimatums, key=lambda ultimatum: ultimatum.happened)
    cases = tuple(_counted(ultimatum) for ultimatum in ordered)
    kept, broken = (sum(item.counts == way for item in cases) for way in ("kept", "broken"))
    return Credibility(
        party=party,
        cases=cases,
        basis_share=bases.share(ultimatum.sources for ultimatum in ordered),
        **share_estimate(kept, broken),
    )


def _counted(ultimatum: Ultimatum) -> CredibilityCase:
    newest = current_fate(ultimatum)
    fate = newest.fate if newest else OPEN
    return CredibilityCase(ultimatum=ultimatum.id, fate=fate, counts=_COUNTS[fate])
