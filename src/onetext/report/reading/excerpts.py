"""The words of an article that an item may show: 25 at most, however many texts it has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from onetext.model import LONGEST_TEXT

__all__ = ["excerpt", "first_words", "shared_out"]

_MOST_CHARACTERS = 240
"""Of a script without spaces a "word" can be a page."""
_OPENING = 6
_WORD = re.compile(r"\S+")


def excerpt(text: str, most: int = LONGEST_TEXT) -> str:
    """The first words of a text on one line, with an ellipsis where there are more; "" where none are left to show."""
    if most <= 0:
        return ""
    # Of a long text only its head is looked at: the words beyond are not shown.
    head = text[: 8 * _MOST_CHARACTERS]
    found = [match.group() for match in islice(_WORD.finditer(head), most + 1)]
    said = " ".join(found[:most])
    more = len(found) > most or len(head) < len(text.rstrip())
    if len(said) > _MOST_CHARACTERS:
        cut = said[:_MOST_CHARACTERS]
        said, more = cut[: cut.rfind(" ")] if " " in cut else cut, True
    return said.rstrip(" ,;:") + "…" if more else said


def first_words(text: str) -> str:
    """How a paragraph begins: enough to find it, too little to read it."""
    return excerpt(text, _OPENING)


def shared_out(texts: Sequence[str], most: int = LONGEST_TEXT) -> tuple[str, ...]:
    """Several texts of one item, the first in full as far as the words go, the others with what is left.

    Words that stand within an earlier text are not shown twice: their place is then "".
    """
    out: list[str] = []
    shown: list[str] = []
    left = most
    for text in texts:
        plain = " ".join(text[: 8 * _MOST_CHARACTERS].split())
        said = "" if plain and any(plain in earlier for earlier in shown) else excerpt(text, left)
        left -= len(_WORD.findall(said))
        shown += [said] if said else []
        out.append(said)
    return tuple(out)
