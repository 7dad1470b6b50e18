"""Metropolis moves of many scenarios at once, in the unit cube of their uniform numbers.

Besides a reflected random walk, steps along the difference of two other scenarios are taken (ter Braak, "A Markov chain
Monte Carlo version of the genetic algorithm differential evolution", 2006): they have the shape of the region.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields

import numpy as np
import numpy.typing as npt

from onetext.preferences.reveal.likelihood import Answers, Judged
from onetext.preferences.reveal.particles import Key, Particles
from onetext.preferences.reveal.sight import Bools, Rest, Sums, View
from onetext.preferences.streams import Floats

__all__ = ["Height", "Walk"]

Height = Callable[[Judged], Floats]
"""The logarithm of a density over that of the prior."""
_TOGETHER = 4
"""Issues that are moved together."""
_PARTS = (1.0, 0.5, 0.2)
"""Shares of the numbers that a step moves."""
_AIM, _LEAST, _MOST = 0.325, 0.002, 2.0
"""Share of moves to accept, and the narrowest and widest steps."""


class Walk:
    """Scenarios on their way.

    Parameters
    ----------
    particles
        Where they start; their arrays are copied.
    source
        Random numbers of the moves.
    batch
        How many scenarios in a row make an independent batch; an even number.
    """

    def __init__(self, answers: Answers, particles: Particles, source: np.random.Generator, batch: int) -> None:
        self.answers, self.sight, self.source = answers, answers.sight, source
        self.particles = particles
        self._look()
        self.batch, self.turn = batch, 0
        self.widths = {"issues": 0.3, "issues along": 0.7, "loose": 0.3, "loose along": 0.7}

    def _look(self) -> None:
        self.view = self.sight.look(self.particles)
        self.particles = self.particles.copied()
        self.judged = self.answers.judged(self.view)

    def choose(self, places: npt.NDArray[np.intp]) -> None:
        """Go on from the scenarios at some places."""
        self.particles = self.particles.chosen(places)
        self._look()

    def go(self, height: Height, sweeps: int) -> None:
        """Move everything, so many times."""
        for _ in range(sweeps):
            issues = [k for k, keys in self.sight.owned.items() if keys]
            order = [issues[place] for place in self.source.permutation(len(issues))]
            for start in range(0, len(order), _TOGETHER):
                self._issues(height, order[start : start + _TOGETHER])
            for _ in range(2):
                self._loose(height)
            self._open(height)
            # Sums by differences gather rounding: they are added up afresh.
            self.view = View(
                self.view.parts, self.view.rest, self.view.picks, self.view.broken, Sums.of(self.view.parts)
            )

    def functions(self) -> tuple[Floats, Floats]:
        """Functions of the scenarios by which mixing is judged: of the party, and of what its answers speak of."""
        view = self.view
        party = [*(view.parts.weights / view.weight), view.rest.toughness]
        asked = [*view.values, *(view.parts.margins[number] / view.weight for number in sorted(view.parts.margins))]
        if self.sight.no_deal:
            party.append(view.no_deal(None))
            asked += list(view.values - view.no_deal(None))
        asked.append(np.log(np.maximum(self.judged.likelihood, 1e-12)).sum(axis=0))
        finite = np.stack(asked)
        return np.stack(party), finite[np.isfinite(finite).all(axis=1)]

    # -- moves -----------------------------------------------------------------------------------------------------

    def _issues(self, height: Height, issues: Sequence[int]) -> None:
        keys = [key for k in issues for key in self.sight.owned[k]]
        steps = self._steps(keys, "issues")
        view, parts = self.sight.again(self.view, self.particles.changed(steps), issues)
        taken = self._taken(height, view, steps, "issues")
        for place, k in enumerate(issues):
            np.copyto(self.view.parts.weights[k], parts.weights[place], where=taken)
            np.copyto(self.view.parts.rows[k], parts.rows[place], where=taken)
            np.copyto(self.view.parts.horizons[k], parts.horizons[place], where=taken)
        for number, row in parts.margins.items():
            np.copyto(self.view.parts.margins[number], row, where=taken)
        _copy_sums(self.view.sums, view.sums, taken)
        self._forget()

    def _loose(self, height: Height) -> None:
        """Move what belongs to no issue."""
        if not self.sight.loose:
            return
        steps = self._steps(self.sight.loose, "loose")
        view = self.sight.rest_again(self.view, self.particles.changed(steps))
        taken = self._taken(height, view, steps, "loose")
        _copy_rest(self.view.rest, view.rest, taken)
        self._forget()

    def _open(self, height: Height) -> None:
        """Fill about half of the open issues anew."""
        keys = [key for key in self.particles.arrays if key[0] == "open"]
        if not keys:
            return
        size = self.particles.size
        steps = {}
        for key in keys:
            array = self.particles.arrays[key]
            steps[key] = np.where(self.source.random(size) < 0.5, self.source.random(array.shape), array)
        changed = self.particles.changed(steps)
        view = self.sight.look(changed)
        self.particles.arrays = {**changed.arrays, **self.particles.arrays}
        taken = self._taken(height, view, steps, "")
        np.copyto(self.view.parts.rows, view.parts.rows, where=taken)
        np.copyto(self.view.broken, view.broken, where=taken)
        for own, new in zip(self.view.picks, view.picks, strict=True):
            for k, chosen in own.joint.items():
                np.copyto(chosen, new.joint[k], where=taken)
        _copy_sums(self.view.sums, view.sums, taken)
        _copy_rest(self.view.rest, view.rest, taken)
        self._forget()

    def _steps(self, keys: Sequence[Key], kind: str) -> dict[Key, Floats]:
        """Steps for some of the numbers of each scenario, within the cube.

        Every second scenario steps along the difference of two others, which are long where the region is; the rest
        take a random walk. How many numbers a scenario moves, and how far, is drawn anew each time.
        """
        arrays = [self.particles.arrays[key] for key in keys]
        numbers = np.concatenate(arrays)
        rows, size = numbers.shape
        moving = self.source.random((rows, size)) < self.source.choice(_PARTS, size)
        moving[self.source.integers(rows, size=size), np.arange(size)] = True
        width = self.widths[kind] * np.exp(self.source.standard_normal(size))
        steps = width * self.source.standard_normal((rows, size))
        one, two = self._others(size), self._others(size)
        along = self.widths[f"{kind} along"] * np.exp(0.5 * self.source.standard_normal(size))
        # Reflected steps keep the law only where each number goes up or down by itself. A difference has them tied: it
        # is wrapped round instead, or each of its numbers gets a sign of its own.
        tied = self._follows(size) & (self.source.random(size) < 0.5)
        signs = np.where(tied, 1.0, np.where(self.source.random((rows, size)) < 0.5, -1.0, 1.0))
        steps = np.where(self._follows(size), along * signs * (numbers[:, one] - numbers[:, two]), steps)
        reached = numbers + np.where(moving, steps, 0.0)
        folded = np.mod(reached, 2.0)
        inside = np.where(tied, np.mod(reached, 1.0), np.where(folded > 1, 2 - folded, folded))
        ends = np.cumsum([len(array) for array in arrays])[:-1]
        return dict(zip(keys, np.split(np.minimum(inside, np.nextafter(1.0, 0.0)), ends), strict=True))

    def _follows(self, size: int) -> Bools:
        """Which scenarios step along differences now: by turns the even and the odd ones."""
        found: Bools = np.arange(size) % 2 == self.turn % 2
        return found

    def _others(self, size: int) -> npt.NDArray[np.intp]:
        """Per scenario another one of its batch that takes no such step now, so that each still keeps its own law."""
        start = np.arange(size) // self.batch * self.batch
        return start + 2 * self.source.integers(self.batch // 2, size=size) + (self.turn + 1) % 2

    def _taken(self, height: Height, view: View, steps: dict[Key, Floats], kind: str) -> Bools:
        """Which scenarios take their step; those numbers are set, and the width adapts."""
        judged = self.answers.judged(view)
        with np.errstate(invalid="ignore"):
            rise = height(judged) - height(self.judged)
        chance = np.log(np.maximum(self.source.random(view.weight.size), 1e-300))
        taken: Bools = chance < rise
        for key, array in steps.items():
            np.copyto(self.particles.arrays[key], array, where=taken)
        np.copyto(self.judged.likelihood, judged.likelihood, where=taken)
        np.copyto(self.judged.distance, judged.distance, where=taken)
        if kind:
            follows = self._follows(taken.size)
            for name, own in ((kind, ~follows), (f"{kind} along", follows)):
                wider = self.widths[name] * float(np.exp(0.5 * (taken[own].mean() - _AIM)))
                self.widths[name] = min(max(wider, _LEAST), _MOST)
            self.turn += 1
        return taken

    def _forget(self) -> None:
        """What was worked out of the arrays holds no longer."""
        self.view = View(self.view.parts, self.view.rest, self.view.picks, self.view.broken, self.view.sums)
        self.judged = Judged(self.judged.likelihood, self.judged.distance)


def _copy_sums(into: Sums, new: Sums, taken: Bools) -> None:
    for item in fields(Sums):
        np.copyto(getattr(into, item.name), getattr(new, item.name), where=taken)


def _copy_rest(into: Rest, new: Rest, taken: Bools) -> None:
    for name in ("toughness", "firmness", "added", "cost", "first"):
        np.copyto(getattr(into, name), getattr(new, name), where=taken)
    if into.number is not None and new.number is not None:
        np.copyto(into.number, new.number, where=taken)
    for day, drift in into.drifts.items():
        np.copyto(drift, new.drifts[day], where=taken)
