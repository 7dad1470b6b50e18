"""`onetext check`."""

from __future__ import annotations

from onetext.cli.options import AsOf, Audience, CaseArgument, Json
from onetext.cli.output import console
from onetext.cli.request import Request

__all__ = ["check"]


def check(
    case: CaseArgument,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    json: Json = False,
) -> None:
    """All faults of a case at once, with file, line and column.

    A check speaks to the owner of the files: it reads everything, and takes no other audience than the mediator.

    \b
    Examples:
      onetext check my-talks
      onetext check ukraine-2025 --json
    """
    request = Request(command="check", case=case, as_of=as_of, audience=audience, json=json)
    with request.answering():
        from onetext.api.check import check

        result = check(case, as_of=as_of, audience=audience)
        if not json:
            from onetext.report.terminal.check import show_check

            show_check(result, console())
        request.finish(result)
