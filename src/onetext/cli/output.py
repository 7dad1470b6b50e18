"""Printing: text for people, and one JSON object for programs."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO, cast

import typer

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["console", "json_bytes", "say", "say_json"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What could steer a terminal, or turn round the order of what stands after it in a line. Letters of scripts that run
from right to left need none of these."""


def say(text: str, *, err: bool = False) -> None:
    """Print a text. Control characters that came from a file or an argument cannot steer the terminal."""
    typer.echo(_CONTROL.sub("?", text), err=err)


def json_bytes(answer: Mapping[str, object]) -> bytes:
    """An answer as UTF-8, with a line end. Half characters, as in broken file names, become escapes."""
    text = json.dumps(answer, indent=2, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def say_json(answer: Mapping[str, object]) -> None:
    """Print one JSON object, in UTF-8 whatever the terminal's encoding."""
    sys.stdout.flush()
    buffer = sys.stdout.buffer
    buffer.write(json_bytes(answer))
    buffer.flush()


def console(*, stderr: bool = False) -> Console:
    """A console that prints text as it is: no markup, no guessing at numbers, plain when not a terminal."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    file = stream if stream.isatty() else cast("TextIO", _Trimmed(stream))
    return Console(file=file, highlight=False, markup=False, emoji=False)


class _Trimmed:
    """A stream without blanks at the ends of lines, which tables are padded with: for files and pipes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.encoding = stream.encoding

    def write(self, text: str) -> int:
        self._stream.write(re.sub(r" +(?=\n)", "", text))
        return len(text)

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return False
