"""Write into a person's own draft file what a point settles or touches; every other byte stays as it is."""

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
    """The edit that adds to what a point settles or touches, or takes one of these out again.

    None where more than that is to change, or the layout is odd. Taking out is the exact reverse of adding.

    Parameters
    ----------
    body
        Where the body starts in the file.
    stop
        Where the next point starts.
    """
    change = _change(before, after)
    if change is None:
        return None
    key, added, removed = change
    document = point.raw.attributes
    if document is None:
        return _new_line(file, point, {key: added}, stop) if added else None
    root, piece = document.root, document.file
    if not isinstance(root, yaml.MappingNode) or not isinstance(piece, InnerPiece):
        return None
    start = body + piece.start
    if removed:
        return _taken_out(file, root, key, removed, start)
    inner = flow_line({key: added}).partition(": ")[2][1:-2]
    for name, value in root.value:
        if name.value == key:
            if not isinstance(value, yaml.CollectionNode):
                return None
            if value.value:
                return _put(start + _spans(value)[-1][1], f", {inner}")
            return _put(start + value.start_mark.index + 1, inner)
    between = ", " if root.value else ""
    return _put(start + root.start_mark.index + 1, f"{flow_line({key: added})[1:-1]}{between}")


def _change(before: Point, after: Point) -> tuple[str, Value, str] | None:
    """The key that changes, what is added to it, and the one issue that is taken out; None where more changes."""
    old: dict[str, str]
    if replace(before, settles=after.settles) == after:
        key, old, new = "settles", dict(before.settles), dict(after.settles)
    elif replace(before, touches=after.touches) == after:
        key, old, new = "touches", dict.fromkeys(before.touches, ""), dict.fromkeys(after.touches, "")
    else:
        return None
    added = {issue: option for issue, option in new.items() if issue not in old}
    removed = [issue for issue in old if issue not in new]
    kept = [(issue, option) for issue, option in old.items() if issue in new]
    if kept != list(new.items())[: len(kept)] or len(removed) > 1 or bool(added) == bool(removed):
        return None
    values: Value = dict(added) if key == "settles" else list(added)
    return key, values, removed[0] if removed else ""


def _spans(node: yaml.CollectionNode) -> list[tuple[int, int]]:
    """Where each member of a collection starts and ends."""
    if isinstance(node, yaml.MappingNode):
        return [(key.start_mark.index, value.end_mark.index) for key, value in node.value]
    return [(item.start_mark.index, item.end_mark.index) for item in node.value]


def _taken_out(file: TextFile, root: yaml.MappingNode, key: str, issue: str, start: int) -> Edit | None:
    """Take an issue out of what a point settles or touches, with all that only it needed."""
    place = next((number for number, (name, _) in enumerate(root.value) if name.value == key), None)
    if place is None or not isinstance(root.value[place][1], yaml.CollectionNode):
        return None
    node = root.value[place][1]
    names = [each[0].value if isinstance(each, tuple) else each.value for each in node.value]
    if issue not in names:
        return None
    if len(names) > 1:
        spans, index = _spans(node), names.index(issue)
    elif len(root.value) > 1:
        spans, index = _spans(root), place
    else:
        own = file.text[: start + root.start_mark.index]
        return Edit(len(own.rstrip()), start + root.end_mark.index, "")
    begin, end = (spans[index - 1][1], spans[index][1]) if index else (spans[0][0], spans[1][0])
    return Edit(start + begin, start + end, "")


def _new_line(file: TextFile, point: BookPoint, added: dict[str, Value], stop: int) -> Edit:
    """A line of attributes behind the last line of the point's text."""
    line, _ = point.raw.place
    start = file.start_of(line)
    own = file.text[start:stop].rstrip()
    indent = own[: len(own) - len(own.lstrip(" \t"))]
    return _put(start + len(own), f"\n{indent}{' ' * _STEP}{flow_line(added)}")


def _put(place: int, text: str) -> Edit:
    return Edit(place, place, text)
