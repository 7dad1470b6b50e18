"""`onetext elicit`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from onetext.cli.options import AsOf, CaseArgument, Json, Seed
from onetext.cli.output import console, say
from onetext.cli.request import Request
from onetext.errors import UsageError

if TYPE_CHECKING:
    from onetext.api.elicit import ElicitResult

__all__ = ["elicit"]

Party = Annotated[str, typer.Option("--party", metavar="PARTY", help="The party that is asked about.")]
Expert = Annotated[str, typer.Option("--expert", metavar="NAME", help="Who answers: an id, such as kim.")]
Answers = Annotated[
    str | None,
    typer.Option(
        "--answers", metavar="FILE", help="A file of answers; what it leaves out stays open.", show_default=False
    ),
]
Write = Annotated[
    bool,
    typer.Option(
        "--write/--dry-run",
        help="Keep the answers in interviews/ of the case, and put what follows from all interviews into it.",
    ),
]
Template = Annotated[bool, typer.Option("--template", help="Print an answers file with every open question.")]


def elicit(
    case: CaseArgument,
    party: Party = "",
    expert: Expert = "",
    answers: Answers = None,
    write: Write = False,
    template: Template = False,
    as_of: AsOf = None,
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """Ask an expert, or a party, a dozen questions on weights and no deal, and on each red line.

    On a terminal the questions come one by one; every answer is kept at once in interviews/ of the case folder. With
    --answers or --json nothing is asked. Nothing in the case itself changes without --write. Several experts may
    answer about one party: their ranges are joined. To take one back, delete the file and run it again with --write.

    \b
    Examples:
      onetext elicit my-talks --party union --expert kim
      onetext elicit harbour-wages --party union --template
      onetext elicit my-talks --party union --answers kim.yaml --write
    """
    request = Request(command="elicit", case=case, as_of=as_of, seed=seed, json=json)
    with request.answering():
        from onetext.api import elicit as verb

        if not party:
            raise UsageError("name the party that is asked about: --party PARTY")
        if template:
            if json:
                raise UsageError("--template prints a file, which is no object; leave out --json")
            filled = verb.elicit_template(case, party=party, expert=expert, answers=answers, as_of=as_of, seed=seed)
            say(filled.rstrip("\n"))
            return
        result = verb.elicit(case, party=party, expert=expert, answers=answers, write=write, as_of=as_of, seed=seed)
        if not json and answers is None and not write and not result.complete and sys.stdin.isatty():
            refusal = verb.keepable(case)
            if refusal:
                say(f"note: questions are asked where answers can be kept: {refusal}", err=True)
            else:
                result = _asking(request, result, party, expert)
        if not json:
            from onetext.report.terminal.elicit import show_elicit

            show_elicit(result, request.seen(request.load(), result), console(), path=case)
        request.finish(result)


def _asking(request: Request, result: ElicitResult, party: str, expert: str) -> ElicitResult:
    """Ask question by question; Ctrl-C and the end of the input leave what was answered in the interview file."""
    from onetext.api.elicit import reply
    from onetext.report.terminal.elicit import show_help, show_question

    seen = request.seen(request.load(), result)
    try:
        while not result.complete:
            question = result.questions[-1]
            show_question(question, seen, console(), left=result.left)
            given = _line()
            if given is None or given == "q":
                break
            if given == "?":
                show_help(question, console())
                continue
            try:
                result = reply(
                    request.case,
                    party=party,
                    expert=expert,
                    question=question.id,
                    text=given,
                    as_of=request.as_of,
                    seed=request.seed or 0,
                )
            except UsageError as error:
                say(f"  {error}")
    except KeyboardInterrupt:
        say("")
    return result


def _line() -> str | None:
    """What is typed; None at the end of the input."""
    typer.echo("  > ", nl=False)
    line = sys.stdin.readline()
    return line.strip() if line else None
