"""`onetext claims`."""

from __future__ import annotations

from onetext.cli.options import AsOf, Audience, CaseArgument, Json
from onetext.cli.output import console
from onetext.cli.request import Request

__all__ = ["claims"]


def claims(
    case: CaseArgument,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    json: Json = False,
) -> None:
    """Who claims what, contested claims side by side.

    \b
    Examples:
      onetext claims ukraine-2025 --as-of 2025-11-26
      onetext claims ukraine-2025 --json
    """
    request = Request(command="claims", case=case, as_of=as_of, audience=audience, json=json)
    with request.answering():
        from onetext.api.claims import claims

        loaded = request.load()
        result = claims(loaded, as_of=as_of, audience=audience)
        if not json:
            from onetext.report.terminal.claims import show_claims

            show_claims(result, request.seen(loaded, result), console())
        request.finish(result)
