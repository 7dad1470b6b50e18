"""Whether there is a text that all could sign, for the page: in both readings, with its frontier (S11–S14)."""

from __future__ import annotations

from onetext.api.frontier import frontier
from onetext.api.settle import settle
from onetext.api.settling.asking import Limits
from onetext.model import Case
from onetext.model.results import FrontierResult, SettleResult

__all__ = ["agreement"]

_NODES = 2_000_000
"""Search steps after which the page takes the best found so far: a bound that is the same on every machine."""
_POINTS = 150
"""Points of the frontier that the page draws."""


def agreement(
    case: Case, seen: Case, *, audience: str, seed: int
) -> tuple[SettleResult | None, SettleResult | None, FrontierResult | None]:
    """What `settle` answers for a case as looked at, read narrowly and, where that differs, strictly; and the frontier.

    The strict answer is only worked out where the narrow reading leaves a text and the strict one none: it then says
    what clashes. All are None where there is nothing to settle or nobody to sign.
    """
    if not seen.issues or not seen.signatories:
        return None, None, None
    day, limits = seen.as_of, Limits(nodes=_NODES)
    narrow = settle(case, as_of=day, audience=audience, seed=seed, limits=limits)
    widely = narrow.zone_strict
    strict = None
    if narrow.zone.status != "empty" and widely is not None and widely.status == "empty":
        strict = settle(case, reading="strict", as_of=day, audience=audience, seed=seed, limits=limits)
    curve = None
    if narrow.table.weights and narrow.zone.status in ("nonempty", "unknown"):
        curve = frontier(case, at_most=_POINTS, as_of=day, audience=audience, limits=limits)
    return narrow, strict, curve
