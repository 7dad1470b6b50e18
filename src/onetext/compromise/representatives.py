"""A few packages that stand for all agreements: none is better than one of them by more than ε for any signatory.

For four signatories and more the frontier itself is out of reach. What a set leaves uncovered lies above finitely many
corners (`corners`). How far an agreement can rise above a corner at most is said in integers by walls (`slopes`) and
hollows (corners above which a search found nothing); the largest such rise is the ε of the set, proved. The set grows
by a package above the corner where agreements may rise highest, again and again; in the end the highest corners are
looked at more closely. This is the sandwich method for frontiers (Rennen, van Dam and den Hertog 2011), on corners.

Where the zone has few packages they are all listed first, and the answer is the frontier itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from onetext.compromise.limits import Watch
from onetext.compromise.problem import Ints, Packages, Problem
from onetext.compromise.search import every
from onetext.compromise.sketch import Sketch
from onetext.compromise.thinning import thinned
from onetext.model.results import ProofKind

__all__ = ["Representatives", "representatives"]

_MOST = 200
_FEW, _FEW_NODES = 2_000, 4_000
"""So many packages are listed before the zone counts as large, and so much may be spent on that."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Representatives:
    """Packages that stand for all.

    Attributes
    ----------
    packages, values
        Over all issues of the problem; sums per signatory. None of them is beaten by another one.
    epsilon
        Every agreement is within so many points of one of them in every signatory's value.
    complete
        Whether they are the whole frontier, one package for each vector of values.
    alike
        Per representative all packages that give its values, in lexicographic order; None where the zone is too large
        to list.
    points
        How many vectors of values the whole frontier has; None where that is not known.
    """

    packages: Packages
    values: Ints
    epsilon: Fraction
    complete: bool
    proof: ProofKind
    alike: tuple[Packages, ...] | None = None
    points: int | None = None


def representatives(problem: Problem, watch: Watch, *, at_most: int = _MOST) -> Representatives:
    """At most so many packages, and never more than 200, with the ε that is proved of them.

    When a limit strikes, what has been chosen so far is returned with its ε. Without any package, the proof is `none`
    unless the zone is proved to be empty; ε is then how far an agreement can lie from the floors.
    """
    few = every(problem, watch.part(nodes=_FEW_NODES), _FEW)
    if few.complete:
        return _whole(problem, few.packages, at_most)
    most = min(at_most, _MOST)
    sketch = Sketch(problem)
    sketch.grow(most, watch)
    if not len(sketch.packages):
        sums = problem.totals(few.packages)[:, : problem.signers]
        for place in thinned(sums, problem.denominators[: problem.signers], most)[0]:
            sketch.take(few.packages[place])
    if not len(sketch.packages):
        return _answer(problem, few.packages, sketch.width, proof="none")
    sketch.tighten(watch)
    return _answer(problem, sketch.packages[_unbeaten(sketch.values)], sketch.epsilon, proof="exhaustive")


def _answer(
    problem: Problem, packages: Packages, epsilon: Fraction, *, proof: ProofKind, complete: bool = False
) -> Representatives:
    values = problem.totals(packages)[:, : problem.signers]
    order = np.lexsort(-values.T[::-1]) if len(values) else slice(0)
    return Representatives(
        packages=packages[order], values=values[order], epsilon=epsilon, complete=complete, proof=proof
    )


def _whole(problem: Problem, packages: Packages, at_most: int) -> Representatives:
    """Of all packages of the zone, one for each vector of values that none beats."""
    values = problem.totals(packages)[:, : problem.signers]
    best = _unbeaten(values)
    chosen, epsilon = thinned(values[best], problem.denominators[: problem.signers], at_most)
    firsts = packages[[best[place] for place in chosen]]
    found = _answer(problem, firsts, epsilon, proof="exhaustive", complete=len(chosen) == len(best))
    alike = tuple(packages[(values == own).all(axis=1)] for own in found.values)
    return replace(found, alike=alike, points=len(best))


def _unbeaten(values: Ints) -> list[int]:
    """Places of vectors that no other one beats, the first of equal ones."""
    distinct, first = np.unique(values, axis=0, return_index=True)
    # In rising lexicographic order, what beats a vector comes after it.
    return [
        int(place)
        for number, (own, place) in enumerate(zip(distinct, first, strict=True))
        if not (distinct[number + 1 :] >= own).all(axis=1).any()
    ]
