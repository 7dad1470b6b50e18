"""A table that no draft satisfies: 5 parties, 28 issues, and 45 things that could be lifted to open the zone."""

from __future__ import annotations

from dataclasses import replace

from instances import draws, instance
from onetext.compromise import Row, Table, TableLine
from onetext.model.results import Member

__all__ = ["CORRECTIONS", "red_lined"]

EXCLUDED, MINIMA = 5, 3
"""Per party: options that it excludes, and issues on which it refuses all options below a level."""
LEVEL = 0.5
"""That level, as a share of the best option's value."""
CORRECTIONS = {0: (0, 9, 13), 1: (0, 3, 50), 2: (0, 11, 9), 3: (1, 1, 0)}
"""Seed -> how many corrections of one, two and three members there are, as a mixed-integer solver finds them one by
one (HiGHS: fewest members lifted, all found before forbidden; it takes 0.1 to 25 s)."""


def red_lined(parties: int = 5, issues: int = 28, *, seed: int = 0) -> Table:
    """Per party one no-deal value, 5 excluded options and 3 minima: 45 members for five parties.

    Excluded is the worst option of an issue taken by chance. No two parties have a minimum on the same issue, so that
    most clashes are of several lines with values, which are harder to find than those of two lines.
    """
    table = instance(parties, issues, seed=seed)
    draw = draws("lines", seed, parties, issues)
    shuffled = sorted(range(issues), key=lambda _: draw.random())
    lines = []
    for place, row in enumerate(table.rows):
        worst = [int(draw.random() * issues) for _ in range(EXCLUDED)]
        minima = shuffled[place * MINIMA : (place + 1) * MINIMA]
        for number, (k, least) in enumerate([*((k, 0.0) for k in worst), *((k, LEVEL) for k in minima)]):
            lines.append(_line(row, number, k, least))
    return replace(table, lines=tuple(lines))


def _line(row: Row, number: int, issue: int, level: float) -> TableLine:
    """What a party refuses on an issue: all that is worth less to it than the level, the worst in any case."""
    cells = row.cells[issue]
    barred = frozenset(o for o, cell in enumerate(cells) if cell == min(cells) or cell < level * max(cells))
    return TableLine(
        member=Member(kind="red_line", id=f"{row.party}-{number}", party=row.party),
        clauses=({issue: barred},),
        narrow=({issue: barred},),
        real=True,
        known=True,
    )
