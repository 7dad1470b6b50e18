"""The command line: parse, call one verb, print. Each command is a module, loaded only when it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `onetext` and return the exit status.

    0 answered, 1 the case has faults, 2 wrong usage (or a place that cannot be written), 3 a limit was struck, 70 a
    fault of onetext itself, 130 stopped from the keyboard.

    Parameters
    ----------
    arguments
        What follows the program's name; by default what the shell gave.
    """
    try:
        from onetext.cli.entry import run

        return run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return 130
