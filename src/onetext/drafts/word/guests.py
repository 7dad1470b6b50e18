"""What of a paragraph's and a run's looks can be carried from one package into another.

A reference means something only within its own package: a style is taken along where the other package has one with the
same id and name, a number where the other package defines the same list under the same id.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onetext.documents import Package, parse_xml
from onetext.drafts.word.names import child, made, value, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Definitions", "Guest", "definitions", "no_number", "seen_apart", "told_apart"]

_PROPS = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "numPr",
    "suppressLineNumbers",
    "tabs",
    "bidi",
    "spacing",
    "ind",
    "contextualSpacing",
    "jc",
    "outlineLvl",
)
_LOOK = (
    "rStyle",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "vanish",
    "color",
    "sz",
    "szCs",
    "highlight",
    "u",
    "vertAlign",
    "rtl",
    "cs",
    "lang",
)
_TOLD = ("pStyle", "numPr", "jc", "outlineLvl", "bidi")
"""A difference in these is a change of layout worth tracking."""
_SEEN = ("b", "i", "caps", "smallCaps", "strike", "u", "vertAlign")


@dataclass(frozen=True, slots=True)
class Definitions:
    """What a package defines: style id to name, number id to what its list looks like."""

    styles: dict[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    numbered: frozenset[str] = frozenset()


def definitions(package: Package) -> Definitions:
    """The styles and lists of a package. A part that cannot be read defines nothing."""
    styles, numbered = {}, set()
    part = package.related("styles")
    for style in parse_xml(package.parts[part], package.name, part).iter(w("style")) if part else ():
        name = str(style.get(w("styleId"), ""))
        styles[name] = value(style, "name").casefold()
        if child(style, "pPr", "numPr") is not None:
            numbered.add(name)
    return Definitions(styles, _lists(package), frozenset(numbered))


def _lists(package: Package) -> dict[str, str]:
    from lxml import etree

    part = package.related("numbering")
    if not part:
        return {}
    root = parse_xml(package.parts[part], package.name, part)
    shapes = {}
    for abstract in root.iter(w("abstractNum")):
        levels = [
            (level.get(w("ilvl")), value(level, "start"), value(level, "numFmt"), value(level, "lvlText"))
            for level in abstract.iter(w("lvl"))
        ]
        shapes[abstract.get(w("abstractNumId"))] = repr(levels)
    found = {}
    for number in root.iter(w("num")):
        overrides = b"".join(etree.tostring(item, method="c14n") for item in number.iter(w("lvlOverride")))
        shape = shapes.get(value(number, "abstractNumId"))
        if shape is not None:
            found[str(number.get(w("numId"), ""))] = f"{shape}{overrides!r}"
    return found


@dataclass(frozen=True, slots=True)
class Guest:
    """Looks on their way from one package to another."""

    home: Definitions
    host: Definitions

    def is_style(self, name: str) -> bool:
        """Whether the style means the same in both packages."""
        return name in self.host.styles and self.home.styles.get(name) == self.host.styles[name]

    def is_heading(self, props: Element | None) -> bool:
        """Whether the style is one for headings, in either package."""
        style = value(props, "pStyle")
        names = (self.home.styles.get(style, ""), self.host.styles.get(style, ""))
        return any(name.startswith(("heading", "title")) for name in names)

    def keeps_number(self, props: Element | None) -> bool:
        """Whether the automatic number that these properties give is given in the other package too."""
        style = value(props, "pStyle")
        if style and not self.is_style(style):
            return False
        number = value(props, "numPr", "numId")
        if not number:
            return style in self.home.numbered and style in self.host.numbered
        return number in self.host.lists and self.home.lists.get(number) == self.host.lists[number]

    def props(self, props: Element | None, *, numbered: bool = True) -> Element:
        """A paragraph's properties that can be taken along, as a new `w:pPr`."""
        kept = made("pPr")
        numbered = numbered and self.keeps_number(props)
        for name in _PROPS:
            item = child(props, name)
            if name == "numPr" and not numbered:
                if value(kept, "pStyle") in self.host.numbered:
                    kept.append(no_number())
            elif item is not None and (name != "pStyle" or self.is_style(value(props, "pStyle"))):
                kept.append(_clean(item))
        return kept

    def look(self, look: Element | None) -> Element | None:
        """A run's properties that can be taken along, as a new `w:rPr`; None where there are none."""
        kept = made("rPr")
        for name in _LOOK:
            item = child(look, name)
            if item is not None and (name != "rStyle" or self.is_style(value(look, "rStyle"))):
                kept.append(copy.deepcopy(item))
        return kept if len(kept) else None


def no_number() -> Element:
    """What takes a paragraph out of the list that its style puts it in."""
    switched = made("numPr")
    switched.append(made("numId", val="0"))
    return switched


def _clean(item: Element) -> Element:
    copied = copy.deepcopy(item)
    for change in [*copied.iter(w("ins")), *copied.iter(w("numberingChange"))]:
        change.getparent().remove(change)
    return copied


def told_apart(old: Element | None, new: Element | None) -> bool:
    """Whether two paragraphs' properties differ in something that is worth tracking."""
    return _gist(old, _TOLD) != _gist(new, _TOLD)


def seen_apart(old: Element | None, new: Element | None) -> bool:
    """Whether two runs look different to a reader."""
    return _gist(old, _SEEN) != _gist(new, _SEEN)


def _gist(props: Element | None, names: tuple[str, ...]) -> list[tuple[str, str]]:
    found = []
    for name in names:
        item = child(props, name)
        if item is None:
            continue
        told = "/".join(str(inner.get(w("val"), "")) for inner in item.iter() if inner.get(w("val")) is not None)
        if told not in ("0", "false", "none", "off", "baseline"):
            found.append((name, told if told not in ("1", "true", "on") else ""))
    return found
