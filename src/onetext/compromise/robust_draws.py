"""Scenarios drawn block by block, so that a raised hand is seen between two of them; and what is counted over them.

The first block is the sample that a balance draws with the same seed (S19), up to `BLOCK` scenarios; every later one
has a seed of its own, made from that seed and its number. So the same request always draws the same scenarios, and a
request that is cut short has drawn the first of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

import numpy as np

from onetext.compromise.limits import Watch
from onetext.compromise.worlds import Bools
from onetext.errors import UsageError
from onetext.model import Case, Reading
from onetext.model.results import Blocker
from onetext.preferences import SampledRow, Scenarios, sampled_scenarios

__all__ = ["BLOCK", "Tally", "among", "block_seeds", "drawn"]

BLOCK = 8192
"""Scenarios drawn at once: about a seventh of a second for a case of 35 issues."""
MOST_CELLS = 2**28
"""Most numbers that are held at once: about two gigabytes."""


def block_seeds(seed: int, draws: int) -> Iterator[tuple[int, int]]:
    """The seed and the size of each block."""
    for number, first in enumerate(range(0, draws, BLOCK)):
        text = f"{seed}\x1fblock\x1f{number}"
        own = int.from_bytes(blake2b(text.encode(), digest_size=7).digest(), "big") if number else seed
        yield own, min(BLOCK, draws - first)


def drawn(case: Case, watch: Watch, *, seed: int, draws: int, reading: Reading) -> Scenarios:
    """As many of the scenarios as can be drawn in half of the time that is left: the first block always.

    Raises
    ------
    UsageError
        When all of them would not find room in memory.
    """
    parts = list[Scenarios]()
    # The search, and counting again over fresh scenarios, want time as well.
    kept = watch.left / 2
    for own, size in block_seeds(seed, draws):
        if parts and (watch.struck() or watch.left < kept):
            break
        parts.append(sampled_scenarios(case, seed=own, draws=size, reading=reading))
        if sum(parts[0].sizes) * max(1, len(parts[0].rows)) * draws > MOST_CELLS:
            raise UsageError(f"{draws} scenarios of this case need too much memory; ask for fewer draws")
        watch.tell("drawing scenarios", sum(part.draws for part in parts) / draws)
    return parts[0] if len(parts) == 1 else _joined(parts)


def among(scenarios: Scenarios, first: int, size: int) -> Scenarios:
    """Some neighbouring scenarios; nothing is copied."""
    kept = slice(first, first + size)
    return replace(
        scenarios,
        draws=len(range(scenarios.draws)[kept]),
        rows=tuple(
            replace(
                row,
                cells=row.cells[:, kept],
                threshold=row.threshold[kept],
                interactions=tuple((where, points[kept]) for where, points in row.interactions),
            )
            for row in scenarios.rows
        ),
        lines=tuple(replace(line, real=line.real[kept]) for line in scenarios.lines),
    )


def _joined(parts: Sequence[Scenarios]) -> Scenarios:
    """Blocks of one case as one sample."""
    first = parts[0]
    return replace(
        first,
        draws=sum(part.draws for part in parts),
        rows=tuple(_one_row([part.rows[r] for part in parts]) for r in range(len(first.rows))),
        lines=tuple(
            replace(line, real=np.concatenate([part.lines[i].real for part in parts]))
            for i, line in enumerate(first.lines)
        ),
    )


def _one_row(rows: Sequence[SampledRow]) -> SampledRow:
    first = rows[0]
    return replace(
        first,
        cells=np.concatenate([row.cells for row in rows], axis=1),
        threshold=np.concatenate([row.threshold for row in rows]),
        interactions=tuple(
            (where, np.concatenate([row.interactions[i][1] for row in rows]))
            for i, (where, _) in enumerate(first.interactions)
        ),
    )


@dataclass(eq=False)
class Tally:
    """In how many scenarios each party refuses a text, by which cause, and in how many nobody is known to.

    Attributes
    ----------
    parties
        All that are asked, in the order in which they are told.
    untested
        Those of them who may refuse by value without its being known.
    """

    parties: tuple[str, ...]
    untested: tuple[str, ...] = ()
    draws: int = 0
    passed: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    by_cause: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, causes: Mapping[str, Mapping[str, Bools]], draws: int) -> None:
        """Count some more scenarios: per party and cause where that cause makes it refuse."""
        anybody = np.zeros(draws, dtype=np.bool_)
        for party, own in causes.items():
            refuses = np.zeros(draws, dtype=np.bool_)
            for cause, where in own.items():
                refuses |= where
                counted = self.by_cause.setdefault(party, {})
                counted[cause] = counted.get(cause, 0) + int(where.sum())
            self.refused[party] = self.refused.get(party, 0) + int(refuses.sum())
            anybody |= refuses
        self.draws += draws
        self.passed += draws - int(anybody.sum())

    def blockers(self) -> tuple[Blocker, ...]:
        """The parties that refuse in some scenario, most often first, and by what."""
        found = []
        for party, causes in self.by_cause.items():
            lines = {line: many / self.draws for line, many in causes.items() if line}
            found.append(
                Blocker(
                    party=party,
                    share=self.refused[party] / self.draws,
                    by_value=None if party in self.untested else causes.get("", 0) / self.draws,
                    by_line=dict(sorted(lines.items(), key=lambda item: (-item[1], item[0]))),
                )
            )
        return tuple(sorted(found, key=lambda item: (-item.share, self.parties.index(item.party))))
