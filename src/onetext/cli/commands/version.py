"""`onetext version`."""

from __future__ import annotations

from onetext.cli.options import AsOf, Audience, Json
from onetext.cli.output import say
from onetext.cli.request import Request

__all__ = ["version"]


def version(as_of: AsOf = None, audience: Audience = "mediator", json: Json = False) -> None:
    """Versions of all that computes, so that a result can be got again.

    The day and the audience change nothing here.

    \b
    Examples:
      onetext version
    """
    request = Request(command="version", as_of=as_of, audience=audience, json=json)
    with request.answering():
        from onetext.api.version import version

        result = version()
        if not json:
            say(f"onetext {result.envelope.version}, Python {result.python}")
            for name, number in result.packages.items():
                say(f"  {name} {number}")
        request.finish(result)
