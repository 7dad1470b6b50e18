"""What a command answers when it cannot answer: an error in the same envelope as every result."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from onetext._version import __version__
from onetext.api.check import problem
from onetext.errors import CaseError, DocumentError, LimitReached, OnetextError
from onetext.model.results import Envelope, FaultsResult, Problem

__all__ = ["refused"]


_WITHHELD = "the case has faults; whoever owns it can list them with: onetext check CASE"


def refused(
    command: str,
    error: OnetextError,
    *,
    as_of: dt.date | None = None,
    audience: str = "mediator",
    seed: int | None = None,
) -> FaultsResult:
    """The object that stands in for a result: status `faults`, `usage` or `limit`, and the problems.

    The case is named by nothing here, since an unreadable case has no id that could be trusted. A problem that lies in
    what was asked, not in a file, has an empty `file` and the code `usage` or `limit`.
    """
    match error:
        case CaseError() if audience != "mediator":
            # A fault quotes the file it stands in, and that may be hidden from this audience (S24).
            return _result(command, "faults", (_asked("faults", OnetextError(_WITHHELD)),), as_of, audience, seed)
        case CaseError():
            return _result(command, "faults", tuple(map(problem, error.faults)), as_of, audience, seed)
        case DocumentError():
            # A file that somebody names himself hides nothing from him.
            return _result(command, "faults", (problem(error.fault),), as_of, audience, seed)
        case LimitReached():
            return _result(command, "limit", (_asked("limit", error),), as_of, audience, seed)
        case _:
            return _result(command, "usage", (_asked("usage", error),), as_of, audience, seed)


def _asked(code: str, error: OnetextError) -> Problem:
    return Problem(file="", line=0, column=0, code=code, severity="error", message=str(error), hint="")


def _result(
    command: str,
    status: Literal["faults", "usage", "limit"],
    problems: tuple[Problem, ...],
    as_of: dt.date | None,
    audience: str,
    seed: int | None,
) -> FaultsResult:
    envelope = Envelope(
        command=command,
        version=__version__,
        as_of=as_of,
        audience=audience,
        seed=seed,
        status=status,
    )
    return FaultsResult(envelope=envelope, problems=problems)
