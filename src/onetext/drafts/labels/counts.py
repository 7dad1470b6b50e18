"""Automatic numbers whose count is known: what they say even where the printed label cannot be understood.

A program that numbers paragraphs knows which one it is at: `Twenty-third.` and `כג.` are the 23rd. The count also tells
an `i` that is the ninth letter from one that is the first Roman number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onetext.drafts.labels.reading import Label, Reading, bullet_label, read_label
from onetext.drafts.labels.words import WORDS, LabelWord

__all__ = ["automatic_label"]

_WORD = re.compile(r"\W*(?P<word>§§?|[^\W\d_]+\.?)[ \t\u00a0]+\S")
_SIGNS = re.compile(r"(?P<open>\W*)(?:\w(?:.*\w)?)?(?P<close>\W*)", re.DOTALL)


def automatic_label(printed: str, counts: Sequence[int] = (), *, heading: bool = False) -> Label:
    """The label that a program printed.

    Parameters
    ----------
    counts
        The numbers of the levels that it prints, the last its own; empty where they are not known, and for a bullet.
    """
    label = read_label(printed, automatic=True, heading=heading) or bullet_label(printed)
    if not counts:
        return label
    agreeing = tuple(reading for reading in label.readings if _agrees(reading, counts))
    if agreeing and (agreeing[0].key or _word_of(printed) is None):
        return replace(label, readings=agreeing)
    first = label.readings[0]
    if first.kind in {"letter", "roman"} and len(counts) == 1:  # a letter of another order than lists have here
        return replace(label, readings=(replace(first, order=(counts[0], 0)),))
    return replace(label, readings=(_counted(label.printed, tuple(counts)),))


def _agrees(reading: Reading, counts: Sequence[int]) -> bool:
    if reading.order is None or reading.order[0] != counts[-1]:
        return False
    return len(counts) == 1 or len(reading.path) in {0, 1} or reading.path == tuple(counts[-len(reading.path) :])


def _word_of(printed: str) -> LabelWord | None:
    match = _WORD.match(printed)
    return WORDS.get(match["word"].lower()) or WORDS.get(match["word"].lower().rstrip(".")) if match else None


def _counted(printed: str, counts: tuple[int, ...]) -> Reading:
    """What the counts say alone; of the label only its word and the signs around it."""
    path = counts if len(counts) > 1 else ()
    number, order = ".".join(map(str, counts)), (counts[-1], 0)
    word = _word_of(printed)
    if word is not None:
        return Reading(
            kind=word.kind, family=word.key, order=order, number=number, path=path, key=word.key, rank=word.rank
        )
    signs = _SIGNS.fullmatch(printed)
    family = "dotted" if path else f"counted{signs['open']}#{signs['close']}" if signs else "counted"
    return Reading(kind="number", family=family, order=order, number=number, path=path)
