"""The reference of all fault codes, written from the table itself: `python -m onetext.casefile.faultdoc FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from onetext.casefile.codes import FAULT_CODES, FaultCode

__all__ = ["fault_reference"]

_GROUPS = {
    "E1": ("Faults of shape", "A text that cannot be read, or a value that is not what its key wants."),
    "E2": ("Faults of sense", "Each value has the right shape, and still it cannot be."),
    "E3": ("Faults of files", "A file or folder is not what or where it should be."),
    "E4": ("Faults of imported files", "A file of another program cannot be taken over (`onetext import`)."),
    "E5": ("Faults of drafts", "A draft cannot be read as a file of its format."),
    "W1": ("Warnings", "Legal, but odd. A case with warnings alone is read, and every command works on it."),
}

_HEAD = """\
# Faults

`onetext check CASE` reads everything and reports all faults at once, each with file, line, column and one of these
codes. Codes that start with E are errors: a case with one of them is not read. Codes that start with W are warnings.

<!-- Written by `python -m onetext.casefile.faultdoc docs/reference/faults.md`; change the table of codes instead. -->
"""


def fault_reference() -> str:
    """The text of `docs/reference/faults.md`."""
    parts = [_HEAD]
    for prefix, (title, text) in _GROUPS.items():
        parts.append(f"## {title}\n\n{text}\n")
        parts += [_entry(code, entry) for code, entry in sorted(FAULT_CODES.items()) if code.startswith(prefix)]
    return "\n".join(parts)


def _entry(code: str, entry: FaultCode) -> str:
    before, after = (f"```\n{text}\n```" for text in (entry.before, entry.after))
    return f"### {code}: {entry.title}\n\n{entry.explanation}\n\nInstead of\n\n{before}\n\nwrite\n\n{after}\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(fault_reference(), encoding="utf-8")
