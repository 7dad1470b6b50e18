"""Which options fill a draft's open issues in each draw (S5).

One uniform number per issue and draw chooses among the options left to the issue: the same number for all parties and
for both drafts of a comparison, so that drafts open over the same options are filled alike. Where rules join issues, a
draw that breaks one is drawn again for all joined issues, and for both drafts at once, until it fits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onetext.preferences.fillings import Clause, Fillings
from onetext.preferences.frame import Frame
from onetext.preferences.streams import Floats, Streams

__all__ = ["Options", "Picker", "Picks"]

Options = npt.NDArray[np.intp]
_KEPT = 500
"""Most choices that are kept at a time, so that large cases do not fill the memory."""
_TRIES = 64
"""Rounds of drawing again; what then still does not fit is filled like draws that do."""


@dataclass(frozen=True)
class Picks:
    """The options of one draft in every draw.

    `joint` overrides the shared choice on issues that rules join.
    """

    fillings: Fillings
    joint: Mapping[int, Options]


class Picker:
    """Fills open issues, each stream drawn once."""

    def __init__(self, frame: Frame, streams: Streams) -> None:
        self.frame, self.streams = frame, streams
        self._uniform: dict[tuple[int, int], Floats] = {}
        self._shared: dict[tuple[int, tuple[int, ...]], Options] = {}

    def shared(self, issue: int, domain: tuple[int, ...]) -> Options:
        """The option of an issue in every draw, chosen evenly from a domain."""
        if (issue, domain) not in self._shared:
            if len(self._shared) >= _KEPT:
                self._shared.clear()
            self._shared[issue, domain] = self._chosen(issue, domain, 0)
        return self._shared[issue, domain]

    def _chosen(self, issue: int, domain: tuple[int, ...], turn: int) -> Options:
        if len(domain) == 1:
            return np.full(self.streams.draws, domain[0], dtype=np.intp)
        key = (issue, turn)
        if key not in self._uniform:
            name = self.frame.case.issues[issue].id
            self._uniform[key] = self.streams.uniform("open", name, *([str(turn)] if turn else []))
        places = (self._uniform[key] * len(domain)).astype(np.intp)
        return np.array(domain, dtype=np.intp)[np.minimum(places, len(domain) - 1)]

    def of(self, picks: Picks, issue: int) -> Options:
        """The option of an issue under a draft's picks."""
        chosen = picks.joint.get(issue)
        return self.shared(issue, picks.fillings.domains[issue]) if chosen is None else chosen

    def picks(self, sides: Sequence[Fillings]) -> list[Picks]:
        """Fill one draft, or two that are compared, so that no rule is broken in either.

        What both leave open over the same options stays filled alike, also where a rule joins it in one of them only.
        """
        joint = {k for side in sides for k in side.joint}
        alike = {k for k in joint if len({side.domains[k] for side in sides}) == 1}
        filled = [{k: self.shared(k, side.domains[k]).copy() for k in {*side.joint, *alike}} for side in sides]
        wrong = self._wrong(sides, filled)
        for turn in range(1, _TRIES):
            if not wrong.any():
                break
            for side, options in zip(sides, filled, strict=True):
                for k in options:
                    options[k][wrong] = self._chosen(k, side.domains[k], turn)[wrong]
            wrong = self._wrong(sides, filled)
        self._last_resort(sides, filled, wrong)
        return [Picks(side, options) for side, options in zip(sides, filled, strict=True)]

    def _wrong(self, sides: Sequence[Fillings], filled: Sequence[Mapping[int, Options]]) -> npt.NDArray[np.bool_]:
        wrong = np.zeros(self.streams.draws, dtype=np.bool_)
        for side, options in zip(sides, filled, strict=True):
            for clause in side.clauses:
                wrong |= self._holds(clause, options)
        return wrong

    def _holds(self, clause: Clause, options: Mapping[int, Options]) -> npt.NDArray[np.bool_]:
        found = np.ones(self.streams.draws, dtype=np.bool_)
        for k, barred in clause.items():
            here = np.zeros(len(self.frame.case.issues[k].options), dtype=np.bool_)
            here[list(barred)] = True
            found &= here[options[k]]
        return found

    def meets(self, picks: Picks, clauses: Sequence[Clause]) -> npt.NDArray[np.bool_]:
        """Whether any clause holds, draw by draw."""
        found = np.zeros(self.streams.draws, dtype=np.bool_)
        domains = picks.fillings.domains
        for clause in clauses:
            open_ = {k: options for k, options in clause.items() if not options.issuperset(domains[k])}
            if not any(options.isdisjoint(domains[k]) for k, options in open_.items()):
                found |= self._holds(open_, {k: self.of(picks, k) for k in open_})
        return found

    def _last_resort(
        self, sides: Sequence[Fillings], filled: Sequence[Mapping[int, Options]], wrong: npt.NDArray[np.bool_]
    ) -> None:
        """Fill the draws that never fitted as others that did, or else from the lists of all fillings."""
        if not wrong.any():
            return
        uniform, fitting = self.streams.uniform("open", "again")[wrong], np.flatnonzero(~wrong)
        for side, options in zip(sides, filled, strict=True):
            every = None if len(fitting) else side.every()
            for k, chosen in options.items():
                if len(fitting):
                    chosen[wrong] = chosen[fitting[(uniform * len(fitting)).astype(np.intp)]]
                elif every and k in every[0]:
                    listed = np.array([filling[k] for filling in every], dtype=np.intp)
                    chosen[wrong] = listed[(uniform * len(every)).astype(np.intp)]
