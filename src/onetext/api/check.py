"""The verb `check`: all faults of a case at once."""

from __future__ import annotations

import datetime as dt
import os

from onetext._version import __version__
from onetext.api.load import located
from onetext.casefile import check_case
from onetext.errors import Fault, UsageError
from onetext.model.results import CheckResult, Envelope, Problem

__all__ = ["check", "problem"]


def check(
    where: str | os.PathLike[str],
    *,
    as_of: dt.date | None = None,
    audience: str = "mediator",
) -> CheckResult:
    """All faults of a case, with file, line and column. A case with warnings only is `ok`.

    A check speaks to the owner of the folder: it reads every item, whoever the item is for, because line numbers,
    excerpts and even the number of faults would tell an audience about what is withheld from it (S24). So there is no
    check for another audience. The day does not narrow it either: files are right or wrong on every day.

    Raises
    ------
    UsageError
        When there is no such case, or an audience other than `mediator` is asked for.
    """
    if audience != "mediator":
        raise UsageError(
            "check speaks to the owner of the files only, since line numbers would tell what is withheld; "
            f'leave out the audience "{audience}"'
        )
    case, faults = check_case(located(where))
    ok = not any(fault.severity == "error" for fault in faults)
    narrowed = (f"the whole case was checked: {as_of} narrows nothing",) if as_of else ()
    envelope = Envelope(
        command="check",
        version=__version__,
        case=case.id if case else None,
        case_sha256=case.sha256 if case else None,
        as_of=as_of or ((case.as_of or case.newest) if case else None),
        status="ok" if ok else "faults",
        warnings=narrowed,
    )
    return CheckResult(envelope=envelope, ok=ok, problems=tuple(map(problem, faults)))


def problem(fault: Fault) -> Problem:
    """A fault as `problems` lists it."""
    return Problem(
        file=fault.file,
        line=fault.line,
        column=fault.column,
        code=fault.code,
        severity="error" if fault.severity == "error" else "warning",
        message=fault.message,
        hint=fault.hint,
        excerpt=fault.excerpt,
    )
