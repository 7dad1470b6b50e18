"""`onetext log`."""

from __future__ import annotations

from onetext.cli.options import AsOf, Audience, CaseArgument, Json, Seed
from onetext.cli.output import console
from onetext.cli.request import Request

__all__ = ["log"]


def log(
    case: CaseArgument,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """The drafts as versions of one text, newest first, with what each one changed.

    For each draft: who handed it over, its status, what it grew from, how many points and brackets it has, and how the
    balance moved for each party where the terms are known.

    \b
    Examples:
      onetext log ukraine-2025
      onetext log harbour-wages --for public --json
    """
    request = Request(command="log", case=case, as_of=as_of, audience=audience, seed=seed, json=json)
    with request.answering():
        from onetext.api.log import log

        loaded = request.load()
        result = log(loaded, as_of=as_of, audience=audience, seed=seed)
        if not json:
            from onetext.report.terminal.log import show_log

            show_log(result, request.seen(loaded, result), console())
        request.finish(result)
