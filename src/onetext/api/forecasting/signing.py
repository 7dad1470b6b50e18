"""Which texts are signed, what they settle, and who was the last to be won over."""

from __future__ import annotations

from collections.abc import Mapping

from onetext.api.forecasting.figures import band
from onetext.api.forecasting.preparing import Prepared
from onetext.model.results import Band, ForecastText
from onetext.preferences import term_view
from onetext.process import Tally

__all__ = ["pivotal", "signed_terms", "signed_texts"]

Tallies = Mapping[str, Tally]


def signed_texts(ready: Prepared, tallies: Tallies) -> tuple[ForecastText, ...]:
    """The texts, with the share of each among those that are signed."""
    found = []
    for k, item in enumerate(ready.candidates):
        text = item.text
        found.append(
            ForecastText(
                id=text.id,
                title=text.title,
                origin=text.origin,
                changed_from=text.changed_from,
                issue=text.changed,
                option=text.terms[text.changed] if text.changed else "",
                on_table=k == ready.world.on_table,
                why=item.why,
                towards=item.towards,
                signed=band({mode: _signed(tally, [k]) for mode, tally in tallies.items()}),
            )
        )
    return tuple(found)


def signed_terms(ready: Prepared, tallies: Tallies) -> tuple[dict[str, dict[str, Band]], dict[str, Band]]:
    """Issue -> option -> share of the signed texts that settle it so; and issue -> share that leaves it open.

    An issue is settled by a silence whose meaning the case declares, too (S5). Options that no text settles are left
    out, and so are issues that all texts settle.
    """
    terms: dict[str, dict[str, Band]] = {}
    left_open: dict[str, Band] = {}
    for issue in ready.seen.issues:
        stands = [term_view(issue, draft.term(issue.id)).option for draft in ready.drafts]
        terms[issue.id] = {
            option: band({mode: _signed(tally, _at(stands, option)) for mode, tally in tallies.items()})
            for option in issue.option_ids
            if option in stands
        }
        if None in stands:
            left_open[issue.id] = band({mode: _signed(tally, _at(stands, None)) for mode, tally in tallies.items()})
    return terms, left_open


def _at(stands: list[str | None], option: str | None) -> list[int]:
    return [k for k, found in enumerate(stands) if found == option]


def _signed(tally: Tally, texts: list[int]) -> float | None:
    """Share of some texts among those that are signed; None where none is."""
    all_ = int(tally.signed.sum())
    return sum(int(tally.signed[k].sum()) for k in texts) / all_ if all_ else None


def pivotal(ready: Prepared, tallies: Tallies) -> dict[str, Band]:
    """Signatory -> share of runs in which it was the least likely to accept when last asked."""
    shares: dict[str, Band] = {}
    for place, party in enumerate(ready.world.parties[: ready.world.signatories]):
        modes: dict[str, float | None] = {}
        for mode, tally in tallies.items():
            asked = int(tally.pivotal.sum())
            modes[mode] = int(tally.pivotal[place]) / asked if asked else None
        shares[party] = band(modes)
    return shares
