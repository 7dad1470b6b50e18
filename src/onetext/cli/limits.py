"""How long a search may go on, as the command line has it: seconds, nodes, and Ctrl-C."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from onetext.cli.interrupts import first_interrupt_raises_flag
from onetext.cli.progress import working

if TYPE_CHECKING:
    from onetext.api.settling.asking import Limits

__all__ = ["Nodes", "Seconds", "limited"]


def _seconds(text: str | float) -> float:
    """A number of seconds, zero or more."""
    try:
        given = float(text)
    except ValueError:
        given = math.nan
    if not 0 <= given < math.inf:
        raise typer.BadParameter(f'"{text}" is no number of seconds; give one such as 10 or 0.5')
    return given


Seconds = Annotated[
    float | None,
    typer.Option(
        "--time",
        metavar="SECONDS",
        parser=_seconds,
        help="Stop searching after this time and give the best so far.",
        show_default=False,
    ),
]

Nodes = Annotated[
    int | None,
    typer.Option(
        "--nodes",
        metavar="N",
        min=0,
        help="Stop after this many search steps: the same number gives the same answer anywhere.",
        show_default=False,
    ),
]


@contextmanager
def limited(what: str, *, seconds: float | None, nodes: int | None) -> Iterator[Limits]:
    """The limits of one request, while it runs.

    The first Ctrl-C raises a flag that the search asks for, so that the best so far is printed; a second one ends the
    program at once. A bar stands on standard error when the work lasts over a second and a person looks at it.

    Parameters
    ----------
    what
        What is being done, in words.
    seconds, nodes
        None for no limit.
    """
    from onetext.api.settling.asking import Limits

    with first_interrupt_raises_flag() as raised, working(what) as tell:
        yield Limits(seconds=seconds, nodes=nodes, stop=raised, progress=tell)
