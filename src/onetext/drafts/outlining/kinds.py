"""What kind of point a key and a printed label speak of, for points whose file is not at hand.

A draft in a case keeps the key of each point and the label it prints. Both were made by
`onetext.drafts.outlining.blocks`, and are read here with the same rules: a label by its readings and by what stands
before and after it, a key by its last part (`onetext.drafts.outlining.keys`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onetext.drafts.labels.counts import automatic_label
from onetext.drafts.labels.reading import Label, Order, Reading, read_label
from onetext.drafts.labels.words import BY_KEY, WORDS
from onetext.drafts.outlining.lists import Ahead, chosen
from onetext.drafts.text import PointKind, TextPoint

__all__ = ["option_word", "with_kinds"]

_BY_WORD: dict[str, PointKind] = {key: word.kind for key, word in BY_KEY.items()}
_WORD_OF_KEY = "|".join(sorted(map(re.escape, _BY_WORD), key=len, reverse=True))
_OWN = re.compile(
    rf"(?:^|[.-]|(?=[¶•]))(?:(?P<word>{_WORD_OF_KEY})(?P<number>[0-9]+(?:\.[0-9]+)*[a-z]*|[^\W\d_]+)"
    r"|(?P<heading>h[0-9]+)|(?P<cell>t[0-9]+r[0-9]+c[0-9]+(?:¶[0-9]+)?)|(?P<bullet>•[0-9]+)|(?P<counted>¶[^.~]*)"
    r"|n?(?P<digits>[0-9]+[a-z]*)|(?P<letters>[^\W\d_]+))(?:~[0-9]+)*$"
)
"""The last part of a key."""
_NOTE = re.compile(r"(?:fn|en)[0-9]+")
"""The key of a footnote or endnote."""


def with_kinds(points: Sequence[TextPoint]) -> tuple[TextPoint, ...]:
    """The same points with the kind and the number of each, read from its key, its label and those around it.

    For points that `onetext.drafts.outlining.blocks` cut this gives what it gave. A key made by hand (`art5`, `21a`,
    `optA`) says as much.
    """
    labels = [_label(point) for point in points]
    ahead = Ahead(labels)
    opened: list[tuple[str, Reading | None]] = []
    last: dict[str, Order] = {}
    found = []
    for at, (point, label) in enumerate(zip(points, labels, strict=True)):
        if _NOTE.fullmatch(point.key):
            found.append(replace(point, kind="note", number=""))
            continue
        own = _own(point)
        # A label that is but the key with a dot (`optA.`) was made from it, and says no more than it does.
        kind, reading, number = _kind(own), None, own["number"] if own else None
        if label is not None and not (own and own["word"] and point.label.endswith(f"{own[0].lstrip('.-')}.")):
            inner = [each for _key, each in reversed(opened) if each is not None]
            reading = _reading(label, at, inner, last, ahead, own)
            number = reading.number
            kind = kind if own and (own["cell"] or own["heading"]) else reading.kind
        while opened and opened[-1][0] != point.parent:
            opened.pop()
        opened.append((point.key, reading))
        if reading is not None and reading.order is not None:
            if reading.rank == 0:
                last = {key: order for key, order in last.items() if key == reading.family}
            last[reading.family] = reading.order
        found.append(replace(point, kind=kind, number=number or ""))
    return tuple(found)


def _label(point: TextPoint) -> Label | None:
    """The printed label; where it cannot be understood, with the number that the key took from the file's own count."""
    if not point.label or _NOTE.fullmatch(point.key):
        return None
    label = read_label(point.label, automatic=True)
    if label is None or label.readings[0].kind != "bullet":
        return label
    own = _own(point)
    counted = re.match(r"[0-9]+", own["digits"] or own["number"] or "") if own else None
    return automatic_label(point.label, (int(counted[0]),)) if counted else label


def _own(point: TextPoint) -> re.Match[str] | None:
    rest = point.key.removeprefix(point.parent).lstrip(".-") if point.parent else point.key
    return _OWN.search(rest or point.key)


def _kind(own: re.Match[str] | None) -> PointKind:
    """What the last part of a key says alone."""
    if own is None:
        return "paragraph"
    if own["word"]:
        return _BY_WORD[own["word"]]
    if own["digits"]:
        return "number"
    if own["letters"]:
        return "letter"
    kinds: tuple[PointKind, ...] = ("heading", "cell", "bullet")
    return next((kind for kind in kinds if own[kind]), "paragraph")


def _reading(
    label: Label,
    at: int,
    inner: Sequence[Reading],
    last: dict[str, Order],
    ahead: Ahead,
    own: re.Match[str] | None,
) -> Reading:
    """The reading of a printed label that those around it, and the last part of the key, speak for."""
    reading = chosen(label, at, inner, last, ahead) or label.readings[0]
    letters = reading.number.lstrip("0123456789")
    if own and own["letters"] and reading.kind == "number" and letters:  # `21a.` below 21
        return replace(reading, kind="letter", number=letters)
    return reading


def option_word(point: TextPoint) -> str:
    """The word of a point that is one of several options: as its label prints it, else as its key does; or ""."""
    if point.kind != "option":
        return ""
    first = re.match(r"[^\W\d_]+", point.label)
    if first and first[0].casefold() in WORDS:
        return first[0].casefold()
    own = _own(point)
    return (own["word"] or "") if own else ""
