"""Running the command line inside the test's own process, as the shell would run it."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import Any
from unittest import mock

from onetext.cli import main


@dataclass(frozen=True)
class Run:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        """The one JSON object on standard output; anything else there is an error."""
        return json.loads(self.out)


def onetext(*arguments: str) -> Run:
    """Run a command. An exception that would be a traceback in the shell fails the test."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with mock.patch.object(sys, "stdout", out), mock.patch.object(sys, "stderr", err):
        status = main(arguments)
    out.flush()
    err.flush()
    return Run(status, out.buffer.getvalue().decode(), err.buffer.getvalue().decode())
