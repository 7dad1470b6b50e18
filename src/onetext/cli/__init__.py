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
        What follows the program's name. By default what the shell gave, and the process is then taken to be ours:
        signals, streams and the last word on a fault of our own are set for a program.
    """
    try:
        from onetext.cli.interrupts import heeding

        given = sys.argv[1:] if arguments is None else arguments
        with heeding(given):
            from onetext.cli.entry import own_the_process, run

            if arguments is None:
                own_the_process()
            return run(given)
    except KeyboardInterrupt:
        return 130
