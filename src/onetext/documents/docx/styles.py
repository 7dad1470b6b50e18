"""Styles, as far as they say something about the text: numbers, headings, hidden text, bold and the like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onetext.documents.docx.names import w
from onetext.documents.text import Look

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Props", "RunProps", "Styles", "is_on", "own_props"]

_LOOKS: dict[str, Look] = {w("b"): "bold", w("i"): "italic", w("strike"): "strike", w("dstrike"): "strike"}
_RAISED: dict[str, Look] = {"superscript": "superscript", "subscript": "subscript"}
_RANKS = tuple("123456789")
_LONGEST_CHAIN = 100
_NO_LOOKS: frozenset[Look] = frozenset()


@dataclass(frozen=True, slots=True)
class Props:
    """What a paragraph says of itself, or a style of its paragraphs; None where it says nothing.

    Attributes
    ----------
    num_id, ilvl
        The list, and the level in it counted from 0. The list "0" means none.
    outline
        The rank as a heading, counted from 0; 9 means body text.
    num_style
        Of resolved properties: the style that the list comes from, or "" where the paragraph names it itself.
    """

    style: str | None = None
    num_id: str | None = None
    ilvl: int | None = None
    outline: int | None = None
    hidden: bool | None = None
    num_style: str = ""


@dataclass(frozen=True, slots=True)
class RunProps:
    """How a run looks. `said` are the looks that were set on or off."""

    looks: frozenset[Look] = _NO_LOOKS
    said: frozenset[Look] = _NO_LOOKS
    hidden: bool | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    props: Props
    run: RunProps


def is_on(element: Element | None) -> bool:
    """Whether an on/off property is on: it is there, and does not say otherwise."""
    return element is not None and element.get(w("val"), "true") not in {"0", "false", "off", "none"}


def number_of(element: Element | None) -> int | None:
    """The whole number in `w:val`, or None."""
    if element is None:
        return None
    try:
        number = int(element.get(w("val"), ""))
    except ValueError:
        return None
    return number if abs(number) < 2**31 else None


def own_props(ppr: Element | None) -> Props:
    """The properties in a `w:pPr`."""
    if ppr is None:
        return Props()
    style, num, run = ppr.find(w("pStyle")), ppr.find(w("numPr")), ppr.find(w("rPr"))
    num_id = num.find(w("numId")) if num is not None else None
    level = number_of(num.find(w("ilvl"))) if num is not None else None
    hidden = run.find(w("vanish")) if run is not None else None
    return Props(
        style=style.get(w("val")) if style is not None else None,
        num_id=num_id.get(w("val")) if num_id is not None else None,
        ilvl=level if level is None else min(max(level, 0), 8),
        outline=number_of(ppr.find(w("outlineLvl"))),
        hidden=None if hidden is None else is_on(hidden),
    )


def own_run_props(rpr: Element | None) -> RunProps:
    """The properties in a `w:rPr`."""
    if rpr is None:
        return RunProps()
    looks: set[Look] = set()
    said: set[Look] = set()
    hidden, style = None, None
    for child in rpr:
        value = child.get(w("val"), "")
        if (look := _LOOKS.get(child.tag)) is not None:
            said.add(look)
            if is_on(child):
                looks.add(look)
        elif child.tag == w("u"):
            said.add("underline")
            looks |= {"underline"} if value not in {"none", ""} else set()
        elif child.tag == w("vertAlign"):
            said |= set(_RAISED.values())
            looks |= {_RAISED[value]} if value in _RAISED else set()
        elif child.tag == w("vanish"):
            hidden = is_on(child)
        elif child.tag == w("rStyle"):
            style = value
    return RunProps(frozenset(looks), frozenset(said), hidden, style)


@dataclass(slots=True)
class Styles:
    """The styles of a document, each resolved along what it is based on.

    Parameters
    ----------
    root
        The root of `styles.xml`, or None where the file has none.
    """

    root: Element | None
    _styles: dict[str, _Style] = field(default_factory=dict)
    _default: str | None = None
    _resolved: dict[str | None, Props] = field(default_factory=dict)
    _runs: dict[str, RunProps] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for item in self.root.iterfind(w("style")) if self.root is not None else ():
            name, based = item.find(w("name")), item.find(w("basedOn"))
            key = item.get(w("styleId"), "")
            self._styles[key] = _Style(
                name=name.get(w("val"), key) if name is not None else key,
                based_on=based.get(w("val")) if based is not None else None,
                props=own_props(item.find(w("pPr"))),
                run=own_run_props(item.find(w("rPr"))),
            )
            if item.get(w("type")) == "paragraph" and item.get(w("default")) in {"1", "true", "on"}:
                self._default = self._default or key

    def name(self, style: str | None) -> str:
        """The name of a paragraph's style: that of the default style where it names none or one that is missing."""
        key = style if style in self._styles else self._default
        return self._styles[key].name if key is not None else ""

    def numbering_of(self, style: str) -> str | None:
        """The list that a list style names."""
        found = self._styles.get(style)
        return found.props.num_id if found else None

    def props(self, own: Props) -> Props:
        """A paragraph's properties with those of its style filled in."""
        key = own.style if own.style in self._styles else self._default
        base = self._of_style(key)
        return Props(
            style=key,
            num_id=own.num_id if own.num_id is not None else base.num_id,
            ilvl=own.ilvl if own.ilvl is not None else base.ilvl,
            outline=own.outline if own.outline is not None else base.outline,
            hidden=base.hidden,
            num_style="" if own.num_id is not None or own.ilvl is not None else base.num_style,
        )

    def run(self, own: RunProps) -> RunProps:
        """A run's properties with those of its character style filled in."""
        if own.style is None:
            return own
        base = self._of_run_style(own.style)
        hidden = own.hidden if own.hidden is not None else base.hidden
        return RunProps((base.looks - own.said) | own.looks, own.said | base.said, hidden)

    def _chain(self, key: str | None) -> Iterator[tuple[str, _Style]]:
        seen: set[str] = set()
        while key is not None and key in self._styles and key not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(key)
            yield key, self._styles[key]
            key = self._styles[key].based_on

    def _of_style(self, key: str | None) -> Props:
        if key not in self._resolved:
            num_id = ilvl = outline = hidden = None
            origin = ""
            for name, style in self._chain(key):
                own = style.props
                if num_id is None and own.num_id is not None:
                    num_id, origin = own.num_id, name
                ilvl = own.ilvl if ilvl is None else ilvl
                outline = outline if outline is not None else own.outline
                outline = outline if outline is not None else _heading_rank(style.name)
                hidden = hidden if hidden is not None else style.run.hidden
            self._resolved[key] = Props(key, num_id, ilvl, outline, hidden, origin)
        return self._resolved[key]

    def _of_run_style(self, key: str) -> RunProps:
        if key not in self._runs:
            looks: frozenset[Look] = _NO_LOOKS
            said: frozenset[Look] = _NO_LOOKS
            hidden = None
            for _, style in self._chain(key):
                looks |= style.run.looks - said
                said |= style.run.said
                hidden = hidden if hidden is not None else style.run.hidden
            self._runs[key] = RunProps(looks, said, hidden)
        return self._runs[key]


def _heading_rank(name: str) -> int | None:
    """The rank of the built-in headings, which files need not spell out. Their names are English in every language."""
    word, _, rank = name.casefold().partition(" ")
    return _RANKS.index(rank) if word == "heading" and rank in _RANKS else None
