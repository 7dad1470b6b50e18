"""A parameter of the process as a case has it (S17); what a parameter is at all stands in the model."""

from __future__ import annotations

from dataclasses import dataclass

from onetext.model import Basis, Distribution, Parameter
from onetext.model import ParameterScope as Scope
from onetext.model import ParameterShape as Shape

__all__ = ["Distribution", "Parameter", "Quantity", "Scope", "Shape"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A parameter as this case has it: for one party or patron (its place), or for the talks (None).

    `reason` says in a sentence where it comes from; `sources` are ids of sources.
    """

    key: str
    place: int | None
    distribution: Distribution
    basis: Basis
    reason: str = ""
    sources: tuple[str, ...] = ()
