"""`onetext schema`."""

from __future__ import annotations

from onetext.cli.options import AsOf, Audience, Json
from onetext.cli.output import say_json
from onetext.cli.request import Request

__all__ = ["schema"]


def schema(as_of: AsOf = None, audience: Audience = "mediator", json: Json = False) -> None:
    """The JSON Schema of the case files, for editors.

    Without --json the schema itself is printed, to be saved in a file; with it the usual object around it. The day and
    the audience change nothing here.

    \b
    Examples:
      onetext schema > case.schema.json
    """
    request = Request(command="schema", as_of=as_of, audience=audience, json=json)
    with request.answering():
        from onetext.api.schema import schema

        result = schema()
        if not json:
            say_json(result.case_schema)
        request.finish(result)
