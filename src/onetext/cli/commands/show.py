"""`onetext show`."""

from __future__ import annotations

from typing import Annotated

import typer

from onetext.cli import complete
from onetext.cli.options import AsOf, Audience, CaseArgument, Json
from onetext.cli.output import console
from onetext.cli.request import Request

__all__ = ["show"]

EvidenceOf = Annotated[
    str | None,
    typer.Option(
        "--evidence",
        metavar="ID",
        help="The sentences behind an id: an issue, draft, point (us28/7), red line, party/issue, claim, source, …",
        autocompletion=complete.evidence_ids,
        show_default=False,
    ),
]


def show(
    case: CaseArgument,
    evidence: EvidenceOf = None,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    json: Json = False,
) -> None:
    """What is in a case at a glance, or the evidence behind an id.

    \b
    Examples:
      onetext show ukraine-2025
      onetext show ukraine-2025 --evidence ukraine/army_size
    """
    request = Request(command="show", case=case, as_of=as_of, audience=audience, json=json)
    with request.answering():
        if evidence is None:
            _glance(request)
        else:
            _evidence(request, evidence)


def _glance(request: Request) -> None:
    from onetext.api.show import show

    loaded = request.load()
    result = show(loaded, as_of=request.as_of, audience=request.audience)
    if not request.json:
        from onetext.report.terminal.show import show_show

        show_show(result, request.seen(loaded, result), console())
    request.finish(result)


def _evidence(request: Request, given: str) -> None:
    from onetext.api.evidence import evidence

    loaded = request.load()
    result = evidence(loaded, given, as_of=request.as_of, audience=request.audience)
    if not request.json:
        from onetext.report.terminal.evidence import show_evidence

        show_evidence(result, request.seen(loaded, result), console())
    request.finish(result)
