"""A three-way comparison on a terminal: conflicts first, then what each side did without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onetext.model.results import CompareResult, ConflictPiece, MergedPoint, RedlinePiece
from onetext.report.numbers import count
from onetext.report.terminal.parts import heading, para, plain
from onetext.report.terminal.redline import redlined

__all__ = ["merged_list"]

_SAYS = {
    "kept": "changed by neither",
    "a": "changed by {a} alone",
    "b": "changed by {b} alone",
    "both": "changed by both, without a conflict",
    "conflict": "in conflict",
    "review": "for review",
}
_ORDER = ("conflict", "review", "both", "a", "b", "kept")


def merged_list(result: CompareResult, console: Console) -> None:
    """Print what two texts made of the one they grew from."""
    merged = result.merged or ()
    conflicts = sum(point.conflicts for point in merged)
    heading(console, f"{result.a} and {result.b}, both from {result.base}: {count(conflicts, 'conflict')}")
    counts: Counter[str] = Counter(point.status for point in merged)
    said = {status: text.format(a=result.a, b=result.b) for status, text in _SAYS.items()}
    para(console, "; ".join(f"{counts[status]} {said[status]}" for status in _ORDER if counts[status]) or "no points")
    for status in _ORDER[:-1]:
        for point in merged:
            if point.status == status:
                _point(point, result, said[status], console)


def _point(point: MergedPoint, result: CompareResult, said: str, console: Console) -> None:
    console.print()
    named = " / ".join(", ".join(side) or "–" for side in (point.base, point.a, point.b))
    console.print(plain(f"{named}  {said}"), style="bold")
    console.print(Padding(_pieces(point.pieces, result), (0, 0, 0, 4)))
    for remark in point.remarks:
        para(console, f"({remark})", indent=4)


def _pieces(pieces: Sequence[ConflictPiece], result: CompareResult) -> Text:
    """The text with what either side did to it, by name where both did, and all readings where they conflict."""
    if len({piece.by for piece in pieces} - {"none"}) <= 1 and all(piece.by != "conflict" for piece in pieces):
        return redlined([edit for piece in pieces for edit in _edits(piece)])
    text = Text()
    for piece in pieces:
        if piece.by in ("a", "b", "both"):
            who = {"a": result.a, "b": result.b, "both": "both"}[piece.by]
            text.append_text(plain(f"<{who}: "))
            text.append_text(redlined(_edits(piece)))
            text.append(">")
        elif piece.by == "conflict":
            text.append("<<")
            text.append_text(_reading(result.base or "", piece.base))
            text.append(" | ")
            text.append_text(_reading(result.a, piece.a))
            text.append(" | ")
            text.append_text(_reading(result.b, piece.b))
            text.append(">>")
        else:
            text.append_text(plain(piece.base))
    return text


def _edits(piece: ConflictPiece) -> list[RedlinePiece]:
    """What became of a stretch of the base, as a redline."""
    if piece.by == "none":
        return [RedlinePiece("same", piece.base)]
    edits = (RedlinePiece("struck", piece.base), RedlinePiece("new", piece.b if piece.by == "b" else piece.a))
    return [edit for edit in edits if edit.text]


def _reading(who: str, said: str) -> Text:
    return plain(f"{who}: {said.strip() or '(nothing)'}")
