"""Red lines, no deals and consents that cannot all hold (S14)."""

from __future__ import annotations

from onetext.compromise.hitting import minimal_conflicts
from onetext.compromise.limits import Watch
from onetext.compromise.oracle import Oracle
from onetext.compromise.saying import Titles, say_conflict
from onetext.compromise.table import Table
from onetext.model import Case
from onetext.model.results import Conflict, Proof

__all__ = ["SHOWN", "SOUGHT", "conflicts"]

SOUGHT = 24
"""How many different conflicts are looked for."""
SHOWN = 6
"""How many of them are given, the smallest first."""


def conflicts(
    table: Table, watch: Watch, *, case: Case | None = None, sought: int = SOUGHT, shown: int = SHOWN
) -> tuple[Conflict, ...]:
    """Some inclusion-minimal sets of members that cannot all hold, smallest first (S14).

    Up to `sought` are looked for, fewer where that takes long, and the `shown` smallest given; there may be more. Each
    is shown in integers to leave nothing, and for each of its members there is a package that keeps the others, so each
    is `exhaustive` (S20).

    Where the rules alone contradict each other, the one conflict has no members. There is none for a zone that is not
    empty; and where a limit struck, those that were not finished are left out.

    Parameters
    ----------
    case
        For the sentences: names and titles; without it, ids stand in them.
    """
    oracle = Oracle(table, watch)
    found = sorted(minimal_conflicts(oracle, sought), key=lambda mask: (mask.bit_count(), mask))
    titles = Titles.of(table, case)
    sets = [oracle.toggles.named(mask) for mask in found[:shown]]
    return tuple(
        Conflict(members=members, says=say_conflict(table, titles, members), proof=Proof(kind="exhaustive"))
        for members in sets
    )
