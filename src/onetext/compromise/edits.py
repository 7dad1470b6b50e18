"""What each edit of a draft does to each signatory, so that the effects add up (S13, S15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from onetext.compromise.table import Row, Table
from onetext.model import Case, Draft
from onetext.model.results import Edit
from onetext.preferences import term_view

__all__ = ["Start", "edits", "settled_terms", "start_of"]

Start = tuple[int | tuple[int, ...], ...]
"""Per issue the option at which a draft settles it, or the options over which it leaves it open."""


def settled_terms(case: Case, draft: Draft) -> dict[str, str]:
    """What a draft settles, in words or by a silence whose meaning the case declares: issue -> option (S5)."""
    views = {issue.id: term_view(issue, draft.term(issue.id)) for issue in case.issues}
    return {issue: view.option for issue, view in views.items() if view.option is not None}


def start_of(case: Case, table: Table, draft: Draft) -> Start:
    """A draft by places."""
    settled = settled_terms(case, draft)
    found: list[int | tuple[int, ...]] = []
    for issue, ids in zip(case.issues, table.options, strict=True):
        if issue.id in settled:
            found.append(ids.index(settled[issue.id]))
        else:
            options = term_view(issue, draft.term(issue.id)).options or ids
            found.append(tuple(sorted({ids.index(option) for option in options})))
    return tuple(found)


def edits(table: Table, start: Start, package: Sequence[int]) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """The changes of settled issues, and the fills of open ones, in the order of the issues.

    Each edit's effect on a signatory is its change of value when the edits are made one after the other in the order of
    the issues, so that they add up to the whole. An open issue counts as the middle between the best and the worst
    option it leaves (S5) until it is filled, and an interaction only once all its issues are settled.
    """
    changes: list[Edit] = []
    fills: list[Edit] = []
    now: list[int | tuple[int, ...]] = list(start)
    values = [_value(row, now) for row in table.rows]
    for k, (before, after) in enumerate(zip(start, package, strict=True)):
        if before == after:
            continue
        now[k] = int(after)
        following = [_value(row, now) for row in table.rows]
        steps = {row.party: two - one for row, one, two in zip(table.rows, values, following, strict=True)}
        values = following
        edit = _edit(table, k, before if isinstance(before, int) else None, int(after), steps)
        (changes if isinstance(before, int) else fills).append(edit)
    return tuple(changes), tuple(fills)


def _edit(table: Table, issue: int, before: int | None, after: int, steps: Mapping[str, Fraction]) -> Edit:
    ids = table.options[issue]
    return Edit(
        issue=table.issues[issue],
        before=None if before is None else ids[before],
        after=ids[after],
        effects={party: float(step) for party, step in steps.items()},
        gains=tuple(party for party, step in steps.items() if step > 0),
        loses=tuple(party for party, step in steps.items() if step < 0),
    )


def _value(row: Row, terms: Sequence[int | tuple[int, ...]]) -> Fraction:
    total = Fraction(0)
    for cells, term in zip(row.cells, terms, strict=True):
        if isinstance(term, int):
            total += cells[term]
        else:
            left = [cells[option] for option in term]
            total += Fraction(max(left) + min(left), 2)
    total += sum(points for where, points in row.interactions if all(terms[k] == o for k, o in where.items()))
    return total / row.denominator
