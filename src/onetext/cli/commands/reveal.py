"""`onetext reveal`."""

from __future__ import annotations

from onetext.cli.options import AsOf, Audience, CaseArgument, Json, Seed
from onetext.cli.output import console
from onetext.cli.progress import working
from onetext.cli.request import Request

__all__ = ["reveal"]


def reveal(
    case: CaseArgument,
    as_of: AsOf = None,
    audience: Audience = "mediator",
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """What the parties' answers to drafts say about what they want.

    Each answer on record is taken to say something of its draft, as reliably as the case has it. Told is which answers
    count, what they move in weights, red lines and no deals, which trades and rankings of drafts follow, what cannot
    all hold, and how well answers foretell each other. balance, settle, robust, forecast and whatif take what is
    learned into account with --revealed.

    \b
    Examples:
      onetext reveal harbour-wages
      onetext reveal ukraine-2025 --as-of 2025-11-26
    """
    request = Request(command="reveal", case=case, as_of=as_of, audience=audience, seed=seed, json=json)
    with request.answering():
        from onetext.api.reveal import reveal

        with working("weighing the answers"):
            loaded = request.load()
            result = reveal(loaded, as_of=as_of, audience=audience, seed=seed)
        if not json:
            from onetext.report.terminal.reveal import show_reveal

            show_reveal(result, request.seen(loaded, result), console())
        request.finish(result)
