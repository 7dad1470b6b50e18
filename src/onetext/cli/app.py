"""The commands by name, each loaded from its module only when it is needed."""

from __future__ import annotations

import difflib
import importlib
from typing import Annotated

import typer
from typer.core import TyperCommand, TyperGroup

from onetext.cli.plainly import take_plainly

__all__ = ["COMMANDS", "Commands", "command_line"]

COMMANDS = {
    "new": "new",
    "check": "check",
    "show": "show",
    "balance": "balance",
    "compare": "compare",
    "log": "log",
    "try": "try_",
    "claims": "claims",
    "concede": "concede",
    "settle": "settle",
    "frontier": "frontier",
    "robust": "robust",
    "reveal": "reveal",
    "forecast": "forecast",
    "whatif": "whatif",
    "sensitivity": "sensitivity",
    "resolve": "resolve",
    "brief": "brief",
    "import": "import_",
    "read": "read",
    "inbox": "inbox",
    "elicit": "elicit",
    "export": "export",
    "schema": "schema",
    "version": "version",
}
"""Command -> the module in `onetext.cli.commands`, in the order in which somebody new needs them."""


class _Command(TyperCommand):
    """A command that takes its words as they are."""

    def get_params(self, ctx: typer.Context):  # type: ignore[no-untyped-def,override]  # Typer's own context class
        """Its parameters, `--help` among them."""
        return take_plainly(super().get_params(ctx))


class Commands(TyperGroup):
    """A group that knows its commands by name, and loads a module for one only when it is asked for."""

    def get_params(self, ctx: typer.Context):  # type: ignore[no-untyped-def,override]  # as above
        """What goes before a command, `--help` among it."""
        return take_plainly(super().get_params(ctx))

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # Typer's own context class
        """The names, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str):  # type: ignore[no-untyped-def,override]  # as above
        """The command with this name; for another one, a complaint that names the nearest."""
        if cmd_name not in COMMANDS:
            near = difflib.get_close_matches(cmd_name, COMMANDS, n=1)
            hint = f'did you mean "{near[0]}"?' if near else f"there are: {', '.join(COMMANDS)}"
            ctx.fail(f'unknown command "{cmd_name}"; {hint}')
        module = importlib.import_module(f"onetext.cli.commands.{COMMANDS[cmd_name]}")
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name, cls=_Command)(getattr(module, COMMANDS[cmd_name]))
        self.commands[cmd_name] = typer.main.get_command(single)
        return self.commands[cmd_name]


def _version(wanted: bool) -> None:
    if wanted:
        from onetext._version import __version__

        typer.echo(f"onetext {__version__}")
        raise typer.Exit


def _onetext(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """What each draft of an agreement gives each side, and what changed.

    CASE is a folder of plain files, or the name of a case that ships: ukraine-2025, harbour-wages.

    \b
    Examples:
      onetext brief ukraine-2025 --out brief.html
      onetext balance harbour-wages
      onetext new my-talks
    """


def command_line() -> Commands:
    """The whole command line, ready to be run."""
    app = typer.Typer(
        cls=Commands,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    )
    app.callback()(_onetext)
    group = typer.main.get_command(app)
    assert isinstance(group, Commands)
    return group
