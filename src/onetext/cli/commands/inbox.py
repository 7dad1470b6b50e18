"""`onetext inbox`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from onetext.cli.options import AsOf, Audience, CaseArgument, Json
from onetext.cli.output import console, say
from onetext.cli.request import Request
from onetext.errors import UsageError

if TYPE_CHECKING:
    from onetext.api.inbox import InboxItem, InboxResult

__all__ = ["inbox"]

Accept = Annotated[
    list[str] | None,
    typer.Option("--accept", metavar="ID[,ID]", help="Write into the case what these say.", show_default=False),
]
Reject = Annotated[
    list[str] | None,
    typer.Option(
        "--reject",
        metavar="ID[,ID]",
        help="Keep these as rejected, so that they are not proposed again; the id of a draft or an article stands for"
        " all that wait.",
        show_default=False,
    ),
]
Setting = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="ID.FIELD=VALUE",
        help="Change a candidate before it is accepted, as in e3.4.option=no-cap; an empty value takes a field out.",
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
RestSilent = Annotated[
    bool,
    typer.Option(
        "--rest-silent",
        help="With --reviewed: you have read the points that settle and touch nothing, and they are about no issue.",
    ),
]
Undo = Annotated[
    list[str] | None,
    typer.Option(
        "--undo",
        metavar="ID[,ID]",
        help="Take decisions back: what accepting these wrote into the draft goes, and they wait again.",
        show_default=False,
    ),
]
Reason = Annotated[str, typer.Option("--reason", help="Why they are rejected.")]
Everything = Annotated[bool, typer.Option("--all", help="List what was decided too.")]
Document = Annotated[
    str,
    typer.Option("--document", metavar="NAME", help="List only what was read in this article or draft."),
]
Kind = Annotated[
    str,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="List only candidates of this kind: statement, ultimatum, fate, red_line, position, claim, event, response"
        " or settles.",
    ),
]
Context = Annotated[bool, typer.Option("--context", help="Show the words around each place, where the file is there.")]
File = Annotated[
    str | None,
    typer.Option("--file", metavar="FILE", help="Where the file of the one article that is listed lies now."),
]
Review = Annotated[
    bool, typer.Option("--review", help="Go through what waits one by one; answers are read from standard input.")
]


def inbox(
    case: CaseArgument,
    accept: Accept = None,
    reject: Reject = None,
    set_: Setting = None,
    reviewed: Reviewed = None,
    rest_silent: RestSilent = False,
    undo: Undo = None,
    reason: Reason = "",
    everything: Everything = False,
    review: Review = False,
    document: Document = "",
    kind: Kind = "",
    context: Context = False,
    file: File = None,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    json: Json = False,
) -> None:
    """What a machine proposes, waiting for you to decide.

    Nothing in the inbox enters a result. What is accepted is written into the case: what a point of a draft settles
    into the draft, what was read in an article into statements, ultimatums, red lines, positions, claims, events or
    responses, with its source and the place it was read from. What a record still lacks is asked for. It is for whoever
    owns the case; the day changes nothing here.

    \b
    Examples:
      onetext inbox harbour-wages
      onetext inbox my-talks --all --json
      onetext inbox my-talks --kind red_line --context
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
            rest_silent=rest_silent,
            undo=_ids(undo),
            reason=reason,
            everything=everything,
            document=document,
            kind=kind,
            around="shown" if context else "",
            file=file,
        )
        if review:
            result = _reviewing(case, result)
        if not json:
            from onetext.report.terminal.inbox import show_inbox

            show_inbox(result, console(), everything=everything, seen=review)
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
_QUESTION_READ = "  a accept, r reject, s skip, q quit, or FIELD=VALUE: "


def _reviewing(case: str, result: InboxResult) -> InboxResult:
    """Ask about each candidate that waits; every answer is written at once."""
    from onetext.api.inbox import inbox
    from onetext.report.terminal.inbox import show_item

    accepted, rejected = list[str](), list[str]()
    written = dict.fromkeys(result.written)
    items = [item for item in result.items if item.status == "waiting"]
    for number, item in enumerate(items, start=1):
        show_item(item, console(), f"{number} of {len(items)}")
        settings: dict[str, str] = {}
        while (given := _answer(item)) is not None:
            key, equals, value = given.partition("=")
            if equals and item.kind != "settles":
                settings[f"{item.id}.{key.strip()}"] = value.strip()
                continue
            try:
                if given == "r":
                    written |= dict.fromkeys(inbox(case, reject=[item.id]).written)
                    rejected.append(item.id)
                elif given not in ("", "s"):
                    settings |= _other_option(item, given)
                    written |= dict.fromkeys(inbox(case, accept=[item.id], settings=settings).written)
                    accepted.append(item.id)
            except UsageError as error:
                say(f"  left as it was: {error}")
                settings = {}
                if item.kind != "settles":
                    continue
            break
        if given is None:
            break
    typer.echo()
    return replace(
        inbox(case),
        accepted=(*result.accepted, *accepted),
        rejected=(*result.rejected, *rejected),
        reviewed=result.reviewed,
        undone=result.undone,
        written=tuple(written),
    )


def _other_option(item: InboxItem, given: str) -> dict[str, str]:
    """The setting that an answer other than `a` stands for: another option of the issue."""
    if given == "a":
        return {}
    if item.kind != "settles":
        raise UsageError(f'"{given}" is no answer; give a, r, s, q or FIELD=VALUE')
    return {f"{item.id}.option": given}


def _answer(item: InboxItem) -> str | None:
    """What a person answers; None where nothing more comes."""
    typer.echo(_QUESTION if item.kind == "settles" else _QUESTION_READ, nl=False)
    answer = sys.stdin.readline()
    if not sys.stdin.isatty():  # at a terminal the person's own Enter ends the line
        typer.echo()
    given = answer.strip()
    return None if not answer or given == "q" else given
