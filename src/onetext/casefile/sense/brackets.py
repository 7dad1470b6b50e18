"""Square brackets in points: each has its partner, and whoever wants one is a party."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

from onetext.casefile.book import Book, BookPoint
from onetext.casefile.sense.refs import Refs
from onetext.casefile.shaping import did_you_mean
from onetext.errors import Fault
from onetext.model import Attributions

__all__ = ["check_brackets", "lone_signs"]

_SIGNS = re.compile(r"\\[\[\]|]|[\[\]|]")
_Warn = Callable[[int, str, str, str], Fault]
"""Offset in the text of the point, code, message, hint -> the warning at its place in the file."""


def check_brackets(refs: Refs, book: Book) -> None:
    """The brackets of all points of all drafts."""
    parties = book.parties
    names = Attributions({id_: (each.name, each.short, *each.aliases) for id_, each in parties.items()})
    for draft in book.drafts:
        for point in draft.points:
            text, warn = _text(point)
            if "[" not in text and "]" not in text:
                continue
            for at, sign in lone_signs(text):
                hint = f"put in its partner, or a backslash before it: \\{sign}"
                refs.faults.append(warn(at, "W113", _lone(sign), hint))
            if parties and refs.parties is not None:
                for at, name in _strangers(text, names):
                    message = f'"{name}" wants words in brackets and is no party of the case'
                    hint = did_you_mean(name, list(parties)) or "write the id of a party, or give the party this alias"
                    refs.faults.append(warn(at, "W114", message, hint))


def _lone(sign: str) -> str:
    return "this bracket is never closed" if sign == "[" else "this bracket was never opened"


def _text(point: BookPoint) -> tuple[str, _Warn]:
    """The words of a point, and how to warn of a place in them."""
    entry, raw = point.entry, point.raw
    if entry is not None and entry.shape.text is not None:
        return entry.shape.text, lambda _at, code, message, hint: entry.fault(code, ("text",), message, hint)
    starts = [0, *accumulate(len(line) + 1 for _offset, line in raw.lines)]

    def warn(at: int, code: str, message: str, hint: str) -> Fault:
        """A warning of the place `at` signs into the text, wherever in the file that is."""
        index = bisect_right(starts, at) - 1
        assert raw.file is not None
        return raw.file.fault(code, raw.file.place(raw.lines[index][0] + at - starts[index]), message, hint)

    return " ".join(line for _offset, line in raw.lines), warn


def lone_signs(text: str) -> list[tuple[int, str]]:
    """Brackets without a partner, offset and sign: those that `drafts.parse_brackets` finds, which a test sees to."""
    opened: list[int] = []
    lone: list[tuple[int, str]] = []
    for match in _SIGNS.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]":
            if opened:
                opened.pop()
            else:
                lone.append((match.start(), "]"))
    return sorted([*lone, *((at, "[") for at in opened)])


def _strangers(text: str, names: Attributions) -> Iterator[tuple[int, str]]:
    """Names at the head of brackets and alternatives that no party has, each with its offset."""
    signs = list(_SIGNS.finditer(text))
    depth = 0
    for index, match in enumerate(signs):
        depth += (match[0] == "[") - (match[0] == "]" and depth > 0)
        if match[0] == "[" or (match[0] == "|" and depth):
            end = signs[index + 1].start() if index + 1 < len(signs) else len(text)
            head = names.read(text, match.end(), end)
            for name in head.unknown if head else ():
                yield text.find(name, match.end()), name
