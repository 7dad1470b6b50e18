"""What each draft gives each party: the balance (S2–S10, S21)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from onetext.model import Case, Draft, Reading
from onetext.model.results import Acceptance, DraftBalance, Estimate, PartyBalance, Probability, Spread
from onetext.preferences.acceptance import Barrier, Reality, certainty, decide, sampled_acceptance
from onetext.preferences.bases import hindsight, sourced_share, unknown_issues
from onetext.preferences.bounds import Bounds, Rows
from onetext.preferences.consents import consent_clauses, consent_needs, needed_options, value_tested
from onetext.preferences.draws import drawn_as_ranked
from onetext.preferences.frame import Frame, PartyModel, one_basis
from onetext.preferences.lines import READINGS, Lines, status_of
from onetext.preferences.nodeal import NoDealModel, no_deal_bounds, no_deal_model
from onetext.preferences.picks import Picker, Picks
from onetext.preferences.sampling import sampled_gains, sampled_values, spreads
from onetext.preferences.situations import Situation, situation
from onetext.preferences.stances import Stances
from onetext.preferences.streams import Floats, Streams
from onetext.preferences.terms import term_view
from onetext.preferences.values import draft_rows, draft_values, gains

__all__ = ["draft_balance", "draft_balances", "estimate"]


def draft_balances(case: Case, *, seed: int = 0, draws: int = 4000) -> tuple[DraftBalance, ...]:
    """The balance of every draft of a case, oldest first.

    Parameters
    ----------
    case
        A case as of a day.
    seed, draws
        Of the sampling: same case, seed and number of draws, same result (S19).
    """
    return _balances(case, case.drafts_by_date, Streams(seed, draws, case.held))


def draft_balance(case: Case, draft: Draft, *, seed: int = 0, draws: int = 4000) -> DraftBalance:
    """The balance of one draft, which need not be among those of the case."""
    return _balances(case, [draft], Streams(seed, draws, case.held))[0]


def estimate(bounds: Bounds, basis: str) -> Estimate:
    """Bounds as results carry them."""
    return Estimate(float(bounds.point), float(bounds.low), float(bounds.high), basis=basis)


@dataclass(frozen=True)
class _Table:
    """What all drafts of one balance share."""

    frame: Frame
    situations: Sequence[Situation]
    points: Rows[tuple[int, ...]]
    picker: Picker
    picks: Sequence[Picks | None]
    lines: Lines

    @property
    def valued(self) -> list[int]:
        """The drafts that have a value, by place."""
        return [place for place, item in enumerate(self.situations) if item.has_value]


def _balances(case: Case, drafts: Sequence[Draft], streams: Streams) -> tuple[DraftBalance, ...]:
    frame = Frame(case)
    situations = [situation(frame, draft) for draft in drafts]
    picker = Picker(frame, streams)
    picks = [picker.picks([item.fillings])[0] if item.has_value else None for item in situations]
    points = Rows([item.fillings.domains for item in situations if item.has_value])
    table = _Table(frame, situations, points, picker, picks, Lines(frame))
    columns = {model.party: _party_column(table, model) for model in frame.models}
    stances = Stances(frame, table.lines)
    return tuple(
        _draft(table, stances, item, {party: column[place] for party, column in columns.items()})
        for place, item in enumerate(situations)
    )


def _draft(
    table: _Table, stances: Stances, now: Situation, parties: Mapping[str, tuple[PartyBalance, bool]]
) -> DraftBalance:
    case, draft = table.frame.case, now.draft
    open_issues = tuple(issue.id for issue, closed in zip(case.issues, now.terms.settled, strict=True) if not closed)
    outer = [party for party, (_, exact) in parties.items() if not exact]
    warnings = [*now.warnings, *drawn_as_ranked(case.issues)]
    if outer:
        warnings.append(
            f'draft "{draft.id}": too many joint fillings of its open issues to try them all; the bounds of '
            f"{', '.join(outer)} are outer ones, and the true ones lie within"
        )
    return DraftBalance(
        id=draft.id,
        title=draft.title,
        happened=draft.happened,
        known_terms=draft.terms_known,
        open_issues=open_issues,
        terms={issue.id: term_view(issue, draft.term(issue.id)) for issue in case.issues},
        parties={party: balance for party, (balance, _) in parties.items()},
        stances=stances.points(draft),
        issue_stances=stances.issues(now),
        consents=consent_needs(
            table.frame,
            now,
            table.lines,
            {party: balance.red_lines for party, (balance, _) in parties.items()},
        ),
        broken_rules=now.broken_rules,
        warnings=tuple(warnings),
    )


@dataclass(frozen=True)
class _Numbers:
    """One party's numbers about one draft; None where unknown."""

    value: Bounds | None = None
    gain: Bounds | None = None


def _party_column(table: _Table, model: PartyModel) -> list[tuple[PartyBalance, bool]]:
    frame = table.frame
    no_deal = no_deal_model(frame, model)
    numbers = _numbers(table, model, no_deal)
    judge = _Judge(table, model, no_deal)
    value_spreads, gain_spreads = judge.spreads(numbers)
    without = estimate(no_deal_bounds(model, no_deal), no_deal.basis) if no_deal else None
    share, unknown = sourced_share(frame, model), unknown_issues(frame, model)
    late, basis = hindsight(frame.case, model.party), _value_basis(model)
    column = []
    for place, (now, own) in enumerate(zip(table.situations, numbers, strict=True)):
        (accepts, chance), (strictly, strict_chance) = (judge.answer(place, own, reading) for reading in READINGS)
        balance = PartyBalance(
            value=estimate(own.value, basis) if own.value else None,
            no_deal=without,
            gain=estimate(own.gain, one_basis([basis, no_deal.basis])) if own.gain and no_deal else None,
            accepts=accepts,
            accept_probability=chance,
            accepts_strict=strictly,
            accept_probability_strict=strict_chance,
            red_lines=table.lines.statuses(now, model.party),
            sourced_share=share,
            unknown_issues=unknown,
            hindsight=late,
            value_spread=value_spreads.get(place),
            gain_spread=gain_spreads.get(place),
        )
        column.append((balance, own.value is None or own.value.exact))
    return column


def _value_basis(model: PartyModel) -> str:
    return one_basis([model.basis, *(item.basis for item in model.interactions)])


def _numbers(table: _Table, model: PartyModel, no_deal: NoDealModel | None) -> list[_Numbers]:
    numbers = [_Numbers()] * len(table.situations)
    if not table.valued or not model.values_anything:
        return numbers
    rows = draft_rows(table.frame, model, [table.situations[place] for place in table.valued], table.points)
    values = draft_values(rows)
    over = gains(rows, values, no_deal) if no_deal else [None] * len(values)
    for place, value, gain in zip(table.valued, values, over, strict=True):
        numbers[place] = _Numbers(value, gain)
    return numbers


class _Judge:
    """Answers whether one party accepts and where its sampled values lie; samples are drawn once, when first needed."""

    def __init__(self, table: _Table, model: PartyModel, no_deal: NoDealModel | None) -> None:
        self.table, self.model, self.no_deal = table, model, no_deal
        self.signs = model.party in table.frame.case.signatories
        self.reality = Reality(model.party, table.picker.streams)

    def answer(self, place: int, own: _Numbers, reading: Reading) -> tuple[Acceptance | None, Probability | None]:
        """The exact answer, and its probability."""
        now, picks, draws = self.table.situations[place], self.table.picks[place], self.table.picker.streams.draws
        needed = {} if self.signs else needed_options(self.table.frame, now, self.model.party)
        if picks is None or own.value is None or not (self.signs or needed):
            return None, None
        barriers = self._barriers(now, reading, needed)
        tested = self.signs or value_tested(self.table.frame, now, self.model.party)
        gain = own.gain if tested else Bounds(Fraction(0), Fraction(0), Fraction(0))
        no_deal = self.no_deal if tested else None
        basis = one_basis([*self._gain_basis(gain, no_deal), *(item.basis for item in barriers)])
        found = decide(self.table.frame, self.model, now, barriers, gain, no_deal)
        if found != "depends":
            return found, certainty(1.0 if found == "yes" else 0.0, draws, basis)
        if gain is None:
            return found, None
        sampled = self._row(self._gains, place) if tested else np.zeros(draws)
        return found, sampled_acceptance(self.reality, barriers, sampled, picks, self.table.picker, basis)

    def _gain_basis(self, gain: Bounds | None, no_deal: NoDealModel | None) -> list[str]:
        """What a test of the gain rests on; nothing where the gain is unknown or is not tested."""
        return [_value_basis(self.model), no_deal.basis] if gain is not None and no_deal is not None else []

    def _barriers(self, now: Situation, reading: Reading, needed: Mapping[int, frozenset[int]]) -> list[Barrier]:
        """The lines that can be real and that the draft breaks or may break."""
        found = []
        for line in self.table.lines.of(self.model.party):
            clauses = self.table.lines.clauses(line, reading)
            own = clauses if self.signs else consent_clauses(clauses, dict(needed))
            status = status_of(own, now.fillings)
            if status != "kept" and line.firmness_now.high > 0:
                found.append(Barrier(line.id, line.firmness_now, own, status, line.basis_now))
        return found

    def spreads(self, numbers: Sequence[_Numbers]) -> tuple[dict[int, Spread], dict[int, Spread]]:
        """Where nine in ten sampled values, and gains over no deal, of each draft lie, by its place.

        None for a party of which nothing is on record: draws of what nobody knows would look like knowledge.
        """
        if not self.model.on_record:
            return {}, {}
        places = [place for place in self.table.valued if numbers[place].value]
        values = [own.value for place in places if (own := numbers[place]).value]
        gains = [own.gain for place in places if (own := numbers[place]).gain]
        if not values:
            return {}, {}
        found = dict(zip(places, spreads(self._samples[0], values), strict=True))
        if len(gains) < len(places):
            return found, {}
        return found, dict(zip(places, spreads(self._gains, gains), strict=True))

    def _row(self, sampled: Floats, place: int) -> Floats:
        row: Floats = sampled[self.table.valued.index(place)]
        return row

    @property
    def _gains(self) -> Floats:
        gains = self._samples[1]
        assert gains is not None
        return gains

    @cached_property
    def _samples(self) -> tuple[Floats, Floats | None]:
        frame, picker = self.table.frame, self.table.picker
        picks = [item for item in self.table.picks if item is not None]
        if self.no_deal is None:
            return sampled_values(frame, self.model, picks, picker), None
        return sampled_gains(frame, self.model, self.no_deal, picks, picker)
