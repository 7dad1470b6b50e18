"""From arguments to exit status: what can go wrong around a command, said in a line and never as a traceback."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import typer

from onetext.cli.app import COMMANDS, command_line
from onetext.cli.output import say, say_json
from onetext.errors import UsageError

__all__ = ["INTERNAL_FAULT", "own_the_process", "run"]

INTERNAL_FAULT = 70
"""Exit status for a fault of onetext itself, as sysexits.h has it: 1 would blame the case."""

_Misuse: type[Exception] = typer.BadParameter.__mro__[1]
"""The parent of every complaint about arguments; Typer gives a name only to this child."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit status."""
    try:
        status = command_line().main(args=list(arguments), prog_name="onetext", standalone_mode=False)
        if not status:
            sys.stdout.flush()
    except _Misuse as error:
        return _complain(error, arguments)
    except OSError as error:
        # What is left here is standard output itself: a full disk behind it, say.
        say(f"error: cannot print the answer: {error.strerror or error}", err=True)
        status = 2
    except typer.Abort:
        status = 130
    _give_up_what_cannot_be_printed()
    return status if isinstance(status, int) else 0


def _give_up_what_cannot_be_printed() -> None:
    """What a full disk did not take would fail once more when the interpreter ends, with a traceback of its own."""
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def own_the_process() -> None:
    """Set what holds for a whole process, and what a library must leave alone."""
    _open_standard_input()
    _end_quietly_when_nobody_reads()
    _print_whatever_the_terminal_can()
    _collect_rarely()
    sys.excepthook = _own_up


def _complain(error: Exception, arguments: Sequence[str]) -> int:
    """Say what is wrong with the arguments; as an object where one was asked for and the command is known."""
    command = next((word for word in arguments if not word.startswith("-")), "")
    format_message = getattr(error, "format_message", lambda: str(error))
    if "--json" in arguments and command in COMMANDS:
        from onetext.api.refusal import refused

        say_json(refused(command, UsageError(format_message())).to_json())
        return 2
    context = getattr(error, "ctx", None)
    if context is not None and not arguments:
        say(context.get_help())
        return 2
    if context is not None:
        say(context.get_usage(), err=True)
        say(f"Try '{context.command_path} --help' for help.", err=True)
    say(f"error: {format_message()}", err=True)
    return 2


def _open_standard_input() -> None:
    """Where standard input was closed before the start (`<&-`), libraries trip over whatever file takes its number."""
    try:
        os.fstat(0)
    except OSError:
        number = os.open(os.devnull, os.O_RDONLY)
        if number != 0:
            os.dup2(number, 0)
            os.close(number)


def _end_quietly_when_nobody_reads() -> None:
    """`onetext show x | head` ends like any other program in a pipe."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def _print_whatever_the_terminal_can() -> None:
    """A name that the terminal's encoding lacks is shown with `?` marks instead of ending the program.

    A stream that was closed before the start (`>&-`) takes everything and keeps nothing.
    """
    # Python sets a closed stream to None, whatever the type stubs say.
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # open to the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # open to the end
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _collect_rarely() -> None:
    """Look for garbage a hundred times less often than usual.

    A command builds one case and its results and ends: nearly nothing of that is garbage before the end, and looking
    for it in vain takes a fifth of the time of `onetext balance ukraine-2025`.
    """
    gc.set_threshold(70_000, 20, 20)


def _own_up(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault of onetext itself: one line, the place, and how to get the whole trace; then status 70."""
    if os.environ.get("ONETEXT_DEBUG"):
        sys.__excepthook__(kind, error, trace)
        raise SystemExit(INTERNAL_FAULT)
    where = "unknown place"
    while trace is not None:
        code = trace.tb_frame.f_code
        where, trace = f"{os.path.basename(code.co_filename)}:{trace.tb_lineno}", trace.tb_next  # noqa: PTH119
    say(f"error: this is a fault of onetext itself, not of your files: {kind.__name__} at {where}: {error}", err=True)
    say("Please report it; ONETEXT_DEBUG=1 prints what a report needs.", err=True)
    raise SystemExit(INTERNAL_FAULT)
