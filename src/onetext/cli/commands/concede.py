"""`onetext concede`."""

from __future__ import annotations

from onetext.cli.options import AsOf, Audience, CaseArgument, Json, Seed
from onetext.cli.output import console
from onetext.cli.request import Request

__all__ = ["concede"]


def concede(
    case: CaseArgument,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """How positions moved since their opening, and how drafts did.

    \b
    Examples:
      onetext concede ukraine-2025
      onetext concede ukraine-2025 --as-of 2025-11-26 --json
    """
    request = Request(command="concede", case=case, as_of=as_of, audience=audience, seed=seed, json=json)
    with request.answering():
        from onetext.api.concede import concede

        loaded = request.load()
        result = concede(loaded, as_of=as_of, audience=audience, seed=seed)
        if not json:
            from onetext.report.terminal.concede import show_concede

            show_concede(result, request.seen(loaded, result), console())
        request.finish(result)
