"""Larger cases against linear-fractional programs that know only the constraints of S2 and S3.

With z = w·s (weight times score) the order of S3 is linear in z, and so are the boxes; the ratio Σ z / Σ w becomes
linear after Charnes and Cooper's change of variables. Nothing here knows of up-sets, thresholds or closed forms.
"""

from __future__ import annotations

import random
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from immutabledict import immutabledict
from preference_builders import case, draft, issue, number, position, ranked, weight
from scipy.optimize import linprog

from onetext.model import Case, Draft, Expectation, Issue, NoDeal
from onetext.preferences import draft_balance, effects

CLOSE = 1e-6
SIZE, OPTIONS = 25, 5


def generated(seed: int) -> Case:
    rng = random.Random(seed)
    issues = [
        issue(f"k{k}", OPTIONS, ordered=rng.random() < 0.9, unranked=(("b", "c"),) if rng.random() < 0.2 else ())
        for k in range(SIZE)
    ]
    positions, weights = [], []
    for about in issues:
        low = rng.randint(0, 40)
        scores = {o: number(rng.randint(0, 50), rng.randint(50, 100)) for o in "abcde"} if rng.random() < 0.2 else {}
        weights.append(weight("p", about.id, low, low + rng.randint(1, 40), scores=scores))
        if rng.random() < 0.8:
            positions.append(position("p", about.id, "demand", rng.choice("abcde")))
        if rng.random() < 0.4:
            positions.append(position("p", about.id, "refuses", rng.choice("abcde")))
    expectations = tuple(
        Expectation(issue=about.id, after_6=immutabledict({"a": number("0.3"), "d": number("0.7")}))
        for about in issues[: SIZE // 2]
    )
    others = tuple(
        Expectation(issue=about.id, after_6=immutabledict({o: number("0.2") for o in "abcde"}))
        for about in issues[SIZE // 2 :]
    )
    return case(
        issues,
        positions=tuple(positions),
        weights=tuple(weights),
        no_deals=(NoDeal(party="p", expectations=expectations + others),),
        drafts=tuple(draft(name, {about.id: rng.choice("abcde") for about in issues}) for name in ("one", "two")),
    )


class Program:
    """Σ coefficients·z / Σ w over weights in their boxes and z in w times the scores that are allowed.

    Columns: per issue its weight, then z per option; last the scaling variable t.
    """

    def __init__(self, of: Case) -> None:
        self.of, self.width = of, SIZE * (OPTIONS + 1) + 1
        self.above: list[Any] = []
        self.equal: list[Any] = []
        for k, about in enumerate(of.issues):
            given = next(w for w in of.weights if w.issue == about.id)
            assert given.weight is not None
            self._most({self.w(k): 1, self.width - 1: -given.weight.high})
            self._most({self.w(k): -1, self.width - 1: given.weight.low})
            for i, option in enumerate(about.option_ids):
                low, high = (given.scores[option].low, given.scores[option].high) if given.scores else (0, 100)
                self._most({self.z(k, i): 1, self.w(k): -high})
                self._most({self.z(k, i): -1, self.w(k): low})
            if not given.scores:
                self._order(k, about)

    def w(self, k: int) -> int:
        return k * (OPTIONS + 1)

    def z(self, k: int, option: int) -> int:
        return k * (OPTIONS + 1) + 1 + option

    def _row(self, entries: dict[int, Any]) -> Any:
        row = np.zeros(self.width)
        for column, value in entries.items():
            row[column] += float(value)
        return row

    def _most(self, entries: dict[int, Any]) -> None:
        self.above.append(self._row(entries))

    def _order(self, k: int, about: Issue) -> None:
        records = [item for item in self.of.positions if item.issue == about.id]
        ids = about.option_ids
        peak = next((ids.index(item.named[0]) for item in records if item.kind == "demand"), None)
        refused = {ids.index(o) for item in records for o in item.refused}
        if peak is not None:
            self.equal.append(self._row({self.z(k, peak): 1, self.w(k): -100}))
        for better, worse in permutations(range(OPTIONS), 2):
            if ranked(about, better, worse, peak, refused):
                self._most({self.z(k, worse): 1, self.z(k, better): -1})

    def extreme(self, coefficients: dict[int, Any], sign: int) -> float:
        total = self._row({self.w(k): 1 for k in range(SIZE)})
        program = linprog(
            -sign * self._row(coefficients),
            A_ub=np.array(self.above),
            b_ub=np.zeros(len(self.above)),
            A_eq=np.array([total, *self.equal]),
            b_eq=[1, *[0] * len(self.equal)],
            bounds=[(0, None)] * self.width,
        )
        assert program.success
        return float(-sign * program.fun)


SEEDS = range(6)


def coefficients(program: Program, what: Draft, sign: int) -> dict[int, Any]:
    return {
        program.z(k, about.option_ids.index(what.terms[about.id].options[0])): sign
        for k, about in enumerate(program.of.issues)
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_bounds_of_values_agree_with_the_program(seed: int) -> None:
    of = generated(seed)
    program = Program(of)
    for what in of.drafts:
        value = draft_balance(of, what, draws=1).parties["p"].value
        assert value is not None
        assert value.low == pytest.approx(program.extreme(coefficients(program, what, 1), -1), abs=CLOSE)
        assert value.high == pytest.approx(program.extreme(coefficients(program, what, 1), 1), abs=CLOSE)


@pytest.mark.parametrize("seed", SEEDS)
def test_bounds_of_a_change_agree_with_the_program(seed: int) -> None:
    of = generated(seed)
    program = Program(of)
    total = effects(of, *of.drafts, draws=1)["p"].total
    entries = coefficients(program, of.drafts[1], 1)
    for column, value in coefficients(program, of.drafts[0], -1).items():
        entries[column] = entries.get(column, 0) + value
    assert total is not None
    assert total.low == pytest.approx(program.extreme(entries, -1), abs=CLOSE)
    assert total.high == pytest.approx(program.extreme(entries, 1), abs=CLOSE)


@pytest.mark.parametrize("seed", SEEDS)
def test_bounds_of_a_gain_over_fixed_chances_agree_with_the_program(seed: int) -> None:
    """With fixed chances the expected score is linear in z too."""
    of = generated(seed)
    program = Program(of)
    gain = draft_balance(of, of.drafts[0], draws=1).parties["p"].gain
    entries = coefficients(program, of.drafts[0], 1)
    for k, about in enumerate(of.issues):
        expectation = of.no_deals[0].expectations[k].after_6
        for i, option in enumerate(about.option_ids):
            chance = expectation[option].low if option in expectation else 0
            entries[program.z(k, i)] = entries.get(program.z(k, i), 0) - chance
    assert gain is not None
    assert gain.low == pytest.approx(program.extreme(entries, -1), abs=CLOSE)
    assert gain.high == pytest.approx(program.extreme(entries, 1), abs=CLOSE)
