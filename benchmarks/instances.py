"""Seeded tables on which the speed of `compromise` is measured: the same numbers for the same arguments.

Only Python's own `random()` is drawn from (its sequence is promised for all versions), and everything is rounded to
integers at once, so what a figure was measured on can be made again anywhere.

A party's weights are Dirichlet(1) over the issues, its scores follow a common order of the options in a direction of
its own, with noise; both are multiplied out to integers whose largest sum is `scale`. It accepts no less than what 85
of 100 drafts made by chance stay below.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from math import log
from typing import Literal

from onetext.compromise import Row, Table
from onetext.preferences import Clause

Kind = Literal["mixed", "opposed", "equal"]
Cells = tuple[tuple[int, ...], ...]

NOISE = 0.3
"""Share of a score that is not the common order of the options."""
DRAFTS, BELOW = 2_000, 0.85
"""How many drafts are made by chance, and the share of them that a party does not accept."""
POINTS = 100
"""What the best option everywhere is worth to a party."""


def instance(
    parties: int,
    issues: int,
    *,
    options: int = 4,
    rules: int = 0,
    seed: int = 0,
    kind: Kind = "mixed",
    scale: int = 10_000,
    below: float = BELOW,
) -> Table:
    """A table of signatories only.

    Parameters
    ----------
    rules
        Two in three say that two options may not stand together, one in three that an option asks for another one; all
        of them are kept by one draft at least.
    kind
        `mixed`: on each issue each party prefers one or the other end, by chance. `opposed`: every second party prefers
        the upper end everywhere, the others the lower. `equal`: as `mixed`, but all issues weigh the same.
    scale
        Largest sum of a party; sums are integers.
    below
        Share of drafts made by chance that a party does not accept. 0: it accepts anything.
    """
    rows = [_cells(seed, party, issues, options, kind, scale) for party in range(parties)]
    names = [f"p{party}" for party in range(parties)]
    return Table(
        issues=tuple(f"i{k:02}" for k in range(issues)),
        options=tuple(tuple(f"o{o}" for o in range(options)) for _ in range(issues)),
        rows=tuple(
            Row(
                party=name,
                weights=(1,) * issues,
                scores=cells,
                denominator=scale // POINTS,
                no_deal=Fraction(_quantile(seed, party, cells, below) * POINTS, scale),
            )
            for party, (name, cells) in enumerate(zip(names, rows, strict=True))
        ),
        rules=tuple((clause,) for clause in _rules(seed, issues, options, rules)),
    )


def draws(*key: object) -> random.Random:
    """A stream of its own for each purpose, so that more parties or rules do not change the numbers of the others."""
    return random.Random("/".join(map(str, key)))


def _cells(seed: int, party: int, issues: int, options: int, kind: Kind, scale: int) -> Cells:
    """What each option adds to a party's sum; the worst of an issue adds nothing, and the best all of its weight."""
    draw = draws("cells", seed, party)
    shares = [-log(1.0 - draw.random()) for _ in range(issues)]
    weights = _apportioned([1.0] * issues if kind == "equal" else shares, scale)
    found = []
    for weight in weights:
        turn = draw.random() < 0.5 if kind != "opposed" else party % 2 == 1
        common = [o / max(1, options - 1) for o in range(options)]
        raw = [(1 - NOISE) * (1 - c if turn else c) + NOISE * draw.random() for c in common]
        low, high = min(raw), max(raw)
        found.append(tuple(round(weight * (score - low) / ((high - low) or 1.0)) for score in raw))
    return tuple(found)


def _apportioned(shares: list[float], total: int) -> list[int]:
    """Integers in proportion to the shares that add up to the total (largest remainders)."""
    exact = [share * total / sum(shares) for share in shares]
    found = [int(number) for number in exact]
    by_remainder = sorted(range(len(exact)), key=lambda k: (found[k] - exact[k], k))
    for k in by_remainder[: total - sum(found)]:
        found[k] += 1
    return found


def _quantile(seed: int, party: int, cells: Cells, below: float) -> int:
    """The sum that the given share of drafts made by chance stays below; 0 accepts anything."""
    draw = draws("drafts", seed, party)
    sums = sorted(sum(row[int(draw.random() * len(row))] for row in cells) for _ in range(DRAFTS if below else 0))
    return sums[int(below * DRAFTS)] if below else 0


def _rules(seed: int, issues: int, options: int, count: int) -> Iterator[Clause]:
    """Rules over two issues each, all of them kept by a draft that stays secret."""
    draw = draws("rules", seed, issues)
    secret = [int(draw.random() * options) for _ in range(issues)]
    for number in range(count):
        while True:
            first, second = (int(draw.random() * issues) for _ in range(2))
            one, other = (int(draw.random() * options) for _ in range(2))
            # "first at one asks for second at other" bars all others beside it.
            barred = frozenset({other}) if number % 3 < 2 else frozenset(range(options)) - {other}
            if first != second and not (secret[first] == one and secret[second] in barred):
                break
        yield {first: frozenset({one}), second: barred}
