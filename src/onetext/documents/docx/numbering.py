"""Automatic numbers: what Word prints before a paragraph, worked out from the lists of the file.

The rules are those of ECMA-376, part 1, 17.9. A counter belongs to an abstract list: two lists that share one count on,
unless one of them says where to start. Each view of a document has a counter of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onetext.documents.docx.formats import BULLET, format_number, is_known
from onetext.documents.docx.names import mc, w
from onetext.documents.docx.styles import Props, Styles, is_on, number_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Counter", "Level", "Number", "Numbering", "Printed"]

_PLACES = tuple("012345678")
_LONGEST_TEXT, _WIDEST, _LONGEST_CHAIN = 255, 20, 16
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list: first number, format, and text with `%1` for the number of the first level and so on.

    Attributes
    ----------
    restart
        The level, counted from 1, whose numbers start this one anew; 0 for never; None for any above.
    legal
        Whether all numbers are printed as decimals.
    style
        The paragraph style that is tied to the level.
    width
        Digits to fill up with zeros, for a format of one's own like `001`.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    width: int = 0
    picture: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    starts: dict[int, int]
    levels: dict[int, Level]


@dataclass(frozen=True, slots=True)
class Number:
    """Which level of which list a paragraph is numbered by."""

    list: str
    level: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A label, and the numbers of the levels that it prints, as `Block.counts`."""

    label: str
    counts: tuple[int, ...] = ()


@dataclass(slots=True)
class Numbering:
    """The lists of a document.

    Parameters
    ----------
    root
        The root of `numbering.xml`, or None where the file has none.
    """

    root: Element | None
    styles: Styles
    _abstract: dict[str, dict[int, Level]] = field(default_factory=dict)
    _style_of: dict[str, str] = field(default_factory=dict)
    _named: dict[str, str] = field(default_factory=dict)
    _lists: dict[str, _List] = field(default_factory=dict)
    _merged: dict[str, dict[int, Level]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        for item in self.root.iterfind(w("abstractNum")):
            key = item.get(w("abstractNumId"), "")
            self._abstract[key] = _levels(item)
            name, uses = item.find(w("styleLink")), item.find(w("numStyleLink"))
            if name is not None:
                self._named[name.get(w("val"), "")] = key
            if uses is not None:
                self._style_of[key] = uses.get(w("val"), "")
        for item in self.root.iterfind(w("num")):
            abstract = item.find(w("abstractNumId"))
            starts, levels = _overrides(item)
            value = abstract.get(w("val"), "") if abstract is not None else ""
            self._lists[item.get(w("numId"), "")] = _List(value, starts, levels)

    def number_of(self, props: Props) -> Number | None:
        """The list and level of a paragraph whose properties are resolved; None where it has no number.

        A level that a style brings is the one tied to the style, wherever the style says it stands.
        """
        if props.num_id is None or props.num_id == "0":
            return None
        level = props.ilvl or 0
        if props.num_style:
            for tied in (props.style, props.num_style):
                found = [place for place, item in self._levels_of(props.num_id).items() if tied and item.style == tied]
                if found:
                    level = found[0]
                    break
        return Number(props.num_id, level)

    def level(self, number: Number) -> Level | None:
        """The definition of a level; None where the list is not in the file."""
        return self._levels_of(number.list).get(number.level)

    def counter_of(self, number: Number) -> str:
        """What the numbers are counted by: the abstract list, with links between lists followed."""
        found = self._lists.get(number.list)
        return self._followed(found.abstract) if found else ""

    def start_of(self, number: Number) -> int | None:
        """Where this list starts the level anew, or None."""
        found = self._lists.get(number.list)
        return found.starts.get(number.level) if found else None

    def levels_of(self, number: Number) -> dict[int, Level]:
        """All levels of a list, by their place."""
        return self._levels_of(number.list)

    def _levels_of(self, num_id: str) -> dict[int, Level]:
        if num_id not in self._merged:
            found = self._lists.get(num_id)
            abstract = self._abstract.get(self._followed(found.abstract), {}) if found else {}
            self._merged[num_id] = {**abstract, **(found.levels if found else {})}
        return self._merged[num_id]

    def _followed(self, abstract: str) -> str:
        seen: set[str] = set()
        while abstract in self._style_of and abstract not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(abstract)
            style = self._style_of[abstract]
            num_id = self.styles.numbering_of(style)
            through = self._lists[num_id].abstract if num_id in self._lists else abstract
            abstract = self._named.get(style, through)
        return abstract


@dataclass(slots=True)
class Counter:
    """Counts the numbered paragraphs of one view, in their order."""

    numbering: Numbering
    odd: set[str] = field(default_factory=set)
    _values: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[Number] = field(default_factory=set)

    def next(self, number: Number) -> Printed | None:
        """Count a paragraph, and give its label; None where its list or level is not in the file.

        Formats that are not known are collected in `odd`.
        """
        level = self.numbering.level(number)
        if level is None:
            return None
        values = self._values.setdefault(self.numbering.counter_of(number), {})
        levels = self.numbering.levels_of(number)
        start = self.numbering.start_of(number)
        if start is not None and number not in self._started:
            values[number.level] = start
        else:
            values[number.level] = values[number.level] + 1 if number.level in values else level.start
        self._started.add(number)
        for above in range(number.level):
            values.setdefault(above, levels[above].start if above in levels else 1)
        for below in [place for place in values if place > number.level]:
            if _starts_anew(levels.get(below), number.level):
                del values[below]
        return self._label(level, levels, values)

    def _label(self, level: Level, levels: dict[int, Level], values: dict[int, int]) -> Printed:
        if level.picture or (level.format == "bullet" and level.text.strip()):
            return Printed(BULLET)
        counts = []

        def printed(match: re.Match[str]) -> str:
            """What stands for `%1` to `%9`: the count of that level in its format."""
            place = int(match.group(1)) - 1
            shown = levels.get(place, Level())
            if not is_known(shown.format):
                self.odd.add(shown.format)
            value = values.get(place, shown.start)
            if shown.format not in {"none", "bullet"}:
                counts.append(value)
            if level.legal and shown.format != "none":
                return str(value)
            return str(value).zfill(shown.width) if shown.width else format_number(value, shown.format)

        label = _PLACE.sub(printed, level.text).strip()
        return Printed(label, tuple(counts) if label else ())


def _starts_anew(level: Level | None, used: int) -> bool:
    if level is None or level.restart is None:
        return True
    return used < level.restart


def _levels(parent: Element) -> dict[int, Level]:
    found = {}
    for item in parent.iterfind(w("lvl")):
        place = item.get(w("ilvl"), "")
        if place in _PLACES:
            found[int(place)] = _level(item)
    return found


def _overrides(item: Element) -> tuple[dict[int, int], dict[int, Level]]:
    starts, levels = {}, {}
    for override in item.iterfind(w("lvlOverride")):
        place = override.get(w("ilvl"), "")
        if place not in _PLACES:
            continue
        start = number_of(override.find(w("startOverride")))
        if start is not None:
            starts[int(place)] = start
        if (level := override.find(w("lvl"))) is not None:
            levels[int(place)] = _level(level)
    return starts, levels


def _level(item: Element) -> Level:
    start = number_of(item.find(w("start")))
    format_, width = _format(item)
    text, style = item.find(w("lvlText")), item.find(w("pStyle"))
    return Level(
        start=0 if start is None else start,
        format=format_,
        text=text.get(w("val"), "")[:_LONGEST_TEXT] if text is not None else "",
        restart=number_of(item.find(w("lvlRestart"))),
        legal=is_on(item.find(w("isLgl"))),
        style=style.get(w("val"), "") if style is not None else "",
        width=width,
        picture=item.find(w("lvlPicBulletId")) is not None,
    )


def _format(item: Element) -> tuple[str, int]:
    """The format of a level, and the digits it fills up to where it is one like `001, 002, 003, ...`."""
    found = item.find(w("numFmt"))
    if found is None:
        found = item.find(f"{mc('AlternateContent')}/{mc('Choice')}/{w('numFmt')}")
    if found is None:
        return "decimal", 0
    if found.get(w("val")) == "custom":
        first = found.get(w("format"), "").split(",")[0].strip()
        return "decimal", min(len(first), _WIDEST) if first.isdecimal() else 0
    return str(found.get(w("val"), "decimal")), 0
