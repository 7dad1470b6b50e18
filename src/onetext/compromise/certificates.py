"""Certificates are built here: branch and bound, each node with integer multipliers from linear duals (S20).

1. Relax the statement's demands over the options that are left (`certificate_duals`), and round the duals to integers.
2. Strike out every option that they show to be impossible, in integers, by the checker's own arithmetic.
3. If an issue has no option left, the node is closed. Otherwise branch on the issue at which the relaxation is most
   divided, weighted by what is at stake there for the rows that count.

A node with one option everywhere is closed by whatever demand it misses; if it misses none, the statement is false, and
the package shows it. What comes out has passed the checker.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

from onetext.compromise.certificate_duals import Proposal, Relaxations
from onetext.compromise.check import Original, check_certificate
from onetext.compromise.check_proof import Ground, IntegerRow, Left
from onetext.compromise.limits import Watch
from onetext.compromise.statements import Certificate, Multipliers, Node, Statement

__all__ = ["LEAVES", "Decision", "certify_none", "decide"]

LEAVES = 100_000
"""Most leaves of a certificate."""
DIVIDED = 1e-6
"""How far an option has to be chosen for the relaxation to be divided by it."""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A statement certified, or refuted by a package (places); neither where a limit struck first."""

    certificate: Certificate | None = None
    package: tuple[int, ...] | None = None


def certify_none(
    asked: Original, statement: Statement, watch: Watch | None = None, *, leaves: int = LEAVES
) -> Certificate | None:
    """A certificate that no package does what the statement says none does; None where it is false or too hard."""
    return decide(asked, statement, watch, leaves=leaves).certificate


def decide(asked: Original, statement: Statement, watch: Watch | None = None, *, leaves: int = LEAVES) -> Decision:
    """Certify a statement or find a package that refutes it, within some leaves and the watch's limits."""
    ground, watch = Ground(asked, statement), watch or Watch()
    nodes, waiting, closed = list[Node](), [ground.everything], 0
    relaxations: Relaxations | None = None
    while waiting:
        left = waiting.pop()
        if left is None:
            nodes.append(Node())
            closed += 1
            continue
        if closed + len(waiting) >= leaves or watch.struck():
            return Decision()
        watch.spend(1)
        if all(mask.bit_count() == 1 for mask in left):
            strikes = _missed(ground, left)
            if strikes is None:
                return Decision(package=_package(left))
            nodes.append(Node(strikes=strikes))
            closed += 1
            continue
        relaxations = relaxations or Relaxations(ground)
        proposal = relaxations.propose(left)
        rounded = _rounded(ground, left, proposal)
        if rounded is not None:
            return Decision(package=rounded)
        left, strikes = _best(ground, left, proposal.strikes)
        if left is None:
            nodes.append(Node(strikes=strikes))
            closed += 1
            continue
        issue = _divided(ground, left, proposal)
        parts = _parts(left[issue], proposal.shares[issue])
        nodes.append(Node(strikes=strikes, issue=issue, parts=tuple((option,) for option in parts)))
        for option in reversed(parts):
            waiting.append(ground.spread((*left[:issue], 1 << option, *left[issue + 1 :]), (issue,)))
    certificate = Certificate(nodes=tuple(nodes))
    check_certificate(asked, statement, certificate)
    return Decision(certificate=certificate)


def _best(ground: Ground, left: Left, proposed: Iterable[Multipliers]) -> tuple[Left | None, Multipliers | None]:
    """Strike out by whichever multipliers leave least; none where they strike out nothing."""
    kept: tuple[Left | None, Multipliers | None] = (left, None)
    for strikes in proposed:
        now = ground.struck(left, strikes)
        if now is None:
            return None, strikes
        if kept[0] is not None and _count(now) < _count(kept[0]):
            kept = now, strikes
    return kept


def _count(left: Left) -> int:
    return sum(mask.bit_count() for mask in left)


def _missed(ground: Ground, left: Left) -> Multipliers | None:
    """What closes a single package: a demand it misses, or that its gains' product is not above the number."""
    package = _package(left)
    for place, row in enumerate(ground.rows):
        if row.total(package) < row.floor and row.stands(left):
            return Multipliers(rows=((place, 1),))
    if ground.gains:
        gains = [row.total(package) - row.floor for row in ground.gains]
        product = prod(gains)
        if product <= ground.target:
            # With a_p = Π of the other gains both means are equal here, so nothing is lost.
            return Multipliers(gains=tuple(product // gain for gain in gains))
    return None


def _package(left: Left) -> tuple[int, ...]:
    return tuple(mask.bit_length() - 1 for mask in left)


def _rounded(ground: Ground, left: Left, proposal: Proposal) -> tuple[int, ...] | None:
    """The package nearest to the relaxation, if it refutes the statement."""
    near = tuple(
        1 << max(_options(mask), key=lambda o, shares=shares: shares[o])  # type: ignore[misc]  # bound by its default
        for mask, shares in zip(left, proposal.shares, strict=True)
    )
    if ground.spread(near, range(len(near))) is None or _missed(ground, near) is not None:
        return None
    return _package(near)


def _divided(ground: Ground, left: Left, proposal: Proposal) -> int:
    """The issue to branch on: the most at stake where the relaxation is divided; else the one with fewest options."""
    best, chosen = 0.0, None
    for k, mask in enumerate(left):
        shares = {o: max(0.0, proposal.shares[k][o]) for o in _options(mask)}
        apart = 1.0 - max(shares.values())
        if apart > DIVIDED and len(shares) > 1:
            taken = [o for o, share in shares.items() if share > DIVIDED]
            pulled = zip(ground.rows, proposal.pulls, strict=True)
            score = apart * (DIVIDED + sum(pull * _stake(row, k, taken) for row, pull in pulled))
            if score > best:
                best, chosen = score, k
    if chosen is not None:
        return chosen
    # Where a single package is left, any issue leads on to the node at which that package is looked at.
    return min(range(len(left)), key=lambda k: (left[k].bit_count() == 1, left[k].bit_count()))


def _stake(row: IntegerRow, issue: int, options: Sequence[int]) -> float:
    """How far the row's sum moves between some options, as a share of how far it can move at all."""
    numbers = [row.cells[issue][option] for option in options]
    return (max(numbers) - min(numbers)) / row.reach if numbers else 0.0


def _parts(mask: int, shares: Sequence[float]) -> list[int]:
    return sorted(_options(mask), key=lambda o: -shares[o])


def _options(mask: int) -> list[int]:
    return [option for option in range(mask.bit_length()) if mask >> option & 1]
