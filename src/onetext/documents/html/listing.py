"""What a browser prints before the items of a list: numbers, letters, Roman numerals, bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onetext.documents.html.scanning import Tag

__all__ = ["OpenList", "opened_list"]

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]*)", re.I)
_KINDS = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_SAME = {"lower-latin": "lower-alpha", "upper-latin": "upper-alpha"}
_BULLETS = {"disc", "circle", "square"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_MOST = 100_000


@dataclass(slots=True)
class OpenList:
    """A list that is being read.

    Attributes
    ----------
    kind
        The CSS name of its style, `none` for a list without marks.
    start
        The number of the first item, or None for what the browser takes: 1, or in a reversed list their count.
    values
        The `value` of each item so far, None where it has none.
    kinds
        The style of each item of its own, "" where it has that of the list.
    labelled
        Items whose label a paragraph has taken already.
    """

    kind: str
    start: int | None = None
    reversed: bool = False
    values: list[int | None] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    labelled: set[int] = field(default_factory=set)

    def add(self, tag: Tag) -> int:
        """Take an item in; the answer is its index."""
        self.values.append(_number(tag.attributes.get("value")))
        self.kinds.append(_styled(tag, _KINDS.get(tag.attributes.get("type", ""), "")))
        return len(self.values) - 1

    def labels(self) -> list[str]:
        """The label of each item. A reversed list can be counted only once it is whole."""
        step = -1 if self.reversed else 1
        number = self.start if self.start is not None else (len(self.values) if self.reversed else 1)
        labels = []
        for value, own in zip(self.values, self.kinds, strict=True):
            number = value if value is not None else number
            labels.append(_label(number, own or self.kind))
            number += step
        return labels


def opened_list(tag: Tag) -> OpenList:
    """The list that an `<ol>`, `<ul>` or `<menu>` opens."""
    kind = _KINDS.get(tag.attributes.get("type", ""), "decimal") if tag.name == "ol" else "disc"
    return OpenList(_styled(tag, kind), _number(tag.attributes.get("start")), "reversed" in tag.attributes)


def _styled(tag: Tag, kind: str) -> str:
    """The style that an element names for the marks of a list, or else the one that it has anyway."""
    match = _STYLE.search(tag.attributes.get("style", ""))
    named = [_SAME.get(word, word) for word in match.group(1).lower().split()] if match else []
    return next((word for word in named if word in {*_KINDS.values(), *_BULLETS, "none"}), kind)


def _label(number: int, kind: str) -> str:
    if kind == "none":
        return ""
    return "•" if kind in _BULLETS else f"{_written(number, kind)}."


def _number(text: str | None) -> int | None:
    if text is None or not re.fullmatch(r"\s*[+-]?[0-9]{1,6}\s*", text):
        return None
    number = int(text)
    return number if abs(number) <= _MOST else None


def _written(number: int, kind: str) -> str:
    """A number in a style; styles that cannot write it fall back to digits, as in a browser."""
    if kind.endswith("alpha") and number > 0:
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return letters.upper() if kind.startswith("upper") else letters
    if kind.endswith("roman") and 0 < number < 4000:
        text = ""
        for value, sign in _ROMAN:
            text += sign * (number // value)
            number %= value
        text += _UNITS[number]
        return text.upper() if kind.startswith("upper") else text
    return str(number)
