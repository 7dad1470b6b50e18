"""Single swaps of a package, and how many scenarios accept each: the step of the search for a robust package.

Small work is done by numpy; large work by a compiled kernel. Which of them is used follows from the size alone, and
both count the same.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onetext.compromise.worlds import Floats, Picked, Worlds

__all__ = ["Swaps"]

Ints = npt.NDArray[np.int64]
SMALL = 500_000
"""Numbers in the table up to which numpy is used."""


class Swaps:
    """The neighbours of packages in some scenarios."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds = worlds
        self.options = sum(worlds.sizes)
        self.issue_of = np.repeat(np.arange(len(worlds.sizes)), worlds.sizes).astype(np.int64)
        self.place = np.arange(self.options) - worlds.starts[self.issue_of]
        self.compiled = worlds.columns.size > SMALL
        self.touching = [
            [t for t, term in enumerate(worlds.terms) if k in term.options] for k in range(len(worlds.sizes))
        ]
        self.named, self.about, self.every = self._terms()

    def _terms(self) -> tuple[npt.NDArray[np.bool_], Ints, npt.NDArray[np.bool_]]:
        terms, starts = self.worlds.terms, self.worlds.starts
        longest = max((len(term.options) for term in terms), default=1)
        named = np.zeros((len(terms), self.options), dtype=np.bool_)
        about = np.full((len(terms), longest), -1, dtype=np.int64)
        for t, term in enumerate(terms):
            about[t, : len(term.options)] = sorted(term.options)
            for k, options in term.options.items():
                named[t, [int(starts[k]) + o for o in options]] = True
        return named, about, np.array([term.every for term in terms], dtype=np.bool_)

    def counts(self, package: Picked, margin: Floats, *, first: int = 0) -> Ints:
        """Per column the number of scenarios that accept the package with that option put in; -1 before `first`."""
        found = np.full(self.options, -1, dtype=np.int64)
        current = self.worlds.starts + package
        if self.compiled:
            from onetext.compromise.kernels.robust import swap_counts

            swap_counts(
                self.worlds.columns,
                self.issue_of,
                margin,
                current,
                first,
                self.named,
                self.about,
                self.every,
                found,
            )
            return found
        for k in range(first, len(self.worlds.sizes)):
            start, size = int(self.worlds.starts[k]), self.worlds.sizes[k]
            added = self.worlds.columns[start : start + size] + (margin - self.worlds.columns[current[k]])
            if self.touching[k]:
                added += np.stack([self._shift(package, k, option) for option in range(size)])
            found[start : start + size] = np.count_nonzero(added.min(axis=1) >= 0, axis=1)
        return found

    def _shift(self, package: Picked, issue: int, option: int) -> Floats:
        """What terms add and take when an issue is swapped."""
        swapped = package.copy()
        swapped[issue] = option
        both = np.stack([package, swapped])
        total = np.zeros(self.worlds.limits.shape)
        for t in self.touching[issue]:
            before, after = self.worlds.terms[t].holds(both)
            if before != after:
                total += self.worlds.columns[self.options + t] * (1.0 if after else -1.0)
        return total
