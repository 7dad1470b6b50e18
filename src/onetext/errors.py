"""Every exception that onetext raises on purpose.

    OnetextError
    ├── CaseError        the case folder has faults; carries all of them
    ├── DocumentError    a draft or article cannot be read as a file of its format
    ├── UsageError       the caller asked for something that cannot be
    │   └── UnknownId    an id that the case does not have, with the nearest ones
    ├── LimitReached     a stated limit (size, time, nesting) was struck
    └── CheckFailed      the independent checker refused a result: a fault of onetext itself

A message says what is wrong, where, and how to mend it. The exit status of the
command line follows the class: 1 for `CaseError` and `DocumentError`, 2 for `UsageError`, 3 for `LimitReached`;
a `CheckFailed` ends it like any other fault of onetext itself, with 70.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = [
    "CaseError",
    "CheckFailed",
    "DocumentError",
    "Fault",
    "LimitReached",
    "OnetextError",
    "UnknownId",
    "UsageError",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong, or odd, in the files of a case.

    Attributes
    ----------
    file, line, column
        Where: a path relative to the case folder, and 1-based positions (0 when a whole file is meant).
    code
        `E…` for an error, `W…` for a warning; documented in `docs/reference/faults.md`.
    message, hint
        What is wrong, and how to mend it ("" when there is nothing to add).
    excerpt
        The line of the file, for a caret to stand under.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    excerpt: str = ""

    @property
    def severity(self) -> str:
        """`error` or `warning`."""
        return "error" if self.code.startswith("E") else "warning"

    def __str__(self) -> str:
        tail = f"; {self.hint}" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.message}{tail}"


class OnetextError(Exception):
    """Root of all errors that onetext raises on purpose."""


class CaseError(OnetextError):
    """A case could not be read. `faults` holds every fault found, errors and warnings alike."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        errors = [fault for fault in self.faults if fault.severity == "error"]
        count = f"{len(errors)} error" + ("" if len(errors) == 1 else "s")
        super().__init__(f"the case has {count}\n" + "\n".join(map(str, errors)))


class DocumentError(OnetextError):
    """A file cannot be read: encrypted, damaged, without text, beyond a limit. The message says how to mend it.

    Parameters
    ----------
    file
        The file, as it was named.
    message, hint
        What is wrong with it, and how to mend it ("" when there is nothing to add).
    code
        Documented in `docs/reference/faults.md`.
    line, column
        1-based positions in a text file, or 0 where the whole file is meant.
    """

    def __init__(
        self, file: str, message: str, *, hint: str = "", code: str = "E500", line: int = 0, column: int = 0
    ) -> None:
        self.fault = Fault(file=file, line=line, column=column, code=code, message=message, hint=hint)
        tail = f"; {hint}" if hint else ""
        super().__init__(f"{file}: {message}{tail}")


class UsageError(OnetextError):
    """What was asked for cannot be done as asked; the message says what to ask instead."""


class UnknownId(UsageError):
    """An id that is not in the case.

    Parameters
    ----------
    kind
        What the id should have named: "draft", "party", "issue", ….
    given
        The id as given.
    known
        The ids that exist, for a "did you mean".
    """

    def __init__(self, kind: str, given: str, known: Iterable[str]) -> None:
        self.kind, self.given, self.known = kind, given, tuple(known)
        near = difflib.get_close_matches(given, self.known, n=1)
        if near:
            hint = f'did you mean "{near[0]}"?'
        elif self.known:
            shown = ", ".join(self.known[:12]) + (", …" if len(self.known) > 12 else "")
            hint = f"there are: {shown}"
        else:
            hint = f"the case has no {kind}"
        super().__init__(f'unknown {kind} "{given}"; {hint}')


class LimitReached(OnetextError):
    """A stated limit was struck. What was found until then is in the result that carries the status."""


class CheckFailed(OnetextError):
    """A result does not stand up to the independent checker (S20). It is never shown, and nothing is put in its place.

    Parameters
    ----------
    result
        Which result: "the ks package", "the conflict of L1 and L2", ….
    why
        What is wrong with it.
    """

    def __init__(self, result: str, why: str) -> None:
        self.result, self.why = result, why
        super().__init__(f"{result} did not pass the independent check: {why}. Nothing of it is shown")
