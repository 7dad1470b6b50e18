"""Candidates of a case, by id, and putting one back in its place."""

from __future__ import annotations

from dataclasses import replace

from onetext.errors import UnknownId, UsageError
from onetext.model import Candidate, Case

__all__ = ["decided_item", "waiting_item", "with_item"]


def waiting_item(case: Case, name: str) -> Candidate:
    """The candidate with this id, which nobody has decided on (UnknownId, UsageError)."""
    found = {item.id: item for item in case.candidates}
    if name not in found:
        raise UnknownId("candidate", name, [item.id for item in case.candidates if item.waits])
    if not found[name].waits:
        raise UsageError(f'"{name}" was {found[name].status} before; take that back with --undo {name}')
    return found[name]


def decided_item(case: Case, name: str) -> Candidate:
    """The candidate with this id, on which somebody decided (UnknownId, UsageError)."""
    found = {item.id: item for item in case.candidates}
    if name not in found:
        raise UnknownId("candidate", name, [item.id for item in case.candidates if not item.waits])
    if found[name].waits:
        raise UsageError(f'"{name}" waits for a decision: there is nothing to take back')
    return found[name]


def with_item(case: Case, item: Candidate) -> Case:
    """The case with a candidate in the place of the one with its id."""
    return replace(case, candidates=tuple(item if one.id == item.id else one for one in case.candidates))
