"""The names of WordprocessingML that the writer uses, and what each of its values is made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["BREAK", "NOTE", "SPACE", "THING", "WML", "child", "made", "readable", "value", "w"]

WML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

BREAK = "\u2029"
"""Stands for the mark at the end of a paragraph, where paragraphs are compared as one text."""

THING = "\ufffc"
"""Stands for what is no text: a picture, a formula."""

NOTE = "\uffff"
"""Stands for the mark that calls a footnote or endnote."""


_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\u2029\ud800-\udfff\ufffc\ufffe\uffff]")


def w(local: str) -> str:
    """The full name of an element or attribute."""
    return f"{{{WML}}}{local}"


def made(local: str, **attributes: str) -> Element:
    """A new element."""
    from lxml import etree

    element = etree.Element(w(local), nsmap={"w": WML})
    for key, told in attributes.items():
        element.set(w(key), told)
    return element


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down that path, or None."""
    for local in path:
        element = None if element is None else element.find(w(local))
    return element


def value(element: Element | None, *path: str) -> str:
    """The `w:val` at the end of that path, or ""."""
    found = child(element, *path)
    return "" if found is None else str(found.get(w("val"), ""))


def readable(text: str) -> str:
    """The text without what XML cannot hold, and without what has a meaning of its own for the writer."""
    return _UNREADABLE.sub("", text)
