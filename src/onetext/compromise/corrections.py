"""All small sets of red lines, no deals and consents whose lifting opens the zone (S14)."""

from __future__ import annotations

from onetext.compromise.hitting import openings
from onetext.compromise.limits import Watch
from onetext.compromise.oracle import Oracle
from onetext.compromise.saying import Titles, say_correction
from onetext.compromise.table import Table
from onetext.model import Case
from onetext.model.results import CompleteTo, Correction, Proof

__all__ = ["corrections"]


def corrections(
    table: Table, watch: Watch, *, size: int = 3, case: Case | None = None
) -> tuple[tuple[Correction, ...], CompleteTo]:
    """All inclusion-minimal sets of at most `size` members whose lifting opens the zone, smallest first (S14).

    Implicit hitting sets, with every "still empty" shown in integers and every "opens" by a package that the table
    itself accepts, so the claim to completeness is `exhaustive` (S20). There is none for a zone that is not empty, and
    none where the rules alone contradict each other.

    Parameters
    ----------
    case
        For the sentences: names and titles; without it, ids stand in them.

    Returns
    -------
    tuple
        The corrections, and up to which size they are all listed: less than asked for where a limit struck (-1: not
        even whether the zone is empty is known). Those listed beyond it are true, but others may be missing.
    """
    oracle = Oracle(table, watch)
    found = openings(oracle, size)
    titles = Titles.of(table, case)
    sets = [oracle.toggles.named(mask) for mask in sorted(found.masks, key=lambda mask: (mask.bit_count(), mask))]
    listed = tuple(
        Correction(members=members, says=say_correction(table, titles, members)) for members in sets if members
    )
    proof = Proof(kind="exhaustive" if found.complete_to >= 0 else "none")
    return listed, CompleteTo(size=found.complete_to, proof=proof)
