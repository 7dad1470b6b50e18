"""JSON from strangers: bounded in size, depth and number of parts; numbers as written; no key twice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn, TypeAlias

from onetext.casefile.files import read_text
from onetext.casefile.textfile import TextFile
from onetext.casefile.values import Number
from onetext.errors import CaseError

__all__ = ["JsonFile", "JsonValue", "read_json"]

JsonValue: TypeAlias = "bool | str | Number | list[JsonValue] | dict[str, JsonValue] | None"
JsonFile: TypeAlias = tuple[TextFile, JsonValue]

MOST_PARTS, MOST_DEPTH = 400_000, 40
_SIGN = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{},]', re.DOTALL)
"""A text, whole or to the end of the file, or a sign that opens, closes or parts something."""


class _Refused(Exception):
    """Ends the parsing, with the code, message and hint of a fault."""


def read_json(path: Path, name: str) -> JsonFile:
    """Read a JSON file; `name` is what faults call it.

    Raises
    ------
    CaseError
        When it cannot be read, is not well-formed, names a key twice, or holds too much.
    """
    file, faults = read_text(path, name)
    if file is None:
        raise CaseError(faults)
    _check_size(file)
    try:
        value: JsonValue = json.loads(
            file.text,
            parse_float=Number,
            parse_int=Number,
            parse_constant=_constant,
            object_pairs_hook=_unique,
        )
    except json.JSONDecodeError as error:
        message = f"this is not well-formed JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise CaseError(
            [file.fault("E404", file.place(error.pos), message, "is it the right file, and whole?")]
        ) from None
    except _Refused as refused:
        raise CaseError([file.whole_fault(*refused.args)]) from None
    if any(not _whole(text) for text in _texts(value)):
        message = "a text of the file holds half a character, which no file can keep"
        raise CaseError([file.whole_fault("E404", message, "save the file as UTF-8")])
    return file, value


def _texts(value: JsonValue) -> Iterator[str]:
    """Every text and key; `read_json` has seen to it that the depth is bounded."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from _texts(item)
        case dict():
            for key, item in value.items():
                yield key
                yield from _texts(item)


def _whole(text: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def _check_size(file: TextFile) -> None:
    """Refuse what would exhaust memory or the stack before it is parsed."""
    depth = parts = 0
    for match in _SIGN.finditer(file.text):
        sign = match[0][0]
        parts += sign != '"'
        depth += (sign in "[{") - (sign in "]}")
        if depth > MOST_DEPTH or parts > MOST_PARTS:
            what = (
                f"nested deeper than {MOST_DEPTH}" if depth > MOST_DEPTH else f"made of more than {MOST_PARTS:,} parts"
            )
            message = f"the file is {what}"
            raise CaseError([file.fault("E403", file.place(match.start()), message, "this is no profile")])


def _constant(name: str) -> NoReturn:
    raise _Refused("E404", f"the file holds {name}, which is no number", "write a decimal in its place")


def _unique(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    found: dict[str, JsonValue] = {}
    for key, value in pairs:
        if key in found:
            raise _Refused("E409", f'the key "{key[:60]}" stands twice in one object', "keep the right one")
        found[key] = value
    return found
