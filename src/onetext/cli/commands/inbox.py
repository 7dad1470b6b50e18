"""`onetext inbox`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from onetext.cli.options import AsOf, Audience, CaseArgument, Json
from onetext.cli.output import console, say
from onetext.cli.request import Request
from onetext.errors import UsageError

if TYPE_CHECKING:
    from onetext.api.inbox import InboxResult

__all__ = ["inbox"]

Accept = Annotated[
    list[str] | None,
    typer.Option("--accept", metavar="ID[,ID]", help="Write into the draft what these say.", show_default=False),
]
Reject = Annotated[
    list[str] | None,
    typer.Option(
        "--reject",
        metavar="ID[,ID]",
        help="Keep these as rejected, so that they are not proposed again; a draft's id stands for all that wait.",
        show_default=False,
    ),
]
Setting = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="ID.FIELD=VALUE",
        help="Change a candidate before it is accepted, as in e3.4.option=no-cap.",
        show_default=False,
    ),
]
Reviewed = Annotated[
    list[str] | None,
    typer.Option(
        "--reviewed",
        metavar="DRAFT",
        help="You have read this draft through: issues that it does not list are silent, no longer unknown.",
        show_default=False,
    ),
]
Reason = Annotated[str, typer.Option("--reason", help="Why they are rejected.")]
Everything = Annotated[bool, typer.Option("--all", help="List what was decided too.")]
Review = Annotated[
    bool, typer.Option("--review", help="Go through what waits one by one; answers are read from standard input.")
]


def inbox(
    case: CaseArgument,
    accept: Accept = None,
    reject: Reject = None,
    set_: Setting = None,
    reviewed: Reviewed = None,
    reason: Reason = "",
    everything: Everything = False,
    review: Review = False,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    json: Json = False,
) -> None:
    """What a machine proposes, waiting for you to decide.

    Nothing in the inbox enters a result. What is accepted is written into the draft, and nothing else of its file
    changes. It is for whoever owns the case; the day changes nothing here.

    \b
    Examples:
      onetext inbox harbour-wages
      onetext inbox my-talks --all --json
    """
    request = Request(command="inbox", case=case, as_of=as_of, audience=audience, json=json)
    with request.answering():
        from onetext.api.inbox import inbox

        if audience != "mediator":
            raise UsageError("the inbox is for whoever owns the case; leave out --for")
        if review and json:
            raise UsageError("--review asks questions, so that its output is no single object; leave out --json")
        result = inbox(
            case,
            accept=_ids(accept),
            reject=_ids(reject),
            settings=_settings(set_ or ()),
            reviewed=_ids(reviewed),
            reason=reason,
            everything=everything,
        )
        if review:
            result = _reviewing(case, result)
        if not json:
            from onetext.report.terminal.inbox import show_inbox

            show_inbox(result, console())
        request.finish(result)


def _ids(given: Sequence[str] | None) -> tuple[str, ...]:
    """Ids parted by commas, each once."""
    return tuple(dict.fromkeys(name.strip() for text in given or () for name in text.split(",") if name.strip()))


def _settings(given: Sequence[str]) -> dict[str, str]:
    """`ID.field=value` texts as a mapping (UsageError for anything else)."""
    found: dict[str, str] = {}
    for text in given:
        key, equals, value = text.partition("=")
        if not equals or "." not in key:
            raise UsageError(f'--set "{text}" is not of the form ID.FIELD=VALUE')
        if found.setdefault(key.strip(), value.strip()) != value.strip():
            raise UsageError(f'--set names "{key.strip()}" twice')
    return found


_QUESTION = "  a accept, r reject, s skip, q quit, or another OPTION of the issue: "


def _reviewing(case: str, result: InboxResult) -> InboxResult:
    """Ask about each candidate that waits; every answer is written at once."""
    from onetext.api.inbox import inbox
    from onetext.report.terminal.inbox import show_item

    for item in [item for item in result.items if item.status == "waiting"]:
        show_item(item, console())
        typer.echo(_QUESTION, nl=False)
        answer = sys.stdin.readline()
        given = answer.strip()
        if not answer or given == "q":
            typer.echo()
            break
        try:
            if given == "a":
                inbox(case, accept=[item.id])
            elif given == "r":
                inbox(case, reject=[item.id])
            elif given not in ("", "s"):
                inbox(case, accept=[item.id], settings={f"{item.id}.option": given})
        except UsageError as error:
            say(f"  left as it was: {error}")
    return inbox(case)
