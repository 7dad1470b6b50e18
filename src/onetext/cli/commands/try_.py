"""`onetext try`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from onetext.cli import complete
from onetext.cli.options import AsOf, Audience, CaseArgument, Json, Seed
from onetext.cli.output import console
from onetext.cli.request import Request
from onetext.errors import UsageError

__all__ = ["try_"]

Draft = Annotated[str, typer.Argument(metavar="DRAFT", help="The draft to start from.", autocompletion=complete.drafts)]
Settings = Annotated[
    list[str],
    typer.Option(
        "--set",
        metavar="ISSUE=OPTION",
        help="Settle an issue at an option; may be given several times.",
        autocompletion=complete.settings,
        show_default=False,
    ),
]


def try_(
    case: CaseArgument,
    draft: Draft,
    set_: Settings,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """A draft with some terms changed, beside the original.

    \b
    Examples:
      onetext try harbour-wages rolling-text --set wage_rise=six-percent
      onetext show harbour-wages  (lists drafts, issues and options)
    """
    request = Request(command="try", case=case, as_of=as_of, audience=audience, seed=seed, json=json)
    with request.answering():
        from onetext.api.try_ import try_

        terms = _terms(set_)
        loaded = request.load()
        result = try_(loaded, draft, terms, as_of=as_of, audience=audience, seed=seed)
        if not json:
            from onetext.report.terminal.try_ import show_try

            show_try(result, request.seen(loaded, result), console())
        request.finish(result)


def _terms(settings: Sequence[str]) -> dict[str, str]:
    """`issue=option` texts as a mapping (UsageError for anything else)."""
    terms: dict[str, str] = {}
    for setting in settings:
        issue, equals, option = (part.strip() for part in setting.partition("="))
        if not (issue and equals and option):
            raise UsageError(f'--set "{setting}" is not of the form issue=option')
        if terms.setdefault(issue, option) != option:
            raise UsageError(f'--set gives issue "{issue}" twice, as "{terms[issue]}" and as "{option}"')
    return terms
