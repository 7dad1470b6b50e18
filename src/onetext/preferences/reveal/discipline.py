"""A case whose soft numbers are those that the answers on record leave (S22).

Points and bounds rest on ranges, which take in nine in ten of the scenarios that fit; sampled results rest on these
scenarios themselves, so that what the answers tie together stays tied. Numbers that no answer moved stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor, log10

import numpy as np

from onetext.model import Case, Issue, NoDeal, Range, RedLine, Weight
from onetext.preferences.frame import Frame, PartyModel
from onetext.preferences.reveal.kept import Kept
from onetext.preferences.reveal.particles import Key
from onetext.preferences.reveal.ranges import quantiles
from onetext.preferences.reveal.revealing import DRAWS, Revealed, revealed
from onetext.preferences.streams import Floats

__all__ = ["disciplined", "to_uniform"]

_HAIR = 0.03
"""Chance by which a quantile must move at least to count as moved."""


def disciplined(case: Case, *, seed: int = 0, draws: int = DRAWS, found: Mapping[str, Revealed] | None = None) -> Case:
    """A case whose weights, red lines, no deals and draws are those that its answers leave.

    To be used last: a case that was changed or filtered afterwards must be disciplined anew.

    Parameters
    ----------
    case
        A case as of a day, filtered for an audience. One that was disciplined before comes back as it is.
    seed, draws
        Of `revealed`.
    found
        What `revealed` gave for this case, where it is at hand.
    """
    if case.held is not None:
        return case
    known = revealed(case, seed=seed, draws=draws) if found is None else found
    learned = {party: item for party, item in known.items() if item.kept}
    if not learned:
        return case
    frame = Frame(case)
    models = {model.party: model for model in frame.models}
    held: dict[str, Mapping[Key, Floats]] = {}
    for party, item in learned.items():
        parts = _Party(frame, models[party], item)
        case = parts.applied(case)
        held[party] = parts.numbers
    return replace(case, held=Kept(held))


def to_uniform(item: Range, drawn: Floats) -> Floats:
    """The uniform numbers that give these draws of a range: its distribution function, just below 1 at most."""
    low, high = float(item.low), float(item.high)
    part = np.clip((drawn - low) / (high - low), 0.0, 1.0)
    if item.mode is not None:
        turn = (float(item.mode) - low) / (high - low)
        rising = part**2 / turn if turn > 0 else np.zeros_like(part)
        falling = 1 - (1 - part) ** 2 / (1 - turn) if turn < 1 else np.ones_like(part)
        part = np.where(part < turn, rising, falling)
    return np.minimum(part, np.nextafter(1.0, 0.0))


@dataclass
class _Party:
    """One party's new numbers; `numbers` are its uniform numbers, re-expressed under the new ranges."""

    frame: Frame
    model: PartyModel
    found: Revealed

    def __post_init__(self) -> None:
        self.numbers: dict[Key, Floats] = dict(self.found.kept)
        self.reason = ", ".join(act.id for act in self.found.teaching)

    def applied(self, case: Case) -> Case:
        """The case with this party's numbers."""
        return replace(
            case,
            weights=self._weights(case),
            red_lines=tuple(self._line(line) if line.party == self.model.party else line for line in case.red_lines),
            no_deals=tuple(self._no_deal(item) if item.party == self.model.party else item for item in case.no_deals),
        )

    def _weights(self, case: Case) -> tuple[Weight, ...]:
        """All weights; a party whose weights are all unknown keeps that, since they are equal then (S6)."""
        if all(item.is_exact for item in self.model.weights):
            return case.weights
        own = {item.issue: item for item in case.weights if item.party == self.model.party}
        unit = _unit(max(float(item.high) for item in self.model.weights))
        made = {issue.id: self._weight(k, issue, own.get(issue.id), unit) for k, issue in enumerate(case.issues)}
        listed = [made[item.issue] if item.party == self.model.party else item for item in case.weights]
        return (*listed, *(item for issue, item in made.items() if issue not in own))

    def _weight(self, k: int, issue: Issue, given: Weight | None, unit: Fraction) -> Weight:
        key, known = ("weight", self.model.party, issue.id), self.model.weights[k]
        plain = given or Weight(party=self.model.party, issue=issue.id, basis="default")
        if key not in self.numbers or not self._moved(key):
            return plain if given and given.weight else replace(plain, weight=known)
        drawn = self.found.after.weights[k]
        narrowed = _narrowed(drawn, unit, known)
        self._express(key, narrowed, drawn)
        kept = plain.sources if plain.basis in ("source", "response") else ()
        return replace(plain, weight=narrowed, basis="response", reason=self.reason, sources=kept)

    def _line(self, line: RedLine) -> RedLine:
        if line.id not in self.found.after.real:
            return line
        now, real = line.firmness_now, float(self.found.after.real[line.id].mean())
        if not self._differs(real, _mean(now)):
            return line
        mode = _rounded(real, Fraction(1, 1000))
        firmness = Range(min(now.low, mode), max(now.high, mode), mode)
        self._express(("firmness", line.id), firmness, self.found.after.firmness[line.id])
        crossed = replace(line.crossed, firmness=firmness, reason=self.reason) if line.crossed else None
        whole = line.firmness if line.crossed else firmness
        return replace(line, firmness=whole, crossed=crossed, basis="response", reason=self.reason)

    def _no_deal(self, given: NoDeal) -> NoDeal:
        drawn = self.found.after.no_deal
        if drawn is None or self.found.before.no_deal is None:
            return given
        shares = [float((drawn <= q).mean()) for q in np.quantile(self.found.before.no_deal, (0.05, 0.5, 0.95))]
        if not any(self._differs(share, before) for share, before in zip(shares, (0.05, 0.5, 0.95), strict=True)):
            return given
        value = _narrowed(drawn, Fraction(1, 100), None)
        self._express(("no-deal", self.model.party), value, drawn)
        own = [given, *given.expectations] if given.value is None else [given]
        days = [item.known_from for item in own if item.known_from is not None]
        return NoDeal(
            party=given.party,
            value=value,
            date=self.frame.case.as_of,
            basis="response",
            reason=self.reason,
            known_from=max(days, default=None),
            audience=given.audience,
        )

    def _express(self, key: Key, item: Range, drawn: Floats) -> None:
        if not item.is_exact:
            self.numbers[key] = to_uniform(item, drawn)[None]

    def _moved(self, key: Key) -> bool:
        """Whether the middle or an end of what is left lies elsewhere than before, beyond chance."""
        numbers = self.found.kept[key][0]
        return any(self._differs(float((numbers <= part).mean()), part) for part in (0.05, 0.5, 0.95))

    def _differs(self, share: float, before: float) -> bool:
        error = (max(before * (1 - before), 1e-4) / self.found.ess) ** 0.5
        return bool(abs(share - before) > max(_HAIR, 3 * error))


def _narrowed(drawn: Floats, unit: Fraction, within: Range | None) -> Range:
    """The middle nine in ten of some draws, with the median as mode, in round numbers."""
    found = quantiles(drawn)
    low, median, high = (_rounded(number, unit) for number in (found.low, found.median, found.high))
    if within is not None:
        low, median, high = (min(max(number, within.low), within.high) for number in (low, median, high))
    return Range(low, high, median)


def _mean(item: Range) -> float:
    """The mean of a range: the chance that a line so firm is real, since toughness is uniform on [0, 1]."""
    parts = (item.low, item.high) if item.mode is None else (item.low, item.mode, item.high)
    return float(sum(parts, Fraction(0)) / len(parts))


def _rounded(number: float, unit: Fraction) -> Fraction:
    return round(Fraction(number) / unit) * unit


def _unit(largest: float) -> Fraction:
    """What numbers are rounded to: four digits of the largest, so that exact sums stay in 64 bits (S20)."""
    return Fraction(10) ** (floor(log10(largest)) - 3) if largest > 0 else Fraction(1)
