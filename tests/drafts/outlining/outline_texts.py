"""Plain lines to blocks, and what tests ask of an outline."""

from __future__ import annotations

from onetext.documents import Block, Span
from onetext.drafts import Outline, outline


def block(text: str, at: int = 0, **more: object) -> Block:
    """A block as a reader would give it."""
    return Block(**{"text": text, "kind": "paragraph", "span": Span(start=at, end=at + len(text)), **more})  # type: ignore[arg-type]


def blocks(text: str) -> list[Block]:
    """One paragraph for each line that is not empty."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(block(line.strip(), at))
        at += len(line) + 1
    return found


def cut(text: str) -> Outline:
    """The outline of a text, a paragraph a line."""
    return outline(blocks(text))


def keys(text: str) -> list[str]:
    """The keys of the points of a text."""
    return [point.key for point in cut(text).points]


def codes(text: str) -> list[str]:
    """The codes of the notices."""
    return [notice.code for notice in cut(text).notices]
