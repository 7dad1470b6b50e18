"""What a party says it will never sign (S7)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from immutabledict import immutabledict

from onetext.model.dates import Date
from onetext.model.items import Basis, Record
from onetext.model.kinds import EvidenceClass
from onetext.model.ranges import Range

__all__ = ["Bar", "Crossing", "Reading", "RedLine"]

Reading = Literal["narrow", "strict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What a line forbids.

    With `requires` False the line is broken when *every* issue stands at one of its listed options; with `requires`
    True it is broken when *any* issue stands outside its listed options.
    """

    options: immutabledict[str, tuple[str, ...]]
    requires: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """When a party first let stand what its own line barred, and what firmness is left.

    `reason` and `known_from` are of the firmness that is left; its basis is the line's.
    """

    happened: Date
    known: Date
    firmness: Range
    note: str = ""
    reason: str = ""
    known_from: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLine(Record):
    """A red line, with a narrow and, where it can be read more widely, a strict reading.

    Attributes
    ----------
    narrow, strict
        What each reading bars. None for `narrow`: the narrow reading bars nothing. None for `strict`: there is no
        wider reading, and the narrow one serves for both.
    firmness
        In [0, 1]: the line is real when it exceeds the party's toughness draw. The whole of [0, 1] says nothing.
    evidence
        The class of evidence behind the firmness.
    basis, reason, known_from
        Of the firmness: where it comes from (S17), why, and the first day on which it could have been given (S16).
    crossed
        Set once the party let the barred thing stand; its firmness then replaces `firmness`.
    """

    id: str
    party: str
    narrow: Bar | None
    strict: Bar | None = None
    speaker: str = ""
    says: str = ""
    unless: str = ""
    firmness: Range = Range.of(0, 1)
    evidence: EvidenceClass | None = None
    basis: Basis = "analyst"
    reason: str = ""
    known_from: dt.date | None = None
    crossed: Crossing | None = None

    @property
    def firmness_now(self) -> Range:
        """The firmness that holds, given the crossing if there was one."""
        return self.crossed.firmness if self.crossed else self.firmness

    @property
    def firmness_known(self) -> bool:
        """Whether the firmness that holds says anything: [0, 1] is what is taken when nothing is known (S6)."""
        return self.firmness_now != Range.of(0, 1)

    @property
    def basis_now(self) -> Basis:
        """Where the firmness that holds comes from; `default` when it says nothing."""
        return self.basis if self.firmness_known else "default"

    @property
    def reason_now(self) -> str:
        """The reason for the firmness that holds."""
        return self.crossed.reason if self.crossed else self.reason

    @property
    def known_from_now(self) -> dt.date | None:
        """The first day on which the firmness that holds could have been given; the line's if a crossing has none."""
        return (self.crossed.known_from if self.crossed else None) or self.known_from

    @property
    def evidence_now(self) -> EvidenceClass | None:
        """The class of evidence that holds."""
        return "already-crossed" if self.crossed else self.evidence

    def bar(self, reading: Reading) -> Bar | None:
        """What a reading bars."""
        return self.strict if reading == "strict" and self.strict is not None else self.narrow
