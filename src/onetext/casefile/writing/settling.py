"""Write into a person's own draft file that a point settles an issue; every other byte stays as it is."""

from __future__ import annotations

from dataclasses import replace

import yaml

from onetext.casefile.body import InnerPiece
from onetext.casefile.book import BookPoint
from onetext.casefile.textfile import TextFile
from onetext.casefile.values import Value
from onetext.casefile.writing.dump import flow_line
from onetext.casefile.writing.splice import Edit
from onetext.model import Point

__all__ = ["settling_edit"]

_STEP = 3
"""How far attributes are indented below their point."""


def settling_edit(file: TextFile, body: int, point: BookPoint, before: Point, after: Point, stop: int) -> Edit | None:
    """The edit that adds to what a point settles; None where more than that is to change, or its layout is odd.

    Parameters
    ----------
    body
        Where the body starts in the file.
    stop
        Where the next point starts.
    """
    added: dict[str, Value] = {issue: option for issue, option in after.settles.items() if issue not in before.settles}
    kept = all(after.settles.get(issue) == option for issue, option in before.settles.items())
    if not added or not kept or replace(before, settles=after.settles) != after:
        return None
    document = point.raw.attributes
    if document is None:
        return _new_line(file, point, added, stop)
    root, piece = document.root, document.file
    if not isinstance(root, yaml.MappingNode) or not isinstance(piece, InnerPiece):
        return None
    pairs = flow_line(added)[1:-1]
    start = body + piece.start
    for key, value in root.value:
        if key.value == "settles":
            if not isinstance(value, yaml.MappingNode):
                return None
            if value.value:
                return _put(start + value.value[-1][1].end_mark.index, f", {pairs}")
            return _put(start + value.start_mark.index + 1, pairs)
    between = ", " if root.value else ""
    return _put(start + root.start_mark.index + 1, f"settles: {{{pairs}}}{between}")


def _new_line(file: TextFile, point: BookPoint, added: dict[str, Value], stop: int) -> Edit:
    """A line of attributes behind the last line of the point's text."""
    line, _ = point.raw.place
    start = file.start_of(line)
    own = file.text[start:stop].rstrip()
    indent = own[: len(own) - len(own.lstrip(" \t"))]
    return _put(start + len(own), f"\n{indent}{' ' * _STEP}{flow_line({'settles': added})}")


def _put(place: int, text: str) -> Edit:
    return Edit(place, place, text)
