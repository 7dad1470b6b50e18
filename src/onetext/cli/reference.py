"""The reference of the commands, generated from their own help."""

from __future__ import annotations

from onetext.cli.app import COMMANDS, command_line
from onetext.cli.entry import INTERNAL_FAULT

__all__ = ["commands_markdown", "help_of"]

_HEAD = f"""# Commands

This page is generated from the commands' own help; `tests/cli/test_reference.py` says when it is out of date.

`onetext COMMAND CASE [options]`. `CASE` is a folder, a single `.yaml` file, or the name of a case that ships. A path
that exists wins over a name of the catalog, so that a copy named like its original can be worked on in place; write
`./name` or `name` from elsewhere to choose.

Every command takes `--json`: one object on standard output and nothing else there, also when the answer is a refusal.
The schemas of these objects are in [schemas](schemas). `--as-of` and `--for` choose the day and the audience. `check`
speaks to the owner of the files only: it refuses any audience but the mediator, because line numbers, excerpts and the
number of faults would tell what is withheld.

| exit status | means |
|---|---|
| 0 | answered; that there is none of something, where proved, is an answer |
| 1 | the case has faults; they are listed |
| 2 | wrong usage: an unknown name, a malformed option, a place that cannot be written |
| 3 | a stated limit was struck |
| {INTERNAL_FAULT} | a fault of onetext itself; `ONETEXT_DEBUG=1` prints what a report of it needs |
| 130 | stopped from the keyboard |

`NO_COLOR` turns colour off; there is none where standard output is not a terminal. `COLUMNS` sets the width.
`onetext --install-completion` teaches the shell to complete commands, cases, drafts, parties and issues.
"""


def commands_markdown() -> str:
    """The text of `docs/reference/commands.md`."""
    parts = [_HEAD, _section("onetext", help_of())]
    parts += [_section(f"onetext {name}", help_of(name)) for name in COMMANDS]
    return "\n".join(parts)


def help_of(name: str = "") -> str:
    """What `onetext NAME --help` prints on a terminal of 80 columns, of which help texts leave two free."""
    group = command_line()
    context = group.make_context("onetext", [], resilient_parsing=True, terminal_width=78)
    if not name:
        return context.get_help()
    command = group.get_command(context, name)  # type: ignore[arg-type]  # Typer has two names for one class
    return str(command.make_context(name, [], parent=context, resilient_parsing=True).get_help())


def _section(name: str, text: str) -> str:
    return f"## {name}\n\n```text\n{text.rstrip()}\n```\n"
