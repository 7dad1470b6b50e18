"""What can be asked about texts that all could sign, checked once, before anything is searched."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from onetext.api.looking import warned
from onetext.compromise import Limits, Watch
from onetext.errors import UnknownId, UsageError
from onetext.model import Case, Reading
from onetext.model.results import Concept, Envelope

__all__ = ["CONCEPTS", "Limits", "check_case", "check_counts", "check_limits", "concepts_of", "ended", "reading_of"]

CONCEPTS: tuple[Concept, ...] = get_args(Concept)
"""The solution concepts (S12), those that compare no points between parties first."""


def check_case(seen: Case) -> None:
    """See to it that there is something to settle, and somebody to sign.

    Raises
    ------
    UsageError
        When this audience knows of no issue, or of no signatory. The words are the same whether the case has none or
        withholds them (S24).
    """
    if not seen.issues:
        raise UsageError(f'there is nothing to settle: no issue of case "{seen.id}" is known to this audience')
    if not seen.signatories:
        raise UsageError(
            f'nobody would sign: no signatory of case "{seen.id}" is known to this audience; '
            "name those whose acceptance a text needs under signatories: in case.yaml"
        )


def concepts_of(names: Sequence[str]) -> tuple[Concept, ...]:
    """The concepts asked for, each once, in the order of `CONCEPTS`; `all` stands for all of them.

    Raises
    ------
    UnknownId
        For a name that is none.
    UsageError
        When none is named.
    """
    unknown = [name for name in names if name != "all" and name not in CONCEPTS]
    if unknown:
        raise UnknownId("solution", unknown[0], (*CONCEPTS, "all"))
    if not names:
        raise UsageError(f"no solution is asked for; name some of {', '.join(CONCEPTS)}, or all")
    return tuple(name for name in CONCEPTS if name in names or "all" in names)


def reading_of(name: str) -> Reading:
    """The reading of the red lines that is asked for (UnknownId for a name that is none)."""
    for reading in get_args(Reading):
        if name == reading:
            return reading  # type: ignore[no-any-return]  # one of the names of the Literal
    raise UnknownId("reading", name, get_args(Reading))


def check_counts(**counts: tuple[int, int, int]) -> None:
    """See to it that whole numbers lie where they make sense.

    Parameters
    ----------
    counts
        Name -> the number given, the least and the largest that is allowed.

    Raises
    ------
    UsageError
        For the first that lies outside.
    """
    for name, (given, least, most) in counts.items():
        if not least <= given <= most:
            raise UsageError(f"{name} is {given}; give a whole number from {least} to {most}")


def check_limits(limits: Limits | None) -> Watch:
    """The watch over a request (UsageError for a limit below zero, or one that is no number)."""
    given = limits or Limits()
    if given.seconds is not None and not 0 <= given.seconds < math.inf:
        raise UsageError(f"the time limit is {given.seconds}; give a number of seconds, 0 or more")
    if given.nodes is not None and given.nodes < 0:
        raise UsageError(f"the limit of nodes is {given.nodes}; give a whole number, 0 or more")
    return Watch(given)


_WHY = {
    "time": "the time limit was struck",
    "nodes": "the limit of search steps was struck",
    "stopped": "the search was stopped from the keyboard",
}


SEARCHED = "what follows is the best found until then, and what is not proved says so"
"""What stands in the answer of a search that could not go to its end."""


def ended(envelope: Envelope, watch: Watch, stands: str = SEARCHED) -> Envelope:
    """The envelope of an answer: `limit`, and which one, when the search could not go to its end."""
    if watch.why is None:
        return envelope
    return warned(replace(envelope, status="limit"), f"{_WHY[watch.why]}; {stands}")
