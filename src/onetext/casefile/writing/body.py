"""Points of a draft to the text that reads back as the same points."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.casefile.body import POINT_LINE
from onetext.casefile.labels import LABEL, tail
from onetext.casefile.values import Value
from onetext.casefile.writing.dump import flow_line
from onetext.errors import UsageError
from onetext.model import Point

__all__ = ["body_text", "point_texts"]

_STEP = 3
"""How far a nested point is indented below its parent."""


def body_text(points: Sequence[Point]) -> str:
    """The body of a draft."""
    return "".join(point_texts(points))


def point_texts(points: Sequence[Point]) -> list[str]:
    """The lines of each point, in order.

    Raises
    ------
    UsageError
        When a label is none that a body can print.
    """
    stack: list[str] = []
    out = []
    for point in points:
        if not LABEL.fullmatch(point.label):
            raise UsageError(f'"{point.label}" cannot be the label of a point; use labels such as 5, 21a or I.1')
        printed = tail(point.parent, point.label) if point.parent in stack else None
        if printed is not None:
            del stack[stack.index(point.parent) + 1 :]
        else:
            stack.clear()
        nested = printed is not None
        out.append(_lines(point, printed or point.label, " " * _STEP * len(stack), nested))
        stack.append(point.label)
    return out


def _lines(point: Point, printed: str, indent: str, nested: bool) -> str:
    attributes: dict[str, Value] = {}
    if point.settles:
        attributes["settles"] = dict(point.settles)
    for key, ids in (("touches", point.touches), ("answers", point.answers)):
        if ids:
            attributes[key] = list(ids)
    for key, text in (("change", point.change), ("confidence", point.confidence), ("note", point.note)):
        if text:
            attributes[key] = text
    if point.printed:
        attributes["printed"] = point.printed
    if point.at:
        places: list[Value] = [str(place) for place in point.at]
        attributes["at"] = places if len(places) > 1 else places[0]
    if point.parent and not nested:
        attributes["parent"] = point.parent
    plain = _is_plain(point.text)
    if not plain:
        attributes["text"] = point.text
    first, *rest = point.text.split("\n") if plain else [""]
    inner = indent + " " * _STEP
    escape = "\\" if first.startswith(("{", "\\")) else ""
    lines = [f"{indent}{printed}. {escape}{first}".rstrip()]
    for paragraph in rest:
        lines += ["", inner + _escaped(paragraph)]
    if attributes:
        lines.append(inner + flow_line(attributes))
    return "\n".join(lines) + "\n"


def _is_plain(text: str) -> bool:
    """Whether the body can spell a text: printable paragraphs without spaces at their ends."""
    if not text:
        return True
    paragraphs = text.split("\n")
    return all(part and part.isprintable() and part == part.strip() for part in paragraphs)


def _escaped(line: str) -> str:
    needed = line.startswith(("{", "\\", "#")) or POINT_LINE.fullmatch(line)
    return f"\\{line}" if needed else line
