"""`onetext show`."""

from __future__ import annotations

from typing import Annotated

import typer

from onetext.cli import complete
from onetext.cli.options import AsOf, Audience, CaseArgument, Json
from onetext.cli.output import console
from onetext.cli.request import Request
from onetext.errors import UsageError

__all__ = ["show"]

EvidenceOf = Annotated[
    str | None,
    typer.Option(
        "--evidence",
        metavar="ID",
        help="The sentences behind an id: an issue, draft, point (us28/7), red line, party/issue, draft/party,"
        " party/credibility, claim, source, …",
        autocompletion=complete.evidence_ids,
        show_default=False,
    ),
]
DraftOf = Annotated[
    str | None,
    typer.Option(
        "--draft",
        metavar="ID",
        help="The text of a draft, its square brackets numbered, and who wants which.",
        autocompletion=complete.drafts,
        show_default=False,
    ),
]
WantedBy = Annotated[
    str | None,
    typer.Option(
        "--wanted-by",
        metavar="PARTY",
        help="With --draft: the text as this party wants it.",
        autocompletion=complete.parties,
        show_default=False,
    ),
]
Choose = Annotated[
    list[str] | None,
    typer.Option(
        "--choose",
        metavar="N=WHAT",
        help="With --draft: bracket N goes in or out, or is the wording of that number, or is replaced by a text.",
        show_default=False,
    ),
]


def show(
    case: CaseArgument,
    evidence: EvidenceOf = None,
    draft: DraftOf = None,
    wanted_by: WantedBy = None,
    choose: Choose = None,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    json: Json = False,
) -> None:
    """What is in a case at a glance, the evidence behind an id, or the text of a draft with its brackets.

    \b
    Examples:
      onetext show ukraine-2025
      onetext show ukraine-2025 --evidence ukraine/army_size
      onetext show harbour-wages --draft rolling-text --wanted-by union
      onetext show harbour-wages --draft rolling-text --choose 1=out
    """
    request = Request(command="show", case=case, as_of=as_of, audience=audience, json=json)
    with request.answering():
        if draft is None and (wanted_by is not None or choose):
            raise UsageError("--wanted-by and --choose need --draft ID: they are about the brackets of a draft")
        if draft is not None and evidence is not None:
            raise UsageError("give either --evidence or --draft, not both")
        if draft is not None:
            _draft(request, draft, wanted_by, choose or [])
        elif evidence is not None:
            _evidence(request, evidence)
        else:
            _glance(request)


def _glance(request: Request) -> None:
    from onetext.api.show import show

    loaded = request.load()
    result = show(loaded, as_of=request.as_of, audience=request.audience)
    if not request.json:
        from onetext.report.terminal.show import show_show

        show_show(result, request.seen(loaded, result), console())
    request.finish(result)


def _evidence(request: Request, given: str) -> None:
    from onetext.api.evidence import show_evidence

    loaded = request.load()
    result = show_evidence(loaded, given, as_of=request.as_of, audience=request.audience)
    if not request.json:
        from onetext.report.terminal.evidence import show_sentences

        show_sentences(result, request.seen(loaded, result), console())
    request.finish(result)


def _draft(request: Request, draft: str, wanted: str | None, choose: list[str]) -> None:
    from onetext.api.drafted import show_draft

    chosen = dict(map(_choice, choose))
    if len(chosen) < len(choose):
        raise UsageError("--choose names a bracket twice; name each once")
    loaded = request.load()
    result = show_draft(loaded, draft, wanted=wanted, choose=chosen, as_of=request.as_of, audience=request.audience)
    if not request.json:
        from onetext.report.terminal.drafted import show_draft_text

        show_draft_text(result, request.seen(loaded, result), console())
    request.finish(result)


def _choice(given: str) -> tuple[int, str]:
    """A bracket's number and what becomes of it."""
    number, equals, what = given.partition("=")
    if not equals or not (number.isascii() and number.isdecimal()) or len(number) > 9:
        raise UsageError(f'"{given}" is no choice; write the number of a bracket, =, and in, out, a number or a text')
    return int(number), what
