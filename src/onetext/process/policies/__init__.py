"""Decision policies: those of the house, and those that others add (entry points of the group `onetext.policies`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onetext.errors import UnknownId
from onetext.process.policies.always import Always
from onetext.process.policies.concession import AbreuGul, Attrition, Fearon94
from onetext.process.policies.logit import Logit
from onetext.process.policy import Policy

__all__ = ["AbreuGul", "Always", "Attrition", "CONCEDING", "Fearon94", "Logit", "policy_named"]

_OURS: Mapping[str, Callable[[], Policy]] = {
    "abreu-gul": AbreuGul,
    "always": Always,
    "fearon94": Fearon94,
    "logit": Logit,
}

CONCEDING = frozenset({"abreu-gul", "fearon94"})
"""Those of two sides that each stand by a text of their own (`World.standing`)."""


def policy_named(name: str) -> Policy:
    """The policy with this name.

    Raises
    ------
    UnknownId
        When neither the house nor an installed package has one of this name.
    """
    if name in _OURS:
        return _OURS[name]()
    from importlib.metadata import entry_points

    found = {item.name: item for item in entry_points(group="onetext.policies")}
    if name not in found:
        raise UnknownId("policy", name, sorted({*_OURS, *found}))
    made: Policy = found[name].load()()
    return made
