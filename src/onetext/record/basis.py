"""On what records rest (S17)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onetext.model import BASES, Basis, Case
from onetext.model.results import BasisShare

__all__ = ["Bases", "shares"]


class Bases:
    """Tells what a record of a case rests on: `source` where a source that is more than recall carries it."""

    def __init__(self, case: Case) -> None:
        self._carrying = {source.id for source in case.sources if source.kind != "recall"}

    def of(self, sources: Iterable[str]) -> Basis:
        """The basis of a record with these sources."""
        return "analyst" if self._carrying.isdisjoint(sources) else "source"

    def share(self, records: Iterable[Iterable[str]]) -> BasisShare:
        """Shares by basis of records, given by the sources of each; empty for none."""
        return shares(self.of(sources) for sources in records)


def shares(bases: Iterable[Basis]) -> BasisShare:
    """Share of each basis that occurs, from the best supported on, adding to 1."""
    counts = Counter(bases)
    return {basis: counts[basis] / counts.total() for basis in BASES if counts[basis]}
