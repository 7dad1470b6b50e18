"""Stretches of text that look alike, and how a paragraph is put together from them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onetext.documents.text import Look, Mark

__all__ = ["Looks", "Run", "cleaned", "joined", "squeezed", "unseen"]

Looks = tuple[tuple[int, int, frozenset[Look]], ...]

_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\ufeff\ufffe\uffff]")
"""Controls that no XML may hold, soft hyphens, and what is no character."""
_LINE_ENDS = re.compile(r"\r\n|[\r\f]|(?<=\S)\x0b(?=\S)")
_HALVES = re.compile("[\ud800-\udfff]")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_ENDS = " \t\n\r\f\u00a0"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look and one history."""

    text: str
    looks: frozenset[Look] = frozenset()
    inserted: Mark | None = None
    deleted: Mark | None = None


def cleaned(text: str) -> str:
    """A text without characters that nobody sees and no XML may hold; line ends are newlines."""
    text = _LINE_ENDS.sub("\n", text)
    return _HALVES.sub("\ufffd", _UNSEEN.sub("", text))


def unseen(text: str) -> Counter[str]:
    """The characters that `cleaned` takes out of a text, and how often each stands there."""
    return Counter(_UNSEEN.findall(_LINE_ENDS.sub("", text)))


def squeezed(runs: Iterable[Run]) -> list[Run]:
    """Runs as a browser shows them: each stretch of blanks is one, also where it runs over two of them."""
    kept: list[Run] = []
    blank = True
    for run in runs:
        text = "\n".join(_BLANKS.sub(" ", line) for line in run.text.split("\v"))
        if blank and text.startswith(" "):
            text = text[1:]
        text = text.replace("\n ", "\n").replace(" \n", "\n")
        if text:
            blank = text[-1] in " \n"
            kept.append(Run(text, run.looks, run.inserted, run.deleted))
    return kept


def joined(runs: Iterable[Run]) -> tuple[str, Looks]:
    """Text and looks of a paragraph, without blanks at its ends."""
    text = ""
    stretches: list[tuple[int, int, frozenset[Look]]] = []
    parts: list[str] = []
    at = 0
    for run in runs:
        if run.looks:
            if stretches and stretches[-1][1] == at and stretches[-1][2] == run.looks:
                stretches[-1] = (stretches[-1][0], at + len(run.text), run.looks)
            else:
                stretches.append((at, at + len(run.text), run.looks))
        parts.append(run.text)
        at += len(run.text)
    text = "".join(parts)
    lead = len(text) - len(text.lstrip(_ENDS))
    text = text.strip(_ENDS)
    moved = ((max(0, start - lead), min(len(text), end - lead), looks) for start, end, looks in stretches)
    return text, tuple(stretch for stretch in moved if stretch[0] < stretch[1])
