"""Sampled worlds: in each one all parties' weights, scores, no deals, interactions and toughness are drawn (S4, S7).

The streams are those of `balance`: with the same seed and number of draws, the share of scenarios in which a party
accepts a text is the probability that its balance shows. Cells are points of the party (0 to 100 in all), already
divided by the sum of its weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from onetext.errors import UsageError
from onetext.model import Case, Draft, Reading
from onetext.preferences.acceptance import SLACK, Barrier, Reality
from onetext.preferences.demands import ConsentDemand, Demands, LineDemand, demands
from onetext.preferences.fillings import Clause
from onetext.preferences.frame import Frame, PartyModel
from onetext.preferences.nodeal import NoDealModel, no_deal_model
from onetext.preferences.picks import Picker
from onetext.preferences.sampling import interaction_points, sampled_points
from onetext.preferences.situations import Situation, interaction_places, situation
from onetext.preferences.streams import Floats, Streams

__all__ = [
    "SampledLine",
    "SampledRow",
    "Sampler",
    "Scenarios",
    "draft_fillings",
    "fresh_seed",
    "sampled_others",
    "sampled_scenarios",
]

Bools = npt.NDArray[np.bool_]
Choices = npt.NDArray[np.intp]
MOST_CELLS = 2**28
"""Most numbers that are drawn: about two gigabytes."""


@dataclass(frozen=True, kw_only=True, eq=False)
class SampledRow:
    """One party's values in every scenario.

    Attributes
    ----------
    cells
        Shape (all options of all issues, draws): what an option adds to the value, in points; see `Scenarios.starts`.
    threshold
        Shape (draws,): its no deal.
    interactions
        Options that must all stand (issue -> option), and the points they add in each scenario.
    needed
        None for a signatory. For a party whose consent has a value test, the options that need it (S10).
    """

    party: str
    cells: Floats
    threshold: Floats
    interactions: tuple[tuple[Mapping[int, int], Floats], ...] = ()
    needed: Mapping[int, frozenset[int]] | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class SampledLine:
    """A red line, or what somebody's consent bars: its clauses, and where it is real."""

    line: str
    party: str
    clauses: tuple[Clause, ...]
    real: Bools


@dataclass(frozen=True, kw_only=True, eq=False)
class Scenarios:
    """Joint draws of everything that decides who accepts what.

    Attributes
    ----------
    issues, options
        Ids, in the order of the case.
    rows
        Signatories whose acceptance by value can be tested, then parties whose consent has a value test.
    lines
        Red lines and consents that could bar something, with where they are real.
    rules
        Clauses that no text may meet in any scenario.
    parties
        Everyone whose acceptance or consent is tested, signatories first.
    untested
        Signatories of which no value or no no-deal is known: only their red lines are tested.
    """

    seed: int
    draws: int
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    rows: tuple[SampledRow, ...]
    lines: tuple[SampledLine, ...] = ()
    rules: tuple[Clause, ...] = ()
    parties: tuple[str, ...] = ()
    untested: tuple[str, ...] = ()

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """Options per issue."""
        return tuple(map(len, self.options))

    @cached_property
    def starts(self) -> Choices:
        """Where each issue's options start among the rows of `cells`."""
        return np.array(list(accumulate(self.sizes, initial=0))[:-1], dtype=np.intp)

    def values(self, row: SampledRow, choices: Choices) -> Floats:
        """A party's value in every scenario, of one package (issues,) or of one per scenario (issues, draws)."""
        if np.ndim(choices) == 1:
            value = np.zeros(self.draws)
            for start, option in zip(self.starts, choices, strict=True):
                value += row.cells[start + option]
        else:
            # Rows are added one by one here as well, so that the order of additions is the same (S19).
            places = (self.starts[:, None] + choices) * self.draws + np.arange(self.draws)
            value = row.cells.reshape(-1).take(places).sum(axis=0)
        for where, points in row.interactions:
            value = value + np.where(self.met({k: frozenset({o}) for k, o in where.items()}, choices), points, 0.0)
        return value

    def met(self, clause: Clause, choices: Choices) -> Bools:
        """Where everything stands that a clause names."""
        found = np.ones(self.draws, dtype=np.bool_)
        for k, options in clause.items():
            named = np.zeros(self.sizes[k], dtype=np.bool_)
            named[list(options)] = True
            found &= named[choices[k]]
        return found

    def falls_short(self, row: SampledRow, choices: Choices) -> Bools:
        """Where a party refuses by its value; ties accept, and so does a consenter that is not asked."""
        short = self.values(row, choices) - row.threshold < -SLACK
        if row.needed is not None:
            asked = np.zeros(self.draws, dtype=np.bool_)
            for k, options in row.needed.items():
                asked |= np.isin(choices[k], list(options))
            short &= asked
        return np.asarray(short)

    def breaks(self, line: SampledLine, choices: Choices) -> Bools:
        """Where a line is real and broken."""
        found = np.zeros(self.draws, dtype=np.bool_)
        for clause in line.clauses:
            found |= self.met(clause, choices)
        return np.asarray(found & line.real)

    def causes(self, choices: Choices) -> dict[str, dict[str, Bools]]:
        """Per party and cause (a line's id, or "" for its value) where that cause makes it refuse.

        Parties that have no cause to refuse in any scenario are in it, with no causes.
        """
        found: dict[str, dict[str, Bools]] = {party: {} for party in self.parties}
        for row in self.rows:
            if (short := self.falls_short(row, choices)).any():
                found[row.party][""] = short
        for line in self.lines:
            if (broken := self.breaks(line, choices)).any():
                found[line.party][line.line] = broken
        return found


def fresh_seed(seed: int) -> int:
    """The seed of scenarios that have nothing to do with those of another seed: for a second, independent sample."""
    return int.from_bytes(blake2b(f"{seed}\x1ffresh".encode(), digest_size=7).digest(), "big")


class Sampler:
    """Draws scenarios of one case, again and again: what no seed changes is worked out once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._frame = Frame(case)
        self._no_deals: dict[str, NoDealModel | None] = {}
        self._read: dict[str, tuple[Draft, Situation]] = {}

    def scenarios(self, *, seed: int = 0, draws: int = 1000, reading: Reading = "narrow") -> Scenarios:
        """Draw scenarios, as `sampled_scenarios` does."""
        asked, streams = self._asked, Streams(seed, draws, self.case.held)
        rows = self._rows(streams)
        tested = {row.party for row in rows}
        lines = tuple(line for line in asked.lines if line.clauses[reading])
        real = _reality(self._frame, lines, streams)
        consenting = {row.party for row in rows if row.needed is not None}
        consulted = {line.party for line in lines if line.consent} | consenting
        named = [party.id for party in self.case.parties_by_name]
        return Scenarios(
            seed=seed,
            draws=draws,
            issues=asked.issues,
            options=asked.options,
            rows=rows,
            lines=tuple(
                SampledLine(line=line.line, party=line.party, clauses=line.clauses[reading], real=real[line.line])
                for line in lines
            ),
            rules=tuple(clause for rule in asked.rules for clause in rule),
            parties=(*asked.signatories, *(party for party in named if party in consulted)),
            untested=tuple(party for party in asked.signatories if party not in tested),
        )

    def others(self, parties: Sequence[str], *, seed: int = 0, draws: int = 1000) -> tuple[SampledRow, ...]:
        """Values of parties that need not sign, as `sampled_others` draws them."""
        streams = Streams(seed, draws, self.case.held)
        models = (self._models[party] for party in parties)
        return tuple(self._row(model, None, streams) for model in models if model.values_anything)

    def fillings(self, drafts: Sequence[Draft], *, seed: int = 0, draws: int = 1000) -> dict[str, Choices]:
        """The options of each draft in every scenario, as `draft_fillings` fills them."""
        picker, found = Picker(self._frame, Streams(seed, draws, self.case.held)), {}
        for draft in drafts:
            now = self._situation(draft)
            if now.has_value and self.case.issues:
                picks = picker.picks([now.fillings])[0]
                found[draft.id] = np.stack([picker.of(picks, k) for k in range(len(self.case.issues))])
        return found

    @cached_property
    def _asked(self) -> Demands:
        return demands(self.case)

    @cached_property
    def _models(self) -> Mapping[str, PartyModel]:
        return {model.party: model for model in self._frame.models}

    def _no_deal(self, model: PartyModel) -> NoDealModel | None:
        if model.party not in self._no_deals:
            self._no_deals[model.party] = no_deal_model(self._frame, model)
        return self._no_deals[model.party]

    def _situation(self, draft: Draft) -> Situation:
        known = self._read.get(draft.id)
        if known is None or known[0] is not draft:
            known = self._read[draft.id] = (draft, situation(self._frame, draft))
        return known[1]

    def _rows(self, streams: Streams) -> tuple[SampledRow, ...]:
        asked = self._asked
        wanted: list[tuple[str, ConsentDemand | None]] = [(party, None) for party in asked.signatories]
        wanted += [(item.party, item) for item in asked.consents]
        if sum(map(len, asked.options)) * max(1, len(wanted)) * streams.draws > MOST_CELLS:
            raise UsageError(f"{streams.draws} scenarios of this case need too much memory; ask for fewer draws")
        models = ((self._models[party], consent) for party, consent in wanted)
        return tuple(
            self._row(model, consent, streams)
            for model, consent in models
            if model.values_anything and self._no_deal(model) is not None
        )

    def _row(self, model: PartyModel, consent: ConsentDemand | None, streams: Streams) -> SampledRow:
        points, without = sampled_points(self._frame, model, self._no_deal(model), streams)
        return _sampled_row(self._frame, model, points, without, consent, streams)


def sampled_scenarios(case: Case, *, seed: int = 0, draws: int = 1000, reading: Reading = "narrow") -> Scenarios:
    """Draw scenarios of a case as of a day (S4, S7, S8).

    Raises
    ------
    UsageError
        When so many numbers would have to be drawn that the memory would not hold them.
    """
    return Sampler(case).scenarios(seed=seed, draws=draws, reading=reading)


def sampled_others(case: Case, parties: Sequence[str], *, seed: int = 0, draws: int = 1000) -> tuple[SampledRow, ...]:
    """Values of parties that need not sign, under the same draws; those that value nothing are left out.

    The threshold is NaN in every draw where no no-deal is known.
    """
    return Sampler(case).others(parties, seed=seed, draws=draws)


def draft_fillings(case: Case, drafts: Sequence[Draft], *, seed: int = 0, draws: int = 1000) -> dict[str, Choices]:
    """The options of each draft in every scenario, open issues filled as `balance` fills them (S5).

    Shape (issues, draws) each; drafts that have no value are left out.
    """
    return Sampler(case).fillings(drafts, seed=seed, draws=draws)


def _sampled_row(
    frame: Frame,
    model: PartyModel,
    points: Sequence[Floats],
    without: Floats | None,
    consent: ConsentDemand | None,
    streams: Streams,
) -> SampledRow:
    return SampledRow(
        party=model.party,
        cells=np.concatenate(points) if points else np.zeros((0, streams.draws)),
        threshold=np.full(streams.draws, np.nan) if without is None else without,
        interactions=tuple(
            (interaction_places(frame, item), np.zeros(streams.draws) + interaction_points(model, item, streams))
            for item in model.interactions
        ),
        needed=None if consent is None else consent.options,
    )


def _reality(frame: Frame, lines: Sequence[LineDemand], streams: Streams) -> dict[str, Bools]:
    parties = {line.party: Reality(line.party, streams) for line in lines}
    return {line.line: parties[line.party].of(Barrier(line.line, line.firmness, (), "possible", "")) for line in lines}
