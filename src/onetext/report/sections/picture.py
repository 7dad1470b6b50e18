"""All drafts against all parties: dots with ranges, one panel a party, and the table beneath (S2, S5, S23)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onetext.model.results import BalanceResult, BriefSections, DraftBalance, PartyBalance
from onetext.report.charts import TWO_LINES, PanelSpec, Row, dots_spec
from onetext.report.numbers import between, estimate, number
from onetext.report.sections.changes import unknown_parties
from onetext.report.words import Words

__all__ = ["PartyPicture", "PictureCell", "PictureView", "picture_figures", "picture_view"]


@dataclass(frozen=True, slots=True)
class PictureCell:
    """What the table says of one draft and one party."""

    value: str
    no_deal: str
    accepts: str
    lines: str


@dataclass(frozen=True, slots=True)
class PartyPicture:
    """One panel: a party's values of all drafts. Without any position on record there is no panel, but a sentence."""

    id: str
    name: str
    figure: str
    known: bool
    rows: tuple[Row, ...]
    hindsight: bool
    about: str = ""


@dataclass(frozen=True, slots=True)
class PictureView:
    """Panels by party in alphabetical order; the table has a row per draft, oldest first, with what it settles."""

    parties: tuple[PartyPicture, ...]
    table: tuple[tuple[str, str, tuple[PictureCell, ...]], ...]
    without_terms: tuple[str, ...]


def picture_view(sections: BriefSections, words: Words) -> PictureView:
    """Arrange the balance of all drafts by party."""
    drafts, blank = sections.balance.drafts, unknown_parties(sections, words)
    ids = [party.id for party in words.case.parties_by_name if any(party.id in draft.parties for draft in drafts)]
    return PictureView(
        parties=tuple(_party(party, sections.balance, sections.focus, blank, words) for party in ids),
        table=tuple(
            (draft.id, _settles(draft), tuple(_cell(draft, party, blank, words) for party in ids)) for draft in drafts
        ),
        without_terms=tuple(draft.id for draft in drafts if not draft.known_terms),
    )


def picture_figures(view: PictureView, words: Words) -> dict[str, PanelSpec]:
    """Panels to draw, by name."""
    return {party.figure: _panel(party, words) for party in view.parties if party.known}


def _party(party: str, balance: BalanceResult, focus: str | None, blank: Collection[str], words: Words) -> PartyPicture:
    shares = [(draft, draft.parties[party]) for draft in balance.drafts if party in draft.parties]
    return PartyPicture(
        id=party,
        name=words.party(party),
        figure=f"picture-{words.anchor('party', party)}",
        known=party not in blank and any(one.value is not None for _, one in shares),
        rows=tuple(_row(draft, one, draft.id == focus, words) for draft, one in shares),
        hindsight=any(one.hindsight for _, one in shares),
        about=next((one.note for one in words.case.parties if one.id == party), ""),
    )


def _row(draft: DraftBalance, one: PartyBalance, strong: bool, words: Words) -> Row:
    label, value, floor = words.draft(draft.id), one.value, one.no_deal
    if not draft.known_terms:
        return Row(label=label, missing="terms unknown", strong=strong)
    lines, under = _broken(one) if one.red_lines else "–", _in_doubt(one)
    band = (floor.low, floor.point, floor.high) if floor else None
    if value is None:
        return Row(label=label, missing="value unknown", text=lines, band=band, strong=strong, under_text=under)
    most = (one.value_spread.low, one.value_spread.high) if one.value_spread else None
    return Row(
        label=label,
        point=value.point,
        low=value.low,
        high=value.high,
        most=most,
        band=band,
        text=lines,
        strong=strong,
        under_label=_settles(draft),
        under_text=under,
    )


def _broken(one: PartyBalance) -> str:
    return f"{len(one.broken('narrow'))} / {len(one.broken('strict'))}"


def _in_doubt(one: PartyBalance) -> str:
    """Lines that an open issue may still break, in either reading: without them `0 / 0` would read as `all kept`."""
    doubt = {line.id for line in one.red_lines if line.status == "possible"}
    return f"{len(doubt)} open" if doubt else ""


def _settles(draft: DraftBalance) -> str:
    """How much of the text is known and settled: `settles 5 of 35`."""
    if not draft.known_terms:
        return ""
    every = set(draft.terms) | set(draft.open_issues)
    settled = sum(term.state == "settled" for term in draft.terms.values())
    return f"settles {settled} of {len(every)}"


def _cell(draft: DraftBalance, party: str, blank: Collection[str], words: Words) -> PictureCell:
    one = draft.parties.get(party)
    if one is None or not draft.known_terms:
        return PictureCell("terms unknown", "", "", "")
    signing = words.case.signatories
    return PictureCell(
        value=_valued(one) if party not in blank else "unknown",
        no_deal=between(one.no_deal) if one.no_deal else "unknown",
        accepts=f"{'accepts' if not signing or party in signing else 'consents'}: {_accepts(one)}",
        lines=", ".join(filter(None, (_broken(one), _in_doubt(one)))) if one.red_lines else "none on record",
    )


def _valued(one: PartyBalance) -> str:
    if one.value is None:
        return "unknown"
    most = (
        f"; nine in ten: {number(one.value_spread.low)} to {number(one.value_spread.high)}" if one.value_spread else ""
    )
    return estimate(one.value) + most


def _accepts(one: PartyBalance) -> str:
    if one.accepts is None:
        return "not asked or unknown"
    if one.accepts_strict is None or one.accepts == one.accepts_strict:
        return one.accepts
    return f"{one.accepts}; with strict readings {one.accepts_strict}"


def _panel(party: PartyPicture, words: Words) -> PanelSpec:
    return dots_spec(
        party.rows,
        TWO_LINES,
        title=f"What each draft gives {party.name}, in {party.name}'s own points from 0 to 100",
        description=_in_words(party.rows),
        head="lines broken",
    )


def _in_words(rows: Sequence[Row]) -> str:
    said = []
    for row in rows:
        if row.point is None or row.low is None or row.high is None:
            said.append(f"{row.label}: {row.missing}")
        else:
            most = f", mostly {number(row.most[0])} to {number(row.most[1])}" if row.most else ""
            said.append(f"{row.label}: {number(row.point)}{most}, between {number(row.low)} and {number(row.high)}")
    return "; ".join(said) + ". The table below has the same numbers."
