"""How the points of a draft are labelled, and how a nested label is put together."""

from __future__ import annotations

import re

__all__ = ["LABEL", "joined", "tail"]

_PART = r"(?:[0-9]{1,3}[A-Za-z]{0,2}|[A-Za-z]|[ivxlc]{1,7}|[IVXLC]{1,7})"
LABEL = re.compile(rf"{_PART}(?:[.-]{_PART})*")
"""`5`, `21a`, `a`, `iv`, `I.1`, `21a.i`."""


def joined(parent: str, printed: str) -> str:
    """The full label of a point from its parent's and the one it prints.

    A letter follows a number directly (`21` and `a` make `21a`), anything else after a dot (`21a.i`, `I.1`). A
    printed label that already starts with its parent's (`21a` under `21`) is the full one.
    """
    if not parent:
        return printed
    rest = printed.removeprefix(parent)
    if rest != printed and rest and not rest[0].isdigit():
        return printed
    between = "" if parent[-1].isdigit() and printed[0].isalpha() else "."
    return f"{parent}{between}{printed}"


def tail(parent: str, label: str) -> str | None:
    """What to print under a parent so that the full label comes out; None when nothing does."""
    rest = label.removeprefix(parent).removeprefix(".")
    for printed in (rest, label):
        if LABEL.fullmatch(printed) and joined(parent, printed) == label:
            return printed
    return None
